"""Who is judged does not change the judge.

Who may change the program and the workflows is for the forge's CODEOWNERS, which has to approve
it; the gate sees to it that nobody with a role in a running cycle is the one who changes them.
"""

from collections.abc import Iterator

from parledger.problems import Place
from parledger.review.gate.people import person_in
from parledger.review.gate.refusal import Refusal
from parledger.review.gate.request import Request, running
from parledger.review.gate.rule import GateRule
from parledger.review.gate.targets import Kind
from parledger.review.gate.words import ANY_TIME, MAINTAINERS


def judge(request: Request) -> Iterator[Refusal]:
    """G104, once: for the first file of the program, with the number of all."""
    own = [
        change
        for change in request.of_kinds(Kind.ENGINE, Kind.WORKFLOW, Kind.OWNERS)
        if change.path not in request.generated
    ]
    for files in running(request.base) if own else ():
        if person_in(files.cycle, request.actor).is_anybody:
            yield Refusal(
                "G104",
                Place(own[0].path),
                MAINTAINERS,
                ANY_TIME,
                args=(
                    ("actor", request.actor),
                    ("cycle", files.cycle.id),
                    ("number", str(len(own))),
                ),
            )
            return


RULE = GateRule("engine", ("G104",), frozenset({Kind.ENGINE, Kind.WORKFLOW, Kind.PROSE}), judge)
