"""The whole workspace, read and typed."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from parledger.located import Kept
from parledger.model.criteria import CriteriaSet
from parledger.model.cycles import Cycle
from parledger.model.proceedings import Appeal, Meeting, Task
from parledger.model.publication import Publication
from parledger.model.scores import UnitFiles
from parledger.model.surveys import Survey
from parledger.model.units import Unit
from parledger.problems import Problems


@dataclass(frozen=True, slots=True)
class CycleFiles:
    """A cycle and everything in its folder; `units` holds those that have a folder.

    `surveys` by id, in the order of their files; their ballots are named, not read.
    `publication` None: not published.
    """

    cycle: Cycle
    units: Mapping[str, UnitFiles] = field(default_factory=dict)
    meetings: tuple[Meeting, ...] = ()
    tasks: tuple[Task, ...] = ()
    appeals: tuple[Appeal, ...] = ()
    surveys: Mapping[str, Survey] = field(default_factory=dict)
    publication: Publication | None = None


@dataclass(frozen=True, slots=True)
class Project:
    """Units, sets and cycles by id, in the order of their files and lines.

    `unread` names the files that could not be read: cross-checks that depend on them keep
    silent, so that one cause gives one message. `digests` maps every file read to its Git
    blob id; `git_digests` those whose lines end with CR LF to the id they have in Git, where lines
    end with LF.
    `kept`: the documents that name a file below evidence/, and those that must not lie there.
    """

    units: Mapping[str, Unit] = field(default_factory=dict)
    sets: Mapping[str, CriteriaSet] = field(default_factory=dict)
    cycles: Mapping[str, CycleFiles] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    digests: Mapping[str, str] = field(default_factory=dict)
    git_digests: Mapping[str, str] = field(default_factory=dict)
    kept: tuple[Kept, ...] = ()


@dataclass(frozen=True, slots=True)
class Loaded:
    """What reading gives: the project and what was found wrong on the way."""

    project: Project
    problems: Problems
