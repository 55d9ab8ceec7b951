"""The ten rules against cases that an official can read."""

from fractions import Fraction
from pathlib import Path

import pytest

from parledger.located import Reading
from parledger.problems import CATALOGUE, Severity, hint_of, message_of
from parledger.rules import RULES
from tests.rules.cases import entries, maps, text

ENTRIES = tuple(entries())
VALUES = [
    pytest.param(entry, case, id=f"{entry.name}:{case.line}")
    for entry in ENTRIES
    for case in maps(entry.node, "cases")
]
SOUND = [entry for entry in ENTRIES if entry.node.get("broken") is None]
BROKEN = [entry for entry in ENTRIES if entry.node.get("broken") is not None]


def test_every_rule_has_its_cases():
    """A rule without a file of cases is not finished."""
    assert {path.stem for path in Path(__file__).parent.glob("*.yaml")} == set(RULES)


@pytest.mark.parametrize("entry", SOUND, ids=lambda entry: entry.name)
def test_sound_rules_read_and_know_their_best(entry):
    """A sound rule is read without a problem and knows the most points it can give."""
    rule, reading = entry.read()
    assert not reading.problems
    best = text(entry.node, "best")
    assert rule.best(entry.maximum) == (None if best == "none" else Fraction(best))


@pytest.mark.parametrize("entry", SOUND, ids=lambda entry: entry.name)
def test_defects_stand_where_they_were_planted(entry):
    """Defects of the rule itself are found at their line and column, and no others."""
    rule, _ = entry.read()
    planted = maps(entry.node, "defects")
    for defect, plant in zip(rule.defects(entry.maximum), planted, strict=True):
        assert f"C{defect.number}" == text(plant, "code")
        assert entry.source(defect.line, defect.column).startswith(text(plant, "at"))
        assert dict(defect.args).get("value", "") == text(plant, "value") or not text(
            plant, "value"
        )
        assert f"C{defect.number}" in CATALOGUE


@pytest.mark.parametrize("entry", BROKEN, ids=lambda entry: entry.name)
def test_broken_rules_are_refused_in_place(entry):
    """A broken parameter is reported at its line and column with a wording in both languages."""
    rule, reading = entry.read()
    planted = maps(entry.node, "broken")
    assert rule is None or text(planted[0], "code") == "C101"
    for problem, plant in zip(reading.problems, planted, strict=True):
        assert problem.code == text(plant, "code")
        place = problem.place
        assert entry.source(place.line, place.column).startswith(text(plant, "at"))
        assert message_of(problem, "vi") != message_of(problem, "en")
        assert hint_of(problem, "vi") != "" or problem.code == "C101"


@pytest.mark.parametrize(("entry", "case"), VALUES)
def test_values_score_as_officials_expect(entry, case):
    """A value gives the points written beside it, or is refused with the code written there."""
    rule, _ = entry.read()
    reading = Reading("self.yaml", "S")
    node = case.get("value")
    value = rule.read_value(reading, node, "5.7")
    codes = [problem.code for problem in reading.problems]
    assert codes == ([text(case, "refused")] if text(case, "refused") else [])
    if text(case, "hint"):
        assert text(case, "hint") in hint_of(reading.problems[0], "vi")
    if text(case, "points") == "":
        assert value is None
        assert CATALOGUE[codes[0]].severity is Severity.ERROR
        return
    outcome = rule.score(entry.maximum, value)
    assert outcome.points == Fraction(text(case, "points"))
    for lang in ("vi", "en"):
        assert "{" not in outcome.reason.say(lang).replace("{x}", "")
    if text(case, "said"):
        assert outcome.reason.say("vi") == text(case, "said")
    if text(case, "shown"):
        assert rule.show_value(value).vi == text(case, "shown")


@pytest.mark.parametrize(("entry", "case"), VALUES)
def test_next_steps_gain_what_they_promise(entry, case):
    """The next step gains the points written beside the value; none at the maximum."""
    rule, _ = entry.read()
    if text(case, "points") == "" or text(case, "refused"):
        return
    value = rule.read_value(Reading("self.yaml", "S"), case.get("value"), "5.7")
    step = rule.next_step(entry.maximum, value)
    if text(case, "gains"):
        assert step.gains == Fraction(text(case, "gains"))
    if rule.score(entry.maximum, value).points == rule.best(entry.maximum):
        assert step is None
    if text(case, "needs"):
        assert step.needs.say("vi") == text(case, "needs")


@pytest.mark.parametrize(("entry", "case"), VALUES)
def test_written_values_read_back(entry, case):
    """What `write_value` types is read as the very same value."""
    from parledger.source.yamltree import read_tree

    rule, _ = entry.read()
    if text(case, "points") == "":
        return
    value = rule.read_value(Reading("self.yaml", "S"), case.get("value"), "5.7")
    tree, problems = read_tree(f"value: {rule.write_value(value)}\n".encode(), "self.yaml")
    assert not problems
    assert rule.read_value(Reading("self.yaml", "S"), tree.get("value"), "5.7") == value


@pytest.mark.parametrize("entry", SOUND, ids=lambda entry: entry.name)
def test_the_table_says_what_to_type(entry):
    """Each line of the rule's table has words in both languages; what it says to type is read."""
    from parledger.source.yamltree import read_tree

    rule, _ = entry.read()
    lines = rule.lines(entry.maximum)
    assert lines
    for line in lines:
        assert line.when.vi
        assert line.when.en
        if not line.type_this:
            continue
        tree, _ = read_tree(f"value: {line.type_this}\n".encode(), "self.yaml")
        reading = Reading("self.yaml", "S")
        value = rule.read_value(reading, tree.get("value"), "5.7")
        assert value is not None, line
        if line.points is not None:
            assert rule.score(entry.maximum, value).points == line.points
