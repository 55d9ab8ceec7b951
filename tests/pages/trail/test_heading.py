"""The sentence of each step, in the words of a clerk: every kind of step, in both languages."""

import pytest

from parledger.pages.trail.heading import heading, moved
from parledger.pages.trail.scope import TrailScope
from tests.pages import scene
from tests.pages.scene import scope_of
from tests.pages.trail.story import told_story

FOLDER = "scores/mau-2020/xa-c"
OWN, FIRST = f"{FOLDER}/self.yaml", f"{FOLDER}/appraisal-1.yaml"
EXPLAINED, SECOND = f"{FOLDER}/explanation.yaml", f"{FOLDER}/appraisal-2.yaml"
COUNCIL, CYCLE = "scores/mau-2020/council.yaml", "scores/mau-2020/cycle.yaml"


def turn_of(commits, code="1.1", lang="vi"):
    """The last turn of a criterion of xa-c after these commits upon the scene's."""
    story = told_story()
    for path, text in commits:
        story.commit({path: text})
    report = story.report()
    block = scope_of(report, lang)
    scope = TrailScope(block, block.results["xa-c"])
    return scope, scope.courses[code][-1]


def last(commits, code="1.1", lang="vi"):
    """Its sentence, and what the list says of it."""
    scope, turn = turn_of(commits, code, lang)
    return heading(scope, turn), moved(turn, lang)


def own(entry, more="", code="1.1"):
    """A self-assessment of one criterion."""
    return OWN, f'{more}scores:\n  "{code}": {entry}\n'


def first(entry, code="1.1"):
    """Round 1 of one criterion."""
    return FIRST, f'scores:\n  "{code}": {entry}\n'


def explained(entry):
    """An explanation."""
    return EXPLAINED, f'scores:\n  "1.1": {entry}\n'


def second(entry):
    """Round 2."""
    return SECOND, f'scores:\n  "1.1": {entry}\n'


NONE = (FIRST, "scores: {}\n")
MEETING = "meetings:\n  - {{date: 2020-12-20, members: 10, approve: {approve}, minutes: {{number: 9}}, adjusts: [{{unit: xa-c, criterion: '1.1', points: {points}, reason: x}}]}}\n"

