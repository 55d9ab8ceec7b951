"""What is made of the replayed city once for these tests: its public site, its public bundle."""

from pathlib import Path

import pytest

from tests.site.building import must_build, once
from tests.site.reading import Site
from tools.replay.city import CYCLE

BUNDLE = "thanh-ha.zip"


@pytest.fixture(scope="session")
def city_site(city, tmp_path_factory) -> Site:
    """The public site of the city, as readers find it."""

    def make(folder: Path) -> None:
        must_build(city, "site", "--out", str(folder / "site"))

    return Site(once(tmp_path_factory, "city-site", make) / "site")


@pytest.fixture(scope="session")
def city_bundle(city, tmp_path_factory) -> Path:
    """The public bundle, in a folder of its own."""

    def make(folder: Path) -> None:
        must_build(city, "bundle", "--cycle", CYCLE, "--out", str(folder / BUNDLE))

    return once(tmp_path_factory, "city-bundle", make) / BUNDLE
