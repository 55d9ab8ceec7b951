"""What people typed stays text in a comment: it is seen whole, and nothing in it acts."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from parledger.review.safe import for_markdown, shorten, visible

HOSTILE = (
    "a | b || c",
    "\\| \\\\| trailing \\",
    "@everyone and @nhom/to-giup-viec, mail a@b.vn",
    "closes #12, !34, GH-56, &7, %8, ~nhan, $9$, ^10, owner/repo#1, [vulnerability:3]",
    "https://evil.example/x www.evil.example mailto:a@b.vn ftp://evil.example",
    "[click](https://evil.example) ![x](https://evil.example/i.png) <https://evil.example>",
    "[ref]: https://evil.example\n[ref]",
    "<script>alert(1)</script><img src=x onerror=alert(1)><details open>",
    "<!-- hidden --> text <!--",
    "&lt;b&gt; &#60;script&#62; &nbsp;",
    "`code` ``two`` *bold* __bold__ ~~gone~~ _x_",
    ":tada: :+1:",
    "# heading\n\n- item\n> quote\n```\nfence\n---",
    "a\tb\r\nc\u2028d",
    "\u202ereversed\u202c zero\u200bwidth \x00 \x1b[31mred",
    "Đã ban hành kế hoạch số 12/KH-UBND ngày 15/11/2020, đạt 97,5 % (vượt 2,5 %).",
)


class Seen(HTMLParser):
    """The text and the tags of rendered HTML."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.tags, self.text = [], ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        """A tag."""
        self.tags.append((tag, attrs))

    def handle_data(self, data):
        """Text."""
        self.text += data

    def handle_comment(self, data):
        """What no reader would see."""
        self.tags.append(("!--", data))


def rendered(text):
    """A cell of a table, as a forge's Markdown makes it (tables, strikethrough, HTML let through)."""
    made = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    row = f"| before | {for_markdown(text)} | after |"
    return Seen(made.render(f"| a | b | c |\n| --- | --- | --- |\n{row}\n"))


PLAIN = ["table", "thead", "tr", "th", "th", "th", "tbody", "tr", "td", "td", "td"]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_cell_holds_the_text_and_nothing_else(text):
    """No tag, no further cell, every character that can be seen."""
    seen = rendered(text)
    assert [tag for tag, _ in seen.tags] == PLAIN
    inside = seen.text.replace("\u200b", "").split("before")[1].split("after")[0]
    assert inside.split() == visible(text).split()


@given(st.text(max_size=60))
def test_any_text_stays_in_its_cell(text):
    """Whatever it is made of."""
    assert [tag for tag, _ in rendered(text).tags] == PLAIN


ACTING = re.compile(
    r"""@\w | \#\d | !\d | %\w | &\d | ~\w | \$\d | \^\d | \bGH-\d | \bwww\. | \w:// | mailto:\w
    | :\w+:""",
    re.VERBOSE | re.IGNORECASE,
)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_mention_reference_or_address_is_left(text):
    """What a forge looks for in the rendered text is broken by a sign that nobody sees."""
    assert not ACTING.search(rendered(text).text)


def test_the_search_for_them_can_find_one():
    """Each kind, were it not broken."""
    found = {text for text in HOSTILE if ACTING.search(text)}
    assert len(found) >= 5


def test_controls_are_shown_by_their_number():
    """A reader sees that something is there; line breaks become spaces."""
    assert visible("a\u202eb\x1bc\u200bd") == "a⟨U+202E⟩b⟨U+001B⟩c⟨U+200B⟩d"
    assert visible("a\nb\tc\r") == "a b c "
    assert visible("Tiếng Việt: đ, ữ, ệ – “…”") == "Tiếng Việt: đ, ữ, ệ – “…”"


def test_long_texts_are_cut():
    """With a sign that they were."""
    assert shorten("a" * 10, 10) == "a" * 10
    assert shorten("a" * 11, 10) == "a" * 9 + "…"
