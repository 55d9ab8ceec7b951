"""Documents and what lacks one, in words: on a unit's register and on its cycle's."""

from dataclasses import dataclass, replace
from fractions import Fraction

from parledger.model.cycles import Cycle
from parledger.model.documents import Document
from parledger.model.forge_links import file_link
from parledger.model.register import Lacking, Outside, Paper, Use
from parledger.model.trail_words import TRAIL_STEP_WORDS
from parledger.model.words import Words, show_figure
from parledger.pages.addresses import root_of, unit_path
from parledger.pages.shapes import (
    DocumentText,
    LinkText,
    SourceText,
    show_document,
    show_source,
)
from parledger.pages.survey.scope import show_share
from parledger.pages.text import say, show_day, show_points
from parledger.pages.unit.losses import leaf_anchor
from parledger.pages.unit.scope import BlockScope
from parledger.problems import Lang, Place

_COVERAGE = Words(
    "{covered} trên {due} tiêu chí có điểm đã có tài liệu kiểm chứng ({share}).",
    "{covered} of {due} criteria with points have a document ({share}).",
)
_NONE_DUE = Words(
    "Chưa có tiêu chí nào có điểm cần tài liệu kiểm chứng.",
    "No criterion with points needs a document yet.",
)
_PERIOD = Words("Kỳ đánh giá từ {first} đến {last}.", "The period runs from {first} to {last}.")
_NO_PERIOD = Words(
    "cycle.yaml không ghi kỳ đánh giá (period), nên không so được ngày của tài liệu.",
    "cycle.yaml states no period, so dates are not compared.",
)
_OUTSIDE: dict[Outside, Words] = {
    "before": Words("trước kỳ đánh giá", "before the period"),
    "after": Words("sau kỳ đánh giá", "after the period"),
}
_OTHERS = Words("và {count} đơn vị khác", "and {count} other units")
_OTHER = Words("và 1 đơn vị khác", "and one other unit")
_NOTHING_YET = Words("chưa có tài liệu", "no document")
_NOTE_ONLY = Words("chỉ có ghi chú", "a note alone")


@dataclass(frozen=True, slots=True)
class UseText:
    """A step that names the document: its criteria and the lines they stand in."""

    step: str
    office: str
    criteria: tuple[LinkText, ...]
    sources: tuple[SourceText, ...]


@dataclass(frozen=True, slots=True)
class PaperText:
    """A document with its uses; `outside` and `others` empty where there is nothing to say.

    `marked`: not public, and shown all the same. `times`: how many criteria it is used for.
    """

    document: DocumentText
    digest: str
    marked: bool
    times: int
    outside: str
    others: str
    uses: tuple[UseText, ...]


@dataclass(frozen=True, slots=True)
class LackingText:
    """A criterion that lacks a document; `note` is what the unit wrote instead."""

    criterion: LinkText
    points: str
    what: str
    note: str
    required: bool
    bare: bool
    source: SourceText | None


def coverage_sentence(covered: int, due: int, share: Fraction | None, lang: Lang) -> str:
    """How many criteria with points have a document."""
    if share is None:
        return say(_NONE_DUE, lang)
    figures = {"covered": show_figure(covered, lang), "due": show_figure(due, lang)}
    return say(_COVERAGE, lang, share=show_share(share, lang), **figures)


def period_text(cycle: Cycle, lang: Lang) -> str:
    """The days against which dates are held."""
    if cycle.period is None:
        return say(_NO_PERIOD, lang)
    first, last = (show_day(day, lang) for day in cycle.period)
    return say(_PERIOD, lang, first=first, last=last)


def say_paper(scope: BlockScope, paper: Paper, path: str, others: int = 0) -> PaperText:
    """A document on the page `path`; `others`: units besides that use it too."""
    document, lang = paper.document, scope.lang
    groups: dict[tuple[str, str], list[Use]] = {}
    for use in paper.uses:
        groups.setdefault((use.step, use.office), []).append(use)
    too = say(_OTHER if others == 1 else _OTHERS, lang, count=show_figure(others, lang))
    return PaperText(
        document=_linked(scope, show_document(document, lang), document),
        digest=document.sha256,
        marked=not document.public and bool(document.title),
        times=len(paper.criteria),
        outside=say(_OUTSIDE[paper.outside], lang) if paper.outside else "",
        others=too if others else "",
        uses=tuple(
            UseText(
                step=say(TRAIL_STEP_WORDS[step], lang),
                office=scope.offices.get(office, ""),
                criteria=tuple(
                    _criterion(scope, use.unit, use.criterion, path)
                    for use in uses
                    if use.criterion
                ),
                sources=tuple(
                    _short(scope, at) for at in dict.fromkeys(use.at for use in uses)
                ),
            )
            for (step, office), uses in groups.items()
        ),
    )  # fmt: skip


def _linked(scope: BlockScope, shown: DocumentText, document: Document) -> DocumentText:
    """A kept file is linked where the forge is known: as main has it, for a document names no commit."""
    if not document.kept:
        return shown
    info = scope.report.info
    url = file_link(info.repository_url, "HEAD", info.prefix + document.kept)
    return replace(shown, url=url)


def say_lacking(scope: BlockScope, one: Lacking, path: str) -> LackingText:
    """A criterion that lacks a document on the page `path`."""
    lang = scope.lang
    return LackingText(
        criterion=_criterion(scope, one.unit, one.leaf.id, path),
        points=show_points(one.points, lang),
        what=say(_NOTE_ONLY if one.note else _NOTHING_YET, lang),
        note=one.note,
        required=one.leaf.evidence == "required",
        bare=one.is_bare,
        source=_short(scope, one.at) if one.at is not None else None,
    )


def _criterion(scope: BlockScope, unit: str, criterion: str, path: str) -> LinkText:
    """A criterion on the unit's own page."""
    leaf = scope.block.criteria.nodes.get(criterion)
    if leaf is None:
        return LinkText(criterion, "")
    page = root_of(path) + unit_path(scope.lang, scope.cycle.cycle.id, unit)
    return LinkText(f"{leaf.code} {leaf.title}", f"{page}#{leaf_anchor(leaf)}")


def _short(scope: BlockScope, place: Place) -> SourceText:
    """The file's name and line: its folder is the unit's."""
    source = show_source(scope.report.info, place, scope.lang)
    name = place.path.rpartition("/")[2]
    return SourceText(f"{name}:{place.line}", source.commit, source.url)