SENTENCES = {
    "an unchanged self-score": (
        [NONE, own("{value: true, note: Có văn bản}")],
        ("Sửa phần tự chấm, điểm tự chấm vẫn là 2", "vẫn 2 điểm"),
    ),
    "a changed self-score": (
        [NONE, own("{value: false}")],
        ("Sửa điểm tự chấm: 2 → 0 điểm", "2 → 0 điểm"),
    ),
    "a claim": (
        [NONE, own("{not_applicable: true, note: Không có}")],
        ("Tự chấm: không áp dụng", "không áp dụng"),
    ),
    "a self-assessment taken out": (
        [NONE, (OWN, "scores: {}\n")],
        ("Bỏ phần tự chấm", "không có điểm"),
    ),
    "a draft": (
        [NONE, own("{value: true}", "draft: true\n")],
        ("Sửa phần tự chấm, điểm tự chấm vẫn là 2 (bản nháp, chưa nộp)", "không có điểm"),
    ),
    "back to a draft": (
        [NONE, (OWN, "draft: true\n" + scene.SELF.format(plan="true", share=60))],
        ("Bản nháp, chưa nộp", "không có điểm"),
    ),
    "handed in": (
        [NONE, (OWN, "draft: true\n" + scene.SELF.format(plan="true", share=60)), (OWN, scene.SELF.format(plan="true", share=60))],
        ("Nộp chính thức (trước đó là bản nháp)", "2 điểm"),
    ),
    "recognised by a line": (
        [NONE, first("{decision: recognised}")],
        ("Phòng Nội vụ công nhận 2 điểm", "vẫn 2 điểm"),
    ),
    "lowered": (
        [NONE, first("{decision: adjusted, points: 0.5, reason: x}")],
        ("Phòng Nội vụ điều chỉnh còn 0,5 điểm", "2 → 0,5 điểm"),
    ),
    "raised": (
        [NONE, own("{value: false}"), first("{decision: adjusted, value: true, reason: x}")],
        ("Phòng Nội vụ điều chỉnh lên 2 điểm", "0 → 2 điểm"),
    ),
    "kept": (
        [NONE, first("{decision: adjusted, points: 2, reason: x}")],
        ("Phòng Nội vụ điều chỉnh, điểm vẫn là 2", "vẫn 2 điểm"),
    ),
    "excluded": (
        [NONE, first("{decision: adjusted, not_applicable: true, reason: x}")],
        ("Phòng Nội vụ điều chỉnh: không áp dụng", "không áp dụng"),
    ),
    "another figure of the same office": (
        [first("{decision: adjusted, points: 1, reason: x}"), first("{decision: adjusted, points: 1.5, reason: y}")],
        ("Phòng Nội vụ sửa kết quả thẩm định: 1 → 1,5 điểm", "1 → 1,5 điểm"),
    ),
    "another reason": (
        [first("{decision: adjusted, value: false, reason: Muộn}")],
        ("Phòng Nội vụ sửa phần thẩm định", "vẫn 0 điểm"),
    ),
    "an appraisal taken out": (
        [NONE],
        ("Phòng Nội vụ bỏ phần thẩm định", "0 → 2 điểm"),
    ),
    "an explanation that asks for nothing": (
        [explained("{text: Có văn bản}")],
        ("Đơn vị giải trình", "vẫn 0 điểm"),
    ),
    "an explanation that asks for a value": (
        [explained("{text: Có văn bản, asks_value: true}")],
        ("Đơn vị giải trình, đề nghị 2 điểm", "đề nghị 2 điểm"),
    ),
    "an explanation written anew": (
        [explained("{text: Có văn bản}"), explained("{text: Có văn bản gửi kèm}")],
        ("Đơn vị sửa giải trình", "vẫn 0 điểm"),
    ),
    "an explanation taken back": (
        [explained("{text: Có văn bản}"), (EXPLAINED, "scores: {}\n")],
        ("Đơn vị rút giải trình", "vẫn 0 điểm"),
    ),
    "accepted": (
        [explained("{text: Có, asks: 1.5}"), second("{answer: accepted}")],
        ("Phòng Nội vụ chấp nhận giải trình: 1,5 điểm", "0 → 1,5 điểm"),
    ),
    "rejected": (
        [explained("{text: Có, asks: 1.5}"), second("{answer: rejected, reason: x}")],
        ("Phòng Nội vụ không chấp nhận giải trình, giữ 0 điểm", "vẫn 0 điểm"),
    ),
    "changed without a hearing": (
        [second("{decision: adjusted, points: 1, reason: x}")],
        ("Phòng Nội vụ điều chỉnh lên 1 điểm (đơn vị chưa giải trình)", "0 → 1 điểm"),
    ),
    "the Council": (
        [(COUNCIL, MEETING.format(approve=8, points=1.5))],
        ("Hội đồng quyết định 1,5 điểm", "0 → 1,5 điểm"),
    ),
    "the Council again": (
        [(COUNCIL, MEETING.format(approve=8, points=1.5)), (COUNCIL, MEETING.format(approve=8, points=1))],
        ("Hội đồng sửa quyết định: 1 điểm", "1,5 → 1 điểm"),
    ),
    "a decision taken out": (
        [(COUNCIL, MEETING.format(approve=8, points=1.5)), (COUNCIL, "meetings: []\n")],
        ("Bỏ quyết định của Hội đồng", "1,5 → 0 điểm"),
    ),
    "no majority": (
        [(COUNCIL, MEETING.format(approve=5, points=1.5))],
        ("Hội đồng không đủ quá nửa tán thành, điểm không đổi", "vẫn 0 điểm"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", SENTENCES)
def test_each_kind_of_step_has_its_sentence(what):
    """And in the list the points in force before and after it."""
    commits, expected = SENTENCES[what]
    assert last(commits) == expected


@pytest.mark.parametrize("what", SENTENCES)
def test_every_sentence_is_told_in_english(what):
    """None is left in the other language, and no hole is left open."""
    vi, en = (last(SENTENCES[what][0], lang=lang) for lang in ("vi", "en"))
    assert vi[0] != en[0]
    assert vi[1] != en[1]
    assert not set("{}") & set(en[0] + en[1])


@pytest.mark.parametrize(
    ("points", "sentence"),
    [
        ("xa-c: 60", "Kết quả từ nơi khác: 2,4 điểm"),
        ("xa-c: none", "Kết quả từ nơi khác: không có"),
    ],
)
def test_a_given_result_may_change_or_never_come(points, sentence):
    """On its own scale; `none` is told as such."""
    text = told_story().files[CYCLE].replace("xa-c: 50", points)
    assert last([(CYCLE, text)], "2.1")[0] == sentence


def test_points_alone_settle_a_judged_criterion():
    """No decision is written for what nobody scored before."""
    commits = [NONE, first("{points: 0.25, reason: Một phần}", "1.3")]
    assert last(commits, "1.3") == ("Phòng Nội vụ chấm 0,25 điểm", "0,25 điểm")


def test_the_rest_may_be_taken_back():
    """What was recognised without a line is so no longer."""
    commits = [(FIRST, scene.ROUND_1.replace("recognise_rest: true\n", ""))]
    assert last(commits, "2.2") == (
        "Phòng Nội vụ không còn công nhận các tiêu chí không ghi riêng",
        "vẫn 2 điểm",
    )


def test_an_opinion_beside_the_decision_moves_nothing():
    """Another office's line is told as an opinion, never as the decision."""
    scope, turn = turn_of([first("{opinion: true, points: 1, reason: x}", "1.3")], "1.3")
    assert heading(scope, turn) == "Ý kiến của cơ quan phối hợp"


def test_without_offices_the_appraiser_has_no_name():
    """A cycle of one working group."""
    story = told_story()
    text = story.files[CYCLE]
    start, end = text.index("offices:"), text.index("council:")
    story.files[CYCLE] = text[:start] + text[end:]
    block = scope_of(story.report())
    scope = TrailScope(block, block.results["xa-a"])
    assert heading(scope, scope.courses["1.1"][1]) == "Cơ quan thẩm định điều chỉnh còn 0 điểm"
