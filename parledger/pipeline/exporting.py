"""`history export`: the history of all values as an edition may tell it, to take away."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from parledger import __version__
from parledger.history import CommitWorkspace
from parledger.model.project import Project
from parledger.model.results import Results
from parledger.model.trail import Gap, Trail
from parledger.model.words import Words
from parledger.pipeline.concerns import concerning, sound_cycles
from parledger.pipeline.names import shown, unknown
from parledger.pipeline.stages import Checked, examine
from parledger.pipeline.telling import read_seals
from parledger.pipeline.trailing import read_trail
from parledger.problems import Problem, Problems, Severity, UserError, severity_of
from parledger.report import (
    KEPT_OF_PAPERS,
    BuildInfo,
    Edition,
    Known,
    Report,
    make_chronicle,
    make_report,
)
from parledger.source import DiskWorkspace, load_cache
from parledger.website import read_facts


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """`cycle` empty: all that the edition shows."""

    root: Path
    edition: Edition = "public"
    cycle: str = ""


@dataclass(frozen=True, slots=True)
class ExportRun:
    """The Report whose history is taken away; only cycles without errors have results in it.

    `errors`: what `check` finds in the files of the cycles told, and why a cycle is not told whose
    own file cannot be read.
    """

    report: Report
    errors: Problems

    @property
    def is_whole(self) -> bool:
        """Whether Git had every version of the files."""
        told = self.report.chronicle.told
        return not any(isinstance(t.change, Gap) and t.change.why == "missing" for t in told)


def run_export(order: ExportOrder) -> ExportRun:
    """Everything as HEAD has it: what lies uncommitted is no history.

    UserError: no data here, no repository, an unknown cycle, one that the edition withholds (exit
    2); a shallow clone (exit 1). Errors in the data do not stop it: a history is wanted most where
    they are.
    """
    DiskWorkspace(order.root)
    trail = read_trail(order.root, cycle=order.cycle)
    checked = _examine(order, trail)
    project = checked.project
    _refuse_unknown(order, trail, project)
    commits = [*(one.commit for one in trail.changes), *(one.commit for one in trail.gaps)]
    seals = read_seals(order.root, commits)
    known = Known(chronicle=make_chronicle(project, trail, seals), kept_of_papers=KEPT_OF_PAPERS)
    info = _info(order.root, trail)
    report = make_report(project, checked.results, info, order.edition, known)
    _refuse_withheld(order, report)
    told = (order.cycle,) if order.cycle else _told_cycles(report)
    sound = set(sound_cycles(project, checked.problems)) & set(told)
    problems = (*concerning(project, checked.problems, told), *_unread(order, checked))
    errors = tuple(one for one in dict.fromkeys(problems) if severity_of(one) is Severity.ERROR)
    return ExportRun(_with_results(report, sound), errors)


def _unread(order: ExportOrder, checked: Checked) -> Iterator[Problem]:
    """Why a cycle's own file cannot be read: whether it is open is not known, so nothing is told."""
    for one in checked.problems:
        path = one.place.path
        if not order.cycle and path in checked.project.unread and path.endswith("/cycle.yaml"):
            yield one


def _examine(order: ExportOrder, trail: Trail) -> Checked:
    workspace = CommitWorkspace(order.root, trail.head)
    try:
        listed = {cycle for cycle, _ in trail.units}
        return examine(workspace, [order.cycle] if order.cycle else listed, load_cache(order.root))
    finally:
        workspace.close()


def _info(root: Path, trail: Trail) -> BuildInfo:
    facts = read_facts(root)
    return BuildInfo(
        version=__version__,
        commit=trail.head,
        history=True,
        site_url=facts.site_url,
        repository_url=facts.repository_url,
    )


def _refuse_unknown(order: ExportOrder, trail: Trail, project: Project) -> None:
    """A cycle that was removed is known by its history; only the internal edition tells it."""
    gone = sorted({cycle for cycle, _ in trail.units} - {*project.cycles})
    if not order.cycle or order.cycle in project.cycles:
        return
    if order.cycle not in gone:
        raise unknown(Words("kỳ đánh giá", "cycle"), order.cycle, project.cycles)
    if order.edition != "internal":
        raise UserError(
            f"kỳ {shown(order.cycle)} không còn trong kho (hoặc không đọc được), nên không có "
            "trong bản công khai; cần thì thêm --edition internal",
            f"the cycle {shown(order.cycle)} was removed (or cannot be read), so the public edition "
            "does not have it; add --edition internal where it is needed",
        )


def _refuse_withheld(order: ExportOrder, report: Report) -> None:
    if order.cycle in report.withheld:
        raise UserError(
            f"kỳ {order.cycle} chưa công bố nên bản công khai không có lịch sử của kỳ ấy; "
            "dùng nội bộ thì thêm --edition internal",
            f"the cycle {order.cycle} is not published, so the public edition does not tell its "
            "history; for the working group add --edition internal",
        )


def _told_cycles(report: Report) -> tuple[str, ...]:
    named = dict.fromkeys(one.change.cycle for one in report.chronicle.told)
    return tuple(name for name in named if name in report.project.cycles)


def _with_results(report: Report, cycles: Iterable[str]) -> Report:
    kept = set(cycles)
    found = {name: one for name, one in report.results.cycles.items() if name in kept}
    return replace(report, results=Results(found))
