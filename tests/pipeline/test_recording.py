"""The step after the merge, over a real repository: one file a request, added and never changed."""

import json
from datetime import UTC, datetime

import pytest

from parledger.history import read_receipts
from parledger.pipeline.recording import record_merges, record_payload
from parledger.problems import UserError
from tests.forge.payloads import on_github, on_gitlab
from tests.forge.place import GITHUB_ROOT, GITLAB_ROOT, site
from tests.review.gate.world import SCORES, SELF_A, SELF_B


@pytest.fixture(params=["github", "gitlab"])
def forge(request, tmp_path):
    with site(tmp_path, request.param) as found:
        yield found


def tell(forge, number, commit, head):
    """Let the API tell of a merged request."""
    answers = forge.api.answers
    if forge.api.kind == "github":
        payload = on_github(number, commit, head)
        pull = payload["pull_request"]
        answers[f"{GITHUB_ROOT}/commits/{commit}/pulls"] = [pull]
        answers[f"{GITHUB_ROOT}/pulls/{number}"] = pull
        answers[f"{GITHUB_ROOT}/pulls/{number}/reviews"] = payload["reviews"]
        answers[f"{GITHUB_ROOT}/commits/{head}/statuses"] = payload["statuses"]
        return pull
    payload = on_gitlab(number, commit, head)
    where = f"{GITLAB_ROOT}/merge_requests/{number}"
    answers[f"{GITLAB_ROOT}/repository/commits/{commit}/merge_requests"] = [
        payload["merge_request"]
    ]
    answers[where] = payload["merge_request"]
    for part in ("approvals", "reviewers", "versions"):
        answers[f"{where}/{part}"] = payload[part]
    return payload["merge_request"]


def merged(forge, number, files=None):
    """A request, merged and told of; the merge."""
    head = forge.request(number, files or {SELF_A: f"{SCORES}# {number}\n"})
    commit = forge.merge(number)
    tell(forge, number, commit, head)
    return commit


def silent(forge, commit):
    """Let the API know no request for a merge."""
    if forge.api.kind == "github":
        forge.api.answers[f"{GITHUB_ROOT}/commits/{commit}/pulls"] = []
    else:
        forge.api.answers[f"{GITLAB_ROOT}/repository/commits/{commit}/merge_requests"] = []


def record(forge, last=50):
    return record_merges(forge.root, forge.place, last)


def test_a_merge_is_recorded_and_the_history_reads_it(forge):
    """From the forge's API to main, and from main to who brought what and when."""
    commit = merged(forge, 12)
    found = record(forge)
    assert list(found.files) == ["trail/2020/12.json"]
    forge.first.git("pull", "-q", str(forge.bare), "main")
    receipt = read_receipts(forge.first.folder).first(SELF_A)
    assert (receipt.commit, receipt.request, receipt.author) == (commit, "12", "to-xa-a")
    assert receipt.received == datetime(2020, 11, 15, 16, 59, tzinfo=UTC)
    assert receipt.approvals == ("nv-1",)
    assert receipt.merged_by == "tk-1"


def test_a_second_run_finds_nothing_to_do(forge):
    """No commit, no question about what is on record."""
    merged(forge, 12)
    record(forge)
    tip, asked = forge.on_main("rev-parse", "main"), len(forge.api.asked)
    assert record(forge).files == {}
    assert forge.on_main("rev-parse", "main") == tip
    assert len(forge.api.asked) == asked


def test_runs_that_were_dropped_are_made_up_for(forge):
    """Three merges at once and one run: all three, in one commit that starts no build."""
    for number in (12, 13, 14):
        merged(forge, number)
    assert sorted(record(forge).files) == [f"trail/2020/{number}.json" for number in (12, 13, 14)]
    subject, *rest = forge.on_main("log", "-1", "--format=%B", "main").splitlines()
    assert subject == "Record the merge of 12, 13, 14"
    assert "[skip ci]" in rest


@pytest.mark.parametrize("how", ["squash", "rebase"])
def test_only_merge_commits_are_recorded(forge, how):
    """What was squashed or rebased has no merge, and no question is asked about it."""
    forge.request(12, {SELF_A: SCORES})
    if how == "squash":
        forge.merge(12, "squash")
    else:
        forge.first.rebase("request-12")
        forge.first.git("push", "-q", str(forge.bare), "main")
    assert record(forge).files == {}
    assert forge.api.asked == []


