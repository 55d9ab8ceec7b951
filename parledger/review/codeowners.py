"""CODEOWNERS for both forges: who is asked to approve what, from roles and offices.

A forge's file is path-based: it cannot know dates, criteria, or the unit that an office itself is.
The gate does; this file sees to it that the right people are asked. The part above the mark is
kept as people wrote it (who owns the program); the part below is written anew from the cycles
that run, and stands last because the last line that matches holds.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from parledger.model.cycles import Cycle, Office
from parledger.model.words import Words
from parledger.model.workspace import KEPT
from parledger.problems import UserError
from parledger.review.gate.people import plain_account

FILES: Mapping[str, str] = {"github": ".github/CODEOWNERS", "gitlab": ".gitlab/CODEOWNERS"}
"""Forge -> where it looks for the file."""

MARK = "# --- parledger codeowners ---"
_EXPLAINED = (
    "# Từ đây trở xuống do lệnh `python build.py codeowners` viết từ roles và offices của các kỳ",
    "# đang chạy; sửa ở cycle.yaml rồi chạy lại lệnh. Written by that command; edit cycle.yaml.",
)
_NEW_FILE = """\
# Who is asked to approve a change; the last line that matches holds.
# Above the mark: write who owns the program, the workflows and this file, such as
# *    @your-group/maintainers
"""
_ACCOUNT = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9._-]+)*")
_UNIT_FILES = ("self", "explanation", "improvement")
_ROUNDS = ("1", "2")

Line = tuple[str, tuple[str, ...]]
"""A pattern and its owners."""


def owners_text(kept: str, cycles: Iterable[Cycle]) -> str:
    """The whole file: what people keep, the mark, then the lines of the running cycles.

    UserError where an account is no name that a forge can have.
    """
    head = kept_part(kept) or _NEW_FILE
    lines = [" ".join((path, *owners)) for path, owners in owner_lines(cycles)]
    return "\n".join([head.rstrip("\n"), "", MARK, *_EXPLAINED, *lines]) + "\n"


def kept_part(text: str) -> str:
    """What stands above the mark; the whole text where there is none."""
    lines = text.split("\n")
    cut = lines.index(MARK) if MARK in lines else len(lines)
    return "\n".join(lines[:cut]).rstrip("\n")


def has_mark(text: str) -> bool:
    """Whether the command has written its part into the file."""
    return MARK in text.split("\n")


def owner_lines(cycles: Iterable[Cycle]) -> Iterator[Line]:
    """Patterns from the general to the particular; cycles without a secretary have none."""
    led = [cycle for cycle in cycles if cycle.roles.secretary]
    everyone = _owners(account for cycle in led for account in _secretary(cycle))
    if everyone:
        yield "/units/", everyone
        yield "/criteria/", everyone
    for cycle in led:
        yield from _lines_of(cycle)


def _lines_of(cycle: Cycle) -> Iterator[Line]:
    folder, secretary = f"/scores/{cycle.id}", _secretary(cycle)
    yield f"{folder}/", _owners(secretary)
    yield f"/{KEPT}/{cycle.id}/", _owners(secretary)
    for_all = [
        account for clerk in cycle.roles.clerks if clerk.units is None for account in clerk.accounts
    ]
    if for_all:
        for name in _UNIT_FILES:
            yield f"{folder}/*/{name}.yaml", _owners((*for_all, *secretary))
        yield f"/{KEPT}/{cycle.id}/*/", _owners((*for_all, *secretary))
    yield from _unit_lines(cycle, (*for_all, *secretary))
    for office in cycle.offices:
        yield from _office_lines(cycle, office)


def _unit_lines(cycle: Cycle, always: tuple[str, ...]) -> Iterator[Line]:
    """Units with accounts, or clerks, of their own."""
    for block in cycle.blocks:
        for unit in block.units:
            own = [
                *cycle.roles.units.get(unit, ()),
                *(
                    account
                    for clerk in cycle.roles.clerks
                    if clerk.units is not None and unit in clerk.units
                    for account in clerk.accounts
                ),
            ]
            if own:
                for name in _UNIT_FILES:
                    path = f"/scores/{cycle.id}/{unit}/{name}.yaml"
                    yield path, _owners((*own, *always))
                yield f"/{KEPT}/{cycle.id}/{unit}/", _owners((*own, *always))


def _office_lines(cycle: Cycle, office: Office) -> Iterator[Line]:
    """An office's appraisals; of the unit that it is itself, the secretary's alone."""
    if not office.accounts:
        return
    secretary = _secretary(cycle)
    for number in _ROUNDS:
        name = f"appraisal-{number}.{office.id}.yaml"
        yield f"/scores/{cycle.id}/*/{name}", _owners((*office.accounts, *secretary))
        if office.unit and cycle.block_of(office.unit) is not None:
            yield f"/scores/{cycle.id}/{office.unit}/{name}", _owners(secretary)


def _secretary(cycle: Cycle) -> tuple[str, ...]:
    return cycle.roles.secretary


def _owners(accounts: Iterable[str]) -> tuple[str, ...]:
    """Each account once, with its @; a name that no forge has would void the whole line."""
    found: dict[str, str] = {}
    for account in accounts:
        name = account.strip().removeprefix("@")
        if not _ACCOUNT.fullmatch(name):
            raise _no_account(account)
        found.setdefault(plain_account(name), f"@{name}")
    return tuple(found.values())


def _no_account(account: str) -> UserError:
    shown = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in account)[:80]
    said = Words(
        f"tài khoản «{shown}» ghi trong cycle.yaml không phải là tên tài khoản của GitHub hay "
        "GitLab; sửa lại rồi chạy lại lệnh",
        f"the account '{shown}' in cycle.yaml is no name of an account on GitHub or GitLab; "
        "mend it and run the command again",
    )
    return UserError(said.vi, said.en)
