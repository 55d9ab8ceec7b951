"""Self-scores that were changed after their own appraisal had begun. Pure."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Literal

from parledger.compute.activity import changes_of
from parledger.compute.contributions import sendings_of
from parledger.model.told import Told
from parledger.model.trail import ValueChange

Begun = tuple[Literal["criterion", "rest"], str]
"""What round 1 has taken up: a criterion, or what an office (empty: of all) does not list."""


def after_appraisal(
    told: Iterable[Told], leads: Callable[[str], Mapping[str, str]]
) -> Iterator[Told]:
    """Changes of a self-score that came to main after its own appraisal had begun.

    It begins with the first commit on main in which round 1 lists the criterion, or recognises
    all that it does not list. `told`: oldest first; `leads`: unit -> leaf -> office. What came
    with the appraisal's own commit came before it.
    """
    begun: dict[str, set[Begun]] = defaultdict(set)
    for sending in sendings_of(told):
        for one in changes_of(sending.told):
            unit, criterion = one.change.unit, _criterion(one)
            claims = one.change.step == "self" and criterion
            if claims and not begun[unit].isdisjoint(_covering(criterion, leads(unit))):
                yield one
        for one in changes_of(sending.told):
            if one.change.step == "appraisal_1":
                begun[one.change.unit].update(_taken_up(one))


def _covering(criterion: str, leads: Mapping[str, str]) -> set[Begun]:
    return {("criterion", criterion), ("rest", ""), ("rest", leads.get(criterion, ""))}


def _taken_up(one: Told) -> Iterator[Begun]:
    change = one.change
    if not isinstance(change, ValueChange):
        return
    if change.criterion:
        yield "criterion", change.criterion
        return
    for changed in change.fields:
        office, _, name = changed.name.rpartition(".")
        if name == "recognise_rest" and changed.new == "true":
            yield "rest", office


def _criterion(one: Told) -> str:
    return one.change.criterion if isinstance(one.change, ValueChange) else ""
