"""What holds of every formula, whatever people answered: recomputed from the single answers."""

from collections import Counter
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from parledger.model.formula import Tally
from parledger.model.questions import Option, Question
from parledger.problems import Place
from parledger.rules.bands import Bands
from parledger.rules.edges import Band
from parledger.rules.formulas.mean_scale import MeanScale
from parledger.rules.formulas.satisfied_share import SatisfiedShare
from parledger.rules.formulas.share_bands import ShareBands
from parledger.rules.formulas.weighted_options import WeightedOptions

VALUES = {"1": 1, "2": 2, "3": 3, "4": 4, "5": 5}
SATISFIED = {"4", "5"}
WEIGHTS = {"1": "0", "2": "0.2", "3": "0.4", "4": "0.8", "5": "1"}
BANDS = Bands(
    "percent",
    (
        Band((Fraction(90), True), None, Fraction(10)),
        Band((Fraction(50), True), None, Fraction(4)),
        Band((Fraction(0), True), None, Fraction(0)),
    ),
)
WEIGHED = {name: Fraction(weight) for name, weight in WEIGHTS.items()}
FORMULAS = (
    SatisfiedShare(),
    SatisfiedShare("left_out"),
    WeightedOptions(WEIGHED),
    WeightedOptions(WEIGHED, "left_out"),
    MeanScale(),
    MeanScale("lowest"),
    ShareBands(BANDS, SatisfiedShare()),
)
MAXIMUM = Fraction(10)
ballots = st.lists(st.tuples(*[st.sampled_from([*VALUES, ""])] * 3), min_size=1, max_size=30)
"""Each ballot: the answers to three questions, "" for a blank."""


def question(number: int) -> Question:
    """A question on the scale of five."""
    options = tuple(Option(name, name, Fraction(value)) for name, value in VALUES.items())
    return Question(f"q{number}", "scale", "Câu", options, frozenset(SATISFIED), False, Place("x"))


def tallied(rows):
    """The counts of ballots, question by question."""
    found = []
    for number in range(3):
        answers = [row[number] for row in rows]
        counts = Counter(answer for answer in answers if answer)
        whole = {name: counts[name] for name in VALUES}
        found.append(Tally(question(number), whole, sum(counts.values()), len(rows)))
    return tuple(found)


def leaves_blanks_out(formula):
    """Whether only answered questions count."""
    return isinstance(formula, MeanScale) or getattr(formula, "blank", "") == "left_out"


def naive(formula, rows):
    """The share from the single answers, one after another; None where nothing counts."""
    got = of = Fraction(0)
    for answer in (cell for row in rows for cell in row):
        if not answer and leaves_blanks_out(formula):
            continue
        if isinstance(formula, WeightedOptions):
            got, of = got + Fraction(WEIGHTS.get(answer, "0")), of + 1
        elif isinstance(formula, MeanScale):
            low = 1 if formula.start == "lowest" else 0
            got, of = got + VALUES[answer] - low, of + 5 - low
        else:
            got, of = got + (answer in SATISFIED), of + 1
    return got / of if of else None


@given(ballots)
def test_shares_are_those_of_the_single_answers(rows):
    """Counting first and dividing then gives what adding answer after answer gives."""
    for formula in FORMULAS:
        assert formula.share(tallied(rows)).value == naive(formula, rows)


@given(ballots)
def test_shares_lie_between_nothing_and_everything(rows):
    """So do the points between 0 and the criterion's maximum."""
    for formula in FORMULAS:
        share = formula.share(tallied(rows)).value
        assert share is None or 0 <= share <= 1
        assert share is None or 0 <= formula.points(MAXIMUM, share) <= MAXIMUM


@given(ballots, st.data())
def test_a_better_answer_never_costs_points(rows, data):
    """One answer made better: no formula gives less; a blank that is left out is no answer."""
    row = data.draw(st.integers(0, len(rows) - 1))
    column = data.draw(st.integers(0, 2))
    answer = rows[row][column]
    better = data.draw(st.sampled_from([name for name in VALUES if name > answer] or ["5"]))
    changed = list(rows)
    changed[row] = (*rows[row][:column], better, *rows[row][column + 1 :])
    for formula in FORMULAS:
        before, after = (formula.share(tallied(each)).value for each in (rows, changed))
        if answer or not leaves_blanks_out(formula):
            assert formula.points(MAXIMUM, after) >= formula.points(MAXIMUM, before)


@given(ballots)
def test_leaving_blanks_out_never_costs_points(rows):
    """Without blanks the same answers are shared out among fewer."""
    for strict, kind in ((FORMULAS[0], FORMULAS[1]), (FORMULAS[2], FORMULAS[3])):
        share = kind.share(tallied(rows)).value
        assert share is None or share >= strict.share(tallied(rows)).value


@given(ballots, ballots)
def test_ballots_counted_in_two_heaps_add_up(one, other):
    """Two groups without weights count as one heap of ballots."""
    for formula in FORMULAS:
        heaps = formula.share(tallied(one)) + formula.share(tallied(other))
        assert heaps == formula.share(tallied([*one, *other]))


@given(st.integers(1, 50))
def test_unanimity_gives_everything_or_nothing(number):
    """The best answer throughout gives the maximum; the worst gives 0 where the scale begins there."""
    for formula in FORMULAS:
        best = formula.share(tallied([("5", "5", "5")] * number)).value
        assert formula.points(MAXIMUM, best) == formula.best(MAXIMUM) == MAXIMUM
        worst = formula.share(tallied([("1", "1", "1")] * number)).value
        least = Fraction(2) if formula == MeanScale() else Fraction(0)
        assert formula.points(MAXIMUM, worst) == least
