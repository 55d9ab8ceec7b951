"""The codes of a set: unique without case, one address each, each under its own parent."""

import re
from collections.abc import Iterator

from parledger.check.found import found, where
from parledger.model.criteria import CriteriaSet, Node
from parledger.model.project import Project
from parledger.problems import Problem

_DOTTED = re.compile(r"[0-9]+(\.[0-9]+)+")


def check_codes(project: Project) -> Iterator[Problem]:
    """C201 (a code twice), C202 (two codes, one address), C203 (under another parent)."""
    for criteria in project.sets.values():
        yield from _check_meetings(criteria)
        for area in criteria.areas:
            yield from _check_below(area)


def address(code: str) -> str:
    """A code's part of the address: `1.4.2(3)` is `1.4.2-3`."""
    return re.sub(r"[^a-z0-9.]+", "-", code.lower()).rstrip("-")


def _check_meetings(criteria: CriteriaSet) -> Iterator[Problem]:
    codes: dict[str, Node] = {}
    addresses: dict[str, Node] = {}
    for area in criteria.areas:
        for node in area.walk():
            place = where(node.places, "id", node.at)
            first = codes.setdefault(node.id.lower(), node)
            other = addresses.setdefault(address(node.id), node)
            if first is not node:
                yield found("C201", place, node.id, other=first.id, line=first.at.line)
            elif other is not node:
                yield found(
                    "C202",
                    place,
                    node.id,
                    other=other.id,
                    line=other.at.line,
                    address=address(node.id),
                )


def _check_below(parent: Node) -> Iterator[Problem]:
    for child in parent.children:
        if _strays(parent.id, child.id):
            yield found("C203", where(child.places, "id", child.at), child.id, parent=parent.id)
        yield from _check_below(child)


def _strays(parent: str, child: str) -> bool:
    """A dotted number under a dotted number that it does not begin with, number by number."""
    above, below = parent.rstrip("."), child.rstrip(".")
    if not _DOTTED.fullmatch(above) or not _DOTTED.fullmatch(below):
        return False
    return not f"{below}.".startswith(f"{above}.")
