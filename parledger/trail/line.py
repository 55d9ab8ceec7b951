"""Which merge on main's first-parent line brought which commit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from parledger.model.trail import LogCommit


@dataclass(frozen=True, slots=True)
class OnLine:
    """A commit on the line and the commits that it brought besides itself, oldest first."""

    commit: LogCommit
    brought: tuple[LogCommit, ...]


def along_main(commits: Sequence[LogCommit], head: str) -> tuple[OnLine, ...]:
    """The first-parent line from the oldest commit to `head`.

    `commits`: newest first, children before parents, as Git tells them. A commit that came in
    through several branches belongs to the merge that brought it first.
    """
    known = {commit.id: commit for commit in commits}
    order = {commit.id: place for place, commit in enumerate(commits)}
    line: list[LogCommit] = []
    name = head
    while name in known:
        line.append(known[name])
        name = next(iter(known[name].parents), "")
    taken = {commit.id for commit in line}
    found: list[OnLine] = []
    for commit in reversed(line):
        inside = _new_below(commit.parents[1:], known, taken)
        inside.sort(key=lambda one: -order[one.id])
        found.append(OnLine(commit, tuple(inside)))
    return tuple(found)


def _new_below(
    parents: Sequence[str], known: Mapping[str, LogCommit], taken: set[str]
) -> list[LogCommit]:
    """Commits reachable from these parents that no earlier merge brought."""
    found: list[LogCommit] = []
    waiting = [name for name in parents if name in known]
    while waiting:
        name = waiting.pop()
        if name not in taken:
            taken.add(name)
            found.append(known[name])
            waiting += (one for one in known[name].parents if one in known)
    return found
