"""Who changed how much of a cycle's values, by which commits, and which figures moved most. Pure."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from parledger.compute.activity import changes_of
from parledger.model.told import Told
from parledger.model.trail import ValueChange

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Share:
    """What one of those who change values did; `raised`, `lowered`: points, within one step."""

    changes: int
    units: int
    commits: int
    late: int
    after_publication: int
    raised: Fraction
    lowered: Fraction


@dataclass(frozen=True, slots=True)
class Sending:
    """One commit on main, with what it changed in the cycle."""

    commit: str
    told: tuple[Told, ...]

    @property
    def first(self) -> Told:
        """Any of them knows commit, day, request and signature."""
        return self.told[0]

    @property
    def changes(self) -> int:
        """How many values it changed; gaps are none."""
        return sum(isinstance(one.change, ValueChange) for one in self.told)

    @property
    def units(self) -> tuple[str, ...]:
        """Whose values, each once."""
        return tuple(dict.fromkeys(one.change.unit for one in self.told if one.change.unit))

    @property
    def outside(self) -> bool:
        """No merge, and no request recorded: put on main directly."""
        return not (self.first.official.is_merge or self.first.handling.request)


def sendings_of(told: Iterable[Told]) -> tuple[Sending, ...]:
    """By commit on main, oldest first, those that changed nothing and only left a gap too."""
    found: dict[str, list[Told]] = {}
    for one in told:
        found.setdefault(one.commit, []).append(one)
    return tuple(Sending(commit, tuple(ones)) for commit, ones in found.items())


def shares_of(told: Iterable[Told], who: Callable[[Told], Key]) -> Mapping[Key, Share]:
    """Who changed how much, those with the most changes first; `who`: whose a change is."""
    found: dict[Key, list[Told]] = {}
    for one in changes_of(told):
        found.setdefault(who(one), []).append(one)
    shares = {key: _share(ones) for key, ones in found.items()}
    return dict(sorted(shares.items(), key=lambda item: -item[1].changes))


def _share(told: Sequence[Told]) -> Share:
    moves = [move for one in told if (move := within_step(one)) is not None]
    return Share(
        changes=len(told),
        units=len({one.change.unit for one in told}),
        commits=len({one.commit for one in told}),
        late=sum(one.timing == "late" for one in told),
        after_publication=sum(one.published == "after" for one in told),
        raised=sum((move for move in moves if move > 0), Fraction(0)),
        lowered=sum((-move for move in moves if move < 0), Fraction(0)),
    )


def within_step(one: Told) -> Fraction | None:
    """By how many points a change moved its step's own figure; None where either is no figure."""
    before, after = one.points
    return None if before is None or after is None else after - before


def largest_moves(told: Iterable[Told], most: int) -> tuple[Told, ...]:
    """The changes that moved a figure within its step, by the most points first, then oldest."""
    moved = [(abs(move), one) for one in told if (move := within_step(one))]
    return tuple(one for _, one in sorted(moved, key=lambda pair: -pair[0])[:most])
