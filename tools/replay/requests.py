"""Requests: what is in one, how its merge is worded, what the recorder writes of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from parledger.forge import Merged, as_record, record_path
from tools.replay.people import RECORDER, REVIEWER, SECRETARY
from tools.replay.stream import Files, Person, Saved, Stream

Way = Literal["gitlab", "gitlab-default", "github", "squash"]
"""Whose merge it is and what its message says. The city moved from GitLab to GitHub at New Year."""

_SERVER = Person("Máy chủ Git", "may-chu-git")


@dataclass(frozen=True, slots=True)
class Request:
    """Commits on a branch and how they came to main.

    `pushed`: when the forge had the last of them. `clock`: what the server wrote instead of the
    time of the merge, where its clock was wrong.
    """

    title: str
    branch: str
    saved: tuple[Saved, ...]
    author: Person
    pushed: datetime
    merged: datetime
    way: Way = "gitlab"
    reviewer: Person = REVIEWER
    clock: datetime | None = None

    @property
    def files(self) -> Files:
        """What it brings to main."""
        return {path: text for one in self.saved for path, text in one.files.items()}


class Main:
    """The main branch: requests are merged in the order of their merges, and recorded each day."""

    def __init__(self, stream: Stream) -> None:
        self.stream = stream
        self.tree: dict[str, str] = {}
        self.tip = 0
        self.requests = 0
        self._line: list[tuple[datetime, int]] = []
        self._due: list[Merged] = []

    def save(self, saved: Saved) -> int:
        """A commit straight on main; its mark."""
        return self._move(saved.when, saved.files, self.stream.on_main(saved, self.tip))

    def play(self, requests: Iterable[Request], direct: Iterable[Saved] = ()) -> None:
        """Merge them, and between them make the commits that go past them."""
        steps: list[tuple[datetime, Request | Saved]] = [(one.merged, one) for one in requests]
        steps += [(one.when, one) for one in direct]
        for when, step in sorted(steps, key=lambda one: one[0]):
            if self._due and when.date() > self._line[-1][0].date():
                self.record()
            if isinstance(step, Request):
                self.merge(step)
            else:
                self.save(step)
        self.record()

    def merge(self, request: Request) -> int:
        """The request on main; the mark of its merge."""
        self.requests += 1
        head = self._base(request.saved[0].when)
        for one in request.saved:
            head = self.stream.beside(one, head)
        when = request.clock or request.merged
        author, server = (
            (request.author, SECRETARY) if request.way == "squash" else (SECRETARY, _SERVER)
        )
        message = _MESSAGES[request.way].format(
            title=request.title, branch=request.branch, number=self.requests,
            author=request.author.account, reviewer=request.reviewer.name,
            reviewed_by=request.reviewer.account, merged_by=SECRETARY.name,
        )  # fmt: skip
        saved = Saved(author, when, message, request.files, server)
        merged = () if request.way == "squash" else (head,)
        mark = self.stream.on_main(saved, self.tip, *merged)
        if request.way in ("gitlab", "github"):
            self._due.append(self._record(request, mark, head))
        return self._move(request.merged, request.files, mark)

    def record(self) -> None:
        """What the recorder adds in the evening."""
        if not self._due:
            return
        numbers = ", ".join(str(one.number) for one in self._due)
        files = {record_path(one): as_record(one).decode("utf-8") for one in self._due}
        evening = self._line[-1][0].replace(hour=22, minute=0, second=0)
        self._due.clear()
        message = f"Record the merge of {numbers}\n\n[skip ci]\n"
        self.save(Saved(RECORDER, evening, message, files))

    def _record(self, request: Request, mark: int, head: int) -> Merged:
        return Merged(
            number=self.requests,
            commit=self.stream.id_of(mark),
            head=self.stream.id_of(head),
            author=request.author.account,
            merged_by=SECRETARY.account,
            merged=request.clock or request.merged,
            reviewers=(request.reviewer.account,),
            approvals=(request.reviewer.account,),
            received=request.pushed,
        )

    def _base(self, when: datetime) -> int:
        """Main as it was then."""
        return next((mark for day, mark in reversed(self._line) if day <= when), self._line[0][1])

    def _move(self, when: datetime, files: Files, mark: int) -> int:
        for path, text in files.items():
            if text is None:
                self.tree.pop(path)
            else:
                self.tree[path] = text
        self._line.append((when, mark))
        self.tip = mark
        return mark


_GITLAB = "Merge branch '{branch}' into 'main'\n\n{title}\n\n"
_MESSAGES: dict[Way, str] = {
    "gitlab": "{title}\n\nMerge-Request: cchc/thanh-ha!{number}\nMR-Author: {author}\n"
    "Reviewed-by: {reviewer} <{reviewed_by}@example.invalid>\n"
    "Approved-by: {reviewer} <{reviewed_by}@example.invalid>\nMerged-by: {merged_by}\n",
    "gitlab-default": _GITLAB + "See merge request cchc/thanh-ha!{number}\n",
    "github": "Merge pull request #{number} from cchc/{branch}\n\n{title}\n",
    "squash": "{title} (#{number})\n",
}
