"""trail/ holds when requests were received: whoever could write it could be in time for ever."""

from collections.abc import Iterator

from parledger.model.words import Words
from parledger.problems import Place
from parledger.review.gate.refusal import Refusal
from parledger.review.gate.request import Request
from parledger.review.gate.rule import GateRule
from parledger.review.gate.targets import Kind

_WHO = Words("chỉ bước tự động sau khi hợp nhất", "the step after the merge alone")
_WHEN = Words("ngay sau khi hợp nhất", "right after the merge")


def judge(request: Request) -> Iterator[Refusal]:
    """G103, at every record."""
    for change in request.of_kinds(Kind.TRAIL):
        yield Refusal("G103", Place(change.path), _WHO, _WHEN)


RULE = GateRule("records", ("G103",), frozenset({Kind.TRAIL}), judge)
