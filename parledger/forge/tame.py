"""A comment's text that a request's own run has made: shown as it is, and unable to act.

It should be what `review --format markdown` prints, where what people typed is already harmless.
But whoever can change the run can write anything, so here all but plain Markdown is taken out:
HTML (comments too, by which the note is found again), mentions, references, links, pictures,
GitLab's quick actions (`/merge` at the beginning of a line acts with the rights of the poster's
token), hidden characters. What `review` prints passes unchanged.
"""

import re
import unicodedata

_BREAK = "\N{ZERO WIDTH SPACE}"  # after a sign that begins something it ends it, and is not seen
_KEPT_TAGS = ("<sub>", "</sub>")
_HIDDEN = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
_TAG = re.compile(r"<(?:/?sub>)?")
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt);)")
_SIGNS = re.compile(r"@(?=[^\s\u200b])|[#!%~^$:](?=[\w\\&\"{\[])|(?<=\bGH)(?=-\d)")
_ADDRESS = re.compile(r"(?<=\w):(?=//)|(?<=\bwww)(?=\.)", re.IGNORECASE)
_LINK = re.compile(r"\](?=[(:\[])")
_ACTION = re.compile(r"^(\s*)/", re.MULTILINE)


def tame(text: str) -> str:
    """The text without anything that acts. Doing it twice changes nothing more."""
    shown = "".join(map(_shown, text))
    shown = _TAG.sub(lambda tag: tag[0] if tag[0] in _KEPT_TAGS else "&lt;" + tag[0][1:], shown)
    shown = _ENTITY.sub("&amp;", shown)
    shown = _LINK.sub(f"]{_BREAK}", shown)
    shown = _ADDRESS.sub(lambda found: found[0] + _BREAK, shown)
    shown = _SIGNS.sub(lambda found: found[0] + _BREAK, shown)
    return _ACTION.sub(r"\1\\/", shown)


def _shown(char: str) -> str:
    if char in ("\n", _BREAK) or unicodedata.category(char) not in _HIDDEN:
        return char
    return " " if char in "\t\r" else f"⟨U+{ord(char):04X}⟩"
