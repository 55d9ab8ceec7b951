"""The one thing that pages, charts and downloads may see: what is fit to show in an edition."""

from parledger.report.edition import Edition, for_edition
from parledger.report.polls import Polls
from parledger.report.report import BuildInfo, Report, Stamp, make_report, make_unit_report

__all__ = [
    "BuildInfo",
    "Edition",
    "Polls",
    "Report",
    "Stamp",
    "for_edition",
    "make_report",
    "make_unit_report",
]
