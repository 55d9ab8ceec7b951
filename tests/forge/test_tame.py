"""What a hostile run may hand over cannot act; what `review` prints passes unchanged."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as some

from parledger.forge import MARK, tame
from parledger.review.printers import PRINTERS, Limit
from parledger.review.safe import for_markdown
from tests.review.made import reviewed

ZWSP = "\N{ZERO WIDTH SPACE}"
A, C = "scores/mini-2024/xa-a/appraisal-2.yaml", "scores/mini-2024/xa-c/appraisal-1.yaml"
TYPED = "@thu-ky <b>xem</b> #1 https://a.example [x](y) /merge"


def plain(text):
    return text.replace(ZWSP, "")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_review_prints_stays_as_it_is(lang):
    """Tables, headings, bold, the small last line, and texts that people typed."""
    edits = (
        (A, "ra sau hạn", TYPED),
        (A, "points: 1.5", "points: 0"),
        (C, "points: 0.75", "points: 7.5"),
    )
    text = PRINTERS["markdown"](reviewed(*edits), lang, Limit())
    assert "thu-ky" in text
    body = text.removeprefix(f"{MARK}\n")
    assert plain(tame(body)) == plain(body)
    assert tame(tame(body)) == tame(body)


@pytest.mark.parametrize(
    "text",
    ["@thu-ky", "@_ke-gian", "@cchc/to-giup-viec", "hỏi @all", "&#64;thu-ky", "&commat;thu-ky",
     "\\@thu-ky", "**@thu-ky**", "`@thu-ky`", "<b>@thu-ky</b>"],
)  # fmt: skip
def test_nobody_is_called(text):
    """An @ is never followed by a name, and no entity becomes one."""
    tamed = tame(text)
    assert not re.search(r"@[^\s\u200b]", tamed)
    assert not re.search(r"&(?!amp;|lt;|gt;)", tamed)


@pytest.mark.parametrize(
    "text",
    ["<img src=https://x.example/a.png>", "<!-- parledger review -->", "<details open>", "<a href='x'>",
     "<https://x.example>", "<SUB onclick=x>", "<script>x</script>", "</ sub>", "<sub\n>"],
)  # fmt: skip
def test_no_html_is_left(text):
    """Comments too: the mark of our note cannot be imitated further down."""
    assert not re.search(r"<(?!sub>|/sub>)", tame(text))


@pytest.mark.parametrize(
    "text",
    ["[x](https://evil.example)", "![x](//evil.example/a.png)", "[x][y]\n\n[y]: //evil.example",
     "https://evil.example", "www.evil.example", "HTTP://evil.example", "ftp://evil.example"],
)  # fmt: skip
def test_no_link_and_no_picture(text):
    """The only link of the comment is ours, to the run."""
    tamed = tame(text)
    assert not re.search(r"\][(:\[]", tamed)
    assert not re.search(r"\w://|\bwww\.", tamed, re.IGNORECASE)


@pytest.mark.parametrize("text", ["/merge", "  /approve", "\t/assign @x", "a\n/close", "\r/merge"])
def test_no_quick_action_of_gitlab(text):
    """A line that begins with a slash would act with the rights of the poster's token."""
    assert not re.search(r"^\s*/", tame(text), re.MULTILINE)


@pytest.mark.parametrize("text", ["#12", "!12", "GH-12", "%3", "~bug", "$5", ":smile:"])
def test_no_reference(text):
    """Nothing is linked to another request, where it would leave a trace."""
    assert tame(text) != text
    assert plain(tame(text)) == text


def test_hidden_characters_are_shown():
    """Text that runs the other way, and controls."""
    assert tame("a\u202eb\x00c\u2066") == "a⟨U+202E⟩b⟨U+0000⟩c⟨U+2066⟩"


NASTY = some.text(alphabet='<>&@[]()!:/#%~^$\\`"{ \n\t\r;abGHhptuslw-1_\u200b\u202e')


@given(some.text() | NASTY)
def test_whatever_comes_nothing_acts_and_doing_it_twice_changes_nothing(text):
    """For any text at all."""
    tamed = tame(text)
    assert not re.search(r"<(?!sub>|/sub>)|@[^\s\u200b]|\][(:\[]|&(?!amp;|lt;|gt;)", tamed)
    assert not re.search(r"^\s*/", tamed, re.MULTILINE)
    assert tame(tamed) == tamed


@given(some.text() | NASTY)
def test_what_people_typed_and_review_made_safe_is_still_what_they_typed(text):
    """Made safe once by `review`: nothing visible changes."""
    safe = for_markdown(text)
    assert plain(tame(f"| {safe} |")) == plain(f"| {safe} |")
