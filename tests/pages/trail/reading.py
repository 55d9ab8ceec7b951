"""A trail page as a reader meets it: its tree, its sections, their stations."""

import html5lib

from parledger.pages import build_pages, render_page


def pages_of(report, wanted="/trail/index.html"):
    """The pages of units whose address holds `wanted`, by path."""
    found = {page.path: page for page in build_pages(report) if wanted in page.path}
    return {path: page for path, page in found.items() if page.view.kind in ("trail", "unit")}


def parse(environment, page):
    """A page's tree."""
    return html5lib.parse(render_page(environment, page), namespaceHTMLElements=False)


def text_of(node) -> str:
    """All text of an element, spaces made one."""
    return " ".join("".join(node.itertext()).split())


def by_class(node, name):
    """Elements that carry a class."""
    return [one for one in node.iter() if name in (one.get("class") or "").split()]


def section(tree, anchor):
    """A criterion's section."""
    return next(one for one in tree.iter("details") if one.get("id") == anchor)


def stations(tree, anchor):
    """The texts of a criterion's line of time, oldest first."""
    return [text_of(one) for one in by_class(section(tree, anchor), "way")[0]]


def headings(tree, anchor):
    """What each of its stations says in a sentence."""
    return [text_of(one) for one in by_class(section(tree, anchor), "turn-what")]
