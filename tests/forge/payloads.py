"""What the forges' APIs say of a merged request, cut down to what anybody here reads."""

from typing import Any

HEAD, MERGE = "a" * 40, "c" * 40
OLD_HEAD = "9" * 40


def review(login: Any, state: str, commit: str = HEAD) -> dict[str, Any]:
    """One review of GitHub's."""
    return {"id": 80, "user": {"login": login} if login else None, "body": "Đã xem", "state": state,
            "commit_id": commit, "submitted_at": "2020-11-15T17:30:00Z"}  # fmt: skip


def status(description: str, creator: str = "github-actions[bot]", context: str = "parledger/gate") -> dict[str, Any]:  # fmt: skip
    """One status of a commit of GitHub's."""
    return {"state": "success", "description": description, "context": context,
            "created_at": "2020-11-15T17:00:03Z", "creator": {"login": creator, "type": "Bot"}}  # fmt: skip


def on_github(number: int = 12, commit: str = MERGE, head: str = HEAD) -> dict[str, Any]:
    """The payload that is asked together from GitHub."""
    return {
        "pull_request": {
            "number": number, "state": "closed", "title": "Nộp bản tự chấm xã A", "merged": True,
            "user": {"login": "to-xa-a", "type": "User"},
            "merged_by": {"login": "tk-1", "type": "User"},
            "merged_at": "2020-11-16T02:00:00Z", "merge_commit_sha": commit,
            "head": {"ref": "nop-bai", "sha": head, "repo": {"pushed_at": "2020-11-20T00:00:00Z"}},
            "base": {"ref": "main", "sha": "b" * 40},
        },
        "reviews": [
            review("nv-1", "CHANGES_REQUESTED", OLD_HEAD), review("nv-1", "APPROVED", head),
            review("nv-1", "COMMENTED", head), review("tp-1", "APPROVED", OLD_HEAD),
            review("tk-2", "APPROVED", head), review("tk-2", "DISMISSED", head),
            review("to-xa-a", "COMMENTED", head), review(None, "COMMENTED"),
            review("tt-1", "PENDING", head),
        ],
        "statuses": [
            status("received 2020-11-15T17:05:00Z; allowed"),
            status("received 2020-11-15T16:59:00Z; allowed"),
            status("received 2020-11-01T00:00:00Z; allowed", creator="ke-gian"),
            status("received 2020-11-01T00:00:00Z; allowed", context="other"),
            status("đã xong"),
        ],
    }  # fmt: skip


def on_gitlab(number: int = 12, commit: str = MERGE, head: str = HEAD) -> dict[str, Any]:
    """The payload that is asked together from GitLab."""
    person = {name: {"id": place, "username": name, "name": "Người " + name}
              for place, name in enumerate(("to-xa-a", "nv-1", "tp-1", "tk-1", "tt-1"))}  # fmt: skip
    return {
        "merge_request": {
            "id": 9001, "iid": number, "title": "Nộp bản tự chấm xã A", "state": "merged",
            "author": person["to-xa-a"], "merge_user": person["tk-1"], "merged_by": person["tk-1"],
            "merged_at": "2020-11-16T02:00:00.123Z", "sha": head, "merge_commit_sha": commit,
            "source_branch": "nop-bai", "target_branch": "main",
        },
        "approvals": {"approved_by": [{"user": person["nv-1"]}]},
        "reviewers": [
            {"user": person["nv-1"], "state": "approved"},
            {"user": person["tp-1"], "state": "reviewed"},
            {"user": person["tt-1"], "state": "unreviewed"},
        ],
        "versions": [
            {"id": 3, "head_commit_sha": head, "created_at": "2020-11-15T16:59:00.500Z"},
            {"id": 2, "head_commit_sha": OLD_HEAD, "created_at": "2020-11-10T01:00:00.000Z"},
        ],
    }  # fmt: skip
