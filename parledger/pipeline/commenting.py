"""GitHub's second step: the review that a request's own run made becomes one comment.

This step holds a token that may write comments, and so it runs nothing of the request and believes
nothing of what it made: which head the run was of comes from GitHub's event, whether the number is
that head's request from GitHub's API, and the text is made harmless.
"""

from pathlib import Path

from parledger.forge import parse, put_note, read_bundle, tame
from parledger.forge.github import VERDICT, PullNotes
from parledger.model.words import Words
from parledger.pipeline.forges import Place, github_of
from parledger.problems import UserError

_HEAD = Words(
    "Phiên bản `{head}`. Phần dưới do chính lượt chạy của yêu cầu lập ra"
    " ([nhật ký và báo cáo đầy đủ]({link})); kết luận có hiệu lực là trạng thái `{verdict}`.",
    "Version `{head}`. What follows was made by the request's own run"
    " ([log and full report]({link})); what counts is the status `{verdict}`.",
)


def comment_on(place: Place, event: bytes, folder: Path) -> str:
    """`created`, `updated` or `same`.

    `event`: GitHub's `workflow_run`; `folder`: the run's artifact. UserError (exit 1) where one
    of them is not as it should be, or names another request than the one whose head was run.
    """
    run = parse(event, "event").at("workflow_run")
    if run.at("event").text() != "pull_request":
        raise run.at("event").refused()
    head, link = run.at("head_sha").commit(), _link(run.at("html_url").text(), place)
    bundle = read_bundle(folder)
    forge = github_of(place)
    if forge.head_of(bundle.number) != head:
        raise UserError(
            f"từ chối: {head[:12]} không phải là phiên bản hiện tại của yêu cầu {bundle.number}",
            f"refused: {head[:12]} is not the present head of request {bundle.number}",
            exit_code=1,
        )
    lead = (
        f"> {words.format(head=head[:12], link=link, verdict=VERDICT)}"
        for words in (_HEAD.vi, _HEAD.en)
    )
    text = "\n>\n".join(lead)
    return put_note(PullNotes(forge, bundle.number), f"{text}\n\n{tame(bundle.text)}")


def _link(address: str, place: Place) -> str:
    """The run's page. UserError where it is not one of this repository's."""
    start = f"{place.server}/{place.repository}/actions/runs/"
    if not address.startswith(start) or not address.removeprefix(start).isdigit():
        raise UserError(
            "từ chối: mục workflow_run.html_url không đúng dạng",
            "refused: the field workflow_run.html_url is not as it should be",
            exit_code=1,
        )
    return address
