"""Points of what a version of a file states: the same as the rules give, however it was typed."""

import json
from fractions import Fraction

import pytest

from parledger.located import Fields, Map, Reading, Scalar, Seq
from parledger.model.criteria import Node
from parledger.problems import Place
from parledger.rules import RULES
from parledger.rules.stated import stated_points, stated_value
from parledger.source.stated import read_stated
from parledger.source.yamltree import read_tree
from tests.rules.cases import entries, maps, text

AT = Place("criteria/s.yaml")
VALUES = [
    pytest.param(entry, case, id=f"{entry.name}:{case.line}")
    for entry in entries()
    for case in maps(entry.node, "cases")
]


def leaf(rule, maximum=2):
    """A leaf with this rule."""
    return Node("5.7", "Một cửa", Fraction(maximum), 1, "5", (), rule, AT, AT, AT)


def typed(node):
    """A value as JSON, which is YAML: every scalar quoted."""
    if isinstance(node, Map):
        return {key.text: typed(value) for key, value in node.entries}
    if isinstance(node, Seq):
        return [typed(item) for item in node.items]
    assert isinstance(node, Scalar)
    return node.text


def fields_of(**entry):
    """What the trail keeps of an entry: read from a file by its own reader."""
    data = json.dumps({"scores": {"5.7": entry}}, ensure_ascii=False).encode()
    (stated,) = read_stated("unit", data)
    return stated.fields


@pytest.mark.parametrize(("entry", "case"), VALUES)
def test_a_stated_value_gives_what_the_rule_gives(entry, case):
    """Of every kind of rule, through the one form in which the trail keeps it."""
    rule, _ = entry.read()
    fields = fields_of(value=typed(case.get("value")))
    found = stated_points(leaf(rule, entry.maximum), fields)
    if not rule.takes_value:
        assert found is None
        return
    expected = text(case, "points")
    assert found == (Fraction(expected) if expected else None)


def test_every_kind_of_rule_is_among_them():
    """A kind without a case would not be tested."""
    assert {entry.values[0].name.rpartition("-")[0] for entry in VALUES} >= {
        kind for kind, rule in RULES.items() if rule.takes_value
    }


def _rule(name):
    """The first sound rule of a kind."""
    return next(one for one in entries() if one.name == f"{name}-1").read()[0]


@pytest.mark.parametrize(
    ("entry", "points"),
    [
        ({"points": "0.5"}, Fraction(1, 2)),
        ({"decision": "adjusted", "points": "1"}, Fraction(1)),
        ({"decision": "adjusted", "value": "true"}, Fraction(2)),
        ({"decision": "recognised", "points": "1"}, None),
        ({"not_applicable": "true", "points": "1"}, None),
        ({"reason": "muộn"}, None),
        ({"points": "ba"}, None),
        ({"points": "none"}, None),
        ({"value": "rất nhiều"}, None),
        ({"value": "rất nhiều", "points": "1"}, Fraction(1)),
        ({"points": "80", "out_of": "100"}, Fraction(8, 5)),
        ({"points": "80", "out_of": "0"}, Fraction(80)),
    ],
)
def test_points_written_outright(entry, points):
    """A figure is one that was named; a value goes before points, which agree where both stand."""
    assert stated_points(leaf(_rule("yes_no")), entry) == points


def test_a_rule_of_today_that_does_not_take_the_value_says_nothing():
    """Instead of a guess: the value was right for a rule of another year."""
    assert stated_value(leaf(_rule("yes_no")), "97") is None
    assert stated_value(leaf(_rule("judged")), "true") is None
    assert stated_value(leaf(None), "true") is None
    assert stated_value(leaf(_rule("yes_no")), "true") is True


@pytest.mark.parametrize(
    "broken", ["[", "{", '{"a":', "[1,", '{"a":{"b":{"c":1}}}', "[[[[1]]]]", ""]
)
def test_a_text_that_is_no_list_is_none(broken):
    """What an old version says may be anything."""
    for kind in RULES:
        assert stated_points(leaf(_rule(kind)), {"value": broken}) is None


@pytest.mark.parametrize("word", ["khong", "no", "co", "yes", "sai", "on", "off"])
def test_an_option_may_be_called_yes_or_no(word):
    """Whatever the trail makes of such a word, the option is found again."""
    rule = _with_option(word)
    assert stated_value(leaf(rule), fields_of(value=word)["value"]) == word


def _with_option(word):
    node = {
        "kind": "options",
        "options": [
            {"id": word, "title": "Mức", "points": "2"},
            {"id": "x", "title": "K", "points": "0"},
        ],
    }
    tree, _ = read_tree(json.dumps(node).encode(), "criteria/s.yaml")
    fields = Fields(Reading("criteria/s.yaml", "C"), tree, "5.7")
    fields.text("kind")
    return RULES["options"].read(fields)
