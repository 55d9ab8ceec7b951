"""A built site, read with another parser than any that the program uses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
)


class Element:
    """An element: tag, attributes, children (elements and texts)."""

    def __init__(self, tag: str, attributes: dict[str, str], parent: Element | None) -> None:
        self.tag, self.attributes, self.parent = tag, attributes, parent
        self.children: list[Element | str] = []

    def walk(self) -> Iterator[Element]:
        """This element and all within it, in the page's order."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def all(self, tag: str = "", **wanted: str) -> list[Element]:
        """Elements within it of that tag; `class_`: one of its classes; others: attributes."""
        return [
            found
            for found in self.walk()
            if found is not self and tag in ("", found.tag) and found.fits(wanted)
        ]

    def fits(self, wanted: dict[str, str]) -> bool:
        """Whether it has these attributes."""
        for name, value in wanted.items():
            if name == "class_":
                if value not in self.attributes.get("class", "").split():
                    return False
            elif self.attributes.get(name) != value:
                return False
        return True

    def first(self, tag: str = "", **wanted: str) -> Element:
        """The first such element."""
        found = self.all(tag, **wanted)
        assert found, (tag, wanted)
        return found[0]

    @property
    def text(self) -> str:
        """All text in it, with single spaces; data for scripts left out."""
        return " ".join("".join(self._texts()).split())

    def _texts(self) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            elif child.tag not in ("script", "style"):
                yield from child._texts()


class _Reader(HTMLParser):
    """Builds the tree; HTML that does not nest is another test's matter (html5lib, strict)."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.at = Element("", {}, None)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, self.at)
        self.at.children.append(element)
        if tag not in VOID:
            self.at = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        there: Element | None = self.at
        while there is not None and there.tag != tag:
            there = there.parent
        if there is not None and there.parent is not None:
            self.at = there.parent

    def handle_data(self, data: str) -> None:
        self.at.children.append(data)


def parse(html: str) -> Element:
    """A page as a tree."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.root


class Site:
    """A folder with a built site."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def names(self) -> tuple[str, ...]:
        """All files, by site path."""
        found = (path for path in self.folder.rglob("*") if path.is_file())
        return tuple(sorted(path.relative_to(self.folder).as_posix() for path in found))

    @cached_property
    def pages(self) -> tuple[str, ...]:
        """All pages."""
        return tuple(name for name in self.names if name.endswith(".html"))

    @cached_property
    def kinds(self) -> dict[str, list[str]]:
        """Kind of page, as the body's class says it -> its pages, Vietnamese first."""
        found: dict[str, list[str]] = {}
        for name in sorted(self.pages, key=lambda name: (name.startswith("en/"), name)):
            match = re.search(r'<body class="page-([\w-]+)"', self.text(name))
            assert match, name
            found.setdefault(match[1], []).append(name)
        return found

    def text(self, name: str) -> str:
        """A file's text."""
        return (self.folder / name).read_text(encoding="utf-8")

    def tree(self, name: str) -> Element:
        """A page as a tree."""
        return parse(self.text(name))

    def address(self, name: str) -> str:
        """Its address when opened from disk."""
        return (self.folder / name).as_uri()


def target_of(page: str, link: str) -> tuple[str, str]:
    """Site path and anchor that a relative link leads to from a page."""
    parts = urlsplit(link)
    if not parts.path:
        return page, unquote(parts.fragment)
    steps = page.split("/")[:-1]
    for step in unquote(parts.path).split("/"):
        if step == "..":
            steps.pop()
        elif step != ".":
            steps.append(step)
    return "/".join(steps), unquote(parts.fragment)
