"""The Report: a frozen view of project and results for one edition."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from parledger.model.arrivals import Arrival
from parledger.model.project import CycleFiles, Project
from parledger.model.results import BlockResult, CycleResult, Results
from parledger.model.words import Words
from parledger.report.chronicle import NO_CHRONICLE, Chronicle
from parledger.report.chronicle_cut import cut_chronicle, own_chronicle
from parledger.report.edition import Cut, Edition, for_edition
from parledger.report.own import for_unit, owns
from parledger.report.own_polls import own_polls
from parledger.report.polls import Polls, cut_polls

NO_POLLS = Polls()


@dataclass(frozen=True, slots=True)
class Known:
    """What is known besides project and results: surveys, history.

    `kept_of_papers`: what the public edition still tells of papers that are not public.
    """

    polls: Polls = NO_POLLS
    chronicle: Chronicle = NO_CHRONICLE
    kept_of_papers: tuple[str, ...] = ()


NOTHING_KNOWN = Known()


@dataclass(frozen=True, slots=True)
class Stamp:
    """The last commit on the first-parent line that changed a file."""

    commit: str
    day: date


@dataclass(frozen=True, slots=True)
class BuildInfo:
    """What the build stands on. `stamps`: path -> Stamp; empty where Git shows no history.

    `arrivals`: path -> when the file's last change came to main.

    `prefix`: the root's path below the top of the repository, from where the forge's addresses
    count, with a slash at the end.

    `today` is HEAD's date (or the source date given), never the clock; None where unknown.
    `no_trail`: why there is no chronicle though there are stamps, for whoever builds; it may name
    places of this machine.
    """

    version: str
    commit: str = ""
    today: date | None = None
    history: bool = False
    why_no_history: str = ""
    site_url: str = ""
    repository_url: str = ""
    prefix: str = ""
    stamps: Mapping[str, Stamp] = field(default_factory=dict)
    arrivals: Mapping[str, Arrival] = field(default_factory=dict)
    no_trail: Words | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """Project and results of one edition.

    `withheld` names cycles whose figures this edition may not show: they have their timetable
    and the units' states, and no entry in `results`. `states` holds those states by cycle and
    unit (withheld cycles only). `polls`: the cycles' surveys. `unit`: whose own edition it is,
    empty in the others. `chronicle`: every change that the edition may tell.
    """

    edition: Edition
    project: Project
    results: Results
    info: BuildInfo
    withheld: frozenset[str] = frozenset()
    states: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    polls: Polls = NO_POLLS
    unit: str = ""
    chronicle: Chronicle = NO_CHRONICLE

    def files(self, cycle_id: str) -> CycleFiles:
        """A cycle's files, as this edition may show them."""
        return self.project.cycles[cycle_id]

    def result(self, cycle_id: str) -> CycleResult | None:
        """A cycle's results; None where withheld."""
        return self.results.cycles.get(cycle_id)

    def blocks(self) -> tuple[tuple[CycleResult, BlockResult], ...]:
        """All blocks with results, in order."""
        return tuple((c, b) for c in self.results.cycles.values() for b in c.blocks)


def make_report(
    project: Project,
    results: Results,
    info: BuildInfo,
    edition: Edition,
    known: Known = NOTHING_KNOWN,
) -> Report:
    """Cut project, results, surveys and history down to what the edition may show."""
    cut = for_edition(project, results, edition)
    public = edition == "public"
    shown = cut_polls(known.polls, cut.withheld, public=public)
    told = known.chronicle
    if public:
        told = cut_chronicle(told, _hidden(cut, told), kept=known.kept_of_papers)
    return Report(
        edition, cut.project, cut.results, info, cut.withheld, cut.states, shown, chronicle=told
    )


def _hidden(cut: Cut, told: Chronicle) -> frozenset[str]:
    """Cycles withheld, and those that are not there any more: nobody can say that they are open."""
    return cut.withheld | ({one.change.cycle for one in told.told} - {*cut.project.cycles})


def make_unit_report(
    project: Project, results: Results, info: BuildInfo, unit: str, known: Known = NOTHING_KNOWN
) -> Report:
    """Cut everything down to one unit; dates of the others' files too."""
    cut = for_unit(project, results, unit)
    own = replace(
        info,
        stamps={path: one for path, one in info.stamps.items() if _may_date(path, cut, unit)},
        arrivals={path: one for path, one in info.arrivals.items() if owns(path, unit)},
    )
    shown = own_polls(known.polls, cut.results, unit)
    told = own_chronicle(known.chronicle, unit)
    return Report("unit", cut.project, cut.results, own, polls=shown, unit=unit, chronicle=told)


def _may_date(path: str, cut: Cut, unit: str) -> bool:
    """The cycle's own file has a commit beside its figures; the others' folders are not named."""
    return owns(path, unit) or any(
        path == files.cycle.path for files in cut.project.cycles.values()
    )
