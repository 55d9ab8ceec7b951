"""Lines of skeletons: whatever a title holds, a comment stays a comment and a text a text."""

from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from parledger.outputs.skeletons.lines import WIDTH, note, quoted, sample, value


@given(st.text())
def test_comment_stays_a_comment(text):
    """No line break, control or quote in a title ends the comment."""
    for line in note(text, 2):
        assert line.startswith("  # ")
        assert line.isprintable()


def test_comment_fits_the_screen():
    """Long guides are wrapped between words."""
    lines = note("Xem xét kết quả xử lý việc khó, việc tồn đọng. " * 20, 4)
    assert len(lines) > 5
    assert max(map(len, lines)) <= WIDTH


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1))
def test_value_is_read_back_as_the_same_text(text):
    """Plain or quoted, YAML gives the text itself, never a number, a date or a truth value."""
    for form in (value(text), quoted(text)):
        assert YAML(typ="safe").load(f"key: {form}\n") == {"key": text}


def test_sample_counts_once_its_mark_is_gone():
    """`deep` is what is left of the indentation."""
    lines = sample("a:\n  b: 1\n", deep=2)
    assert [line.removeprefix("# ") for line in lines] == ["  a:", "    b: 1"]
