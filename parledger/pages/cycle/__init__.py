"""A cycle's page: the ranking of each block, and the ways to everything else of the cycle."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from parledger.charts import Figure
from parledger.model.cycles import Block, Cycle, Named
from parledger.model.results import BlockResult, CycleResult
from parledger.model.words import Words
from parledger.pages.addresses import (
    compare_path,
    cycle_path,
    data_path,
    evidence_path,
    home_path,
    methodology_path,
    node_path,
    publication_path,
    responses_path,
    root_of,
    status_path,
    survey_path,
    timetable_path,
    twin,
)
from parledger.pages.appeals import make_appeals
from parledger.pages.cycle.published import PublishedText, make_published
from parledger.pages.cycle.ranking import RankingText, make_ranking
from parledger.pages.figures import block_figures, source_text
from parledger.pages.inputs import Inputs
from parledger.pages.page import Crumb, Page, View
from parledger.pages.publication import published_sentence
from parledger.pages.shapes import LinkText, show_documents, unit_name
from parledger.pages.states import state_word
from parledger.pages.text import HOME_WORDS, say, show_day, show_points
from parledger.pages.told_pages import changes_href
from parledger.pages.unit.scope import BlockScope
from parledger.problems import Lang
from parledger.report import Report
from parledger.tables.history import HISTORY_TABLES
from parledger.tables.surveys import SURVEY_TABLES

__all__ = ["cycle_context", "cycle_pages"]

_FINDING = Words("{first} đứng đầu với {index} điểm", "{first} leads with {index}")
_FINDING_TIE = Words(
    "{count} đơn vị cùng đứng đầu với {index} điểm", "{count} units lead with {index}"
)
_FINDING_MEAN = Words("; trung bình của khối là {mean}.", "; the block's mean is {mean}.")
_MAX = Words("{points} điểm", "{points} points")


@dataclass(frozen=True, slots=True)
class NamedText:
    """A unit named with the reason why it is not ranked or not assessed."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class StateRow:
    """A unit of a withheld cycle: how far it has come, no figure."""

    name: str
    state: str


@dataclass(frozen=True, slots=True)
class BlockText:
    """A block on the cycle's page; `ranking` None: withheld."""

    id: str
    title: str
    finding: str
    ranking: RankingText | None
    published: PublishedText | None
    unranked: tuple[NamedText, ...]
    not_assessed: tuple[NamedText, ...]
    areas: tuple[LinkText, ...]
    states: tuple[StateRow, ...]
    figures: tuple[Figure, ...] = ()
    figures_source: str = ""


def cycle_pages(report: Report, lang: Lang, inputs: Inputs) -> tuple[Page, ...]:
    """One page a cycle, withheld ones too."""
    return tuple(
        Page(
            path=cycle_path(lang, cycle_id),
            template="cycle.html",
            view=_view(report, lang, inputs, files.cycle),
            context=partial(cycle_context, report, lang, cycle_id),
        )
        for cycle_id, files in report.project.cycles.items()
    )


def _view(report: Report, lang: Lang, inputs: Inputs, cycle: Cycle) -> View:
    path = cycle_path(lang, cycle.id)
    # A digest of withheld files would let a short one be guessed.
    foot = "" if cycle.id in report.withheld else inputs.foot(inputs.of_units(cycle.id), lang)
    return View(
        lang=lang,
        title=cycle.title,
        path=path,
        root=root_of(path),
        other=twin(path),
        crumbs=(Crumb(say(HOME_WORDS, lang), home_path(lang)), Crumb(cycle.title, given=True)),
        banner=cycle.provenance == "illustrative",
        kind="cycle",
        print_foot=foot,
        home=home_path(lang),
        edition=report.edition,
    )


def cycle_context(report: Report, lang: Lang, cycle_id: str) -> Mapping[str, object]:
    """What `cycle.html` shows; every text finished."""
    cycle = report.files(cycle_id).cycle
    result, record = report.result(cycle_id), report.files(cycle_id).publication
    if result is None:
        blocks = tuple(_withheld_block(report, cycle, block, lang) for block in cycle.blocks)
    else:
        blocks = tuple(_block(report, result, block, lang) for block in result.blocks)
    return {
        "title": cycle.title,
        "authority": cycle.authority,
        "year": str(cycle.year),
        "period": tuple(show_day(day, lang) for day in cycle.period) if cycle.period else (),
        "official": cycle.provenance == "official",
        "withheld": result is None,
        "provisional": result is not None and _is_provisional(result),
        "blocks": blocks,
        "published": published_sentence(cycle.year, record, lang) if record else "",
        "appeals": make_appeals(report, lang, cycle_id, cycle_path(lang, cycle_id)),
        "documents": show_documents(cycle.documents, lang),
        "sources": show_documents(cycle.sources, lang),
        **_links(report, lang, cycle_id),
    }


