"""From ballots to points: each case worked out by hand, and by loops over the single answers."""

from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256
from random import Random

import pytest

from tests.survey.polled import ballots, files_of, poll, survey

ONE = "groups: [{id: g, title: Dân}]\n"
QUESTION = "questions: [{id: q1, title: Câu 1, scale: muc}]\nformula: {kind: satisfied_share}\n"
FEED = "feeds: [{criterion: '1'}]\n"
TWO = """\
groups:
  - {id: g, title: Dân}
  - {id: h, title: Cán bộ}
"""
WEIGHTED = """\
groups:
  - {id: g, title: Dân, weight: 0.6}
  - {id: h, title: Cán bộ, weight: 0.4}
"""


def polled(names, surveys, *, cycle="", criteria=None, more=None):
    """A cycle in which every unit gives itself 50 of 60, with these files of surveys."""
    kind = {} if criteria is None else {"criteria": criteria}
    files = files_of(names, [50] * len(names), surveys, cycle=cycle, **kind)
    found = poll(files | (more or {}))
    assert not found.problems, found.problems
    return found


@dataclass(frozen=True)
class Sums:
    """What a unit's index is made of."""

    points: Fraction
    max_points: Fraction
    provisional: bool


def unit_of(found, unit):
    """A unit of the only block: points and the maximum in force, and whether they may change."""
    one = next(one for one in found.cycle.blocks[0].units if one.unit == unit)
    return Sums(one.total.points, one.total.max_points, one.provisional)


def of(unit, group, yes, no):
    """So many satisfied and unsatisfied ballots with one question."""
    return [(unit, group, 5)] * yes + [(unit, group, 2)] * no


def test_the_districts_formula_by_hand():
    """(satisfied + very satisfied answers) / (ballots x 8) x 30, over made-up ballots."""
    names, columns = ["xa-a", "xa-b"], tuple(f"q{n}" for n in range(1, 9))
    dice = Random(2020)  # noqa: S311 - answers, no secrets
    rows = [
        (unit, "g", *(dice.choice(["1", "2", "3", "4", "4", "5", "5", ""]) for _ in columns))
        for unit in names
        for _ in range(37)
    ]
    questions = "".join(f"  - {{id: {name}, title: Câu, scale: muc}}\n" for name in columns)
    more = f"questions:\n{questions}formula: {{kind: satisfied_share}}\n{FEED}"
    criteria = (
        "id: set\ntitle: Bộ\nmax_points: 100\nareas:\n"
        '  - {id: "1", title: Khảo sát, max_points: 30, rule: {kind: survey}}\n'
        '  - {id: "2", title: Tự chấm, max_points: 70, rule: {kind: ratio, target: 70}}\n'
    )
    files = {"dan.yaml": survey(ONE, more), "dan.csv": ballots(rows, columns)}
    found = polled(names, files, criteria=criteria)
    for unit in names:
        answers = [cell for row in rows if row[0] == unit for cell in row[2:]]
        good = answers.count("4") + answers.count("5")
        assert found.fed(unit).points == Fraction(good, 37 * 8) * 30
        assert unit_of(found, unit).points == 50 + Fraction(good, 37 * 8) * 30


def test_weighted_options_as_a_provinces_software_counts():
    """A 1.0, B 0.6, C 0.2, D 0: (3 + 2 x 0.6 + 0.2) / 8 of 40 points."""
    head = """\
    scales:
      - id: muc
        options: [{id: A, title: A}, {id: B, title: B}, {id: C, title: C}, {id: D, title: D}]
    """
    more = (
        "questions: [{id: q1, title: Câu 1, scale: muc}]\n"
        "formula: {kind: weighted_options, weights: {A: 1.0, B: 0.6, C: 0.2, D: 0}}\n" + FEED
    )
    rows = [("a", "g", mark) for mark in ("A", "A", "A", "B", "B", "C", "D", "")]
    found = polled(["a"], {"dan.yaml": survey(ONE, more, head=head), "dan.csv": ballots(rows)})
    assert found.fed("a").points == Fraction(44, 10) / 8 * 40


