"""`status`: how far the units of every cycle have come, or the problems that prevent it."""

from dataclasses import dataclass
from pathlib import Path

from parledger.compute.board import Board, make_board
from parledger.model.project import Project
from parledger.model.results import CycleResult
from parledger.model.words import Words
from parledger.pipeline.concerns import concerning, cycle_folders
from parledger.pipeline.dates import read_dates
from parledger.pipeline.names import unknown
from parledger.pipeline.stages import check_workspace
from parledger.problems import Problems


@dataclass(frozen=True, slots=True)
class Standing:
    """A cycle's board beside its results."""

    board: Board
    result: CycleResult


@dataclass(frozen=True, slots=True)
class StatusRun:
    """The boards of the cycles without an error, and the problems that concern those asked for."""

    project: Project
    standings: tuple[Standing, ...]
    problems: Problems


def run_status(root: Path, cycle: str | None = None) -> StatusRun:
    """Read, check, compute and look at one cycle or at all. UserError for an unknown cycle."""
    only = None if cycle is None else (cycle,)
    checked = check_workspace(root, only=only)
    project = checked.project
    if cycle is not None and cycle not in cycle_folders(project):
        raise unknown(Words("kỳ đánh giá", "cycle"), cycle, project.cycles)
    problems = concerning(project, checked.problems, only or cycle_folders(project))
    dates = read_dates(root, project)
    standings = tuple(
        Standing(
            make_board(project.cycles[name], result, dates.history.today, dates.arrivals), result
        )
        for name, result in checked.results.cycles.items()
    )
    return StatusRun(project, standings, problems)
