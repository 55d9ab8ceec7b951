"""Who sends a request does not say in its commits when it was received and who approved it.

The trail believes such words on merges of main alone. Where a forge is set to fast-forward, a
merge made inside the branch would become one of main's, its words with it.
"""

from collections.abc import Iterator

from parledger.model.words import Words
from parledger.problems import Place
from parledger.review.gate.refusal import Refusal
from parledger.review.gate.request import Request
from parledger.review.gate.rule import GateRule

_WHO = Words(
    "chỉ máy chủ Git, trong commit hợp nhất do nó tạo", "the forge alone, in its own merge"
)
_WHEN = Words("khi hợp nhất yêu cầu vào nhánh chính", "when it merges the request into main")


def judge(request: Request) -> Iterator[Refusal]:
    """G107, at every commit and trailer."""
    for name, trailer in request.forged if request.changes else ():
        args = (("commit", name[:12]), ("trailer", trailer))
        yield Refusal("G107", Place(request.changes[0].path), _WHO, _WHEN, args=args)


RULE = GateRule("trailers", ("G107",), frozenset(), judge)
