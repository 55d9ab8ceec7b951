"""A review as text, as a comment, as JSON: the same things in the same order, whole or counted."""

import json
import re

import pytest

from parledger.model.words import Words
from parledger.review import FileChange, GateFinding
from parledger.review.model import ConflictNote
from parledger.review.printers import PRINTERS, Limit
from parledger.review.printers.markdown import LEAST, MARKER
from parledger.review.sheet import make_sheet
from tests.review.made import reviewed

A, B, C = (f"scores/mini-2024/xa-{letter}" for letter in "abc")
EDITS = (
    (f"{A}/appraisal-2.yaml", "points: 1.5", "points: 0"),
    (f"{A}/appraisal-2.yaml", "ra sau hạn", "ra sau hạn một tháng"),
    (f"{B}/self.yaml", "value: true", "value: false"),
    (f"{C}/appraisal-1.yaml", "points: 0.75", "points: 7.5"),
)
GATE = GateFinding(
    "self-only",
    f"{B}/self.yaml",
    Words("đã khóa", "locked"),
    Words("xa-b", "xa-b"),
    Words("đến hết 15/11", "until 15 November"),
)


@pytest.fixture
def review():
    """Everything that a review can hold."""
    return reviewed(
        *EDITS,
        gate=(GATE,),
        conflicts=(ConflictNote(f"{B}/self.yaml", "content"),),
        files=(FileChange(f"{B}/self.yaml", "changed"), FileChange("units/x.yaml", "renamed", "units/y.yaml")),
    )  # fmt: skip


ORDER = {
    "vi": (
        "Lỗi", "Tệp xung đột", "Không được phép", "Thay đổi chưa có lý do",
        "Chỉ số, hạng, xếp loại, trạng thái", "Thay đổi có lý do", "Lĩnh vực",
        "Cách tính và phạm vi", "Tệp thay đổi",
    ),
    "en": (
        "Errors", "Conflicting files", "Not allowed", "Unexplained changes",
        "Index, rank, class, state", "Explained changes", "Areas", "Method and scope", "Files",
    ),
}  # fmt: skip


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("form", ["text", "markdown"])
def test_errors_come_first_then_what_lacks_a_reason(review, form, lang):
    """In both forms and both languages; what is urgent is marked."""
    told = PRINTERS[form](review, lang, Limit())
    start = "#{3} " if form == "markdown" else "[!-] "
    heads = re.findall(rf"^{start}(?:⚠️ )?(.+) \(\d+\)$", told, re.MULTILINE)
    assert tuple(heads) == ORDER[lang]


def test_a_change_is_said_in_one_line(review):
    """Unit by name and id, criterion, step, old and new value, points, reason."""
    told = PRINTERS["text"](review, "vi", Limit())
    (line,) = (line for line in told.splitlines() if "chấp nhận một phần" in line)
    assert re.split(r" {2,}", line.strip()) == [
        "Xã An Bình (xa-a)",
        "1.2 Nhiệm vụ chậm hạn",
        "thẩm định lần 2",
        "chấp nhận một phần, 1,5 điểm → chấp nhận một phần, 0 điểm",
        "1,5 → 0 / 3",
        "Văn bản gia hạn ra sau hạn một tháng",
    ]
    assert "KHÔNG GHI LÝ DO" in told
    assert "NO REASON GIVEN" in PRINTERS["text"](review, "en", Limit())


def test_english_is_complete(review):
    """No Vietnamese word of ours is left; what people typed and what things are called stay."""
    vi, en = make_sheet(review, "vi"), make_sheet(review, "en")
    assert [len(one.rows) for one in vi.sections] == [len(one.rows) for one in en.sections]
    ours = {text for sheet in (vi,) for one in sheet.sections for text in (one.title, *one.columns)}
    theirs = {text for one in en.sections for text in (one.title, *one.columns)}
    assert ours.isdisjoint(theirs)
    told = PRINTERS["markdown"](review, "en", Limit())
    assert not re.search(r"điểm|thẩm định|tự chấm|Thay đổi|lỗi", told)


def test_columns_of_the_text_stand_under_each_other(review):
    """Also where a name has letters with marks."""
    lines = PRINTERS["text"](review, "vi", Limit()).splitlines()
    start = next(place for place, line in enumerate(lines) if "Chỉ số, hạng" in line)
    head, *rows = lines[start + 1 : start + 4]
    for word in ("Chỉ số", "Hạng", "Xếp loại"):
        column = head.index(word)
        assert all(row[column - 1] == " " and row[column] != " " for row in rows)


def test_a_comment_begins_with_its_marker_and_ends_with_what_was_compared(review):
    """By the first it is found again, by the last a reader knows what it is about."""
    told = PRINTERS["markdown"](review, "vi", Limit())
    assert told.startswith(f"{MARKER}\n")
    assert told.rstrip().splitlines()[-1].startswith(f"<sub>So {'b' * 12}")


