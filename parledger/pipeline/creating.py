"""`new`: names are looked up, the skeleton is made, written once, never over another file."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from parledger.check.scope import BlockScope, UnitScope, block_scopes, unit_scopes
from parledger.located.scalars import is_id
from parledger.model.project import CycleFiles, Project
from parledger.model.scores import UnitFiles
from parledger.model.words import Words
from parledger.outputs import skeletons
from parledger.outputs.skeletons.skeleton import Skeleton
from parledger.outputs.writing import write_new
from parledger.pipeline.names import shown, unknown
from parledger.pipeline.rounds import appraisal_for, improvement_for
from parledger.pipeline.stages import read_workspace
from parledger.pipeline.surveys import survey_for
from parledger.pipeline.trying import refuse_broken
from parledger.problems import UserError
from parledger.source.canonical import canonical

_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])")


@dataclass(frozen=True, slots=True)
class Order:
    """What `new` is asked for; `criteria` and `units` for a cycle, `office` for an appraisal."""

    kind: str
    names: tuple[str, ...]
    criteria: str = ""
    units: tuple[str, ...] = ()
    office: str = ""


def run_new(root: Path, order: Order) -> Skeleton:
    """Write one skeleton. UserError for an unknown name or a file that exists."""
    project = read_workspace(root).project
    made = MAKERS[order.kind](project, order)
    target = root / made.path
    if target.exists():
        raise _exists(made.path)
    made = replace(made, text=canonical(made.text, made.path))
    refuse_broken(root, made)
    if not target.parent.resolve().is_relative_to(root.resolve()):
        raise UserError(
            f"{made.path} nằm ngoài thư mục dữ liệu", f"{made.path} lies outside the root"
        )
    try:
        write_new(target, made.text.encode("utf-8"))
    except FileExistsError:
        raise _exists(made.path) from None
    except OSError as wrong:
        raise UserError(
            f"không ghi được {made.path}: {wrong.strerror}",
            f"cannot write {made.path}: {wrong.strerror}",
        ) from wrong
    return made


def _exists(path: str) -> UserError:
    return UserError(f"đã có {path}; lệnh new không ghi đè", f"{path} exists; new never overwrites")


def _checked_id(text: str) -> str:
    if not is_id(text):
        raise UserError(
            f"mã «{shown(text)}» không hợp lệ: chỉ dùng a-z, 0-9 và dấu gạch ngang, "
            "bắt đầu bằng chữ hoặc số, dài nhất 64 ký tự",
            f"'{shown(text)}' is not a valid id: a-z, 0-9 and hyphens, "
            "beginning with a letter or digit, at most 64 characters",
        )
    return text


def _new_unit(project: Project, order: Order) -> Skeleton:
    unit = _checked_id(order.names[0])
    if unit in project.units:
        at = project.units[unit].at
        raise UserError(
            f"đã có đơn vị {unit} ở {at.path}:{at.line}",
            f"unit {unit} exists already at {at.path}:{at.line}",
        )
    return skeletons.unit_skeleton(unit)


def _new_set(project: Project, order: Order) -> Skeleton:
    name = _checked_id(order.names[0])
    if name in project.sets:
        raise _exists(project.sets[name].at.path)
    return skeletons.set_skeleton(name)


def _new_cycle(project: Project, order: Order) -> Skeleton:
    cycle = _checked_id(order.names[0])
    criteria = project.sets.get(order.criteria)
    usable = [name for name, found in project.sets.items() if not found.frame]
    if criteria is None or criteria.frame:
        hint = Words("tạo bằng: python build.py new set ID", "make one: python build.py new set ID")
        raise unknown(Words("bộ tiêu chí", "criteria set"), order.criteria, usable, hint)
    for place, unit in enumerate(order.units):
        if unit not in project.units:
            hint = Words(
                f"tạo bằng: python build.py new unit {shown(unit)}",
                f"make it: python build.py new unit {shown(unit)}",
            )
            raise unknown(Words("đơn vị", "unit"), unit, project.units, hint)
        if unit in order.units[:place]:
            raise UserError(f"đơn vị {unit} ghi hai lần", f"unit {unit} stands twice")
    return skeletons.cycle_skeleton(cycle, criteria.id, order.units, _year(cycle))


def _year(cycle: str) -> int:
    """The year in the id; this year where it has none."""
    found = _YEAR.findall(cycle)
    return int(found[-1]) if found else datetime.now(UTC).year


def _cycle_files(project: Project, name: str) -> CycleFiles:
    files = project.cycles.get(name)
    if files is None:
        raise unknown(Words("kỳ đánh giá", "cycle"), name, project.cycles)
    return files


def _unit_scope(project: Project, order: Order) -> tuple[UnitScope, str]:
    """The unit's files in its block, and its name."""
    cycle, unit = order.names
    files = _cycle_files(project, cycle)
    block = files.cycle.block_of(unit)
    if block is None:
        listed = [name for one in files.cycle.blocks for name in one.units]
        raise unknown(
            Words(f"đơn vị trong kỳ đánh giá {cycle}:", f"unit in {cycle}:"), unit, listed
        )
    scope = _block_scope(project, files, block.id)
    known = project.units.get(unit)
    name = known.name if known else unit
    held = next(
        (
            found
            for found in unit_scopes(project)
            if found.scope.cycle.id == cycle and found.files.unit == unit
        ),
        None,
    )
    return held or UnitScope(scope, UnitFiles(unit), frozenset()), name


def _block_scope(project: Project, files: CycleFiles, block: str) -> BlockScope:
    for scope in block_scopes(project, files):
        if scope.block.id == block:
            return scope
    raise UserError(
        "bộ tiêu chí của kỳ này còn lỗi; chạy python build.py check",
        "the criteria set of this cycle has errors; run python build.py check",
    )


def _new_self(project: Project, order: Order) -> Skeleton:
    unit, name = _unit_scope(project, order)
    return skeletons.self_skeleton(unit.scope, unit.files.unit, name)


def _new_appraisal(project: Project, order: Order) -> Skeleton:
    unit, name = _unit_scope(project, order)
    return appraisal_for(unit, name, order.kind, order.office)


def _new_explanation(project: Project, order: Order) -> Skeleton:
    return skeletons.explanation_skeleton(*_unit_scope(project, order))


def _new_improvement(project: Project, order: Order) -> Skeleton:
    return improvement_for(project, *_unit_scope(project, order))


def _new_council(project: Project, order: Order) -> Skeleton:
    files = _cycle_files(project, order.names[0])
    block = files.cycle.blocks[0]
    scope = _block_scope(project, files, block.id)
    return skeletons.council_skeleton(
        files.cycle, block.units[0] if block.units else "", scope.criteria.leaves[0].id
    )


def _new_tasks(project: Project, order: Order) -> Skeleton:
    return skeletons.tasks_skeleton(_cycle_files(project, order.names[0]).cycle)


def _new_survey(project: Project, order: Order) -> Skeleton:
    cycle, name = order.names
    files = _cycle_files(project, cycle)
    if _checked_id(name) in files.surveys:
        raise _exists(files.surveys[name].path)
    return skeletons.survey_skeleton(name, survey_for(project, files))


MAKERS: Mapping[str, Callable[[Project, Order], Skeleton]] = {
    "unit": _new_unit,
    "set": _new_set,
    "cycle": _new_cycle,
    "self": _new_self,
    "explanation": _new_explanation,
    "appraisal-1": _new_appraisal,
    "appraisal-2": _new_appraisal,
    "improvement": _new_improvement,
    "council": _new_council,
    "tasks": _new_tasks,
    "survey": _new_survey,
}
"""Every kind that `new` makes."""
