"""JSON that a forge sent or a request made: each field is asked for by its path, or refused by it."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from parledger.model.instants import read_time
from parledger.problems import UserError

COMMIT = re.compile(r"[0-9a-f]{40}([0-9a-f]{24})?")
_ACCOUNT = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.\[\]-]{0,254}")
_MOST = 999_999_999


@dataclass(frozen=True, slots=True)
class Said:
    """A value somewhere in what was sent; `where`: its path, for the sentence that refuses it."""

    value: Any
    where: str = ""

    def at(self, path: str) -> "Said":
        """What stands under `a.b.c`; a value of None where any of it is missing."""
        value = self.value
        for key in path.split("."):
            value = value.get(key) if isinstance(value, dict) else None
        return Said(value, f"{self.where}.{path}" if self.where else path)

    def each(self) -> Iterator["Said"]:
        """The members of a list. UserError where it is none."""
        if not isinstance(self.value, list):
            raise self.refused()
        for place, one in enumerate(self.value):
            yield Said(one, f"{self.where}[{place}]")

    def text(self) -> str:
        """A text with something in it. UserError where it is none."""
        if not isinstance(self.value, str) or not self.value.strip():
            raise self.refused()
        return self.value

    def number(self) -> int:
        """The number of a request: 1 to 999,999,999. UserError where it is none."""
        whole = isinstance(self.value, int) and not isinstance(self.value, bool)
        if not whole or not 0 < self.value <= _MOST:
            raise self.refused()
        return int(self.value)

    def commit(self) -> str:
        """A commit's full id. UserError where it is none."""
        if not isinstance(self.value, str) or not COMMIT.fullmatch(self.value):
            raise self.refused()
        return self.value

    def account(self) -> str:
        """The name of an account. UserError where no forge could have it."""
        if not isinstance(self.value, str) or not _ACCOUNT.fullmatch(self.value):
            raise self.refused()
        return self.value

    def time(self) -> datetime:
        """An instant with its zone. UserError where it is none."""
        found = read_time(self.value) if isinstance(self.value, str) else None
        if found is None:
            raise self.refused()
        return found

    def refused(self) -> UserError:
        """Why this value will not do (exit 1)."""
        where = self.where or "JSON"
        return UserError(
            f"từ chối: mục {where} thiếu hoặc không đúng dạng",
            f"refused: the field {where} is missing or not as it should be",
            exit_code=1,
        )


def parse(data: bytes, name: str = "") -> Said:
    """A document. UserError (exit 1) where it is no JSON."""
    try:
        return Said(json.loads(data.decode("utf-8")), name)
    except (ValueError, RecursionError):
        raise UserError(
            f"từ chối: {name or 'nội dung nhận được'} không phải là JSON",
            f"refused: {name or 'what was received'} is no JSON",
            exit_code=1,
        ) from None
