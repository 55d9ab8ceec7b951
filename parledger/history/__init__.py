"""What Git knows of the repository. The only room that calls it."""

from parledger.history.ancestry import (
    DEEPEN,
    Ancestry,
    find_ancestry,
    require_whole_history,
)
from parledger.history.changes import Change, changes_between, commit_time, common_bases, read_blob
from parledger.history.merging import Conflict, MergedWorkspace
from parledger.history.messages import read_time
from parledger.history.receipts import Receipt, Receipts, read_receipts
from parledger.history.stamps import FileStamp, History, WhyNone, read_stamps
from parledger.history.tree import CommitWorkspace, find_commit

__all__ = [
    "DEEPEN",
    "Ancestry",
    "Change",
    "CommitWorkspace",
    "Conflict",
    "FileStamp",
    "History",
    "MergedWorkspace",
    "Receipt",
    "Receipts",
    "WhyNone",
    "changes_between",
    "commit_time",
    "common_bases",
    "find_ancestry",
    "find_commit",
    "read_blob",
    "read_receipts",
    "read_stamps",
    "read_time",
    "require_whole_history",
]
