"""Bands of a number, best first; the first that holds gives its points.

`{kind: bands, measure: percent, bands: [{from: 100, points: 2}, {from: 80, points: 1}, ...]}`;
`from` >=, `above` >, `to` <=, `below` <; the unit gives a number.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import ClassVar

from parledger.located import Fields, Reading, Tree
from parledger.model.rule import Defect, Outcome, RuleLine, Step, Value
from parledger.model.words import Figure, Reason, Words, plain_decimal, show_figure
from parledger.rules.choices import misprint
from parledger.rules.edges import Band, Edge, effective, sample_values
from parledger.rules.measures import MEASURES, read_measured, say_number, suffix, typed


@dataclass(frozen=True, slots=True)
class Bands:
    """The points of the first band that holds."""

    measure: str
    bands: tuple[Band, ...]

    kind: ClassVar[str] = "bands"
    name: ClassVar[Words] = Words("Theo khoảng giá trị", "Bands of a number")
    how: ClassVar[Words] = Words(
        "Đơn vị khai một con số. Các khoảng được xét từ trên xuống, khoảng đầu tiên chứa con số đó cho điểm.",
        "The unit gives a number. Bands are tried from the top; the first that holds the number gives its points.",
    )
    takes_value: ClassVar[bool] = True

    @classmethod
    def read(cls, fields: Fields) -> "Bands | None":
        """The measure and the bands in the order written."""
        before = len(fields.reading.problems)
        measure = fields.choice("measure", MEASURES, required=True)
        bands = read_bands(fields)
        if measure is None or not bands or len(fields.reading.problems) > before:
            return None
        return cls(measure, bands)

    def best(self, maximum: Fraction) -> Fraction | None:
        """The best band's points."""
        return max(band.points for band in self.bands)

    def defects(self, maximum: Fraction) -> Iterator[Defect]:
        """Bands out of reach, values without a band, bands that share a value, misprints."""
        samples = sample_values(self.bands, self.measure)
        holding = {value: self._index(value) for value in samples}
        reached = set(holding.values())
        for index, band in enumerate(self.bands):
            if index not in reached:
                yield Defect("150", band.line, band.column)
            if band.printed is not None and band.printed != band.points:
                yield misprint(band.line, band.column, band.printed, band.points)
        gap = next((value for value, index in holding.items() if index is None), None)
        if gap is not None:
            last = self.bands[-1]
            yield Defect("151", last.line, last.column, (("value", plain_decimal(gap)),))
        yield from self._overlaps(samples, reached)

    def _overlaps(
        self, samples: tuple[Fraction, ...], reached: set[int | None]
    ) -> Iterator[Defect]:
        closed = [(i, b) for i, b in enumerate(self.bands) if b.low and b.high and i in reached]
        for (_, first), (_, second) in combinations(closed, 2):
            shared = next((v for v in samples if first.holds(v) and second.holds(v)), None)
            if shared is not None:
                figures = (("line", str(first.line)), ("value", plain_decimal(shared)))
                yield Defect("152", second.line, second.column, figures)

    def read_value(self, reading: Reading, node: Tree, subject: str) -> Value | None:
        """A number in the measure's range."""
        return read_measured(reading, node, subject, self.measure)

    def score(self, maximum: Fraction, value: Value) -> Outcome:
        """The first band that holds; 0 where none does."""
        number = _number(value)
        index = self._index(number)
        points = Fraction(0) if index is None else self.bands[index].points
        vi, en = (f"{{value}}{unit}" for unit in suffix(self.measure))
        figures: list[tuple[str, Figure]] = [("value", number)]
        better = self._nearest_better(number, points)
        if better is not None:
            side, edge = better
            unit_vi, unit_en = suffix(self.measure)
            vi, en = f"{vi} {side} {{edge}}{unit_vi}", f"{en} {side} {{edge}}{unit_en}"
            figures.append(("edge", edge[0]))
        if index is None:
            vi, en = f"{vi}: không thuộc mức nào", f"{en}: in no band"
        else:
            band = effective(self.bands, index)
            words = band.words(self.measure)
            vi, en = f"{vi}: thuộc mức {words.vi}", f"{en}: in the band {words.en}"
            figures.extend(band.figures())
        vi, en = f"{vi} → {{points}}/{{maximum}} điểm", f"{en} → {{points}} of {{maximum}} points"
        figures += [("points", points), ("maximum", maximum)]
        return Outcome(points, Reason(Words(vi, en), tuple(figures)))

    def next_step(self, maximum: Fraction, value: Value) -> Step | None:
        """The nearest value that gives more."""
        number = _number(value)
        points = self.score(maximum, value).points
        better = self._nearest_better(number, points)
        target = self._nearest_value(number, points)
        if better is None or target is None:
            return None
        side, edge = better
        gains = self.score(maximum, target).points - points
        vi, en = _needed(side, edge)
        unit_vi, unit_en = suffix(self.measure)
        words = Words(
            f"{{value}}{unit_vi}, cần {vi}{{edge}}{unit_vi} để được thêm {{gains}}",
            f"{{value}}{unit_en}, reach {en}{{edge}}{unit_en} for {{gains}} more",
        )
        return Step(Reason(words, (("value", number), ("edge", edge[0]), ("gains", gains))), gains)

    def _nearest_value(self, number: Fraction, points: Fraction) -> Fraction | None:
        """The sample value nearest to the number that gives more points."""
        better = [
            value
            for value in sample_values(self.bands, self.measure)
            if (index := self._index(value)) is not None and self.bands[index].points > points
        ]
        return min(better, key=lambda value: abs(value - number), default=None)

    def _nearest_better(self, number: Fraction, points: Fraction) -> tuple[str, Edge] | None:
        """On which side the nearest better band lies, and its edge on this side."""
        target = self._nearest_value(number, points)
        if target is None:
            return None
        band = self.bands[self._index(target) or 0]
        if target > number:
            edge = band.low if band.low is not None and band.low[0] >= number else (target, True)
            return ("<" if edge[1] else "≤"), edge
        edge = band.high if band.high is not None and band.high[0] <= number else (target, True)
        return (">" if edge[1] else "≥"), edge

    def lines(self, maximum: Fraction) -> tuple[RuleLine, ...]:
        """One line a band, with a number that lies in it."""
        samples = sample_values(self.bands, self.measure)
        return tuple(
            RuleLine(
                self._condition(effective(self.bands, index)),
                next((typed(v) for v in self._typical(band, samples, index)), ""),
                band.points,
                band.printed,
            )
            for index, band in enumerate(self.bands)
        )

    def _condition(self, band: Band) -> Words:
        if band.title:
            return Words(band.title, band.title)
        template = band.words(self.measure)
        figures = band.figures()
        said = Words(
            template.vi.format_map({name: show_figure(v, "vi") for name, v in figures}),
            template.en.format_map({name: show_figure(v, "en") for name, v in figures}),
        )
        return Words(said.vi[:1].upper() + said.vi[1:], said.en[:1].upper() + said.en[1:])

    def _typical(self, band: Band, samples: tuple[Fraction, ...], index: int) -> Iterator[Fraction]:
        """Numbers that this band gives its points for: its own edges first."""
        edges = [edge[0] for edge in (band.low, band.high) if edge and edge[1]]
        return (value for value in (*edges, *samples) if self._index(value) == index)

    def show_value(self, value: Value) -> Words:
        """`97 %`."""
        return say_number(_number(value), self.measure)

    def write_value(self, value: Value) -> str:
        """`97`."""
        return typed(_number(value))

    def _index(self, value: Fraction) -> int | None:
        return next((i for i, band in enumerate(self.bands) if band.holds(value)), None)


