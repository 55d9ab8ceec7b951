"""The heads of branches seen here before: one that is in no history any more was rewritten away.

Kept in `.parledger/heads.json`, for this folder alone; safe to delete, but then forgotten. That a
disk refuses is no error.
"""

import json
from pathlib import Path

from parledger.history import is_ancestor
from parledger.model.trail import Oddity
from parledger.outputs.writing import write_atomically
from parledger.source import FOLDER, folder_mark

_NAME = "heads.json"


def remember_head(root: Path, ref: str, head: str) -> tuple[Oddity, ...]:
    """The heads of this branch that were seen before and that its history does not have.

    A detached HEAD is nobody's branch: nothing is remembered.
    """
    if not ref:
        return ()
    kept = _load(root)
    seen = kept.get(ref, [])
    lost = [name for name in seen if name != head and not is_ancestor(root, name, head)]
    if seen != [*lost, head]:
        _save(root, {**kept, ref: [*lost, head]})
    return tuple(Oddity("rewritten", name) for name in lost)


def _load(root: Path) -> dict[str, list[str]]:
    """Branch -> heads that its history does not have, then the last one seen."""
    path = root / FOLDER / _NAME
    if path.parent.is_symlink() or path.is_symlink():
        return {}
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(told, dict) or told.get("by") != folder_mark(root):
        return {}
    heads = told.get("heads")
    if not isinstance(heads, dict):
        return {}
    return {
        ref: [name for name in names if isinstance(name, str) and name.isalnum()]
        for ref, names in heads.items()
        if isinstance(names, list)
    }


def _save(root: Path, heads: dict[str, list[str]]) -> None:
    folder = root / FOLDER
    if folder.is_symlink():
        return
    try:
        folder.mkdir(exist_ok=True)
        (folder / ".gitignore").write_text("*\n", encoding="utf-8")
        told = json.dumps({"by": folder_mark(root), "heads": heads}, indent=1)
        write_atomically(folder / _NAME, told.encode("utf-8"))
    except OSError:
        return
