"""A whole cycle, from its plan and its criteria sets to all its files, as values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from illustrative.council import council
from illustrative.emit import Value
from illustrative.files import Stock
from illustrative.improve import improvement
from illustrative.leaves import Leaf, leaves_of
from illustrative.offices import offices_of
from illustrative.papers import Setting
from illustrative.places import GROUPS, Place
from illustrative.plans import Plan
from illustrative.results import results
from illustrative.steps import Unit, running_files, unit_files
from illustrative.story import Story, answer, explain, profile, tell

File = tuple[str, Mapping[str, Value]]  # path under scores/, content


@dataclass(frozen=True)
class Source:
    """What was written by hand for one cycle."""

    cycle: dict[str, Any]
    sets: Mapping[str, dict[str, Any]]
    stock: Stock


def cycle_files(plan: Plan, source: Source) -> Iterator[File]:
    """Return every generated file of the cycle."""
    yield f"{plan.cycle}/cycle.yaml", _with_units(source.cycle)
    if not plan.rounds:
        return
    told = {
        block["id"]: {place.id: _stories(plan, source, block, place) for place in _units(block)}
        for block in source.cycle["blocks"]
    }
    for block in source.cycle["blocks"]:
        yield from _block_files(plan, source, block, told[block["id"]])
    if plan.meeting:
        yield f"{plan.cycle}/council.yaml", council(plan, told, source.stock.reasons)


def _block_files(
    plan: Plan, source: Source, block: dict[str, Any], told: Mapping[str, Sequence[Story]]
) -> Iterator[File]:
    setting, offices = setting_of(source.cycle), offices_of(source.cycle)
    for number, place in enumerate(_units(block)):
        unit = Unit(plan, setting, source.stock, offices, block["id"], place, told[place.id])
        made = running_files(unit, number) if plan.running else unit_files(unit)
        for name, content in made:
            yield f"{plan.cycle}/{place.id}/{name}", content
        if number < plan.improvements:
            content = improvement(place, setting.year, told[place.id])
            yield f"{plan.cycle}/{place.id}/improvement.yaml", content


def _units(block: dict[str, Any]) -> tuple[Place, ...]:
    return GROUPS[block["units"]]


def _stories(plan: Plan, source: Source, block: dict[str, Any], place: Place) -> tuple[Story, ...]:
    who = profile(plan.cycle, source.cycle["programme"], place.id)
    stories = [tell(leaf, who) for leaf in _own_leaves(source, block)]
    if plan.rounds == 2 and not plan.running:
        stories = [answer(explain(told, who), who) for told in stories]
    return tuple(stories)


def _own_leaves(source: Source, block: dict[str, Any]) -> tuple[Leaf, ...]:
    left_out = {
        str(one["criterion"])
        for one in source.cycle.get("not_scored", ())
        if one.get("block", block["id"]) == block["id"]
    }
    every = leaves_of(source.sets[block["criteria"]])
    return tuple(leaf for leaf in every if leaf.own and not left_out.intersection(leaf.under))


def setting_of(cycle: dict[str, Any]) -> Setting:
    """Return what the cycle's papers have in common."""
    days = {
        step: day["to"] if isinstance(day, dict) else day for step, day in cycle["schedule"].items()
    }
    round_1 = days["appraisal_1"]
    return Setting(
        cycle["id"], cycle["year"], cycle["authority"], days["self"], round_1,
        days.get("explanation", round_1), days.get("appraisal_2", round_1),
    )  # fmt: skip


def _with_units(cycle: dict[str, Any]) -> dict[str, Any]:
    """Return cycle.yaml: the plan with its units and the results from elsewhere filled in."""
    groups = {block["id"]: _units(block) for block in cycle["blocks"]}
    full = dict(cycle)
    full["blocks"] = [
        block | {"units": [place.id for place in groups[block["id"]]]} for block in cycle["blocks"]
    ]
    if "external" in cycle:
        full["external"] = [
            one | {
                "points": results(
                    one["points"], cycle["id"], cycle["programme"],
                    f"{one['block']}/{one['criterion']}", groups[one["block"]],
                )
            }
            for one in cycle["external"]
        ]  # fmt: skip
    return full
