"""What an earlier run found out about units whose files are as they were: figures, no mistakes.

A unit's key is a digest of all that scoring and checking it depend on: its own files, those of
the cycle and the set, and the program. Kept in `.parledger/scored/`, one file a cycle; safe to
delete. What was made in another folder or by another version is ignored.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from parledger.compute.blocks import Known, Scored
from parledger.compute.kept import Keyed, pack_scored, unpack_scored
from parledger.model.ballots import FeedResult, SurveyResult, SurveyResults
from parledger.model.project import CycleFiles, Project
from parledger.problems import Problem
from parledger.source import folder_mark

_ROOMS = ("problems", "located", "model", "rules", "source", "check", "compute")


@dataclass(frozen=True, slots=True)
class Kept:
    """`keys`: cycle -> unit -> key, of now. `known`: cycle -> unit, scored with that very key.

    Only units that were found without a mistake of their own are kept.
    """

    keys: Mapping[str, Mapping[str, str]]
    known: Mapping[str, Known]

    def unchecked(self, project: Project) -> Project:
        """The project with those units alone that have to be checked again."""
        cycles = {
            name: replace(
                files,
                units={
                    unit: own for unit, own in files.units.items() if unit not in self.known[name]
                },
            )
            for name, files in project.cycles.items()
        }
        return replace(project, cycles=cycles)


def load_kept(root: Path, project: Project, surveys: SurveyResults) -> Kept:
    """What is kept of these very files."""
    keys = unit_keys(root, project, surveys)
    return Kept(keys, {name: _read(root, name, known) for name, known in keys.items()})


def unit_keys(
    root: Path, project: Project, surveys: SurveyResults
) -> Mapping[str, Mapping[str, str]]:
    """Cycle -> unit -> key: equal keys mean equal figures and equal mistakes."""
    mark = f"{_program()} {folder_mark(root)}"
    return {
        name: dict(_unit_keys(project, files, mark, surveys.get(name, ())))
        for name, files in project.cycles.items()
    }


def save_kept(
    root: Path, kept: Kept, scored: Mapping[str, Known], faulty: frozenset[tuple[str, str]]
) -> None:
    """Keep the units that were scored, but for the faulty; a disk that refuses is no error."""
    folder = root / ".parledger" / "scored"
    if folder.is_symlink() or folder.parent.is_symlink():
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, units in scored.items():
            good = {unit: one for unit, one in units.items() if (name, unit) not in faulty}
            if good.keys() != kept.known[name].keys():
                _write(folder / name, {unit: (kept.keys[name][unit], good[unit]) for unit in good})
    except OSError:
        return


def faulty_units(problems: tuple[Problem, ...]) -> frozenset[tuple[str, str]]:
    """The units (cycle, unit) in whose files something was found."""
    parts = (problem.place.path.split("/") for problem in problems)
    return frozenset((names[1], names[2]) for names in parts if len(names) > 3)


def _write(path: Path, units: Mapping[str, Keyed]) -> None:
    part = path.with_name(f".{path.name}.{os.getpid()}")
    part.write_bytes(pack_scored(units))
    part.replace(path)


def _read(root: Path, name: str, keys: Mapping[str, str]) -> dict[str, Scored]:
    path = root / ".parledger" / "scored" / name
    if any(place.is_symlink() for place in (path, path.parent, path.parent.parent)):
        return {}
    try:
        found = unpack_scored(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return {unit: scored for unit, (key, scored) in found.items() if keys.get(unit) == key}


def _unit_keys(
    project: Project, files: CycleFiles, mark: str, surveys: Sequence[SurveyResult]
) -> Iterator[tuple[str, str]]:
    folder = files.cycle.path.rpartition("/")[0]
    inside = _by_folder(project, folder)
    common = f"{mark}\n{files.cycle.id}\n{inside.get('', '')}"
    for block in files.cycle.blocks:
        criteria = project.sets.get(block.criteria)
        path = criteria.at.path if criteria else ""
        lost = sorted(one for one in project.unread if one.startswith("criteria/"))
        shared = f"{common}\n{block.id}\n{project.digests.get(path, '')}\n{lost}\n"
        start = hashlib.sha256(shared.encode())
        fed = [feed for one in surveys for feed in one.feeds if feed.block == block.id]
        waiting = [any(one.state == "pending" for one in feed.units.values()) for feed in fed]
        for unit in block.units:
            digest = start.copy()
            counted = _counted(zip(fed, waiting, strict=True), unit)
            digest.update(f"{unit}\n{inside.get(unit, '')}\n{counted}".encode())
            yield unit, digest.hexdigest()


def _counted(fed: Iterable[tuple[FeedResult, bool]], unit: str) -> str:
    """What the ballots give a unit, and whether its block waits for others."""
    told: list[str] = []
    for feed, waiting in fed:
        found = feed.units[unit]
        said = found.reason.say("vi"), found.reason.say("en")
        told.append(f"{feed.criterion} {feed.is_open} {waiting} {found.points} {said}")
    return "\n".join(told)


def _by_folder(project: Project, folder: str) -> Mapping[str, str]:
    """Unit -> its files with their blob ids, and those that could not be read; "": the cycle's."""
    told: dict[str, list[str]] = {}
    prefix = f"{folder}/"
    lines = [(path, digest) for path, digest in project.digests.items()]
    for path, digest in [*lines, *((path, "unread") for path in sorted(project.unread))]:
        if path.startswith(prefix):
            unit = path.removeprefix(prefix).rpartition("/")[0]
            told.setdefault(unit, []).append(f"{path} {digest}")
    return {unit: "\n".join(found) for unit, found in told.items()}


@lru_cache(maxsize=1)
def _program() -> str:
    """Changes with every line of code that scoring and checking depend on."""
    digest = hashlib.sha256()
    package = Path(__file__).parent.parent
    for room in _ROOMS:
        for path in sorted((package / room).rglob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()
