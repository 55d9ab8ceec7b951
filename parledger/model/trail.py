"""What Git says of the values in score files: who changed which, when, and how it came to main."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Fields = Mapping[str, str]
"""Field -> its value in one form, however it was typed: equal texts mean the same."""

GapWhy = Literal["unreadable", "missing"]
"""No YAML that can be read; or Git does not have the object, or has it spoilt."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What one version of a file says about one criterion of a unit, and where.

    `unit` empty: the unit whose folder it is. `criterion` empty: about the file itself (draft,
    document, recognise_rest).
    """

    unit: str
    criterion: str
    fields: Fields
    line: int


@dataclass(frozen=True, slots=True)
class RawChange:
    """One path in one commit; a blob is empty where there is no regular file."""

    path: str
    old: str
    new: str


_FORGES_OWN = ("Merge pull request ", "Merge branch ")
_NO_TITLE = ("See merge request", "Merge-Request:", "MR-Author:", "Reviewed-by:", "Approved-by:")
"""How the line after that begins where it is no title."""


@dataclass(frozen=True, slots=True)
class LogCommit:
    """A commit and what it changed against its first parent. Times are the writers' own clocks.

    A time that is none (Git keeps any number) is the last that there is.
    """

    id: str
    parents: tuple[str, ...]
    author: str
    committer: str
    authored: datetime
    committed: datetime
    message: str
    changes: tuple[RawChange, ...] = ()

    @property
    def summary(self) -> str:
        """The first line of the message."""
        return self.message.partition("\n")[0]

    @property
    def title(self) -> str:
        """What it is about: where a forge worded a merge, the request's title in its body."""
        if not (self.is_merge and self.summary.startswith(_FORGES_OWN)):
            return self.summary
        below = self.message.partition("\n")[2].strip().partition("\n")[0].strip()
        return self.summary if not below or below.startswith(_NO_TITLE) else below

    @property
    def is_merge(self) -> bool:
        """Whether it has two parents or more."""
        return len(self.parents) > 1


@dataclass(frozen=True, slots=True)
class Handling:
    """How a request was handled, as the forge recorded it; empty where nobody did.

    People are names or accounts without addresses; they never enter the public edition.
    `received`: the time of the push, the only one by which something may be called late.
    """

    request: str = ""
    author: str = ""
    reviewers: tuple[str, ...] = ()
    approvals: tuple[str, ...] = ()
    merged_by: str = ""
    received: datetime | None = None


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field before and after; None where it was not, or is no more."""

    name: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class ValueChange:
    """What one commit on main's line changed of one criterion of a unit in one step.

    `commit`: with it the change became official. `written`: the commits inside it in which the
    fields were typed, oldest first; `commit` itself among them where it brought what none of them
    has (no merge, or typed while merging). `reason`: what stands as the reason afterwards.
    `path`, `line`: where the value stands (line 0: where it stood, it is gone). `gap`: a version
    just before could not be read, so somebody else may have typed this.
    """

    cycle: str
    unit: str
    criterion: str
    step: str
    fields: tuple[FieldChange, ...]
    path: str
    line: int
    commit: str
    written: tuple[str, ...]
    reason: str = ""
    gap: bool = False

    def field(self, name: str) -> FieldChange | None:
        """The change of one field."""
        return next((one for one in self.fields if one.name == name), None)


@dataclass(frozen=True, slots=True)
class Gap:
    """A version of a file on main that could not be read: its values are unknown, not gone."""

    cycle: str
    unit: str
    step: str
    path: str
    commit: str
    blob: str
    why: GapWhy


@dataclass(frozen=True, slots=True)
class FileState:
    """A file as it stands on main: its blob, and the last version of it that could be read."""

    path: str
    blob: str
    readable: str


OddKind = Literal["replace", "graft", "rewritten", "left_line", "lost_record"]
"""Objects that Git would show in place of others; parents that it would make up (neither is
followed here); a head seen before that is no ancestor; one that is, but not on the line; a merge
that a record in trail/ names and that is no ancestor."""


@dataclass(frozen=True, slots=True)
class Oddity:
    """Something about the repository itself; `name` is the object's or the head's id."""

    kind: OddKind
    name: str


_NOBODY = Handling()


@dataclass(frozen=True, slots=True)
class Trail:
    """All changes on the first-parent line up to `head`, oldest first.

    `ref`: the branch that was followed, empty where HEAD is detached. `prefix`: the root's path
    below the top of the repository, from where the paths here count. `places`: the line's commits
    by their places on it, 0 for the oldest. `commits`: these and every commit that a change names. `units`: cycle and unit of everything that there are changes of. `recorded`: commit -> what
    trail/ or its message says. `published`: cycle -> the commit that brought its record.
    """

    head: str
    ref: str
    prefix: str
    places: Mapping[str, int]
    commits: Mapping[str, LogCommit]
    changes: tuple[ValueChange, ...]
    gaps: tuple[Gap, ...]
    units: frozenset[tuple[str, str]] = frozenset()
    recorded: Mapping[str, Handling] = field(default_factory=dict)
    published: Mapping[str, str] = field(default_factory=dict)
    oddities: tuple[Oddity, ...] = ()

    @property
    def line(self) -> tuple[str, ...]:
        """The line's commits, oldest first."""
        return tuple(self.places)

    def place(self, commit: str) -> int:
        """A commit's place on the line, 0 for the oldest."""
        return self.places[commit]

    def below_root(self, path: str) -> str:
        """A path as the root's own; one in another place keeps its path from the top."""
        return path.removeprefix(self.prefix)

    def handling(self, commit: str) -> Handling:
        """How the request that a commit on the line brought was handled."""
        return self.recorded.get(commit, _NOBODY)

    def of(self, unit: str, criterion: str, cycle: str = "") -> tuple[ValueChange, ...]:
        """The changes of one criterion of a unit, oldest first."""
        return tuple(
            one
            for one in self.changes
            if (one.unit, one.criterion) == (unit, criterion) and cycle in ("", one.cycle)
        )
