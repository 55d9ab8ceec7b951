"""A page before it is rendered."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from parledger.problems import Lang

Context = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step of the breadcrumb; `path` is the target's site path, empty for the page itself.

    `given`: a name out of the data, Vietnamese on every page.
    """

    title: str
    path: str = ""
    given: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """All that the layout knows of a page, data page or prose alike.

    `path` is the page's own address in the site (with `en/` in English), `root` leads from it to
    the site's root (`../../`, or empty), `other` is the same page in the other language (site
    path, empty where there is none). `banner`: the cycle is illustrative. `print_foot` is what
    the printed page says at its foot (digest and date of the inputs). `own`: the name of the unit
    whose own edition this is, empty in the others.
    """

    lang: Lang
    title: str
    path: str
    root: str
    other: str = ""
    crumbs: tuple[Crumb, ...] = ()
    banner: bool = False
    kind: str = "prose"
    description: str = ""
    print_foot: str = ""
    charts: bool = False
    live: bool = False  # served with live reload: no CSP
    home: str = "index.html"
    edition: str = "public"
    own: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One finished HTML page to be: `template` is filled with `context()` when it is written.

    `path` is the address in the site, always ending in `.html`. `context` must be pure and cheap
    to hold: it closes over the Report and runs in the process that renders the page.

    `key` is a digest of all that the page shows (program and templates aside); a page whose key
    is that of the last build is not rendered again. Empty: always rendered.
    """

    path: str
    template: str
    view: View
    context: Callable[[], Context]
    key: str = ""


PageMaker = Callable[..., "tuple[Page, ...]"]
