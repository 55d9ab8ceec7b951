"""The record of a publication is written once, by the secretary, and grows at its end alone.

So the digests of its earlier versions hold for ever.
"""

from collections.abc import Iterator

from parledger.model.cycles import Cycle
from parledger.problems import Place
from parledger.review.gate.refusal import Refusal
from parledger.review.gate.request import Plain, Request
from parledger.review.gate.rule import GateRule
from parledger.review.gate.rules.common import cycle_open_to, judge_secretary
from parledger.review.gate.rules.errata import is_complete, new_errata
from parledger.review.gate.targets import Kind, target_of
from parledger.review.gate.words import ANY_TIME, secretary

ERRATUM_KEYS = ("version", "path", "what", "reason", "decision", "date")


def judge(request: Request) -> Iterator[Refusal]:
    """G150 (who), G172 (added to at its end alone)."""
    for change in request.of_kinds(Kind.PUBLICATION):
        target = target_of(change.path)
        files = cycle_open_to(request, target)
        if files is None:
            continue
        refused = tuple(judge_secretary(request, files.cycle, change.path))
        yield from refused
        if not refused and request.base.is_published(target.cycle):
            yield from _judge_record(request, files.cycle, change.path)


def _judge_record(request: Request, cycle: Cycle, path: str) -> Iterator[Refusal]:
    old, new = request.base.texts.get(path, b""), request.head.texts.get(path)
    added = new_errata(request.base.plain.get(path), request.head.plain.get(path))
    grown = new is not None and new.startswith(old.rstrip(b"\n") + b"\n")
    complete = bool(added) and all(_is_whole(one) for one in added or ())
    same = _without_errata(request.base.plain.get(path)) == _without_errata(
        request.head.plain.get(path)
    )
    if not (grown and complete and same):
        args = (("keys", ", ".join(ERRATUM_KEYS)),)
        yield Refusal("G172", Place(path), secretary(cycle), ANY_TIME, args=args)


def _is_whole(erratum: Plain) -> bool:
    return is_complete(erratum, ERRATUM_KEYS)


def _without_errata(said: Plain | None) -> Plain | None:
    if not isinstance(said, dict):
        return None
    return {key: value for key, value in said.items() if key != "errata"}


RULE = GateRule("publication", ("G150", "G172"), frozenset({Kind.PUBLICATION}), judge)
