"""GitHub's verdict: main's gate on a request's objects, and a status that says so on its head."""

import json

import pytest

from parledger.pipeline.forges import place_of
from parledger.pipeline.judging import judge_event
from parledger.problems import UserError
from tests.forge.place import GITHUB_ROOT, site
from tests.review.gate.world import CYCLE, FILES, SCORES, SELF_A


@pytest.fixture
def github(tmp_path):
    with site(tmp_path, "github") as found:
        yield found


def event(head, user="to-xa-a", sender=None, **more):
    """GitHub's event of a push to request 12."""
    pull = {
        "number": 12,
        "user": {"login": user},
        "base": {"sha": "b" * 40, "ref": "main"},
        "head": {"sha": head, "repo": {"pushed_at": "2020-11-15T16:59:59Z"}},
    }
    said = {
        "action": "synchronize",
        "sender": {"login": sender or user},
        "pull_request": pull | more,
    }
    return json.dumps(said).encode()


def statuses(github):
    """Path, state and description of each status that was set."""
    return [(path, body["state"], body["description"]) for path, body in github.api.sent]


def test_an_allowed_request_gets_a_green_status_with_its_time(github):
    """On the head that was judged; whoever records the merge finds the time there."""
    head = github.request(12, {SELF_A: SCORES})
    assert judge_event(github.root, github.place, event(head)).is_allowed
    assert statuses(github) == [
        (f"POST {GITHUB_ROOT}/statuses/{head}", "success", "received 2020-11-15T16:59:59Z; allowed")
    ]
    body = github.api.sent[0][1]
    assert body["context"] == "parledger/gate"
    assert body["target_url"] == github.place.run


@pytest.mark.parametrize(
    ("files", "user", "sender"),
    [
        ({SELF_A: SCORES}, "ke-gian", None),
        ({SELF_A: SCORES}, "to-xa-a", "nv-1"),
        ({CYCLE: FILES[CYCLE].replace("[to-xa-a]", "[ke-gian]"), SELF_A: SCORES}, "ke-gian", None),
        (
            {"parledger/review/gate/rules/__init__.py": "RULES = ()\n", SELF_A: SCORES},
            "to-xa-a",
            None,
        ),
        ({".github/workflows/gate.yml": "name: gate\n"}, "to-xa-a", None),
        ({".gitlab-ci.yml": "gate: {script: ['true']}\n"}, "to-xa-a", None),
        ({"build.py": "raise SystemExit(0)\n"}, "to-xa-a", None),
        ({".github/CODEOWNERS": "* @ke-gian\n"}, "to-xa-a", None),
        ({"trail/2020/1.json": '{"number": 1}\n'}, "tk-1", None),
    ],
)
def test_a_request_that_weakens_the_judge_is_judged_by_the_one_that_stands(
    github, files, user, sender
):
    """Roles, gate code, workflows, front door, CODEOWNERS, records: refused, and red."""
    head = github.request(12, files)
    run = judge_event(github.root, github.place, event(head, user, sender))
    assert not run.is_allowed
    assert [state for _, state, _ in statuses(github)] == ["failure"]


def test_nothing_of_the_request_is_checked_out(github):
    """Its objects are there; its files are not."""
    head = github.request(12, {SELF_A: SCORES, "sitecustomize.py": "raise SystemExit(0)\n"})
    judge_event(github.root, github.place, event(head))
    assert not (github.root / "sitecustomize.py").exists()
    assert not (github.root / SELF_A).exists()


def test_main_is_taken_as_it_is_now(github):
    """The roles changed after the push: judged again, the newer ones count."""
    head = github.request(12, {SELF_A: SCORES})
    assert judge_event(github.root, github.place, event(head)).is_allowed
    github.first.commit({CYCLE: FILES[CYCLE].replace("[to-xa-a]", "[nguoi-khac]")})
    github.first.git("push", "-q", str(github.bare), "main")
    assert not judge_event(github.root, github.place, event(head)).is_allowed
    assert [state for _, state, _ in statuses(github)] == ["success", "failure"]


def test_a_head_that_was_replaced_is_not_judged_green(github):
    """Force-pushed in between: the newer head has a run of its own."""
    old = github.request(12, {SELF_A: SCORES})
    github.request(12, {CYCLE: "x\n"})
    with pytest.raises(UserError, match="newer head"):
        judge_event(github.root, github.place, event(old))
    assert statuses(github)[0][:2] == (f"POST {GITHUB_ROOT}/statuses/{old}", "failure")


def test_what_cannot_be_judged_is_red(github):
    """A branch that has nothing in common with main."""
    github.first.git("switch", "-q", "--orphan", "other")
    head = github.first.commit({SELF_A: SCORES})
    github.first.git("push", "-q", str(github.bare), "HEAD:refs/pull/12/head")
    with pytest.raises(UserError):
        judge_event(github.root, github.place, event(head))
    assert [state for _, state, _ in statuses(github)] == ["failure"]


@pytest.mark.parametrize(
    "more", [{"number": None}, {"number": "12/../13"}, {"base": {"sha": "b" * 40}}]
)
def test_an_event_that_lacks_a_field_is_never_green(github, more):
    """What is known of the head is used to say no."""
    head = github.request(12, {SELF_A: SCORES})
    with pytest.raises(UserError):
        judge_event(github.root, github.place, event(head, **more))
    assert "success" not in [state for _, state, _ in statuses(github)]


def test_a_label_set_by_another_is_no_push(github):
    """Nobody lends a request his rights; nothing is said then."""
    data = json.loads(event(github.request(12, {SELF_A: SCORES})))
    with pytest.raises(UserError, match="labeled"):
        judge_event(github.root, github.place, json.dumps(data | {"action": "labeled"}).encode())
    assert github.api.sent == []


def test_without_the_right_to_say_it_the_job_fails(github):
    """A token that may not set statuses: red by its absence."""
    head = github.request(12, {SELF_A: SCORES})
    with pytest.raises(UserError, match="401"):
        judge_event(
            github.root, place_of(github.variables | {"PARLEDGER_TOKEN": "other"}), event(head)
        )
