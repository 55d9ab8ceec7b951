"""Where two versions of what is said of a unit's leaves differ, and what is left unexplained."""

from collections.abc import Mapping

from parledger.review.model import StepChange, Unexplained
from parledger.review.told import NOTHING, Key, Told, UnitTold

STEP_ORDER = (
    "self",
    "appraisal_1",
    "explanation",
    "appraisal_2",
    "council",
    "external",
    "not_scored",
)


def step_changes(before: UnitTold, after: UnitTold) -> Mapping[str, tuple[StepChange, ...]]:
    """By criterion: the entries that differ, in the order of the steps."""
    old, new = before.entries(), after.entries()
    found: dict[str, list[StepChange]] = {}
    for key in dict.fromkeys((*new, *old)):
        change = _change(key, old.get(key), new.get(key))
        if change is not None:
            found.setdefault(key[2], []).append(change)
    order = {step: place for place, step in enumerate(STEP_ORDER)}
    return {
        code: tuple(sorted(changes, key=lambda one: (order[one.step], one.office)))
        for code, changes in found.items()
    }


def _change(key: Key, old: Told | None, new: Told | None) -> StepChange | None:
    if old is not None and new is not None and _same(old, new):
        return None
    one = new or old
    if one is None:
        return None
    step, office, _ = key
    return StepChange(
        step=step,
        office=office,
        before=old.text if old else NOTHING,
        after=new.text if new else NOTHING,
        said_before=old.said if old else "",
        said=new.said if new else "",
        papers=(old.papers if old else ()) != (new.papers if new else ()),
        unexplained=_unexplained(old, new),
        at=one.at,
    )


def _same(old: Told, new: Told) -> bool:
    return (old.figure, old.said, old.papers, old.firm) == (
        new.figure, new.said, new.papers, new.firm,
    )  # fmt: skip


def _unexplained(old: Told | None, new: Told | None) -> Unexplained:
    """Whether a reason is due and absent.

    It is due for every figure that changes or goes once it was handed in, and for each first
    decision that sets a figure. A first self-score, a first result from elsewhere, a plain
    recognition, points for a judged leaf and a figure of a draft need none.
    """
    if old is not None and not old.firm:
        return ""
    if new is None:
        return "none"
    if old is None:
        return "none" if new.due and not new.said else ""
    if (old.figure, old.firm) == (new.figure, new.firm):
        # Only words or papers changed: a reason that was taken away is missed.
        return "none" if new.due and not new.said else ""
    if not new.said:
        return "none"
    return "same" if new.said == old.said else ""
