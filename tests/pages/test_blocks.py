"""The one place where HTML is joined outside a template."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from parledger.pages.blocks import HOLE, HOLE_MARKUP, Filling, Stencil, escape_texts

HOSTILE = ("<script>alert(1)</script>", '" onmouseover="x', "' x='", "&amp;", "{{ 7 * 7 }}", "")
TEXTS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters=HOLE))


@given(st.lists(TEXTS))
def test_escaping_together_is_escaping_one_by_one(texts):
    """Joining, escaping and splitting loses nothing and mixes nothing up."""
    escaped = escape_texts(texts)
    assert [html.unescape(text) for text in escaped] == texts
    assert not any(sign in text for text in escaped for sign in "<>\"'")


def test_a_text_with_the_separator_is_refused():
    """It would move every text after it into its neighbour's place."""
    with pytest.raises(ValueError, match="separator"):
        escape_texts(["a", f"b{HOLE}c"])


def test_hostile_texts_stay_texts():
    """Neither an element's content nor a quoted attribute can be left."""
    stencil = Stencil.cut(Markup('<a title="') + HOLE_MARKUP + Markup('">') + HOLE_MARKUP + "</a>")
    for text in HOSTILE:
        filling = Filling()
        filling.add(stencil, text, text)
        made = filling.markup()
        safe = str(Markup.escape(text))
        assert made == f'<a title="{safe}">{safe}&lt;/a&gt;'


def test_markup_round_the_holes_is_kept_as_it_is():
    """What a template made is not escaped again, whatever it holds."""
    filling = Filling()
    filling.add(Stencil.cut(f"<p>&amp;{HOLE}</p>"), "x")
    filling.add(Stencil.cut("<hr>"))
    filling.add(Stencil.cut(f"{HOLE}"), "<")
    assert filling.markup() == "<p>&amp;x</p><hr>&lt;"


@pytest.mark.parametrize("texts", [(), ("a", "b")])
def test_the_number_of_texts_is_the_number_of_holes(texts):
    """A text too many or too few is a mistake of ours, not a shifted table."""
    with pytest.raises(ValueError, match="for 1 holes"):
        Filling().add(Stencil.cut(HOLE), *texts)


def test_an_empty_filling_is_empty():
    """No stencil, no markup."""
    assert Filling().markup() == ""
