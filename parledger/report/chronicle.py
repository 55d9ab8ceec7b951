"""All changes of all values with everything that is known of each: what pages and exports tell."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from fractions import Fraction
from functools import cached_property

from parledger.compute.offices import leads_of
from parledger.compute.timing import runs_backwards, timing_of
from parledger.compute.windows import local_day, zone_of
from parledger.model.criteria import Node
from parledger.model.cycles import Cycle
from parledger.model.project import Project
from parledger.model.told import ROLE_OF, Published, Seal, Timing, Told
from parledger.model.trail import Gap, Handling, LogCommit, Oddity, Trail, ValueChange
from parledger.rules.stated import stated_points

_NO_TIME = datetime.max.replace(tzinfo=UTC)
Points = tuple[Fraction | None, Fraction | None]


@dataclass(frozen=True)
class Chronicle:
    """The changes that an edition may tell, oldest first; empty where Git shows no history.

    `head`: the commit up to which it goes. `published`: cycle -> the commit that brought its
    record. `oddities`: what is strange about the history itself, in every copy of it; `here`: about
    this copy alone (replaced objects, heads seen before), which no page or export may depend on.
    """

    told: tuple[Told, ...] = ()
    head: str = ""
    published: Mapping[str, LogCommit] = field(default_factory=dict)
    oddities: tuple[Oddity, ...] = ()
    here: tuple[Oddity, ...] = ()

    def of_cycle(self, cycle: str) -> tuple[Told, ...]:
        """All changes of a cycle."""
        return self._cycles.get(cycle, ())

    def of_unit(self, cycle: str, unit: str) -> tuple[Told, ...]:
        """A unit's changes in a cycle, those of its files' heads (criterion empty) among them.

        With them the gaps: versions of its files, and of the cycle's own, that cannot be read.
        """
        return self._units.get((cycle, unit), ())

    def of_commit(self, cycle: str, commit: str) -> tuple[Told, ...]:
        """What one commit on main changed in a cycle."""
        return self._commits.get((cycle, commit), ())

    def after_publication(self, cycle: str) -> tuple[Told, ...]:
        """What came to main after a cycle's record."""
        return self._later.get(cycle, ())

    def commits(self, cycle: str) -> tuple[str, ...]:
        """The commits on main that changed something in a cycle, oldest first."""
        return tuple(dict.fromkeys(one.commit for one in self.of_cycle(cycle)))

    @cached_property
    def _cycles(self) -> Mapping[str, tuple[Told, ...]]:
        found: dict[str, list[Told]] = {}
        for one in self.told:
            found.setdefault(one.change.cycle, []).append(one)
        return {cycle: tuple(ones) for cycle, ones in found.items()}

    @cached_property
    def _later(self) -> Mapping[str, tuple[Told, ...]]:
        return {
            cycle: tuple(one for one in ones if one.published == "after")
            for cycle, ones in self._cycles.items()
        }

    @cached_property
    def _units(self) -> Mapping[tuple[str, str], tuple[Told, ...]]:
        found: dict[tuple[str, str], list[Told]] = {}
        for cycle, ones in self._cycles.items():
            named = dict.fromkeys(one.change.unit for one in ones)
            for one in ones:
                # A version of the cycle's own file that nobody can read concerns every unit.
                all_units = isinstance(one.change, Gap) and not one.change.unit
                for unit in named if all_units else (one.change.unit,):
                    found.setdefault((cycle, unit), []).append(one)
        return {key: tuple(ones) for key, ones in found.items()}

    @cached_property
    def _commits(self) -> Mapping[tuple[str, str], tuple[Told, ...]]:
        found: dict[tuple[str, str], list[Told]] = {}
        for one in self.told:
            found.setdefault((one.change.cycle, one.commit), []).append(one)
        return {key: tuple(ones) for key, ones in found.items()}


NO_CHRONICLE = Chronicle()


def make_chronicle(project: Project, trail: Trail, seals: Mapping[str, Seal]) -> Chronicle:
    """Everything that a trail has, told whole. `seals`: commit on main -> its signature."""
    changes: list[ValueChange | Gap] = [*trail.changes, *trail.gaps]
    changes.sort(key=lambda one: trail.place(one.commit))
    published = {cycle: trail.commits[name] for cycle, name in trail.published.items()}
    told = tell_life(project, trail, changes, seals)
    common = tuple(odd for odd in trail.oddities if odd.kind == "lost_record")
    here = tuple(odd for odd in trail.oddities if odd.kind != "lost_record")
    return Chronicle(told, trail.head, published, common, here)


