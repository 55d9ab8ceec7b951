"""The ranks that sampling error allows: against another simulation, and where they must be exact."""

import random
from fractions import Fraction

from parledger.survey import cycle_certainty
from parledger.survey.simulation import DRAWS, _normals
from parledger.survey.uncertainty import wilson
from tests.survey.polled import SET, ballots, files_of, poll, survey
from tests.survey.test_uncertainty import ONE, QUESTION, satisfied


def ranks_of(files):
    """Unit -> (best, worst)."""
    polled = poll(files)
    assert not polled.problems
    found = cycle_certainty(polled.cycle, polled.surveys["year"])
    return {unit: (one.best, one.worst) for unit, one in found.ranks.items()}


def simple(own, yes, of=20, more=""):
    """Units a, b, c ... with own points and satisfied ballots out of so many."""
    names = [chr(ord("a") + place) for place in range(len(own))]
    rows = [
        row for name, n in zip(names, yes, strict=True) for row in satisfied(name, "g", n, of - n)
    ]
    text = survey(ONE, QUESTION + more)
    return files_of(names, own, {"dan.yaml": text, "dan.csv": ballots(rows)})


def test_units_far_apart_keep_their_ranks():
    """40 points of a survey cannot make up for 50 of appraisal."""
    files = simple([60, 10], [10, 12])
    assert ranks_of(files) == {"a": (1, 1), "b": (2, 2)}


def test_units_that_are_near_may_change_places():
    """Equal own points, 15 and 16 satisfied of 20."""
    assert ranks_of(simple([50, 50], [15, 16])) == {"a": (1, 2), "b": (1, 2)}


def test_the_ranges_agree_with_a_simulation_written_otherwise():
    """Another generator, plain loops: bounds differ by one rank at most."""
    own, yes = [55, 52, 50, 48, 40], [12, 14, 15, 17, 19]
    random.seed(7)
    spread = []
    for mine, n in zip(own, yes, strict=True):
        share, around = n / 20, wilson(Fraction(n, 20), Fraction(20))
        drawn = []
        for _ in range(4000):
            z = random.gauss(0, 1) / 1.959964
            step = (share - float(around.low)) if z < 0 else (float(around.high) - share)
            drawn.append(mine + 40 * min(1, max(0, share + z * step)))
        spread.append(drawn)
    found = ranks_of(simple(own, yes))
    for place, name in enumerate("abcde"):
        ranks = sorted(
            1 + sum(other[draw] > spread[place][draw] for other in spread) for draw in range(4000)
        )
        best, worst = found[name]
        assert abs(best - ranks[100]) <= 1, name
        assert abs(worst - ranks[3899]) <= 1, name


def test_the_same_seed_gives_the_same_ranks_and_another_other_draws():
    """Draws hang on the seed and the names alone."""
    files = simple([50, 49, 48, 47, 46, 45], [10, 11, 12, 13, 14, 15])
    assert ranks_of(files) == ranks_of(files)
    assert list(_normals(1, "year", "a")) == list(_normals(1, "year", "a"))
    for other in (_normals(2, "year", "a"), _normals(1, "year", "b")):
        assert list(other) != list(_normals(1, "year", "a"))


def test_the_official_rank_lies_always_within():
    """Whatever the draws."""
    polled = poll(simple([50, 50, 50, 50], [20, 20, 20, 19]))
    found = cycle_certainty(polled.cycle, polled.surveys["year"])
    for unit in polled.cycle.blocks[0].units:
        assert found.ranks[unit.unit].best <= unit.rank <= found.ranks[unit.unit].worst


def test_unranked_units_have_no_range_and_change_nobodys():
    """They are not among those that are ranked."""
    files = simple([60, 59, 10], [10, 10, 10])
    files["scores/year/cycle.yaml"] = files["scores/year/cycle.yaml"].replace(
        "units: [a, b, c]}", "units: [a, b, c], unranked: [{unit: b, why: Đặc thù}]}"
    )
    assert ranks_of(files) == {"a": (1, 1), "c": (2, 2)}


