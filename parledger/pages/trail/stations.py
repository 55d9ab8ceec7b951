"""One section per criterion: its rule, and the line of time from self-score to publication."""

from collections.abc import Iterator
from dataclasses import dataclass

from parledger.model.criteria import Node
from parledger.model.results import Status
from parledger.model.told import Told
from parledger.model.trail import ValueChange
from parledger.model.trail_words import TRAIL_STEP_WORDS
from parledger.model.words import Words
from parledger.pages.addresses import node_path, trail_anchor
from parledger.pages.criterion_survey import feeds_of
from parledger.pages.shapes import DocumentText, show_document
from parledger.pages.states import status_word
from parledger.pages.text import say, say_reason, show_points
from parledger.pages.trail.heading import heading
from parledger.pages.trail.record import Verdict, verdict
from parledger.pages.trail.saying import PaperText, SaidText, say_fields, say_papers
from parledger.pages.trail.scope import TrailScope
from parledger.pages.trail.way import Part, Tag, day_of, gap_text, how, tags_of
from parledger.report.course import Turn, lacks_reason

_FROM_SURVEY = Words("Điểm lấy từ khảo sát:", "The points come from the survey:")
_FROM_SOURCE = Words("Điểm lấy từ nơi khác:", "The points are given by:")
_NOT_SCORED = Words("Năm nay không chấm tiêu chí này: {why}", "Not scored this year: {why}")
_NO_REASON = Words("Không ghi lý do", "No reason is written")
_NOTHING_YET = Words("Chưa có bước nào được ghi.", "No step has been recorded yet.")


@dataclass(frozen=True, slots=True)
class StationText:
    """A step on the line of time; `gap`: a version that nobody can read, told in `what`.

    `after`: it came after publication, and stands below it on the line.
    """

    day: str
    step: str
    what: str
    tags: tuple[Tag, ...]
    said: tuple[SaidText, ...] = ()
    papers: tuple[PaperText, ...] = ()
    how: tuple[Part, ...] = ()
    gap: bool = False
    after: bool = False


@dataclass(frozen=True, slots=True)
class OriginText:
    """Where points without a line of time come from; `said`: a person's words; may be empty."""

    text: str
    said: str = ""
    paper: DocumentText | None = None


@dataclass(frozen=True, slots=True)
class SectionText:
    """A criterion; `points` empty where it has none, then `state` says why. `why`: arithmetic.

    `provisional`: it has points, and `state` says why they may still move.
    """

    anchor: str
    code: str
    title: str
    maximum: str
    points: str
    state: str
    provisional: bool
    rule: str
    lines: tuple[str, ...]
    why: str
    href: str
    verdict: Verdict | None
    stations: tuple[StationText, ...]
    origin: OriginText | None
    after: bool


@dataclass(frozen=True, slots=True)
class AreaText:
    """An area's criteria in the order of the set."""

    code: str
    title: str
    sections: tuple[SectionText, ...]


def areas_of(scope: TrailScope) -> Iterator[AreaText]:
    """All criteria of the unit's set."""
    for area in scope.block.block.criteria.areas:
        yield AreaText(
            area.code, area.title, tuple(_section(scope, leaf) for leaf in area.leaves())
        )


def old_sections(scope: TrailScope) -> Iterator[SectionText]:
    """Criteria that only old versions name."""
    known = scope.block.columns
    others = (code for code in scope.courses if code not in known)
    for number, code in enumerate(others, start=1):
        turns = scope.courses[code]
        stations = tuple(_stations(scope, None, turns))
        after = any(one.told.published == "after" for one in turns)
        yield SectionText(
            f"old-{number}",
            code,
            "",
            "",
            "",
            "",
            False,
            "",
            (),
            "",
            "",
            None,
            stations,
            None,
            after,
        )


def _section(scope: TrailScope, leaf: Node) -> SectionText:
    lang, result = scope.lang, scope.result
    column = scope.block.columns[leaf.id]
    points, turns = result.points[column], scope.courses[leaf.id]
    reason = result.reasons[column]
    path = node_path(lang, scope.cycle, scope.block.block.block.id, leaf.id)
    found = verdict(scope, leaf, turns, points)
    return SectionText(
        anchor=trail_anchor(leaf.id),
        code=leaf.code,
        title=leaf.title,
        maximum=show_points(leaf.max_points, lang),
        points=show_points(points, lang) if points is not None else "",
        state=status_word(result.status[column], lang),
        provisional=points is not None and result.status[column] is not Status.SCORED,
        rule=say(leaf.rule.name, lang) if leaf.rule is not None else "",
        lines=scope.block.rule_lines[leaf.id],
        why=say_reason(reason, lang),
        href=scope.root + path,
        verdict=found,
        stations=tuple(_stations(scope, leaf, turns)),
        origin=None if turns and leaf.id not in scope.block.ballots else _origin(scope, leaf),
        after=found is not None and found.kind == "after",
    )


def _stations(
    scope: TrailScope, leaf: Node | None, turns: tuple[Turn, ...]
) -> Iterator[StationText]:
    """The turns with the versions that cannot be read between them."""
    waiting = list(scope.gaps) if turns else []
    for turn in turns:
        place = scope.place(turn.told.commit)
        while waiting and scope.place(waiting[0].commit) < place:
            yield _gap(scope, waiting.pop(0))
        yield _station(scope, leaf, turn)
    for told in waiting:
        yield _gap(scope, told)


def _station(scope: TrailScope, leaf: Node | None, turn: Turn) -> StationText:
    lang, told = scope.lang, turn.told
    change = told.change
    fields = change.fields if isinstance(change, ValueChange) else ()
    said = tuple(say_fields(leaf, fields, lang, scope.block.offices))
    return StationText(
        day=day_of(scope, told),
        step=say(TRAIL_STEP_WORDS[change.step], lang),
        what=heading(scope, turn),
        tags=(*tags_of(scope, told), *_missing(scope, turn)),
        said=said,
        papers=say_papers(fields, lang),
        how=how(scope, told),
        after=told.published == "after",
    )


def _missing(scope: TrailScope, turn: Turn) -> Iterator[Tag]:
    """That points were given otherwise without saying why."""
    change = turn.told.change
    if not turn.gone and lacks_reason(change.step, turn.standing[change.step]):
        yield Tag(say(_NO_REASON, scope.lang), signal=True)


def _gap(scope: TrailScope, told: Told) -> StationText:
    return StationText(
        day=day_of(scope, told),
        step=say(TRAIL_STEP_WORDS[told.change.step], scope.lang),
        what=gap_text(scope, told),
        tags=tuple(tags_of(scope, told)),
        how=how(scope, told),
        gap=True,
        after=told.published == "after",
    )


def _origin(scope: TrailScope, leaf: Node) -> OriginText:
    """Why there is no line of time: survey, given result, not scored, nothing yet."""
    lang, block = scope.lang, scope.block
    status = scope.result.status[block.columns[leaf.id]]
    if status is Status.NOT_SCORED:
        reason = scope.result.reasons[block.columns[leaf.id]]
        return OriginText(say_reason(reason, lang), reason.said)
    for feed in feeds_of(block, leaf):
        path = node_path(lang, scope.cycle, block.block.block.id, leaf.id)
        link = DocumentText(feed.title, url=scope.root + path)
        return OriginText(say(_FROM_SURVEY, lang), paper=link)
    given = block.external.get(leaf.id)
    if given is not None:
        return OriginText(say(_FROM_SOURCE, lang), paper=show_document(given.source, lang))
    return OriginText(say(_NOTHING_YET, lang))
