"""A head cannot have been received before the commit that it grew from was made."""

from collections.abc import Iterator

from parledger.model.words import Words
from parledger.problems import Place
from parledger.review.gate.refusal import Refusal
from parledger.review.gate.request import Request
from parledger.review.gate.rule import GateRule
from parledger.review.gate.words import SET_UP, moment

_WHEN = Words(
    "sau khi chỉnh lại giờ của máy chủ hoặc giá trị --at",
    "once the server's clock, or the value of --at, is right",
)


def judge(request: Request) -> Iterator[Refusal]:
    """G101."""
    if request.changes and request.at < request.since:
        yield Refusal(
            "G101",
            Place(request.changes[0].path),
            SET_UP,
            _WHEN,
            args=(
                ("at", moment(request.at)),
                ("since", moment(request.since)),
            ),
        )


RULE = GateRule("clock", ("G101",), frozenset(), judge)
