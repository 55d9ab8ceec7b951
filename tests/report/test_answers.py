"""Sums over ballots, recomputed from the file's rows by plain Python."""

from collections import Counter
from fractions import Fraction

from parledger.report.answers import add_up, satisfied_share
from tests.pages.survey.scene import SIZES, ballots, scope_of, surveyed

FEW = ("xa-b", "can-bo")


def counts(row):
    """A valid ballot answers half of the three questions with options."""
    return sum(bool(row[name]) for name in ("q1", "q2", "q3")) * 2 >= 3


def shown():
    """The valid ballots of groups with at least 5 about their unit."""
    return [row for row in ballots() if counts(row) and (row["unit"], row["group"]) != FEW]


def question(scope, number):
    """A question of the only form, and how it was answered."""
    form = scope.result.survey.forms[0]
    return form.questions[number], scope.poll.answers_of(form, form.questions[number])


def test_the_turnout_counts_what_came_against_the_plan():
    """10 + 8 ballots are due of three communes; the fourth has no results and never will."""
    turnout = scope_of(surveyed()).poll.turnout
    assert (turnout.planned, turnout.received, turnout.valid) == (54, 44, 42)
    assert turnout.valid == sum(counts(row) for row in ballots())
    assert turnout.response == Fraction(42, 54)
    assert {(one.unit, one.group) for one in scope_of(surveyed()).poll.asked} == set(SIZES)


def test_answers_are_added_over_all_that_may_be_shown():
    """The group of three is in no sum, so that nobody finds it by subtracting."""
    scope = scope_of(surveyed())
    asked, answered = question(scope, 0)
    total = add_up(asked, answered)
    assert total.counts == dict(Counter(row["q1"] for row in shown()))
    assert total.ballots == total.answered == 39
    assert FEW not in {(one.unit, one.group) for one in answered}


def test_blanks_are_ballots_that_do_not_answer():
    """Every fifth leaves q2 out."""
    asked, answered = question(scope_of(surveyed()), 1)
    total = add_up(asked, answered)
    given = [row["q2"] for row in shown() if row["q2"]]
    assert (total.answered, total.ballots) == (len(given), 39)
    share = satisfied_share((total,))
    assert share == Fraction(sum(answer in "45" for answer in given), len(given))


def test_several_options_of_a_ballot_count_each():
    """`loa;mang` ticks both and is one answer."""
    asked, answered = question(scope_of(surveyed()), 2)
    total = add_up(asked, answered)
    cells = [row["q3"] for row in shown()]
    assert total.counts == {o: sum(o in cell.split(";") for cell in cells) for o in ("loa", "mang")}
    assert total.answered == sum(bool(cell) for cell in cells)
    assert satisfied_share((total,)) is None


def test_free_words_are_never_counted():
    """There is no entry for the question."""
    scope = scope_of(surveyed())
    assert question(scope, 3)[1] == ()
    assert not any(key[1] == "y1" for key in scope.poll.answers)