def test_the_plan_of_a_city_with_two_groups_that_reuse_another_survey():
    """Three groups with ballots and forms of their own, two from another cycle's: 0.2 each."""
    groups = "groups:\n" + "".join(
        f"  - {{id: g{n}, title: Nhóm {n}, weight: 0.2}}\n" for n in (1, 2, 3)
    )
    groups += "".join(
        f"  - {{id: g{n}, title: Nhóm {n}, weight: 0.2, "
        f"results_from: {{cycle: sipas, survey: dan, group: p{n}}}}}\n"
        for n in (4, 5)
    )
    forms = "forms:\n" + "".join(
        f"  - id: mau-{n}\n    code: 0{n}/ĐTXHH\n    title: Mẫu {n}\n    groups: [g{n}]\n"
        f"    questions: [{{id: m{n}, title: Câu, scale: muc}}]\n"
        for n in (1, 2, 3)
    )
    rows = [("a", "g1", 5, "", "")] * 3 + [("a", "g1", 1, "", "")]
    rows += [("a", "g2", "", 4, ""), ("a", "g2", "", "", "")]
    rows += [("a", "g3", "", "", 5)]
    other = survey(
        "groups: [{id: p4, title: Dân}, {id: p5, title: Doanh nghiệp}]\n",
        "questions: [{id: q1, title: Câu 1, scale: muc}]\nformula: {kind: mean_scale}\n",
    )
    elsewhere = {
        "scores/sipas/cycle.yaml": (
            "id: sipas\ntitle: SIPAS\nyear: 2019\nauthority: UBND\nprovenance: illustrative\n"
            "blocks: [{id: xa, title: Xã, criteria: set, units: [a]}]\n"
        ),
        "scores/sipas/survey/dan.yaml": other,
        "scores/sipas/survey/dan.csv": ballots([("a", "p4", 4), ("a", "p4", 5), ("a", "p5", 3)]),
    }
    found = polled(
        ["a"],
        {
            "dan.yaml": survey(groups, f"{forms}formula: {{kind: satisfied_share}}\n{FEED}"),
            "dan.csv": ballots(rows, ("m1", "m2", "m3")),
        },
        more=elsewhere,
    )
    shares = [Fraction(3, 4), Fraction(1, 2), Fraction(1), Fraction(9, 10), Fraction(3, 5)]
    assert found.fed("a").share == sum(shares) / 5
    assert found.fed("a").points == sum(shares) / 5 * 40
    assert [one.ballots for one in found.fed("a").groups] == [4, 2, 1, 2, 1]


def test_a_thematic_survey_feeds_a_criterion_from_each_question():
    """Every question its own criterion; each counts that question's answers alone."""
    criteria = (
        "id: set\ntitle: Bộ\nmax_points: 100\nareas:\n"
        '  - {id: "1", title: Thái độ, max_points: 10, rule: {kind: survey}}\n'
        '  - {id: "3", title: Thời gian, max_points: 30, rule: {kind: survey}}\n'
        '  - {id: "2", title: Tự chấm, max_points: 60, rule: {kind: ratio, target: 60}}\n'
    )
    more = (
        "questions: [{id: q1, title: Câu 1, scale: muc}, {id: q2, title: Câu 2, scale: muc}]\n"
        "formula: {kind: satisfied_share}\n"
        "feeds:\n  - {criterion: '1', questions: [q1]}\n"
        "  - {criterion: '3', questions: [q2], formula: {kind: mean_scale}}\n"
    )
    rows = [("a", "g", 5, 1), ("a", "g", 4, 2), ("a", "g", 3, 5), ("a", "g", 2, "")]
    files = {"dan.yaml": survey(ONE, more), "dan.csv": ballots(rows, ("q1", "q2"))}
    found = polled(["a"], files, criteria=criteria)
    assert found.fed("a", feed=0).points == Fraction(2, 4) * 10
    assert found.fed("a", feed=1).points == Fraction(8, 15) * 30


def test_only_questions_with_a_scale_count_unless_named():
    """A choice beside the scale changes nothing until the feed names it."""
    more = """\
    questions:
      - {id: q1, title: Câu 1, scale: muc}
      - id: q2
        kind: choice
        title: Có hài lòng không
        options: [{id: co, title: Có}, {id: khong, title: Không}]
        satisfied: [co]
    formula: {kind: satisfied_share}
    """
    rows = [("a", "g", 5, "khong"), ("a", "g", 5, "co"), ("a", "g", 1, "co")]
    csv = ballots(rows, ("q1", "q2"))
    named = more.rstrip(" ") + "    feeds: [{criterion: '1', questions: [q1, q2]}]\n"
    plain = more.rstrip(" ") + "    feeds: [{criterion: '1'}]\n"
    for text, share in ((plain, Fraction(2, 3)), (named, Fraction(4, 6))):
        found = polled(["a"], {"dan.yaml": survey(ONE, text), "dan.csv": csv})
        assert found.fed("a").share == share


