"""How far a unit has come, in words and in marks."""

from dataclasses import replace
from fractions import Fraction

import pytest

from parledger.model.results import State, Total
from parledger.pages.states import only_self, unit_state
from tests.pages.scene import scene, scope_of

OWN = Total(Fraction(5), Fraction(10), Fraction(5), Fraction(10))
GIVEN = Total(Fraction(5), Fraction(10), None, None)


@pytest.mark.parametrize(
    ("state", "total", "word", "hollow"),
    [
        (State.SELF, OWN, "tự chấm", True),
        (State.SELF, GIVEN, "đã có kết quả", False),
        (State.DRAFT, None, "đang soạn", True),
        (State.APPRAISAL_1, OWN, "thẩm định lần 1", False),
        (State.COUNCIL, GIVEN, "Hội đồng đã thông qua", False),
    ],
)
def test_given_results_are_not_called_a_self_score(state, total, word, hollow):
    """Marks are hollow only where all there is is what the unit says of itself."""
    unit = replace(scope_of(scene()).results["xa-a"], state=state, total=total, round_1=())
    assert (unit_state(unit, "vi"), only_self(unit)) == (word, hollow)


def test_a_self_score_that_is_partly_appraised_is_no_longer_hollow():
    """The state stays `self` until every leaf is covered; its figures are not the unit's alone."""
    unit = replace(scope_of(scene()).results["xa-a"], state=State.SELF, total=OWN)
    untouched = replace(unit, round_1=tuple(None for _ in unit.round_1))
    assert (only_self(untouched), only_self(unit)) == (True, False)
