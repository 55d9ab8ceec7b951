"""The texts in which the trail keeps values, read back."""

import pytest

from parledger.model.trail_texts import unfolded


def test_lists_and_maps_are_read_back():
    """As they were kept, to the depth that a file may have."""
    assert unfolded('[{"title":"a"},"b"]') == [{"title": "a"}, "b"]
    assert unfolded('{"done":"2","planned":"3"}') == {"done": "2", "planned": "3"}
    assert unfolded("[" * 24 + "]" * 24) != "[" * 24 + "]" * 24


@pytest.mark.parametrize(
    "text",
    ["", "85", "[a]", "{", '{"a":', "[" * 10**6, "[" * 900 + "]" * 900, '{"a":' * 10**5, "[9" + "9" * 5000 + "]"],
    ids=range(9),
)  # fmt: skip
def test_a_line_that_only_looks_like_one_is_a_line(text):
    """Spoilt, nested without end, a number that nobody can hold: no error."""
    assert unfolded(text) == text
