"""`results`: one table of one cycle, or the problems that prevent it."""

from dataclasses import dataclass
from pathlib import Path

from parledger.model.words import Words
from parledger.pipeline.concerns import concerning, cycle_folders, errors_in
from parledger.pipeline.names import unknown
from parledger.pipeline.stages import check_workspace
from parledger.problems import Lang, Problems
from parledger.tables import TABLES, Table


@dataclass(frozen=True, slots=True)
class ResultsRun:
    """The table, None where errors prevent it, and the problems that concern the cycle."""

    table: Table | None
    problems: Problems


@dataclass(frozen=True, slots=True)
class ResultsOrder:
    """Which table of which cycle; `engine` counts the ballots."""

    cycle: str
    table: str
    engine: str = "duckdb"


def run_results(root: Path, order: ResultsOrder, lang: Lang) -> ResultsRun:
    """Read, check, compute and tabulate one cycle. UserError where there is no such cycle."""
    cycle = order.cycle
    checked = check_workspace(root, (cycle,), order.engine)
    if cycle not in cycle_folders(checked.project):
        raise unknown(Words("kỳ đánh giá", "cycle"), cycle, checked.project.cycles)
    problems = concerning(checked.project, checked.problems, (cycle,))
    result = checked.results.cycles.get(cycle)
    if result is None or errors_in(problems):
        return ResultsRun(None, problems)
    return ResultsRun(TABLES[order.table].make(checked.project, result, lang), problems)
