"""The status board for programs: a list of cycles, dates as ISO 8601, names of steps as in files."""

import json
from datetime import tzinfo

from parledger.compute.board import StepStand, UnitStand
from parledger.compute.windows import window_of, zone_of
from parledger.model.project import Project
from parledger.pipeline.standing import Standing, StatusRun


def print_boards(run: StatusRun) -> str:
    """Every cycle with its schedule, its units step by step, and what is missing."""
    found = [_cycle(run.project, one) for one in run.standings]
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _cycle(project: Project, one: Standing) -> dict[str, object]:
    board = one.board
    windows = {step: window_of(board.cycle, step) for step in board.cycle.schedule}
    return {
        "cycle": board.cycle.id,
        "title": board.cycle.title,
        "today": board.today.isoformat() if board.today else None,
        "schedule": {
            step: {
                "first": window.first.isoformat() if window.first else None,
                "last": window.last.isoformat(),
                "standing": window.on(board.today) if board.today else None,
            }
            for step, window in windows.items()
            if window is not None
        },
        "units": [_unit(project, unit, zone_of(board.cycle)) for unit in board.units],
        "missing": [
            {
                "unit": gap.unit,
                "criterion": gap.leaf.id,
                "what": str(gap.gap),
                "office": gap.office or None,
                "path": gap.at.path,
                "line": gap.at.line,
            }
            for gap in board.missing
        ],
    }


def _unit(project: Project, unit: UnitStand, zone: tzinfo) -> dict[str, object]:
    return {
        "unit": unit.unit,
        "name": named.name if (named := project.units.get(unit.unit)) else unit.unit,
        "block": unit.block,
        "state": str(unit.state),
        "steps": {one.step: _step(one, zone) for one in unit.steps},
        "to_appraise": [{"office": o or None, "criteria": left} for o, left in unit.left.items()],
        "to_answer": [
            {"office": o or None, "explanations": left} for o, left in unit.unanswered.items()
        ],
    }


def _step(one: StepStand, zone: tzinfo) -> dict[str, object]:
    """`received`: a recorded push; `merged`: the merge on main, where nothing was recorded.

    Instants are told in the cycle's own time zone.
    """
    arrival = one.arrival
    when = arrival.when.astimezone(zone).isoformat() if arrival else None
    return {
        "standing": str(one.stand),
        "last": one.window.last.isoformat() if one.window else None,
        "left": one.left,
        "received": when if arrival and arrival.recorded else None,
        "merged": when if arrival and not arrival.recorded else None,
        "late": one.late,
        "met": one.met.isoformat() if one.met else None,
    }
