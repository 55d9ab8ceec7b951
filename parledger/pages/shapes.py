"""Display-ready pieces that several kinds of page share: finished texts, links, places."""

from dataclasses import dataclass

from parledger.model.documents import NO_DOCUMENT, Document
from parledger.model.forge_links import file_link
from parledger.model.words import Words
from parledger.pages.text import say, show_day
from parledger.problems import Lang, Place
from parledger.report import BuildInfo, Report

_NOT_PUBLIC = Words("Tài liệu không công khai", "Document not public")
_UNTITLED = Words("Văn bản", "Document")
_NUMBER = Words("số {number}", "no. {number}")
_KEPT = Words("tệp {path}", "file {path}")
_DATE = Words("ngày {day}", "{day}")


@dataclass(frozen=True, slots=True)
class DocumentText:
    """A paper for people; `url` empty or https."""

    title: str
    detail: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class LinkText:
    """A link; `href` as it stands in the page, `note` is said after it."""

    title: str
    href: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class ClassText:
    """A class as a word; `step` 1 is the best of the cycle's classes, 0: no class."""

    title: str = ""
    step: int = 0


@dataclass(frozen=True, slots=True)
class SourceText:
    """Where a figure stands: `file:line`, the commit that last changed it, and a link or empty."""

    at: str
    commit: str
    url: str


def show_document(document: Document, lang: Lang) -> DocumentText:
    """Title first; number, date, issuer and the file kept here as detail.

    The site carries no copies of kept files: whoever wants one has the repository.
    """
    details = []
    if document.number:
        details.append(say(_NUMBER, lang, number=document.number))
    if document.date:
        details.append(say(_DATE, lang, day=show_day(document.date, lang)))
    details.extend(text for text in (document.issuer, document.signed_by) if text)
    if document.kept:
        details.append(say(_KEPT, lang, path=document.kept))
    title = document.title
    if not title and not document.public:
        title = say(_NOT_PUBLIC, lang)
    elif not title:
        title = details.pop(0) if details else say(_UNTITLED, lang)
        title = title[:1].upper() + title[1:]
    url = document.url if document.url.startswith("https://") else ""
    return DocumentText(title, ", ".join(details), url)


def show_documents(documents: tuple[Document, ...], lang: Lang) -> tuple[DocumentText, ...]:
    """Each of them, in order."""
    return tuple(show_document(document, lang) for document in documents)


def show_given(document: Document | None, lang: Lang) -> DocumentText | None:
    """None where no paper is named; one that is not public still says that it is there."""
    if document is None or document == NO_DOCUMENT:
        return None
    return show_document(document, lang)


def show_source(info: BuildInfo, place: Place, lang: Lang) -> SourceText:
    """The line a figure stands in, and the commit and day that vouch for it where known."""
    stamp = info.stamps.get(place.path)
    commit = f"{stamp.commit[:10]}, {show_day(stamp.day, lang)}" if stamp else ""
    url = ""
    if stamp:
        path = info.prefix + place.path
        url = file_link(info.repository_url, stamp.commit, path, place.line)
    return SourceText(f"{place.path}:{place.line}:{place.column}", commit, url)


def unit_name(report: Report, unit_id: str) -> str:
    """A unit's name; its id where the file that names it is missing."""
    unit = report.project.units.get(unit_id)
    return unit.name if unit else unit_id
