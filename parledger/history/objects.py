"""Objects of Git as they are, to be carried away: what a tag names, down to one file."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from parledger.history.git import ask_git

ObjectKind = Literal["tag", "commit", "tree"]


@dataclass(frozen=True, slots=True)
class RawObject:
    """An object by its id, its kind and its bytes without Git's header."""

    id: str
    kind: ObjectKind
    data: bytes


def tag_object(root: Path, tag: str) -> RawObject | None:
    """The object of an annotated tag; None for a tag without one, and where there is no tag."""
    return _read(root, f"refs/tags/{tag}", "tag")


def way_to_file(root: Path, commit: str, path: str) -> tuple[RawObject, ...]:
    """A commit and the trees from its top down to the folder of a file (from the top's own path).

    With these anybody can compute that the commit holds the file. Empty where one is missing.
    """
    folders = path.split("/")[:-1]
    below = ["/".join(folders[: depth + 1]) for depth in range(len(folders))]
    trees = (_read(root, f"{commit}:{folder}", "tree") for folder in ("", *below))
    found = (_read(root, commit, "commit"), *trees)
    whole = tuple(one for one in found if one is not None)
    return whole if len(whole) == len(found) else ()


def _read(root: Path, name: str, kind: ObjectKind) -> RawObject | None:
    said = ask_git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", name)
    found = said.out.decode("ascii", "replace").strip()
    if said.code or ask_git(root, "cat-file", "-t", found).out.strip() != kind.encode():
        return None
    held = ask_git(root, "cat-file", kind, found)
    return None if held.code else RawObject(found, kind, held.out)
