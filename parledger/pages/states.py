"""States, classes and steps in words."""

from parledger.model.cycles import Cycle
from parledger.model.labels import STATE_WORDS, STATUS_WORDS
from parledger.model.results import State, Status, UnitResult
from parledger.model.words import Words
from parledger.pages.shapes import ClassText
from parledger.pages.text import say
from parledger.problems import Lang


def state_word(state: str, lang: Lang) -> str:
    """How far a unit has come, in a word or two."""
    return say(STATE_WORDS[state], lang)


_GIVEN = Words("đã có kết quả", "results given")
"""Of a unit that hands nothing in: all its points were given from elsewhere."""


def only_self(unit: UnitResult) -> bool:
    """All there is is what the unit says of itself, so its marks are hollow."""
    begun = any(points is not None for points in unit.round_1)
    return unit.state in {State.SELF, State.DRAFT} and not begun and not _all_given(unit)


def unit_state(unit: UnitResult, lang: Lang) -> str:
    """How far a unit has come; where it has nothing to hand in, that its results are there."""
    if unit.state is State.SELF and _all_given(unit):
        return say(_GIVEN, lang)
    return state_word(unit.state, lang)


def _all_given(unit: UnitResult) -> bool:
    return unit.total is not None and unit.total.self_points is None


def status_word(status: Status, lang: Lang) -> str:
    """What became of a leaf, in a word or two."""
    return say(STATUS_WORDS[status], lang)


def class_text(cycle: Cycle, class_id: str) -> ClassText:
    """A class with its step: 1 for the highest, at most 5."""
    ordered = sorted(cycle.classes, key=lambda band: -band.start)
    for step, band in enumerate(ordered, start=1):
        if band.id == class_id:
            return ClassText(band.title, min(step, 5))
    return ClassText()
