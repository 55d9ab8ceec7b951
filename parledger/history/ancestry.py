"""How two commits hang together: the newest commit that both come from."""

from dataclasses import dataclass
from pathlib import Path

from parledger.history.git import GitMissing, Said, ask_git
from parledger.model.workspace import FOLDERS
from parledger.problems import UserError

DEEPEN = "git fetch --unshallow"
"""The command that brings the rest of a shallow clone."""

FILL = "git fetch --refetch --no-filter"
"""The command that brings what a partial clone lacks."""


@dataclass(frozen=True, slots=True)
class Ancestry:
    """Two commits and the newest that both come from.

    `ahead`: how many commits the head brings; `behind`: how many the base has that it lacks.
    """

    base: str
    head: str
    merge_base: str
    ahead: int
    behind: int


def require_whole_history(root: Path) -> None:
    """UserError (exit 1) in a shallow clone, with the command that deepens it.

    The newest common commit may lie beyond the cut, and an older one would be taken for it.
    """
    if _ask(root, "rev-parse", "--is-shallow-repository").out.strip() == b"true":
        raise UserError(
            f"bản sao này chỉ có lịch sử gần đây (shallow clone); lấy đủ bằng lệnh: {DEEPEN}",
            f"this is a shallow clone: part of the history is missing; fetch it with: {DEEPEN}",
            exit_code=1,
        )


def require_all_objects(root: Path, *commits: str) -> None:
    """UserError (exit 1) in a partial clone that lacks objects of these commits' histories.

    They are not fetched here: nobody asked for the network, and who cannot reach it would be
    shown a part. A partial clone that has been filled up is as good as another.
    """
    if _ask(
        root, "config", "--get-regexp", r"^(remote\..*\.promisor|extensions\.partialclone)$"
    ).code:
        return
    told = _ask(
        root, "rev-list", "--objects", "--missing=print", "--end-of-options", *commits, "--"
    )
    lacking = sum(1 for line in told.out.splitlines() if line.startswith(b"?"))
    if lacking or told.code:
        number = str(lacking or "?")
        raise UserError(
            f"bản sao này thiếu {number} đối tượng của lịch sử (partial clone, clone --filter); "
            f"lấy đủ bằng lệnh: {FILL}",
            f"this is a partial clone (clone --filter): {number} objects of the history are not "
            f"here; fetch them with: {FILL}",
            exit_code=1,
        )


def require_own_files(root: Path, commit: str) -> None:
    """UserError (exit 1) where units/, criteria/ or scores/ is a submodule at a commit.

    Its files have their history in another repository, of which this one knows but names.
    """
    listed = _ask(root, "ls-tree", "-z", commit, "--", *FOLDERS)
    entries = (entry.partition(b"\t") for entry in listed.out.split(b"\0") if entry)
    for meta, _, name in entries:
        if meta.startswith(b"160000 "):
            folder = name.decode("ascii", "replace")
            raise UserError(
                f"thư mục {folder} là kho con (submodule): lịch sử của nó nằm ở kho khác; "
                "đưa ba thư mục units, criteria, scores vào cùng một kho",
                f"the folder {folder} is a submodule: its history is in another repository; "
                "keep units, criteria and scores in one repository",
                exit_code=1,
            )


def find_ancestry(root: Path, base: str, head: str) -> Ancestry:
    """Where head left base; of several such commits (after crossed merges) the one Git names first.

    `base`, `head`: full ids (`find_commit`). UserError where they have no commit in common.
    """
    found = _ask(root, "merge-base", base, head)
    merge_base = found.out.decode("ascii", "replace").strip()
    if found.code or not merge_base:
        raise UserError(
            f"{base[:12]} và {head[:12]} không có phiên bản gốc chung: nhánh đích đã bị ghi đè, "
            "hoặc đây là hai kho khác nhau; lấy lại nhánh đích (git fetch) rồi tạo lại nhánh từ nó",
            f"{base[:12]} and {head[:12]} have no commit in common: the target branch was "
            "rewritten, or these are two repositories; fetch the target branch and start from it",
        )
    return Ancestry(base, head, merge_base, _count(root, base, head), _count(root, head, base))


def _count(root: Path, without: str, of: str) -> int:
    said = _ask(root, "rev-list", "--count", f"{without}..{of}")
    text = said.out.decode("ascii", "replace").strip()
    return int(text) if text.isdigit() else 0


def _ask(root: Path, *arguments: str) -> Said:
    try:
        return ask_git(root, *arguments)
    except GitMissing as missing:
        raise UserError("máy này chưa cài Git", "Git is not installed here") from missing
