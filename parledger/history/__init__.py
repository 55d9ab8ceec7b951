"""What Git knows of the repository. The only room that calls it."""

from parledger.history.receipts import Receipt, Receipts, read_receipts
from parledger.history.stamps import FileStamp, History, WhyNone, read_stamps
from parledger.history.tree import CommitWorkspace, find_commit

__all__ = [
    "CommitWorkspace",
    "FileStamp",
    "History",
    "Receipt",
    "Receipts",
    "WhyNone",
    "find_commit",
    "read_receipts",
    "read_stamps",
]
