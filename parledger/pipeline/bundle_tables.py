"""The tables of a bundle: those that the site offers for download, as its edition shows them."""

from collections.abc import Iterator, Mapping

from parledger.model.bundle import RESULTS
from parledger.outputs.formats import OUTPUTS
from parledger.pipeline.counting import certainties
from parledger.pipeline.stages import Checked
from parledger.report import BuildInfo, Edition, Known, Polls, make_report
from parledger.tables import TABLES, Table
from parledger.tables.surveys import SURVEY_TABLES, Surveyed

FORMATS = ("csv", "json")


def tables_of(checked: Checked, cycle: str, edition: Edition) -> Mapping[str, Table]:
    """Name -> table of one cycle, sentences in Vietnamese."""
    return dict(_tables(checked, cycle, edition))


def table_files(tables: Mapping[str, Table]) -> Iterator[tuple[str, bytes]]:
    """Each table in every format of a bundle, by its path there."""
    for name, table in tables.items():
        for form in FORMATS:
            yield table_path(name, form), OUTPUTS[form].write(table)


def table_path(name: str, form: str) -> str:
    """Where a table stands in a form."""
    return f"{RESULTS}{name}.{form}"


def _tables(checked: Checked, cycle: str, edition: Edition) -> Iterator[tuple[str, Table]]:
    polls = Polls(checked.surveys, certainties(checked.results, checked.surveys))
    report = make_report(checked.project, checked.results, BuildInfo(""), edition, Known(polls))
    result = report.result(cycle)
    if result is None:
        return
    for kind in TABLES.values():
        yield kind.name, kind.make(report.project, result, "vi")
    surveys = report.polls.of(cycle)
    if surveys:
        asked = Surveyed(result.cycle, surveys, report.polls.certainty.get(cycle))
        for survey_kind in SURVEY_TABLES.values():
            yield survey_kind.name, survey_kind.make(asked)
