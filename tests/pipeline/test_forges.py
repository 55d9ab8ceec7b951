"""What a job knows of where it runs: from the forge's variables, tokens never shown."""

import pytest

from parledger.pipeline.forges import github_of, gitlab_of, place_of
from parledger.problems import UserError
from tests.forge.place import Site
from tests.forge.server import TOKEN, Forge


@pytest.fixture(params=["github", "gitlab"])
def variables(request, tmp_path):
    api = Forge(request.param, address="https://forge.example/api")
    return Site(tmp_path, api).variables


def test_the_forges_own_variables_say_all(variables):
    """Repository, main branch, the job's page; a token of its own for the push where there is one."""
    place = place_of(variables)
    assert (place.repository, place.branch) == ("cchc/so-cai", "main")
    assert place.run.endswith("77")
    assert place.remote.address.endswith("/cchc/so-cai.git")
    assert place.pushing.token == TOKEN
    other = place_of(variables | {"PARLEDGER_PUSH_TOKEN": "other"})
    assert (other.remote.token, other.pushing.token) == (TOKEN, "other")


def test_a_deploy_key_has_an_address_of_its_own(variables):
    """ssh with a key in place of https with a token: the token of the API is not sent there."""
    place = place_of(variables | {"PARLEDGER_PUSH_URL": "ssh://git@forge.example/x.git"})
    assert (place.pushing.address, place.pushing.token) == ("ssh://git@forge.example/x.git", "")
    assert place.pushing.settings() == {}


def test_no_token_is_shown(variables):
    """Neither by the place, nor by what is made of it."""
    place = place_of(variables | {"PARLEDGER_PUSH_TOKEN": "other-token"})
    side = github_of(place) if place.forge == "github" else gitlab_of(place)
    shown = f"{place!r} {place.remote!r} {place.pushing!r} {side!r}"
    assert TOKEN not in shown
    assert "other-token" not in shown


def test_a_missing_variable_is_named(variables):
    """Exit 2: the pipeline was set up wrongly."""
    for name in variables:
        if name in ("GITHUB_ACTIONS", "GITLAB_CI"):
            continue
        with pytest.raises(UserError, match=name) as error:
            place_of(variables | {name: " "})
        assert error.value.exit_code == 2


def test_outside_of_a_pipeline_it_is_wrong_use():
    """Nobody posts by mistake."""
    with pytest.raises(UserError) as error:
        place_of({"PARLEDGER_TOKEN": TOKEN})
    assert error.value.exit_code == 2


def test_each_forge_has_its_own_tasks(variables):
    """A task of GitHub's on GitLab says so, and the other way round."""
    other = gitlab_of if "GITHUB_ACTIONS" in variables else github_of
    with pytest.raises(UserError):
        other(place_of(variables))


@pytest.mark.parametrize("name", ["so-cai", "a/b/c", "../x", "a/..", "a/b?c", ""])
def test_a_repository_that_is_none(tmp_path, name):
    """It becomes part of an address."""
    variables = Site(tmp_path, Forge("github", address="https://forge.example")).variables
    with pytest.raises(UserError):
        github_of(place_of(variables | {"GITHUB_REPOSITORY": name}))
