"""What several rules ask: a cycle that is open to the actor, a window, the secretary."""

from collections.abc import Iterator

from parledger.compute.windows import window_of
from parledger.model.cycles import Cycle
from parledger.model.project import CycleFiles
from parledger.model.words import Words
from parledger.problems import Place
from parledger.review.gate.people import holds, person_in, secretaries
from parledger.review.gate.refusal import Refusal
from parledger.review.gate.request import Request
from parledger.review.gate.targets import NEVER_LOCKED, Target
from parledger.review.gate.words import ANY_TIME, STEPS, days_of, moment, reopened_after, secretary

_IN_PLAN = Words(
    "sau khi thư ký ghi bước này vào schedule", "once the secretary has put the step into schedule"
)


def cycle_known_to(request: Request, target: Target) -> CycleFiles | None:
    """The cycle of a file as main has it; None where another rule refuses the file as a whole:

    the cycle is not on main, names no secretary, or does not know the account.
    """
    files = request.base.cycle(target.cycle)
    if files is None or not secretaries((files.cycle,)):
        return None
    return files if person_in(files.cycle, request.actor).is_anybody else None


def cycle_open_to(request: Request, target: Target) -> CycleFiles | None:
    """The same; None too where the file is frozen by a publication."""
    return None if is_frozen(request, target) else cycle_known_to(request, target)


def is_frozen(request: Request, target: Target) -> bool:
    """Whether the file is an input of a cycle whose result is published."""
    return request.base.is_published(target.cycle) and target.kind not in NEVER_LOCKED


def days_open(cycle: Cycle, target: Target) -> Words:
    """When the step of a file is open for its unit; at any time where the plan sets no days."""
    if not target.step or not cycle.schedule:
        return ANY_TIME
    window = window_of(cycle, target.step, target.unit)
    return _IN_PLAN if window is None else days_of(window)


def judge_window(request: Request, cycle: Cycle, target: Target, who: Words) -> Iterator[Refusal]:
    """G140 (not yet), G141 (over), G142 (not in the plan); a cycle without a schedule has no dates."""
    if not cycle.schedule:
        return
    window = window_of(cycle, target.step, target.unit)
    step = STEPS[target.step]
    standing = "unplanned" if window is None else window.at(request.at)
    code = {"ahead": "G140", "over": "G141", "unplanned": "G142", "open": ""}[standing]
    if not code:
        return
    days = days_open(cycle, target)
    late = reopened_after(cycle)
    when = {
        "G140": days,
        "G141": Words(f"{days.vi}; hoặc {late.vi}", f"{days.en}; or {late.en}"),
        "G142": days,
    }[code]
    args: tuple[tuple[str, str | Words], ...] = (("step", step),)
    if window is not None:
        args = (*args, ("unit", target.unit), ("at", moment(request.at, cycle)))
    yield Refusal(code, Place(target.path), who, when, args=args)


def judge_secretary(request: Request, cycle: Cycle, path: str) -> Iterator[Refusal]:
    """G150, unless the actor is the cycle's secretary."""
    if not holds(cycle.roles.secretary, request.actor):
        yield Refusal(
            "G150", Place(path), secretary(cycle), ANY_TIME, args=(("actor", request.actor),)
        )
