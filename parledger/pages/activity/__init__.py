"""A cycle's page of changes: how many, when, by whom, against which dates, and the requests."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from parledger.compute.activity import Totals, activity_of, totals_of
from parledger.compute.contributions import Sending
from parledger.model.words import Words, show_figure
from parledger.pages.activity.scope import TrailScope, counted
from parledger.pages.activity.sections import (
    MOST_SENDINGS,
    OPEN_SENDINGS,
    appraised_list,
    author_rows,
    changing_sendings,
    distance_rows,
    gap_rows,
    late_list,
    moves_list,
    odd_texts,
    published_list,
    sending_rows,
    share_rows,
)
from parledger.pages.addresses import changes_path, data_path, root_of
from parledger.pages.figures.activity import activity_figure
from parledger.pages.frame import Frame, cycle_view
from parledger.pages.inputs import Inputs
from parledger.pages.page import Crumb, Page, View
from parledger.pages.text import say, show_day
from parledger.pages.told_pages import has_changes
from parledger.problems import Lang
from parledger.report import Report

__all__ = ["CHANGES_TITLE", "activity_context", "activity_pages"]

CHANGES_TITLE = Words("Lịch sử thay đổi", "History of changes")
_SENTENCE = Words(
    "{changes} của {units} trong {commits}, từ {first} đến {last}.",
    "{changes} of {units} in {commits}, from {first} to {last}.",
)
_SENTENCE_DAY = Words(
    "{changes} của {units} trong {commits}, ngày {first}.",
    "{changes} of {units} in {commits}, on {first}.",
)
_SENTENCE_UNDATED = Words(
    "{changes} của {units} trong {commits}.",
    "{changes} of {units} in {commits}.",
)
_HEAD = Words("Lịch sử đến commit {commit}", "History up to commit {commit}")
_SHOWN = Words("{shown} lần gần nhất trên {all}.", "The latest {shown} of {all}.")


@dataclass(frozen=True, slots=True)
class FactText:
    """A number that an auditor looks for first; `word` names it, `anchor` its list, or empty."""

    word: str
    count: int
    anchor: str
    signal: bool


def activity_pages(report: Report, lang: Lang, _: Inputs) -> tuple[Page, ...]:
    """One page for each cycle with a history that the edition may tell."""
    return tuple(
        Page(
            path=changes_path(lang, cycle_id),
            template="activity.html",
            view=_view(report, lang, cycle_id),
            context=partial(activity_context, report, lang, cycle_id),
        )
        for cycle_id in report.project.cycles
        if has_changes(report, cycle_id)
    )


def _view(report: Report, lang: Lang, cycle_id: str) -> View:
    cycle, title = report.files(cycle_id).cycle, say(CHANGES_TITLE, lang)
    foot = say(_HEAD, lang, commit=report.chronicle.head[:12])
    frame = Frame("activity", title, (Crumb(title),), foot, charts=True)
    return cycle_view(report, lang, cycle, changes_path(lang, cycle_id), frame)


def activity_context(report: Report, lang: Lang, cycle_id: str) -> Mapping[str, object]:
    """What `activity.html` shows; every text finished."""
    scope = TrailScope(report, lang, cycle_id, root_of(changes_path(lang, cycle_id)))
    totals, sendings = totals_of(scope.told), changing_sendings(scope)
    authors, authors_cut = author_rows(scope)
    appraised, outside = appraised_list(scope), [one for one in sendings if one.outside]
    return {
        "cycle": scope.cycle.title,
        "title": say(CHANGES_TITLE, lang),
        "sentence": _sentence(totals, lang),
        "facts": _facts(totals, appraised.count, len(outside)),
        "figure": activity_figure(activity_of(scope.told), scope.cycle, lang),
        "late": late_list(scope),
        "unrecorded": totals.unrecorded,
        "early": totals.early,
        "appraised": appraised,
        "is_published": cycle_id in report.chronicle.published,
        "published": published_list(scope),
        "distances": distance_rows(scope),
        "moves": moves_list(scope),
        "shares": share_rows(scope),
        "authors": authors,
        "authors_cut": authors_cut,
        "outside": sending_rows(scope, reversed(outside[-MOST_SENDINGS:])),
        "outside_cut": _shown(outside, lang),
        "all_outside": len(outside) == len(sendings),
        "open_sendings": OPEN_SENDINGS,
        "sendings": sending_rows(scope, reversed(sendings[-MOST_SENDINGS:])),
        "sendings_cut": _shown(sendings, lang),
        "gaps": tuple(gap_rows(scope)),
        "oddities": odd_texts(scope),
        "names_people": scope.names_people,
        "head": report.chronicle.head[:12],
        "download": scope.root + data_path(cycle_id, "changes") if scope.has_results else "",
    }


def _sentence(totals: Totals, lang: Lang) -> str:
    counts = {
        noun: counted(noun, getattr(totals, noun), lang) for noun in ("changes", "units", "commits")
    }
    if totals.first is None or totals.last is None:
        return say(_SENTENCE_UNDATED, lang, **counts)
    words = _SENTENCE if totals.first != totals.last else _SENTENCE_DAY
    first, last = show_day(totals.first, lang), show_day(totals.last, lang)
    return say(words, lang, first=first, last=last, **counts)


def _facts(totals: Totals, appraised: int, outside: int) -> tuple[FactText, ...]:
    """The words are names of `locales`."""
    return (
        FactText("activity_late", totals.late, "late", True),
        FactText("activity_unrecorded", totals.unrecorded, "late", False),
        FactText("activity_appraised", appraised, "appraised", True),
        FactText("activity_published", totals.after_publication, "published", True),
        FactText("activity_outside", outside, "outside", False),
        FactText("activity_gaps", totals.gaps, "gaps", True),
    )


def _shown(found: Sequence[Sending], lang: Lang) -> str:
    if len(found) <= MOST_SENDINGS:
        return ""
    counts = show_figure(MOST_SENDINGS, lang), show_figure(len(found), lang)
    return say(_SHOWN, lang, shown=counts[0], all=counts[1])
