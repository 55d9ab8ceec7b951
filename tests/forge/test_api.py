"""Asking over HTTP: pages, another try, and a token that goes nowhere but into its header."""

import pytest

from parledger.forge import Api, UnansweredError
from parledger.forge.github import api_of
from parledger.problems import UserError
from tests.forge.conftest import quick
from tests.forge.server import TOKEN, Forge, serving


@pytest.fixture
def server():
    with serving(Forge("github")) as found:
        yield found


def test_all_pages_of_a_list_are_read(server):
    """Both forges cut at a hundred; the last page is not full."""
    for length in (0, 1, 99, 100, 101, 250):
        server.answers["things"] = list(range(length))
        found = api_of(server.address, TOKEN).pages("things?x=1")
        assert [one.value for one in found] == list(range(length))
    assert {asked.query["x"] for asked in server.asked} == {"1"}


@pytest.mark.parametrize("code", [429, 500, 502, 503, 504, 0])
def test_a_question_is_asked_again(server, code):
    """What may be another answer next time; the server's own wait is kept to."""
    waits = []
    server.answers["thing"] = 1
    server.failing["GET", "thing"] = [code, code]
    assert quick(api_of(server.address, TOKEN), waits).get("thing").value == 1
    assert waits == ([7.0, 7.0] if code == 429 else [1.0, 2.0])


def test_after_four_tries_it_is_left(server):
    """One sentence, exit 1; nobody waits for ever."""
    server.failing["GET", "thing"] = [503] * 10
    with pytest.raises(UnansweredError) as error:
        quick(api_of(server.address, TOKEN)).get("thing")
    assert (error.value.exit_code, len(server.asked)) == (1, 4)


@pytest.mark.parametrize("code", [400, 401, 403, 404, 409, 422, 301, 302, 307])
def test_a_refusal_is_final_and_a_redirect_is_not_followed(server, code):
    """The token would go to wherever the redirect leads."""
    server.failing["GET", "thing"] = [code]
    with pytest.raises(UserError, match=str(code)):
        quick(api_of(server.address, TOKEN)).get("thing")
    assert [asked.path for asked in server.asked] == ["thing"]


def test_what_is_created_is_asked_once(server):
    """A second POST might make a second note."""
    server.failing["POST", "thing"] = [502]
    with pytest.raises(UnansweredError):
        quick(api_of(server.address, TOKEN)).create("thing", {})
    assert len(server.asked) == 1


@pytest.mark.parametrize("code", [302, 401, 404, 500, 0])
def test_no_sentence_holds_the_token_or_what_the_server_said(server, code):
    """Neither in the message nor in how the objects print themselves."""
    server.failing["GET", "thing"] = [code] * 9
    api = quick(api_of(server.address, TOKEN))
    with pytest.raises(UserError) as error:
        api.get("thing?private=x")
    said = f"{error.value.vi} {error.value.en} {error.value!r} {api!r}"
    assert TOKEN not in said
    assert "private" not in said


@pytest.mark.parametrize("body", [b"<html>", b"{", b"\xff", b"[" * 100_000])
def test_an_answer_that_is_no_json_is_refused(server, body):
    """A proxy's page of regret, say."""
    server.answers["thing"] = body
    with pytest.raises(UserError) as error:
        quick(api_of(server.address, TOKEN)).get("thing")
    assert error.value.exit_code == 1


def test_an_answer_without_end_is_not_read_to_its_end(server, monkeypatch):
    """At most so many bytes."""
    monkeypatch.setattr("parledger.forge.api._MOST_BYTES", 1000)
    server.answers["thing"] = "x" * 1000
    with pytest.raises(UserError):
        quick(api_of(server.address, TOKEN)).get("thing")


@pytest.mark.parametrize(
    "address",
    ["", "api.github.com", "ftp://x", "file:///etc/passwd", "https://a:b@x/api", "http://"],
)
def test_an_address_is_http_and_holds_no_password(address):
    """Exit 2: the pipeline was set up wrongly."""
    with pytest.raises(UserError) as error:
        Api(address, {})
    assert error.value.exit_code == 2
