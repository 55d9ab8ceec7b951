"""Names that people type: known, or refused with the nearest one."""

from collections.abc import Iterable
from difflib import get_close_matches

from parledger.model.words import Words
from parledger.problems import UserError


def shown(name: str) -> str:
    """What was typed, fit for one line of a terminal."""
    text = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in name)
    return text if len(text) <= 120 else text[:119] + "…"


def unknown(what: Words, found: str, known: Iterable[str], hint: Words | None = None) -> UserError:
    """The refusal of a name, with the nearest known one, or all where they are few."""
    # What a history knows was typed by somebody, too.
    names = [shown(name) for name in known]
    vi, en = f"không có {what.vi} «{shown(found)}»", f"unknown {what.en} '{shown(found)}'"
    near = get_close_matches(found, names, n=1, cutoff=0.6)
    listed = ", ".join(names)
    if near:
        vi, en = f"{vi}; có phải là «{near[0]}»?", f"{en}; did you mean '{near[0]}'?"
    elif listed and len(listed) <= 200:
        vi, en = f"{vi}; có thể dùng: {listed}", f"{en}; known: {listed}"
    if hint is not None:
        vi, en = f"{vi}; {hint.vi}", f"{en}; {hint.en}"
    return UserError(vi, en)
