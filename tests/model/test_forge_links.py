"""Links to a forge: its own addresses, nothing without one, nothing that a text could bend."""

import pytest

from parledger.model.forge_links import commit_link, file_link, request_link

GITHUB, GITLAB = "https://github.com/hue/cchc", "https://gitlab.hue.gov.vn/snv/cchc"
COMMIT = "1f3a9c0d2b" + "0" * 30


def test_github_and_gitlab_have_their_own_addresses():
    """As their servers answer."""
    assert commit_link(GITHUB, COMMIT) == f"{GITHUB}/commit/{COMMIT}"
    assert commit_link(GITLAB, COMMIT) == f"{GITLAB}/-/commit/{COMMIT}"
    assert file_link(GITHUB, COMMIT, "scores/a/self.yaml", 7) == (
        f"{GITHUB}/blob/{COMMIT}/scores/a/self.yaml#L7"
    )
    assert file_link(GITLAB, COMMIT, "scores/a/self.yaml", 7) == (
        f"{GITLAB}/-/blob/{COMMIT}/scores/a/self.yaml#L7"
    )
    assert file_link(GITHUB, COMMIT, "a.yaml").endswith("/a.yaml")
    assert request_link(GITHUB, "14") == f"{GITHUB}/pull/14"
    assert request_link(GITLAB, "14") == f"{GITLAB}/-/merge_requests/14"


@pytest.mark.parametrize("written", [f"{GITHUB}/", f"{GITHUB}.git", f"{GITHUB}.git/"])
def test_an_address_may_be_written_in_several_ways(written):
    """With a stroke at its end, or as one clones it."""
    assert commit_link(written, COMMIT) == f"{GITHUB}/commit/{COMMIT}"


@pytest.mark.parametrize(
    "address", ["", "http://github.com/a/b", "javascript:alert(1)", "git@github.com:a/b"]
)
def test_nothing_links_without_an_address_by_https(address):
    """An address that no browser should open is none."""
    assert commit_link(address, COMMIT) == ""
    assert file_link(address, COMMIT, "a.yaml", 1) == ""
    assert request_link(address, "14") == ""


def test_what_is_not_known_is_not_linked():
    """A commit, a path, a number that are empty."""
    assert (
        commit_link(GITHUB, "") == file_link(GITHUB, "", "a") == file_link(GITHUB, COMMIT, "") == ""
    )
    assert request_link(GITHUB, "") == ""


@pytest.mark.parametrize(
    "request_", ["14/../../x", "x", "-1", "1 4", "١٤", "1" * 13, "#", "14?a=b"]
)
def test_a_request_is_a_number(request_):
    """Its text comes from a commit's message, so from anybody."""
    assert request_link(GITHUB, request_) == ""


@pytest.mark.parametrize("mark", ["#", "!"])
def test_a_request_may_bear_its_mark(mark):
    """As people write it."""
    assert request_link(GITHUB, f"{mark}14") == f"{GITHUB}/pull/14"


def test_a_path_stays_a_path():
    """Nothing in a file's name opens a query, a fragment or a tag."""
    link = file_link(GITHUB, COMMIT, 'scores/a b/"><x>?#ở.yaml', 3)
    assert not set('<>"? ') & set(link)
    assert link.count("#") == 1
    assert link.endswith("#L3")
