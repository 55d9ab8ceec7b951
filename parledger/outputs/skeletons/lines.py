"""Lines of a skeleton: comments that fit a screen, texts that YAML reads back as they are."""

import json
import re
import textwrap

from parledger.model.criteria import Node
from parledger.model.words import Figure, show_figure

WIDTH = 96
_SAFE = re.compile(r"[^\W\d_][^:#\"'\[\]{}&*!|>%@`\\]*")
_WORDS = frozenset({"true", "false", "yes", "no", "on", "off", "null", "none", "có", "không"})


def note(text: str, indent: int = 0) -> list[str]:
    """A comment, wrapped; control characters and line breaks of the text become spaces."""
    flat = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    start = " " * indent + "# "
    return textwrap.wrap(
        flat,
        width=WIDTH,
        initial_indent=start,
        subsequent_indent=start,
        break_long_words=False,
        break_on_hyphens=False,
    )


def notes(*texts: str, indent: int = 0) -> list[str]:
    """Several comments under each other; an empty text is an empty comment line."""
    lines: list[str] = []
    for text in texts:
        lines += note(text, indent) if text else [" " * indent + "#"]
    return lines


def sample(block: str, indent: int = 0, deep: int = 0) -> list[str]:
    """An example behind `#`: taking the `# ` away makes it count.

    `indent` is where the `#` stands, `deep` how far the example is set in behind it.
    """
    inside = " " * deep
    return [
        f"{' ' * indent}# {inside}{line}" for line in textwrap.dedent(block).strip("\n").split("\n")
    ]


def quoted(text: str) -> str:
    """A text in double quotes."""
    return json.dumps(text, ensure_ascii=False)


def value(text: str) -> str:
    """A text as a value of one line: plain where YAML reads it back so, else in quotes."""
    plain = _SAFE.fullmatch(text) and text.lower() not in _WORDS and text.strip() == text
    return text if plain else quoted(text)


def points(figure: Figure) -> str:
    """Points as people write them: `1,5 điểm`."""
    return f"{show_figure(figure, 'vi')} điểm"


def heading(node: Node) -> str:
    """Code, title and maximum of a node, for a comment."""
    return f"{node.code} {node.title} (tối đa {points(node.max_points)})"


def finished(lines: list[str]) -> str:
    """The file's text."""
    return "\n".join(lines) + "\n"
