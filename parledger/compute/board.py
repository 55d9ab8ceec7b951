"""The status board: how far each unit has come in each step, by when, and who has to act now.

Derived from files and dates alone. A step's date is that of the last change of its files on
main; late is only what a receipt says was received after the unit's last day.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from parledger.compute.matrix import Exchange, Gap, Ground, Missing, matrix_ground, missing_in
from parledger.compute.matrix import unit_matrix as matrix_of
from parledger.compute.offices import Round1, round_1_of
from parledger.compute.windows import StepWindow, window_of
from parledger.model.arrivals import Arrival
from parledger.model.cycles import Cycle
from parledger.model.project import CycleFiles
from parledger.model.results import BlockResult, CycleResult, State, Status, UnitResult
from parledger.model.scores import UnitFiles

BOARD_STEPS = ("self", "appraisal_1", "explanation", "appraisal_2", "council", "publication")
"""The steps a unit goes through. The survey is no unit's doing; `council` has no window."""


class Stand(StrEnum):
    """How a unit stands in a step."""

    DONE = "done"
    BEGUN = "begun"  # something is there, something is left
    DUE = "due"  # nothing is there, the last day is not over
    OVERDUE = "overdue"  # not done, and the last day is over
    AHEAD = "ahead"  # the step has not begun
    WAITS = "waits"  # for a step before it, or nobody said by when
    NOTHING = "nothing"  # there is nothing to do in this step


@dataclass(frozen=True, slots=True)
class StepStand:
    """A unit in a step. `left`: criteria to appraise, or explanations to answer.

    `arrival` is None where nothing is there or Git shows no history; `late` needs a receipt.
    """

    step: str
    stand: Stand
    window: StepWindow | None
    left: int = 0
    arrival: Arrival | None = None
    late: bool = False
    met: date | None = None  # the day of the Council's meeting


@dataclass(frozen=True, slots=True)
class UnitStand:
    """A unit in all steps of its cycle; `left` and `unanswered` by office (empty: no office)."""

    unit: str
    block: str
    state: State
    steps: tuple[StepStand, ...]
    left: Mapping[str, int]
    unanswered: Mapping[str, int]
    missing: tuple[Missing, ...]

    def step(self, name: str) -> StepStand | None:
        """One step; None where the cycle has no such step."""
        return next((one for one in self.steps if one.step == name), None)


@dataclass(frozen=True, slots=True)
class Board:
    """A cycle on a day (None: unknown, then nothing is open or overdue)."""

    cycle: Cycle
    today: date | None
    steps: tuple[str, ...]
    units: tuple[UnitStand, ...]

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What is missing in the comment-response matrices of all units."""
        return tuple(one for unit in self.units for one in unit.missing)


def make_board(
    files: CycleFiles, result: CycleResult, today: date | None, arrivals: Mapping[str, Arrival]
) -> Board:
    """Every unit of a cycle, in the decision's order; `arrivals` by path."""
    steps = _steps_of(files)
    looking = _Looking(files.cycle, today, arrivals, steps)
    units = tuple(
        _unit_stand(looking, files, ground, unit)
        for block in result.blocks
        for ground in (matrix_ground(files, block),)
        for unit in block.units
    )
    return Board(files.cycle, today, steps, units)


def _steps_of(files: CycleFiles) -> tuple[str, ...]:
    """The steps that the plan has or that somebody took."""
    cycle, units = files.cycle, files.units.values()
    there = {
        "self": any(one.self_file for one in units),
        "appraisal_1": any(one.round_1 for one in units),
        "explanation": any(one.explanation for one in units),
        "appraisal_2": any(one.round_2 for one in units),
        "council": bool(cycle.council or files.meetings),
        "publication": False,
    }
    return tuple(step for step in BOARD_STEPS if there[step] or step in cycle.schedule)


@dataclass(frozen=True, slots=True)
class _Looking:
    cycle: Cycle
    today: date | None
    arrivals: Mapping[str, Arrival]
    steps: tuple[str, ...]

    def at(self, unit: str, step: str) -> StepStand:
        """A step in which nothing has happened yet."""
        window = window_of(self.cycle, step, unit)
        if window is None or self.today is None:
            return StepStand(step, Stand.WAITS, window)
        word = {"ahead": Stand.AHEAD, "open": Stand.DUE, "over": Stand.OVERDUE}
        return StepStand(step, word[window.on(self.today)], window)

    def done(self, unit: str, step: str, paths: Iterable[str]) -> StepStand:
        """A step that is done, by the last change of its files."""
        window = window_of(self.cycle, step, unit)
        found = [self.arrivals[path] for path in paths if path in self.arrivals]
        last = max(found, key=lambda one: one.when, default=None)
        late = bool(last and last.recorded and window and window.at(last.when) == "over")
        return StepStand(step, Stand.DONE, window, arrival=last, late=late)

    def waits(self, unit: str, step: str, stand: Stand = Stand.WAITS) -> StepStand:
        """A step whose turn is not now."""
        return StepStand(step, stand, window_of(self.cycle, step, unit))


