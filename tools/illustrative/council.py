"""The Council's meeting: recognises the working group's result and changes a few figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

from illustrative.dice import Dice
from illustrative.emit import Code, Value
from illustrative.plans import Plan
from illustrative.sources import Phrases
from illustrative.story import Story, final

Stories = Mapping[str, Sequence[Story]]


def council(plan: Plan, blocks: Mapping[str, Stories], reasons: Phrases) -> dict[str, Value]:
    """Return council.yaml."""
    dice = Dice(plan.cycle, "council")
    day = date(*plan.meeting_date)
    members, approve = plan.meeting or (0, 0)
    adjusts = [
        change
        for units in blocks.values()
        for change in _adjusts(units, -(-plan.adjusts // len(blocks)), reasons, dice)
    ]
    meeting: dict[str, Value] = {
        "date": day,
        "minutes": {"title": "Biên bản họp Hội đồng", "number": plan.minutes, "date": day},
        "members": members,
        "approve": approve,
        "blocks": list(blocks),
    }
    return {"meetings": [meeting | ({"adjusts": adjusts} if adjusts else {})]}


def _adjusts(units: Stories, count: int, reasons: Phrases, dice: Dice) -> list[dict[str, Value]]:
    cut = [
        (unit, told)
        for unit, stories in units.items()
        for told in stories
        if told.fault in {"figure", "no_evidence"} and told.answer in {"", "rejected"}
    ]
    said = dice.some(reasons["council"], count)
    changes: list[dict[str, Value]] = []
    for (unit, told), reason in zip(dice.some(cut, count), said, strict=False):
        low, high = final(told) or Fraction(0), told.claimed or Fraction(0)
        points = Fraction(round((low + high) * 10), 20)
        if low < points <= told.leaf.maximum:
            changes.append(
                {"unit": unit, "criterion": Code(told.leaf.id), "points": points, "reason": reason}
            )
    return changes
