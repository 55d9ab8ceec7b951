"""The forge's repository: commits fetched from it, and files added to its main branch.

Nothing is checked out, and the working tree, index and refs here stay as they are. What is added
goes on top of the remote's branch as it is at that moment, without force; where somebody else was
quicker it is put on top of theirs.
"""

import base64
import os
import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from parledger.history.git import GitMissing, Said, ask_git
from parledger.problems import UserError

_TRIES = 5
_COMMIT = re.compile(r"[0-9a-f]{40}([0-9a-f]{24})?")


@dataclass(frozen=True, slots=True)
class Remote:
    """A repository by its address (which holds no password) and the token that opens it."""

    address: str
    token: str = field(default="", repr=False)

    def settings(self) -> dict[str, str]:
        """Git's environment: the token in a header for this address alone, on no command line."""
        if not self.token:
            return {}
        pair = base64.b64encode(f"x-access-token:{self.token}".encode()).decode("ascii")
        pairs = (
            (f"http.{self.address}.extraHeader", f"Authorization: Basic {pair}"),
            ("http.followRedirects", "false"),
            ("credential.helper", ""),
        )
        given = {"GIT_CONFIG_COUNT": str(len(pairs))}
        for place, (key, value) in enumerate(pairs):
            given |= {f"GIT_CONFIG_KEY_{place}": key, f"GIT_CONFIG_VALUE_{place}": value}
        return given


@dataclass(frozen=True, slots=True)
class Addition:
    """Files that are to be new on a branch: path -> bytes; the commit's message; its author."""

    files: Mapping[str, bytes]
    message: str
    name: str
    mail: str


def fetch_ref(root: Path, remote: Remote, ref: str) -> str:
    """Bring the commit that a remote's ref names, with its history; its full id.

    UserError (exit 1) where it cannot be had.
    """
    listed = _ask(root, "ls-remote", "--exit-code", remote.address, ref, settings=remote.settings())
    found = listed.out.decode("ascii", "replace").split()
    name = found[0] if listed.code == 0 and found else ""
    options = ("--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules")
    said = (
        _ask(root, "fetch", *options, remote.address, ref, settings=remote.settings())
        if _COMMIT.fullmatch(name)
        else listed
    )
    if said.code or _ask(root, "cat-file", "-e", f"{name}^{{commit}}").code:
        raise UserError(
            f"không lấy được {ref} từ kho của máy chủ",
            f"{ref} cannot be fetched from the forge's repository",
            exit_code=1,
        )
    return name


def files_under(root: Path, commit: str, folder: str) -> dict[str, str]:
    """Path -> blob id of all files in a folder at a commit."""
    said = _ask(root, "ls-tree", "-r", "-z", "--full-tree", commit, "--", f"{folder}/")
    found = {}
    for entry in said.out.split(b"\0"):
        about, _, path = entry.partition(b"\t")
        if path:
            found[path.decode("utf-8", "surrogateescape")] = about.split()[2].decode("ascii")
    return found


def merges_of(root: Path, commit: str, most: int) -> list[str]:
    """The merges among the last so many commits of a first-parent line, oldest first."""
    said = _ask(root, "rev-list", "--first-parent", f"--max-count={most}", "--parents", commit)
    lines = [line.split() for line in said.out.decode("ascii", "replace").splitlines()]
    return [line[0] for line in reversed(lines) if len(line) > 2]


def add_files(root: Path, remote: Remote, branch: str, addition: Addition) -> str:
    """The commit by which the files came to the remote's branch.

    UserError (exit 1): one of them is there already, whatever it says; or the remote refuses.
    """
    ref = f"refs/heads/{branch}"
    said = Said(1, b"", "")
    for _ in range(_TRIES):
        tip = fetch_ref(root, remote, ref)
        commit = _commit(root, tip, addition)
        said = _ask(
            root, "push", "--quiet", "--push-option=ci.skip", remote.address, f"{commit}:{ref}",
            settings=remote.settings(),
        )  # fmt: skip
        if said.code and "push options" in said.err:
            said = _ask(
                root, "push", "--quiet", remote.address, f"{commit}:{ref}",
                settings=remote.settings(),
            )  # fmt: skip
        if said.code == 0:
            return commit
        if fetch_ref(root, remote, ref) == tip:
            break  # nobody was quicker: it is the remote that does not want it
    raise UserError(
        f"kho của máy chủ không nhận {branch}; tài khoản ghi sổ phải được đẩy vào nhánh này",
        f"the forge's repository does not take {branch}; the recording account has to be allowed "
        "to push to it",
        exit_code=1,
    )


def _commit(root: Path, tip: str, addition: Addition) -> str:
    """A commit on top of the tip, made of objects alone, with an index of its own."""
    there = [
        path for path in addition.files if _ask(root, "cat-file", "-e", f"{tip}:{path}").code == 0
    ]
    if there:
        raise UserError(
            f"{there[0]} đã có trên nhánh chính; sổ chỉ ghi thêm, không ghi đè",
            f"{there[0]} stands on main already; records are added and never written over",
            exit_code=1,
        )
    with tempfile.TemporaryDirectory(prefix="parledger-") as folder:
        settings = {
            "GIT_INDEX_FILE": str(Path(folder) / "index"),
            "GIT_AUTHOR_NAME": addition.name, "GIT_AUTHOR_EMAIL": addition.mail,
            "GIT_COMMITTER_NAME": addition.name, "GIT_COMMITTER_EMAIL": addition.mail,
        }  # fmt: skip
        _made(root, "read-tree", tip, settings=settings)
        for path, data in addition.files.items():
            blob = _made(root, "hash-object", "-w", "--stdin", "--no-filters", given=data)
            entry = f"100644,{blob},{path}"
            _made(root, "update-index", "--add", "--cacheinfo", entry, settings=settings)
        tree = _made(root, "write-tree", settings=settings)
        message = addition.message.encode("utf-8")
        return _made(root, "commit-tree", tree, "-p", tip, given=message, settings=settings)


def _made(
    root: Path, *arguments: str, given: bytes = b"", settings: Mapping[str, str] | None = None
) -> str:
    said = _ask(root, *arguments, given=given, settings=settings)
    if said.code:
        raise UserError(
            f"Git không làm được «{arguments[0]}»",
            f"Git could not do '{arguments[0]}'",
            exit_code=1,
        )
    return said.out.decode("ascii", "replace").strip()


def _ask(
    root: Path, *arguments: str, given: bytes = b"", settings: Mapping[str, str] | None = None
) -> Said:
    # Elsewhere Git is not let out to the network; here it may go where it would by itself.
    ways = os.environ.get("GIT_ALLOW_PROTOCOL", "file:git:http:https:ssh")
    allowed = {"GIT_ALLOW_PROTOCOL": ways, "GIT_NO_LAZY_FETCH": "0", **(settings or {})}
    try:
        return ask_git(root, *arguments, given=given, settings=allowed)
    except GitMissing as missing:
        raise UserError("máy này chưa cài Git", "Git is not installed here") from missing
