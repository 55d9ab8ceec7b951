"""Which end of a scale is the better one, where its middle lies, and where bars begin and end."""

from fractions import Fraction

import pytest

from parledger.model.formula import Tally
from parledger.model.questions import Option, Question
from parledger.problems import Place
from parledger.report.scales import segments, stances
from parledger.rules.formulas.weighted_options import WeightedOptions


def scale(ids, satisfied=(), values=None):
    """A question with these options."""
    options = tuple(
        Option(one, one.upper(), Fraction(values[place]) if values else None)
        for place, one in enumerate(ids)
    )
    return Question("q1", "scale", "Câu", options, frozenset(satisfied), False, Place("x"))


def sides(question, formula=None):
    """Option and side, from worst to best."""
    return [(one.option.id, one.side) for one in stances(question, formula)]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (scale("12345", "45"), "1:against 2:against 3:middle 4:for 5:for"),
        (scale("54321", "45"), "1:against 2:against 3:middle 4:for 5:for"),
        (scale("abcde", (), (5, 4, 3, 2, 1)), "e:against d:against c:middle b:for a:for"),
        (scale("1234", "34"), "1:against 2:against 3:for 4:for"),
        (scale("1234", "4"), "1:against 2:against 3:middle 4:for"),
        (scale("123", "23"), "1:against 2:for 3:for"),
        (scale("12", "2"), "1:against 2:for"),
    ],
)
def test_options_stand_from_worst_to_best(question, told):
    """By value, else by what is satisfied; the best of the rest is the middle where it is odd."""
    assert " ".join(f"{name}:{side}" for name, side in sides(question)) == told


def test_a_formula_says_which_option_is_worth_more():
    """A 1.0, B 0.6, C 0.2, D 0 without values and without a satisfied one: D is the worst."""
    weights = {"a": Fraction(1), "b": Fraction(3, 5), "c": Fraction(1, 5), "d": Fraction(0)}
    found = sides(scale("abcd"), WeightedOptions(weights))
    assert found == [("d", "against"), ("c", "against"), ("b", "for"), ("a", "for")]


def test_steps_count_from_the_middle():
    """The outermost has the highest step on either side."""
    steps = [(one.step, one.steps) for one in stances(scale("12345", "45"))]
    assert steps == [(2, 2), (1, 2), (1, 1), (1, 2), (2, 2)]


def test_bars_lie_side_by_side_with_the_middle_on_either_side_of_zero():
    """Of 20 answers: 1, 3, 4, 7, 5; the middle's 20 % reach from -10 to 10."""
    question = scale("12345", "45")
    tally = Tally(question, dict(zip("12345", (1, 3, 4, 7, 5), strict=True)), 20, 22)
    found = segments(tally, stances(question))
    assert [float(one.share) for one in found] == [5, 15, 20, 35, 25]
    assert [(float(one.start), float(one.end)) for one in found] == [
        (-30, -25),
        (-25, -10),
        (-10, 10),
        (10, 45),
        (45, 70),
    ]
    assert sum(one.share for one in found) == 100


def test_without_an_answer_there_is_no_bar():
    """Ballots that all leave it blank."""
    question = scale("12", "2")
    assert segments(Tally(question, {}, 0, 9), stances(question)) == ()
