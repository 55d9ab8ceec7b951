"""A forge for the pipelines' tests: its API, its bare repository, and a clone in which a job runs."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from parledger.pipeline.forges import Place
from tests.forge.server import TOKEN, Forge, serving
from tests.gitrepo import Repo
from tests.review.gate.world import FILES

PROJECT = "cchc/so-cai"
GITHUB_ROOT, GITLAB_ROOT = f"repos/{PROJECT}", "projects/cchc%2Fso-cai"


class Site:
    """`first`: whoever pushes; `root`: the job's clone of main; `api`: the forge's API."""

    def __init__(self, folder: Path, api: Forge) -> None:
        self.api = api
        self.folder = folder
        self.first = Repo(folder / "first")
        self.first.commit(FILES)
        self.bare = folder / f"{PROJECT}.git"
        self.bare.parent.mkdir()
        self.first.git("clone", "-q", "--bare", ".", str(self.bare))
        self.root = folder / "job"
        subprocess.run(["git", "clone", "-q", str(self.bare), str(self.root)], check=True)

    @property
    def variables(self) -> dict[str, str]:
        """What the forge sets for a job."""
        server = self.folder.as_uri()
        if self.api.kind == "github":
            return {
                "GITHUB_ACTIONS": "true", "GITHUB_API_URL": self.api.address,
                "GITHUB_SERVER_URL": server, "GITHUB_REPOSITORY": PROJECT,
                "GITHUB_REF_NAME": "main", "GITHUB_RUN_ID": "77", "PARLEDGER_TOKEN": TOKEN,
            }  # fmt: skip
        return {
            "GITLAB_CI": "true", "CI_API_V4_URL": self.api.address, "CI_SERVER_URL": server,
            "CI_PROJECT_PATH": PROJECT, "CI_DEFAULT_BRANCH": "main", "CI_JOB_ID": "77",
            "PARLEDGER_TOKEN": TOKEN,
        }  # fmt: skip

    @property
    def place(self) -> Place:
        """The same, read."""
        from parledger.pipeline.forges import place_of

        return place_of(self.variables)

    def request(self, number: int, files: dict[str, str | None], start: str = "main") -> str:
        """A branch with these files, pushed as the head of a request."""
        self.first.git("switch", "-q", "-C", f"request-{number}", start)
        head = self.first.commit(files, "2020-11-05T08:00:00+07:00")
        kind = "pull" if self.api.kind == "github" else "merge-requests"
        self.first.git("push", "-q", "-f", str(self.bare), f"HEAD:refs/{kind}/{number}/head")
        self.first.git("switch", "-q", "main")
        return head

    def merge(self, number: int, how: str = "merge") -> str:
        """The request merged into main; the commit by which it was."""
        title = f"Merge pull request #{number} from x/y"
        commit = getattr(self.first, how)(f"request-{number}", title, "2020-11-16T09:00:00+07:00")
        self.first.git("push", "-q", str(self.bare), "main")
        return commit

    def on_main(self, *words: str) -> str:
        """Git, asked in the bare repository."""
        return self.first.git("--git-dir", str(self.bare), *words)


@contextmanager
def site(folder: Path, kind: str) -> Iterator[Site]:
    """A forge of this kind while the block runs."""
    with serving(
        Forge(kind, me="github-actions[bot]" if kind == "github" else "so-cai-bot")
    ) as api:
        yield Site(folder, api)
