"""The one thing that pages, charts and downloads may see: what is fit to show in an edition."""

from parledger.report.chronicle import NO_CHRONICLE, Chronicle, make_chronicle, tell_life
from parledger.report.chronicle_cut import KEPT_OF_PAPERS
from parledger.report.edition import Edition, for_edition
from parledger.report.polls import Polls
from parledger.report.report import (
    BuildInfo,
    Known,
    Report,
    Stamp,
    make_report,
    make_unit_report,
)

__all__ = [
    "KEPT_OF_PAPERS",
    "NO_CHRONICLE",
    "BuildInfo",
    "Chronicle",
    "Edition",
    "Known",
    "Polls",
    "Report",
    "Stamp",
    "for_edition",
    "make_chronicle",
    "make_report",
    "make_unit_report",
    "tell_life",
]