def test_groups_without_weights_are_one_heap_of_ballots():
    """3 of 4 and 1 of 6 are 4 of 10, not the mean of the two shares."""
    rows = of("a", "g", 3, 1) + of("a", "h", 1, 5)
    files = {"dan.yaml": survey(TWO, QUESTION + FEED), "dan.csv": ballots(rows)}
    assert polled(["a"], files).fed("a").share == Fraction(4, 10)


def test_groups_with_weights_count_by_them():
    """0.6 x 3/4 + 0.4 x 1/6; a feed's own weights go before those of the groups."""
    rows = of("a", "g", 3, 1) + of("a", "h", 1, 5)
    own = "feeds: [{criterion: '1', weights: {g: 0.5, h: 0.5}}]\n"
    for feeds, weights in ((FEED, ("0.6", "0.4")), (own, ("0.5", "0.5"))):
        files = {"dan.yaml": survey(WEIGHTED, QUESTION + feeds), "dan.csv": ballots(rows)}
        one, other = map(Fraction, weights)
        assert polled(["a"], files).fed("a").share == one * Fraction(3, 4) + other * Fraction(1, 6)


def test_a_group_without_ballots_is_pending_and_never_zero():
    """Group h has no ballot for b: b waits, and so does the whole block, with the group's name."""
    rows = of("a", "g", 3, 1) + of("a", "h", 1, 5) + of("b", "g", 2, 0)
    files = {"dan.yaml": survey(WEIGHTED, QUESTION + FEED), "dan.csv": ballots(rows)}
    found = polled(["a", "b"], files)
    assert found.fed("b").state == "pending"
    assert found.fed("b").points is None
    assert "Cán bộ" in found.fed("b").reason.say("vi")
    for unit in ("a", "b"):
        assert unit_of(found, unit).points == 50
        assert unit_of(found, unit).max_points == 60
        assert unit_of(found, unit).provisional


def test_no_ballots_at_all_is_pending():
    """A survey whose file of ballots is not there yet feeds nothing."""
    found = polled(["a"], {"dan.yaml": survey(ONE, QUESTION + FEED)})
    assert found.fed("a").state == "pending"
    assert unit_of(found, "a").max_points == 60


@pytest.mark.parametrize("answers", [["", ""], ["1", "1"]])
def test_ballots_without_answers_are_not_those_without_satisfaction(answers):
    """With blanks left out: nothing answered is no result, all unsatisfied is 0 points."""
    more = QUESTION.replace("satisfied_share", "satisfied_share, blank: left_out") + FEED
    rows = [("a", "g", answer) for answer in answers]
    found = polled(["a"], {"dan.yaml": survey(ONE, more), "dan.csv": ballots(rows)})
    assert found.fed("a").points == (None if answers[0] == "" else 0)


def test_invalid_ballots_alone_are_no_result():
    """Three ballots that break the valid rule: the group is pending."""
    more = (
        QUESTION + "valid: {least_answered: 100}\nclosed: {date: 2020-12-01, rows: 3, sha256: X}\n"
    )
    csv = ballots([("a", "g", "")] * 3)
    more = more.replace("X", sha256(csv.encode()).hexdigest()) + FEED
    found = polled(["a"], {"dan.yaml": survey(ONE, more), "dan.csv": csv})
    assert found.fed("a").state == "pending"


WITHOUT = "without: [{unit: b, group: h, why: Không có cán bộ}]\n"
GIVEN_NONE = """\
groups:
  - {id: g, title: Dân, weight: 0.6}
  - id: h
    title: Viện đánh giá
    weight: 0.4
    results: {source: {title: Báo cáo}, out_of: 10, figures: {a: 8, b: none}}
"""


@pytest.mark.parametrize(
    ("groups", "more", "rows"),
    [
        (WEIGHTED, WITHOUT, of("a", "h", 4, 1)),
        (WEIGHTED.replace("weight: 0.4", "weight: 0.4, planned: {b: 0}"), "", of("a", "h", 4, 1)),
        (GIVEN_NONE, "", []),
    ],
    ids=["without", "none planned", "given as none"],
)
def test_a_group_that_never_has_a_result_leaves_the_others_their_weights(groups, more, rows):
    """For b group g alone counts, whole; for a both do."""
    ballots_ = ballots(of("a", "g", 1, 1) + of("b", "g", 3, 1) + rows)
    files = {"dan.yaml": survey(groups, QUESTION + FEED + more), "dan.csv": ballots_}
    found = polled(["a", "b"], files)
    assert found.fed("b").share == Fraction(3, 4)
    assert found.fed("a").share == Fraction(6, 10) / 2 + Fraction(4, 10) * Fraction(4, 5)


