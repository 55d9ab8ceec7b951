"""One request or commit: when and how it came, and every value it changed, unit by unit.

A commit never changes, nor does its page, but for what is learnt of it later: receipts, the
publication, names. The first import of a cycle may hold thousands of values: each unit's rows
and all together are cut, and the page says how many there are.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from parledger.compute.activity import changes_of, gaps_of
from parledger.compute.timing import runs_backwards
from parledger.compute.windows import local_day, zone_of
from parledger.model.told import Told
from parledger.model.trail import LogCommit
from parledger.model.trail_words import PUBLISHED_WORDS, TIMING_WORDS
from parledger.model.words import Words, show_figure
from parledger.pages.activity import CHANGES_TITLE
from parledger.pages.activity.rows import ToldRow, gap_text, seal_text, told_row
from parledger.pages.activity.scope import TrailScope, counted, sending_title
from parledger.pages.activity.sections import corrected_in
from parledger.pages.addresses import change_path, changes_path, root_of
from parledger.pages.changed import cut
from parledger.pages.frame import Frame, cycle_view
from parledger.pages.inputs import Inputs
from parledger.pages.page import Crumb, Page, View
from parledger.pages.publication import erratum_href
from parledger.pages.shapes import LinkText
from parledger.pages.text import NOTHING, say, show_day, show_moment
from parledger.pages.told_pages import has_change, has_changes
from parledger.problems import Lang
from parledger.report import Report

MOST_OF_UNIT = 60
MOST_ROWS = 400
MOST_BYTES = 260_000
"""Of all rows together, about; each text is cut at `changed.LONGEST`."""

ROW_BYTES, FIELD_BYTES = 550, 100
"""What a row and a field take besides their texts."""

MOST_UNITS = 300
OPEN_UNITS = 3
"""With more units each is folded."""

MOST_COMMITS = 100
MOST_FIELDS = 12
_NO_TIME = datetime.max.replace(tzinfo=UTC)

_FOOT = Words("Commit {commit}", "Commit {commit}")
_SENTENCE = Words(
    "{changes} của {units}, vào nhánh chính ngày {day}.",
    "{changes} of {units}, on the main branch since {day}.",
)
_SENTENCE_ONE = Words(
    "{changes} của {unit}, vào nhánh chính ngày {day}.",
    "{changes} of {unit}, on the main branch since {day}.",
)
_APPROVALS = Words(
    "{approvals} lượt duyệt, {reviews} người xem", "{approvals} approved, {reviews} reviewed"
)
_NAMES = Words("{count}: {names}", "{count}: {names}")
_CUT = Words("{shown} trên {all} thay đổi.", "{shown} of {all} changes.")
_REST = Words("và {count} đơn vị khác", "and {count} more units")
_COUNTED = Words("{word}: {count}", "{word}: {count}")
_CLOCK = Words(
    "ngày của lần hợp nhất sớm hơn ngày viết: đồng hồ sai",
    "the merge is dated before what it brought was written: a wrong clock",
)
_BY_REQUEST = Words("yêu cầu hợp nhất {number}", "request {number}")
_BY_MERGE = Words("một lần hợp nhất, không ghi số yêu cầu", "a merge without a recorded request")
_DIRECT = Words(
    "commit thường, không có yêu cầu nào được ghi lại", "a plain commit, no request recorded"
)


@dataclass(frozen=True, slots=True)
class FactText:
    """A line of what is known of the commit; `word` names it in `locales`."""

    word: str
    text: str
    href: str = ""
    given: bool = False
    signal: bool = False


@dataclass(frozen=True, slots=True)
class InsideText:
    """A commit inside the request; `author` and `about` are empty where people are not named."""

    commit: str
    href: str
    day: str
    changes: int
    author: str
    about: str


@dataclass(frozen=True, slots=True)
class UnitText:
    """A unit's changes, as far as they are shown."""

    link: LinkText
    count: int
    rows: tuple[ToldRow, ...]
    cut: str


