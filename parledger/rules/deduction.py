"""Full points, less something for each incident.

`{kind: deduction, each: 0.25}`, or `kinds: [{id, title, each}, {id, title, all: true}]`; the
unit gives a count, or counts by kind. Points: max less the sum, not below 0; one incident of a
kind with `all` costs everything.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import ClassVar

from parledger.located import Fields, Map, Reading, Tree
from parledger.located.fields import nearest
from parledger.model.rule import Counts, Defect, Outcome, RuleLine, Step, Value
from parledger.model.words import Reason, Words
from parledger.rules.choices import report_duplicates
from parledger.rules.measures import read_measured, report_shape, say_number, sentence, typed
from parledger.rules.per_item import read_each

_NONE = Words(
    "không có trường hợp nào → {points}/{maximum} điểm",
    "no incident → {points} of {maximum} points",
)
_COUNTED = Words(
    "{said} → trừ {lost}, còn {points}/{maximum} điểm",
    "{said} → {lost} off, leaving {points} of {maximum} points",
)
_COUNTED_PLAIN = Words(
    "{said} trường hợp → trừ {lost}, còn {points}/{maximum} điểm",
    "incidents: {said} → {lost} off, leaving {points} of {maximum} points",
)
_NEEDS_PLAIN = Words(
    "có {count} trường hợp, cần giảm còn {wanted} để được thêm {gains}",
    "{count} incidents, bring them down to {wanted} for {gains} more",
)
_NEEDS = Words(
    "{name}: {count}, cần giảm còn {wanted} để được thêm {gains}",
    "{name}: {count}, bring it down to {wanted} for {gains} more",
)
_NEEDS_CLEAN = Words(
    "{said}: cần không để xảy ra trường hợp nào để được thêm {gains}",
    "{said}: have no incident at all for {gains} more",
)


@dataclass(frozen=True, slots=True)
class Incident:
    """A kind of incident; `each` None costs everything. Title and place do not count."""

    id: str
    each: Fraction | None
    title: str = field(default="", compare=False)
    line: int = field(default=0, compare=False)
    column: int = field(default=0, compare=False)

    @property
    def name(self) -> str:
        """The title, or the id; the one kind of a plain count has neither."""
        return self.title or self.id

    def cost(self, count: Fraction, maximum: Fraction) -> Fraction:
        """What so many incidents cost, before the floor of 0."""
        if self.each is None:
            return maximum if count else Fraction(0)
        return count * self.each


@dataclass(frozen=True, slots=True)
class Deduction:
    """max less what the incidents cost. A plain count is one kind with an empty id."""

    kinds: tuple[Incident, ...]

    kind: ClassVar[str] = "deduction"
    name: ClassVar[Words] = Words("Trừ điểm", "Deduction")
    how: ClassVar[Words] = Words(
        "Bắt đầu từ điểm tối đa, mỗi trường hợp vi phạm trừ một số điểm, không xuống dưới 0; có loại vi phạm làm mất toàn bộ điểm.",
        "Starts at the maximum; each incident costs points, not below 0; some kinds of incident cost everything.",
    )
    takes_value: ClassVar[bool] = True

    @classmethod
    def read(cls, fields: Fields) -> "Deduction | None":
        """Either `each` or `kinds`."""
        before = len(fields.reading.problems)
        each = read_each(fields, required=False)
        records = fields.records("kinds")
        kinds = tuple(filter(None, map(_read_kind, records)))
        report_duplicates(fields, [(k.id, k.line, k.column) for k in kinds])
        if fields.has("each") and fields.has("kinds"):
            place = fields.value_place("kinds")
            fields.reading.report("126", place, fields.subject, one="each", other="kinds")
        if len(fields.reading.problems) > before:
            return None
        if each is None and not kinds:
            number, key = ("161", "kinds") if fields.has("kinds") else ("166", "each")
            fields.reading.report(number, fields.value_place(key), fields.subject, key="kinds")
            return None
        return cls(kinds or (Incident("", each),))

    def best(self, maximum: Fraction) -> Fraction | None:
        """The maximum: no incident."""
        return maximum

    def defects(self, maximum: Fraction) -> Iterator[Defect]:
        """None possible."""
        return iter(())

    @property
    def plain(self) -> bool:
        """One count, without kinds."""
        return self.kinds[0].id == ""

    def read_value(self, reading: Reading, node: Tree, subject: str) -> Value | None:
        """A whole number from 0, or such numbers by kind; a kind left out has none."""
        if self.plain:
            return read_measured(reading, node, subject, "count")
        example = f"{{{self.kinds[0].id}: 0}}"
        if not isinstance(node, Map):
            wanted = ("số trường hợp theo từng loại", "counts by kind")
            report_shape(reading, node, subject, wanted, example)
            return None
        before = len(reading.problems)
        fields = Fields(reading, node, subject)
        ids = [kind.id for kind in self.kinds]
        found: dict[str, Fraction] = {}
        for key, _ in node.entries:
            if key.text not in ids:
                hint_vi, hint_en = nearest(key.text, ids)
                words = {"found": key.text, "hint_vi": hint_vi, "hint_en": hint_en}
                reading.report("156", key, subject, **words)
                continue
            below = fields.tree(key.text)
            count = None if below is None else read_measured(reading, below, subject, "count")
            found[key.text] = count if count is not None else Fraction(0)
        if len(reading.problems) > before:
            return None
        return tuple((name, found[name]) for name in ids if name in found)

    def score(self, maximum: Fraction, value: Value) -> Outcome:
        """max less the sum, not below 0."""
        counts = self._counts(value)
        lost = sum((kind.cost(counts[kind.id], maximum) for kind in self.kinds), Fraction(0))
        points = max(Fraction(0), maximum - lost)
        figures = (
            ("said", self._said(value)),
            ("lost", maximum - points),
            ("points", points),
            ("maximum", maximum),
        )
        words = _COUNTED_PLAIN if self.plain else _COUNTED
        return Outcome(points, Reason(words if any(counts.values()) else _NONE, figures))

    def next_step(self, maximum: Fraction, value: Value) -> Step | None:
        """The nearest fall in one kind that gains; where none alone does, no incident at all."""
        points = self.score(maximum, value).points
        if points >= maximum:
            return None
        steps = [
            step
            for kind in self.kinds
            if (step := self._fewer(kind, maximum, value, points)) is not None
        ]
        if steps:
            return max(steps, key=lambda step: step.gains)
        gains = maximum - points
        figures = (("said", self._said(value)), ("gains", gains))
        return Step(Reason(_NEEDS_CLEAN, figures), gains)

    def _fewer(
        self, kind: Incident, maximum: Fraction, value: Value, points: Fraction
    ) -> Step | None:
        counts = self._counts(value)
        count = counts[kind.id]
        others = sum(
            (k.cost(counts[k.id], maximum) for k in self.kinds if k is not kind), Fraction(0)
        )
        left = maximum - others
        if not count or left <= points:
            return None
        if kind.each is None:
            wanted = Fraction(0)
        else:
            # One fewer, unless so many would still cost all that the other kinds leave.
            wanted = min(count - 1, Fraction(-(-left // kind.each) - 1))
        gains = left - kind.cost(wanted, maximum) - points
        figures = (("name", kind.name), ("count", count), ("wanted", wanted), ("gains", gains))
        return Step(Reason(_NEEDS_PLAIN if self.plain else _NEEDS, figures), gains)

    def lines(self, maximum: Fraction) -> tuple[RuleLine, ...]:
        """No incident, then what each kind costs."""
        clean = "0" if self.plain else f"{{{self.kinds[0].id}: 0}}"
        table = [RuleLine(sentence("Không có trường hợp nào", "No incident"), clean, maximum)]
        for kind in self.kinds:
            one = "1" if self.plain else f"{{{kind.id}: 1}}"
            cost = kind.cost(Fraction(1), maximum)
            name = "" if self.plain else f"{kind.name}: "
            when = sentence(
                "{name}mỗi trường hợp trừ {cost}" if kind.each else "{name}có là mất hết điểm",
                "{name}{cost} off for each" if kind.each else "{name}one costs everything",
                name=name,
                cost=cost,
            )
            table.append(RuleLine(when, one, max(Fraction(0), maximum - cost)))
        return tuple(table)

    def show_value(self, value: Value) -> Words:
        """The count, or `title: count` by kind."""
        if self.plain:
            return say_number(self._counts(value)[""], "count")
        said = self._said(value)
        return Words(said, said)

    def write_value(self, value: Value) -> str:
        """`2`, or `{ky-luat: 2}`."""
        counts = self._counts(value)
        if self.plain:
            return typed(counts[""])
        given = {name for name, _ in _pairs(value)}
        return "{" + ", ".join(f"{k}: {typed(n)}" for k, n in counts.items() if k in given) + "}"

    def _counts(self, value: Value) -> dict[str, Fraction]:
        """Counts of every kind, 0 where it was left out."""
        if isinstance(value, Fraction):
            return {kind.id: value if kind.id == "" else Fraction(0) for kind in self.kinds}
        given = dict(_pairs(value))
        return {kind.id: given.get(kind.id, Fraction(0)) for kind in self.kinds}

    def _said(self, value: Value) -> str:
        """Counts are whole, so both languages write them alike."""
        counts = self._counts(value)
        if self.plain:
            return typed(counts[""])
        named = [f"{kind.name}: {typed(counts[kind.id])}" for kind in self.kinds if counts[kind.id]]
        return "; ".join(named) or "0"


def _pairs(value: Value) -> Counts:
    if not isinstance(value, tuple):
        return ()
    return tuple(pair for pair in value if isinstance(pair, tuple))


def _read_kind(fields: Fields) -> Incident | None:
    name = fields.id("id", required=True)
    title = fields.text("title")
    each = read_each(fields, required=False)
    all_of_it = fields.flag("all")
    fields.done()
    if name is None:
        return None
    if fields.has("each") and fields.has("all"):
        place = fields.value_place("all")
        fields.reading.report("126", place, fields.subject, one="each", other="all")
        return None
    if each is None and not all_of_it:
        if not fields.has("each"):
            fields.reading.report("165", fields.at, fields.subject, found=name)
        return None
    return Incident(name, each, title, fields.node.line, fields.node.column)
