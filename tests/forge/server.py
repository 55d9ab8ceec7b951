"""A forge's API on this machine: answers from a table, keeps notes, fails when told to."""

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

TOKEN = "t0ken-of-a-test"  # noqa: S105 - of a server that lives for a test


@dataclass
class Asked:
    """One request as it came."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: Any


@dataclass
class Forge:
    """What the API answers.

    `answers`: path -> value; a list is cut into pages as both forges do. `notes`: comments by
    their number, as (author, body, system). `failing`: (method, part of the path) -> the status
    codes of the next answers; 0 does the work and drops the connection.
    """

    kind: str
    address: str = ""
    answers: dict[str, Any] = field(default_factory=dict)
    notes: dict[int, dict[str, Any]] = field(default_factory=dict)
    failing: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    sent: list[tuple[str, Any]] = field(default_factory=list)
    me: str = "github-actions[bot]"

    def note(self, author: str, body: Any, *, system: bool = False) -> int:
        """A note that stands already; its number."""
        number = 100 + len(self.notes)
        who = None if not author else {"login": author, "username": author}
        self.notes[number] = {
            "id": number, "body": body, "user": who, "author": who, "system": system,
        }  # fmt: skip
        return number

    def bodies(self) -> list[str]:
        """The texts of all notes."""
        return [one["body"] for one in self.notes.values()]

    def answer(self, asked: Asked) -> tuple[int, Any]:
        """Status and value."""
        if asked.headers.get("Authorization") != f"Bearer {TOKEN}" and (
            asked.headers.get("Private-Token") != TOKEN
        ):
            return 401, {"message": "Bad credentials"}
        if asked.method == "GET":
            return self._look(asked)
        self.sent.append((f"{asked.method} {asked.path}", asked.body))
        one = re.search(r"/(?:comments|notes)/(\d+)$", asked.path)
        if one:
            self.notes[int(one[1])]["body"] = asked.body["body"]
        elif re.search(r"/(?:comments|notes)$", asked.path):
            self.note(self.me, asked.body["body"])
        return 201, {"id": 1}

    def _look(self, asked: Asked) -> tuple[int, Any]:
        listed = re.search(r"/(?:comments|notes)$", asked.path)
        value = list(self.notes.values()) if listed else self.answers.get(asked.path, ...)
        if value is ...:
            return 404, {"message": "Not Found"}
        if isinstance(value, list):
            size, page = int(asked.query["per_page"]), int(asked.query["page"])
            value = value[size * (page - 1) : size * page]
        return 200, value

    def fails(self, asked: Asked) -> int | None:
        """The status code with which this one fails; None where it does not."""
        for (method, part), codes in self.failing.items():
            if method == asked.method and part in asked.path and codes:
                return codes.pop(0)
        return None


@contextmanager
def serving(forge: Forge) -> Iterator[Forge]:
    """The forge under an address of its own while the block runs."""

    class Handler(BaseHTTPRequestHandler):
        def _serve(self) -> None:
            parts = urlsplit(self.path)
            size = int(self.headers.get("Content-Length", 0))
            body = json.loads(self.rfile.read(size)) if size else None
            query = {key: values[-1] for key, values in parse_qs(parts.query).items()}
            asked = Asked(
                self.command, parts.path.removeprefix("/api/"), query, dict(self.headers), body
            )
            forge.asked.append(asked)
            code = forge.fails(asked)
            status, value = forge.answer(asked) if not code else (code, {"message": TOKEN})
            if code == 0:
                self.close_connection = True
                return
            data = value if isinstance(value, bytes) else json.dumps(value).encode()
            self.send_response(status)
            if 300 <= status < 400:
                self.send_header("Location", f"{forge.address}/elsewhere")
            if status == 429:
                self.send_header("Retry-After", "7")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = do_PUT = do_PATCH = _serve  # noqa: N815 - the library's names

        def log_message(self, *_: Any) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    forge.address = f"http://127.0.0.1:{server.server_port}/api"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield forge
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
