"""What a path is to the trail: the cycle, unit and step it belongs to, wherever the data lay."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from parledger.model.trail import LogCommit

Group = tuple[str, str, str]
"""Cycle, unit (empty: of the cycle) and step."""

_BELOW = re.compile(r"scores/([^/]+)/(?:([^/]+)/)?([^/]+)\.yaml")
_PUBLICATION = re.compile(r"scores/([^/]+)/publication\.yaml")
_ROUND = re.compile(r"appraisal-([12])(?:\.([^.]+))?")
_OF_CYCLE = {"council": "council", "cycle": "external"}


@dataclass(frozen=True, slots=True)
class Spot:
    """`unit` empty: a file of the cycle, whose entries name their units.

    `kind`: how the file is read (`unit`, `council`, `cycle`). `office`: of an appraisal that is
    one office's. `root`: how far down the list of data roots, 0 for the present one.
    """

    cycle: str
    unit: str
    step: str
    kind: str
    office: str
    root: int

    @property
    def group(self) -> Group:
        """The files that state the same values together."""
        return self.cycle, self.unit, self.step


@lru_cache(maxsize=65536)
def spot_of(path: str, roots: tuple[str, ...]) -> Spot | None:
    """What a path is below one of the data roots; None where it states no values."""
    for place, root in enumerate(roots):
        if path.startswith(f"{root}scores/"):
            match = _BELOW.fullmatch(path, len(root))
            return _spot(match, place) if match else None
    return None


def _spot(match: "re.Match[str]", root: int) -> Spot | None:
    cycle, unit, name = match[1], match[2] or "", match[3]
    if not unit:
        step = _OF_CYCLE.get(name)
        return Spot(cycle, "", step, name, "", root) if step else None
    if name in ("self", "explanation"):
        return Spot(cycle, unit, name, "unit", "", root)
    found = _ROUND.fullmatch(name)
    if found is None:
        return None
    return Spot(cycle, unit, f"appraisal_{found[1]}", "unit", found[2] or "", root)


def published_cycle(path: str, roots: tuple[str, ...]) -> str:
    """The cycle whose record of publication a path is; else empty."""
    for root in roots:
        match = _PUBLICATION.fullmatch(path, len(root)) if path.startswith(root) else None
        if match:
            return match[1]
    return ""


def data_roots(line: Iterable[LogCommit], prefix: str) -> tuple[str, ...]:
    """Where the data lay, the present place first: a root moved when files moved unchanged.

    `line`: the commits on main, newest first.
    """
    roots = [prefix]
    for commit in line:
        gone: dict[str, list[str]] = {}
        for change in commit.changes:
            if not change.new:
                gone.setdefault(change.old, []).append(change.path)
        for change in commit.changes if gone else ():
            root = next((one for one in roots if change.path.startswith(f"{one}scores/")), None)
            if change.old or root is None:
                continue
            below = change.path.removeprefix(root)
            for before in gone.get(change.new, ()):
                old_root = before.removesuffix(below)
                if before.endswith(f"/{below}") or before == below:
                    roots += [old_root] if old_root not in roots else []
    return tuple(roots)
