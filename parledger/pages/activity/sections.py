"""The lists of a cycle's page of changes, each cut at a stated number of rows."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from parledger.compute.activity import changes_of, gaps_of
from parledger.compute.contributions import (
    Sending,
    Share,
    largest_moves,
    sendings_of,
    shares_of,
)
from parledger.compute.corrections import Corrected, corrections_of
from parledger.compute.distances import Push, largest_distances, pushes_of
from parledger.compute.late_claims import after_appraisal
from parledger.compute.windows import window_of
from parledger.model.told import Told
from parledger.model.trail_words import ODD_WORDS, ROLE_WORDS
from parledger.model.words import Words, show_figure
from parledger.pages.activity.rows import (
    BatchRow,
    NoteText,
    ToldRow,
    batch_row,
    batches_of,
    gap_text,
    told_rows,
)
from parledger.pages.activity.scope import TrailScope
from parledger.pages.addresses import changes_path
from parledger.pages.changed import cut
from parledger.pages.publication import erratum_href
from parledger.pages.shapes import LinkText
from parledger.pages.text import (
    NOTHING,
    say,
    show_day,
    show_moment,
    show_points,
    show_signed,
    show_sum,
)

MOST_ROWS = 50
"""Batches in a list of changes; the download has all."""

MOST_SENDINGS = 200
"""Requests and commits listed, the newest."""

OPEN_SENDINGS = 30
"""Of these the newest are shown at once, the others folded."""

MOST_MOVES = 20
MOST_AUTHORS = 25

_ERRATUM = Words("đính chính {version}", "erratum {version}")
_NO_ERRATUM = Words("không có đính chính", "no erratum")
_RECEIVED = Words("nhận lúc {received}, hạn {due}", "received {received}, due {due}")
_CUT = Words("Chỉ {shown} trên {all} dòng.", "Only {shown} of {all} rows.")


@dataclass(frozen=True, slots=True)
class ListText:
    """Batches of changes, the newest first; `count` changes in all, `cut`: not all are shown."""

    rows: tuple[BatchRow, ...]
    count: int
    cut: str = ""


@dataclass(frozen=True, slots=True)
class ShareText:
    """What one of those who change values did; `given`: the name is out of the data."""

    name: str
    given: bool
    changes: int
    commits: int
    units: int
    raised: str
    lowered: str
    late: int
    after_publication: int


@dataclass(frozen=True, slots=True)
class DistanceText:
    """A criterion of a unit from its self-score to its last figure; `by`: who decided that."""

    unit: LinkText
    criterion: LinkText
    own: str
    last: str
    move: str
    by: str


@dataclass(frozen=True, slots=True)
class SendingText:
    """A request or commit in a list."""

    day: str
    link: LinkText
    who: str
    units: str
    changes: int
    about: str
    outside: bool


def late_list(scope: TrailScope) -> ListText:
    """Received after their step's last day."""
    found = [one for one in changes_of(scope.told) if one.timing == "late"]
    return _list(scope, found, partial(_late_note, scope))


def _late_note(scope: TrailScope, one: Told) -> NoteText:
    """When it was received and when it was due; empty where either is not known any more."""
    window = window_of(scope.cycle, one.change.step, one.change.unit)
    if window is None or one.handling.received is None:
        return NoteText()
    received = show_moment(one.handling.received, window.zone, scope.lang)
    due = show_day(window.last, scope.lang)
    return NoteText(say(_RECEIVED, scope.lang, received=received, due=due), signal=True)


def appraised_list(scope: TrailScope) -> ListText:
    """Self-scores changed after their appraisal had begun."""
    return _list(scope, list(after_appraisal(scope.told, scope.leads)), lambda _: NoteText())


def published_list(scope: TrailScope) -> ListText:
    """Changed after publication, with the erratum that names the file or without one."""
    named = corrected_in(scope)
    found = [one for one in changes_of(scope.told) if one.published == "after"]
    return _list(
        scope, found, lambda one: _erratum_note(scope, named.get((one.path, one.commit), ()))
    )


def _list(scope: TrailScope, found: Sequence[Told], note: Callable[[Told], NoteText]) -> ListText:
    batches = batches_of(found)
    newest = tuple(reversed(batches[-MOST_ROWS:]))
    rows = tuple(batch_row(scope, batch, note(batch[0])) for batch in newest)
    return ListText(rows, len(found), _cut(scope, len(rows), len(batches)))


def corrected_in(scope: TrailScope) -> Corrected:
    """Which errata the cycle's changes after publication belong to."""
    record = scope.report.files(scope.cycle_id).publication
    return corrections_of(record, scope.report.chronicle.after_publication(scope.cycle_id))


