"""How far a share may be off: recomputed by solving for the bounds, by hand, and at the ends."""

from fractions import Fraction
from math import isclose, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parledger.survey.uncertainty import Z, feed_certainty, sampling_error, wilson
from tests.survey.polled import ballots, files_of, poll, survey

ONE = "groups: [{id: g, title: Dân, planned: 20}]\n"
QUESTION = "questions: [{id: q1, title: Câu 1, scale: muc}]\nformula: {kind: satisfied_share}\nfeeds: [{criterion: '1'}]\n"


def satisfied(unit, group, yes, no):
    """So many ballots that are satisfied, and so many that are not."""
    return [(unit, group, 5)] * yes + [(unit, group, 1)] * no


def certain(polled, unit="a"):
    """What is known of a unit's share."""
    result = polled.surveys["year"][0]
    return feed_certainty(result, result.feeds[0]).units[unit]


def bound(share, ballots, *, upper):
    """The share whose score test just fails to reject: solved by halving, not by a formula."""
    low, high = (share, 1.0) if upper else (0.0, share)
    for _ in range(200):
        middle = (low + high) / 2
        far = abs(share - middle) > Z * sqrt(middle * (1 - middle) / ballots)
        if far == upper:
            high = middle
        else:
            low = middle
    return (low + high) / 2


@given(st.integers(1, 500), st.data())
def test_the_interval_holds_the_shares_that_the_ballots_do_not_refute(ballots, data):
    """Wilson's interval is what inverting the score test gives."""
    share = Fraction(data.draw(st.integers(0, ballots)), ballots)
    found = wilson(share, Fraction(ballots))
    assert 0 <= found.low <= share <= found.high <= 1
    if 0 < share < 1:
        assert isclose(found.low, bound(float(share), ballots, upper=False), abs_tol=2e-6)
        assert isclose(found.high, bound(float(share), ballots, upper=True), abs_tol=2e-6)


def test_a_known_interval_from_the_textbook():
    """Of 10 ballots 8 satisfied: 0.4902 to 0.9433, as Wilson's tables have it."""
    found = wilson(Fraction(8, 10), Fraction(10))
    assert (round(float(found.low), 4), round(float(found.high), 4)) == (0.4902, 0.9433)


def test_who_asked_everybody_has_no_error():
    """Of a population of 20, 20 ballots leave nothing open."""
    assert sampling_error(20, 20) == 0
    assert sampling_error(25, 20) == 0
    assert wilson(Fraction(3, 4), None) == wilson(Fraction(3, 4), None)
    polled = poll(
        files_of(
            ["a"],
            [50],
            {
                "dan.yaml": survey("groups: [{id: g, title: Dân, population: 20}]\n", QUESTION),
                "dan.csv": ballots(satisfied("a", "g", 15, 5)),
            },
        )
    )
    found = certain(polled)
    assert found.interval.low == found.interval.high == Fraction(3, 4)


def test_a_small_population_narrows_the_interval():
    """20 of 100 people count as 20 x 99 / 80 ballots."""
    assert 1 / sampling_error(20, 100) == Fraction(20 * 99, 80)
    assert sampling_error(20, None) == Fraction(1, 20)


def test_points_follow_from_the_share():
    """15 of 20 satisfied of 40 points: 30, from 20.9 to 35.6; response 20 of 20."""
    polled = poll(
        files_of(
            ["a"],
            [50],
            {"dan.yaml": survey(ONE, QUESTION), "dan.csv": ballots(satisfied("a", "g", 15, 5))},
        )
    )
    found = certain(polled)
    assert not polled.problems
    assert found.share == Fraction(3, 4)
    assert found.points.low == found.interval.low * 40
    assert found.points.high == found.interval.high * 40
    assert found.groups[0].response == 1
    assert (found.design_effect, found.effective) == (1, 20)


def test_unequal_weights_cost_ballots():
    """Half the weight on 4 of 20 ballots: deff = 20 x (0.25/16 + 0.25/4) = 1.5625."""
    groups = """\
    groups:
      - {id: g, title: Dân, weight: 0.5}
      - {id: h, title: Cán bộ, weight: 0.5}
    """
    rows = [*satisfied("a", "g", 8, 8), *satisfied("a", "h", 3, 1)]
    polled = poll(
        files_of(["a"], [50], {"dan.yaml": survey(groups, QUESTION), "dan.csv": ballots(rows)})
    )
    found = certain(polled)
    assert found.share == Fraction(1, 2) / 2 + Fraction(3, 4) / 2
    assert found.design_effect == Fraction(25, 16)
    assert found.effective == Fraction(64, 5)
    assert found.interval == wilson(Fraction(5, 8), Fraction(64, 5))
    assert found.too_few


def test_ballots_counted_together_weigh_the_same():
    """Without weights 16 and 4 ballots are 20."""
    groups = "groups: [{id: g, title: Dân}, {id: h, title: Cán bộ}]\n"
    rows = [*satisfied("a", "g", 8, 8), *satisfied("a", "h", 3, 1)]
    found = certain(
        poll(
            files_of(["a"], [50], {"dan.yaml": survey(groups, QUESTION), "dan.csv": ballots(rows)})
        )
    )
    assert (found.share, found.design_effect) == (Fraction(11, 20), 1)


def test_given_results_without_ballots_leave_the_interval_partial():
    """What nobody counted here cannot be said to be sure."""
    groups = """\
    groups:
      - {id: g, title: Dân, weight: 0.5}
      - id: h
        title: Viện
        weight: 0.5
        results: {source: {title: Báo cáo}, out_of: 100, figures: {a: 90}}
    """
    found = certain(
        poll(
            files_of(
                ["a"],
                [50],
                {
                    "dan.yaml": survey(groups, QUESTION),
                    "dan.csv": ballots(satisfied("a", "g", 8, 8)),
                },
            )
        )
    )
    assert found.share == Fraction(7, 10)
    assert found.partial
    assert found.groups[1].interval is None


@pytest.mark.parametrize(("ballots_in", "few"), [(4, True), (5, False)])
def test_fewer_than_five_ballots_are_too_few_to_rank(ballots_in, few):
    """Results feed the evaluation of heads of office."""
    found = certain(
        poll(
            files_of(
                ["a"],
                [50],
                {
                    "dan.yaml": survey(ONE, QUESTION),
                    "dan.csv": ballots(satisfied("a", "g", ballots_in, 0)),
                },
            )
        )
    )
    assert found.too_few is few
