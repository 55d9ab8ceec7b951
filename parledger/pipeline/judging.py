"""GitHub's verdict: the main branch's gate, from the main branch's workflow, on a head's objects.

The workflow of the event `pull_request_target` is the main branch's, whatever the request says of
it, so a request that weakens the gate, its workflow or the roles is judged by those that stand.
"""

from pathlib import Path

from parledger.forge import parse
from parledger.history import fetch_ref
from parledger.pipeline.events import Event, read_event
from parledger.pipeline.forges import Place, github_of
from parledger.pipeline.gating import GateOrder, GateRun, run_gate
from parledger.problems import UserError


def judge_event(root: Path, place: Place, data: bytes) -> GateRun:
    """Judge the event's head by main as it is now, and say so on the head.

    What cannot be judged (no common base, a head that is gone) is refused there too. UserError
    (exit 1) where the event lacks a field: then nothing is said, and a required status is missing.
    """
    forge, event = github_of(place), read_event(data)
    try:
        run = _judge(root, place, event, data)
    except UserError:
        forge.judge(event.head, allowed=False, received=event.at, link=place.run)
        raise
    forge.judge(event.head, allowed=run.is_allowed, received=event.at, link=place.run)
    return run


def _judge(root: Path, place: Place, event: Event, data: bytes) -> GateRun:
    pull = parse(data, "event").at("pull_request")
    number, branch = pull.at("number").number(), pull.at("base.ref").text()
    base = fetch_ref(root, place.remote, f"refs/heads/{branch}")
    head = fetch_ref(root, place.remote, f"refs/pull/{number}/head")
    if head != event.head:
        raise UserError(
            f"yêu cầu {number} đã có phiên bản mới hơn; lượt chạy của phiên bản đó sẽ xét",
            f"request {number} has a newer head, which a run of its own judges",
            exit_code=1,
        )
    return run_gate(GateOrder(root, base, head, event.actors, event.at))
