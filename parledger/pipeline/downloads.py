"""Files of the site that are no pages: tables to download and the charts' specifications.

Each is made anew only where something that it is made of changed.
"""

import hashlib
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from parledger import __version__
from parledger.charts import SCRIPT_PATH, specs_script
from parledger.model.results import CycleResult
from parledger.outputs.formats import OUTPUTS
from parledger.outputs.history import write_history
from parledger.outputs.writing import write_atomically
from parledger.pages.addresses import data_path
from parledger.pages.inputs import find_inputs
from parledger.pipeline.concerns import what_they_use
from parledger.report import Report
from parledger.source import folder_mark
from parledger.tables import TABLES, Table
from parledger.tables.history import HISTORY_TABLES
from parledger.tables.surveys import SURVEY_TABLES, Surveyed

SMALL_FORMATS = ("csv", "json", "xlsx")
SURVEY_FORMATS = ("csv", "json")
_LONG = frozenset({"criteria", "evidence"})
MOST_ROWS = 10_000
"""A longer table comes as CSV alone: a spreadsheet of it takes longer than its pages."""


def made_files(report: Report, cache: Path) -> Mapping[str, bytes]:
    """Site path -> bytes: tables of every cycle whose figures the edition shows, and the specs.

    `cache` is a folder that may be deleted at any time; what stands there is named after the
    digests of everything it was made from.
    """
    program = _program(cache)
    files = {SCRIPT_PATH: _specs(cache / f"{program[:40]}.js")}
    kept: set[str] = set()
    for result in report.results.cycles.values():
        key = _inputs_key(report, result.cycle.id, program)
        kept.add(key)
        # One unit's tables depend on files that its edition does not know; they are soon made.
        held = None if report.unit else cache / key
        files.update(_cycle_files(report, result, held))
        files.update(_survey_files(report, result, held))
        files.update(_history_files(report, result.cycle.id, held))
    if not report.unit:
        _forget(cache, report.edition, kept)
    return files


def _specs(held: Path) -> bytes:
    data = _read(held)
    if data is None:
        data = specs_script().encode("utf-8")
        for old in held.parent.glob("*.js"):
            old.unlink(missing_ok=True)
        _keep(held, data)
    return data


def _cycle_files(
    report: Report, result: CycleResult, cache: Path | None
) -> Iterator[tuple[str, bytes]]:
    for kind in TABLES.values():
        made: Table | None = None
        for form in _formats(kind.name, result):
            held = cache and cache / f"{kind.name}.{form}"
            data = _read(held)
            if data is None:
                made = made or kind.make(report.project, result, "vi")
                data = OUTPUTS[form].write(made)
                _keep(held, data)
            path = data_path(result.cycle.id, kind.name)
            yield f"{path.removesuffix('.csv')}.{form}", data


def _survey_files(
    report: Report, result: CycleResult, cache: Path | None
) -> Iterator[tuple[str, bytes]]:
    """What the cycle's surveys came to, as far as the edition shows it."""
    name = result.cycle.id
    surveys = report.polls.of(name)
    if not surveys:
        return
    asked = Surveyed(result.cycle, surveys, report.polls.certainty.get(name))
    for kind in SURVEY_TABLES.values():
        made: Table | None = None
        for form in SURVEY_FORMATS:
            held = cache and cache / f"{kind.name}.{form}"
            data = _read(held)
            if data is None:
                made = made or kind.make(asked)
                data = OUTPUTS[form].write(made)
                _keep(held, data)
            yield f"{data_path(name, kind.name).removesuffix('.csv')}.{form}", data


def _history_files(report: Report, cycle: str, cache: Path | None) -> Iterator[tuple[str, bytes]]:
    """Every change of the cycle's values that the edition tells; of each commit anew."""
    chronicle = report.chronicle
    if not chronicle.of_cycle(cycle):
        return
    mark = hashlib.sha256(f"{chronicle.head} {report.info.repository_url}".encode()).hexdigest()
    for name in HISTORY_TABLES:
        held = cache and cache / f"{name}-{mark[:16]}.csv"
        data = _read(held)
        if data is None:
            data = write_history(report, "csv", cycle)
            for old in cache.glob(f"{name}-*.csv") if cache else ():
                old.unlink(missing_ok=True)
            _keep(held, data)
        yield data_path(cycle, name), data


def _formats(table: str, result: CycleResult) -> tuple[str, ...]:
    rows = sum(
        len(block.units) * (len(block.leaves) if table in _LONG else 1) for block in result.blocks
    )
    return SMALL_FORMATS if rows <= MOST_ROWS else SMALL_FORMATS[:1]


def _inputs_key(report: Report, cycle: str, program: str) -> str:
    """A digest of all that a cycle's tables are made of, the program among it."""
    uses = what_they_use(report.project, (cycle,))
    files = uses.unit_files | uses.set_files | set(find_inputs(report).of_cycle(cycle))
    told = [f"{__version__} {report.edition} {cycle}", program]
    for path, digest in sorted(report.project.digests.items()):
        if path in files or path.startswith((f"scores/{cycle}/", *uses.surveys)):
            told.append(f"{path} {digest}")
    made = hashlib.sha256("\n".join(told).encode()).hexdigest()[:40]
    return f"{report.edition}-{made}"


def _program(cache: Path) -> str:
    """The program's own files by their bytes: a changed rule makes other tables.

    And the cache's own folder: tables that came along with a clone are not believed.
    """
    made = hashlib.sha256(folder_mark(cache.parent.parent).encode())
    for path in sorted(Path(__file__).parent.parent.rglob("*.py")):
        made.update(path.read_bytes())
    return made.hexdigest()


def _forget(cache: Path, edition: str, kept: set[str]) -> None:
    """Drop what no cycle of this edition needs any more."""
    for folder in cache.glob(f"{edition}-*"):
        if folder.name not in kept:
            shutil.rmtree(folder, ignore_errors=True)


def _read(path: Path | None) -> bytes | None:
    """What is held there; None where nothing is, or nothing is to be held."""
    if path is None:
        return None
    try:
        return path.read_bytes()
    except OSError:
        return None


def _keep(path: Path | None, data: bytes) -> None:
    """A cache that cannot be written is no reason to stop."""
    if path is None:
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, data)
    except OSError:
        return
