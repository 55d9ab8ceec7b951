"""Pick a phrase that fits the leaf and fill in its figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from illustrative.dice import Dice
from illustrative.emit import decimal
from illustrative.leaves import Leaf, Value
from illustrative.places import Place

RULE_WORDS = {
    "yes_no": "yes_no", "options": "options", "checklist": "checklist",
    "per_item": "per_item", "deduction": "deduction", "judged": "judged",
}  # fmt: skip


def heading(leaf: Leaf) -> str:
    """Return the heading under which phrases for this leaf's rule stand."""
    if leaf.kind == "bands":
        measure = str(leaf.rule["measure"])
        return "share" if measure == "amount" else measure
    if leaf.kind == "ratio":
        return "share" if "measure" in leaf.rule else "ratio"
    return RULE_WORDS[leaf.kind]


@dataclass(frozen=True)
class Facts:
    """What a sentence may speak of."""

    leaf: Leaf
    place: Place
    claim: Value = None
    truth: Value = None
    day: date | None = None


def say(lines: Sequence[str], facts: Facts, dice: Dice) -> str:
    """Return one of the sentences, fitting the leaf, with its figures filled in."""
    leaf, place, day = facts.leaf, facts.place, facts.day
    slots = {
        "dv": place.word,
        "dv_hoa": _upper(place.word),
        "tl": _small(leaf.documents[0]),
        "tl_hoa": leaf.documents[0],
        "tu": shown(leaf, facts.claim),
        "dung": shown(leaf, facts.truth),
        "thieu": _missing(leaf, facts.claim, facts.truth),
        "ngay": f"{day:%d/%m/%Y}" if day else "",
    }
    return dice.pick(_fitting(lines, leaf)).format_map(slots)


def _fitting(lines: Sequence[str], leaf: Leaf) -> list[str]:
    """Return the phrases whose key words, if any, occur in the leaf's title."""
    title, fitting = f" {leaf.title.lower()}", []
    for line in lines:
        words, found, phrase = line.partition(" :: ")
        if not found:
            fitting.append(line)
        elif any(word in title for word in words.split(",")):
            fitting.append(phrase)
    return fitting


def shown(leaf: Leaf, value: Value) -> str:
    """Return a value as a Vietnamese sentence would name it."""
    if value is None or isinstance(value, bool):
        return ""
    if leaf.kind == "options":
        titles = {option["id"]: option["title"] for option in leaf.rule["options"]}
        return f"“{_small(titles[value])}”"
    if isinstance(value, list):
        return f"{len(value)} nội dung"
    if isinstance(value, dict):
        if "planned" in value:
            return f"{value['done']}/{value['planned']}"
        return str(sum(value.values()))
    number = decimal(Fraction(value)).replace(".", ",")
    measure = leaf.rule.get("measure", "")
    return number + {"percent": "%", "amount": "%", "days": " ngày"}.get(measure, "")


def _missing(leaf: Leaf, claim: Value, truth: Value) -> str:
    if leaf.kind != "checklist" or not isinstance(claim, list):
        return ""
    kept = truth if isinstance(truth, list) else []
    gone = [item for item in leaf.rule["items"] if item["id"] in claim and item["id"] not in kept]
    return ", ".join(f"“{_small(item['title'])}”" for item in gone) or "một nội dung"


def _small(text: str) -> str:
    keep = text[1:2].isupper() or text.startswith(("Tết",))
    return text if keep else text[:1].lower() + text[1:]


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