def _erratum_note(scope: TrailScope, versions: tuple[str, ...]) -> NoteText:
    if not versions:
        return NoteText(say(_NO_ERRATUM, scope.lang), signal=True)
    path = changes_path(scope.lang, scope.cycle_id)
    href = erratum_href(scope.lang, scope.cycle_id, path, versions[-1])
    return NoteText(say(_ERRATUM, scope.lang, version=", ".join(versions)), href)


def moves_list(scope: TrailScope) -> tuple[ToldRow, ...]:
    """The changes that moved a step's own figure by the most points."""
    return told_rows(scope, largest_moves(scope.told, MOST_MOVES))


def distance_rows(scope: TrailScope) -> tuple[DistanceText, ...]:
    """The figures that ended furthest from the self-score."""
    result, lang = scope.report.result(scope.cycle_id), scope.lang
    return tuple(
        DistanceText(
            unit=scope.unit(one.unit),
            criterion=scope.leaf(one.unit, one.leaf.id),
            own=show_points(one.own, lang),
            last=show_points(one.last, lang),
            move=show_signed(one.move, lang),
            by=scope.mover(one.by, scope.leads(one.unit).get(one.leaf.id, "")),
        )
        for one in (largest_distances(result, MOST_MOVES) if result is not None else ())
    )


def _cut(scope: TrailScope, shown: int, count: int) -> str:
    if shown == count:
        return ""
    numbers = {"shown": show_figure(shown, scope.lang), "all": show_figure(count, scope.lang)}
    return say(_CUT, scope.lang, **numbers)


def share_rows(scope: TrailScope) -> tuple[ShareText, ...]:
    """By role, appraisers by office.

    Points: of appraisers and the Council against the step before, as the results stand; of the
    others what they moved within their own step.
    """
    result = scope.report.result(scope.cycle_id)
    pushes = pushes_of(result, scope.leads) if result is not None else {}
    shares = shares_of(scope.told, lambda one: (one.role, one.office))
    return tuple(
        _share(scope, scope.mover(*mover), bool(mover[1]), share, pushes.get(mover))
        for mover, share in shares.items()
    )


def author_rows(scope: TrailScope) -> tuple[tuple[ShareText, ...], str]:
    """By whoever typed it, in the edition that names people: those with the most changes.

    And how many there are, where not all are shown.
    """
    if not scope.names_people:
        return (), ""
    shares = shares_of(scope.told, lambda one: one.author.author or NOTHING)
    first = list(shares.items())[:MOST_AUTHORS]
    rows = tuple(_share(scope, name, True, share, None) for name, share in first)
    return rows, _cut(scope, len(rows), len(shares))


def _share(scope: TrailScope, name: str, given: bool, share: Share, push: Push | None) -> ShareText:
    moved = push or Push(share.raised, share.lowered)
    return ShareText(
        name=name,
        given=given,
        changes=share.changes,
        commits=share.commits,
        units=share.units,
        raised=show_sum(moved.raised, scope.lang) if moved.raised else "",
        lowered=show_sum(moved.lowered, scope.lang) if moved.lowered else "",
        late=share.late,
        after_publication=share.after_publication,
    )


def sending_rows(scope: TrailScope, sendings: Iterable[Sending]) -> tuple[SendingText, ...]:
    """Requests and commits in this order."""
    return tuple(_sending(scope, one) for one in sendings)


def _sending(scope: TrailScope, sending: Sending) -> SendingText:
    first, units = sending.first, sending.units
    roles = dict.fromkeys(say(ROLE_WORDS[one.role], scope.lang) for one in sending.told)
    return SendingText(
        day=scope.day(first),
        link=scope.sending(first),
        who=", ".join(roles),
        units=scope.unit(units[0]).title if len(units) == 1 else str(len(units) or ""),
        changes=sending.changes,
        about=cut(first.official.title) if scope.names_people else "",
        outside=sending.outside,
    )


def changing_sendings(scope: TrailScope) -> tuple[Sending, ...]:
    """Those that changed a value, oldest first: each has a page."""
    return tuple(one for one in sendings_of(scope.told) if one.changes)


def gap_rows(scope: TrailScope) -> Iterator[tuple[str, str, LinkText]]:
    """Day, why, and where each version that nobody can read came from."""
    for one in gaps_of(scope.told)[-MOST_ROWS:]:
        yield scope.day(one), gap_text(scope, one), scope.source(one)


def odd_texts(scope: TrailScope) -> tuple[str, ...]:
    """What is strange about the repository itself."""
    oddities = scope.report.chronicle.oddities
    return tuple(say(ODD_WORDS[odd.kind], scope.lang, name=odd.name[:12]) for odd in oddities)
