"""A forge that can be had offline: a bare repository, people's clones, a clone for automation.

It does what GitLab and GitHub do with a request: note the authenticated account and the time of
the push, run the gate from the main branch, merge in one of their ways, and on GitHub record the
request under trail/ in a step after the merge.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.cli.conftest import Done, Program
from tests.gitrepo import Repo

Files = Mapping[str, str | None]


@dataclass(frozen=True)
class Pushed:
    """A request as the forge knows it: its number, branch, account, and when the head came."""

    number: int
    branch: str
    account: str
    at: str


class Forge:
    """main in a bare repository; `ci` runs the commands, `server` makes the merges."""

    def __init__(self, folder: Path, first: Files, when: str) -> None:
        self.folder = folder
        self.bare = Repo(folder / "forge.git", init=False)
        self.server = Repo(folder / "server")
        self.server.commit(first, when, "Set up")
        self.server.git("clone", "-q", "--bare", ".", str(self.bare.folder))
        self.ci = self._clone("ci")
        self.run = Program(self.ci.folder)
        self._people: dict[str, Repo] = {}
        self._requests = 0

    def _clone(self, name: str) -> Repo:
        self.server.git("clone", "-q", self.bare.folder.as_uri(), str(self.folder / name))
        return Repo(self.folder / name, init=False)

    def _clone_of(self, account: str) -> Repo:
        if account not in self._people:
            self._people[account] = self._clone(f"clone-of-{account}")
        return self._people[account]

    # --- what people do

    def desk(self, account: str) -> Program:
        """The program in a person's own clone, at main as it stands; what it leaves there goes
        into the person's next `push`.
        """
        clone = self._clone_of(account)
        clone.git("fetch", "-q", "origin")
        clone.git("switch", "-q", "--detach", "origin/main")
        return Program(clone.folder)

    def push(
        self, account: str, files: Files, at: str, *, author: str = "", dated: str = ""
    ) -> Pushed:
        """Commit on a branch of one's own from main as it stands, and push it.

        `author` and `dated` are what the commit claims; the forge knows `account` and `at`.
        """
        clone = self._clone_of(account)
        self._requests += 1
        branch = f"request-{self._requests}"
        clone.git("fetch", "-q", "origin")
        clone.git("switch", "-q", "-c", branch, "origin/main")
        clone.write(files)
        clone.git("add", "-A")
        name = author or account
        clone.git(
            "-c", "core.hooksPath=/dev/null", "commit", "-q", "-m", f"Của {name}",
            f"--author={name} <{name}@example.org>", f"--date={dated or at}", when=dated or at,
        )  # fmt: skip
        clone.git("push", "-q", "origin", branch)
        self.ci.git("fetch", "-q", "origin")
        return Pushed(self._requests, branch, account, at)

    # --- what automation does

    def gate(self, pushed: Pushed, account: str = "", *, at: str = "") -> list[str]:
        """The rules that refuse it, from main, without a checkout; none: allowed.

        The same request can be asked about as if another account had brought it, at another time.
        """
        words = ("--base", "origin/main", "--head", f"origin/{pushed.branch}")
        who = ("--actor", account or pushed.account, "--at", at or pushed.at)
        done = self.run("gate", *words, *who, "--format", "json")
        told = json.loads(done.stdout)
        assert done.returncode == (0 if told["allowed"] else 1), done
        assert all(one["who"] and one["when"] and one["message"] for one in told["refusals"])
        return [one["rule"] for one in told["refusals"]]

    def review(self, pushed: Pushed) -> dict:
        """The review of it as programs read it, the gate's findings among it."""
        words = ("--base", "origin/main", "--head", f"origin/{pushed.branch}")
        who = ("--actor", pushed.account, "--at", pushed.at)
        done = self.run("review", *words, *who, "--format", "json")
        assert done.returncode == 0, done.stderr
        # Printed figures keep their digits: 80.00 is compared as text.
        return json.loads(done.stdout, parse_float=str)

    def check(self, branch: str = "main") -> Done:
        """What the request's own job says: the files of its head, checked out."""
        self.ci.git("checkout", "-q", "--detach", f"origin/{branch}")
        return self.run("check", "--format", "json")

    # --- how a request comes to main

    def merge(self, pushed: Pushed, way: str, when: str) -> None:
        """`way`: github (with a record under trail/), gitlab (with trailers), gitlab-default,
        squash, rebase.
        """
        self.server.git("fetch", "-q", str(self.bare.folder), f"+{pushed.branch}:{pushed.branch}")
        self.server.git("switch", "-q", "main")
        getattr(self, f"_{way.replace('-', '_')}")(pushed, when)
        self.server.git("push", "-q", str(self.bare.folder), "main")
        self.ci.git("fetch", "-q", "origin")
        self.ci.git("checkout", "-q", "--detach", "origin/main")

    def _github(self, pushed: Pushed, when: str) -> None:
        message = f"Merge pull request #{pushed.number} from nhom/{pushed.branch}\n\nNộp bài"
        merge = self.server.merge(pushed.branch, message, when)
        record = {
            "number": pushed.number, "commit": merge, "author": pushed.account,
            "reviewers": ["nv-1"], "approvals": ["nv-1"], "merged_by": "thu-ky",
            "received": pushed.at,
        }  # fmt: skip
        path = f"trail/{when[:4]}/{pushed.number}.json"
        self.server.commit({path: json.dumps(record)}, when, "Record the merge")

    def _gitlab(self, pushed: Pushed, when: str) -> None:
        trailers = (
            f"Merge-Request: nhom/cchc!{pushed.number}", f"MR-Author: @{pushed.account}",
            "Reviewed-By: nv-1", "Approved-By: nv-1", f"Received: {pushed.at}",
        )  # fmt: skip
        title = f"Merge branch '{pushed.branch}' into 'main'"
        self.server.merge(pushed.branch, "\n".join((title, "", "Nộp bài", "", *trailers)), when)

    def _gitlab_default(self, pushed: Pushed, when: str) -> None:
        title = f"Merge branch '{pushed.branch}' into 'main'"
        last = f"See merge request nhom/cchc!{pushed.number}"
        self.server.merge(pushed.branch, f"{title}\n\nNộp bài\n\n{last}", when)

    def _squash(self, pushed: Pushed, when: str) -> None:
        self.server.squash(pushed.branch, f"Nộp bài (!{pushed.number})", when)

    def _rebase(self, pushed: Pushed, when: str) -> None:
        self.server.rebase(pushed.branch, when)

    def push_past_the_forge(self, files: Files, when: str) -> str:
        """Somebody with the administrator's right writes main itself."""
        self.server.git("switch", "-q", "main")
        commit = self.server.commit(files, when, "Chỉnh sửa nhỏ")
        self.server.git("push", "-q", str(self.bare.folder), "main")
        self.ci.git("fetch", "-q", "origin")
        self.ci.git("checkout", "-q", "--detach", "origin/main")
        return commit

    def tag(self, name: str, message: str) -> None:
        """A tag on main as it stands."""
        self.server.git("tag", "-a", name, "-m", message)
        self.server.git("push", "-q", str(self.bare.folder), name)
        self.ci.git("fetch", "-q", "--tags", "origin")
