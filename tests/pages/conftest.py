"""What tests of pages share: the environment, and pages by path."""

from pathlib import Path

import pytest

from parledger.pages import build_pages, make_environment, render_page
from tests.pages.scene import scene

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="session")
def environment():
    """The repository's own templates."""
    return make_environment(ROOT / "site_templates")


@pytest.fixture(scope="session")
def render(environment):
    """A page of the scene by its path."""
    pages = {page.path: page for page in build_pages(scene())}
    return lambda path: render_page(environment, pages[path])
