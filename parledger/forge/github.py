"""GitHub: notes of a pull request, the verdict on a head, and what is known of a merge."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from parledger.forge.api import Api
from parledger.forge.fields import Said
from parledger.forge.merged import Merged
from parledger.forge.notes import Note
from parledger.model.instants import read_time, write_time
from parledger.problems import UserError

BOT = "github-actions[bot]"
"""Whose token a workflow holds."""

VERDICT = "parledger/gate"
"""The status of a head by which the main branch's gate answers; to be required before a merge."""

_REPOSITORY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,99}/(?!\.\.?$)[A-Za-z0-9_.-]{1,100}")
_RECEIVED = re.compile(r"received (\S+);")


def api_of(address: str, token: str) -> Api:
    """GitHub's API with a token."""
    version = {"X-GitHub-Api-Version": "2022-11-28", "Accept": "application/vnd.github+json"}
    return Api(address, {"Authorization": f"Bearer {token}", **version})


@dataclass(frozen=True, slots=True)
class GitHub:
    """One repository, `owner/name`."""

    api: Api
    repository: str

    def __post_init__(self) -> None:
        if not _REPOSITORY.fullmatch(self.repository):
            raise UserError(
                "tên kho GitHub phải là chủ-sở-hữu/tên", "GitHub's repository is owner/name"
            )

    @property
    def root(self) -> str:
        """Where the API has the repository."""
        return f"repos/{self.repository}"

    def head_of(self, number: int) -> str:
        """The head of an open request as the API knows it. UserError where it is not open."""
        pull = self.api.get(f"{self.root}/pulls/{number}")
        if pull.at("state").text() != "open" or pull.at("number").number() != number:
            raise UserError(f"yêu cầu {number} đã đóng", f"request {number} is closed", exit_code=1)
        return pull.at("head.sha").commit()

    def judge(self, head: str, *, allowed: bool, received: datetime, link: str = "") -> None:
        """Set the verdict on a head, with the time by which it was judged."""
        said = "allowed" if allowed else "refused"
        body = {
            "state": "success" if allowed else "failure",
            "context": VERDICT,
            "description": f"received {write_time(received)}; {said}",
        }
        self.api.create(
            f"{self.root}/statuses/{head}", {**body, "target_url": link} if link else body
        )

    def payload(self, commit: str) -> dict[str, object] | None:
        """All that `read_merged` needs, as the API says it; None where no request was merged so."""
        for pull in self.api.pages(f"{self.root}/commits/{commit}/pulls"):
            if pull.at("merge_commit_sha").value == commit and pull.at("merged_at").value:
                number = pull.at("number").number()
                whole = self.api.get(f"{self.root}/pulls/{number}")
                head = whole.at("head.sha").commit()
                reviews = self.api.pages(f"{self.root}/pulls/{number}/reviews")
                statuses = self.api.pages(f"{self.root}/commits/{head}/statuses")
                return {
                    "pull_request": whole.value,
                    "reviews": [one.value for one in reviews],
                    "statuses": [one.value for one in statuses],
                }
        return None


@dataclass(frozen=True, slots=True)
class PullNotes:
    """The comments of a pull request."""

    forge: GitHub
    number: int
    me: str = BOT

    def standing(self) -> Iterator[Note]:
        """All of them, oldest first."""
        path = f"{self.forge.root}/issues/{self.number}/comments"
        for one in self.forge.api.pages(path):
            body = one.at("body").value
            author = one.at("user.login").value  # a deleted account has none
            yield Note(
                one.at("id").value,
                author if isinstance(author, str) else "",
                body if isinstance(body, str) else "",
            )

    def write(self, body: str) -> None:
        """One more."""
        self.forge.api.create(f"{self.forge.root}/issues/{self.number}/comments", {"body": body})

    def rewrite(self, note: Note, body: str) -> None:
        """Another text in place of a note's."""
        path = f"{self.forge.root}/issues/comments/{note.number}"
        self.forge.api.replace("PATCH", path, {"body": body})


def read_merged(payload: Said) -> Merged:
    """A merge from `pull_request`, `reviews` and `statuses`. UserError names the field it lacks."""
    pull = payload.at("pull_request")
    if pull.at("merged").value is not True:
        raise pull.at("merged").refused()
    head = pull.at("head.sha").commit()
    author = pull.at("user.login").account()
    last: dict[str, tuple[str, str]] = {}  # reviewer -> what he last decided, on which commit
    for review in payload.at("reviews").each():
        name, state = review.at("user.login").value, review.at("state").text()
        if not isinstance(name, str) or name == author or state == "PENDING":
            continue
        decided = last.get(name, ("", ""))
        # A comment after an approval does not take it back.
        last[name] = decided if state == "COMMENTED" else (state, str(review.at("commit_id").value))
    return Merged(
        number=pull.at("number").number(),
        commit=pull.at("merge_commit_sha").commit(),
        head=head,
        author=author,
        merged_by=pull.at("merged_by.login").account(),
        merged=pull.at("merged_at").time(),
        reviewers=tuple(last),
        approvals=tuple(name for name, said in last.items() if said == ("APPROVED", head)),
        received=_received(payload.at("statuses")),
    )


def _received(statuses: Said) -> datetime | None:
    """The earliest time by which the workflow of main judged the head."""
    times = []
    for status in statuses.each():
        ours = (status.at("context").value, status.at("creator.login").value) == (VERDICT, BOT)
        found = _RECEIVED.match(str(status.at("description").value)) if ours else None
        at = read_time(found[1]) if found else None
        if at is not None:
            times.append(at)
    return min(times, default=None)
