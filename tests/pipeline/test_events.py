"""GitHub's event: both accounts and the time of the push, or a reason why not."""

import json
from copy import deepcopy
from datetime import UTC, datetime

import pytest

from parledger.pipeline.events import read_event
from parledger.problems import UserError

EVENT = {
    "action": "synchronize",
    "sender": {"login": "to-xa-a"},
    "pull_request": {
        "user": {"login": "xa-a-2"},
        "base": {"sha": "b" * 40},
        "head": {"sha": "a" * 40, "repo": {"pushed_at": "2020-11-15T16:59:00Z"}},
        "title": "Nộp bản tự chấm",
    },
}


def told(event):
    return read_event(json.dumps(event).encode())


def test_the_event_tells_who_and_when():
    """Who opened it and who pushed its head; the forge's time of the push."""
    found = told(EVENT)
    assert (found.base, found.head) == ("b" * 40, "a" * 40)
    assert found.actors == ("xa-a-2", "to-xa-a")
    assert found.at == datetime(2020, 11, 15, 16, 59, tzinfo=UTC)


def fields(value, path=()):
    """Every path to a text of the event but for the title."""
    if isinstance(value, dict):
        for key, below in value.items():
            yield from fields(below, (*path, key))
    elif path[-1] != "title":
        yield path


@pytest.mark.parametrize("path", list(fields(EVENT)), ids=".".join)
@pytest.mark.parametrize("instead", ["gone", None, "", 7, {}, []])
def test_an_event_that_lacks_a_field_is_refused_by_its_name(path, instead):
    """Gone, empty or of another kind; at any depth (a deleted fork has no repo)."""
    for depth in range(1, len(path) + 1):
        event = deepcopy(EVENT)
        holder = event
        for key in path[: depth - 1]:
            holder = holder[key]
        if instead == "gone":
            del holder[path[depth - 1]]
        else:
            holder[path[depth - 1]] = instead
        with pytest.raises(UserError) as error:
            told(event)
        assert error.value.exit_code == 1
        assert path[0] in error.value.en or "event" in error.value.en
        assert error.value.vi.startswith("từ chối")


@pytest.mark.parametrize("action", ["edited", "labeled", "reopened", "closed", "assigned"])
def test_an_event_that_somebody_else_may_cause_is_refused(action):
    """A label set by the secretary must not lend the request his rights."""
    with pytest.raises(UserError) as error:
        told({**EVENT, "action": action})
    assert action in error.value.vi


@pytest.mark.parametrize("data", [b"", b"[]", b"null", b"{", b"\xff", b"[" * 100_000])
def test_what_is_no_event_is_refused(data):
    """No traceback."""
    with pytest.raises(UserError) as error:
        read_event(data)
    assert error.value.exit_code == 1


@pytest.mark.parametrize("time", ["yesterday", "2020-11-15", "2020-11-15T16:59:00"])
def test_a_time_without_a_zone_is_none(time):
    """Named by its field."""
    event = deepcopy(EVENT)
    event["pull_request"]["head"]["repo"]["pushed_at"] = time
    with pytest.raises(UserError) as error:
        told(event)
    assert "pushed_at" in error.value.vi
