"""What an edition may show. The public one drops whatever is not public, once, here."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Any, Literal, get_args, get_origin, get_type_hints

from parledger.model.criteria import CriteriaSet
from parledger.model.cycles import Cycle, Roles
from parledger.model.documents import Document
from parledger.model.project import CycleFiles, Project
from parledger.model.results import CycleResult, Results, State

Edition = Literal["public", "internal", "unit"]
"""For everybody; for those who do the work; for one unit (see `parledger.report.own`)."""

_WITHHELD_DOCUMENT = Document(public=False)
_PLAIN = frozenset({str, int, bool, type(None), date, Fraction})


@dataclass(frozen=True, slots=True)
class Cut:
    """Project and results of an edition, the cycles withheld, and their units' states."""

    project: Project
    results: Results
    withheld: frozenset[str]
    states: Mapping[str, Mapping[str, str]]


def for_edition(project: Project, results: Results, edition: Edition) -> Cut:
    """The internal edition shows all; the public one as `Cut` says."""
    if edition == "internal":
        return Cut(project, results, frozenset(), {})
    withheld = frozenset(
        name for name, files in project.cycles.items() if not is_public(files, results)
    )
    states = {
        name: {unit.unit: str(unit.state) for block in found.blocks for unit in block.units}
        for name, found in results.cycles.items()
        if name in withheld
    }
    cycles = {
        name: _timetable_only(files) if name in withheld else _public_files(files)
        for name, files in project.cycles.items()
    }
    sets = {name: public_set(found) for name, found in project.sets.items()}
    public_project = replace(project, cycles=cycles, sets=sets, kept=())
    shown = {
        name: _public_result(found, cycles[name].cycle, withheld)
        for name, found in results.cycles.items()
        if name not in withheld
    }
    return Cut(public_project, Results(shown), withheld, states)


def is_public(files: CycleFiles, results: Results) -> bool:
    """Whether everybody may see a cycle's figures: published, or open while it runs."""
    found = results.cycles.get(files.cycle.id)
    published = found is not None and any(
        unit.state is State.PUBLISHED for block in found.blocks for unit in block.units
    )
    return files.cycle.visibility == "public" or published


def _timetable_only(files: CycleFiles) -> CycleFiles:
    cycle = _without_figures(files.cycle)
    return CycleFiles(cycle=without_private(cycle), tasks=without_private(files.tasks))


def _without_figures(cycle: Cycle) -> Cycle:
    return replace(
        _without_accounts(cycle), external=(), published=None, not_scored=(), reopened=()
    )


def _without_accounts(cycle: Cycle) -> Cycle:
    offices = tuple(replace(office, accounts=()) for office in cycle.offices)
    return replace(cycle, roles=Roles(), offices=offices)


def public_set(criteria: CriteriaSet) -> CriteriaSet:
    """A set without a decision that is not public."""
    decision = without_private(criteria.decision)
    return criteria if decision is criteria.decision else replace(criteria, decision=decision)


def _public_result(found: CycleResult, cycle: Cycle, withheld: frozenset[str]) -> CycleResult:
    """The cycle, its sets, and changes to years that the edition shows."""
    blocks = tuple(
        block
        if (criteria := public_set(block.criteria)) is block.criteria
        else replace(block, criteria=criteria)
        for block in found.blocks
    )
    changes = {
        unit: change
        for unit, change in (found.changes or {}).items()
        if change.before_cycle not in withheld
    }
    return replace(found, cycle=cycle, blocks=blocks, changes=changes)


def _public_files(files: CycleFiles) -> CycleFiles:
    shown: CycleFiles = without_private(replace(files, cycle=_without_accounts(files.cycle)))
    return shown


def without_private(value: Any) -> Any:
    """The same frozen value with every document that is not public replaced by an empty one.

    Values that hold no such document are returned as they are, not copied. A map that is no
    plain dict (entries kept packed) is looked through when it is asked.
    """
    if isinstance(value, Document):
        return value if value.public else _WITHHELD_DOCUMENT
    if isinstance(value, tuple):
        changed = tuple(without_private(item) for item in value)
        same = all(new is old for new, old in zip(changed, value, strict=True))
        return value if same else changed
    if isinstance(value, dict):
        cleaned = {key: without_private(item) for key, item in value.items()}
        return value if all(cleaned[key] is value[key] for key in value) else cleaned
    if isinstance(value, Mapping):
        return PublicEntries(value)
    if is_dataclass(value) and not isinstance(value, type):
        new = {name: without_private(getattr(value, name)) for name in _holders(type(value))}
        differs = {name: item for name, item in new.items() if item is not getattr(value, name)}
        return replace(value, **differs) if differs else value
    return value


class PublicEntries(Mapping[str, Any]):
    """A map whose values are cut to the public edition as they are read."""

    __slots__ = ("entries",)

    def __init__(self, entries: Mapping[str, Any]) -> None:
        self.entries = entries

    def __getitem__(self, key: str) -> Any:
        return without_private(self.entries[key])

    def __iter__(self) -> Iterator[str]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)


@lru_cache(maxsize=256)
def _holders(kind: type) -> tuple[str, ...]:
    """The fields of a record that may hold a document, by their declared types."""
    hints = get_type_hints(kind)
    return tuple(f.name for f in fields(kind) if f.init and _may_hold(hints[f.name], frozenset()))


def _may_hold(hint: Any, above: frozenset[Any]) -> bool:
    """False only where every type inside is known to hold none; `above`: types being looked at."""
    if hint in _PLAIN or hint in above or get_origin(hint) is Literal:
        return False
    inside = tuple(arg for arg in get_args(hint) if arg is not Ellipsis)
    if inside:
        return any(_may_hold(arg, above) for arg in inside)
    if hint is not Document and is_dataclass(hint) and isinstance(hint, type):
        found = get_type_hints(hint)
        return any(_may_hold(found[f.name], above | {hint}) for f in fields(hint))
    return True