@pytest.mark.parametrize("most", [LEAST, LEAST + 333, 3000, 4000, 100_000])
def test_a_comment_keeps_within_its_bytes(review, most):
    """Whole lines only; what has no room is counted, and the link says where it is."""
    link = "https://example.vn/bao-cao"
    whole = PRINTERS["markdown"](review, "vi", Limit(0, link))
    told = PRINTERS["markdown"](review, "vi", Limit(most, link))
    assert len(told.encode()) <= most
    assert f"]({link})" in told
    rows = [line for line in whole.splitlines() if line.startswith("| ")]
    kept = [line for line in told.splitlines() if line.startswith("| ")]
    assert [line for line in kept if line in rows] == kept
    left = re.search(r"\*\*Còn (\d+) dòng", told)
    if told == whole:
        assert left is None
    else:
        heads = sum(line.startswith("### ") for line in told.splitlines())
        sections = make_sheet(review, "vi").sections
        shown = len(kept) - 2 * heads
        assert int(left.group(1)) == sum(len(one.rows) for one in sections) - shown


@pytest.mark.parametrize("most", [20_000, 60_000])
def test_hundreds_of_refusals_hide_no_figure(most):
    """Each section has its share of a comment; its heading counts what it left out too."""
    found = reviewed(*EDITS, gate=(GATE,) * 700)
    told = PRINTERS["markdown"](found, "vi", Limit(most))
    assert len(told.encode()) <= most
    heads = re.findall(r"^### (?:⚠️ )?(.+) \((\d+)\)$", told, re.MULTILINE)
    sections = make_sheet(found, "vi").sections
    assert heads == [(one.title, str(len(one.rows))) for one in sections if one.rows]
    assert ("Không được phép", "700") in heads
    assert told.count("self-only") >= 10


def test_a_link_cannot_break_out_of_its_parentheses(review):
    """Whatever the caller puts in."""
    told = PRINTERS["markdown"](review, "vi", Limit(0, "https://x.vn/a)b(c <d>"))
    assert "](https://x.vn/a%29b%28c%20%3Cd%3E)" in told


def test_json_has_everything_with_exact_figures(review):
    """Numbers as numbers, the index with its printed digits."""
    text = PRINTERS["json"](review, "en", Limit(0, "https://example.vn/r"))
    told = json.loads(text)
    assert told["report"] == "https://example.vn/r"
    assert [(one["path"], one["line"], one["new"]) for one in told["errors"]] == [
        (f"{C}/appraisal-1.yaml", 8, True)
    ]
    assert told["conflicts"] == [{"path": f"{B}/self.yaml", "kind": "content"}]
    assert told["gate"][0] == {
        "rule": "self-only",
        "path": f"{B}/self.yaml",
        "message": "locked",
        "who": "xa-b",
        "when": "until 15 November",
    }
    (cycle,) = told["cycles"]
    units = {unit["unit"]: unit for unit in cycle["blocks"][0]["units"]}
    change = next(one for one in units["xa-a"]["changes"] if one["criterion"] == "1.2")
    assert (change["before"]["points"], change["after"]["points"]) == (1.5, 0)
    assert {"cycle": "mini-2024", "unit": "xa-b", "criterion": "1.1"} in told["unexplained"]
    shown = re.findall(r'"index": (\d+\.\d+),\n +"rank"', text)
    assert shown
    assert all(len(one.partition(".")[2]) == 2 for one in shown)


def test_json_is_json_whatever_is_in_it():
    """Quotes, backslashes and marks of every kind."""
    nasty = 'quote \\" backslash \\\\ <b> | `x` @x'
    found = reviewed((f"{B}/self.yaml", "value: true", f'value: false\n    note: "{nasty}"'))
    told = json.loads(PRINTERS["json"](found, "vi", Limit()))
    (unit,) = told["cycles"][0]["blocks"][0]["units"]
    assert unit["changes"][0]["steps"][0]["reason"] == 'quote " backslash \\ <b> | `x` @x'


def test_hostile_words_cannot_act_in_a_comment():
    """A note with a table's bar, a mention, a link, a hidden comment."""
    note = "a | b @all [x](https://evil.example) <!-- hidden --> <img src=x>"
    found = reviewed((f"{B}/self.yaml", "value: true", f"value: false\n    note: '{note}'"))
    told = PRINTERS["markdown"](found, "vi", Limit())
    (line,) = (line for line in told.splitlines() if "evil" in line)
    assert "\\| b" in line
    assert not re.search(r"@all|[^\\]\]\(|https://|<!--|<img", line)


def test_nothing_changed_is_said():
    """In one sentence, with what was compared."""
    told = PRINTERS["text"](reviewed(), "vi", Limit(0, "https://example.vn/r"))
    assert "Không có thay đổi nào" in told
    assert "https://example.vn/r" in told
