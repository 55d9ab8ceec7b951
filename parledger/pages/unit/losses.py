"""Where the points were lost, and what the next better outcome of each rule needs."""

from dataclasses import dataclass

from parledger.compute import by_step
from parledger.model.criteria import Node
from parledger.model.results import Lost, UnitResult
from parledger.model.rule import Value
from parledger.pages.addresses import node_slug
from parledger.pages.text import percent, say_reason, show_points
from parledger.pages.unit.scope import BlockScope
from parledger.pages.unit.steps import UnitEntries


@dataclass(frozen=True, slots=True)
class LossText:
    """A leaf that lost points: how many, of how many, and why; `share` of the largest loss.

    `why` is what the rule says, `said` what a person wrote.
    """

    points: str
    of: str
    code: str
    title: str
    href: str
    share: str
    why: str
    said: str


@dataclass(frozen=True, slots=True)
class GainText:
    """What a lost point needs: `97 %, cần 100 % để được thêm 0,5`."""

    points: str
    code: str
    title: str
    href: str
    needs: str


def leaf_anchor(leaf: Node) -> str:
    """The id of a leaf's part of the page."""
    return f"c-{node_slug(leaf.id)}"


def make_losses(
    scope: BlockScope, lost: tuple[Lost, ...], result: UnitResult, entries: UnitEntries
) -> tuple[LossText, ...]:
    """Lost points, most first, in the decision's order where equal."""
    lang = scope.lang
    return tuple(
        LossText(
            points=f"−{show_points(one.lost, lang)}",
            of=show_points(one.leaf.max_points, lang),
            code=one.leaf.code,
            title=one.leaf.title,
            href=f"#{leaf_anchor(one.leaf)}",
            share=percent(one.lost / lost[0].lost * 100),
            why=say_reason(one.reason, lang),
            said=_said(scope, result, entries, one),
        )
        for one in lost
    )


def _said(scope: BlockScope, result: UnitResult, entries: UnitEntries, lost: Lost) -> str:
    own = entries.own.get(lost.leaf.id)
    heard = result.round_1[scope.columns[lost.leaf.id]] is not None
    # The unit's own words are the reason as long as nobody else has said why.
    if lost.reason.said or own is None or heard:
        return lost.reason.said
    return own.note


def make_gains(scope: BlockScope, lost: tuple[Lost, ...]) -> tuple[GainText, ...]:
    """The nearest better outcome of each lost point, most points for one step first."""
    lang = scope.lang
    return tuple(
        GainText(
            points=f"+{show_points(one.step.gains, lang)}",
            code=one.leaf.code,
            title=one.leaf.title,
            href=f"#{leaf_anchor(one.leaf)}",
            needs=one.step.needs.say(lang),
        )
        for one in by_step(lost)
        if one.step is not None
    )


def without_step(lost: tuple[Lost, ...]) -> str:
    """The codes of lost points that no rule says a next step for: judged, surveyed, set by hand."""
    return ", ".join(one.leaf.code for one in by_step(lost) if one.step is None)


def value_in_force(entries: UnitEntries, code: str) -> Value | None:
    """The value as last corrected, else as the unit gave it; None where nobody gave one."""
    for _, again in entries.round_2.get(code, ()):
        if again.value is not None and not again.opinion:
            return again.value
        explained = entries.explanations.get(code)
        if again.answer == "accepted" and not again.opinion and explained is not None:
            return explained.asks_value or _own_value(entries, code)
    for _, first in entries.round_1.get(code, ()):
        if first.value is not None and not first.opinion:
            return first.value
    return _own_value(entries, code)


def _own_value(entries: UnitEntries, code: str) -> Value | None:
    own = entries.own.get(code)
    return own.value if own else None
