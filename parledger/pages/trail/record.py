"""Was it so when published: of a unit by its recorded figures, of a criterion by its history."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from parledger.model.criteria import Node
from parledger.model.publication import Publication, version_now
from parledger.model.words import Words
from parledger.pages.addresses import publication_path, root_of, trail_path
from parledger.pages.publication import erratum_href, make_corrections, published_sentence
from parledger.pages.text import say, show_points
from parledger.pages.trail.scope import TrailScope
from parledger.problems import Lang
from parledger.report.course import Standing, Turn

Kind = Literal["same", "erratum", "shared", "after", "unknown"]

_BADGES = {
    "same": Words("Đúng như lúc công bố", "As when published"),
    "erratum": Words("Đã đính chính {version}", "Corrected by {version}"),
    "shared": Words("Tệp chung có đính chính {version}", "Common files corrected by {version}"),
    "after": Words("SỬA SAU CÔNG BỐ", "CHANGED AFTER PUBLICATION"),
    "unknown": Words("Chưa rõ có đúng như lúc công bố", "Not known whether as published"),
}
_NOTES = {
    "same": Words(
        "Từ ngày công bố đến nay không ai sửa.", "Nobody changed it since it was published."
    ),
    "erratum": Words(
        "Sửa sau công bố theo đính chính {version}.", "Changed after publication by {version}."
    ),
    "shared": Words(
        "Riêng tiêu chí này không ai sửa; tệp dùng chung của kỳ có đính chính {version}.",
        "Nobody changed this criterion; files of the whole cycle were corrected by {version}.",
    ),
    "after": Words(
        "Sửa sau công bố mà không có đính chính nào nêu.",
        "Changed after publication, and no erratum names it.",
    ),
    "unknown": Words(
        "Bản công bố chưa có trong lịch sử.", "The record of publication is not in the history."
    ),
}
_RESTORED = Words(
    "Sau công bố có người sửa rồi trả lại như cũ.", "It was changed after publication and put back."
)
_FIGURE = Words("Công bố: {points} điểm", "Published: {points} points")
_FIGURES = Words("Công bố: {then} điểm; nay: {now} điểm", "Published: {then} points; now: {now}")
_NO_FIGURE = Words("Công bố: không có điểm", "Published: no points")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a figure is the one published; `href`: the erratum, else the record; may be empty."""

    kind: Kind
    badge: str
    note: str
    figure: str
    day: str
    href: str


@dataclass(frozen=True, slots=True)
class RecordText:
    """A unit's figures against the record; `kind` empty: the cycle is not published."""

    kind: str
    badge: str
    sentence: str
    moves: tuple[tuple[str, str], ...]
    href: str


def unit_record(scope: TrailScope) -> RecordText:
    """When the unit's figures were published, and whether they are still those."""
    record, lang = scope.record, scope.lang
    cycle = scope.block.cycle
    if record is None:
        return RecordText("", "", "", (), "")
    path = trail_path(lang, scope.cycle, scope.result.unit)
    corrections = make_corrections(scope.report, lang, cycle, scope.result.unit)
    moves = tuple(
        (one.said, erratum_href(lang, scope.cycle, path, one.version)) for one in corrections
    )
    kind: Kind = "erratum" if corrections else "same" if _agrees(scope, record) else "after"
    version = corrections[-1].version if corrections else version_now(cycle.cycle.year, record)
    return RecordText(
        kind,
        say(_BADGES[kind], lang, version=version),
        published_sentence(cycle.cycle.year, record, lang),
        moves,
        root_of(path) + publication_path(lang, scope.cycle),
    )


def _agrees(scope: TrailScope, record: Publication) -> bool:
    """Index, rank and class as recorded."""
    found, result = record.results_now().get(scope.result.unit), scope.result
    if found is None:
        return False
    index = Fraction(result.shown_index) if result.shown_index else None
    return found.told == (index, result.rank, result.class_id)


def verdict(
    scope: TrailScope, leaf: Node, turns: tuple[Turn, ...], now: Fraction | None
) -> Verdict | None:
    """Of one criterion; None while the cycle is not published. `now`: its points by the results."""
    record, lang = scope.record, scope.lang
    if record is None:
        return None
    later = tuple(one for one in turns if one.told.published == "after")
    then = turns[: len(turns) - len(later)]
    restored = bool(later) and bool(then) and _said(then[-1].standing) == _said(later[-1].standing)
    kind, versions = _kind(scope, record, leaf, () if restored else later)
    version = ", ".join(versions)
    note = _RESTORED if restored else _NOTES[kind]
    figure = _figure(
        now, then[-1].after if then else None, lang, moved=bool(later) and not restored
    )
    path = trail_path(lang, scope.cycle, scope.result.unit)
    about = root_of(path) + publication_path(lang, scope.cycle)
    return Verdict(
        kind,
        say(_BADGES[kind], lang, version=version),
        say(note, lang, version=version),
        figure,
        scope.day(record.date),
        erratum_href(lang, scope.cycle, path, versions[-1]) if versions else about,
    )


def _figure(now: Fraction | None, then: Fraction | None, lang: Lang, *, moved: bool) -> str:
    if moved and then != now:
        texts = {"then": show_points(then, lang), "now": show_points(now, lang)}
        return say(_FIGURES, lang, **texts)
    return (
        say(_NO_FIGURE, lang) if now is None else say(_FIGURE, lang, points=show_points(now, lang))
    )


def _said(standing: Standing) -> Standing:
    return {step: fields for step, fields in standing.items() if fields}


def _kind(
    scope: TrailScope, record: Publication, leaf: Node, later: tuple[Turn, ...]
) -> tuple[Kind, tuple[str, ...]]:
    """What happened after the record, and by which versions."""
    if scope.cycle not in scope.report.chronicle.published:
        return "unknown", ()
    if later:
        versions = _versions(scope, record, later)
        return ("erratum", versions) if versions else ("after", ())
    fed = {place.path for place in scope.block.ballots.get(leaf.id, ())}
    if version := _version(record, fed - {_cycle_file(scope)}):
        return "erratum", (version,)
    shared = {_cycle_file(scope), scope.block.block.criteria.at.path}
    if version := _version(record, shared):
        return "shared", (version,)
    return "same", ()


def _versions(scope: TrailScope, record: Publication, later: tuple[Turn, ...]) -> tuple[str, ...]:
    """The versions to which these changes may belong, in the record's order."""
    told = (one.told for one in later)
    named = {name for one in told for name in scope.corrected.get((one.path, one.commit), ())}
    return tuple(dict.fromkeys(one.version for one in record.errata if one.version in named))


def _cycle_file(scope: TrailScope) -> str:
    return f"scores/{scope.cycle}/cycle.yaml"


def _version(record: Publication, paths: set[str]) -> str:
    """The last version whose errata name one of the paths."""
    return next((one.version for one in reversed(record.errata) if one.path in paths), "")