def test_points_that_the_council_set_do_not_move():
    """What the ballots say no longer counts for them."""
    files = simple([50, 50], [15, 16])
    files["scores/year/council.yaml"] = (
        "meetings:\n  - date: 2020-12-20\n    minutes: {number: 1}\n    members: 5\n    approve: 5\n"
        "    adjusts:\n"
        '      - {unit: a, criterion: "1", points: 40, reason: x}\n'
        '      - {unit: b, criterion: "1", points: 1, reason: x}\n'
    )
    assert ranks_of(files) == {"a": (1, 1), "b": (2, 2)}


def test_a_stair_of_points_moves_in_its_steps():
    """Bands on the share: 19 of 20 may fall below 90 %, 5 of 20 cannot reach it."""
    bands = (
        "questions: [{id: q1, title: Câu 1, scale: muc}]\n"
        "formula: {kind: bands, bands: [{from: 90, points: 40}, {from: 0, points: 0}]}\n"
        "feeds: [{criterion: '1'}]\n"
    )
    rows = [*satisfied("a", "g", 19, 1), *satisfied("b", "g", 5, 15), *satisfied("c", "g", 5, 15)]
    files = files_of(
        ["a", "b", "c"], [40, 60, 59], {"dan.yaml": survey(ONE, bands), "dan.csv": ballots(rows)}
    )
    assert ranks_of(files) == {"a": (1, 3), "b": (1, 2), "c": (2, 3)}


def test_a_cycle_without_a_survey_has_no_ranges():
    """There is nothing to draw."""
    polled = poll(simple([50], [10]))
    assert cycle_certainty(polled.cycle, ()) is None
    assert DRAWS == 2000


def with_extra(counts):
    """Units a and b with 50 points each; criterion 3 is a bonus or penalty of 10, at most 2."""
    criteria = SET + (
        f'  - {{id: "3", title: Thêm, max_points: 10, counts: {counts}, cap: 2, rule: {{kind: survey}}}}\n'
    )
    rows = [*satisfied("a", "g", 19, 1), *satisfied("b", "g", 1, 19)]
    text = survey(ONE, QUESTION.replace("'1'", "'3'"))
    files = files_of(["a", "b"], [50, 50], {"dan.yaml": text, "dan.csv": ballots(rows)})
    files["criteria/set.yaml"] = criteria
    return files


def index_ranges(files):
    """Unit -> the bounds of its index out of 60, to a thousandth."""
    polled = poll(files)
    found = cycle_certainty(polled.cycle, polled.surveys["year"])
    return {
        unit: tuple(round(float(bound) * 0.6, 3) for bound in (one.index.low, one.index.high))
        for unit, one in found.ranks.items()
    }


def test_a_bonus_from_a_survey_moves_no_further_than_its_cap():
    """9.5 of 10 is far above the cap of 2 in every draw; 0.5 of 10 may rise to the cap."""
    ranges = index_ranges(with_extra("bonus"))
    assert ranges["a"] == (52, 52)
    assert 50 < ranges["b"][0] < 50.5 < ranges["b"][1] <= 52


def test_a_penalty_from_a_survey_takes_away_what_it_gives():
    """More of the penalty is less of the index, down to the cap."""
    ranges = index_ranges(with_extra("penalty"))
    assert ranges["a"] == (48, 48)
    assert 48 <= ranges["b"][0] < 49.5 < ranges["b"][1] <= 50


def test_given_shares_near_the_edge_of_a_band_do_not_move():
    """Nothing was sampled: 66.65 % lies above 66.6 and 66.5 % below, whatever the grid."""
    text = survey(
        "groups: [{id: g, title: Viện, results: {source: {title: Báo cáo}, out_of: 100,"
        " figures: {a: 66.65, b: 66.5, c: 80}}}]\n",
        "formula: {kind: bands, bands: [{above: 66.6, points: 40}, {to: 66.6, points: 2}]}\n"
        "feeds: [{criterion: '1'}]\n",
    )
    files = files_of(["a", "b", "c"], [50, 52, 20], {"dan.yaml": text})
    assert ranks_of(files) == {"a": (1, 1), "b": (3, 3), "c": (2, 2)}
