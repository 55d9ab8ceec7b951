"""`serve`: the site again after every change, the last good one while there are errors."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from parledger.pages import build_pages
from parledger.pipeline.site import SiteOrder, files_of, make_site_report
from parledger.problems import Problems, UserError
from parledger.report import Edition
from parledger.website import BuildSummary, Rebuilt, SiteSettings, serve_site
from parledger.website.serving import Watch


@dataclass(frozen=True, slots=True)
class Told:
    """What the person who serves is told: problems, builds, refusals, the address."""

    problems: Callable[[Problems], None]
    built: Callable[[BuildSummary], None]
    refused: Callable[[UserError], None]
    ready: Callable[[str], None]


def run_serve(root: Path, edition: Edition, port: int, told: Told) -> None:
    """Serve until interrupted."""
    order = SiteOrder(root, Path("site"), edition)

    def make() -> Rebuilt | None:
        report, problems = make_site_report(order)
        told.problems(problems)
        if report is None:
            return None
        return Rebuilt(report, build_pages(report), files_of(order, report))

    def built(summary: BuildSummary) -> None:
        told.problems(summary.problems)
        told.built(summary)

    watch = Watch(make, built, told.refused, told.ready)
    serve_site(SiteSettings(root, order.out), watch, port=port)
