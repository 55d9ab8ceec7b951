"""GitLab's second step: one note on every open request, by main's code, from objects."""

import pytest

from parledger.forge import MARK
from parledger.pipeline.answering import answer_open
from parledger.problems import UserError
from tests.forge.place import GITLAB_ROOT, site
from tests.review.gate.world import CYCLE, FILES, SCORES, SELF_A, SELF_B


@pytest.fixture
def gitlab(tmp_path):
    with site(tmp_path, "gitlab") as found:
        found.api.answers["user"] = {"username": "so-cai-bot"}
        found.api.answers[f"{GITLAB_ROOT}/merge_requests"] = []
        yield found


def opened(gitlab, number, files, author="to-xa-a", received="2020-11-15T16:59:59.120Z"):
    """An open request as the API tells it; its head."""
    head = gitlab.request(number, files)
    path = f"{GITLAB_ROOT}/merge_requests"
    if number not in [one["iid"] for one in gitlab.api.answers[path]]:
        gitlab.api.answers[path].append({"iid": number})
    one = {"iid": number, "sha": head, "author": {"username": author}, "state": "opened"}
    gitlab.api.answers[f"{path}/{number}"] = one
    versions = [{"head_commit_sha": head, "created_at": received}]
    gitlab.api.answers[f"{path}/{number}/versions"] = versions
    return head


def answers(gitlab, lang="vi"):
    """Number and what became of it."""
    return [(one.number, one.how) for one in answer_open(gitlab.root, gitlab.place, lang)]


def test_a_request_gets_one_note_with_verdict_and_review(gitlab):
    """Whose it is, when it came, what is allowed, what it changes."""
    head = opened(gitlab, 12, {SELF_A: SCORES})
    assert answers(gitlab) == [(12, "created")]
    (body,) = gitlab.api.bodies()
    assert body.startswith(f"{MARK}\n<!-- ")
    assert "✅ **Được phép**" in body
    assert "`to-xa-a`; `2020-11-15T16:59:59Z`" in body
    assert head[:12] in body
    assert "xa-a" in body


def test_what_has_not_moved_is_left_alone(gitlab):
    """The next run of the schedule finds its own note and computes nothing."""
    opened(gitlab, 12, {SELF_A: SCORES})
    answers(gitlab)
    sent = len(gitlab.api.sent)
    assert answers(gitlab) == [(12, "known")]
    assert len(gitlab.api.sent) == sent


def test_a_push_and_a_change_of_main_write_it_over(gitlab):
    """Always one note."""
    opened(gitlab, 12, {SELF_A: SCORES})
    answers(gitlab)
    opened(gitlab, 12, {SELF_B: SCORES})
    assert answers(gitlab) == [(12, "updated")]
    assert "⛔ **Bị từ chối**" in gitlab.api.bodies()[0]
    gitlab.first.commit({CYCLE: FILES[CYCLE].replace("[to-xa-a]", "[nguoi-khac]")})
    gitlab.first.git("push", "-q", str(gitlab.bare), "main")
    assert answers(gitlab) == [(12, "updated")]
    assert len(gitlab.api.notes) == 1


def test_everybody_who_pushed_has_to_be_allowed(gitlab):
    """GitLab's own notes tell who; what people write to look like them does not count."""
    opened(gitlab, 12, {SELF_A: SCORES})
    gitlab.api.note("thu-ky-gia", "added 1 commit\n\n<ul><li>x</li></ul>")
    answers(gitlab)
    assert "✅" in gitlab.api.bodies()[-1]
    gitlab.api.note("nv-1", "added 2 commits\n\n<ul><li>abc - x</li></ul>", system=True)
    gitlab.api.note("tk-1", "approved this merge request", system=True)
    opened(gitlab, 12, {SELF_A: SCORES + "# thêm\n"})
    answers(gitlab)
    (ours,) = [body for body in gitlab.api.bodies() if body.startswith(MARK)]
    assert "⛔ **Bị từ chối** (`to-xa-a`, `nv-1`;" in ours


def test_late_is_when_gitlab_received_it(gitlab):
    """Not when its author says it was committed."""
    opened(gitlab, 12, {SELF_A: SCORES}, received="2020-11-15T17:00:00.000Z")
    answers(gitlab)
    assert "G141" in gitlab.api.bodies()[0]


def test_one_that_cannot_be_read_does_not_keep_the_others_waiting(gitlab):
    """It is named; the job says so at its end."""
    opened(gitlab, 12, {SELF_A: SCORES})
    opened(gitlab, 13, {SELF_A: SCORES})
    gitlab.api.answers[f"{GITLAB_ROOT}/merge_requests/12/versions"] = []
    del gitlab.api.answers[f"{GITLAB_ROOT}/merge_requests/13"]["author"]
    opened(gitlab, 14, {SELF_A: SCORES})
    found = list(answer_open(gitlab.root, gitlab.place, "vi"))
    assert [(one.number, one.how) for one in found] == [
        (12, "refused"), (13, "refused"), (14, "created"),
    ]  # fmt: skip
    assert "versions.created_at" in found[0].wrong.en
    assert "author.username" in found[1].wrong.en


def test_a_branch_that_cannot_be_compared_gets_the_reason_as_its_note(gitlab):
    """Nothing in common with main; in the language asked for."""
    head = opened(gitlab, 12, {SELF_A: SCORES})
    gitlab.first.git("switch", "-q", "--orphan", "other")
    head = gitlab.first.commit({SELF_A: SCORES})
    gitlab.first.git("push", "-qf", str(gitlab.bare), "HEAD:refs/merge-requests/12/head")
    gitlab.api.answers[f"{GITLAB_ROOT}/merge_requests/12"]["sha"] = head
    gitlab.api.answers[f"{GITLAB_ROOT}/merge_requests/12/versions"][0]["head_commit_sha"] = head
    assert answers(gitlab, "en") == [(12, "created")]
    assert "⛔ **Cannot be judged**" in gitlab.api.bodies()[0]
    assert "no commit in common" in gitlab.api.bodies()[0]


def test_a_head_that_moves_while_it_is_looked_at_waits_for_the_next_run(gitlab):
    """The API and the repository tell of two heads."""
    opened(gitlab, 12, {SELF_A: SCORES})
    gitlab.request(12, {SELF_B: SCORES})
    assert answers(gitlab) == [(12, "refused")]
    assert gitlab.api.notes == {}


def test_nothing_of_a_request_is_checked_out(gitlab):
    """Objects alone."""
    opened(gitlab, 12, {SELF_A: SCORES, "build.py": "raise SystemExit(0)\n"})
    answers(gitlab)
    assert not (gitlab.root / "build.py").exists()
    assert not (gitlab.root / SELF_A).exists()


def test_a_token_that_opens_nothing_is_said(gitlab):
    """Before any request is looked at."""
    del gitlab.api.answers["user"]
    with pytest.raises(UserError, match="404"):
        answers(gitlab)
