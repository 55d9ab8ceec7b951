"""The table of rules: every kind of file has exactly one rule that allows its change."""

import re
from collections import Counter
from pathlib import Path

from parledger.problems import CATALOGUE
from parledger.review.gate import RULES, Kind

HERE = Path(__file__).parents[3] / "parledger/review/gate/rules"


def test_each_kind_is_allowed_by_one_rule():
    """A kind that no rule knows would pass unseen."""
    count = Counter(kind for rule in RULES for kind in rule.allows)
    assert set(count) == set(Kind)
    assert set(count.values()) == {1}


def test_each_rule_is_a_file_and_stands_in_the_table():
    """What only helps others declares no rule."""
    declaring = {
        path.stem for path in HERE.glob("*.py") if "RULE = GateRule(" in path.read_text("utf-8")
    }
    assert len(RULES) == len(declaring) == len({rule.name for rule in RULES})
    table = (HERE / "__init__.py").read_text("utf-8")
    assert {name for name in declaring if f"    {name}.RULE," in table} == declaring


def test_the_codes_of_the_rules_are_those_of_the_catalogue():
    """Each rule says by which codes it refuses; none is left over."""
    declared = {code for rule in RULES for code in rule.codes}
    used = {
        code
        for path in HERE.glob("*.py")
        for code in re.findall(r'"(G\d{3})"', path.read_text("utf-8"))
    }
    assert declared == used == {code for code in CATALOGUE if code.startswith("G")}