def _number(value: Value) -> Fraction:
    return value if isinstance(value, Fraction) else Fraction(0)


def _needed(side: str, edge: Edge) -> tuple[str, str]:
    """The words before the edge that has to be reached."""
    number, inclusive = edge
    if side in "<≤":
        return ("", "") if inclusive else ("trên ", "above ")
    if inclusive:
        return ("không quá ", "at most ") if number else ("", "")
    return "dưới ", "below "


def read_bands(fields: Fields) -> tuple[Band, ...]:
    """The bands in the order written; none where anything about them was reported."""
    before = len(fields.reading.problems)
    records = fields.records("bands", required=True)
    bands = tuple(filter(None, map(_read_band, records)))
    if fields.has("bands") and len(fields.reading.problems) == before and not bands:
        fields.reading.report("161", fields.value_place("bands"), fields.subject, key="bands")
    return bands if len(fields.reading.problems) == before else ()


def _read_band(fields: Fields) -> Band | None:
    before = len(fields.reading.problems)
    low = _read_edge(fields, "from", "above")
    high = _read_edge(fields, "to", "below")
    points = fields.number_between("points", 0, None, required=True)
    printed = fields.number_between("printed", 0, None)
    title = fields.text("title")
    fields.done()
    if len(fields.reading.problems) > before or points is None:
        return None
    if low is None and high is None:
        fields.reading.report("162", fields.at, fields.subject)
        return None
    band = Band(low, high, points, printed, title, fields.node.line, fields.node.column)
    if low and high and not (low[0] < high[0] or (low[0] == high[0] and low[1] and high[1])):
        low_text = f"{'>=' if low[1] else '>'} {plain_decimal(low[0])}"
        high_text = f"{'<=' if high[1] else '<'} {plain_decimal(high[0])}"
        fields.reading.report("163", fields.at, fields.subject, low=low_text, high=high_text)
        return None
    return band


def _read_edge(fields: Fields, closed: str, opened: str) -> Edge | None:
    with_it, without = fields.number(closed), fields.number(opened)
    if fields.has(closed) and fields.has(opened):
        place = fields.value_place(opened)
        fields.reading.report("126", place, fields.subject, one=closed, other=opened)
        return None
    if with_it is not None:
        return with_it, True
    return (without, False) if without is not None else None
