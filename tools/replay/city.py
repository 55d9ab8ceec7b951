"""The city's own data in this repository: read, never written."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tools.replay.texts import Sheet, read_sheet

ROOT = Path(__file__).resolve().parent.parent.parent
CYCLE = "thanh-ha-2023"
FOLDER = f"scores/{CYCLE}"
PLAN = f"{FOLDER}/cycle.yaml"
UNITS = "units/thanh-ha.yaml"
SETS = ("criteria/thanh-ha-departments-2023.yaml", "criteria/thanh-ha-districts-2023.yaml")
STEPS = ("self", "appraisal-1", "explanation", "appraisal-2")

_NAME = re.compile(r"^  - id: (\S+)\n    name: (.+)$", re.MULTILINE)
_DATED = re.compile(r"^  date: (\S+)$", re.MULTILINE)


def read(path: str) -> str:
    """A text of this repository."""
    return (ROOT / path).read_text(encoding="utf-8")


def own(unit: str, name: str) -> str:
    """The path of a unit's file."""
    return f"{FOLDER}/{unit}/{name}.yaml"


@dataclass(frozen=True, slots=True)
class City:
    """Unit -> name; block -> its units; (unit, step) -> the file of that step."""

    names: Mapping[str, str]
    blocks: Mapping[str, tuple[str, ...]]
    sheets: Mapping[tuple[str, str], Sheet]
    plan: str

    def dated(self, unit: str, step: str) -> date:
        """The day of the paper that a file copies."""
        found = _DATED.search(self.sheets[unit, step].head)
        if found is None:
            raise ValueError(f"{unit}: {step} names no paper")
        return date.fromisoformat(found[1])


def read_city() -> City:
    """Everything of the cycle that units and offices wrote."""
    plan = read(PLAN)
    blocks = {name: _units(plan, name) for name in ("departments", "districts")}
    sheets = {
        (unit, step): read_sheet(read(own(unit, step)))
        for units in blocks.values()
        for unit in units
        for step in STEPS
    }
    return City(dict(_NAME.findall(read(UNITS))), blocks, sheets, plan)


def _units(plan: str, block: str) -> tuple[str, ...]:
    part = plan.partition(f"  - id: {block}\n")[2].partition("    units:\n")[2]
    return tuple(re.findall(r"      - (\S+)\n", re.match(r"(      - \S+\n)+", part)[0]))  # type: ignore[index]


def without(plan: str, key: str) -> str:
    """The plan without one of its keys."""
    return re.sub(rf"^{key}:\n(?:[ -].*\n)*", "", plan, flags=re.MULTILINE)
