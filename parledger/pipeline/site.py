"""`site`: check, compute, cut to the edition, make the pages, build."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from parledger import __version__
from parledger.history import top_prefix
from parledger.model.project import Project
from parledger.model.trail import Oddity
from parledger.model.words import Words
from parledger.pages import build_pages
from parledger.pipeline.concerns import concerning, cycle_folders
from parledger.pipeline.counting import certainties
from parledger.pipeline.dates import read_dates
from parledger.pipeline.downloads import made_files
from parledger.pipeline.names import unknown
from parledger.pipeline.stages import check_workspace
from parledger.pipeline.telling import read_chronicle
from parledger.problems import Problems, Severity, UserError, severity_of, sort_problems
from parledger.report import (
    NO_CHRONICLE,
    BuildInfo,
    Chronicle,
    Edition,
    Known,
    Polls,
    Report,
    make_report,
    make_unit_report,
)
from parledger.website import BuildSummary, Progress, SiteSettings, build_site, read_facts


@dataclass(frozen=True, slots=True)
class SiteOrder:
    """Where from, where to (relative to the root), for whom; `strict`: warnings stop it too.

    `engine` counts the ballots. `unit`: for that unit alone, whatever the edition.
    """

    root: Path
    out: Path
    edition: Edition
    strict: bool = False
    engine: str = "duckdb"
    unit: str = ""


@dataclass(frozen=True, slots=True)
class SiteRun:
    """What was built, None where problems prevented it, and those problems.

    `why_no_history`: why the site shows no commits and dates; empty where it does. `no_trail`:
    why it does not tell how values changed, where that is all that is missing. `odd`: what is
    strange about this copy of the history; the pages do not say it, being those of every copy.
    """

    summary: BuildSummary | None
    problems: Problems
    why_no_history: str = ""
    no_trail: Words | None = None
    odd: tuple[Oddity, ...] = ()


def run_site(order: SiteOrder, progress: Progress | None = None) -> SiteRun:
    """Build the site, or say what prevents it and leave the old one as it is."""
    report, problems = make_site_report(order)
    if report is None:
        return SiteRun(None, problems)
    settings = SiteSettings(order.root, order.out, progress=progress)
    summary = build_site(report, build_pages(report), settings, files_of(order, report))
    found = sort_problems((*problems, *summary.problems))
    built, info = None if summary.failed else summary, report.info
    return SiteRun(built, found, info.why_no_history, info.no_trail, report.chronicle.here)


def make_site_report(order: SiteOrder) -> tuple[Report | None, Problems]:
    """Everything that the pages may see; None with the problems in anything that they use."""
    checked = check_workspace(order.root, engine=order.engine)
    problems = concerning(checked.project, checked.problems, _asked(checked.project, order.unit))
    if stops(problems, strict=order.strict):
        return None, problems
    info = build_info(order.root, checked.project)
    polls = Polls(checked.surveys, certainties(checked.results, checked.surveys))
    project, results = checked.project, checked.results
    chronicle = _chronicle(order.root, project) if info.history else NO_CHRONICLE
    if isinstance(chronicle, UserError):
        told = Words(chronicle.vi, chronicle.en)
        chronicle, info = NO_CHRONICLE, replace(info, no_trail=told)
    known = Known(polls, chronicle)
    if order.unit:
        return make_unit_report(project, results, info, order.unit, known), problems
    return make_report(project, results, info, order.edition, known), problems


def _chronicle(root: Path, project: Project) -> Chronicle | UserError:
    """Every change; why there is none where Git's history is damaged or a part of it is away.

    Figures do not hang on it: the site is built all the same.
    """
    try:
        return read_chronicle(root, project)
    except UserError as refused:
        return refused


def _asked(project: Project, unit: str) -> tuple[str, ...]:
    """The cycles that a site shows. UserError for a unit that none of them has."""
    if not unit:
        return cycle_folders(project)
    cycles = tuple(n for n, files in project.cycles.items() if files.cycle.block_of(unit))
    if not cycles:
        known = (block.units for files in project.cycles.values() for block in files.cycle.blocks)
        names = dict.fromkeys(one for units in known for one in units)
        raise unknown(Words("đơn vị được đánh giá", "assessed unit"), unit, names)
    return cycles


def stops(problems: Problems, *, strict: bool) -> bool:
    """Errors stop a build; with `strict`, warnings do."""
    return any(strict or severity_of(found) is Severity.ERROR for found in problems)


def files_of(order: SiteOrder, report: Report) -> Mapping[str, bytes]:
    """What the site has besides pages, by site path."""
    return made_files(report, order.root / ".parledger" / "made")


def build_info(root: Path, project: Project) -> BuildInfo:
    """What the build stands on: version, commit, dates, addresses."""
    dates, facts = read_dates(root, project), read_facts(root)
    history = dates.history
    return BuildInfo(
        version=__version__,
        commit=history.commit,
        today=history.today,
        history=history.available,
        why_no_history=history.why,
        site_url=facts.site_url,
        repository_url=facts.repository_url,
        prefix=top_prefix(root) if history.available else "",
        stamps=dates.stamps,
        arrivals=dates.arrivals,
    )
