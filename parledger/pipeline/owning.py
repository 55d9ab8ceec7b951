"""`codeowners`: both forges' files, written from the cycles that run."""

from collections.abc import Iterable
from pathlib import Path

from parledger.model.cycles import Cycle
from parledger.model.words import Words
from parledger.outputs.writing import write_atomically
from parledger.pipeline.gating_data import narrowed
from parledger.pipeline.names import unknown
from parledger.problems import UserError
from parledger.review.codeowners import FILES, owners_text
from parledger.source import DiskWorkspace, read_project


def run_codeowners(root: Path, forges: Iterable[str], *, check: bool) -> tuple[str, ...]:
    """The paths that were written, or with `check` would be; empty where all say what they should.

    UserError for an unknown forge, an account that no forge can have, and a cycle.yaml that
    cannot be read (exit 1).
    """
    cycles = _running_cycles(root)
    texts: dict[str, str] = {}
    for forge in dict.fromkeys(forges):
        if forge not in FILES:
            raise unknown(Words("hệ thống", "forge"), forge, FILES)
        texts[FILES[forge]] = owners_text(_kept(root, FILES[forge]), cycles)
    stale = tuple(path for path, text in texts.items() if _read(root, path) != text)
    if not check:
        for path in stale:
            (root / path).parent.mkdir(exist_ok=True)
            write_atomically(root / path, texts[path].encode("utf-8"))
    return stale


def _kept(root: Path, path: str) -> str:
    """What people wrote into the forge's own file, else into the other forge's: it is the same."""
    found = _read(root, path)
    others = (_read(root, other) for other in FILES.values())
    return found or next((text for text in others if text), "")


def _read(root: Path, path: str) -> str:
    target = root / path
    if target.is_symlink():
        raise UserError(f"{path} là liên kết (symlink)", f"{path} is a symbolic link")
    return target.read_text(encoding="utf-8", errors="replace") if target.is_file() else ""


def _running_cycles(root: Path) -> tuple[Cycle, ...]:
    """Cycles without a publication, in the order of their folders."""
    workspace = DiskWorkspace(root)
    files, problems = workspace.files()
    shown = tuple(file for file in files if file.path.endswith("/cycle.yaml"))
    project = read_project(narrowed(workspace, shown, problems)).project
    unread = sorted(path for path in project.unread if path.endswith("/cycle.yaml"))
    if unread:
        raise UserError(
            f"không đọc được {unread[0]}; xem lỗi bằng lệnh check",
            f"{unread[0]} cannot be read; the command check says why",
            exit_code=1,
        )
    paths = {file.path for file in files}
    return tuple(
        found.cycle
        for name, found in project.cycles.items()
        if f"scores/{name}/publication.yaml" not in paths
    )
