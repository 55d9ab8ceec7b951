"""What is built once for all these tests: this repository's own site, and a hostile one."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.site import hostile
from tests.site.building import copy_repository, must_build, once
from tests.site.reading import Site


def _own(folder: Path) -> None:
    copy_repository(folder / "repository")
    must_build(folder / "repository", "site", engine=folder / "repository")


def _hostile(folder: Path) -> None:
    hostile.write_workspace(folder / "workspace")
    for edition, out in (("public", "site"), ("internal", "site-internal")):
        must_build(folder / "workspace", "site", "--edition", edition, "--out", out)


@pytest.fixture(scope="session")
def repository(tmp_path_factory) -> Path:
    """A copy of this repository with its site in `site/`, the public edition."""
    return once(tmp_path_factory, "own", _own) / "repository"


@pytest.fixture(scope="session")
def site(repository) -> Site:
    """This repository's site as readers find it."""
    return Site(repository / "site")


@pytest.fixture(scope="session")
def hostile_workspace(tmp_path_factory) -> Path:
    """The workspace of hostile texts with both of its editions."""
    return once(tmp_path_factory, "hostile", _hostile) / "workspace"


@pytest.fixture(scope="session")
def hostile_site(hostile_workspace) -> Site:
    """Its public edition."""
    return Site(hostile_workspace / "site")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the parent's name
        """Say nothing."""


@pytest.fixture(scope="session")
def served(site) -> Iterator[str]:
    """The address of the site on a server of this machine, with a slash at its end."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=site.folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
