"""Surveys small enough for paper: the instrument, the ballots, and the points they have to give.

The points are written as fractions that were worked out from the formula's sentence, never by the
program. Every criterion fed has a maximum of 40 unless its scenario says otherwise.
"""

from dataclasses import dataclass, field

PENDING, NEVER = "pending", "none"

G = "[{id: g, title: Dân}]"
GH = "[{id: g, title: Dân}, {id: h, title: Cán bộ}]"
W64 = "[{id: g, title: Dân, weight: 0.6}, {id: h, title: Cán bộ, weight: 0.4}]"
Q1 = "[{id: q1, title: Một, scale: muc}]"
Q2 = "[{id: q1, title: Một, scale: muc}, {id: q2, title: Hai, scale: muc}]"
Q3 = Q2[:-1] + ", {id: q3, title: Ba, scale: muc}]"
SHARE = "{kind: satisfied_share}"
LEFT_OUT = "{kind: satisfied_share, blank: left_out}"
ABCD = "{kind: weighted_options, weights: {A: 1.0, B: 0.6, C: 0.2, D: 0}}"
ABCD_LEFT_OUT = ABCD[:-1] + ", blank: left_out}"
LETTERS = (
    "[{id: q1, title: Một, options: [{id: A, title: a}, {id: B, title: b}, {id: C, title: c},"
    " {id: D, title: d}]}]"
)
MEAN, LOWEST = "{kind: mean_scale}", "{kind: mean_scale, from: lowest}"
STAIR = (
    "{kind: bands, bands: [{from: 75, points: 40}, {from: 50, points: 15}, {from: 0, points: 2}]}"
)
ABOVE = (
    "{kind: bands, bands: [{above: 75, points: 40}, {above: 50, points: 15}, {to: 50, points: 2}]}"
)
FED = '[{criterion: "1"}]'


@dataclass(frozen=True)
class Poll:
    """`rows`: (unit, group, answers ...). `points`: unit -> a fraction, PENDING or NEVER."""

    name: str
    rows: tuple[tuple[object, ...], ...]
    points: dict[str, str]
    groups: str = G
    questions: str = Q2
    formula: str = SHARE
    feeds: str = FED
    more: str = ""
    columns: tuple[str, ...] = ("q1", "q2")
    numbers: tuple[str, ...] = ()
    others: dict[str, "Poll"] = field(default_factory=dict)


def g(*answers: object, unit: str = "a") -> tuple[object, ...]:
    """A ballot of group g."""
    return (unit, "g", *answers)


def h(*answers: object, unit: str = "a") -> tuple[object, ...]:
    """A ballot of group h."""
    return (unit, "h", *answers)


ONE = ("q1",)
THREE = ("q1", "q2", "q3")

BLANKS = (
    Poll("two of four answers", (g(5, 4), g(3, 2)), {"a": "20"}),
    Poll("a blank is not satisfied", (g(5, ""), g(4, 4)), {"a": "30"}),
    Poll("a blank left out", (g(5, ""), g(4, 4)), {"a": "40"}, formula=LEFT_OUT),
    Poll("an empty ballot counts among n", (g("", ""), g(5, 1)), {"a": "10"}),
    Poll("an empty ballot left out", (g("", ""), g(5, 1)), {"a": "20"}, formula=LEFT_OUT),
    Poll("a third", (g(5), g(3), g(1)), {"a": "40/3"}, questions=Q1, columns=ONE),
    Poll("nobody satisfied is nought", (g(1, 2), g(3, 3)), {"a": "0"}),
    Poll("nothing answered is nothing", (g("", ""),), {"a": PENDING}, formula=LEFT_OUT),
    Poll("nothing answered is not satisfied", (g("", ""),), {"a": "0"}),
    Poll("no ballot is no nought", (), {"a": PENDING}),
)