def test_a_unit_without_results_is_left_out_of_the_criterion():
    """Its index is of the other points; it does not keep the block waiting."""
    more = QUESTION + FEED + "without: [{unit: b, why: Mới thành lập}]\n"
    files = {"dan.yaml": survey(ONE, more), "dan.csv": ballots(of("a", "g", 3, 1))}
    found = polled(["a", "b"], files)
    units = {unit: unit_of(found, unit) for unit in ("a", "b")}
    assert found.fed("b").state == "none"
    assert "Mới thành lập" in found.fed("b").reason.say("vi")
    assert (units["b"].points, units["b"].max_points) == (50, 60)
    assert (units["a"].points, units["a"].max_points) == (50 + 30, 100)


def test_what_never_comes_elsewhere_never_comes_here():
    """A group that reuses another survey is left out where that one says `without`."""
    groups = """\
    groups:
      - {id: g, title: Dân, weight: 0.5}
      - {id: h, title: Khác, weight: 0.5, results_from: {survey: khac, group: p}}
    """
    other = survey(
        "groups: [{id: p, title: Dân}]\n",
        QUESTION + "without: [{unit: b, why: Không hỏi}]\n",
        survey_id="khac",
    )
    found = polled(
        ["a", "b"],
        {
            "dan.yaml": survey(groups, QUESTION + FEED),
            "dan.csv": ballots(of("a", "g", 1, 1) + of("b", "g", 3, 1)),
            "khac.yaml": other,
            "khac.csv": ballots(of("a", "p", 1, 0)),
        },
    )
    assert found.fed("a").share == Fraction(3, 4)
    assert found.fed("b").share == Fraction(3, 4)


def test_given_results_alone_need_no_ballots_and_no_questions():
    """An institute's figures of 100, one for each unit."""
    groups = """\
    groups:
      - id: h
        title: Viện
        results: {source: {title: Báo cáo}, out_of: 100, figures: {a: 82.5, b: 70}, ballots: {a: 120}}
    """
    files = {"dan.yaml": survey(groups, "formula: {kind: satisfied_share}\n" + FEED, head="")}
    found = polled(["a", "b"], files)
    assert [found.fed(unit).points for unit in ("a", "b")] == [33, 28]
    assert [found.fed(unit).groups[0].ballots for unit in ("a", "b")] == [120, None]


def test_points_are_rounded_at_the_leaf_where_the_cycle_says_so():
    """2/3 of 40 is 26.666...: with stage leaf and two decimals 26.67 enters every sum."""
    files = {"dan.yaml": survey(ONE, QUESTION + FEED), "dan.csv": ballots(of("a", "g", 2, 1))}
    exact = polled(["a"], files)
    rounded = polled(["a"], files, cycle="index: {stage: leaf}\n")
    assert unit_of(exact, "a").points == 50 + Fraction(80, 3)
    assert unit_of(rounded, "a").points == 50 + Fraction("26.67")


def test_a_unit_is_provisional_while_ballots_may_still_come():
    """With all else appraised: open, its points may change; closed, they stand."""
    csv = ballots(of("a", "g", 2, 1))
    seal = f"closed: {{date: 2020-12-01, rows: 3, sha256: {sha256(csv.encode()).hexdigest()}}}\n"
    appraised = {"scores/year/a/appraisal-1.yaml": "recognise_rest: true\nscores: {}\n"}
    for more, is_open in ((FEED, True), (FEED + seal, False)):
        files = {"dan.yaml": survey(ONE, QUESTION + more), "dan.csv": csv}
        found = polled(["a"], files, more=appraised)
        assert unit_of(found, "a").points == 50 + Fraction(80, 3)
        assert unit_of(found, "a").provisional is is_open


def test_blocks_ask_their_own_groups():
    """Each block counts the groups that are about it, and no others."""
    groups = """\
    groups:
      - {id: g, title: Dân, blocks: [xa]}
      - {id: h, title: Cán bộ, blocks: [phong]}
    """
    files = files_of(
        ["a"],
        [50],
        {
            "dan.yaml": survey(groups, QUESTION + FEED),
            "dan.csv": ballots(of("a", "g", 3, 1) + of("b", "h", 1, 4)),
        },
    )
    files["units/u.yaml"] += "  - {id: b, name: Phòng B, level: office}\n"
    files["scores/year/cycle.yaml"] = files["scores/year/cycle.yaml"].replace(
        "units: [a]}]", "units: [a]}, {id: phong, title: Phòng, criteria: set, units: [b]}]"
    )
    found = poll(files)
    assert not found.problems
    assert [found.fed("a", feed=0).share, found.fed("b", feed=1).share] == [
        Fraction(3, 4),
        Fraction(1, 5),
    ]