def commit_pages(report: Report, lang: Lang, _: Inputs) -> tuple[Page, ...]:
    """One page for each commit on main that changed a value of a cycle, oldest first."""
    return tuple(
        page
        for cycle_id in report.project.cycles
        if has_changes(report, cycle_id)
        for page in _of_cycle(report, lang, cycle_id)
    )


def _of_cycle(report: Report, lang: Lang, cycle_id: str) -> Iterator[Page]:
    scope = TrailScope(report, lang, cycle_id, root_of(change_path(lang, cycle_id, "commit")))
    for commit in report.chronicle.commits(cycle_id):
        if has_change(report, cycle_id, commit):
            yield Page(
                path=change_path(lang, cycle_id, commit),
                template="change.html",
                view=_view(scope, report.chronicle.of_commit(cycle_id, commit)[0]),
                context=partial(commit_context, scope, commit),
            )


def _view(scope: TrailScope, one: Told) -> View:
    lang, title = scope.lang, sending_title(one, scope.lang)
    crumbs = (
        Crumb(say(CHANGES_TITLE, lang), changes_path(lang, scope.cycle_id)),
        Crumb(title),
    )
    foot = say(_FOOT, lang, commit=one.commit)
    frame = Frame("commit", title, crumbs, foot)
    path = change_path(lang, scope.cycle_id, one.commit)
    return cycle_view(scope.report, lang, scope.cycle, path, frame)


def commit_context(scope: TrailScope, commit: str) -> Mapping[str, object]:
    """What `change.html` shows; every text finished."""
    told = scope.report.chronicle.of_commit(scope.cycle_id, commit)
    changes, lang = changes_of(told), scope.lang
    by_unit: dict[str, list[Told]] = {}
    for one in changes:
        by_unit.setdefault(one.change.unit, []).append(one)
    units = tuple(_units(scope, by_unit))
    rest = len(by_unit) - len(units)
    return {
        "cycle": scope.cycle.title,
        "title": sending_title(told[0], lang),
        "sentence": _sentence(scope, changes, by_unit),
        "about": cut(told[0].official.title) if scope.names_people else "",
        "facts": tuple(_facts(scope, told)),
        "inside": _inside(scope, changes),
        "units": units,
        "rest": say(_REST, lang, count=show_figure(rest, lang)) if rest else "",
        "folded": len(by_unit) > OPEN_UNITS,
        "gaps": tuple((gap_text(scope, one), scope.source(one)) for one in gaps_of(told)),
        "changes_href": scope.root + changes_path(lang, scope.cycle_id),
    }


def _sentence(
    scope: TrailScope, changes: Sequence[Told], by_unit: Mapping[str, Sequence[Told]]
) -> str:
    lang, day = scope.lang, scope.day(changes[0])
    count = counted("changes", len(changes), lang)
    if len(by_unit) == 1:
        unit = scope.unit(changes[0].change.unit).title
        return say(_SENTENCE_ONE, lang, changes=count, unit=unit, day=day)
    return say(_SENTENCE, lang, changes=count, units=counted("units", len(by_unit), lang), day=day)


def _facts(scope: TrailScope, told: Sequence[Told]) -> Iterator[FactText]:
    first, lang = told[0], scope.lang
    request, commit = scope.forge(first)
    yield FactText("change_way", _way(first, lang), request)
    yield FactText("change_commit", first.commit, commit)
    received = first.handling.received
    if received is not None:
        yield FactText("change_received", show_moment(received, zone_of(scope.cycle), lang))
    timing = Counter(one.timing for one in changes_of(told) if one.timing)
    for kind, count in timing.items():
        words = say(TIMING_WORDS[kind], lang)
        alone = len(timing) == 1
        text = words if alone else say(_COUNTED, lang, word=words, count=show_figure(count, lang))
        yield FactText("change_timing", text, signal=kind == "late")
    if any(runs_backwards(one.official, one.writers) for one in changes_of(told)):
        yield FactText("change_clock", say(_CLOCK, lang), signal=True)
    if first.published:
        words = say(PUBLISHED_WORDS[first.published], lang)
        yield FactText("change_published", words, signal=first.published == "after")
    yield from _errata(scope, told)
    yield from _people(scope, first)
    yield FactText("change_seal", seal_text(scope, first), signal=first.seal == "broken")


