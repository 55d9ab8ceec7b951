"""Self-scores that were changed after their own appraisal had begun. Pure."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from parledger.compute.activity import changes_of
from parledger.compute.contributions import sendings_of
from parledger.model.told import Told
from parledger.model.trail import ValueChange


@dataclass
class _Begun:
    """What round 1 of a unit has taken up so far."""

    criteria: set[str] = field(default_factory=set)
    rests: set[str] = field(default_factory=set)

    def has(self, criterion: str, lead: str | None) -> bool:
        return criterion in self.criteria or "" in self.rests or lead in self.rests


def after_appraisal(
    told: Iterable[Told], leads: Callable[[str], Mapping[str, str]]
) -> Iterator[Told]:
    """Changes of a self-score that came to main after its own appraisal had begun.

    It begins with the first commit on main in which round 1 lists the criterion, or recognises
    all that it does not list. `told`: oldest first; `leads`: unit -> leaf -> office. What came
    with the appraisal's own commit came before it.
    """
    begun: dict[str, _Begun] = defaultdict(_Begun)
    for sending in sendings_of(told):
        for one in changes_of(sending.told):
            unit, criterion = one.change.unit, _criterion(one)
            claims = one.change.step == "self" and criterion
            if claims and begun[unit].has(criterion, leads(unit).get(criterion)):
                yield one
        for one in changes_of(sending.told):
            if one.change.step == "appraisal_1":
                _begin_appraisal(begun[one.change.unit], one)


def _begin_appraisal(begun: _Begun, one: Told) -> None:
    if isinstance(one.change, ValueChange) and one.change.criterion:
        begun.criteria.add(one.change.criterion)
    elif isinstance(one.change, ValueChange):
        for changed in one.change.fields:
            office, _, name = changed.name.rpartition(".")
            if name == "recognise_rest" and changed.new == "true":
                begun.rests.add(office)


def _criterion(one: Told) -> str:
    return one.change.criterion if isinstance(one.change, ValueChange) else ""
