"""The event that GitHub hands to a workflow: which commits, who brought them, and when.

The account that opened the request and the one that pushed its head both count: whoever presses
a button on another's request must not lend it his rights. An event that somebody else can cause
(a label, an edited title, a request opened again) does not tell who brought the head.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from parledger.model.instants import read_time
from parledger.model.words import Words
from parledger.problems import UserError

_BRINGS = ("opened", "synchronize")
_MOST_BYTES = 25 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Event:
    """A pull request's two commits by full id, its accounts, and the time of the push."""

    base: str
    head: str
    actors: tuple[str, ...]
    at: datetime


def read_event(data: bytes) -> Event:
    """A `pull_request` event. UserError (exit 1: refused) where it is none or lacks a field."""
    said = _parse(data)
    action = _text(said, "action")
    if action not in _BRINGS:
        raise _refused(
            Words(
                f"sự kiện «{action[:40]}» không cho biết ai đã đẩy nội dung lên; hãy đẩy lên lần nữa",
                f"the event '{action[:40]}' does not tell who brought the head; push again",
            )
        )
    pushed = _text(said, "pull_request", "head", "repo", "pushed_at")
    at = read_time(pushed)
    if at is None:
        raise _lacks("pull_request.head.repo.pushed_at")
    return Event(
        base=_text(said, "pull_request", "base", "sha"),
        head=_text(said, "pull_request", "head", "sha"),
        actors=(_text(said, "pull_request", "user", "login"), _text(said, "sender", "login")),
        at=at,
    )


def _parse(data: bytes) -> Mapping[str, Any]:
    try:
        said = json.loads(data.decode("utf-8")) if len(data) <= _MOST_BYTES else None
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict):
        raise _refused(
            Words("tệp sự kiện không phải là JSON của GitHub", "the event is no JSON of GitHub's")
        )
    return said


def _text(said: Mapping[str, Any], *keys: str) -> str:
    """The text under a path of keys; refused where any of them is missing or empty."""
    found: Any = said
    for key in keys:
        found = found.get(key) if isinstance(found, dict) else None
    if not isinstance(found, str) or not found.strip():
        raise _lacks(".".join(keys))
    return found


def _lacks(field: str) -> UserError:
    return _refused(Words(f"sự kiện thiếu mục {field}", f"the event lacks the field {field}"))


def _refused(why: Words) -> UserError:
    return UserError(f"từ chối: {why.vi}", f"refused: {why.en}", exit_code=1)
