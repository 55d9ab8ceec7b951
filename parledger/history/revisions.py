"""The commit that a revision names, or why there is none."""

import re
from pathlib import Path

from parledger.history.git import GitMissing, Said, ask_git
from parledger.problems import UserError

_COMMIT_ID = re.compile(r"[0-9a-f]{40}([0-9a-f]{24})?")


def find_commit(root: Path, revision: str) -> str:
    """The full id of the commit that a revision names.

    UserError where there is no Git, no repository, or no such commit (exit 2); where the
    repository is damaged (exit 1).
    """
    inside = _ask(root, "rev-parse", "--is-inside-git-dir")
    if inside.code:
        raise _no_repository(root, inside.err)
    words = ("rev-parse", "--verify", "--quiet", "--end-of-options")
    found = _ask(root, *words, f"{revision}^{{commit}}")
    name = found.out.decode("ascii", "replace").strip()
    if found.code == 0 and _COMMIT_ID.fullmatch(name):
        return name
    if revision == "HEAD":
        raise _no_head(root)
    shown = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in revision[:120])
    raise UserError(
        f"kho Git không có phiên bản «{shown}»; nếu ở máy chủ có thì lấy về: git fetch",
        f"the repository has no revision {shown}; where the server has it: git fetch",
    )


def damaged(told_vi: str, told_en: str) -> UserError:
    """The history cannot be read whole, and a part of it is not shown."""
    return UserError(
        f"lịch sử trong kho Git bị hỏng hoặc thiếu, không thể in một phần: {told_vi}; "
        "kiểm bằng git fsck, lấy lại bằng git fetch từ bản sao lành",
        f"the history in this repository is damaged or incomplete, and a part of it is not "
        f"shown: {told_en}; look with git fsck, mend it by git fetch from a sound copy",
        exit_code=1,
    )


def _no_head(root: Path) -> UserError:
    """HEAD names nothing: not yet, not in this branch, or not any more."""
    if _ask(root, "rev-parse", "--verify", "--quiet", "HEAD").code == 0:
        return damaged(
            "commit mà HEAD chỉ tới không có hoặc không đọc được",
            "the commit that HEAD names is missing or cannot be read",
        )
    listed = _ask(root, "for-each-ref", "--format=%(refname:short)", "refs/heads/")
    if "broken ref" in listed.err:
        return damaged("tên nhánh bị hỏng", "the name of a branch is broken")
    branches = ", ".join(listed.out.decode("utf-8", "replace").split())
    if not branches:
        return UserError(
            "kho Git này chưa có commit nào nên chưa có lịch sử; ghi lần đầu: git add . && git commit",
            "this repository has no commit yet, so no history; make one: git add . && git commit",
        )
    here = _ask(root, "symbolic-ref", "--short", "HEAD").out.decode("utf-8", "replace").strip()
    return UserError(
        f"nhánh đang mở ({here}) chưa có commit nào; kho có các nhánh: {branches}; "
        "chuyển sang nhánh chính bằng git switch TÊN-NHÁNH",
        f"the branch checked out ({here}) has no commit; the repository has: {branches}; "
        "go to its main branch with git switch BRANCH",
    )


def _no_repository(root: Path, said: str) -> UserError:
    """Why Git finds none: there is none, it belongs to somebody else, or it is broken."""
    if "dubious ownership" in said:
        trust = f'git config --global --add safe.directory "{root.resolve()}"'
        return UserError(
            f"kho Git ở {root} là của người khác; nếu tin được thì chạy: {trust}",
            f"the repository at {root} belongs to somebody else; where you trust it run: {trust}",
        )
    above = (root.resolve(), *root.resolve().parents)
    broken = next((folder for folder in above if (folder / ".git").exists()), None)
    if broken is None:
        return UserError(f"{root} không nằm trong kho Git", f"{root} is not in a Git repository")
    last = said.strip().splitlines()[-1] if said.strip() else ""
    return UserError(
        f"{broken / '.git'} có đó nhưng Git không đọc được như một kho: {last}",
        f"{broken / '.git'} is there, but Git cannot read it as a repository: {last}",
        exit_code=1,
    )


def _ask(root: Path, *words: str) -> Said:
    try:
        return ask_git(root, *words)
    except GitMissing as missing:
        raise UserError("máy này chưa cài Git", "Git is not installed here") from missing