def tell_life(
    project: Project,
    trail: Trail,
    life: Sequence[ValueChange | Gap],
    seals: Mapping[str, Seal],
) -> tuple[Told, ...]:
    """All that is known of each of these changes, which are whole lives of values, oldest first."""
    leaves = _Leaves(project)
    points = dict(_points(leaves, (one for one in life if isinstance(one, ValueChange))))
    return tuple(
        replace(
            _tell(project, trail, one, leaves),
            seal=seals.get(one.commit, "unsigned"),
            points=points.get(id(one), (None, None)),
        )
        for one in life
    )


def _tell(project: Project, trail: Trail, change: ValueChange | Gap, leaves: "_Leaves") -> Told:
    official, handling = trail.commits[change.commit], trail.handling(change.commit)
    files = project.cycles.get(change.cycle)
    names = change.written if isinstance(change, ValueChange) else ()
    writers = tuple(trail.commits[name] for name in names)
    published = _published(trail, change)
    timing: Timing = ""
    # A published cycle's windows are over for all: an erratum is not late, and nothing in time.
    if files is not None and isinstance(change, ValueChange) and published != "after":
        timing = timing_of(files.cycle, change.step, change.unit, official, handling)
        if timing and handling.received is None and runs_backwards(official, writers):
            timing = "unrecorded"
    return Told(
        change=change,
        official=official,
        handling=handling,
        writers=writers,
        timing=timing,
        published=published,
        seal="unsigned",
        path=trail.below_root(change.path),
        role=ROLE_OF[change.step],
        office=leaves.office(change),
        day=_day(project, change.cycle, official),
        reviews=len(handling.reviewers),
        approvals=len(handling.approvals),
        own_account=files is not None and _sent_by_own(files.cycle, change, handling),
    )


def _sent_by_own(cycle: Cycle, change: ValueChange | Gap, handling: Handling) -> bool:
    """Of the steps in which others judge the unit; by the accounts that the cycle names today."""
    judged = ROLE_OF[change.step] in ("appraiser", "council")
    accounts = cycle.roles.units.get(change.unit, ())
    return judged and bool(handling.author) and handling.author in accounts


def _published(trail: Trail, change: ValueChange | Gap) -> Published:
    """By the order on main, which no clock can falsify; what came with the record came before."""
    record = trail.published.get(change.cycle)
    if record is None:
        return ""
    return "after" if trail.place(change.commit) > trail.place(record) else "before"


def _day(project: Project, cycle: str, official: LogCommit) -> date | None:
    if official.committed == _NO_TIME:
        return None
    files = project.cycles.get(cycle)
    return local_day(official.committed, zone_of(files.cycle)) if files else None


def _points(leaves: "_Leaves", changes: Iterable[ValueChange]) -> Iterator[tuple[int, Points]]:
    """What each change's figure gave before and after it, by all that stood of the value."""
    standing: dict[tuple[str, str, str, str], tuple[dict[str, str], Fraction | None]] = {}
    for one in changes:
        leaf = leaves.leaf(one.cycle, one.unit, one.criterion)
        if leaf is None:
            continue
        key = one.cycle, one.unit, one.criterion, one.step
        fields, before = standing.get(key, ({}, None))
        for changed in one.fields:
            fields.pop(changed.name, None)
            if changed.new is not None:
                fields[changed.name] = changed.new
        after = stated_points(leaf, fields) if fields else None
        standing[key] = fields, after
        yield id(one), (before, after)


class _Leaves:
    """A cycle's leaves and who leads on each, looked up once."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._nodes: dict[tuple[str, str], Mapping[str, Node]] = {}
        self._leads: dict[tuple[str, str], Mapping[str, str]] = {}

    def leaf(self, cycle: str, unit: str, criterion: str) -> Node | None:
        """A leaf of the unit's set as it is today; None for one that is none, or is no more."""
        if (cycle, unit) not in self._nodes:
            files = self._project.cycles.get(cycle)
            block = files.cycle.block_of(unit) if files is not None else None
            known = self._project.sets.get(block.criteria) if block is not None else None
            self._nodes[cycle, unit] = known.nodes if known is not None else {}
        node = self._nodes[cycle, unit].get(criterion)
        return node if node is not None and node.is_leaf else None

    def office(self, change: ValueChange | Gap) -> str:
        """Whose appraisal it is: by the file's name, else whoever leads on the leaf."""
        if ROLE_OF[change.step] != "appraiser":
            return ""
        _, dot, office = change.path.rpartition("/")[2].removesuffix(".yaml").partition(".")
        if dot:
            return office
        key = change.cycle, change.unit
        if key not in self._leads:
            files = self._project.cycles.get(change.cycle)
            block = files.cycle.block_of(change.unit) if files is not None else None
            known = self._project.sets.get(block.criteria) if block is not None else None
            self._leads[key] = (
                leads_of(files.cycle.offices, block, known, change.unit)
                if files is not None and block is not None and known is not None
                else {}
            )
        return self._leads[key].get(getattr(change, "criterion", ""), "")
