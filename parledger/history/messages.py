"""What a merge's message tells of its request: our trailers, or the forges' own wordings.

Trailers stand in the last paragraphs of the message, never in its first line, which is the title
that anybody may type; and they are ours only where `Merge-Request:` is among them. GitHub's own
message has the title in its body, so there the number in the first line is all that is taken.
"""

import re
from dataclasses import dataclass
from datetime import datetime

from parledger.model.instants import read_time

_GITHUB = re.compile(r"Merge pull request #([0-9]{1,9}) from \S+")
_GITLAB = re.compile(r"See merge request \S*!([0-9]{1,9})")
_TRAILER = re.compile(r"([A-Za-z][A-Za-z-]*): (\S.*)")
_NUMBER = re.compile(r"(?:\S*[!#])?([0-9]{1,9})")
_RESERVED = ("Merge-Request", "MR-Author", "Reviewed-by", "Approved-by", "Merged-by", "Received")
_PERSON = re.compile(r"(.*?)\s*<[^<>]*>")


@dataclass(frozen=True, slots=True)
class Told:
    """Request number without its mark, people by name, time of the push; empty where not told."""

    request: str = ""
    author: str = ""
    reviewers: tuple[str, ...] = ()
    approvals: tuple[str, ...] = ()
    merged_by: str = ""
    received: datetime | None = None


def read_message(message: str, *, is_merge: bool) -> Told:
    """What the forge wrote into a merge; nothing from a commit with one parent."""
    if not is_merge:
        return Told()
    paragraphs = [part for part in message.strip("\n").split("\n\n") if part.strip()]
    title = paragraphs[0].split("\n")[0] if paragraphs else ""
    github = _GITHUB.fullmatch(title.strip())
    if github:
        return Told(request=github[1])
    trailers = _trailers(paragraphs[1:])
    if "merge-request" in trailers:
        return _from_trailers(trailers)
    last = paragraphs[-1].split("\n")[-1].strip() if paragraphs else ""
    gitlab = _GITLAB.fullmatch(last)
    return Told(request=gitlab[1]) if gitlab else Told()


def reserved_in(message: str) -> tuple[str, ...]:
    """The trailers of a message that the forge alone may write."""
    paragraphs = [part for part in message.strip("\n").split("\n\n") if part.strip()]
    found = _trailers(paragraphs[1:])
    return tuple(name for name in _RESERVED if name.lower() in found)


def _trailers(paragraphs: list[str]) -> dict[str, list[str]]:
    """Keys in lower case; paragraphs at the end that hold nothing but trailers count as one."""
    found: dict[str, list[str]] = {}
    for paragraph in reversed(paragraphs):
        lines = [_TRAILER.fullmatch(line.strip()) for line in paragraph.split("\n") if line.strip()]
        read = [line for line in lines if line is not None]
        if len(read) < len(lines):
            break
        for line in reversed(read):
            found.setdefault(line[1].lower(), []).insert(0, line[2])
    return found


def _from_trailers(trailers: dict[str, list[str]]) -> Told:
    number = _NUMBER.fullmatch(trailers["merge-request"][-1].strip())
    times = {read_time(text) for text in trailers.get("received", ())}
    return Told(
        request=number[1] if number else "",
        author=_one(trailers.get("mr-author", [])),
        reviewers=_people(trailers.get("reviewed-by", [])),
        approvals=_people(trailers.get("approved-by", [])),
        merged_by=_one(trailers.get("merged-by", [])),
        # Two times that differ: no telling which one is the forge's.
        received=times.pop() if len(times) == 1 else None,
    )


def _one(texts: list[str]) -> str:
    return next(iter(_people(texts)), "")


def _people(texts: list[str]) -> tuple[str, ...]:
    """Names without mail addresses, each once."""
    return tuple(dict.fromkeys(name for text in texts if (name := person(text))))


def person(text: str) -> str:
    """A name or an account as written, without the address after it and the @ before it."""
    addressed = _PERSON.fullmatch(text.strip())
    return (addressed[1] if addressed else text).strip().removeprefix("@")
