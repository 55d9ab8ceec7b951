"""SSH signatures of commits and tags, held against a list of trusted keys from outside.

Git's exit code says whether a signature is good, at the time written in the object; of one that
is not, the same programs say why, again by exit codes alone.
"""

import re
import subprocess
import tempfile
import time
from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Literal

from parledger.history.git import Objects, ask_git
from parledger.problems import UserError

Kind = Literal["tag", "commit"]

_BEGIN = b"-----BEGIN SSH SIGNATURE-----"
_ANY = re.compile(rb"-----BEGIN (SSH SIGNATURE|PGP SIGNATURE|PGP MESSAGE|SIGNED MESSAGE)-----")
_TIMES = re.compile(r'valid-(?:after|before)="?[^",\s]*"?(,|(?=\s))')
_HEADER = b"gpgsig "
_WHEN: Mapping[Kind, re.Pattern[bytes]] = {
    "tag": re.compile(rb"(?m)^tagger .*> (\d{1,11}) [+-]\d{4}$"),
    "commit": re.compile(rb"(?m)^committer .*> (\d{1,11}) [+-]\d{4}$"),
}


class Signed(StrEnum):
    """What a signature is worth."""

    GOOD = "good"
    UNSIGNED = "unsigned"  # there is no signature, or no such tag
    UNKNOWN = "unknown"  # signed by a key that the list does not have
    BACKDATED = "backdated"  # a listed key, outside its time on the date that the object states
    BROKEN = "broken"  # the signature is not of these contents


def check_signature(root: Path, name: str, kind: Kind, signers: Path) -> Signed:
    """The signature of a tag (its name without refs/tags/) or a commit (its id).

    `signers` is an allowed-signers file as `ssh-keygen` reads it. UserError where there is no
    ssh-keygen.
    """
    ref = f"refs/tags/{name}" if kind == "tag" else name
    held = ask_git(root, "cat-file", kind, ref)
    if held.code:
        return Signed.UNSIGNED
    payload, signature = signed_parts(held.out, kind)
    if not signature:
        return Signed.UNSIGNED
    if not signature.startswith(_BEGIN):
        return Signed.UNKNOWN
    settings = ("gpg.format=ssh", "gpg.ssh.program=ssh-keygen")
    said = ask_git(
        root,
        *(word for one in settings for word in ("-c", one)),
        "-c",
        f"gpg.ssh.allowedSignersFile={signers.resolve()}",
        f"verify-{kind}",
        ref,
    )
    return Signed.GOOD if said.code == 0 else _why_not(payload, signature, signers)


def check_contents(data: bytes, kind: Kind, signers: Path) -> Signed:
    """The signature of a tag or commit by its bytes alone: no Git, no repository.

    UserError where there is no ssh-keygen.
    """
    payload, signature = signed_parts(data, kind)
    if not signature:
        return Signed.UNSIGNED
    if not signature.startswith(_BEGIN):
        return Signed.UNKNOWN
    with tempfile.TemporaryDirectory(prefix="parledger-") as folder:
        sealed = Path(folder) / "signature"
        sealed.write_bytes(signature)
        trusted = ("-f", str(signers.resolve()), f"-Overify-time={_stated_time(payload, kind)}")
        for principal in _principals(sealed, trusted):
            if _keygen("verify", sealed, payload, "-I", principal, *trusted):
                return Signed.GOOD
    return _why_not(payload, signature, signers)


def _stated_time(payload: bytes, kind: Kind) -> str:
    """The time that the object states, as ssh-keygen reads it: this machine's own zone."""
    found = _WHEN[kind].search(payload.partition(b"\n\n")[0])
    return time.strftime("%Y%m%d%H%M%S", time.localtime(int(found[1]) if found else 0))


def _principals(signature: Path, trusted: tuple[str, ...]) -> list[str]:
    said = _ask_keygen("find-principals", signature, b"", *trusted)
    return said.stdout.decode("utf-8", "replace").split("\n") if said.returncode == 0 else []


def carries_signature(root: Path, name: str, kind: Kind) -> bool:
    """Whether a tag (its name) or a commit (its id) carries a signature, of whatever worth."""
    held = ask_git(root, "cat-file", kind, f"refs/tags/{name}" if kind == "tag" else name)
    return held.code == 0 and bool(signed_parts(held.out, kind)[1])


def signed_commits(root: Path, names: Iterable[str]) -> frozenset[str]:
    """Which of these commits carry a signature, of whatever worth."""
    objects = Objects(root)
    try:
        held = {name: objects.read(name) or b"" for name in names}
    finally:
        objects.close()
    return frozenset(name for name, data in held.items() if signed_parts(data, "commit")[1])


def signed_parts(data: bytes, kind: Kind) -> tuple[bytes, bytes]:
    """What was signed of a tag's or commit's bytes, and the signature; empty where there is none."""
    if kind == "tag":
        found = _ANY.search(data)
        at = found.start() if found and _begins_line(data, found.start()) else -1
        return (data, b"") if at < 0 else (data[:at], data[at:])
    head, blank, message = data.partition(b"\n\n")
    kept: list[bytes] = []
    signature: list[bytes] = []
    inside = False
    for line in head.split(b"\n"):
        inside = line.startswith(_HEADER) or (inside and line.startswith(b" "))
        if inside:
            signature.append(line.removeprefix(_HEADER).removeprefix(b" "))
        else:
            kept.append(line)
    signed = b"\n".join(signature)
    return b"\n".join(kept) + blank + message, signed + b"\n" if signed else b""


def _begins_line(data: bytes, at: int) -> bool:
    return at == 0 or data[at - 1 : at] == b"\n"


def _why_not(payload: bytes, signature: bytes, signers: Path) -> Signed:
    """Whether the signature is sound at all, and whether its key is listed, whatever the time."""
    with tempfile.TemporaryDirectory(prefix="parledger-") as folder:
        sealed, timeless = Path(folder) / "signature", Path(folder) / "signers"
        sealed.write_bytes(signature)
        text = signers.read_text(encoding="utf-8", errors="replace")
        timeless.write_text(_TIMES.sub("", text).replace(", ", " "), encoding="utf-8")
        if not _keygen("check-novalidate", sealed, payload):
            return Signed.BROKEN
        listed = _keygen("find-principals", sealed, b"", "-f", str(timeless))
    return Signed.BACKDATED if listed else Signed.UNKNOWN


def _keygen(action: str, signature: Path, payload: bytes, *more: str) -> bool:
    """Whether ssh-keygen agrees."""
    return _ask_keygen(action, signature, payload, *more).returncode == 0


def _ask_keygen(
    action: str, signature: Path, payload: bytes, *more: str
) -> "subprocess.CompletedProcess[bytes]":
    try:
        return subprocess.run(  # noqa: S603 - fixed words and paths of ours, no shell
            ["ssh-keygen", "-Y", action, "-n", "git", "-s", str(signature), *more],  # noqa: S607
            input=payload,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError as missing:
        raise UserError(
            "máy này chưa có ssh-keygen", "there is no ssh-keygen on this machine"
        ) from missing
