"""Lists of `{id, title, points}`: the options of one choice, the items of a checklist."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from parledger.located import Fields
from parledger.model.rule import Defect, RuleLine
from parledger.model.words import Words, plain_decimal


@dataclass(frozen=True, slots=True)
class Choice:
    """One line; `printed` are the points the decision prints where they differ.

    Two choices are equal that score equally: title, print and place do not count.
    """

    id: str
    points: Fraction
    title: str = field(default="", compare=False)
    printed: Fraction | None = field(default=None, compare=False)
    line: int = field(default=0, compare=False)
    column: int = field(default=0, compare=False)

    @property
    def name(self) -> str:
        """The title, or the id where there is none."""
        return self.title or self.id


def read_choices(fields: Fields, key: str) -> tuple[Choice, ...] | None:
    """The list under a key, at least one; None after a problem."""
    before = len(fields.reading.problems)
    choices = tuple(filter(None, map(_read_choice, fields.records(key, required=True))))
    if fields.has(key) and len(fields.reading.problems) == before and not choices:
        fields.reading.report("161", fields.value_place(key), fields.subject, key=key)
    report_duplicates(fields, [(c.id, c.line, c.column) for c in choices])
    return choices if choices and len(fields.reading.problems) == before else None


def _read_choice(fields: Fields) -> Choice | None:
    name = fields.id("id", required=True)
    title = fields.text("title")
    points = fields.number_between("points", 0, None, required=True)
    printed = fields.number_between("printed", 0, None)
    fields.done()
    if name is None or points is None:
        return None
    return Choice(name, points, title, printed, fields.node.line, fields.node.column)


def report_duplicates(fields: Fields, ids: Iterable[tuple[str, int, int]]) -> None:
    """Say where an id stands for the second time; each is (id, line, column)."""
    first: dict[str, int] = {}
    for name, line, column in ids:
        if name in first:
            place = type(fields.at)(fields.reading.path, line, column)
            fields.reading.report("157", place, fields.subject, found=name, line=first[name])
        first.setdefault(name, line)


def misprints(choices: Iterable[Choice]) -> Iterator[Defect]:
    """Lines whose printed points differ from the ones meant: defects of the decision."""
    for choice in choices:
        if choice.printed is not None and choice.printed != choice.points:
            yield misprint(choice.line, choice.column, choice.printed, choice.points)


def misprint(line: int, column: int, printed: Fraction, points: Fraction) -> Defect:
    """One such defect."""
    figures = (("printed", plain_decimal(printed)), ("points", plain_decimal(points)))
    return Defect("156", line, column, figures)


def choice_lines(choices: Iterable[Choice], pattern: str) -> tuple[RuleLine, ...]:
    """The rule's table; `pattern` with `{}` for the id is what one types."""
    return tuple(
        RuleLine(Words(c.name, c.name), pattern.format(c.id), c.points, c.printed) for c in choices
    )
