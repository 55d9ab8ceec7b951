"""In proportion to a target.

`{kind: ratio, target: 100, floor: 50}`; the unit gives a number, or `{done: a, planned: b}`,
which is a / b (with `measure: percent`, 100 * a / b). Points: max * value / target, at most
max; under the floor 0.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from parledger.located import Fields, Map, Reading, Scalar, Tree
from parledger.model.rule import Defect, Done, Outcome, RuleLine, Step, Value
from parledger.model.words import Figure, Reason, Words, plain_decimal
from parledger.rules.measures import (
    MEASURES,
    highest,
    read_measured,
    say_number,
    sentence,
    suffix,
    typed,
)

_FRACTION = re.compile(r"([0-9]{1,12})\s*/\s*([0-9]{1,12})")


@dataclass(frozen=True, slots=True)
class Ratio:
    """max * value / target, at most max; under the floor nothing."""

    target: Fraction
    floor: Fraction | None = None
    measure: str = ""

    kind: ClassVar[str] = "ratio"
    name: ClassVar[Words] = Words("Theo tỷ lệ", "In proportion")
    how: ClassVar[Words] = Words(
        "Điểm bằng điểm tối đa nhân với giá trị đạt được chia cho mục tiêu, không vượt quá điểm tối đa; dưới mức sàn thì 0 điểm.",
        "Points are the maximum times the value over the target, never more than the maximum; below the floor 0.",
    )
    takes_value: ClassVar[bool] = True

    @classmethod
    def read(cls, fields: Fields) -> "Ratio | None":
        """Target, floor and measure."""
        before = len(fields.reading.problems)
        target = fields.number("target", required=True)
        floor = fields.number_between("floor", 0, None)
        measure = fields.choice("measure", MEASURES)
        if target is not None and target <= 0:
            place, found = fields.value_place("target"), plain_decimal(target)
            fields.reading.report("160", place, fields.subject, key="target", found=found)
        elif target is not None and floor is not None and floor > target:
            figures = {"floor": plain_decimal(floor), "target": plain_decimal(target)}
            fields.reading.report("164", fields.value_place("floor"), fields.subject, **figures)
        if target is None or len(fields.reading.problems) > before:
            return None
        return cls(target, floor, measure or "")

    def best(self, maximum: Fraction) -> Fraction | None:
        """The maximum, unless a percentage can never reach the target."""
        top = highest(self.measure)
        return maximum if top is None else min(maximum, maximum * top / self.target)

    def defects(self, maximum: Fraction) -> Iterator[Defect]:
        """None beyond what reading and the comparison with the maximum show."""
        return iter(())

    def read_value(self, reading: Reading, node: Tree, subject: str) -> Value | None:
        """A number in range, or done and planned."""
        if isinstance(node, Map):
            return self._read_done(Fields(reading, node, subject))
        if isinstance(node, Scalar) and (part := _FRACTION.fullmatch(node.text.strip())):
            wanted = f"{{done: {part[1]}, planned: {part[2]}}}"
            reading.report("128", node, subject, found=node.text.strip(), wanted=wanted)
            return None
        return read_measured(reading, node, subject, self.measure or "ratio")

    def _read_done(self, fields: Fields) -> Done | None:
        before = len(fields.reading.problems)
        done, planned = _part(fields, "done"), _part(fields, "planned")
        fields.done()
        if done is None or planned is None or len(fields.reading.problems) > before:
            return None
        if planned == 0:
            fields.reading.report("157", fields.value_place("planned"), fields.subject)
            return None
        figures = {"done": typed(done), "planned": typed(planned)}
        if self.measure == "percent" and done > planned:
            fields.reading.report("158", fields.value_place("done"), fields.subject, **figures)
            return None
        if not self.measure and self.target > 1:
            figures |= {"value": typed(done / planned), "target": typed(self.target)}
            fields.reading.report("161", fields.at, fields.subject, **figures)
        return Done(done, planned)

    def score(self, maximum: Fraction, value: Value) -> Outcome:
        """In proportion; 0 under the floor."""
        number = self._number(value)
        figures: list[tuple[str, Figure]] = [*self._figures(value), ("target", self.target)]
        vi, en = self._template(value)
        unit_vi, unit_en = suffix(self.measure)
        if self.floor is not None and number < self.floor:
            points = Fraction(0)
            figures.append(("floor", self.floor))
            vi += f", dưới ngưỡng {{floor}}{unit_vi}"
            en += f", below the floor of {{floor}}{unit_en}"
        else:
            points = min(maximum, maximum * number / self.target)
            vi += f" trên mục tiêu {{target}}{unit_vi}"
            en += f" against a target of {{target}}{unit_en}"
        figures += [("points", points), ("maximum", maximum)]
        words = Words(
            f"{vi} → {{points}}/{{maximum}} điểm", f"{en} → {{points}} of {{maximum}} points"
        )
        return Outcome(points, Reason(words, tuple(figures)))

    def next_step(self, maximum: Fraction, value: Value) -> Step | None:
        """Under the floor: to the floor; else: to the target."""
        number = self._number(value)
        points = self.score(maximum, value).points
        under = self.floor is not None and number < self.floor
        wanted = self.floor if under and self.floor is not None else self.target
        top = highest(self.measure)
        wanted = wanted if top is None else min(wanted, top)
        gains = min(maximum, maximum * wanted / self.target) - points
        if gains <= 0:
            return None
        vi, en = self._template(value)
        unit_vi, unit_en = suffix(self.measure)
        words = Words(
            f"{vi}, cần {{wanted}}{unit_vi} để được thêm {{gains}}",
            f"{en}, reach {{wanted}}{unit_en} for {{gains}} more",
        )
        figures = (*self._figures(value), ("wanted", wanted), ("gains", gains))
        return Step(Reason(words, figures), gains)

    def lines(self, maximum: Fraction) -> tuple[RuleLine, ...]:
        """Target, proportion, floor."""
        unit_vi, unit_en = suffix(self.measure)
        full = sentence(
            f"Đạt mục tiêu {{target}}{unit_vi} trở lên",
            f"Target of {{target}}{unit_en} or more",
            target=self.target,
        )
        part = sentence(
            f"Thấp hơn: {{maximum}} × giá trị / {{target}}{unit_vi}",
            f"Less: {{maximum}} × value / {{target}}{unit_en}",
            maximum=maximum,
            target=self.target,
        )
        share = "{done: 18, planned: 20}" if self.measure in ("", "ratio", "percent") else ""
        top = highest(self.measure)
        enough = typed(self.target) if top is None or self.target <= top else ""
        table = [RuleLine(full, enough, maximum), RuleLine(part, share, None)]
        if self.floor:
            under = sentence(
                f"Dưới {{floor}}{unit_vi}", f"Below {{floor}}{unit_en}", floor=self.floor
            )
            table.append(RuleLine(under, "0", Fraction(0)))
        return tuple(table)

    def show_value(self, value: Value) -> Words:
        """`97 %`, `18/20`."""
        if isinstance(value, Done):
            return sentence("{done}/{planned}", "{done}/{planned}", **dict(self._figures(value)))
        return say_number(self._number(value), self.measure)

    def write_value(self, value: Value) -> str:
        """`97`, `{done: 18, planned: 20}`."""
        if isinstance(value, Done):
            return f"{{done: {typed(value.done)}, planned: {typed(value.planned)}}}"
        return typed(self._number(value))

    def _number(self, value: Value) -> Fraction:
        if isinstance(value, Done):
            share = value.done / value.planned
            return share * 100 if self.measure == "percent" else share
        return value if isinstance(value, Fraction) else Fraction(0)

    def _figures(self, value: Value) -> tuple[tuple[str, Fraction], ...]:
        number = ("value", self._number(value))
        if isinstance(value, Done):
            return (("done", value.done), ("planned", value.planned), number)
        return (number,)

    def _template(self, value: Value) -> tuple[str, str]:
        share = "{done}/{planned} = " if isinstance(value, Done) else ""
        vi, en = (f"{share}{{value}}{unit}" for unit in suffix(self.measure))
        return vi, en


def _part(fields: Fields, key: str) -> Fraction | None:
    number = fields.number(key, required=True)
    if number is not None and number < 0:
        fields.reading.report(
            "152", fields.value_place(key), fields.subject, found=fields.text(key)
        )
        return None
    return number
