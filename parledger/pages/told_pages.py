"""Which pages of the history an edition has, so that nothing links to one that is not there."""

from parledger.model.trail import ValueChange
from parledger.report import Report


def has_changes(report: Report, cycle_id: str) -> bool:
    """Whether the edition tells the history of a cycle: one unit's own edition does not."""
    return not report.unit and any(report.chronicle.of_cycle(cycle_id))


def has_change(report: Report, cycle_id: str, commit: str) -> bool:
    """Whether a commit has its page: it changed a value, and did more than spoil a file."""
    told = report.chronicle.of_commit(cycle_id, commit)
    return has_changes(report, cycle_id) and any(isinstance(t.change, ValueChange) for t in told)


def has_trail(report: Report, cycle_id: str, unit: str) -> bool:
    """Whether a unit that has results has a trail too: Git shows a history of it."""
    return bool(report.chronicle.of_unit(cycle_id, unit))
