"""Meetings, tasks, appeals, and whatever else lies in a cycle's folder: the secretary enters them.

Tasks and appeals go on after publication; the Council's decisions are an input of the result.
"""

from collections.abc import Iterator

from parledger.review.gate.refusal import Refusal
from parledger.review.gate.request import Request
from parledger.review.gate.rule import GateRule
from parledger.review.gate.rules.common import cycle_open_to, judge_secretary
from parledger.review.gate.targets import Kind, target_of

_KINDS = (Kind.COUNCIL, Kind.TASKS, Kind.APPEALS, Kind.OTHER_DATA)


def judge(request: Request) -> Iterator[Refusal]:
    """G150."""
    for change in request.of_kinds(*_KINDS):
        files = cycle_open_to(request, target_of(change.path))
        if files is not None:
            yield from judge_secretary(request, files.cycle, change.path)


RULE = GateRule("proceedings", ("G150",), frozenset(_KINDS), judge)
