"""The frame that all pages of a cycle share: title, breadcrumb, banner, foot."""

from dataclasses import dataclass

from parledger.model.cycles import Cycle
from parledger.pages.addresses import cycle_path, home_path, root_of, twin
from parledger.pages.page import Crumb, View
from parledger.pages.text import HOME_WORDS, say
from parledger.problems import Lang
from parledger.report import Report


@dataclass(frozen=True, slots=True)
class Frame:
    """What a page brings itself; `crumbs` follow the cycle's own, the last being the page."""

    kind: str
    title: str
    crumbs: tuple[Crumb, ...]
    foot: str
    charts: bool = False


def cycle_view(report: Report, lang: Lang, cycle: Cycle, path: str, frame: Frame) -> View:
    """The view of a page below a cycle's own."""
    return View(
        lang=lang,
        title=f"{frame.title} · {cycle.title}",
        path=path,
        root=root_of(path),
        other=twin(path),
        crumbs=(
            Crumb(say(HOME_WORDS, lang), home_path(lang)),
            Crumb(cycle.title, cycle_path(lang, cycle.id), given=True),
            *frame.crumbs,
        ),
        banner=cycle.provenance == "illustrative",
        kind=frame.kind,
        print_foot=frame.foot,
        charts=frame.charts,
        home=home_path(lang),
        edition=report.edition,
    )
