"""The guides of docs/ as tests read them: sections, fenced blocks, commands, links, headings."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from parledger.website.hook import anchor

ROOT = Path(__file__).parent.parent.parent
DOCS = {"vi": ROOT / "docs", "en": ROOT / "docs" / "en"}
ROLES = (
    "guide-units",
    "guide-clerk",
    "guide-appraiser",
    "guide-secretary",
    "guide-council",
    "guide-auditor",
    "guide-setup",
)
"""One page each for whoever takes part; all are built alike."""

COMMANDS = ""
"""What a block of commands to be typed as they stand is marked with: nothing."""
OUTPUT = "text"
FILE = "yaml"
ELSEWHERE = frozenset({"sh", "nginx", "cron", "template"})
"""Typed on a server, into a forge, or with an address of one's own; never run here."""


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: what it is marked with, its text without the last line's end."""

    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page under its `##`; the first has the page's own title."""

    title: str
    blocks: tuple[Block, ...]


def pages(lang: str) -> list[Path]:
    """All pages of prose in a language."""
    return sorted(DOCS[lang].glob("*.md"))


def guides(lang: str) -> list[Path]:
    """The pages that say who does what."""
    return [path for path in pages(lang) if path.stem.startswith("guide-")]


def prose(path: Path) -> str:
    """A page's text without its fenced blocks."""
    return _FENCE.sub("", path.read_text(encoding="utf-8"))


def sections(path: Path) -> list[Section]:
    """A page's sections in order, each with all blocks that stand in it."""
    text = path.read_text(encoding="utf-8")
    starts = [0, *(match.start() for match in _headings(text, "##")), len(text)]
    parts = [text[one:two] for one, two in itertools.pairwise(starts)]
    return [Section(part.split("\n", 1)[0].lstrip("# "), _blocks(part)) for part in parts]


def headings(path: Path) -> list[int]:
    """How deep each heading of a page is."""
    return [len(found[1]) for found in re.finditer(r"^(#+) ", prose(path), re.MULTILINE)]


def anchors(path: Path) -> set[str]:
    """The anchors the site gives a page's headings."""
    titles = re.findall(r"^#+ (.+)$", prose(path), re.MULTILINE)
    return {anchor(re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", title), "-") for title in titles}


def links(path: Path) -> list[str]:
    """Where a page's links lead, other sites left out."""
    found = re.findall(r"\]\(([^)\s]+)\)", prose(path))
    return [target for target in found if not re.match(r"[a-z]+:", target)]


def typed(path: Path) -> Iterator[str]:
    """Every call of the program a page names, in a block or within a sentence."""
    text = path.read_text(encoding="utf-8")
    for block in _blocks(text):
        if block.mark in {COMMANDS, "sh"}:
            yield from _calls(block.text)
    for inline in re.findall(r"`([^`\n]+)`", prose(path)):
        yield from _calls(inline)


def _calls(text: str) -> Iterator[str]:
    for line in text.splitlines():
        found = re.search(r"\bbuild\.py (.+)", line)
        if found:
            yield re.sub(r"\s+#.*$", "", found[1])


_FENCE = re.compile(r"^```([\w-]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def _blocks(text: str) -> tuple[Block, ...]:
    return tuple(Block(mark, body.rstrip("\n")) for mark, body in _FENCE.findall(text))


def _headings(text: str, mark: str) -> Iterator[re.Match[str]]:
    fenced = [match.span() for match in _FENCE.finditer(text)]
    for match in re.finditer(rf"^{mark} ", text, re.MULTILINE):
        if not any(start <= match.start() < end for start, end in fenced):
            yield match
