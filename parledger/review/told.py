"""What is said of each of a unit's leaves, step by step, in a few words."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from parledger.model.criteria import CriteriaSet, Node
from parledger.model.cycles import Cycle
from parledger.model.proceedings import Meeting
from parledger.model.rule import Value
from parledger.model.scores import (
    Explanation,
    Figure,
    Round1Entry,
    Round2Entry,
    SelfEntry,
    UnitFiles,
)
from parledger.model.words import Words, show_figure
from parledger.problems import Place
from parledger.review.bare import bare

NOTHING = Words("", "")
_NO_VALUE = Words("không ghi giá trị", "no value")
_DRAFT = Words("bản nháp", "draft")
_BROKEN = Words("ghi sai, coi như thiếu", "faulty, counts as missing")
_NOT_APPLICABLE = Words("không áp dụng", "not applicable")
_LEFT_OUT = Words("không chấm năm nay", "not scored this year")
_NO_RESULT = Words("không có kết quả", "no result")
RECOGNISED = Words("công nhận", "recognised")
_ADJUSTED = Words("điều chỉnh", "adjusted")
_OPINION = Words("ý kiến", "opinion")
_EXPLAINED = Words("giải trình", "explained")
_ASKS = Words("đề nghị", "asks for")
_ANSWERS: Mapping[str, Words] = {
    "accepted": Words("chấp nhận giải trình", "explanation accepted"),
    "partly": Words("chấp nhận một phần", "accepted in part"),
    "rejected": Words("không chấp nhận", "not accepted"),
}
_POINTS = Words("{points} điểm", "{points} pts")
_GIVEN = Words("{points}/{out_of}", "{points}/{out_of}")


@dataclass(frozen=True, slots=True)
class Told:
    """One entry as a reader sees it.

    `figure`: all that counts in it; `papers`: its documents. `firm`: it was handed in, not
    drafted. `due`: it needs a reason even where nothing stood before.
    """

    text: Words
    said: str
    at: Place
    figure: object
    papers: object
    firm: bool = True
    due: bool = False


Key = tuple[str, str, str]
"""Step, office (or empty), criterion."""


@dataclass(frozen=True, slots=True)
class UnitTold:
    """A unit's entries and the set that types their values (None: unknown)."""

    files: UnitFiles
    criteria: CriteriaSet | None = None
    cycle: Cycle | None = None
    meetings: tuple[Meeting, ...] = ()

    def entries(self) -> Mapping[Key, Told]:
        """Everything that is said of the unit's leaves, in the order of the steps."""
        found: dict[Key, Told] = {}
        for read in _READERS:
            found.update(read(self))
        return found

    def leaf(self, code: str) -> Node | None:
        """The leaf of a code."""
        return self.criteria.nodes.get(code) if self.criteria is not None else None


Entries = Iterator[tuple[Key, Told]]


def _own(told: UnitTold) -> Entries:
    own = told.files.self_file
    for code, entry in own.entries.items() if own is not None else ():
        text = _self_text(told.leaf(code), entry)
        if own is not None and own.draft:
            text = _joined([text, _DRAFT], broken=False)
        figure = bare((entry.value, entry.not_applicable))
        firm = own is not None and not own.draft
        yield (
            ("self", "", code),
            Told(text, entry.note, entry.at, figure, bare(entry.evidence), firm),
        )


def _first_round(told: UnitTold) -> Entries:
    for file in told.files.round_1:
        for code, entry in file.entries.items():
            yield ("appraisal_1", file.office, code), _appraised(told.leaf(code), entry)


def _explanations(told: UnitTold) -> Entries:
    file = told.files.explanation
    for code, entry in file.entries.items() if file is not None else ():
        figure = bare((entry.asks, entry.asks_value))
        text = _explained_text(told.leaf(code), entry)
        yield (
            ("explanation", "", code),
            Told(text, entry.text, entry.at, figure, bare(entry.evidence), due=True),
        )


def _second_round(told: UnitTold) -> Entries:
    for file in told.files.round_2:
        for code, entry in file.entries.items():
            yield ("appraisal_2", file.office, code), _appraised(told.leaf(code), entry)


