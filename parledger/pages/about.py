"""What this site is, which data it shows, and how to check it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from parledger.model.words import Words
from parledger.pages.addresses import about_path, cycle_path, home_path, root_of, twin
from parledger.pages.inputs import Inputs
from parledger.pages.page import Crumb, Page, View
from parledger.pages.shapes import DocumentText, show_documents
from parledger.pages.text import HOME_WORDS, say, show_day
from parledger.problems import Lang
from parledger.report import Report
from parledger.tables import TABLES, Column
from parledger.tables.history import HISTORY_TABLES
from parledger.tables.surveys import SURVEY_TABLES

_TITLE = Words("Về trang này", "About this site")
_EDITIONS = {
    "public": Words(
        "công khai: chỉ những gì được phép công bố", "public: only what may be published"
    ),
    "internal": Words(
        "nội bộ: mọi số liệu, không để lọt ra ngoài", "internal: everything, not to be passed on"
    ),
    "unit": Words(
        "riêng của một đơn vị: chỉ có số liệu của đơn vị ấy",
        "one unit's own: its figures and nobody else's",
    ),
}
_KINDS = {
    "text": Words("chữ", "text"),
    "decimal": Words("số thập phân", "decimal"),
    "whole": Words("số nguyên", "whole number"),
    "flag": Words("true hoặc false", "true or false"),
}
_TABLES = {
    "units": Words("Bảng đơn vị", "Units"),
    "areas": Words("Bảng lĩnh vực", "Areas"),
    "criteria": Words("Bảng tiêu chí", "Criteria"),
    "evidence": Words("Sổ tài liệu kiểm chứng", "Evidence register"),
    "survey-counts": Words("Câu trả lời khảo sát", "Survey answers"),
    "survey-shares": Words("Tỷ lệ và khoảng tin cậy của khảo sát", "Survey shares and intervals"),
    "changes": Words("Lịch sử mọi thay đổi", "History of all changes"),
}


@dataclass(frozen=True, slots=True)
class ColumnText:
    """A column of a download."""

    name: str
    kind: str
    meaning: str


@dataclass(frozen=True, slots=True)
class TableText:
    """A download and its columns."""

    id: str
    title: str
    columns: tuple[ColumnText, ...]


@dataclass(frozen=True, slots=True)
class CycleSource:
    """A cycle, whether its figures are real, and where they come from."""

    title: str
    href: str
    official: bool
    sources: tuple[DocumentText, ...]


def about_pages(report: Report, lang: Lang, inputs: Inputs) -> tuple[Page, ...]:
    """The one page."""
    path, title = about_path(lang), say(_TITLE, lang)
    view = View(
        lang=lang,
        title=title,
        path=path,
        root=root_of(path),
        other=twin(path),
        crumbs=(Crumb(say(HOME_WORDS, lang), home_path(lang)), Crumb(title)),
        kind="about",
        print_foot=inputs.foot(report.project.digests, lang) if not report.withheld else "",
        home=home_path(lang),
        edition=report.edition,
    )
    return (Page(path, "about.html", view, partial(about_context, report, lang)),)


def about_context(report: Report, lang: Lang) -> Mapping[str, object]:
    """What `about.html` shows; every text finished."""
    info, root = report.info, root_of(about_path(lang))
    repository = info.repository_url if info.repository_url.startswith("https://") else ""
    return {
        "title": say(_TITLE, lang),
        "edition": say(_EDITIONS[report.edition], lang),
        "version": info.version,
        "commit": info.commit,
        "day": show_day(info.today, lang) if info.today else "",
        "history": info.history,
        "trail": info.no_trail is None,
        "repository": repository,
        "cycles": tuple(
            CycleSource(
                title=files.cycle.title,
                href=root + cycle_path(lang, cycle_id),
                official=files.cycle.provenance == "official",
                sources=show_documents(files.cycle.sources, lang),
            )
            for cycle_id, files in report.project.cycles.items()
        ),
        "tables": tuple(
            TableText(
                name,
                say(_TABLES[name], lang),
                tuple(
                    ColumnText(
                        column.name, say(_KINDS[column.kind], lang), say(column.meaning, lang)
                    )
                    for column in columns
                ),
            )
            for name, columns in _downloads(report)
        ),
    }


def _downloads(report: Report) -> Iterator[tuple[str, tuple[Column, ...]]]:
    """The tables that a cycle that is shown has, and their columns."""
    cycles = report.results.cycles
    yield from ((kind.name, kind.columns) for kind in TABLES.values())
    if any(report.polls.of(cycle) for cycle in cycles):
        yield from ((kind.name, kind.columns) for kind in SURVEY_TABLES.values())
    if any(report.chronicle.of_cycle(cycle) for cycle in cycles):
        internal = report.edition == "internal"
        for table in HISTORY_TABLES.values():
            yield table.name, (*table.columns, *(table.internal if internal else ()))
