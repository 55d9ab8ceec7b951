"""Units of a running cycle: its secretary's alone."""

from collections.abc import Iterator

from parledger.review.gate.refusal import Refusal
from parledger.review.gate.request import Request, running
from parledger.review.gate.rule import GateRule
from parledger.review.gate.rules.shared_files import changed_units, judge_people
from parledger.review.gate.targets import Kind


def judge(request: Request) -> Iterator[Refusal]:
    """G110, G113 and G150, at each file of units."""
    changed = changed_units(request.start.project, request.head.project)
    for change in request.of_kinds(Kind.UNITS):
        here = {
            unit
            for unit in changed
            for project in (request.start.project, request.head.project)
            if unit in project.units and project.units[unit].at.path == change.path
        }
        users = [
            files.cycle
            for files in running(request.base)
            if any(unit in block.units for block in files.cycle.blocks for unit in here)
        ]
        yield from judge_people(request, change.path, users)


RULE = GateRule("units", ("G110", "G113", "G150"), frozenset({Kind.UNITS}), judge)
