"""What becomes of each leaf of one unit: status, the figure of every step, the reason."""

from fractions import Fraction

import pytest

from parledger.model.results import State, Status
from tests.compute.workspaces import SELF, block_of, leaf, workspace

RECOGNISED = "recognise_rest: true\nscores: {'1.3': {decision: adjusted, points: 0.5, reason: Khá}}"
SURVEY = 'external: [{criterion: "2.2", out_of: 100, source: {title: Phiếu}, points: {a: 82.5}}]'


def only(**given):
    """The block and its one unit."""
    block = block_of(workspace(**given))
    return block, block.units[0]


def figures(block, unit, code):
    """Status and the five figures of a leaf."""
    names = ("self_points", "round_1", "round_2", "council", "points")
    return leaf(block, unit, code, "status"), *(leaf(block, unit, code, name) for name in names)


def test_the_self_score_counts_until_it_is_appraised():
    """Own leaves count with the self-score, judged and survey leaves wait; all is provisional."""
    block, unit = only(self=SELF)
    assert figures(block, unit, "1.1") == (Status.NOT_APPRAISED, 2, None, None, None, 2)
    assert figures(block, unit, "1.2") == (Status.NOT_APPRAISED, 2, None, None, None, 2)
    assert figures(block, unit, "1.3") == (Status.PENDING, None, None, None, None, None)
    assert figures(block, unit, "2.2")[0] is Status.PENDING
    # In force: 2 + 3 + 1 of 10 points; won 2 + 2 + 1/3.
    assert (unit.total.points, unit.total.max_points) == (Fraction(13, 3), 6)
    assert unit.index == Fraction(13, 18) * 100
    assert unit.shown_index == "72.22"
    assert unit.provisional
    assert unit.state is State.SELF


def test_recognise_rest_covers_what_is_not_listed():
    """Own leaves keep the self-score, now appraised; the judged leaf has its own line."""
    block, unit = only(self=SELF, appraisal_1=RECOGNISED, more=SURVEY)
    assert figures(block, unit, "1.2") == (Status.SCORED, 2, 2, None, None, 2)
    assert figures(block, unit, "1.3") == (
        Status.SCORED,
        None,
        Fraction(1, 2),
        None,
        None,
        Fraction(1, 2),
    )
    # 82.5 of 100 on a leaf of 3 points.
    assert figures(block, unit, "2.2") == (
        Status.SCORED,
        None,
        None,
        None,
        None,
        Fraction(33, 40) * 3,
    )
    assert unit.total.max_points == 10
    assert not unit.provisional
    assert unit.state is State.APPRAISAL_1


def test_recognise_rest_never_covers_a_judged_leaf():
    """Without a line of its own the judged leaf still waits."""
    block, unit = only(self=SELF, appraisal_1="recognise_rest: true\nscores: {}")
    assert leaf(block, unit, "1.3", "status") is Status.PENDING
    assert unit.state is State.SELF


def test_recognise_rest_never_covers_a_claim():
    """A claim that nobody answered is out of both sides, and provisional."""
    claim = SELF.replace("{value: true}", "{not_applicable: true, note: Không có}")
    block, unit = only(self=claim, appraisal_1=RECOGNISED, more=SURVEY)
    assert figures(block, unit, "1.1") == (Status.NOT_APPLICABLE, None, None, None, None, None)
    assert unit.total.max_points == 8
    assert unit.provisional
    assert unit.state is State.SELF


def test_a_recognised_claim_is_settled():
    """Recognised, the leaf is out for good."""
    claim = SELF.replace("{value: true}", "{not_applicable: true, note: Không có}")
    first = RECOGNISED.replace("{'1.3'", "{'1.1': {decision: recognised}, '1.3'")
    block, unit = only(self=claim, appraisal_1=first, more=SURVEY)
    assert leaf(block, unit, "1.1", "status") is Status.NOT_APPLICABLE
    assert not unit.provisional
    assert unit.total.self_max_points == 4  # 1.2 and 2.1: excluded, judged, survey are out


