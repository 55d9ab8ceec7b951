"""`trail/<year>/<number>.json`: what the forge knows of a merged request and Git does not.

One file for each request, written once by the step after the merge and never changed:

    {"number": 12, "commit": "<the merge on main>", "head": "<what was merged>", "author": "to-1",
     "reviewers": ["nv-1"], "approvals": ["nv-1"], "merged_by": "thu-ky",
     "merged": "2020-11-16T02:00:00Z", "received": "2020-11-15T16:59:00Z"}

`number` and `commit` are required, `head` and `merged` are for people; `received` is the forge's time of the push that brought the
request's last head.
"""

import json
import re
from dataclasses import dataclass
from datetime import datetime

from parledger.history.messages import person
from parledger.model.instants import read_time

TRAIL = "trail"
RECORD_PATH = re.compile(r"trail/([0-9]{4})/([1-9][0-9]{0,8})\.json")
_COMMIT = re.compile(r"[0-9a-f]{40}([0-9a-f]{24})?")
_MOST_BYTES = 65536


@dataclass(frozen=True, slots=True)
class Record:
    """One merged request; texts are empty and lists are without members where nothing is known."""

    number: str
    commit: str
    author: str = ""
    reviewers: tuple[str, ...] = ()
    approvals: tuple[str, ...] = ()
    merged_by: str = ""
    received: datetime | None = None


def read_record(path: str, data: bytes) -> Record | None:
    """The record in a file; None where its name, its JSON or a required field is not as it should."""
    name = RECORD_PATH.fullmatch(path)
    if name is None or len(data) > _MOST_BYTES:
        return None
    try:
        said = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError):
        return None
    if not isinstance(said, dict) or str(said.get("number")) != name[2]:
        return None
    commit = said.get("commit")
    if not isinstance(commit, str) or not _COMMIT.fullmatch(commit):
        return None
    return Record(
        number=name[2],
        commit=commit,
        author=_text(said.get("author")),
        reviewers=_texts(said.get("reviewers")),
        approvals=_texts(said.get("approvals")),
        merged_by=_text(said.get("merged_by")),
        received=read_time(_text(said.get("received"))),
    )


def _text(value: object) -> str:
    return person(value) if isinstance(value, str) else ""


def _texts(value: object) -> tuple[str, ...]:
    """Accounts of a list, each once."""
    listed = value if isinstance(value, list) else []
    return tuple(dict.fromkeys(name for one in listed if (name := _text(one))))
