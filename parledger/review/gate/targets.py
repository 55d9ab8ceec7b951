"""What each path of a request is, from its name alone. What fits nothing is the program's."""

import re
from dataclasses import dataclass
from enum import StrEnum

from parledger.located.scalars import is_kept_path
from parledger.model.workspace import FOLDERS, KEPT


class Kind(StrEnum):
    """What a path is to the gate."""

    UNITS = "units"
    SET = "criteria"
    CYCLE = "cycle"
    COUNCIL = "council"
    TASKS = "tasks"
    APPEALS = "appeals"
    PUBLICATION = "publication"
    SURVEY = "survey"
    SELF = "self"
    EXPLANATION = "explanation"
    IMPROVEMENT = "improvement"
    APPRAISAL = "appraisal"
    EVIDENCE = "evidence"
    OTHER_DATA = "other data"
    ENGINE = "engine"
    WORKFLOW = "workflow"
    OWNERS = "owners"
    TRAIL = "trail"
    PROSE = "prose"


NOT_DATA = frozenset({Kind.ENGINE, Kind.WORKFLOW, Kind.OWNERS, Kind.TRAIL, Kind.PROSE})
DATA = frozenset(Kind) - NOT_DATA
IN_CYCLES = DATA - {Kind.UNITS, Kind.SET}
NEVER_LOCKED = frozenset(
    {
        Kind.TASKS,
        Kind.APPEALS,
        Kind.IMPROVEMENT,
        Kind.PUBLICATION,
        Kind.EVIDENCE,
        Kind.OTHER_DATA,
    }
)
"""What goes on after publication; the record itself has a rule of its own."""

_CYCLE_FILES = {
    "cycle.yaml": Kind.CYCLE,
    "council.yaml": Kind.COUNCIL,
    "tasks.yaml": Kind.TASKS,
    "appeals.yaml": Kind.APPEALS,
    "publication.yaml": Kind.PUBLICATION,
}
_UNIT_FILES = {
    "self.yaml": (Kind.SELF, "self"),
    "explanation.yaml": (Kind.EXPLANATION, "explanation"),
    "improvement.yaml": (Kind.IMPROVEMENT, ""),
}
_APPRAISAL = re.compile(r"appraisal-([12])(?:\.([^.]+))?\.yaml")
_SURVEY = re.compile(r"([^.]+)\.(?:yaml|csv|parquet)")
_WORKFLOW_NAMES = frozenset({".gitattributes", ".gitignore", ".gitmodules", ".gitlab-ci.yml"})
_PROSE_NAMES = frozenset({"LICENSE", "NOTICE"})
_PROSE_ENDS = (".md", ".png", ".jpg", ".jpeg")


@dataclass(frozen=True, slots=True)
class Target:
    """A path and what it is; texts are empty where they mean nothing.

    `office`: whose appraisal; `step`: the step of the schedule in which the file is written;
    `survey`: the survey's id.
    """

    path: str
    kind: Kind
    cycle: str = ""
    unit: str = ""
    office: str = ""
    step: str = ""
    survey: str = ""


def target_of(path: str) -> Target:
    """What a path is; one outside the root (`../...`) is looked at by what follows."""
    parts = path.removeprefix("../").split("/")
    inside = not path.startswith("../")
    special = _special(parts)
    if special is not None:
        return Target(path, special)
    if inside and parts[0].lower() in FOLDERS and len(parts) > 1:
        # Where a disk knows no case, Scores/ lies over scores/.
        return _data(path, parts) if parts[0] in FOLDERS else Target(path, Kind.OTHER_DATA)
    if inside and parts[0].lower() == KEPT and len(parts) > 1:
        return _kept_file(path, parts)
    return Target(path, Kind.PROSE if inside and _is_prose(parts) else Kind.ENGINE)


def _special(parts: list[str]) -> Kind | None:
    """Files that steer Git or a forge count as such wherever they lie, in whatever case."""
    name = parts[-1].lower()
    if name == "codeowners":
        return Kind.OWNERS
    if name in _WORKFLOW_NAMES or parts[0].lower() in (".github", ".gitlab", ".ci"):
        return Kind.WORKFLOW
    return Kind.TRAIL if parts[0].lower() == "trail" else None


def _is_prose(parts: list[str]) -> bool:
    name = parts[-1]
    if len(parts) == 1:
        return name in _PROSE_NAMES or name.endswith(".md")
    return parts[0] == "docs" and name.lower().endswith(_PROSE_ENDS)


def _data(path: str, parts: list[str]) -> Target:
    if parts[0] == "units":
        return Target(path, Kind.UNITS)
    if parts[0] == "criteria":
        return Target(path, Kind.SET)
    cycle, name = (parts[1] if len(parts) > 2 else ""), parts[-1]
    if len(parts) == 3 and name in _CYCLE_FILES:
        return Target(path, _CYCLE_FILES[name], cycle)
    if len(parts) > 3 and parts[2] == "survey":
        survey = _SURVEY.fullmatch(name) if len(parts) == 4 else None
        kind = Kind.SURVEY if survey else Kind.OTHER_DATA
        return Target(path, kind, cycle, survey=survey[1] if survey else "")
    if len(parts) == 4:
        return _unit_file(path, cycle, parts[2], name)
    return Target(path, Kind.OTHER_DATA, cycle)


def _kept_file(path: str, parts: list[str]) -> Target:
    """What no document could name is refused with the data that nobody reads."""
    if not is_kept_path(path):
        return Target(path, Kind.OTHER_DATA)
    return Target(path, Kind.EVIDENCE, parts[1], parts[2] if len(parts) == 4 else "")


def _unit_file(path: str, cycle: str, unit: str, name: str) -> Target:
    appraisal = _APPRAISAL.fullmatch(name)
    if appraisal:
        step = f"appraisal_{appraisal[1]}"
        return Target(path, Kind.APPRAISAL, cycle, unit, appraisal[2] or "", step)
    if name in _UNIT_FILES:
        kind, step = _UNIT_FILES[name]
        return Target(path, kind, cycle, unit, step=step)
    return Target(path, Kind.OTHER_DATA, cycle, unit)
