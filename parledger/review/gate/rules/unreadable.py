"""What cannot be read cannot be judged: broken syntax, conflict marks, links, submodules.

Nor can a file that nobody reads: one whose name no message can print, or whose folder is one of
the data only where a disk knows no case. A link among the prose would have the site publish what
it points to.
"""

from collections.abc import Iterator

from parledger.history import Change
from parledger.model.words import Words
from parledger.model.workspace import FOLDERS, is_printable_name
from parledger.problems import Place
from parledger.review.gate.refusal import Refusal
from parledger.review.gate.request import Request
from parledger.review.gate.rule import GateRule
from parledger.review.gate.targets import DATA, Kind, target_of

_WHO = Words("chính tài khoản này", "the same account")
_WHEN = Words(
    "sau khi sửa lỗi mà lệnh check chỉ ra ở tệp này",
    "once what the command check finds in this file is mended",
)


def judge(request: Request) -> Iterator[Refusal]:
    """G106, at each data file of the head that was not read whole, and each link."""
    for change in request.of_kinds(*DATA, Kind.PROSE):
        if not change.is_plain or (not change.is_deletion and _unread(request, change)):
            yield Refusal("G106", Place(change.path), _WHO, _WHEN)


def _unread(request: Request, change: Change) -> bool:
    """A folder of a unit that the cycle does not list is never read: another rule refuses it."""
    target = target_of(change.path)
    parts = change.path.split("/")
    if not all(is_printable_name(part) for part in parts):
        return True
    if target.kind in (Kind.PROSE, Kind.EVIDENCE):
        return False
    if parts[0] not in FOLDERS:
        return True
    if target.kind in (Kind.PUBLICATION, Kind.SURVEY):
        return change.path.endswith(".yaml") and change.path not in request.head.plain
    if change.path not in request.head.project.unread:
        return False
    files = request.head.cycle(target.cycle)
    return not target.unit or files is None or files.cycle.block_of(target.unit) is not None


RULE = GateRule("unreadable", ("G106",), frozenset(), judge)
