"""The set that `new set` writes teaches every rule there is."""

import re
from collections import Counter

from parledger.outputs.skeletons import set_skeleton
from parledger.rules import RULES


def test_every_rule_stands_in_it_and_is_explained():
    """Bands twice would do no harm, a rule left out would; each has its comment."""
    text = set_skeleton("bo").text
    kinds = Counter(re.findall(r"^ *kind: (.+)$", text, flags=re.MULTILINE))
    assert kinds == Counter(list(RULES))
    for kind in RULES:
        assert f"# {kind}: " in text
