"""The vendored Vega is what the lock makes, with its licences beside it."""

import re
import runpy

import pytest

from tests.repository import ASSETS, ROOT

VEGA = ASSETS / "vendor" / "vega.js"


def test_vega_is_what_the_locked_package_gives():
    """Nobody edited the bundle; after an update of the lock the tool is run again."""
    made = runpy.run_path(str(ROOT / "tools" / "vendor_vega.py"))["bundle"]()
    assert VEGA.read_text(encoding="utf-8") == made


def test_vega_is_of_the_version_that_altair_writes_for():
    """The first number of Vega-Lite is that of Altair's schema."""
    import altair as alt

    head = VEGA.read_text(encoding="utf-8").splitlines()[0]
    found = re.search(r"vega-lite (\d+)\.", head)
    assert found
    assert alt.SCHEMA_VERSION.startswith(f"v{found[1]}.")


@pytest.mark.parametrize("name", ["vega", "vega-lite", "vega-embed", "vega-tooltip", "d3-scale"])
def test_licences_name_what_is_bundled(name):
    """Whoever passes the bundle on has the licence of each part."""
    text = (VEGA.parent / "LICENSE-vega.txt").read_text(encoding="utf-8")
    assert re.search(rf"(^|[\s,]){name}([\s,]|$)", text, re.MULTILINE)
