"""The texts in which the trail keeps values, read back: whatever a person typed is a text, too."""

import json

_DEEPEST = 64
"""More than any file may hold: what is nested deeper was typed as one line."""


def unfolded(text: str) -> object:
    """The list or map of texts that a value was kept as; else the text itself.

    A line that only looks like such, spoilt or nested without end, is what it is: a line.
    """
    if text[:1] not in ("[", "{"):
        return text
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return text
    return found if _is_flat_enough(found) else text


def _is_flat_enough(found: object) -> bool:
    level = [found]
    for _ in range(_DEEPEST):
        level = [below for one in level for below in _below(one)]
        if not level:
            return True
    return False


def _below(one: object) -> list[object]:
    if isinstance(one, dict):
        return list(one.values())
    return one if isinstance(one, list) else []
