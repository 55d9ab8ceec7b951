"""Both rounds and the explanation between them."""

import pytest

from tests.check.building import broken, codes_of

FOLDER = "scores/nam-2020/xa-a"
ROUND_1, ASKED, ROUND_2 = (
    f"{FOLDER}/appraisal-1.yaml",
    f"{FOLDER}/explanation.yaml",
    f"{FOLDER}/appraisal-2.yaml",
)
SELF = f"{FOLDER}/self.yaml"
OLD = "decision: adjusted\n    points: 0\n    reason: Thiếu số liệu"
JUDGED = "points: 1.5"
EMPTY = {ASKED: "scores: {}\n", ROUND_2: "scores: {}\n"}


def _round_1(new, old=OLD):
    return {ROUND_1: [(old, new)], **EMPTY}


@pytest.mark.parametrize(
    ("decision", "codes"),
    [
        ("decision: recognised", []),
        (
            "decision: adjusted\n    points: 1.25\n    reason: Một phần",
            [],
        ),  # no outcome of the rule
        ("decision: adjusted\n    points: 2.01\n    reason: Nhầm", ["S103"]),
        ("decision: adjusted\n    value: 70\n    reason: Số đúng", []),
        ("decision: adjusted\n    value: 70\n    points: 0\n    reason: Số đúng", []),
        ("decision: adjusted\n    value: 100\n    points: 1\n    reason: Số đúng", ["S215"]),
        ("decision: adjusted\n    points: 1.00\n    reason: Như cũ", ["S219"]),
        ("decision: adjusted\n    value: 85\n    reason: Như cũ", ["S219"]),
        ("decision: adjusted\n    value: 90\n    reason: Số đúng, điểm như cũ", []),
        ("decision: adjusted\n    not_applicable: true\n    reason: Không có việc", []),
        ("decision: adjusted\n    points: 0", ["S102"]),
        ("note: Xem sau", ["S220"]),
    ],
)
def test_decisions_on_a_leaf_with_a_rule(decision, codes):
    """Self-score 1 of 2 points for 85 percent."""
    assert codes_of(_round_1(decision)) == codes


@pytest.mark.parametrize(
    ("decision", "codes"),
    [
        ("points: 2", []),
        ("decision: adjusted\n    points: 0", []),
        ("points: 0.75", ["S216"]),
        ("points: 3", ["S103"]),
        ("value: 2", ["S159"]),
        ("decision: recognised", ["S218"]),
        ("decision: adjusted\n    not_applicable: true\n    reason: Không có việc", []),
        ("decision: adjusted\n    not_applicable: true", ["S221"]),
        ("not_applicable: true\n    reason: Không có việc", ["S220"]),
    ],
)
def test_decisions_on_a_judged_leaf(decision, codes):
    """Up to 2 points in steps of 0.5; points are all it needs."""
    assert codes_of(_round_1(decision, JUDGED)) == codes


def test_a_claim_of_not_applicable_is_recognised_on_a_line_of_its_own():
    """Recognised: excluded. Adjusted to the same: a warning."""
    claim = {SELF: [("value: 85\n    points: 1", "not_applicable: true\n    note: Không có việc")]}
    assert codes_of({**claim, **_round_1("decision: recognised")}) == []
    same = "decision: adjusted\n    not_applicable: true\n    reason: Đồng ý"
    assert codes_of({**claim, **_round_1(same)}) == ["S219"]
    given = "decision: adjusted\n    points: 1\n    reason: Có việc"
    assert codes_of({**claim, **_round_1(given)}) == []


def test_an_empty_appraisal_is_allowed():
    """`scores: {}`, with or without recognise_rest."""
    rest = "recognise_rest: true\nscores: {}\n"
    assert codes_of({ROUND_1: rest, **EMPTY}) == []


@pytest.mark.parametrize(
    ("asked", "answer", "codes"),
    [
        ("asks: 2", "answer: accepted", []),
        ("note", "answer: accepted", []),
        ("asks: 2.5", "answer: accepted", ["S103"]),
        ("asks_value: 100", "answer: accepted", []),
        ("asks: 2", "answer: rejected\n    reason: Giữ nguyên", []),
        ("asks: 2", "answer: rejected", ["S102"]),
        ("asks: 2", "answer: partly\n    reason: Một phần", ["S134"]),
        ("asks: 2", "answer: partly\n    points: 2.5\n    reason: Một phần", ["S103"]),
        ("asks: 2", "decision: adjusted\n    points: 1\n    reason: Một phần", ["S233"]),
    ],
)
def test_answers_to_an_explained_leaf(asked, answer, codes):
    """Leaf 1.2, adjusted in round 1."""
    wish = "" if asked == "note" else f"    {asked}\n"
    files = {
        ASKED: f'scores:\n  "1.2":\n    text: Đã bổ sung\n{wish}',
        ROUND_2: f'scores:\n  "1.2":\n    {answer}\n',
    }
    assert codes_of(files) == codes


@pytest.mark.parametrize(
    ("answer", "codes"),
    [
        ("decision: adjusted\n    points: 1\n    reason: Kiểm tra lại", []),
        ("decision: adjusted\n    points: 1", ["S102"]),
        ("answer: accepted", ["S232"]),
    ],
)
def test_a_leaf_nobody_explained_may_be_changed_with_a_reason(answer, codes):
    """Without a hearing there is nothing to answer."""
    assert codes_of({ROUND_2: [("", f'  "1.1":\n    {answer}\n')]}) == codes


def test_an_unanswered_explanation_is_a_state():
    """The answer comes later."""
    assert codes_of({ROUND_2: "scores: {}\n"}) == []


def test_a_judged_leaf_may_be_explained():
    """Round 1 gave its points; what is asked can be accepted."""
    files = {
        ASKED: [("", '  "1.3":\n    text: Đề nghị xem lại\n    asks: 2\n')],
        ROUND_2: [("", '  "1.3":\n    answer: accepted\n')],
    }
    assert codes_of(files) == []


def test_survey_leaves_and_leaves_not_scored_stand_in_no_file():
    """In self.yaml, in both rounds and in an explanation alike."""
    for path, entry in (
        (SELF, "note: Ghi"),
        (ROUND_1, "decision: recognised"),
        (ASKED, "text: Giải trình"),
        (ROUND_2, "decision: adjusted\n    points: 1\n    reason: Lý do"),
    ):
        for leaf, code in (("2.1", "S203"), ("2.2", "S204")):
            found = broken({path: [("", f'  "{leaf}":\n    {entry}\n')]})
            assert [one.code for one in found] == [code], path


def test_what_is_asked_for_a_judged_leaf_keeps_its_step():
    """It may be accepted as it stands, so it has to be a figure that can be given."""
    assert codes_of({ASKED: [("", '  "1.3":\n    text: Xem lại\n    asks: 1.7\n')]}) == ["S216"]


def test_a_unit_without_a_self_score_is_told_once():
    """Both rounds lie there; the cause is one."""
    other = "scores/nam-2020/xa-b"
    decided = 'scores:\n  "1.1":\n    decision: adjusted\n    points: 1\n    reason: Thiếu\n'
    files = {f"{other}/appraisal-{n}.yaml": decided for n in (1, 2)}
    found = broken(files)
    assert [(one.code, one.place.path) for one in found] == [("S225", f"{other}/appraisal-1.yaml")]
