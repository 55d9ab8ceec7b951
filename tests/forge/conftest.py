"""Both forges, as their side of the API answers."""

import pytest

from parledger.forge.github import GitHub, PullNotes
from parledger.forge.github import api_of as github_api
from parledger.forge.gitlab import GitLab, MergeNotes
from parledger.forge.gitlab import api_of as gitlab_api
from tests.forge.server import TOKEN, Forge, serving


@pytest.fixture(params=["github", "gitlab"])
def forge(request):
    """A server that plays either forge."""
    me = "github-actions[bot]" if request.param == "github" else "so-cai-bot"
    with serving(Forge(request.param, me=me)) as found:
        yield found


@pytest.fixture
def notes(forge):
    """The notes of request 12."""
    if forge.kind == "github":
        return PullNotes(GitHub(quick(github_api(forge.address, TOKEN)), "cchc/so-cai"), 12)
    return MergeNotes(GitLab(quick(gitlab_api(forge.address, TOKEN)), "cchc/so-cai"), 12, forge.me)


def quick(api, waits=None):
    """The same API, which writes its waits down in place of waiting."""
    api._sleep = (waits if waits is not None else []).append
    return api
