"""The audit's findings as text and as JSON."""

import json
from collections.abc import Mapping
from datetime import UTC

from parledger.cli.printers.text import print_problems
from parledger.model.forge_links import commit_link, request_link
from parledger.model.words import Words
from parledger.pages.text import say
from parledger.pipeline.auditing import AuditRun
from parledger.problems import Lang, hint_of, message_of, severity_of
from parledger.review.audit import Finding

_NONE = Words(
    "{cycle}: không có phát hiện nào; đã xem {changes} lần thay đổi đến {head}.",
    "{cycle}: nothing found; changes looked at: {changes}, up to {head}.",
)
_SOME = Words(
    "{cycle}: {count} phát hiện; đã xem {changes} lần thay đổi đến {head}.",
    "{cycle}: findings: {count}; changes looked at: {changes}, up to {head}.",
)
_ERRORS = Words(
    "Dữ liệu của kỳ còn {count} lỗi (lệnh check): kiểm toán có thể chưa thấy hết.",
    "The cycle's data has errors ({count}, see check): the audit may not see everything.",
)

_NO_REQUESTS = Words(
    "Kỳ này không lần nào đi qua yêu cầu hợp nhất: không có gì để đối chiếu người duyệt, biên nhận.",
    "No change of this cycle came by a merge request: there are no approvals or receipts to hold "
    "it against.",
)


def print_findings(run: AuditRun, lang: Lang) -> str:
    """Each finding as a problem, then how many."""
    text = print_problems(tuple(one.problem for one in run.findings), lang)
    told = {"cycle": run.cycle, "changes": str(run.changes), "head": run.trail.head[:12]}
    words = _SOME if run.findings else _NONE
    last = say(words, lang, count=str(len(run.findings)), **told)
    errors = f"{say(_ERRORS, lang, count=str(len(run.errors)))}\n" if run.errors else ""
    requests = "" if run.by_requests or not run.changes else f"{say(_NO_REQUESTS, lang)}\n"
    return f"{text}{last}\n{requests}{errors}"


def print_json(run: AuditRun, lang: Lang) -> str:
    """A list of objects; `evidence` is what the sentence is made of, `commit` is null for none.

    `cycle_by_requests` is the cycle's, the same in all: whether any of its changes came by a request.
    """
    told = [finding_object(run, one, lang) for one in run.findings]
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def finding_object(run: AuditRun, one: Finding, lang: Lang) -> Mapping[str, object]:
    """A finding for programs; the shape is the same in both languages."""
    problem = one.problem
    commit = run.trail.commits.get(one.commit)
    handling = run.trail.handling(one.commit)
    return {
        "code": problem.code,
        "severity": str(severity_of(problem)),
        "path": problem.place.path,
        "line": problem.place.line,
        "unit": one.unit,
        "criteria": list(one.criteria),
        "step": one.step,
        "commit": one.commit or None,
        "url": commit_link(run.repository_url, one.commit) if commit is not None else "",
        "date": None if commit is None else commit.committed.astimezone(UTC).isoformat(),
        "author": _author(run, one),
        "merged_by": _merged_by(run, one),
        "request": handling.request,
        "request_url": request_link(run.repository_url, handling.request),
        "reviewers": list(handling.reviewers),
        "approvals": list(handling.approvals),
        "cycle_by_requests": run.by_requests,
        "evidence": dict(problem.args),
        "message": message_of(problem, lang),
        "hint": hint_of(problem, lang),
    }


def _author(run: AuditRun, one: Finding) -> str:
    """Who wrote or sent it, as the sentence says; empty where only its merger is known."""
    commit = run.trail.commits.get(one.commit)
    told = dict(one.problem.args).get("who") or run.trail.handling(one.commit).author
    return told or ("" if commit is None or commit.is_merge else commit.author)


def _merged_by(run: AuditRun, one: Finding) -> str:
    """Who brought it to main by a merge: by the forge's record, or else by the merge itself."""
    commit = run.trail.commits.get(one.commit)
    told = run.trail.handling(one.commit).merged_by
    return told or (commit.author if commit is not None and commit.is_merge else "")
