"""The site with live reload: built into `.parledger/serve`, built again when something changes."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

from parledger.pages.page import Page
from parledger.problems import UserError
from parledger.report import Report
from parledger.website.generator import Sources
from parledger.website.places import find_source
from parledger.website.settings import BuildSummary, SiteSettings
from parledger.website.site import build_site

_DATA = ("units", "criteria", "scores")


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What a build needs, made anew after each change."""

    report: Report
    pages: tuple[Page, ...]
    extra: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Watch:
    """What the person who serves is told, and where.

    `make`: reads data and answers what to build, or None where the data have errors (it has said
    which). `built`: called after each build. `refused`: a later build that could not begin.
    `ready`: called with the address once.
    """

    make: Callable[[], Rebuilt | None]
    built: Callable[[BuildSummary], None]
    refused: Callable[[UserError], None]
    ready: Callable[[str], None]


def serve_site(
    settings: SiteSettings, watch: Watch, host: str = "127.0.0.1", port: int = 8000
) -> None:
    """Serve until interrupted.

    Mistakes in the data never end it: the last good site stays on show. Changes to the program
    itself are seen after a restart only.
    """
    served = replace(settings, out=Path(".parledger/serve"), live=True)

    def build() -> None:
        rebuilt = watch.make()
        if rebuilt is not None:
            watch.built(build_site(rebuilt.report, rebuilt.pages, served, rebuilt.extra))

    def again() -> None:
        try:
            build()
        except UserError as error:
            watch.refused(error)

    build()
    server = _Server(again, host, port, str(served.target))
    server.ready = watch.ready
    server.error_handler = lambda code: _lost(served, code)
    for path in watched(settings.root):
        server.watch(str(path))
    logging.getLogger("mkdocs.livereload").setLevel(logging.ERROR)
    try:
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        return
    finally:
        server.shutdown()


class _Server(LiveReloadServer):
    """Says that it is ready once it listens, not before."""

    ready: Callable[[str], None]

    def server_activate(self) -> None:
        """Listen, then tell."""
        super().server_activate()
        self.ready(self.url)


def watched(root: Path) -> tuple[Path, ...]:
    """Folders and files whose change makes a new site."""
    sources = Sources.find(root)
    own = (sources.docs, sources.templates, find_source(root, "mkdocs.yml"))
    return (*(root / name for name in _DATA if (root / name).is_dir()), *own)


def _lost(settings: SiteSettings, code: int) -> bytes | None:
    page = settings.target / "404.html"
    return page.read_bytes() if code == 404 and page.is_file() else None
