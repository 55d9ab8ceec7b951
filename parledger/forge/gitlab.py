"""GitLab: open merge requests with who brought them and when, their notes, and merges."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from parledger.forge.api import Api
from parledger.forge.fields import Said
from parledger.forge.merged import Merged
from parledger.forge.notes import Note

_ADDED = re.compile(r"added [0-9]+ (?:new )?commits?\b")
"""How the note of the system begins that GitLab writes, in English always, at every push."""


def api_of(address: str, token: str) -> Api:
    """GitLab's API with a token."""
    return Api(address, {"PRIVATE-TOKEN": token})


@dataclass(frozen=True, slots=True)
class OpenRequest:
    """An open merge request.

    `people`: its author and everybody who pushed to it. `received`: when its head came.
    """

    number: int
    head: str
    people: tuple[str, ...]
    received: datetime


@dataclass(frozen=True, slots=True)
class GitLab:
    """One project, by its number or its path."""

    api: Api
    project: str

    @property
    def root(self) -> str:
        """Where the API has the project."""
        return f"projects/{quote(self.project, safe='')}"

    def me(self) -> str:
        """The account that the token is of."""
        return self.api.get("user").at("username").account()

    def open_numbers(self, branch: str) -> list[int]:
        """The open requests to merge into a branch."""
        target = quote(branch, safe="")
        path = f"{self.root}/merge_requests?state=opened&target_branch={target}"
        return [one.at("iid").number() for one in self.api.pages(path)]

    def open_request(self, number: int) -> OpenRequest:
        """Its head, people and time. UserError names the field that is missing."""
        where = f"{self.root}/merge_requests/{number}"
        request = self.api.get(where)
        head = request.at("sha").commit()
        people = [request.at("author.username").account()]
        for note in self.api.pages(f"{where}/notes?sort=asc"):
            body = note.at("body").value
            if note.at("system").value is True and isinstance(body, str) and _ADDED.match(body):
                people.append(note.at("author.username").account())
        versions = Said([one.value for one in self.api.pages(f"{where}/versions")], "versions")
        received = _received(versions, head)
        if received is None:
            raise Said(None, "versions.created_at").refused()
        return OpenRequest(number, head, tuple(dict.fromkeys(people)), received)

    def payload(self, commit: str) -> dict[str, object] | None:
        """All that `read_merged` needs, as the API says it; None where no request was merged so."""
        for request in self.api.pages(f"{self.root}/repository/commits/{commit}/merge_requests"):
            if request.at("merge_commit_sha").value == commit:
                where = f"{self.root}/merge_requests/{request.at('iid').number()}"
                return {
                    "merge_request": self.api.get(where).value,
                    "approvals": self.api.get(f"{where}/approvals").value,
                    "reviewers": [one.value for one in self.api.pages(f"{where}/reviewers")],
                    "versions": [one.value for one in self.api.pages(f"{where}/versions")],
                }
        return None


@dataclass(frozen=True, slots=True)
class MergeNotes:
    """The notes of a merge request."""

    forge: GitLab
    number: int
    me: str

    def standing(self) -> Iterator[Note]:
        """All that people and bots wrote, oldest first."""
        for one in self.forge.api.pages(f"{self._path}?sort=asc&order_by=created_at"):
            if one.at("system").value is not True:
                body, author = one.at("body").value, one.at("author.username").value
                yield Note(
                    one.at("id").value,
                    author if isinstance(author, str) else "",
                    body if isinstance(body, str) else "",
                )

    def write(self, body: str) -> None:
        """One more."""
        self.forge.api.create(self._path, {"body": body})

    def rewrite(self, note: Note, body: str) -> None:
        """Another text in place of a note's."""
        self.forge.api.replace("PUT", f"{self._path}/{note.number}", {"body": body})

    @property
    def _path(self) -> str:
        return f"{self.forge.root}/merge_requests/{self.number}/notes"


def read_merged(payload: Said) -> Merged:
    """A merge from `merge_request`, `approvals`, `reviewers` and `versions`.

    UserError names the field it lacks.
    """
    request = payload.at("merge_request")
    if request.at("state").text() != "merged":
        raise request.at("state").refused()
    head = request.at("sha").commit()
    merger = request.at("merge_user.username")
    approved = [
        one.at("user.username").account() for one in payload.at("approvals.approved_by").each()
    ]
    reviewed = [
        one.at("user.username").account()
        for one in payload.at("reviewers").each()
        if one.at("state").value not in (None, "unreviewed", "review_started")
    ]
    return Merged(
        number=request.at("iid").number(),
        commit=request.at("merge_commit_sha").commit(),
        head=head,
        author=request.at("author.username").account(),
        merged_by=(merger if merger.value else request.at("merged_by.username")).account(),
        merged=request.at("merged_at").time(),
        reviewers=tuple(dict.fromkeys((*reviewed, *approved))),
        approvals=tuple(dict.fromkeys(approved)),
        received=_received(payload.at("versions"), head),
    )


def _received(versions: Said, head: str) -> datetime | None:
    """GitLab makes a version of a request at every push: the earliest one of this head."""
    times = [
        one.at("created_at").time()
        for one in versions.each()
        if one.at("head_commit_sha").value == head
    ]
    return min(times, default=None)
