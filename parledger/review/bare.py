"""Values without their places, so that an entry that only moved in its file is the same."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass

from parledger.model.criteria import CriteriaSet, Node
from parledger.model.cycles import Cycle
from parledger.model.units import Unit
from parledger.problems import Place
from parledger.review.model import SetChange, UnitsChange

_NOT_TYPED = frozenset({"path", "id"})


def bare(value: object) -> object:
    """The value as nested tuples, without anything that says where it stands."""
    if isinstance(value, Mapping):
        return tuple((key, bare(one)) for key, one in value.items())
    if isinstance(value, tuple):
        return tuple(bare(one) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return tuple((name, bare(getattr(value, name))) for name in _told(value))
    return value


def differ(before: object, after: object) -> bool:
    """Whether two values say different things, wherever they stand."""
    return bare(before) != bare(after)


def _told(value: object) -> list[str]:
    if not is_dataclass(value):
        return []
    return [
        one.name
        for one in fields(value)
        if one.compare and not _is_place(one.name, getattr(value, one.name))
    ]


def _is_place(name: str, value: object) -> bool:
    return isinstance(value, Place) or name in ("at", "places") or name.endswith(("_at", "_places"))


def changed_settings(before: Cycle, after: Cycle) -> tuple[str, ...]:
    """The keys of cycle.yaml whose values differ, in the order of its fields."""
    return tuple(
        name
        for name in _told(after)
        if name not in _NOT_TYPED and bare(getattr(before, name)) != bare(getattr(after, name))
    )


def changed_set(before: CriteriaSet, after: CriteriaSet) -> SetChange | None:
    """What differs between two versions of a set; None where nothing does."""
    old, new = ({code: _node(node) for code, node in one.nodes.items()} for one in (before, after))
    change = SetChange(
        after.id,
        tuple(code for code in new if code not in old),
        tuple(code for code in old if code not in new),
        tuple(code for code in new if code in old and old[code] != new[code]),
    )
    if change.added or change.removed or change.changed or _head(before) != _head(after):
        return change
    return None


def _node(node: Node) -> object:
    return tuple((name, bare(getattr(node, name))) for name in _told(node) if name != "children")


def _head(criteria: CriteriaSet) -> object:
    return tuple(
        (name, bare(getattr(criteria, name))) for name in _told(criteria) if name != "areas"
    )


def changed_units(before: Mapping[str, Unit], after: Mapping[str, Unit]) -> UnitsChange:
    """What differs among the units' entries, in whatever files they stand."""
    return UnitsChange(
        tuple(unit for unit in after if unit not in before),
        tuple(unit for unit in before if unit not in after),
        tuple(unit for unit in after if unit in before and bare(before[unit]) != bare(after[unit])),
    )
