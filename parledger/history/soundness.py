"""Whether the objects of a repository are there and are what their names say.

Git checks the names of objects only when it is asked to: whoever can write into `.git` may put one
object's contents in the place of another's, and `git log` tells a shorter history without a word.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from parledger.history.git import GitMissing, Said, ask_git, read_many
from parledger.history.revisions import damaged
from parledger.problems import UserError

_LONGEST = 300
_TOO_OLD = re.compile(r"unrecognized argument|unknown option|^usage: ", re.MULTILINE)
_NAME = re.compile(r"\b([0-9a-f]{64}|[0-9a-f]{40})\b")
_LOOSE = re.compile(r"objects/([0-9a-f]{2})/([0-9a-f]{38}(?:[0-9a-f]{24})?)\b")


@dataclass(frozen=True, slots=True)
class Unsound:
    """What `git fsck` says of one object, in its words; `name` empty: of the store as a whole."""

    name: str
    told: str


def require_sound(root: Path, head: str, since: str = "") -> None:
    """UserError (exit 1) unless every commit and tree of a history is what its name says.

    Versions of files are checked where they are read (`read_many`): one that is spoilt is a gap.
    `since`: a commit whose history was checked before.
    """
    listed = _ask(
        root, "-c", "core.commitGraph=false", "rev-list", "--objects", "--filter=blob:none",
        "--no-object-names", "--end-of-options", f"{since}..{head}" if since else head, "--",
    )  # fmt: skip
    if listed.code:
        raise complaint(listed.err)
    names = listed.out.decode("ascii", "replace").split()
    for name, data in zip(names, read_many(root, names), strict=True):
        if data is None:
            raise damaged(
                f"đối tượng {name[:12]} không còn đúng nội dung",
                f"the object {name[:12]} does not hold what its name says",
            )


def complaint(told: str) -> UserError:
    """What Git says is wrong, on one line, without its advice; or that it is too old to be asked."""
    if _TOO_OLD.search(told):
        return UserError(
            "Git trên máy này quá cũ, không đọc được lịch sử theo cách cần thiết; cài Git 2.31 trở lên",
            "Git on this machine is too old to be asked for the history; install Git 2.31 or newer",
        )
    lines = (line.strip() for line in told.splitlines() if not line.startswith("hint:"))
    said = "; ".join(dict.fromkeys(filter(None, lines)))[:_LONGEST]
    return damaged(said, said)


def unsound_objects(root: Path, head: str) -> tuple[Unsound, ...]:
    """Every object that `git fsck` finds missing, spoilt or malformed; in the order of names.

    All objects are unpacked and compared with their names: about as long as `git clone` takes.
    """
    words = ("fsck", "--full", "--no-dangling", "--no-progress", "--no-reflogs")
    said = _ask(root, "-c", "core.commitGraph=false", *words, head)
    return read_fsck(f"{said.out.decode('utf-8', 'replace')}\n{said.err}") if said.code else ()


def read_fsck(told: str) -> tuple[Unsound, ...]:
    """The first thing that is said of each object; lines that name none only where no other does."""
    found: dict[str, str] = {}
    for line in map(str.strip, told.splitlines()):
        if not line or line.startswith(("hint:", "warning", "notice:", "broken link", "to ")):
            continue
        loose, named = _LOOSE.search(line), _NAME.search(line)
        name = loose[1] + loose[2] if loose else named[1] if named else ""
        found.setdefault(name, line[:_LONGEST])
    named_ones = tuple(Unsound(name, found[name]) for name in sorted(found) if name)
    return named_ones or tuple(Unsound("", line) for line in found.values())


def _ask(root: Path, *words: str) -> Said:
    try:
        return ask_git(root, *words)
    except GitMissing as missing:
        raise UserError("máy này chưa cài Git", "Git is not installed here") from missing
