"""cycle.yaml, field by field: the secretary's, and not to his own benefit.

Once self-assessment has begun, what decides figures and dates changes by a decision alone, which
the same request adds to `documents` with its number.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields

from parledger.model.cycles import Cycle
from parledger.model.words import Words
from parledger.problems import Place
from parledger.review.bare import bare, differ
from parledger.review.gate.people import Right, gained_by, rights_of
from parledger.review.gate.refusal import Refusal
from parledger.review.gate.request import Request, has_begun
from parledger.review.gate.rule import GateRule
from parledger.review.gate.rules.common import cycle_open_to, judge_secretary
from parledger.review.gate.targets import Kind, Target, target_of
from parledger.review.gate.words import ANY_TIME, secretary

FREE = frozenset(
    {"title", "visibility", "sources", "documents", "external", "published", "council",
     "working_group"}
)  # fmt: skip
"""What the secretary keeps up to date while the cycle runs; but not that there be no Council."""
JUDGED = frozenset({"offices", "roles", "reopened"})
"""What has rules of its own below; which unit an office is itself is fixed all the same."""
FIXED = frozenset(
    {"year", "period", "authority", "programme", "provenance", "time_zone", "blocks", "schedule",
     "not_scored", "index", "classes"}
)  # fmt: skip
"""What decides figures, ranks and dates."""
DERIVED = frozenset({"id", "at", "path", "places"})

_BY_DECISION = Words(
    "trong yêu cầu ghi thêm quyết định sửa kế hoạch (number) vào documents",
    "in a request that adds the amending decision (number) to documents",
)
_OTHER_SECRETARY = Words(
    "một tài khoản thư ký khác, không phải người được thêm quyền",
    "another account of the secretary's, not the one that gains by it",
)


def judge(request: Request) -> Iterator[Refusal]:
    """G150 (who), G151 (fixed), G152 (reopening), G153 (own benefit)."""
    for change in request.of_kinds(Kind.CYCLE):
        target = target_of(change.path)
        files = cycle_open_to(request, target)
        if files is None:
            continue
        refused = tuple(judge_secretary(request, files.cycle, target.path))
        yield from refused
        if not refused:
            yield from _judge_fields(request, files.cycle, target)


def _judge_fields(request: Request, cycle: Cycle, target: Target) -> Iterator[Refusal]:
    old, new = request.start.cycle(target.cycle), request.head.cycle(target.cycle)
    if target.path not in request.head.paths:
        yield Refusal("G151", Place(target.path), secretary(cycle), _BY_DECISION, "cycle.yaml")
        return
    if new is None:
        return
    before = old.cycle if old is not None else cycle
    yield from _judge_fixed(request, before, new.cycle)
    yield from _judge_reopened(request, before, new.cycle)
    yield from _judge_rights(request, cycle, new.cycle)


def changed_fields(before: Cycle, after: Cycle) -> tuple[str, ...]:
    """The fields that say something else, in their order."""
    return tuple(
        one.name
        for one in fields(Cycle)
        if one.name not in DERIVED and differ(getattr(before, one.name), getattr(after, one.name))
    )


def _judge_fixed(request: Request, before: Cycle, after: Cycle) -> Iterator[Refusal]:
    if not has_begun(request, before) or _new_decision(before, after):
        return
    fixed = [name for name in changed_fields(before, after) if name not in FREE | JUDGED]
    if _does_without_council(after) and not _does_without_council(before):
        fixed.append("council")
    if _lifts_a_bar(before, after):
        fixed.append("offices")
    for name in fixed:
        place = after.places.get(name, Place(after.path))
        yield Refusal("G151", place, secretary(before), _BY_DECISION, name)


def _does_without_council(cycle: Cycle) -> bool:
    """`council: none`: the result is published without a meeting."""
    return cycle.council is None and "council" in cycle.places


def _lifts_a_bar(before: Cycle, after: Cycle) -> bool:
    """Whether an office is no longer the unit that it was, or another one stands in for it."""
    bars = {one.id: (one.unit, one.for_own_unit) for one in after.offices}
    return any(
        one.unit and bars.get(one.id) != (one.unit, one.for_own_unit) for one in before.offices
    )


def _new_decision(before: Cycle, after: Cycle) -> bool:
    known = Counter(bare(one) for one in before.documents)
    return any(one.number and not known[bare(one)] for one in after.documents)


def _judge_reopened(request: Request, before: Cycle, after: Cycle) -> Iterator[Refusal]:
    left = Counter(bare(one) for one in before.reopened)
    for entry in after.reopened:
        if left[bare(entry)]:
            left[bare(entry)] -= 1
        elif not (entry.why and entry.document.number):
            yield Refusal("G152", entry.at, secretary(before), ANY_TIME, entry.unit)
        elif ("unit", entry.unit) in rights_of(before, request.actor):
            gained = Words(f"mở lại bước cho {entry.unit}", f"a step reopened for {entry.unit}")
            yield _own_benefit(request, entry.at, gained)
    if any(left.values()):
        place = after.places.get("reopened", Place(after.path))
        yield Refusal("G152", place, secretary(before), ANY_TIME)


def _judge_rights(request: Request, before: Cycle, after: Cycle) -> Iterator[Refusal]:
    """By what main says now: a right gained meanwhile by somebody else's request is not new."""
    gained = gained_by(request.actor, before, after)
    if gained:
        key = "offices" if gained[0][0] == "office" else "roles"
        place = after.places.get(key, Place(after.path))
        yield _own_benefit(request, place, _say(gained[0], len(gained) - 1))


def _own_benefit(request: Request, place: Place, gained: Words) -> Refusal:
    args = (("actor", request.actor), ("gained", gained))
    return Refusal("G153", place, _OTHER_SECRETARY, ANY_TIME, args=args)


_ROLES = {
    "secretary": Words("thư ký", "secretary"),
    "clerk": Words("nhập hộ", "clerk for"),
    "unit": Words("tài khoản của đơn vị", "account of the unit"),
    "office": Words("cơ quan thẩm định", "office"),
}


def _say(right: Right, more: int) -> Words:
    what = " ".join(right[1:])
    role = _ROLES[right[0]]
    vi, en = f"{role.vi} {what}".strip(), f"{role.en} {what}".strip()
    return (
        Words(f"{vi} (và {more} quyền nữa)", f"{en} (and {more} more)") if more else Words(vi, en)
    )


RULE = GateRule("cycle", ("G150", "G151", "G152", "G153"), frozenset({Kind.CYCLE}), judge)
