"""What MkDocs asks while it builds; `site_templates/hooks.py` hands these over to it.

All that stands between MkDocs and our pages: it gets the one Jinja environment, one File for
each data page, and for its own pages one `view`. Another generator would replace this module and
`generator`.
"""

import re
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as ProsePage

from parledger.pages.page import Crumb, Page
from parledger.pages.prose import lang_of, lost_view, prose_context, prose_view
from parledger.problems import Place, Problem
from parledger.report import Edition
from parledger.website.finder import fold_name

LOST = "404.html"


@dataclass(frozen=True, slots=True)
class Handed:
    """A build, as the hook sees it. `environment` is pages' Jinja environment.

    Filled by the hook: `taken`, the data pages that MkDocs came to write; `sources`, prose page
    -> its file; `problems`.
    """

    pages: tuple[Page, ...]
    environment: Any
    edition: Edition
    live: bool
    taken: list[Page] = field(default_factory=list)
    sources: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


HANDED: ContextVar[Handed] = ContextVar("HANDED")


class PageFile(File):
    """A data page among MkDocs's files: neither Markdown nor navigation nor bytes in memory.

    When MkDocs would write it, it is taken down for the press, which writes it for MkDocs.
    """

    def __init__(self, page: Page, site_dir: str, take: Callable[[Page], None]) -> None:
        super().__init__(page.path, None, site_dir, False, inclusion=InclusionLevel.NOT_IN_NAV)
        self.generated_by = "parledger"
        self._data_page = page
        self._take = take

    def copy_file(self, dirty: bool = False) -> None:
        """Take the page down."""
        self._take(self._data_page)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Our own 404 and no sitemap by MkDocs, whose leaves the data pages out; anchors keep đ as d."""
    config.theme.static_templates = {LOST}
    config.mdx_configs.setdefault("toc", {})["slugify"] = anchor
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave MkDocs's own files out, add the data pages; two sources of an address are a problem."""
    handed = HANDED.get()
    for file in list(files):
        if file.src_dir not in (config.docs_dir, config.theme.custom_dir):
            files.remove(file)
    sources = {
        file.dest_uri: f"docs/{file.src_uri}"
        for file in files
        if file.inclusion.value > InclusionLevel.DRAFT.value and file.src_dir == config.docs_dir
    }
    handed.sources.update(sources)
    for page in handed.pages:
        if page.path in sources:
            at = Place(sources[page.path])
            handed.problems.append(Problem(at, "B104", args=(("address", page.path),)))
        else:
            files.append(PageFile(page, config.site_dir, handed.taken.append))
    return files


def on_env(env: object, config: MkDocsConfig, files: Files) -> object:  # noqa: ARG001 - MkDocs's signature
    """The environment that renders the data pages renders the prose too."""
    return HANDED.get().environment


def on_page_context(
    context: object,  # noqa: ARG001 - MkDocs's signature
    page: ProsePage,
    config: MkDocsConfig,  # noqa: ARG001
    nav: Navigation,
) -> Mapping[str, object]:
    """`main.html` sees what `prose_context` gives, and nothing of MkDocs."""
    handed = HANDED.get()
    path = page.file.dest_uri
    view = prose_view(
        path,
        str(page.title),
        paths=frozenset(handed.sources),
        edition=handed.edition,
        live=handed.live,
    )
    contents = tuple(
        Crumb(prose_view(p, t, paths=(), edition=handed.edition, live=False).title, p)
        for p, t in _prose(nav)
        if lang_of(p) == view.lang
    )
    return prose_context(view, page.content or "", contents)


def _prose(nav: Navigation) -> list[tuple[str, str]]:
    return [(found.file.dest_uri, str(found.title)) for found in nav.pages]


def on_template_context(
    context: object,  # noqa: ARG001 - MkDocs's signature
    template_name: str,  # noqa: ARG001
    config: MkDocsConfig,
) -> Mapping[str, object]:
    """404.html is shown for any address, so its links begin at the site's own."""
    handed = HANDED.get()
    title = handed.environment.globals["words"]["vi"]["not_found"]
    base = lost_base("" if handed.live else config.site_url or "")
    return {"view": lost_view(base, title, edition=handed.edition, live=handed.live)}


def anchor(heading: str, separator: str) -> str:
    """A heading's anchor: `Điểm & chỉ số` -> `diem-chi-so`."""
    return re.sub(r"[^a-z0-9]+", separator, fold_name(heading)).strip(separator)


def lost_base(site_url: str) -> str:
    """The path under which the site is published: `/` or `/name/`."""
    return urlsplit(site_url).path.rstrip("/") + "/"
