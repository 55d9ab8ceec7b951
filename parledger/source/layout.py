"""What each file is, from its path alone; names that fit nothing are problems."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum, auto

from parledger.located.fields import nearest
from parledger.located.scalars import is_id
from parledger.model.workspace import File
from parledger.problems import Place, Problem, Problems

CYCLE_FILES = ("cycle.yaml", "council.yaml", "tasks.yaml", "appeals.yaml", "publication.yaml")
UNIT_FILES = (
    "self.yaml",
    "appraisal-1.yaml",
    "explanation.yaml",
    "appraisal-2.yaml",
    "improvement.yaml",
)
SURVEY = "survey"
SURVEY_FILES = (".yaml", ".csv", ".parquet")
MAPPING = ".map.yaml"
"""How the mapping of `survey import` ends; it lies beside the survey, and only that command reads it."""
_BY_OFFICE = re.compile(r"appraisal-[12]\.([^.]+)\.yaml")
_TOLERATED = re.compile(r"\..*|README(\.[a-z]+)*|.*\.md")


class _Kind(Enum):
    """What a path is to the reader."""

    SET = auto()
    UNITS = auto()
    CYCLE_FILE = auto()
    UNIT_FILE = auto()
    SURVEY_FILE = auto()
    TOLERATED = auto()
    STRAY = auto()


@dataclass(slots=True)
class CycleFolder:
    """The files of one cycle by name; of each unit by unit and name; of each survey by id and ending."""

    files: dict[str, File] = field(default_factory=dict)
    units: dict[str, dict[str, File]] = field(default_factory=dict)
    surveys: dict[str, dict[str, File]] = field(default_factory=dict)


@dataclass(slots=True)
class Layout:
    """All files by what they are, each in the order of its path."""

    sets: list[File] = field(default_factory=list)
    units: list[File] = field(default_factory=list)
    cycles: dict[str, CycleFolder] = field(default_factory=dict)


def lay_out(files: Iterable[File]) -> tuple[Layout, Problems]:
    """Sort the files into what they are, and say which of them nobody will read."""
    layout = Layout()
    problems: list[Problem] = []
    for file in files:
        parts = file.path.split("/")
        bad = _bad_name(parts)
        kind = _kind(parts)
        if kind is _Kind.TOLERATED:
            continue
        if kind is _Kind.STRAY:
            problems.append(_stray(file.path, parts))
        elif bad:
            problems.append(Problem(Place(file.path), "Y141", "", (("name", bad),)))
        else:
            _put(layout, kind, parts, file)
    return layout, tuple(problems)


def office_of(name: str) -> str:
    """The office an appraisal file belongs to; empty in a file for all."""
    match = _BY_OFFICE.fullmatch(name)
    return match[1] if match else ""


def _kind(parts: list[str]) -> _Kind:
    top, name, depth = parts[0], parts[-1], len(parts)
    if _TOLERATED.fullmatch(name) or any(part.startswith(".") for part in parts):
        return _Kind.TOLERATED
    if top == "scores" and depth == 4 and parts[2] == SURVEY and name.endswith(SURVEY_FILES):
        return _Kind.TOLERATED if name.endswith(MAPPING) else _Kind.SURVEY_FILE
    if top in ("criteria", "units") and depth == 2 and name.endswith(".yaml"):
        return _Kind.SET if top == "criteria" else _Kind.UNITS
    if top == "scores" and depth == 3 and name in CYCLE_FILES:
        return _Kind.CYCLE_FILE
    if top == "scores" and depth == 4 and (name in UNIT_FILES or _BY_OFFICE.fullmatch(name)):
        return _Kind.UNIT_FILE
    return _Kind.STRAY


def _bad_name(parts: list[str]) -> str:
    """The first part of a path that is no id; empty where all are well. Files of units have any name."""
    top, name = parts[0], parts[-1]
    if top == "units":
        return ""
    stem = next((name.removesuffix(end) for end in SURVEY_FILES if name.endswith(end)), name)
    if top == "criteria":
        names = [stem]
    else:
        names = [parts[1], stem] if parts[2:3] == [SURVEY] else parts[1:-1]
    office = office_of(parts[-1])
    return next((name for name in (*names, *([office] if office else [])) if not is_id(name)), "")


def _put(layout: Layout, kind: _Kind, parts: list[str], file: File) -> None:
    if kind is _Kind.SET:
        layout.sets.append(file)
    elif kind is _Kind.UNITS:
        layout.units.append(file)
    else:
        folder = layout.cycles.setdefault(parts[1], CycleFolder())
        if kind is _Kind.CYCLE_FILE:
            folder.files[parts[2]] = file
        elif kind is _Kind.SURVEY_FILE:
            survey, _, ending = parts[3].rpartition(".")
            folder.surveys.setdefault(survey, {})[ending] = file
        else:
            folder.units.setdefault(parts[2], {})[parts[3]] = file


def _stray(path: str, parts: list[str]) -> Problem:
    """A file that nobody reads, with the name it was probably meant to have."""
    name, depth = parts[-1], len(parts)
    hint_vi, hint_en = "", ""
    if parts[0] == "scores" and depth in (3, 4):
        known = CYCLE_FILES if depth == 3 else UNIT_FILES
        hint_vi, hint_en = nearest(name.replace(".yml", ".yaml").lower(), known)
    elif name.endswith((".yml", ".YAML", ".YML")):
        right = name.rpartition(".")[0] + ".yaml"
        hint_vi, hint_en = f"đổi tên thành {right}", f"rename it to {right}"
    else:
        hint_vi, hint_en = "chuyển tệp này ra chỗ khác hoặc xóa đi", "move the file or delete it"
    args = (("name", name), ("hint_vi", hint_vi), ("hint_en", hint_en))
    return Problem(Place(path), "Y143", "", args)
