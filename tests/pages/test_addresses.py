"""Addresses are a promise."""

import pytest

from parledger.pages import addresses


@pytest.mark.parametrize(
    ("code", "slug"),
    [("5.7", "5.7"), ("1.4.2(3)", "1.4.2-3"), ("VIII", "viii"), ("(a) b)", "-a-b")],
)
def test_a_code_in_an_address(code, slug):
    """Lower case, every run of other signs one hyphen, none at the end."""
    assert addresses.node_slug(code) == slug


def test_the_three_promised_addresses():
    """Cycle, unit and criterion, each with its index.html; English under en/."""
    assert addresses.cycle_path("vi", "c-2020") == "c-2020/index.html"
    assert addresses.unit_path("en", "c-2020", "xa-a") == "en/c-2020/xa-a/index.html"
    assert addresses.node_path("vi", "c", "b", "1.4.2(3)") == "c/b/1.4.2-3/index.html"


def test_root_and_twin_lead_back():
    """From any page to the root, and to the same page in the other language and back."""
    path = addresses.unit_path("en", "c", "u")
    assert addresses.root_of(path) == "../../../"
    assert addresses.root_of("index.html") == ""
    assert addresses.twin(addresses.twin(path)) == path
    assert addresses.twin(path) == "c/u/index.html"
