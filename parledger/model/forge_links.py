"""Addresses of a commit, a line at a commit and a request on the forge that holds the repository.

Only where the site's settings name one by https; else every address is empty and nothing links.
"""

import re
from urllib.parse import quote

_REQUEST = re.compile(r"[#!]?([0-9]{1,12})")


def commit_link(repository_url: str, commit: str) -> str:
    """Where a commit is shown."""
    return _join(repository_url, f"commit/{commit}") if commit else ""


def file_link(repository_url: str, commit: str, path: str, line: int = 0) -> str:
    """Where a line of a file is shown as a commit has it; `path` from the repository's top."""
    if not (commit and path):
        return ""
    mark = f"#L{line}" if line else ""
    return _join(repository_url, f"blob/{commit}/{quote(path)}{mark}")


def request_link(repository_url: str, request: str) -> str:
    """Where a pull request or merge request is shown; `request`: `12`, `#12`, `!12`."""
    found = _REQUEST.fullmatch(request)
    if found is None:
        return ""
    kind = "merge_requests" if _is_gitlab(repository_url) else "pull"
    return _join(repository_url, f"{kind}/{found[1]}")


def _join(repository_url: str, below: str) -> str:
    if not repository_url.startswith("https://"):
        return ""
    base = repository_url.rstrip("/").removesuffix(".git")
    return f"{base}/-/{below}" if _is_gitlab(repository_url) else f"{base}/{below}"


def _is_gitlab(repository_url: str) -> bool:
    return "gitlab" in repository_url
