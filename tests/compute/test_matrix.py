"""The comment-response matrix: who said what of which leaf, and what is still missing."""

from fractions import Fraction

import pytest

from parledger.compute import compute_results
from parledger.compute.matrix import (
    GAP_WORDS,
    Gap,
    matrix_ground,
    missing_answers,
    tally_of,
    unit_matrix,
)
from parledger.source import read_project
from tests.compute.workspaces import SELF, SET, Pages, project_of, workspace

ROUND_1 = """\
scores:
  "1.1": {decision: adjusted, value: false, reason: Kế hoạch ban hành muộn}
  "1.2": {decision: recognised}
  "1.3": {decision: adjusted, points: 0.5}
recognise_rest: true
"""
EXPLANATION = """\
scores:
  "1.1": {text: Ban hành ngày 10 tháng 1, asks: 2}
  "1.3": {text: Có hai sáng kiến, asks: 1}
"""


def lines_of(texts, unit="a"):
    """A unit's lines by code, and the cycle they come from."""
    return _lines(project_of(texts), unit)


def _lines(project, unit="a"):
    result = compute_results(project).cycles["year"]
    files, block = project.cycles["year"], result.blocks[0]
    found = next(one for one in block.units if one.unit == unit)
    own = files.units[unit]
    return {line.leaf.id: line for line in unit_matrix(matrix_ground(files, block), found, own)}


def gaps_of(texts):
    """(code, gap) of all that is missing, whether or not the texts read without a problem."""
    project = read_project(Pages(texts)).project
    found = missing_answers(project.cycles["year"], compute_results(project).cycles["year"])
    return [(one.leaf.id, one.gap) for one in found]


def test_only_what_was_spoken_of_has_a_line():
    """Adjusted and judged leaves in the set's order; recognised ones, by line or by rest, not."""
    lines = lines_of(workspace(self=SELF, appraisal_1=ROUND_1))
    assert list(lines) == ["1.1", "1.3"]
    assert (lines["1.1"].own, lines["1.1"].round_1_points, lines["1.1"].final) == (2, 0, 0)
    assert lines["1.3"].own is None
    assert lines["1.1"].gaps == lines["1.3"].gaps == ()


@pytest.mark.parametrize(
    ("answer", "after", "moved"),
    [
        ("answer: accepted", 2, 2),
        ("answer: partly, points: 1.5, reason: Muộn mười ngày", Fraction(3, 2), Fraction(3, 2)),
        ("answer: rejected, reason: Muộn", 0, 0),
    ],
)
def test_an_answer_says_what_became_of_the_points(answer, after, moved):
    """Accepted gives what was asked, in part what is said, rejected leaves round 1."""
    again = f'scores:\n  "1.1": {{{answer}}}\n  "1.3": {{answer: accepted}}\n'
    texts = workspace(self=SELF, appraisal_1=ROUND_1, explanation=EXPLANATION, appraisal_2=again)
    lines = lines_of(texts)
    assert (lines["1.1"].round_1_points, lines["1.1"].round_2_points) == (0, after)
    assert lines["1.1"].moved == moved
    tally = tally_of(lines.values())
    assert (tally.changed, tally.explained, tally.missing) == (2, 2, 0)
    assert tally.accepted + tally.partly + tally.rejected == 2
    assert tally.moved == moved + Fraction(1, 2)


def test_explanations_wait_until_they_are_answered():
    """No round 2 at all, or one that answers the other leaf only: named with the entry's line."""
    asked = workspace(self=SELF, appraisal_1=ROUND_1, explanation=EXPLANATION)
    assert gaps_of(asked) == [("1.1", Gap.ANSWER), ("1.3", Gap.ANSWER)]
    half = asked | {"scores/year/a/appraisal-2.yaml": 'scores:\n  "1.3": {answer: accepted}\n'}
    assert gaps_of(half) == [("1.1", Gap.ANSWER)]
    project = project_of(half)
    (one,) = missing_answers(project.cycles["year"], compute_results(project).cycles["year"])
    assert (one.unit, one.block, one.at.path, one.at.line) == (
        "a", "communes", "scores/year/a/explanation.yaml", 2,
    )  # fmt: skip


