"""A survey that a command names: found, or refused with what there is."""

from dataclasses import dataclass
from pathlib import Path

from parledger.check.scope import BlockScope, block_scopes
from parledger.model.criteria import Node
from parledger.model.cycles import Cycle
from parledger.model.project import CycleFiles, Project
from parledger.model.surveys import Survey
from parledger.model.words import Words
from parledger.outputs.skeletons import SurveyFor
from parledger.pipeline.concerns import cycle_folders
from parledger.pipeline.names import shown, unknown
from parledger.pipeline.stages import read_workspace
from parledger.problems import Problems, Severity, severity_of


@dataclass(frozen=True, slots=True)
class Chosen:
    """A survey in its cycle. `survey` None: the files hold errors, listed in `problems`.

    `problems`: what reading found in the cycle's own file and in those of the survey.
    """

    project: Project
    cycle: Cycle | None
    survey: Survey | None
    problems: Problems


def choose_survey(root: Path, cycle: str, name: str) -> Chosen:
    """Read the workspace and find the survey. UserError for a cycle or survey that is not there."""
    loaded = read_workspace(root)
    project = loaded.project
    if cycle not in cycle_folders(project):
        raise unknown(Words("kỳ đánh giá", "cycle"), cycle, project.cycles)
    files = project.cycles.get(cycle)
    path = f"scores/{cycle}/survey/{name}.yaml"
    own = {f"scores/{cycle}/cycle.yaml", path}
    problems = tuple(found for found in loaded.problems if found.place.path in own)
    survey = files.surveys.get(name) if files is not None else None
    if survey is None and not errors(problems):
        known = files.surveys if files is not None else ()
        hint = Words(
            f"tạo bằng: python build.py new survey {shown(cycle)} ID",
            f"make one: python build.py new survey {shown(cycle)} ID",
        )
        raise unknown(
            Words(f"cuộc khảo sát trong kỳ {cycle}:", f"survey in {cycle}:"), name, known, hint
        )
    return Chosen(project, files.cycle if files is not None else None, survey, problems)


def errors(problems: Problems) -> Problems:
    """The errors among them."""
    return tuple(one for one in problems if severity_of(one) is Severity.ERROR)


def survey_for(project: Project, files: CycleFiles) -> SurveyFor:
    """Where a new survey belongs: the first criterion that waits for one, in its block."""
    cycle = files.cycle
    waiting = (
        (scope.block.id, leaf)
        for scope in block_scopes(project, files)
        for leaf in _waiting(scope, files)
    )
    first = cycle.blocks[0].id if cycle.blocks else ""
    block, leaf = next(waiting, (first, None))
    units = next((one.units for one in cycle.blocks if one.id == block), ())
    return SurveyFor(cycle, block, units[0] if units else "", leaf, len(cycle.blocks) > 1)


def _waiting(scope: BlockScope, files: CycleFiles) -> list[Node]:
    """Leaves with the rule `survey` in force that get their points from nowhere yet."""
    fed = [
        one.criterion
        for survey in files.surveys.values()
        for one in survey.feeds
        if one.block in ("", scope.block.id)
    ]
    fed += [one.criterion for one in scope.cycle.external if one.block in ("", scope.block.id)]
    taken = {leaf for code in fed for leaf in scope.criteria.leaf_ids_under(code)}
    return [
        leaf
        for leaf in scope.criteria.leaves
        if leaf.rule is not None
        and leaf.rule.kind == "survey"
        and leaf.id not in taken
        and leaf.id not in scope.not_scored
    ]
