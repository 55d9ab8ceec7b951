"""The course of one criterion of a unit: what each change did to the points in force.

Points in force after a change, by the stages of design section 4: the Council's decision that
stands, else round 2, else round 1, else the self-score; a given result for leaves that take one.
Today's rules are used throughout, as for `Told.points`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from parledger.located.scalars import plain_number
from parledger.model.criteria import Node
from parledger.model.told import Told
from parledger.model.trail import Gap, ValueChange
from parledger.rules.stated import stated_points
from parledger.trail.life import STEP_ORDER, joined

Standing = Mapping[str, Mapping[str, str]]
"""Step -> the fields that stand in it."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A change and the points in force before and after it; None: no figure.

    `standing`: every step's fields after it. `found`, `given`: what its own step gave before and
    after it, whatever later steps say; where it said nothing, what the steps before it gave.
    `first`: its step said nothing of the criterion before. `gone`: it says nothing any more.
    """

    told: Told
    before: Fraction | None
    after: Fraction | None
    found: Fraction | None
    given: Fraction | None
    standing: Standing
    first: bool
    gone: bool


def course_of(
    leaf: Node | None, told: Iterable[Told], rests: Mapping[str, str]
) -> tuple[Turn, ...]:
    """The turns of a criterion, oldest first.

    `told`: the unit's changes of this criterion and of its files' heads, in one cycle, oldest
    first; gaps are left out. `rests`: as for `trail.life.joined`.
    """
    return tuple(_turns(leaf, _joined(told, rests)))


def _joined(told: Iterable[Told], rests: Mapping[str, str]) -> Iterator[Told]:
    """The changes as `joined` tells them, each with what is known of it."""
    ordered = _in_order(told)
    known = {(one.commit, one.change.step, _criterion(one)): one for one in ordered}
    changes = [one.change for one in ordered if isinstance(one.change, ValueChange)]
    for change in joined(changes, rests):
        one = known[change.commit, change.step, change.criterion]
        # Of a whole file nobody leads; on the criterion somebody does.
        leads = rests.get(change.cycle, "") if one.role == "appraiser" else ""
        yield replace(one, change=change, office=one.office or leads)


def _in_order(told: Iterable[Told]) -> list[Told]:
    """By commit as they came, within a commit in the order of the steps."""
    places: dict[str, int] = {}
    ones = list(told)
    for one in ones:
        places.setdefault(one.commit, len(places))
    return sorted(ones, key=lambda one: (places[one.commit], STEP_ORDER.index(one.change.step)))


def _criterion(told: Told) -> str:
    return "" if isinstance(told.change, Gap) else told.change.criterion


def _turns(leaf: Node | None, told: Iterable[Told]) -> Iterator[Turn]:
    standing: Standing = {}
    before: Fraction | None = None
    for one in told:
        if not isinstance(one.change, ValueChange):
            continue
        step, known = one.change.step, standing
        fields = _changed(known.get(step, {}), one.change)
        standing = {**known, step: fields}
        after = points_in_force(leaf, standing) if leaf is not None else None
        found, given = (
            _GIVEN[step](leaf, side) if leaf is not None else None for side in (known, standing)
        )
        new = not known.get(step)
        yield Turn(one, before, after, found, given, standing, new, not fields)
        before = after


def _changed(known: Mapping[str, str], change: ValueChange) -> Mapping[str, str]:
    fields = {**known}
    for changed in change.fields:
        fields.pop(changed.name, None)
        if changed.new is not None:
            fields[changed.name] = changed.new
    return fields


def lacks_reason(step: str, fields: Mapping[str, str]) -> bool:
    """Whether somebody else's points stand without the reason that the unit may answer."""
    if fields.get("reason"):
        return False
    if step == "council":
        return "points" in fields
    adjusted = fields.get("decision") == "adjusted"
    return step in ("appraisal_1", "appraisal_2") and (
        adjusted or fields.get("answer") in ("partly", "rejected")
    )


def points_in_force(leaf: Node, standing: Standing) -> Fraction | None:
    """What the steps together give, as far as they say anything; nothing while it is a draft."""
    if standing.get("self", {}).get("draft") == "true":
        return None
    takes_value = leaf.rule is not None and leaf.rule.takes_value
    if not takes_value and standing.get("external") and not standing.get("council"):
        return _external(leaf, standing)
    return _after_council(leaf, standing)


def _after_council(leaf: Node, standing: Standing) -> Fraction | None:
    council = standing.get("council", {})
    if council and council_stands(council):
        return stated_points(leaf, council)
    return _after_round_2(leaf, standing)


def council_stands(fields: Mapping[str, str]) -> bool:
    """Whether more than half were in favour, where votes were written: `approve` is `8/10`."""
    approve, slash, members = fields.get("approve", "").partition("/")
    votes, of = plain_number(approve), plain_number(members)
    return not slash or votes is None or of is None or 2 * votes > of


def _after_round_2(leaf: Node, standing: Standing) -> Fraction | None:
    fields = standing.get("appraisal_2", {})
    answer = fields.get("answer")
    if fields.get("opinion") == "true" or answer == "rejected":
        return _after_round_1(leaf, standing)
    if answer == "accepted":
        asked = _asked(standing.get("explanation", {}))
        if asked:
            return stated_points(leaf, asked)
        return _own(leaf, standing)
    if answer == "partly" or fields.get("decision"):
        return stated_points(leaf, fields)
    return _after_round_1(leaf, standing)


def _asked(explanation: Mapping[str, str]) -> Mapping[str, str]:
    """What an explanation asks for, as the fields of a figure."""
    names = (("asks", "points"), ("asks_value", "value"))
    return {field: explanation[name] for name, field in names if name in explanation}


def _after_round_1(leaf: Node, standing: Standing) -> Fraction | None:
    """A judged leaf needs no decision: its points alone settle it."""
    fields = standing.get("appraisal_1", {})
    if decides(fields) and fields.get("decision") != "recognised":
        return stated_points(leaf, fields)
    return _own(leaf, standing)


def decides(fields: Mapping[str, str]) -> bool:
    """Whether an appraisal's own fields settle anything, and do not only advise."""
    settles = any(name in fields for name in ("decision", "points", "value", "not_applicable"))
    return settles and fields.get("opinion") != "true"


def _own(leaf: Node, standing: Standing) -> Fraction | None:
    return stated_points(leaf, standing.get("self", {}))


def _explained(leaf: Node, standing: Standing) -> Fraction | None:
    return stated_points(leaf, _asked(standing.get("explanation", {})))


def _external(leaf: Node, standing: Standing) -> Fraction | None:
    return stated_points(leaf, standing.get("external", {}))


_GIVEN: Mapping[str, Callable[[Node, Standing], Fraction | None]] = {
    "self": _own,
    "appraisal_1": _after_round_1,
    "explanation": _explained,
    "appraisal_2": _after_round_2,
    "council": _after_council,
    "external": _external,
}
"""Step -> what it gives; of an explanation, what it asks for."""
