"""Do all links of the finished site lead somewhere? One pass over the HTML, a few hundred us a page.

Our own check, because MkDocs checks neither generated pages nor the links into them. Beyond dead
links it refuses what would not open from `file://` (folders, addresses from the root) and
whatever another host would have to answer.
"""

import posixpath
import re
from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import unquote

from parledger.problems import Place, Problem, Problems

DEAD, NO_ANCHOR, FOREIGN = "B101", "B102", "B103"

# Most links are of this one form; the others may have several targets in one tag.
_ANCHOR = re.compile(
    r"""<a\b[^>]*?\shref\s*=\s*(?:"([^"]*)"|'([^']*)')""",
    re.IGNORECASE,
)
_TAG = re.compile(
    r"<(link|script|img|source|area|iframe|form|video|audio|object|embed|track|image|use)\b"
    r"([^>]*)>",
    re.IGNORECASE,
)
_TARGET = re.compile(
    r"""\s(?:href|src|action|data|poster|srcset|xlink:href)\s*=\s*(?:"([^"]*)"|'([^']*)')"""
)
_ID = re.compile(r"""<[a-zA-Z][^>]*?\sid\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
# What a reader may follow to, and what a page may name without fetching it.
_FOLLOWED = ("https://", "http://", "mailto:", "tel:")
_NAMED = re.compile(r"""\srel\s*=\s*["'](?:canonical|alternate|license|author)["']""")


@dataclass(frozen=True, slots=True)
class SiteMap:
    """What may be linked to. `unread` are pages whose links and ids are known to be as before.

    `base` is what an address begins with in the page that is shown for any address (404.html).
    """

    files: frozenset[str]
    unread: frozenset[str] = frozenset()
    base: str = "/"


@dataclass(slots=True)
class Findings:
    """What reading pages found; filled page by page, joined over processes.

    Places (`page#id`) are kept as hashes, 8 bytes each: a site may name half a million. The
    hashes of processes agree because they are forked from one.
    """

    needed: "array[int]" = field(default_factory=lambda: array("q"))
    provided: "array[int]" = field(default_factory=lambda: array("q"))
    aside: set[str] = field(default_factory=set)  # places needed on unread pages
    wrong: dict[tuple[str, str], tuple[str, int]] = field(default_factory=dict)

    def note(self, code: str, target: str, page: str, count: int = 1) -> None:
        """One message for each cause: its first page, and how many there are."""
        first, before = self.wrong.get((code, target), (page, 0))
        self.wrong[code, target] = (min(first, page), before + count)

    def add(self, other: "Findings") -> None:
        """Take over what another process found."""
        self.needed.extend(other.needed)
        self.provided.extend(other.provided)
        self.aside |= other.aside
        for (code, target), (page, count) in other.wrong.items():
            self.note(code, target, page, count)

    def missing(self) -> frozenset[int]:
        """Hashes of places that are linked to and are nowhere."""
        return frozenset(self.needed).difference(self.provided)

    def problems(self, sources: Mapping[str, str]) -> Problems:
        """`sources`: prose page -> its file, which is named in place of the page."""
        return tuple(
            Problem(Place(sources.get(page, page)), code, target, (("pages", str(count)),))
            for (code, target), (page, count) in sorted(self.wrong.items())
        )


def ids_of(html: str) -> frozenset[str]:
    """The ids of a page."""
    return frozenset(unescape(a or b) for a, b in _ID.findall(html))


def read_links(site: SiteMap, page: str, html: str, findings: Findings) -> None:
    """Check a page's targets against the files; note the places it needs and provides."""
    findings.provided.extend({hash(f"{page}#{name}") for name in ids_of(html)})
    needed = set()
    for target, fragment in _targets(site, page, html, findings):
        if target not in site.files:
            findings.note(DEAD, target, page)
        elif fragment and target in site.unread:
            findings.aside.add(f"{target}#{fragment}")
        elif fragment:
            needed.add(hash(f"{target}#{fragment}"))
    findings.needed.extend(needed)


def name_missing(
    site: SiteMap, pages: Iterable[tuple[str, str]], missing: frozenset[int], findings: Findings
) -> None:
    """Read the pages (path, HTML) again to say which links have the missing hashes."""
    for page, html in pages:
        for target, fragment in _targets(site, page, html, Findings()):
            place = f"{target}#{fragment}"
            if fragment and target in site.files and hash(place) in missing:
                findings.note(NO_ANCHOR, place, page)


def _targets(site: SiteMap, page: str, html: str, findings: Findings) -> Iterator[tuple[str, str]]:
    """The page's distinct targets inside the site: file and fragment."""
    for tag, value in dict.fromkeys(_values(html)):
        if _SCHEME.match(value) and not (page == "404.html" and value.startswith(site.base)):
            if not _may_leave(tag, value):
                findings.note(FOREIGN, value, page)
            continue
        path, _, fragment = value.partition("#")
        path = path.partition("?")[0]
        yield _resolve(site, page, unquote(path)), unquote(fragment)


def _values(html: str) -> Iterator[tuple[str, str]]:
    for double, single in dict.fromkeys(_ANCHOR.findall(html)):
        yield "a", _plain(double or single)
    for tag, rest in _TAG.findall(html):
        kind = "named" if tag == "link" and _NAMED.search(rest) else tag.lower()
        for double, single in _TARGET.findall(rest):
            yield kind, _plain(double or single)


def _plain(value: str) -> str:
    return (unescape(value) if "&" in value else value).strip()


def _may_leave(tag: str, value: str) -> bool:
    if tag == "img":
        return value.startswith("data:image/")
    return tag in ("a", "area", "named") and value.lower().startswith(_FOLLOWED)


def _resolve(site: SiteMap, page: str, path: str) -> str:
    """The site path that a relative address means; one that leaves the site stays as it is."""
    if not path:
        return page
    if page == "404.html" and path.startswith(site.base):
        return path.removeprefix(site.base)
    if path.startswith("/"):
        return path
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    return f"{joined}/" if path.endswith("/") else joined
