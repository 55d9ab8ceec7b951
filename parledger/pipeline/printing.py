"""`survey forms`: the printed questionnaire of each group and the entry sheet of each form."""

from dataclasses import dataclass
from pathlib import Path

from parledger.model.project import Project
from parledger.model.surveys import Form, Survey
from parledger.outputs.entry_sheets import EntrySheet, write_entry_sheet
from parledger.pages.questionnaire import Paper, render_questionnaire
from parledger.pipeline.surveys import choose_survey, errors
from parledger.problems import Problems


@dataclass(frozen=True, slots=True)
class FormsRun:
    """Files by name; none where the instrument has errors."""

    files: dict[str, bytes]
    problems: Problems


def make_forms(root: Path, cycle: str, name: str) -> FormsRun:
    """`<group>.html` for each group that fills in a form, `<form>.xlsx` for each form.

    UserError for a cycle or survey that is not there.
    """
    chosen = choose_survey(root, cycle, name)
    survey, found = chosen.survey, chosen.cycle
    if survey is None or found is None or errors(chosen.problems):
        return FormsRun({}, chosen.problems)
    files: dict[str, bytes] = {}
    for form in survey.forms:
        units = _units(chosen.project, survey, form, cycle)
        sheet = EntrySheet(found, survey, form, units)
        for group in sheet.groups:
            paper = Paper(found, survey, form, group)
            files[f"{group.id}.html"] = render_questionnaire(paper).encode("utf-8")
        if sheet.groups:
            files[f"{form.id}.xlsx"] = write_entry_sheet(sheet)
    return FormsRun(files, chosen.problems)


def _units(project: Project, survey: Survey, form: Form, cycle: str) -> dict[str, str]:
    """The units that the form's groups are asked about, with their names."""
    groups = [group for group in survey.groups if group.id in form.groups]
    return {
        unit: project.units[unit].name if unit in project.units else unit
        for block in project.cycles[cycle].cycle.blocks
        if any(group.is_about(block.id) for group in groups)
        for unit in block.units
    }
