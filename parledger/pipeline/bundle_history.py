"""The history of a bundle: every change of a value of the cycle, as its edition may tell it."""

from collections.abc import Iterator
from pathlib import Path

from parledger import __version__
from parledger.model.bundle import HISTORY
from parledger.outputs.history import write_history
from parledger.pipeline.stages import Checked
from parledger.pipeline.telling import read_chronicle
from parledger.report import KEPT_OF_PAPERS, BuildInfo, Edition, Known, make_report

FORMATS = ("csv", "jsonl")
"""One for people and spreadsheets, one for programs: the same rows."""


def history_path(form: str) -> str:
    """Where the history stands in a form."""
    return f"{HISTORY}changes.{form}"


def history_files(
    root: Path, commit: str, checked: Checked, cycle: str, edition: Edition
) -> Iterator[tuple[str, bytes]]:
    """The history up to a commit. No addresses of a forge: they are settings, and may move.

    UserError as of `read_trail`.
    """
    chronicle = read_chronicle(root, checked.project, revision=commit, cycle=cycle)
    known = Known(chronicle=chronicle, kept_of_papers=KEPT_OF_PAPERS)
    info = BuildInfo(version=__version__, commit=commit, history=True)
    report = make_report(checked.project, checked.results, info, edition, known)
    for form in FORMATS:
        yield history_path(form), write_history(report, form, cycle)
