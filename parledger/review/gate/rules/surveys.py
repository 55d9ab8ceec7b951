"""Survey files are the secretary's until the survey is closed; from then on an erratum is needed.

To falsify results is what the plan forbids: an erratum says why and by which decision, stands in
the instrument for good, and the ballots' digest goes with it.
"""

from collections.abc import Iterator

from parledger.model.cycles import Cycle
from parledger.model.words import Words
from parledger.problems import Place
from parledger.review.gate.refusal import Refusal
from parledger.review.gate.request import Plain, Request
from parledger.review.gate.rule import GateRule
from parledger.review.gate.rules.common import cycle_open_to, judge_secretary
from parledger.review.gate.rules.errata import added_errata
from parledger.review.gate.targets import Kind, Target, target_of
from parledger.review.gate.words import secretary

_KEYS = ("date", "reason", "decision")
_ERRATUM = Words(
    "khi bản khai có thêm mục errata ghi reason và decision",
    "with a new entry under errata of the instrument that names reason and decision",
)


def judge(request: Request) -> Iterator[Refusal]:
    """G150 (who), G170 (closed)."""
    for change in request.of_kinds(Kind.SURVEY):
        target = target_of(change.path)
        files = cycle_open_to(request, target)
        if files is None:
            continue
        refused = tuple(judge_secretary(request, files.cycle, change.path))
        yield from refused
        if not refused:
            yield from _judge_closed(request, files.cycle, target)


def _judge_closed(request: Request, cycle: Cycle, target: Target) -> Iterator[Refusal]:
    if not request.base.is_closed(target.cycle, target.survey):
        return
    path = f"scores/{target.cycle}/survey/{target.survey}.yaml"
    old, new = request.base.plain.get(path), request.head.plain.get(path)
    corrected = added_errata(old, new, _KEYS) and _closing(old) == _closing(new)
    if not corrected:
        args = (("survey", target.survey),)
        yield Refusal("G170", Place(target.path), secretary(cycle), _ERRATUM, args=args)


def _closing(said: Plain | None) -> Plain | None:
    return said.get("closed") if isinstance(said, dict) else None


RULE = GateRule("surveys", ("G150", "G170"), frozenset({Kind.SURVEY}), judge)
