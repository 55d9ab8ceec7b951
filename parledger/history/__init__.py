"""What Git knows of the repository. The only room that calls it."""

from parledger.history.ancestry import (
    DEEPEN,
    Ancestry,
    find_ancestry,
    require_all_objects,
    require_own_files,
    require_whole_history,
)
from parledger.history.changes import (
    Change,
    changes_between,
    commit_time,
    common_bases,
    forged_trailers,
    read_blob,
)
from parledger.history.git import read_many
from parledger.history.handling import handling_of
from parledger.history.log import branch_of, is_ancestor, oddities, read_log, top_prefix
from parledger.history.merging import Conflict, MergedWorkspace
from parledger.history.newer import Newer, commits_between, newer_branches, newer_main
from parledger.history.objects import ObjectKind, RawObject, tag_object, way_to_file
from parledger.history.receipts import Receipt, Receipts, read_receipts
from parledger.history.records import (
    Blobs,
    Past,
    blob_at,
    in_repository,
    is_shallow,
    past_records,
    tagged_blob,
    tagged_commits,
    top_folder,
)
from parledger.history.revisions import find_commit
from parledger.history.signatures import (
    Signed,
    carries_signature,
    check_contents,
    check_signature,
    signed_commits,
    signed_parts,
)
from parledger.history.soundness import Unsound, unsound_objects
from parledger.history.stamps import FileStamp, History, WhyNone, read_stamps
from parledger.history.trail import Record, read_record
from parledger.history.tree import CommitWorkspace
from parledger.history.upstream import (
    Addition,
    Remote,
    add_files,
    fetch_ref,
    files_under,
    merges_of,
)

__all__ = [
    "DEEPEN",
    "Addition",
    "Ancestry",
    "Blobs",
    "Change",
    "CommitWorkspace",
    "Conflict",
    "FileStamp",
    "History",
    "MergedWorkspace",
    "Newer",
    "ObjectKind",
    "Past",
    "RawObject",
    "Receipt",
    "Receipts",
    "Record",
    "Remote",
    "Signed",
    "Unsound",
    "WhyNone",
    "add_files",
    "blob_at",
    "branch_of",
    "carries_signature",
    "changes_between",
    "check_contents",
    "check_signature",
    "commit_time",
    "commits_between",
    "common_bases",
    "fetch_ref",
    "files_under",
    "find_ancestry",
    "find_commit",
    "forged_trailers",
    "handling_of",
    "in_repository",
    "is_ancestor",
    "is_shallow",
    "merges_of",
    "newer_branches",
    "newer_main",
    "oddities",
    "past_records",
    "read_blob",
    "read_log",
    "read_many",
    "read_receipts",
    "read_record",
    "read_stamps",
    "require_all_objects",
    "require_own_files",
    "require_whole_history",
    "signed_commits",
    "signed_parts",
    "tag_object",
    "tagged_blob",
    "tagged_commits",
    "top_folder",
    "top_prefix",
    "unsound_objects",
    "way_to_file",
]
