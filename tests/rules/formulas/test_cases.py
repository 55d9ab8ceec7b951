"""The formulas of surveys against counts and points that were worked out on paper."""

from fractions import Fraction
from pathlib import Path

import pytest

from parledger.problems import CATALOGUE, message_of
from parledger.rules.formulas import FORMULAS
from tests.rules.cases import maps, text
from tests.rules.formulas.cases import entries, words

ENTRIES = tuple(entries())
CASES = [
    pytest.param(entry, case, id=f"{entry.name}:{case.line}")
    for entry in ENTRIES
    for case in maps(entry.node, "cases")
]
SOUND = [entry for entry in ENTRIES if entry.node.get("broken") is None]
BROKEN = [entry for entry in ENTRIES if entry.node.get("broken") is not None]


def test_every_formula_has_its_cases():
    """A formula without a file of cases is not finished; each file is about one formula."""
    assert {path.stem for path in Path(__file__).parent.glob("*.yaml")} == set(FORMULAS)
    assert {entry.name.rpartition("-")[0] for entry, *_ in (p.values for p in CASES)} == set(
        FORMULAS
    )
    for entry in SOUND:
        assert entry.name.rpartition("-")[0] == entry.read()[0].kind


@pytest.mark.parametrize(("entry", "case"), CASES)
def test_points_follow_from_the_counts(entry, case):
    """The two sums, their quotient and the points are exactly those of the paper."""
    formula, reading = entry.read()
    assert not reading.problems
    share = formula.share(entry.tallies(case))
    assert share.got == Fraction(text(case, "got"))
    assert share.of == Fraction(text(case, "of"))
    if text(case, "points") == "":
        assert share.value is None
    else:
        assert formula.points(entry.maximum, share.value) == Fraction(text(case, "points"))


@pytest.mark.parametrize("entry", SOUND, ids=lambda entry: entry.name)
def test_a_formula_says_what_a_question_lacks(entry):
    """What is missing is named; a fit question lacks nothing."""
    formula, reading = entry.read()
    assert not reading.problems
    assert formula.lacks(entry.question()) == text(entry.node, "lacks")
    assert list(formula.named()) == words(entry.node, "named") or text(entry.node, "lacks")


@pytest.mark.parametrize("entry", SOUND, ids=lambda entry: entry.name)
def test_the_best_outcome_is_known(entry):
    """It is the maximum, or what the best band gives."""
    formula, _ = entry.read()
    best = Fraction(text(entry.node, "best") or text(entry.node, "maximum"))
    assert formula.best(entry.maximum) == best


@pytest.mark.parametrize("entry", SOUND, ids=lambda entry: entry.name)
def test_defects_stand_where_they_were_planted(entry):
    """Mistakes in the bands are found at their line and column, and no others."""
    formula, _ = entry.read()
    for defect, plant in zip(formula.defects(), maps(entry.node, "defects"), strict=True):
        assert f"V{defect.number}" == text(plant, "code")
        assert entry.source(defect.line, defect.column).startswith(text(plant, "at"))


@pytest.mark.parametrize("entry", SOUND, ids=lambda entry: entry.name)
def test_a_formula_explains_itself_in_both_languages(entry):
    """A sentence and symbols, from the declaration; nothing is left unfilled."""
    formula, _ = entry.read()
    for words_ in (formula.name, formula.how(), formula.symbols(), formula.counted()):
        assert words_.vi != words_.en
        assert words_.vi
        assert words_.en
    assert not any(mark in formula.how().vi + formula.symbols().vi for mark in "{}")


@pytest.mark.parametrize("entry", BROKEN, ids=lambda entry: entry.name)
def test_broken_formulas_are_refused_in_place(entry):
    """A broken parameter is reported at its line and column with a wording in both languages."""
    _, reading = entry.read()
    for problem, plant in zip(reading.problems, maps(entry.node, "broken"), strict=True):
        assert problem.code == text(plant, "code")
        assert problem.code in CATALOGUE
        assert entry.source(problem.place.line, problem.place.column).startswith(text(plant, "at"))
        assert message_of(problem, "vi") != message_of(problem, "en")