def _unit_stand(
    looking: _Looking, files: CycleFiles, ground: Ground, unit: UnitResult
) -> UnitStand:
    own = files.units.get(unit.unit) or UnitFiles(unit.unit)
    matrix = matrix_of(ground, unit, own)
    # A self-score that nobody is to appraise leaves nobody any work.
    left = leaves_left(ground, unit, own) if "appraisal_1" in looking.steps else {}
    unanswered = _by_office(line.office for line in matrix if Gap.ANSWER in line.gaps)
    seen = _Seen(own, unit, matrix, sum(left.values()), sum(unanswered.values()))
    made = {
        "self": _self_step,
        "appraisal_1": _round_1_step,
        "explanation": _explanation_step,
        "appraisal_2": _round_2_step,
    }
    steps = tuple(
        made[step](looking, seen) if step in made else _last_step(looking, files, unit, step)
        for step in looking.steps
    )
    missing = tuple(missing_in(unit, matrix))
    return UnitStand(unit.unit, unit.block, unit.state, steps, left, unanswered, missing)


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the files of a unit show; `left` leaves to appraise, `unanswered` explanations."""

    files: UnitFiles
    result: UnitResult
    matrix: tuple[Exchange, ...]
    left: int
    unanswered: int

    @property
    def handed_in(self) -> bool:
        """A unit that has nothing to hand in has handed it in."""
        return self.result.state not in (State.NOT_STARTED, State.DRAFT) and (
            self.result.total is not None
        )


def _self_step(looking: _Looking, seen: _Seen) -> StepStand:
    unit, own = seen.files.unit, seen.files.self_file
    if own is not None and not own.draft:
        return looking.done(unit, "self", [own.path])
    if seen.handed_in:
        return looking.waits(unit, "self", Stand.NOTHING)
    standing = looking.at(unit, "self")
    begun = own is not None and standing.stand in (Stand.DUE, Stand.WAITS, Stand.AHEAD)
    return replace(standing, stand=Stand.BEGUN) if begun else standing


def _round_1_step(looking: _Looking, seen: _Seen) -> StepStand:
    unit, files = seen.files.unit, seen.files.round_1
    if not seen.handed_in:
        return looking.waits(unit, "appraisal_1")
    if files and not seen.left:
        return looking.done(unit, "appraisal_1", [one.path for one in files])
    if not seen.left:
        return looking.waits(unit, "appraisal_1", Stand.NOTHING)
    return _unfinished(looking.at(unit, "appraisal_1"), bool(files), seen.left)


def _explanation_step(looking: _Looking, seen: _Seen) -> StepStand:
    """Explaining is a right: a unit that lets the days pass is not overdue."""
    unit, asked = seen.files.unit, seen.files.explanation
    if asked is not None and seen.handed_in:
        return looking.done(unit, "explanation", [asked.path])
    if not seen.files.round_1 or seen.left or not seen.handed_in:
        return looking.waits(unit, "explanation")
    standing = looking.at(unit, "explanation")
    over = standing.stand is Stand.OVERDUE or seen.result.state in _SETTLED
    if over or not any(line.is_changed for line in seen.matrix):
        return replace(standing, stand=Stand.NOTHING)
    return standing


_SETTLED = (State.COUNCIL, State.PUBLISHED)


def _round_2_step(looking: _Looking, seen: _Seen) -> StepStand:
    unit, files = seen.files.unit, seen.files.round_2
    paths = [one.path for one in files]
    if any(line.explanation for line in seen.matrix):
        if not seen.unanswered:
            return looking.done(unit, "appraisal_2", paths)
        return _unfinished(looking.at(unit, "appraisal_2"), bool(files), seen.unanswered)
    if any(one.entries for one in files) and seen.handed_in:
        return looking.done(unit, "appraisal_2", paths)
    asked = _explanation_step(looking, seen)
    settled = asked.stand in (Stand.NOTHING, Stand.DONE) or seen.result.state in _SETTLED
    return looking.waits(unit, "appraisal_2", Stand.NOTHING if settled else Stand.WAITS)


def _unfinished(standing: StepStand, begun: bool, left: int) -> StepStand:
    over = standing.stand is Stand.OVERDUE
    return replace(standing, stand=Stand.BEGUN if begun and not over else standing.stand, left=left)


def _last_step(looking: _Looking, files: CycleFiles, unit: UnitResult, step: str) -> StepStand:
    """Council and publication come to a block as a whole."""
    if step == "publication":
        if unit.state is State.PUBLISHED:
            return looking.waits(unit.unit, step, Stand.DONE)
        return looking.at(unit.unit, step)
    days = [one.date for one in files.meetings if one.stands and one.covers(unit.block)]
    if days:
        return replace(looking.waits(unit.unit, step, Stand.DONE), met=max(days))
    return looking.waits(unit.unit, step)


def leaves_left(ground: Ground, unit: UnitResult, files: UnitFiles) -> Mapping[str, int]:
    """How many leaves each office still has to appraise in round 1, most first.

    Leaves that are neither listed nor covered, as for the state `appraisal_1`; none while the
    unit's self-score is not handed in.
    """
    if unit.total is None:
        return {}
    leads = ground.leads_for(unit.unit)
    round_1 = round_1_of(files.round_1, leads)
    return _by_office(leads.get(leaf, "") for leaf in _open_leaves(ground.block, unit, round_1))


def _open_leaves(block: BlockResult, unit: UnitResult, round_1: Round1) -> Iterator[str]:
    for column, leaf in enumerate(block.leaves):
        given = leaf.rule is not None and leaf.rule.kind in ("survey", "external")
        if given or unit.status[column] in (Status.NOT_SCORED, Status.MISSING):
            continue
        covered = unit.self_points[column] is not None and round_1.covers(leaf.id)
        if leaf.id not in round_1.entries and not covered:
            yield leaf.id


def _by_office(offices: Iterable[str]) -> Mapping[str, int]:
    counted: dict[str, int] = {}
    for office in offices:
        counted[office] = counted.get(office, 0) + 1
    return dict(sorted(counted.items(), key=lambda one: -one[1]))
