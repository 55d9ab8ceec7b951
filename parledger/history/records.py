"""What the history says of the records of publication: every version, removals, tags."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from parledger.history.git import GitMissing, Objects, ask_git
from parledger.history.stamps import LOG, changes_in

_NO_BLOB = re.compile(r"0+")
_RECORDS = ":(glob)scores/*/publication.yaml"


@dataclass(frozen=True, slots=True)
class Past:
    """A version of a file on the first-parent line; `blob` empty: removed there."""

    commit: str
    blob: str


def in_repository(root: Path) -> bool:
    """Whether Git is here and the root lies in a repository that has a commit."""
    try:
        return ask_git(root, "rev-parse", "--verify", "--quiet", "HEAD^{commit}").code == 0
    except GitMissing:
        return False


def is_shallow(root: Path) -> bool:
    """Whether the history is cut off."""
    return ask_git(root, "rev-parse", "--is-shallow-repository").out.strip() == b"true"


def past_records(root: Path, commit: str) -> Mapping[str, tuple[Past, ...]]:
    """Path -> all its versions up to a commit, newest first, for every publication.yaml there was."""
    log = ask_git(root, *LOG, commit, "--", _RECORDS)
    found: dict[str, list[Past]] = {}
    for changed, _, _, blob, path in changes_in(log.out):
        held = "" if _NO_BLOB.fullmatch(blob) else blob
        found.setdefault(path, []).append(Past(changed, held))
    return {path: tuple(versions) for path, versions in found.items()}


def tagged_blob(root: Path, tag: str, path: str) -> str | None:
    """The blob id of a file (relative to the root) at a tag; empty where it is not there, None
    where there is no such tag.
    """
    name = f"refs/tags/{tag}"
    if ask_git(root, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}").code:
        return None
    return blob_at(root, name, path)


def tagged_commits(root: Path, folder: str) -> Mapping[str, str]:
    """The tags below a folder of tags (`kq/minh-duc-2020`) and the commits that they name."""
    shape = "%(refname:lstrip=2) %(objectname) %(*objectname)"
    told = ask_git(root, "for-each-ref", f"--format={shape}", f"refs/tags/{folder}/")
    lines = (line.split(" ") for line in told.out.decode("utf-8", "replace").splitlines())
    return {name: peeled or direct for name, direct, peeled in lines}


def blob_at(root: Path, revision: str, path: str) -> str:
    """The blob id of a file (relative to the root) at a revision; empty where it is not there."""
    found = ask_git(root, "rev-parse", "--verify", "--quiet", f"{revision}:./{path}")
    return found.out.decode("ascii", "replace").strip() if found.code == 0 else ""


def top_folder(root: Path) -> Path | None:
    """The repository's working folder; None where it has none."""
    found = ask_git(root, "rev-parse", "--show-toplevel")
    return Path(os.fsdecode(found.out.rstrip(b"\n"))) if found.code == 0 else None


class Blobs:
    """Contents by Git blob id, of any commit; None for what the repository does not have."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._objects: Objects | None = None

    def read(self, blob: str) -> bytes | None:
        """The bytes of a blob."""
        if not re.fullmatch(r"[0-9a-f]{40}([0-9a-f]{24})?", blob):
            return None
        if self._objects is None:
            self._objects = Objects(self._root)
        return self._objects.read(blob)

    def close(self) -> None:
        """End the process."""
        if self._objects is not None:
            self._objects.close()
            self._objects = None