def _way(one: Told, lang: Lang) -> str:
    if one.handling.request:
        return say(_BY_REQUEST, lang, number=one.handling.request)
    return say(_BY_MERGE if one.official.is_merge else _DIRECT, lang)


def _errata(scope: TrailScope, told: Sequence[Told]) -> Iterator[FactText]:
    named = corrected_in(scope) if told[0].published == "after" else {}
    path = change_path(scope.lang, scope.cycle_id, told[0].commit)
    found = (version for one in told for version in named.get((one.path, one.commit), ()))
    for version in dict.fromkeys(found):
        href = erratum_href(scope.lang, scope.cycle_id, path, version)
        yield FactText("change_erratum", version, href)


def _people(scope: TrailScope, one: Told) -> Iterator[FactText]:
    """How many looked and approved; the internal edition says who."""
    lang, handling = scope.lang, one.handling
    counts = {"approvals": str(one.approvals), "reviews": str(one.reviews)}
    if one.approvals or one.reviews:
        yield FactText("change_approvals", say(_APPROVALS, lang, **counts))
    if not scope.names_people:
        return
    for word, names in (
        ("change_sender", (handling.author,)),
        ("change_reviewers", handling.reviewers),
        ("change_approvers", handling.approvals),
        ("change_merger", (handling.merged_by or one.official.committer,)),
    ):
        shown = ", ".join(name for name in names if name)
        if shown:
            yield FactText(word, cut(shown), given=True)


def _inside(scope: TrailScope, changes: Sequence[Told]) -> tuple[InsideText, ...]:
    """The commits in which the values were typed, oldest first; empty where it is this one."""
    found: dict[str, LogCommit] = {}
    counts: Counter[str] = Counter()
    for one in changes:
        found.update((writer.id, writer) for writer in one.writers)
        counts.update({writer.id for writer in one.writers})
    if set(found) <= {changes[0].commit}:
        return ()
    ordered = sorted(found.values(), key=lambda commit: (commit.authored, commit.id))
    return tuple(_typed(scope, one, counts[one.id]) for one in ordered[:MOST_COMMITS])


def _typed(scope: TrailScope, commit: LogCommit, count: int) -> InsideText:
    zone = zone_of(scope.cycle)
    dated = commit.authored != _NO_TIME
    named = scope.names_people
    return InsideText(
        commit=commit.id[:12],
        href=scope.commit_href(commit.id),
        day=show_day(local_day(commit.authored, zone), scope.lang) if dated else NOTHING,
        changes=count,
        author=commit.author if named else "",
        about=cut(commit.summary) if named else "",
    )


def _units(scope: TrailScope, by_unit: Mapping[str, Sequence[Told]]) -> Iterator[UnitText]:
    """Units in the order of the files; rows as long as there is room on the page."""
    rows_left, room = MOST_ROWS, MOST_BYTES
    for unit, told in list(by_unit.items())[:MOST_UNITS]:
        rows: list[ToldRow] = []
        for one in told[: min(MOST_OF_UNIT, rows_left)]:
            if room <= 0:
                break
            rows.append(told_row(scope, one, MOST_FIELDS))
            room -= _bytes(rows[-1])
        rows_left -= len(rows)
        counts = {"shown": str(len(rows)), "all": show_figure(len(told), scope.lang)}
        shown = "" if len(rows) == len(told) else say(_CUT, scope.lang, **counts)
        yield UnitText(scope.unit(unit), len(told), tuple(rows), shown)


def _bytes(row: ToldRow) -> int:
    texts = "".join((row.reason, *(field.old + field.new for field in row.fields)))
    return ROW_BYTES + FIELD_BYTES * len(row.fields) + len(texts.encode())
