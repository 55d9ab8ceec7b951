"""How two commits hang together: the newest commit that both come from."""

from dataclasses import dataclass
from pathlib import Path

from parledger.history.git import GitMissing, Said, ask_git
from parledger.problems import UserError

DEEPEN = "git fetch --unshallow"
"""The command that brings the rest of a shallow clone."""


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
