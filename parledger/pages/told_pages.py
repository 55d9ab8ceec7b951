"""Which pages of the history an edition has, so that nothing links to one that is not there."""

from parledger.model.trail import ValueChange
from parledger.pages.addresses import changes_path, root_of
from parledger.problems import Lang
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


def changes_href(report: Report, lang: Lang, cycle_id: str, path: str) -> str:
    """From the page `path` to the history of a cycle's values; empty where none is told."""
    found = has_changes(report, cycle_id)
    return root_of(path) + changes_path(lang, cycle_id) if found else ""