@pytest.mark.parametrize(
    ("entry", "points"),
    [
        ("{decision: adjusted, points: 1.3, reason: Thiếu}", Fraction("1.3")),
        ("{decision: adjusted, value: 79, reason: Thiếu}", 0),
        ("{decision: adjusted, value: 100, points: 3, reason: Đủ}", 3),
        ("{decision: recognised}", 2),
    ],
)
def test_round_1_sets_points_or_corrects_the_value(entry, points):
    """Points are taken as they stand, a corrected value goes through the rule."""
    block, unit = only(self=SELF, appraisal_1=f"scores: {{'1.2': {entry}}}")
    assert figures(block, unit, "1.2") == (Status.SCORED, 2, points, None, None, points)
    assert leaf(block, unit, "1.1", "status") is Status.NOT_APPRAISED
    reason = leaf(block, unit, "1.2", "reasons").say("vi")
    assert ("Thiếu" in reason) == ("Thiếu" in entry)


def test_the_appraiser_may_exclude_a_leaf():
    """The leaf leaves both sides, and the unit's own sums too."""
    first = "scores: {'1.2': {decision: adjusted, not_applicable: true, reason: Không có}}"
    block, unit = only(self=SELF, appraisal_1=first)
    assert figures(block, unit, "1.2") == (Status.NOT_APPLICABLE, 2, None, None, None, None)
    assert unit.total.max_points == 3
    assert unit.total.self_points == Fraction(7, 3)


EXPLAINED = "scores: {'1.2': {text: Đã bổ sung ASKS}}"
CUT = "scores: {'1.2': {decision: adjusted, points: 0.5, reason: Thiếu}}"


@pytest.mark.parametrize(
    ("asks", "answer", "points"),
    [
        (", asks: 1.25", "{answer: accepted}", Fraction("1.25")),
        (", asks_value: 100", "{answer: accepted}", 3),
        ("", "{answer: accepted}", 2),
        (", asks: 1.25", "{answer: rejected, reason: Không}", Fraction("0.5")),
        (", asks: 1.25", "{answer: partly, points: 0.75, reason: Nửa}", Fraction("0.75")),
        (", asks: 1.25", "{answer: partly, value: 100, reason: Đủ}", 3),
    ],
)
def test_explanations_are_answered_in_round_2(asks, answer, points):
    """Accepted gives what was asked or else the self-score; rejected leaves round 1."""
    text = f"scores: {{'1.2': {{text: Đã bổ sung{asks}}}}}"
    block, unit = only(
        self=SELF, appraisal_1=CUT, explanation=text, appraisal_2=f"scores: {{'1.2': {answer}}}"
    )
    cut = Fraction("0.5")
    assert figures(block, unit, "1.2") == (Status.SCORED, 2, cut, points, None, points)
    assert unit.state is State.APPRAISAL_2
    assert unit.unheard == frozenset()


def test_an_accepted_explanation_may_restore_a_claim():
    """The unit claimed, round 1 gave points, the explanation without a figure is accepted."""
    claim = SELF.replace("{value: 97}", "{not_applicable: true, note: Không có}")
    block, unit = only(
        self=claim,
        appraisal_1=CUT,
        explanation="scores: {'1.2': {text: Xã không có}}",
        appraisal_2="scores: {'1.2': {answer: accepted}}",
    )
    assert leaf(block, unit, "1.2", "status") is Status.NOT_APPLICABLE
    assert leaf(block, unit, "1.2") is None


