"""Where a pipeline runs, from the variables that its forge sets; tokens from variables alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from parledger.forge.github import GitHub
from parledger.forge.github import api_of as github_api
from parledger.forge.gitlab import GitLab
from parledger.forge.gitlab import api_of as gitlab_api
from parledger.history import Remote
from parledger.problems import UserError

TOKEN, PUSH_TOKEN, PUSH_ADDRESS = "PARLEDGER_TOKEN", "PARLEDGER_PUSH_TOKEN", "PARLEDGER_PUSH_URL"

_NAMES = {
    "github": {
        "api": "GITHUB_API_URL",
        "server": "GITHUB_SERVER_URL",
        "repository": "GITHUB_REPOSITORY",
        "branch": "GITHUB_REF_NAME",
        "run": "GITHUB_RUN_ID",
    },
    "gitlab": {
        "api": "CI_API_V4_URL",
        "server": "CI_SERVER_URL",
        "repository": "CI_PROJECT_PATH",
        "branch": "CI_DEFAULT_BRANCH",
        "run": "CI_JOB_ID",
    },
}


@dataclass(frozen=True, slots=True)
class Place:
    """A repository on a forge, as the job that runs there knows it.

    `branch`: the one that the job is of (GitHub), or the main one (GitLab). `run`: the job's own
    page. `push_address`: another way to the repository for the push, such as `ssh://...` with a
    deploy key. Tokens are never shown.
    """

    forge: Literal["github", "gitlab"]
    api: str
    repository: str
    server: str
    branch: str
    run: str
    token: str = field(repr=False)
    push_token: str = field(default="", repr=False)
    push_address: str = ""

    @property
    def remote(self) -> Remote:
        """The repository, to fetch from it."""
        return Remote(f"{self.server}/{self.repository}.git", self.token)

    @property
    def pushing(self) -> Remote:
        """The repository, to push to it by the recording account's own key or token."""
        if self.push_address:
            return Remote(self.push_address, self.push_token)
        return Remote(f"{self.server}/{self.repository}.git", self.push_token or self.token)


def place_of(variables: Mapping[str, str]) -> Place:
    """The place that a forge's variables describe.

    UserError (exit 2): outside of a forge's pipeline, or one of them is missing.
    """
    forge: Literal["github", "gitlab"]
    if variables.get("GITHUB_ACTIONS") == "true":
        forge = "github"
    elif variables.get("GITLAB_CI") == "true":
        forge = "gitlab"
    else:
        raise UserError(
            "lệnh này chạy trong quy trình tự động của GitHub hoặc GitLab",
            "this command runs in a pipeline of GitHub's or GitLab's",
        )
    told = {key: _wanted(variables, name) for key, name in _NAMES[forge].items()}
    server = told["server"].rstrip("/")
    pages = {
        "github": f"{server}/{told['repository']}/actions/runs/{told['run']}",
        "gitlab": f"{server}/{told['repository']}/-/jobs/{told['run']}",
    }
    return Place(
        forge=forge,
        api=told["api"],
        repository=told["repository"],
        server=server,
        branch=told["branch"],
        run=pages[forge],
        token=_wanted(variables, TOKEN),
        push_token=variables.get(PUSH_TOKEN, "").strip(),
        push_address=variables.get(PUSH_ADDRESS, "").strip(),
    )


def _wanted(variables: Mapping[str, str], name: str) -> str:
    found = variables.get(name, "").strip()
    if not found:
        raise UserError(f"thiếu biến {name}", f"the variable {name} is missing")
    return found


def github_of(place: Place) -> GitHub:
    """GitHub's side. UserError where the job runs elsewhere."""
    if place.forge != "github":
        raise _elsewhere("GitHub")
    return GitHub(github_api(place.api, place.token), place.repository)


def gitlab_of(place: Place) -> GitLab:
    """GitLab's side. UserError where the job runs elsewhere."""
    if place.forge != "gitlab":
        raise _elsewhere("GitLab")
    return GitLab(gitlab_api(place.api, place.token), place.repository)


def _elsewhere(name: str) -> UserError:
    return UserError(f"việc này chỉ có trên {name}", f"this is for {name} alone")