def test_a_merge_that_was_pushed_by_hand_is_named(forge):
    """It merged no request: nothing can be recorded, and the others are."""
    forge.request(12, {SELF_A: SCORES})
    by_hand = forge.merge(12)
    silent(forge, by_hand)
    merged(forge, 13, {SELF_B: SCORES})
    found = record(forge)
    assert found.without == (by_hand,)
    assert list(found.files) == ["trail/2020/13.json"]


def test_one_request_that_lacks_a_field_does_not_stop_the_others(forge):
    """Named with the field; it is tried again next time."""
    commit = forge.request(12, {SELF_A: SCORES})
    commit = forge.merge(12)
    tell(forge, 12, commit, "a" * 40)["merged_at"] = None
    if forge.api.kind == "github":
        forge.api.answers[f"{GITHUB_ROOT}/commits/{commit}/pulls"] = [
            {"number": 12, "merge_commit_sha": commit, "merged_at": "2020-11-16T02:00:00Z"}
        ]
    merged(forge, 13, {SELF_B: SCORES})
    found = record(forge)
    assert list(found.files) == ["trail/2020/13.json"]
    assert ["merged_at" in wrong.en for wrong in found.wrong] == [True]


def test_a_request_on_record_is_not_recorded_with_another_merge(forge):
    """Whatever the API says later, what stands stays."""
    merged(forge, 12)
    record(forge)
    before = forge.on_main("show", "main:trail/2020/12.json")
    forge.first.git("pull", "-q", str(forge.bare), "main")
    forge.request(99, {SELF_B: SCORES})
    again = forge.merge(99)
    tell(forge, 12, again, "a" * 40)["merged_at"] = "2021-03-01T00:00:00Z"
    found = record(forge)
    assert found.files == {}
    assert ["on record" in wrong.en for wrong in found.wrong] == [True]
    assert forge.on_main("show", "main:trail/2020/12.json") == before
    assert "trail/2021" not in forge.on_main("ls-tree", "-r", "--name-only", "main")


def test_a_raced_push_loses_nothing(forge, monkeypatch):
    """Somebody merges while the record is being made."""
    from parledger.history import upstream

    merged(forge, 12)
    made = upstream._commit

    def slow(*words):
        commit = made(*words)
        monkeypatch.setattr(upstream, "_commit", made)
        merged(forge, 13, {SELF_B: SCORES})
        return commit

    monkeypatch.setattr(upstream, "_commit", slow)
    record(forge)
    assert list(record(forge).files) == ["trail/2020/13.json"]
    assert forge.on_main("log", "-1", "--format=%s", "main~1^1") != ""
    names = forge.on_main("ls-tree", "-r", "--name-only", "main", "trail/").splitlines()
    assert names == ["trail/2020/12.json", "trail/2020/13.json"]


def test_a_shallow_clone_records_nothing(forge, tmp_path):
    """There a merge looks like any commit; the command that deepens it is named."""
    merged(forge, 12)
    clone = tmp_path / "shallow"
    forge.first.git("clone", "-q", "--depth", "1", forge.bare.as_uri(), str(clone))
    with pytest.raises(UserError, match="unshallow"):
        record_merges(clone, forge.place, 50)
    assert forge.api.asked == []


def test_the_forge_failing_for_a_while_is_waited_for(forge, monkeypatch):
    """502 twice, then an answer."""
    monkeypatch.setattr("time.sleep", lambda _: None)
    merged(forge, 12)
    forge.api.failing["GET", "12"] = [502]
    assert list(record(forge).files) == ["trail/2020/12.json"]


@pytest.mark.parametrize("made", [on_github, on_gitlab])
def test_a_payload_that_was_kept_makes_the_same_record(made):
    """For a forge that could not be asked at the time."""
    path, data = record_payload(json.dumps(made()).encode())
    assert path == "trail/2020/12.json"
    assert json.loads(data)["approvals"] == ["nv-1"]


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"[]", b"{", b'{"pull_request": 3}', b'{"reviews": []}']
)
def test_a_payload_that_is_none_is_refused(data):
    """By the name of what it lacks."""
    with pytest.raises(UserError) as error:
        record_payload(data)
    assert error.value.exit_code == 1
