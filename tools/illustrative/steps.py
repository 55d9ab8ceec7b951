"""The files of one unit: one a role and step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from illustrative import papers
from illustrative.dice import Dice
from illustrative.emit import Code, Value
from illustrative.files import Entry, Stock, Teller, entries, plans_of
from illustrative.offices import Office, beside, leading
from illustrative.papers import Setting
from illustrative.places import Place
from illustrative.plans import Plan
from illustrative.story import Story

File = tuple[str, Mapping[str, Value]]
GROUP = "Tổ công tác giúp việc Hội đồng"


@dataclass(frozen=True)
class Unit:
    """A unit in its block, with what happened to each of its leaves."""

    plan: Plan
    setting: Setting
    stock: Stock
    offices: tuple[Office, ...]
    block: str
    place: Place
    stories: Sequence[Story]

    @property
    def teller(self) -> Teller:
        """Return what turns its stories into entries."""
        return Teller(self.place, self.setting, self.stock, plans_of(self.stories))


def unit_files(unit: Unit) -> Iterator[File]:
    """Return all files of a unit whose cycle is complete."""
    yield "self.yaml", _own(unit)
    yield from _round_1(unit)
    explained = [told for told in unit.stories if told.explains]
    if explained:
        yield (
            "explanation.yaml",
            {
                "document": papers.letter(unit.place, unit.setting),
                "scores": entries(explained, unit.teller.explanation),
            },
        )
    yield from _round_2(unit, explained)


def running_files(unit: Unit, number: int) -> Iterator[File]:
    """Return the files of a unit in a cycle that is still running; its place decides how many."""
    state = ("round 1", "self", "begun", "draft", "round 1", "none")[number % 6]
    if state == "none":
        return
    yield "self.yaml", _draft(unit) if state == "draft" else _own(unit)
    if state in {"round 1", "begun"}:
        made = list(_round_1(unit))
        yield from made if state == "round 1" else made[:2]


def _own(unit: Unit) -> dict[str, Value]:
    return {
        "document": papers.report(unit.place, unit.setting),
        "scores": entries(unit.stories, unit.teller.own),
    }


def _draft(unit: Unit) -> dict[str, Value]:
    """Return a self-score begun and not finished: the rest stands open."""
    done = Dice(unit.plan.cycle, unit.place.id, "draft").between(12, 35)
    scores = entries(unit.stories, unit.teller.own)
    for told in unit.stories[done:]:
        scores[Code(told.leaf.id)] = (
            {"note": "Đang tổng hợp."} if (told.leaf.kind == "judged") else {"value": None}
        )
    return {"draft": True, "scores": scores}


def _round_1(unit: Unit) -> Iterator[File]:
    if 1 not in unit.plan.by_office:
        yield "appraisal-1.yaml", _round_1_file(unit, unit.stories, {}, GROUP)
        return
    for office in unit.offices:
        led = [told for told in unit.stories if _leader(unit, told) == office.id]
        seen = [t for t in unit.stories if office.id in _beside(unit, t)]
        if led or seen:
            name = f"appraisal-1.{office.id}.yaml"
            opinions = entries(seen, unit.teller.opinion)
            yield name, _round_1_file(unit, led, opinions, office.title)


def _round_1_file(
    unit: Unit, led: Sequence[Story], opinions: dict[str, Entry], office: str
) -> dict[str, Value]:
    return {
        "document": papers.sheet(unit.place, unit.setting, 1, office),
        "recognise_rest": True,
        "scores": entries(led, unit.teller.round_1) | opinions,
    }


def _round_2(unit: Unit, explained: Sequence[Story]) -> Iterator[File]:
    changed = _changed_unheard(unit)
    if 2 in unit.plan.by_office:
        for office in unit.offices:
            led = [told for told in explained if _leader(unit, told) == office.id]
            if led:
                name = f"appraisal-2.{office.id}.yaml"
                yield name, _round_2_file(unit, entries(led, unit.teller.round_2), office.title)
    elif explained or changed:
        answered = entries(explained, unit.teller.round_2) | changed
        yield "appraisal-2.yaml", _round_2_file(unit, answered, GROUP)


def _round_2_file(unit: Unit, scores: dict[str, Entry], office: str) -> dict[str, Value]:
    return {
        "document": papers.sheet(unit.place, unit.setting, 2, office),
        "scores": scores,
    }


def _changed_unheard(unit: Unit) -> dict[str, Entry]:
    """Return a change that round 2 makes of its own accord, in a few units."""
    dice = Dice(unit.plan.cycle, unit.place.id, "unheard")
    if not unit.plan.changed_unheard or not dice.chance(unit.plan.changed_unheard * 25):
        return {}
    untouched = [
        told
        for told in unit.stories
        if not told.fault and told.claimed and told.leaf.counts == "normal"
    ]
    told = dice.pick(untouched)
    points = Fraction(int(told.claimed * 3), 4)  # type: ignore[operator]
    reason = dice.pick(unit.stock.reasons["changed_unheard"])
    return {Code(told.leaf.id): {"decision": "adjusted", "points": points, "reason": reason}}


def _leader(unit: Unit, told: Story) -> str:
    return leading(unit.offices, unit.block, unit.place.id, told.leaf)


def _beside(unit: Unit, told: Story) -> tuple[str, ...]:
    return beside(unit.offices, unit.block, unit.place.id, told.leaf)