def test_an_unanswered_explanation_is_provisional():
    """Round 1 stands meanwhile; the state stays at the explanation."""
    full = RECOGNISED.replace("{'1.3'", "{'1.2': {decision: adjusted, points: 0, reason: x}, '1.3'")
    text = "scores: {'1.2': {text: Đã bổ sung}}"
    block, unit = only(self=SELF, appraisal_1=full, explanation=text, more=SURVEY)
    assert leaf(block, unit, "1.2") == 0
    assert unit.provisional
    assert unit.state is State.EXPLANATION
    block, unit = only(
        self=SELF, appraisal_1=full, explanation=text, appraisal_2="scores: {}", more=SURVEY
    )
    assert unit.state is State.EXPLANATION


def test_a_change_without_a_hearing_is_marked():
    """Nobody explained the leaf; round 2 changes it all the same."""
    second = "scores: {'1.1': {decision: adjusted, points: 1, reason: Sai sót}}"
    block, unit = only(self=SELF, appraisal_1=RECOGNISED, appraisal_2=second, more=SURVEY)
    assert figures(block, unit, "1.1") == (Status.SCORED, 2, 2, 1, None, 1)
    assert unit.unheard == {"1.1"}


MEETING = """\
meetings:
  - {date: 2020-12-01, members: 10, approve: 8, adjusts: [{unit: a, criterion: "1.1", points: 1.5, reason: Họp một}]}
"""


def test_the_council_has_the_last_word():
    """The Council's points stand over both rounds."""
    block, unit = only(self=SELF, appraisal_1=RECOGNISED, council=MEETING, more=SURVEY)
    half = Fraction("1.5")
    assert figures(block, unit, "1.1") == (Status.SCORED, 2, 2, None, half, half)
    assert unit.state is State.COUNCIL


def test_of_two_meetings_the_later_holds_whatever_their_order():
    """The later date holds, in whichever order the meetings are written."""
    later = MEETING.replace("12-01", "12-20").replace("1.5", "0.5").partition("\n")[2]
    for council in (MEETING + later, "meetings:\n" + later + MEETING.partition("\n")[2]):
        block, unit = only(self=SELF, council=council)
        assert leaf(block, unit, "1.1") == Fraction("0.5")


def test_a_meeting_that_does_not_stand_adjusts_nothing():
    """Five of ten is not more than half."""
    block, unit = only(self=SELF, council=MEETING.replace("approve: 8", "approve: 5"))
    assert leaf(block, unit, "1.1") == 2
    assert unit.state is State.SELF


def test_not_scored_leaves_both_sides():
    """A node that is not scored this year takes all its leaves out, for all."""
    block, unit = only(
        self="scores: {'2.1': {value: 1}}", more='not_scored: [{criterion: "1", why: Bỏ}]'
    )
    assert leaf(block, unit, "1.2", "status") is Status.NOT_SCORED
    assert (unit.total.points, unit.total.max_points) == (1, 1)
    assert unit.areas[0].index is None


def test_a_missing_leaf_is_in_neither_side():
    """A file that is no draft and lacks a leaf: missing, provisional."""
    block, unit = only(self="scores: {'1.1': {value: false}}")
    assert leaf(block, unit, "1.2", "status") is Status.MISSING
    assert (unit.total.points, unit.total.max_points) == (0, 2)
    assert unit.provisional


def test_a_draft_and_no_file_have_no_index():
    """Neither has figures; the state says which it is."""
    for given, state in (({}, State.NOT_STARTED), ({"self": "draft: true\n" + SELF}, State.DRAFT)):
        block, unit = only(**given, more=SURVEY)
        assert unit.state is state
        assert unit.index is None
        assert unit.total is None
        assert unit.rank is None
        assert set(unit.points) == {None}
        assert leaf(block, unit, "1.1", "status") is Status.MISSING


def test_none_is_no_result_and_never_zero():
    """A unit with `none` is out of both sides, for good."""
    more = SURVEY.replace("82.5", "none")
    block, unit = only(self=SELF, appraisal_1=RECOGNISED, more=more)
    assert leaf(block, unit, "2.2", "status") is Status.NO_RESULT
    assert unit.total.max_points == 7
    assert not unit.provisional
