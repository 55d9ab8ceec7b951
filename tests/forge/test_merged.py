"""A merged request as both forges tell it becomes one record; what lacks a field is refused."""

import json
from copy import deepcopy
from datetime import UTC, datetime

import pytest

from parledger.forge import Said, as_record, github, gitlab, record_path
from parledger.history.trail import read_record
from parledger.problems import UserError
from tests.forge.payloads import HEAD, MERGE, OLD_HEAD, on_github, on_gitlab, review, status

READERS = {"github": (github.read_merged, on_github), "gitlab": (gitlab.read_merged, on_gitlab)}


def told(kind, payload=None):
    read, made = READERS[kind]
    return read(Said(payload or made()))


@pytest.mark.parametrize("kind", READERS)
def test_who_brought_who_looked_who_approved_who_merged(kind):
    """By accounts; an approval counts for the head that was merged, and until it is taken back."""
    found = told(kind)
    assert (found.number, found.commit, found.head) == (12, MERGE, HEAD)
    assert (found.author, found.merged_by) == ("to-xa-a", "tk-1")
    assert set(found.reviewers) == {"nv-1", "tp-1"} | ({"tk-2"} if kind == "github" else set())
    assert found.approvals == ("nv-1",)
    assert found.received.replace(microsecond=0) == datetime(2020, 11, 15, 16, 59, tzinfo=UTC)


@pytest.mark.parametrize("kind", READERS)
def test_the_record_is_what_the_history_reads(kind):
    """Both rooms agree on the form; the same merge gives the same bytes."""
    found = told(kind)
    assert record_path(found) == "trail/2020/12.json"
    record = read_record(record_path(found), as_record(found))
    assert (record.number, record.commit, record.author) == ("12", MERGE, "to-xa-a")
    assert (set(record.reviewers), record.approvals) == (set(found.reviewers), ("nv-1",))
    assert (record.merged_by, record.received) == (
        "tk-1",
        datetime(2020, 11, 15, 16, 59, tzinfo=UTC),
    )
    assert as_record(told(kind)) == as_record(found)
    assert set(json.loads(as_record(found))) == {
        "number", "commit", "head", "author", "reviewers", "approvals", "merged_by", "merged",
        "received",
    }  # fmt: skip


def test_the_year_is_that_of_the_merge_in_utc():
    """The first morning of a year in Viet Nam is still the old one's in UTC; every clock agrees."""
    payload = on_github()
    payload["pull_request"]["merged_at"] = "2021-01-01T06:59:59+07:00"
    assert record_path(told("github", payload)) == "trail/2020/12.json"


@pytest.mark.parametrize("kind", READERS)
def test_without_a_time_of_receipt_there_is_none(kind):
    """No status or version of this head: the merge's own day stays, and nothing is invented."""
    payload = READERS[kind][1]()
    if kind == "github":
        payload["statuses"] = [status("received yesterday; allowed"), status("")]
    else:
        payload["versions"] = payload["versions"][1:]
    found = told(kind, payload)
    assert found.received is None
    assert "received" not in json.loads(as_record(found))


REQUIRED = {
    "github": ["number", "user.login", "merged_by.login", "merged_at", "merge_commit_sha",
               "head.sha", "merged"],
    "gitlab": ["iid", "author.username", "merged_at", "merge_commit_sha", "sha", "state"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "path"), [(kind, path) for kind, paths in REQUIRED.items() for path in paths]
)
@pytest.mark.parametrize("instead", ["gone", None, "", "../../x", -1, [], {}, False, "a" * 39])
def test_a_missing_field_is_refused_by_its_name(kind, path, instead):
    """Gone, of another kind, or something that could become a path."""
    payload = deepcopy(READERS[kind][1]())
    holder = payload["pull_request" if kind == "github" else "merge_request"]
    *above, last = path.split(".")
    for key in above:
        holder = holder[key]
    if instead == "a" * 39 and last in ("login", "username"):
        return
    if instead == "gone":
        del holder[last]
    else:
        holder[last] = instead
    with pytest.raises(UserError) as error:
        told(kind, payload)
    assert error.value.exit_code == 1
    assert path in error.value.vi
    assert path in error.value.en


@pytest.mark.parametrize("kind", READERS)
@pytest.mark.parametrize("part", ["reviews", "statuses", "approvals", "reviewers", "versions"])
def test_a_missing_list_is_refused(kind, part):
    """An answer that was cut off must not look like a merge that nobody reviewed."""
    payload = READERS[kind][1]()
    if part not in payload:
        return
    payload[part] = None
    with pytest.raises(UserError, match=part):
        told(kind, payload)


def test_a_rebased_merge_of_gitlab_has_no_merge_commit():
    """Fast-forward and squash leave none: refused, for merge commits are what the ledger counts."""
    payload = on_gitlab()
    payload["merge_request"]["merge_commit_sha"] = None
    with pytest.raises(UserError, match="merge_commit_sha"):
        told("gitlab", payload)


@pytest.mark.parametrize(
    ("reviews", "approvals"),
    [
        ([review("nv-1", "APPROVED")], ("nv-1",)),
        ([review("nv-1", "APPROVED", OLD_HEAD)], ()),
        ([review("nv-1", "APPROVED"), review("nv-1", "CHANGES_REQUESTED")], ()),
        ([review("nv-1", "APPROVED"), review("nv-1", "COMMENTED")], ("nv-1",)),
        ([review("to-xa-a", "APPROVED")], ()),
        ([], ()),
    ],
)
def test_what_counts_as_an_approval(reviews, approvals):
    """Of the head that was merged, not taken back, not by the author himself."""
    assert told("github", on_github() | {"reviews": reviews}).approvals == approvals


def test_a_gitlab_without_merge_user_still_has_merged_by():
    """Older servers have the older name alone."""
    payload = on_gitlab()
    del payload["merge_request"]["merge_user"]
    assert told("gitlab", payload).merged_by == "tk-1"
