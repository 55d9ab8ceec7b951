"""The accounts in CODEOWNERS are those of the data: what the command writes, and nothing else."""

from collections.abc import Iterator

from parledger.model.words import Words
from parledger.problems import Place
from parledger.review.gate.refusal import Refusal
from parledger.review.gate.request import Request
from parledger.review.gate.rule import GateRule
from parledger.review.gate.targets import Kind

_COMMAND = Words(
    "bất kỳ ai, bằng lệnh: python build.py codeowners",
    "anybody, by the command: python build.py codeowners",
)


def judge(request: Request) -> Iterator[Refusal]:
    """G105, at each file whose accounts are not those that the head's data gives."""
    for change in request.of_kinds(Kind.OWNERS):
        if request.owners.get(change.path, "spoilt") == "spoilt":
            yield Refusal("G105", Place(change.path), _COMMAND)


RULE = GateRule("owners", ("G105",), frozenset({Kind.OWNERS}), judge)
