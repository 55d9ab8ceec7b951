"""States, classes and steps in words."""

from collections.abc import Mapping

from parledger.model.cycles import Cycle
from parledger.model.results import State, Status, UnitResult
from parledger.model.words import Words
from parledger.pages.shapes import ClassText
from parledger.pages.text import say
from parledger.problems import Lang

STATE_WORDS: Mapping[str, Words] = {
    State.NOT_STARTED: Words("chưa chấm", "not started"),
    State.DRAFT: Words("đang soạn", "draft"),
    State.SELF: Words("tự chấm", "self-scored"),
    State.APPRAISAL_1: Words("thẩm định lần 1", "appraised, round 1"),
    State.EXPLANATION: Words("giải trình", "explained"),
    State.APPRAISAL_2: Words("thẩm định lần 2", "appraised, round 2"),
    State.COUNCIL: Words("Hội đồng đã thông qua", "approved by the Council"),
    State.PUBLISHED: Words("đã công bố", "published"),
}

STATUS_WORDS: Mapping[Status, Words] = {
    Status.SCORED: Words("đã chấm", "scored"),
    Status.NOT_APPRAISED: Words("chưa thẩm định", "not yet appraised"),
    Status.PENDING: Words("chờ kết quả", "result pending"),
    Status.MISSING: Words("thiếu số liệu", "figure missing"),
    Status.NOT_SCORED: Words("không chấm năm nay", "not scored this year"),
    Status.NOT_APPLICABLE: Words("không áp dụng", "not applicable"),
    Status.NO_RESULT: Words("không có kết quả", "no result"),
}


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