def _council(told: UnitTold) -> Entries:
    for meeting in told.meetings:
        for one in meeting.adjusts:
            if one.unit == told.files.unit:
                text = _points_text(Figure(one.points, 0))
                yield (
                    ("council", meeting.date.isoformat(), one.criterion),
                    Told(text, one.reason, one.at, (one.points, meeting.stands), (), due=True),
                )


def _external(told: UnitTold) -> Entries:
    block = told.cycle.block_of(told.files.unit) if told.cycle is not None else None
    if told.cycle is None or block is None:
        return
    for given in told.cycle.external:
        if given.block in ("", block.id) and told.files.unit in given.points:
            number = given.points[told.files.unit]
            at = given.places.get(told.files.unit, given.at)
            source = " ".join(part for part in (given.source.title, given.source.number) if part)
            text = _NO_RESULT if number is None else _points_text(Figure(number, 0))
            if number is not None and given.out_of is not None:
                text = _fill(_GIVEN, points=number, out_of=given.out_of)
            yield (
                ("external", "", given.criterion),
                Told(text, source, at, (number, given.out_of), ()),
            )


def _not_scored(told: UnitTold) -> Entries:
    block = told.cycle.block_of(told.files.unit) if told.cycle is not None else None
    if told.cycle is None or block is None or told.criteria is None:
        return
    for entry in told.cycle.not_scored:
        if entry.block in ("", block.id):
            for code in told.criteria.leaf_ids_under(entry.criterion):
                yield (
                    ("not_scored", "", code),
                    Told(_LEFT_OUT, entry.why, entry.at, True, (), due=True),
                )


_READERS: tuple[Callable[[UnitTold], Entries], ...] = (
    _own,
    _first_round,
    _explanations,
    _second_round,
    _council,
    _external,
    _not_scored,
)


def _appraised(leaf: Node | None, entry: Round1Entry | Round2Entry) -> Told:
    answer = getattr(entry, "answer", "")
    word = (
        _ANSWERS.get(answer)
        or {"recognised": RECOGNISED, "adjusted": _ADJUSTED}.get(entry.decision)
        or (_OPINION if entry.opinion else NOTHING)
    )
    parts = [word]
    if entry.not_applicable:
        parts.append(_NOT_APPLICABLE)
    if entry.value is not None:
        parts.append(_value_text(leaf, entry.value))
    if entry.points is not None:
        parts.append(_points_text(entry.points))
    shown = _joined([part for part in parts if part.vi], entry.broken)
    said = " — ".join(text for text in (entry.reason, entry.note) if text)
    figure = bare(
        (answer, entry.decision, entry.value, entry.points, entry.not_applicable, entry.opinion)
    )
    due = entry.decision == "adjusted" or answer in ("partly", "rejected")
    return Told(shown, said, entry.at, figure, bare(entry.evidence), due=due)


def _self_text(leaf: Node | None, entry: SelfEntry) -> Words:
    if entry.not_applicable:
        return _joined([_NOT_APPLICABLE], entry.broken)
    if entry.value is not None:
        return _joined([_value_text(leaf, entry.value)], entry.broken)
    return _joined([] if entry.broken else [_NO_VALUE], entry.broken)


def _explained_text(leaf: Node | None, entry: Explanation) -> Words:
    asked = _points_text(entry.asks) if entry.asks is not None else None
    if entry.asks_value is not None:
        asked = _value_text(leaf, entry.asks_value)
    if asked is None:
        return _joined([_EXPLAINED], entry.broken)
    return _joined([Words(f"{_ASKS.vi} {asked.vi}", f"{_ASKS.en} {asked.en}")], entry.broken)


def _joined(parts: list[Words], broken: bool) -> Words:
    told = [*parts, _BROKEN] if broken else parts
    return Words(", ".join(one.vi for one in told), ", ".join(one.en for one in told))


def _value_text(leaf: Node | None, value: Value) -> Words:
    if leaf is None or leaf.rule is None:
        return _BROKEN
    return leaf.rule.show_value(value)


def _points_text(points: Figure) -> Words:
    return _fill(_POINTS, points=points.value)


def _fill(words: Words, **figures: object) -> Words:
    vi = {name: show_figure(value, "vi") for name, value in figures.items()}  # type: ignore[arg-type]
    en = {name: show_figure(value, "en") for name, value in figures.items()}  # type: ignore[arg-type]
    return Words(words.vi.format_map(vi), words.en.format_map(en))