def _links(report: Report, lang: Lang, cycle_id: str) -> Mapping[str, object]:
    """To the cycle's other pages and downloads; empty where the edition has none."""
    result, root = report.result(cycle_id), root_of(cycle_path(lang, cycle_id))
    record, polls = report.files(cycle_id).publication, report.polls.of(cycle_id)
    told, compares = report.chronicle.of_cycle(cycle_id), result is not None and result.changes
    surveyed = tuple(kind.name for kind in SURVEY_TABLES.values()) if polls else ()
    histories = tuple(HISTORY_TABLES) if told else ()
    tables = ("units", "areas", "criteria", "evidence", *surveyed, *histories)
    return {
        "timetable_href": root + timetable_path(lang, cycle_id),
        "status_href": root + status_path(lang, cycle_id),
        "responses_href": root + responses_path(lang, cycle_id) if result else "",
        "evidence_href": root + evidence_path(lang, cycle_id) if result else "",
        "methodology_href": root + methodology_path(lang, cycle_id),
        "publication_href": root + publication_path(lang, cycle_id) if record else "",
        "changes_href": changes_href(report, lang, cycle_id, cycle_path(lang, cycle_id)),
        "compare_href": root + compare_path(lang, cycle_id) if compares else "",
        "survey_href": root + survey_path(lang, cycle_id) if polls else "",
        "downloads": tuple((table, root + data_path(cycle_id, table)) for table in tables)
        if result is not None
        else (),
    }


def _is_provisional(result: CycleResult) -> bool:
    return any(unit.provisional for block in result.blocks for unit in block.units)


def _block(report: Report, cycle: CycleResult, result: BlockResult, lang: Lang) -> BlockText:
    path = cycle_path(lang, cycle.cycle.id)
    ranking = make_ranking(report, cycle, result, lang, path)
    block = result.block
    scope = BlockScope(report, lang, cycle, result)
    return BlockText(
        id=block.id,
        title=block.title,
        finding=_finding(ranking, lang),
        ranking=ranking,
        published=make_published(report, cycle, result, lang, path),
        unranked=_named(report, block.unranked),
        not_assessed=_named(report, block.not_assessed),
        areas=tuple(
            LinkText(
                f"{area.code} {area.title}",
                root_of(path) + node_path(lang, cycle.cycle.id, block.id, area.id),
                say(_MAX, lang, points=show_points(area.max_points, lang)),
            )
            for area in result.criteria.areas
        ),
        states=(),
        figures=block_figures(scope),
        figures_source=source_text(scope),
    )


def _withheld_block(report: Report, cycle: Cycle, block: Block, lang: Lang) -> BlockText:
    states = report.states.get(cycle.id, {})
    return BlockText(
        id=block.id,
        title=block.title,
        finding="",
        ranking=None,
        published=None,
        unranked=(),
        not_assessed=_named(report, block.not_assessed),
        areas=(),
        states=tuple(
            StateRow(unit_name(report, unit), state_word(states[unit], lang))
            for unit in block.units
            if unit in states
        ),
    )


def _named(report: Report, named: tuple[Named, ...]) -> tuple[NamedText, ...]:
    return tuple(NamedText(unit_name(report, one.unit), one.why) for one in named)


def _finding(ranking: RankingText, lang: Lang) -> str:
    """Who leads, and the mean where the edition shows it; empty where nobody is ranked."""
    first = [row for row in ranking.rows if row.rank_order == "1"]
    if not first:
        return ""
    if len(first) == 1:
        text = say(_FINDING, lang, first=first[0].name, index=first[0].index)
    else:
        text = say(_FINDING_TIE, lang, count=str(len(first)), index=first[0].index)
    if not ranking.mean:
        return f"{text}."
    return text + say(_FINDING_MEAN, lang, mean=ranking.mean)