VALID = (
    Poll(
        "half has to be answered",
        (g("", ""), g(5, 1), g("", 4)),
        {"a": "20"},
        more="valid: {least_answered: 50}",
    ),
    Poll(
        "a little more than half of two is both",
        (g(5, ""), g(4, 1)),
        {"a": "20"},
        more="valid: {least_answered: 50.1}",
    ),
    Poll(
        "33.3 of three is one",
        (g(5, "", ""), g(1, 1, 1)),
        {"a": "20/3"},
        questions=Q3,
        columns=THREE,
        more="valid: {least_answered: 33.3}",
    ),
    Poll(
        "33.4 of three is two",
        (g(5, "", ""), g(1, 1, 5)),
        {"a": "40/3"},
        questions=Q3,
        columns=THREE,
        more="valid: {least_answered: 33.4}",
    ),
    Poll("all", (g(5, ""), g(4, 1)), {"a": "20"}, more="valid: {least_answered: 100}"),
    Poll("required", (g("", 5), g(1, 4)), {"a": "20"}, more="valid: {required: [q1]}"),
    Poll(
        "required and least together",
        (g(5, "", ""), g(5, 5, ""), g("", 5, 5), g(1, 1, 1)),
        {"a": "40/3"},
        questions=Q3,
        columns=THREE,
        more="valid: {required: [q1], least_answered: 60}",
    ),
    Poll(
        "none valid is pending",
        (g("", 5), g("", 4)),
        {"a": PENDING},
        more="valid: {required: [q1]}",
    ),
    Poll(
        "of two with one number neither counts",
        (g(5, 5), g(1, 1), g(4, 1)),
        {"a": "20"},
        numbers=("7", "7", "8"),
        more="valid: {duplicates: none}",
    ),
    Poll(
        "one number in two units takes both",
        (g(5, 5), g(4, 4, unit="b"), g(4, 1), g(1, 1, unit="b")),
        {"a": "20", "b": "0"},
        numbers=("7", "7", "8", "9"),
        more="valid: {duplicates: none}",
    ),
    Poll(
        "a choice counts as answered and not as satisfied",
        (g(5, "x"), g("", "x"), g("", "")),
        {"a": "20"},
        questions=(
            "[{id: q1, title: Một, scale: muc}, {id: q2, kind: choice, title: Hai,"
            " options: [{id: x, title: X}, {id: y, title: Y}]}]"
        ),
        more="valid: {least_answered: 50}",
    ),
    Poll(
        "several choices are one answer",
        (g(5, "x;y"), g(1, ""), g("", "y")),
        {"a": "40"},
        questions=(
            "[{id: q1, title: Một, scale: muc}, {id: q2, kind: choice, several: true, title: Hai,"
            " options: [{id: x, title: X}, {id: y, title: Y}]}]"
        ),
        more="valid: {least_answered: 100}",
    ),
    Poll(
        "free words are no answer",
        (g(5, "hay"), g("", "chậm")),
        {"a": "40"},
        questions="[{id: q1, title: Một, scale: muc}, {id: q2, kind: text, title: Hai}]",
        more="valid: {least_answered: 1}",
    ),
)

FORMULAS = (
    Poll(
        "A 1.0, B 0.6, C 0.2, D 0",
        (g("A"), g("B"), g("C"), g("D")),
        {"a": "18"},
        questions=LETTERS,
        formula=ABCD,
        columns=ONE,
    ),
    Poll(
        "a blank weighs nothing",
        (g("A"), g("B"), g("")),
        {"a": "64/3"},
        questions=LETTERS,
        formula=ABCD,
        columns=ONE,
    ),
    Poll(
        "a blank is not weighed",
        (g("A"), g("B"), g("")),
        {"a": "32"},
        questions=LETTERS,
        formula=ABCD_LEFT_OUT,
        columns=ONE,
    ),
    Poll("mean over the highest", (g(5, 4), g(2, 1)), {"a": "24"}, formula=MEAN),
    Poll("mean above the lowest", (g(5, 4), g(2, 1)), {"a": "20"}, formula=LOWEST),
    Poll("a mean leaves blanks out", (g(5, ""), g("", 2)), {"a": "28"}, formula=MEAN),
    Poll("all at the lowest is nought", (g(1, 1),), {"a": "0"}, formula=LOWEST),
    Poll("all at the lowest is a fifth", (g(1, 1),), {"a": "8"}, formula=MEAN),
    Poll(
        "scales of unequal reach are summed before they are divided",
        (g("lo", "no"), g("hi", "yes"), g("", "yes")),
        {"a": "190/9"},
        questions=(
            "[{id: q1, title: Một, options: [{id: lo, title: l, value: 2.5},"
            " {id: hi, title: h, value: 10}]}, {id: q2, title: Hai, options: [{id: no, title: n,"
            " value: 0}, {id: yes, title: y, value: 1}]}]"
        ),
        formula=LOWEST,
    ),
    Poll("the edge of a band belongs to it", (g(5, 4), g(4, 1)), {"a": "40"}, formula=STAIR),
    Poll("just under the edge", (g(5, 4), g(1, 1)), {"a": "15"}, formula=STAIR),
    Poll("above leaves the edge out", (g(5, 4), g(4, 1)), {"a": "15"}, formula=ABOVE),
    Poll("to takes the edge", (g(5, 4), g(1, 1)), {"a": "2"}, formula=ABOVE),
    Poll(
        "bands of answers alone",
        (g(5, ""), g("", 4), g(4, 1)),
        {"a": "40"},
        formula=STAIR[:-1] + ", blank: left_out}",
    ),
)

COUNTING = (*BLANKS, *VALID, *FORMULAS)
