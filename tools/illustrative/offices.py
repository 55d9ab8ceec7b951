"""Which office appraises which leaf of which unit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from illustrative.leaves import Leaf


@dataclass(frozen=True)
class Office:
    """An appraising office; `codes` by block, the empty block standing for all."""

    id: str
    title: str
    unit: str
    stand_in: str
    codes: dict[str, tuple[str, ...]]

    def competent(self, block: str, leaf: Leaf) -> bool:
        """Say whether the leaf stands under one of the office's codes."""
        codes = self.codes.get(block, self.codes.get("", ()))
        return any(code in codes for code in leaf.under)


def offices_of(cycle: dict[str, Any]) -> tuple[Office, ...]:
    """Return the cycle's offices in their order."""
    return tuple(
        Office(
            one["id"], one["title"], one.get("unit", ""), one.get("for_own_unit", ""),
            _codes(one["appraises"]),
        )
        for one in cycle.get("offices", ())
    )  # fmt: skip


def _codes(appraises: Any) -> dict[str, tuple[str, ...]]:
    by_block = appraises if isinstance(appraises, dict) else {"": appraises}
    return {block: tuple(str(code) for code in codes) for block, codes in by_block.items()}


def leading(offices: Iterable[Office], block: str, unit: str, leaf: Leaf) -> str:
    """Return the id of the office that decides; for its own unit another stands in."""
    first = next(office for office in offices if office.competent(block, leaf))
    return first.stand_in if first.unit == unit and unit else first.id


def beside(offices: Iterable[Office], block: str, unit: str, leaf: Leaf) -> tuple[str, ...]:
    """Return the offices that may give an opinion on the leaf."""
    able = [office for office in offices if office.competent(block, leaf)]
    if any(office.unit == unit for office in able):
        return ()
    return tuple(office.id for office in able[1:])
