"""How a cycle's figures are made: generated from the very criteria, rules and settings in force."""

from collections.abc import Mapping
from functools import partial

from parledger.model.cycles import Cycle
from parledger.model.words import Words
from parledger.pages.addresses import cycle_path, methodology_path, root_of
from parledger.pages.frame import Frame, cycle_view
from parledger.pages.inputs import Inputs
from parledger.pages.methodology.arithmetic import settings_text
from parledger.pages.methodology.blocks import block_methods
from parledger.pages.methodology.people import office_rows, units_out
from parledger.pages.methodology.programme import programme_rows
from parledger.pages.methodology.rules import rule_texts
from parledger.pages.page import Crumb, Page, View
from parledger.pages.shapes import show_documents
from parledger.pages.survey.method import make_method
from parledger.pages.survey.scope import survey_page
from parledger.pages.text import say
from parledger.pages.told_pages import changes_href
from parledger.problems import Lang
from parledger.report import Report

_TITLE = Words("Phương pháp tính", "How the figures are made")

__all__ = ["methodology_context", "methodology_pages"]


def methodology_pages(report: Report, lang: Lang, inputs: Inputs) -> tuple[Page, ...]:
    """One page a cycle; of a withheld cycle too: its rules are public, its figures are not."""
    return tuple(
        Page(
            path=methodology_path(lang, cycle_id),
            template="methodology.html",
            view=_view(report, lang, inputs, files.cycle),
            context=partial(methodology_context, report, lang, cycle_id),
        )
        for cycle_id, files in report.project.cycles.items()
    )


def _view(report: Report, lang: Lang, inputs: Inputs, cycle: Cycle) -> View:
    path = methodology_path(lang, cycle.id)
    title = say(_TITLE, lang)
    foot = "" if cycle.id in report.withheld else inputs.foot(inputs.of_cycle(cycle.id), lang)
    frame = Frame("methodology", title, (Crumb(title),), foot)
    return cycle_view(report, lang, cycle, path, frame)


def methodology_context(report: Report, lang: Lang, cycle_id: str) -> Mapping[str, object]:
    """What `methodology.html` shows; every text finished."""
    files = report.files(cycle_id)
    cycle = files.cycle
    root = root_of(methodology_path(lang, cycle_id))
    return {
        "cycle": cycle.title,
        "cycle_href": root + cycle_path(lang, cycle_id),
        "changes_href": changes_href(report, lang, cycle_id, methodology_path(lang, cycle_id)),
        "withheld": cycle_id in report.withheld,
        "blocks": block_methods(report, cycle, lang, root),
        "settings": settings_text(cycle, lang),
        "rules": rule_texts(report, cycle, lang, root),
        "surveys": tuple(
            (
                make_method(report, cycle_id, survey, lang),
                root + survey_page(report, lang, cycle_id, survey.id),
            )
            for survey in files.surveys.values()
        ),
        "offices": office_rows(report, cycle, lang),
        "units_out": units_out(report, cycle),
        "programme": programme_rows(report, cycle, lang, root),
        "published": cycle.published is not None,
        "documents": show_documents(cycle.documents, lang),
        "sources": show_documents(cycle.sources, lang),
    }
