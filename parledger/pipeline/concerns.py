"""Which problems concern the cycles asked for: a broken neighbour does not stop a result."""

from collections.abc import Iterable
from dataclasses import dataclass

from parledger.model.project import Project
from parledger.problems import Problem, Problems, Severity, severity_of

FOLDERS = frozenset({"units", "criteria", "scores"})


@dataclass(frozen=True, slots=True)
class Uses:
    """What cycles stand on: units, the files of their units and sets, and their folders.

    `all_units`: a unit they name was not read, so any units file may be the one that lacks it.
    `surveys`: folders of other cycles whose surveys they take results from.
    """

    units: frozenset[str]
    unit_files: frozenset[str]
    set_files: frozenset[str]
    cycles: frozenset[str]
    all_units: bool
    surveys: tuple[str, ...] = ()


def cycle_folders(project: Project) -> tuple[str, ...]:
    """Ids of all cycles, and names of folders under scores/ whose cycle could not be read."""
    paths = [*project.digests, *sorted(project.unread)]
    parts = [path.split("/") for path in paths if path.startswith("scores/")]
    found = [names[1] for names in parts if len(names) > 2]
    return tuple(dict.fromkeys([*project.cycles, *found]))


def what_they_use(project: Project, cycles: Iterable[str]) -> Uses:
    """Everything that the figures of these cycles come from, frames included."""
    asked = frozenset(cycles)
    blocks = [
        block
        for name, files in project.cycles.items()
        if name in asked
        for block in files.cycle.blocks
    ]
    units = frozenset(unit for block in blocks for unit in block.units)
    sets = _with_frames(project, {block.criteria for block in blocks})
    return Uses(
        units=units,
        unit_files=frozenset(project.units[u].at.path for u in units if u in project.units),
        set_files=frozenset(_set_file(project, name) for name in sets),
        cycles=asked,
        all_units=any(unit not in project.units for unit in units),
        surveys=tuple(f"scores/{name}/survey/" for name in sorted(_reused(project, asked))),
    )


def _reused(project: Project, asked: frozenset[str]) -> set[str]:
    """The cycles whose surveys these take results from, however far."""
    found: set[str] = set()
    waiting = list(asked)
    while waiting:
        files = project.cycles.get(waiting.pop())
        surveys = files.surveys.values() if files else ()
        named = {group.reuse.cycle for one in surveys for group in one.groups if group.reuse}
        new = named - found - asked - {""}
        found |= new
        waiting += new
    return found


def _with_frames(project: Project, sets: Iterable[str]) -> set[str]:
    """The sets and the frames they follow, however deep; a circle ends where it began."""
    found: set[str] = set()
    waiting = list(sets)
    while waiting:
        name = waiting.pop()
        if name and name not in found:
            found.add(name)
            known = project.sets.get(name)
            waiting.append(known.follows if known else "")
    return found


def _set_file(project: Project, name: str) -> str:
    known = project.sets.get(name)
    return known.at.path if known else f"criteria/{name}.yaml"


def concerns(problem: Problem, uses: Uses) -> bool:
    """Whether a problem stands in anything that these cycles use."""
    path = problem.place.path
    folder, _, rest = path.partition("/")
    if path in FOLDERS or folder not in FOLDERS:
        return True
    if folder == "scores":
        return rest.split("/")[0] in uses.cycles or path.startswith(uses.surveys)
    if folder == "criteria":
        return path in uses.set_files
    return uses.all_units or (
        path in uses.unit_files and (not problem.subject or problem.subject in uses.units)
    )


def concerning(project: Project, problems: Problems, cycles: Iterable[str]) -> Problems:
    """The problems that concern these cycles, warnings too, in their order."""
    uses = what_they_use(project, cycles)
    return tuple(problem for problem in problems if concerns(problem, uses))


def errors_in(problems: Problems) -> bool:
    """Whether one of them is an error."""
    return any(severity_of(problem) is Severity.ERROR for problem in problems)


def sound_cycles(project: Project, problems: Problems) -> tuple[str, ...]:
    """The cycles whose figures can be computed: no error in anything they use."""
    return tuple(
        name for name in project.cycles if not errors_in(concerning(project, problems, (name,)))
    )