def test_what_a_faulty_entry_lacks_is_missing_too():
    """Reasons and figures that the reader reports as errors are named, for a review of them."""
    first = 'scores:\n  "1.1": {decision: adjusted, value: false}\nrecognise_rest: true\n'
    assert gaps_of(workspace(self=SELF, appraisal_1=first)) == [("1.1", Gap.REASON)]
    asked = workspace(self=SELF, appraisal_1=ROUND_1, explanation=EXPLANATION)
    again = 'scores:\n  "1.1": {answer: rejected}\n  "1.3": {answer: partly, reason: Một}\n'
    assert gaps_of(asked | {"scores/year/a/appraisal-2.yaml": again}) == [
        ("1.1", Gap.ANSWER_REASON),
        ("1.3", Gap.ANSWER_FIGURES),
    ]
    nothing = EXPLANATION.replace(", asks: 1", "")
    texts = workspace(self=SELF, appraisal_1=ROUND_1, explanation=nothing)
    again = 'scores:\n  "1.1": {answer: accepted}\n  "1.3": {answer: accepted}\n'
    texts["scores/year/a/appraisal-2.yaml"] = again
    assert gaps_of(texts) == [("1.3", Gap.ANSWER_FIGURES)]


def test_an_explanation_of_nothing_has_no_ground():
    """Round 1 recognised the leaf; an answer is missing as well."""
    texts = workspace(self=SELF, appraisal_1=ROUND_1, explanation='scores:\n  "1.2": {text: Đủ}\n')
    assert gaps_of(texts) == [("1.2", Gap.GROUND), ("1.2", Gap.ANSWER)]


def test_a_change_without_a_hearing_is_a_line():
    """Round 2 changes a leaf that nobody spoke of, and the line says so."""
    again = 'scores:\n  "2.1": {decision: adjusted, points: 0, reason: Kiểm tra lại}\n'
    lines = lines_of(workspace(self=SELF, appraisal_1=ROUND_1, appraisal_2=again))
    assert lines["2.1"].unheard
    assert (lines["2.1"].round_1, lines["2.1"].round_1_points) == (None, Fraction(1, 3))
    assert tally_of(lines.values()).unheard == 1


def test_what_the_council_sets_is_a_line():
    """Of two meetings the later; one that does not stand has no line."""
    council = """\
meetings:
  - {date: 2021-01-09, minutes: {number: 2/BB}, members: 3, approve: 1, adjusts: [{unit: a, criterion: "1.2", points: 0, reason: Không}]}
  - {date: 2021-01-05, minutes: {number: 1/BB}, members: 3, approve: 3, adjusts: [{unit: a, criterion: "2.1", points: 1, reason: Đúng hạn}]}
"""
    lines = lines_of(workspace(self=SELF, appraisal_1=ROUND_1, council=council))
    assert list(lines) == ["1.1", "1.3", "2.1"]
    assert (lines["2.1"].council_points, lines["2.1"].council.reason) == (1, "Đúng hạn")


def test_the_leading_office_speaks():
    """The other office's opinion makes no line; an unanswered line names who owes the answer."""
    offices = """\
offices:
  - {id: noi-vu, title: Nội vụ, appraises: ["1"]}
  - {id: tu-phap, title: Tư pháp, appraises: ["1.2", "2"]}
"""
    texts = workspace(more=offices, self=SELF)
    folder = "scores/year/a"
    texts[f"{folder}/appraisal-1.noi-vu.yaml"] = ROUND_1
    texts[f"{folder}/appraisal-1.tu-phap.yaml"] = (
        'scores:\n  "1.2": {opinion: true, points: 1, reason: Thấp hơn}\nrecognise_rest: true\n'
    )
    texts[f"{folder}/explanation.yaml"] = EXPLANATION
    project = project_of(texts)
    assert list(_lines(project)) == ["1.1", "1.3"]
    found = missing_answers(project.cycles["year"], compute_results(project).cycles["year"])
    assert {one.office for one in found} == {"noi-vu"}


def test_a_unit_without_a_score_has_no_matrix():
    """What lies beside a draft is an empty skeleton."""
    draft = "draft: true\n" + SELF
    texts = workspace(self=draft, appraisal_1=ROUND_1, explanation=EXPLANATION)
    assert lines_of(texts) == {}
    assert gaps_of(texts) == []


def test_a_penalty_that_grows_takes_points():
    """What round 2 adds to a penalty is counted as taken."""
    penalty = """\
  - id: "3"
    title: Điểm trừ
    max_points: 2
    counts: penalty
    cap: 2
    rule: {kind: per_item, each: 1}
"""
    texts = workspace(
        criteria=SET + penalty, self=SELF + '  "3": {value: 1}\n', appraisal_1=ROUND_1
    )
    texts["scores/year/a/appraisal-2.yaml"] = (
        'scores:\n  "3": {decision: adjusted, value: 2, reason: Hai lần}\n'
    )
    assert lines_of(texts)["3"].moved == -1


def test_every_gap_has_words():
    """In both languages."""
    assert set(GAP_WORDS) == set(Gap)
    assert all(words.vi and words.en for words in GAP_WORDS.values())
