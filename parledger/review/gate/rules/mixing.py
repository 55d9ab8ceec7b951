"""The program, its workflows and the data never change in one request.

Whoever reviews figures need not read code, and no figure comes in beside the code that would
wave it through. A CODEOWNERS file that is exactly what the command writes goes with the data that
it is written from.
"""

from collections.abc import Iterator, Mapping

from parledger.model.words import Words
from parledger.problems import Place
from parledger.review.gate.refusal import Refusal
from parledger.review.gate.request import Request
from parledger.review.gate.rule import GateRule
from parledger.review.gate.targets import DATA, Kind, target_of
from parledger.review.gate.words import ANY_TIME

_DATA = Words("dữ liệu", "data")
_ENGINE = Words("chương trình", "the program")
_WORKFLOW = Words("quy trình tự động", "workflows")
_PROSE = Words("bài viết", "prose")
_CLASSES: Mapping[Kind, Words] = {
    **dict.fromkeys(DATA, _DATA),
    Kind.ENGINE: _ENGINE,
    Kind.WORKFLOW: _WORKFLOW,
    Kind.OWNERS: _WORKFLOW,
    Kind.PROSE: _PROSE,
}
_APART = ((_DATA, _ENGINE), (_DATA, _WORKFLOW), (_DATA, _PROSE), (_ENGINE, _WORKFLOW))
"""Prose may come with the program that it explains."""

_WHO = Words(
    "chính tài khoản này, bằng những yêu cầu riêng cho từng loại",
    "the same account, in a request of its own for each",
)


def judge(request: Request) -> Iterator[Refusal]:
    """G102, once for each two classes that meet."""
    first: dict[Words, str] = {}
    for change in request.changes:
        kind = target_of(change.path).kind
        if kind in _CLASSES and change.path not in request.generated:
            first.setdefault(_CLASSES[kind], change.path)
    for one, other in _APART:
        if one in first and other in first:
            yield Refusal(
                "G102",
                Place(first[other]),
                _WHO,
                ANY_TIME,
                args=(
                    ("first", first[one]),
                    ("second", first[other]),
                    ("first", one),
                    ("second", other),
                ),
            )


RULE = GateRule("mixing", ("G102",), frozenset(), judge)
