"""What people typed, made safe for where it is printed: nothing hidden, nothing that acts."""

import re
import unicodedata

# After a sign that begins a mention, a reference or an address this one ends it; it is not seen.
_BREAK = "\N{ZERO WIDTH SPACE}"

_HIDDEN = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
_MARKS = re.compile(r"[\\`*_{}\[\]|~$]")
_HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_STARTS = re.compile(r"([@#!%^:]|&amp;|\\[~$\[])(?=\S)|(\bwww)(?=\.)|(\bGH)(?=-\d)", re.IGNORECASE)


def visible(text: str) -> str:
    """One line in which every character is seen: controls and the like by their number."""
    return "".join(map(_shown, text))


def _shown(char: str) -> str:
    if char in "\n\r\t":
        return " "
    return f"⟨U+{ord(char):04X}⟩" if unicodedata.category(char) in _HIDDEN else char


def shorten(text: str, most: int) -> str:
    """At most so many characters."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def for_markdown(text: str) -> str:
    """The text as itself in GitHub's and GitLab's Markdown, in a table too.

    No emphasis, link, picture, HTML or formula; no mention, reference, address or emoji: the sign
    that would begin one is followed by a character that nobody sees.
    """
    seen = "".join(_HTML.get(char, char) for char in visible(text))
    marked = _MARKS.sub(lambda found: f"\\{found.group()}", seen)
    return _STARTS.sub(lambda found: f"{found.group()}{_BREAK}", marked)
