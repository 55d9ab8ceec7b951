"""The step after the merge: what the forge knows and Git does not, into `trail/`, once.

Looked at are the last merges on main, not only the one that set the step off: a forge drops runs
that wait in a queue, and a run may fail. What has a record is left alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from parledger.forge import Merged, Said, as_record, github, gitlab, parse, record_path
from parledger.history import (
    Addition,
    Blobs,
    add_files,
    fetch_ref,
    files_under,
    merges_of,
    require_whole_history,
)
from parledger.history.trail import TRAIL, read_record
from parledger.pipeline.forges import Place, github_of, gitlab_of
from parledger.problems import UserError

MAIL = "parledger@localhost.invalid"


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was done: the files written and by which commit (empty: none); merges that were made
    without a request; requests that lack a field, with the reason.
    """

    files: Mapping[str, bytes]
    commit: str = ""
    without: tuple[str, ...] = ()
    wrong: tuple[UserError, ...] = ()


def record_merges(root: Path, place: Place, last: int) -> Recorded:
    """Record those of the last so many commits on main that merged a request and have no record.

    UserError (exit 1) in a shallow clone, where merges could not be told from other commits.
    """
    require_whole_history(root)
    tip = fetch_ref(root, place.remote, f"refs/heads/{place.branch}")
    known = _known(root, tip)
    forge = github_of(place) if place.forge == "github" else gitlab_of(place)
    files: dict[str, bytes] = {}
    without: list[str] = []
    wrong: list[UserError] = []
    for commit in merges_of(root, tip, last):
        if commit in known.values():
            continue
        payload = forge.payload(commit)
        if payload is None:
            without.append(commit)
            continue
        try:
            path, data = _record(payload, commit, known)
        except UserError as refused:
            wrong.append(refused)
        else:
            files[path] = data
    made = _push(root, place, files) if files else ""
    return Recorded(files, made, tuple(without), tuple(wrong))


def record_payload(data: bytes) -> tuple[str, bytes]:
    """Path and bytes of the record of a payload that was kept in a file.

    `{"pull_request", "reviews", "statuses"}` as GitHub's API answers, or `{"merge_request",
    "approvals", "reviewers", "versions"}` as GitLab's. UserError (exit 1) names what it lacks.
    """
    return _as_file(_read(parse(data, "payload")))


def _record(payload: Mapping[str, Any], commit: str, known: Mapping[str, str]) -> tuple[str, bytes]:
    merged = _read(Said(payload))
    if merged.commit != commit:
        raise Said(None, "merge_commit_sha").refused()
    path, data = _as_file(merged)
    name = path.rpartition("/")[2]
    if any(one.rpartition("/")[2] == name for one in known):
        raise UserError(
            f"{path}: yêu cầu {merged.number} đã có trong sổ với một lần hợp nhất khác",
            f"{path}: request {merged.number} is on record with another merge already",
            exit_code=1,
        )
    return path, data


def _read(payload: Said) -> Merged:
    if payload.at("pull_request").value is not None:
        return github.read_merged(payload)
    return gitlab.read_merged(payload)


def _as_file(merged: Merged) -> tuple[str, bytes]:
    """Path and bytes; looked at with the eyes of whoever will read it."""
    path, data = record_path(merged), as_record(merged)
    if read_record(path, data) is None:
        raise UserError(f"không ghi được {path}", f"{path} cannot be written", exit_code=1)
    return path, data


def _known(root: Path, tip: str) -> dict[str, str]:
    """Path -> the merge it is about, of all records; empty where a record cannot be read."""
    blobs = Blobs(root)
    try:
        found = {}
        for path, blob in files_under(root, tip, TRAIL).items():
            record = read_record(path, blobs.read(blob) or b"")
            found[path] = record.commit if record else ""
        return found
    finally:
        blobs.close()


def _push(root: Path, place: Place, files: Mapping[str, bytes]) -> str:
    numbers = ", ".join(path.rpartition("/")[2].removesuffix(".json") for path in files)
    message = f"Record the merge of {numbers}\n\n[skip ci]\n"
    return add_files(root, place.pushing, place.branch, Addition(files, message, "parledger", MAIL))
