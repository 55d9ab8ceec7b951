"""Asking a forge over its REST API, with the standard library alone.

The token goes into one header of one host: no redirect is followed with it, no address, sentence
or log holds it.
"""

import json
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from http.client import HTTPException
from typing import Any

from parledger.forge.fields import Said, parse
from parledger.problems import UserError

_MOST_BYTES = 16 * 1024 * 1024
_PAGE, _MOST_PAGES = 100, 100
_TRIES, _LONGEST_WAIT, _TIMEOUT = 4, 60.0, 30.0
_AGAIN = frozenset({429, 500, 502, 503, 504})
"""Answers that may be another the next time."""

Headers = Mapping[str, str]
Sleep = Callable[[float], None]


class UnansweredError(UserError):
    """The forge could not be reached, or answered that it cannot now: whether it did it is open.

    `wait`: the seconds after which it wants to be asked again; 0 where it did not say.
    """

    def __init__(self, vi: str, en: str, wait: float = 0.0) -> None:
        super().__init__(vi, en, exit_code=1)
        self.wait = wait


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


class Api:
    """A forge's REST API under one address (`https://api.github.com`, `https://host/api/v4`)."""

    def __init__(self, address: str, headers: Headers, sleep: Sleep = time.sleep) -> None:
        parts = urllib.parse.urlsplit(address)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.username:
            raise UserError(
                "địa chỉ API phải bắt đầu bằng https:// và không có mật khẩu",
                "the API's address begins with https:// and holds no password",
            )
        self._address = address.rstrip("/")
        self._headers = {"Accept": "application/json", "User-Agent": "parledger", **headers}
        self._sleep = sleep
        self._opener = urllib.request.build_opener(_NoRedirect)

    def get(self, path: str) -> Said:
        """What stands at a path. UserError (exit 1) where the forge refuses, after several tries."""
        return self._insist("GET", path, None)

    def pages(self, path: str) -> Iterator[Said]:
        """The members of a list, page by page."""
        mark = "&" if "?" in path else "?"
        for page in range(1, _MOST_PAGES + 1):
            found = list(self.get(f"{path}{mark}per_page={_PAGE}&page={page}").each())
            yield from found
            if len(found) < _PAGE:
                return

    def replace(self, method: str, path: str, body: Mapping[str, object]) -> Said:
        """PUT or PATCH: doing it twice does it once, so it is tried again like a question."""
        return self._insist(method, path, body)

    def create(self, path: str, body: Mapping[str, object]) -> Said:
        """POST, once: whether one that was not answered was done is for the caller to look."""
        return self._ask("POST", path, body)

    def _insist(self, method: str, path: str, body: Mapping[str, object] | None) -> Said:
        for attempt in range(_TRIES - 1):
            try:
                return self._ask(method, path, body)
            except UnansweredError as wrong:
                self._sleep(min(wrong.wait or 2.0**attempt, _LONGEST_WAIT))
        return self._ask(method, path, body)

    def _ask(self, method: str, path: str, body: Mapping[str, object] | None) -> Said:
        data = None if body is None else json.dumps(body).encode("utf-8")
        request = urllib.request.Request(  # noqa: S310 - http or https, looked at above
            f"{self._address}/{path.lstrip('/')}", data=data, method=method
        )
        for name, value in self._headers.items():
            # Not sent on by a redirect, should a handler ever follow one.
            request.add_unredirected_header(name, value)
        if data is not None:
            request.add_unredirected_header("Content-Type", "application/json")
        try:
            with self._opener.open(request, timeout=_TIMEOUT) as answer:
                raw = answer.read(_MOST_BYTES + 1)
        except urllib.error.HTTPError as wrong:
            raise _refusal(method, path, wrong) from None
        except (OSError, HTTPException):
            raise _unreached(method, path) from None
        if len(raw) > _MOST_BYTES:
            raise _said_no(method, path, "?")
        return parse(raw) if raw.strip() else Said(None)


def _refusal(method: str, path: str, wrong: urllib.error.HTTPError) -> UserError:
    with wrong:
        later = wrong.headers.get("Retry-After", "")
    if wrong.code in _AGAIN or (wrong.code == 403 and later):
        wait = float(later) if later.isascii() and later.isdigit() else 0.0
        return _unreached(method, path, str(wrong.code), wait)
    return _said_no(method, path, str(wrong.code))


def _unreached(method: str, path: str, code: str = "–", wait: float = 0.0) -> UnansweredError:
    where = _bare(path)
    return UnansweredError(
        f"máy chủ không trả lời được lúc này ({method} {where}: {code}); thử lại sau",
        f"the forge cannot answer now ({method} {where}: {code}); try again later",
        wait,
    )


def _said_no(method: str, path: str, code: str) -> UserError:
    where = _bare(path)
    return UserError(
        f"máy chủ từ chối ({method} {where}: {code}); xem quyền của mã truy cập (token)",
        f"the forge refuses ({method} {where}: {code}); see what the token may do",
        exit_code=1,
    )


def _bare(path: str) -> str:
    """A path without its query."""
    return path.partition("?")[0]
