"""What tests share: programs that may be missing, a browser, steady properties."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import hypothesis
import pytest

ROOT = Path(__file__).parent.parent
CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)

# The same examples on every machine and in every run, however busy it is.
hypothesis.settings.register_profile("steady", derandomize=True, deadline=None)
hypothesis.settings.load_profile("steady")


def _missing(marker: str) -> str | None:
    """What a test with this marker lacks on this machine, and how to get it."""
    if marker == "needs_chromium" and CHROMIUM is None:
        return "no Chromium here; Debian, Ubuntu: apt-get install chromium"
    if marker == "needs_node" and shutil.which("node") is None:
        return "no Node here; Debian, Ubuntu: apt-get install nodejs npm, then make node"
    if marker == "needs_node" and not (ROOT / "tests/node/node_modules").is_dir():
        return "the tests' Node packages are not installed: make node"
    if marker == "needs_hugo" and shutil.which("hugo") is None:
        return "no Hugo here; Debian, Ubuntu: apt-get install hugo"
    if marker == "needs_ssh_keygen" and shutil.which("ssh-keygen") is None:
        return "no ssh-keygen here; Debian, Ubuntu: apt-get install openssh-client"
    if marker == "needs_poppler" and shutil.which("pdftotext") is None:
        return "no pdftotext here; Debian, Ubuntu: apt-get install poppler-utils"
    return None


def _lacks(item):
    return [f"{mark.name}: {lack}" for mark in item.iter_markers() if (lack := _missing(mark.name))]


def pytest_collection_modifyitems(items):
    """Skip, by its name, a test whose program is missing."""
    if os.environ.get("PARLEDGER_REQUIRE_ALL") == "1":
        return
    for item in items:
        for lack in _lacks(item):
            item.add_marker(pytest.mark.skip(lack))


def pytest_runtest_setup(item):
    """Fail it where nothing may be missing (PARLEDGER_REQUIRE_ALL=1)."""
    for lack in _lacks(item):
        pytest.fail(lack, pytrace=False)


@pytest.fixture(scope="session")
def browser():
    """Chromium, headless, for tests marked needs_chromium; one for each process."""
    from playwright.sync_api import sync_playwright

    root = hasattr(os, "geteuid") and os.geteuid() == 0
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"] if root else []
        )
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def city(tmp_path_factory) -> Path:
    """The illustrative city's repository with its history, made once a run; only to be read."""
    from tests.site.building import once
    from tools.replay.story import replay

    return once(tmp_path_factory, "city", lambda folder: replay(folder / "city")) / "city"
