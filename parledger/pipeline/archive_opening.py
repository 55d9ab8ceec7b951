"""A bundle read and computed: what every comparison of it starts from."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import cast

from parledger.model.ballots import Tabulation
from parledger.model.bundle import INPUTS, MANIFEST, Files, Held, Manifest
from parledger.model.project import CycleFiles, Project
from parledger.model.publication import Change, Difference, Publication
from parledger.pipeline.bundle_tables import tables_of
from parledger.pipeline.counting import count_surveys
from parledger.pipeline.stages import Checked, examine_counted
from parledger.problems import Place, UserError
from parledger.report import Edition
from parledger.source import read_project
from parledger.source.bundle import MemoryWorkspace, read_counts, read_manifest
from parledger.tables import Table


@dataclass(frozen=True, slots=True)
class Archive:
    """A bundle, read and computed. `miscounted`: counts that cannot be those of the ballots."""

    files: Files
    manifest: Manifest
    workspace: MemoryWorkspace
    checked: Checked
    tables: Mapping[str, Table]
    miscounted: tuple[Difference, ...]

    @property
    def cycle(self) -> CycleFiles | None:
        """The cycle's files, None where they cannot be read."""
        return self.checked.project.cycles.get(self.manifest.cycle)

    @property
    def record(self) -> Publication | None:
        """The record, None where it is not there or cannot be read."""
        return self.cycle.publication if self.cycle is not None else None


def open_files(files: Files) -> Archive:
    """The files of a bundle, read and computed. UserError (exit 1) where there is no manifest."""
    data = files.get(MANIFEST)
    if data is None:
        raise UserError(
            f"không có {MANIFEST}: đây không phải gói do lệnh bundle làm ra, hoặc đã thiếu phần",
            f"there is no {MANIFEST}: this is no bundle, or a part of it is missing",
            exit_code=1,
        )
    return _examined(files, read_manifest(data))


def _examined(files: Files, manifest: Manifest) -> Archive:
    workspace = MemoryWorkspace(
        {path.removeprefix(INPUTS): data for path, data in files.items() if path.startswith(INPUTS)}
    )
    loaded = read_project(workspace)
    counted, miscounted = _counted(files, manifest, loaded.project)
    surveys, in_ballots = count_surveys(workspace, loaded.project, known=counted)
    whole = replace(loaded, problems=(*loaded.problems, *in_ballots))
    checked = examine_counted(whole, surveys, (manifest.cycle,))
    tables = tables_of(checked, manifest.cycle, cast("Edition", manifest.edition))
    return Archive(files, manifest, workspace, checked, tables, miscounted)


def _counted(
    files: Files, manifest: Manifest, project: Project
) -> tuple[Mapping[tuple[str, str], Tabulation], tuple[Difference, ...]]:
    """The counts that stand in place of ballots, by cycle and survey."""
    found: dict[tuple[str, str], Tabulation] = {}
    wrong: list[Difference] = []
    for part in manifest.of(Held.COUNTED):
        cycle, _, name = part.path.removeprefix("scores/").partition("/survey/")
        survey_id = name.rpartition(".")[0]
        own = project.cycles.get(cycle)
        survey = own.surveys.get(survey_id) if own is not None else None
        data = files.get(part.held)
        if survey is None or data is None or survey.ballots is not None:
            wrong.append(Difference(Change.COUNTS, Place(part.held), part.held))
            continue
        try:
            found[cycle, survey_id] = counted = read_counts(data, survey)
        except ValueError:
            wrong.append(Difference(Change.COUNTS, Place(part.held), part.held))
            continue
        if survey.sealed is not None and survey.sealed.rows != counted.rows:
            told = str(survey.sealed.rows), str(counted.rows)
            place = Place(part.held)
            wrong.append(Difference(Change.COUNTS, place, part.held, "", "", *told))
    return found, tuple(wrong)
