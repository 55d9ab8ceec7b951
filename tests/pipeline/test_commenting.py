"""GitHub's second step: what a run handed over becomes one comment on its own request, and no other."""

import json

import pytest

from parledger.forge import MARK
from parledger.pipeline.commenting import comment_on
from parledger.problems import UserError
from tests.forge.place import GITHUB_ROOT, PROJECT, site

HEAD, OTHER = "a" * 40, "b" * 40


@pytest.fixture
def github(tmp_path):
    with site(tmp_path, "github") as found:
        for number, head in ((12, HEAD), (13, OTHER)):
            found.api.answers[f"{GITHUB_ROOT}/pulls/{number}"] = {
                "number": number, "state": "open", "head": {"sha": head},
            }  # fmt: skip
        yield found


@pytest.fixture
def artifact(tmp_path):
    """What the first step hands over."""
    folder = tmp_path / "artifact"
    folder.mkdir()

    def put(number=12, text=f"{MARK}\n## Thay đổi\n"):
        (folder / "request.json").write_text(json.dumps({"number": number}), encoding="utf-8")
        (folder / "review.md").write_text(text, encoding="utf-8")
        return folder

    return put


def event(github, **more):
    """GitHub's event of a run that has ended."""
    run = {
        "id": 55, "name": "request", "event": "pull_request", "head_sha": HEAD, "conclusion": "success",
        "html_url": f"{github.place.server}/{PROJECT}/actions/runs/55",
        "head_branch": "nop-bai", "head_repository": {"full_name": "to-xa-a/so-cai"},
        "pull_requests": [],
    }  # fmt: skip
    return json.dumps({"action": "completed", "workflow_run": run | more}).encode()


def test_the_review_becomes_a_comment(github, artifact):
    """Under our own lines: which version, where the log is, and what counts."""
    assert comment_on(github.place, event(github), artifact()) == "created"
    (body,) = github.api.bodies()
    mark, lead, *_ = body.splitlines()
    assert mark == MARK
    assert f"`{HEAD[:12]}`" in lead
    assert "actions/runs/55" in lead
    assert "`parledger/gate`" in lead
    assert body.endswith("\n## Thay đổi\n")
    assert body.count(MARK) == 1


def test_the_next_version_writes_it_over(github, artifact):
    """One comment, however many pushes."""
    comment_on(github.place, event(github), artifact())
    github.api.answers[f"{GITHUB_ROOT}/pulls/12"]["head"]["sha"] = OTHER
    assert comment_on(github.place, event(github, head_sha=OTHER), artifact()) == "updated"
    assert comment_on(github.place, event(github, head_sha=OTHER), artifact()) == "same"
    (body,) = github.api.bodies()
    assert OTHER[:12] in body
    assert HEAD[:12] not in body


def test_another_requests_number_is_refused(github, artifact):
    """A run may say any number; GitHub knows whose head it was."""
    with pytest.raises(UserError, match="13") as error:
        comment_on(github.place, event(github), artifact(13))
    assert error.value.exit_code == 1
    assert github.api.sent == []


def test_a_version_that_is_not_the_present_one_is_refused(github, artifact):
    """An older run that ends later does not write over the newer one's comment."""
    with pytest.raises(UserError, match="present head"):
        comment_on(github.place, event(github, head_sha="c" * 40), artifact())
    assert github.api.sent == []


def test_a_closed_request_gets_no_comment(github, artifact):
    """And one that does not exist neither."""
    github.api.answers[f"{GITHUB_ROOT}/pulls/12"]["state"] = "closed"
    for number in (12, 14):
        with pytest.raises(UserError):
            comment_on(github.place, event(github), artifact(number))
    assert github.api.sent == []


def test_a_hostile_text_cannot_act_nor_imitate_our_lines(github, artifact):
    """Mentions, HTML, links, a second mark; our own lines come first, whatever follows."""
    text = (
        f"{MARK}\n@thu-ky <img src=x> [x](https://evil.example)\n/merge\n"
        "> Phiên bản `000000000000`. ```\n<!--"
    )
    comment_on(github.place, event(github), artifact(text=text))
    (body,) = github.api.bodies()
    rest = body.split("\n\n", 1)[1]
    assert body.count(MARK) == 1
    for sign in ("@t", "<img", "](", "://", "\n/", "<!--"):
        assert sign not in rest


def test_a_megabyte_is_refused(github, artifact):
    """Nothing is posted, not even a part."""
    with pytest.raises(UserError, match=r"review\.md"):
        comment_on(github.place, event(github), artifact(text="x" * 1_000_000))
    assert github.api.sent == []


def test_the_longest_review_has_room_in_a_comment(github, artifact):
    """GitHub takes 65,536 characters; what makes it harmless may lengthen it."""
    line = "| \\@a\u200b <b> 0123456789 0123456789 0123456789 |\n"
    text = line * (60_000 // len(line.encode()))
    comment_on(github.place, event(github), artifact(text=text))
    assert len(github.api.bodies()[0]) < 65_536


@pytest.mark.parametrize(
    "more",
    [{"event": "push"}, {"event": None}, {"head_sha": "main"}, {"head_sha": None}, {"html_url": None},
     {"html_url": "https://evil.example/cchc/so-cai/actions/runs/55"},
     {"html_url": "https://github.com/other/repo/actions/runs/55"},
     {"html_url": "URL/../../../evil"}, {"html_url": "URL) [x](y"}],
)  # fmt: skip
def test_an_event_that_is_not_as_it_should_be_is_refused(github, artifact, more):
    """Another event, no commit, a page that is not this repository's."""
    run = f"{github.place.server}/{PROJECT}/actions/runs/55"
    more = {key: value.replace("URL", run) if value else value for key, value in more.items()}
    with pytest.raises(UserError) as error:
        comment_on(github.place, event(github, **more), artifact())
    assert error.value.exit_code == 1
    assert github.api.asked == []


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b"{", b'{"workflow_run": []}'])
def test_what_is_no_event_is_refused(github, artifact, data):
    """No traceback."""
    with pytest.raises(UserError):
        comment_on(github.place, data, artifact())
