"""Every kind of data page, one line each. A new kind is one module, one template, one line."""

from collections.abc import Callable
from dataclasses import replace

from parledger.pages.about import about_pages
from parledger.pages.activity import activity_pages
from parledger.pages.area import area_pages
from parledger.pages.commit import commit_pages
from parledger.pages.compare import compare_pages
from parledger.pages.criterion import criterion_pages
from parledger.pages.cycle import cycle_pages
from parledger.pages.env import LANGS
from parledger.pages.evidence import evidence_pages
from parledger.pages.home import home_pages
from parledger.pages.inputs import Inputs, find_inputs
from parledger.pages.keys import Keys
from parledger.pages.methodology import methodology_pages
from parledger.pages.page import Page
from parledger.pages.publication import publication_pages
from parledger.pages.question import question_pages
from parledger.pages.responses import responses_pages
from parledger.pages.shapes import unit_name
from parledger.pages.status import status_pages
from parledger.pages.survey import survey_pages
from parledger.pages.surveys import surveys_pages
from parledger.pages.timetable import timetable_pages
from parledger.pages.trail import trail_pages
from parledger.pages.unit import unit_pages
from parledger.pages.unit_evidence import unit_evidence_pages
from parledger.problems import Lang
from parledger.report import Report

PageKind = Callable[[Report, Lang, Inputs], tuple[Page, ...]]

PAGE_KINDS: tuple[tuple[str, PageKind], ...] = (
    ("home", home_pages),
    ("cycle", cycle_pages),
    ("unit", unit_pages),
    ("trail", trail_pages),
    ("criterion", criterion_pages),
    ("area", area_pages),
    ("methodology", methodology_pages),
    ("timetable", timetable_pages),
    ("status", status_pages),
    ("responses", responses_pages),
    ("publication", publication_pages),
    ("compare", compare_pages),
    ("evidence", evidence_pages),
    ("unit_evidence", unit_evidence_pages),
    ("survey", survey_pages),
    ("surveys", surveys_pages),
    ("question", question_pages),
    ("activity", activity_pages),
    ("commit", commit_pages),
    ("about", about_pages),
)


def build_pages(report: Report, langs: tuple[Lang, ...] = LANGS) -> tuple[Page, ...]:
    """All data pages of an edition, Vietnamese first; nothing is rendered yet."""
    inputs = find_inputs(report)
    if report.unit:
        # A key would have to hold files of others, which this report does not know.
        name = unit_name(report, report.unit)
        return tuple(
            replace(page, view=replace(page.view, own=name))
            for lang in langs
            for _, make in PAGE_KINDS
            for page in make(report, lang, inputs)
        )
    keys = Keys(report, inputs)
    return tuple(
        replace(page, key=keys.of(kind, page.path))
        for lang in langs
        for kind, make in PAGE_KINDS
        for page in make(report, lang, inputs)
    )
