"""From a project to exact results. Pure: the same project gives the same results."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from parledger.compute.blocks import Known, compute_block
from parledger.compute.published import check_published
from parledger.compute.years import changes_to_before
from parledger.model.ballots import SurveyResult, SurveyResults
from parledger.model.project import CycleFiles, Project
from parledger.model.results import CycleResult, Results


def compute_results(
    project: Project,
    known: Mapping[str, Known] | None = None,
    surveys: SurveyResults | None = None,
) -> Results:
    """Results of every cycle; a block whose set could not be read is left out.

    Figures are exact; nothing here reports: what is wrong with a project is said by its checks.
    `known`: by cycle, units that were scored before from the very same files (see
    `compute_block`); a cycle that has no entry there is computed whole. `surveys`: the counted
    ballots; without them, what surveys feed is pending.
    """
    known, surveys = known or {}, surveys or {}
    cycles = {
        name: compute_cycle(project, files, known.get(name), surveys.get(name, ()))
        for name, files in project.cycles.items()
    }
    return Results(
        {
            name: replace(found, changes=changes_to_before(project, cycles.values(), found))
            for name, found in cycles.items()
        }
    )


def compute_cycle(
    project: Project,
    files: CycleFiles,
    known: Known | None = None,
    surveys: Sequence[SurveyResult] = (),
) -> CycleResult:
    """One cycle without its changes to the year before."""
    blocks = tuple(
        compute_block(files, block, project.sets[block.criteria], known, surveys)
        for block in files.cycle.blocks
        if block.criteria in project.sets
    )
    return CycleResult(files.cycle, blocks, check_published(files.cycle, blocks))
