"""How a cycle was published: decision, versions and digests, errata with old and new figures."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from parledger.model.documents import Document
from parledger.model.publication import (
    Erratum,
    Figures,
    Publication,
    tag_name,
    version_now,
)
from parledger.model.results import CycleResult, Status
from parledger.model.words import Words, localise_number
from parledger.pages.addresses import publication_path, root_of, unit_path
from parledger.pages.frame import Frame, cycle_view
from parledger.pages.inputs import Inputs
from parledger.pages.page import Crumb, Page, View
from parledger.pages.shapes import DocumentText, show_document, unit_name
from parledger.pages.text import NOTHING, say, show_day
from parledger.pages.told_pages import changes_href
from parledger.problems import Lang
from parledger.report import Report

PUBLICATION_TITLE = Words("Công bố và đính chính", "Publication and errata")
_PUBLISHED = Words(
    "Công bố ngày {day} theo {decision}; phiên bản {version}.",
    "Published on {day} by {decision}; version {version}.",
)
_NUMBERED = Words("Quyết định số {number}", "decision no. {number}")
_UNNUMBERED = Words("quyết định không công khai", "a decision that is not public")
_ZERO = Words("tính 0 điểm", "count 0 points")
_LEFT_OUT = Words("không tính vào chỉ số", "are left out of the index")
_MOVE = Words(
    "Đính chính {version}: chỉ số {before} → {after}, hạng {rank_before} → {rank_after}",
    "Erratum {version}: index {before} → {after}, rank {rank_before} → {rank_after}",
)


@dataclass(frozen=True, slots=True)
class VersionText:
    """A version of the record; `digest` is the SHA-256 printed in its decision."""

    version: str
    decision: DocumentText
    digest: str
    tag: str


@dataclass(frozen=True, slots=True)
class MovedText:
    """A unit's figures before and after an erratum."""

    name: str
    href: str
    before: str
    after: str
    rank_before: str
    rank_after: str
    class_before: str
    class_after: str


@dataclass(frozen=True, slots=True)
class FixText:
    """A file that an erratum corrects."""

    path: str
    what: str
    reason: str


@dataclass(frozen=True, slots=True)
class ErratumText:
    """All corrections of one version."""

    anchor: str
    version: str
    decision: DocumentText
    fixes: tuple[FixText, ...]
    moved: tuple[MovedText, ...]

    @property
    def changes_class(self) -> bool:
        """Whether a unit came into another class."""
        return any(one.class_before != one.class_after for one in self.moved)


@dataclass(frozen=True, slots=True)
class AbsentText:
    """A unit and the criteria for which it had no figure at publication."""

    name: str
    href: str
    codes: str


@dataclass(frozen=True, slots=True)
class Correction:
    """What an erratum changed for one unit, as its own page says it."""

    version: str
    href: str
    said: str


def publication_pages(report: Report, lang: Lang, inputs: Inputs) -> tuple[Page, ...]:
    """One page for each published cycle."""
    return tuple(
        Page(
            path=publication_path(lang, cycle.cycle.id),
            template="publication.html",
            view=_view(report, lang, inputs, cycle),
            context=partial(publication_context, report, lang, cycle, record),
        )
        for cycle in report.results.cycles.values()
        if (record := report.files(cycle.cycle.id).publication) is not None
    )


def _view(report: Report, lang: Lang, inputs: Inputs, cycle: CycleResult) -> View:
    path, title = publication_path(lang, cycle.cycle.id), say(PUBLICATION_TITLE, lang)
    foot = inputs.foot(inputs.of_units(cycle.cycle.id), lang)
    return cycle_view(
        report, lang, cycle.cycle, path, Frame("publication", title, (Crumb(title),), foot)
    )


def publication_context(
    report: Report, lang: Lang, cycle: CycleResult, record: Publication
) -> Mapping[str, object]:
    """What `publication.html` shows; every text finished."""
    name = cycle.cycle.id
    rule = _ZERO if cycle.cycle.index.missing == "zero" else _LEFT_OUT
    return {
        "cycle": cycle.cycle.title,
        "cycle_id": name,
        "title": say(PUBLICATION_TITLE, lang),
        "sentence": published_sentence(cycle.cycle.year, record, lang),
        "engine": record.engine,
        "units": str(len(record.results_now())),
        "inputs": str(len(record.inputs_now())),
        "changes_href": changes_href(report, lang, name, publication_path(lang, name)),
        "record": f"scores/{name}/publication.yaml",
        "versions": tuple(_versions(cycle, record, lang)),
        "errata": tuple(
            _erratum(report, lang, cycle, version, errata) for version, errata in record.versions()
        ),
        "absent": tuple(_absent(report, lang, cycle)),
        "absent_rule": say(rule, lang),
    }


def published_sentence(year: int, record: Publication, lang: Lang) -> str:
    """When, by which decision, and which version stands."""
    number, title = record.decision.number, record.decision.title
    decision = say(_NUMBERED, lang, number=number) if number else title or say(_UNNUMBERED, lang)
    day, version = show_day(record.date, lang), version_now(year, record)
    return say(_PUBLISHED, lang, day=day, decision=decision, version=version)


def _versions(cycle: CycleResult, record: Publication, lang: Lang) -> Iterator[VersionText]:
    first = (str(cycle.cycle.year), record.date, record.decision)
    later = ((name, errata[0].date, errata[0].decision) for name, errata in record.versions())
    for (version, day, decision), digest in zip((first, *later), record.digests, strict=True):
        tag = tag_name(cycle.cycle.id, version)
        yield VersionText(version, _paper(decision, day, lang), digest, tag)


def _paper(decision: Document, day: date, lang: Lang) -> DocumentText:
    """The decision with its date: its own, else that of the publication or erratum."""
    return show_document(replace(decision, date=decision.date or day), lang)


def _erratum(
    report: Report, lang: Lang, cycle: CycleResult, version: str, errata: tuple[Erratum, ...]
) -> ErratumText:
    first, fixes = errata[0], tuple(FixText(one.path, one.what, one.reason) for one in errata)
    return ErratumText(
        anchor=erratum_anchor(version),
        version=version,
        decision=_paper(first.decision, first.date, lang),
        fixes=fixes,
        moved=tuple(
            _moved(report, lang, cycle, unit, before, after)
            for unit, (before, after) in _sides(errata).items()
        ),
    )


def erratum_anchor(version: str) -> str:
    """The id of an erratum on its page; a version is digits and points once it is checked."""
    return "erratum-" + "".join(c if c.isascii() and c.isalnum() else "-" for c in version)


Sides = Mapping[str, tuple[Figures | None, Figures | None]]


def _sides(errata: tuple[Erratum, ...]) -> Sides:
    """Unit -> figures before and after, in the order written."""
    before = {one.unit: one for erratum in errata for one in erratum.before.results}
    after = {one.unit: one for erratum in errata for one in erratum.after.results}
    return {unit: (before.get(unit), after.get(unit)) for unit in dict.fromkeys([*before, *after])}


def _moved(
    report: Report,
    lang: Lang,
    cycle: CycleResult,
    unit: str,
    *sides: Figures | None,
) -> MovedText:
    index, rank, classes = zip(*(_shown(cycle, side, lang) for side in sides), strict=True)
    return MovedText(
        unit_name(report, unit), _unit_href(lang, cycle, unit), *index, *rank, *classes
    )


def _shown(cycle: CycleResult, side: Figures | None, lang: Lang) -> tuple[str, str, str]:
    """Index, rank and class for people."""
    if side is None:
        return NOTHING, NOTHING, NOTHING
    titles = {band.id: band.title for band in cycle.cycle.classes}
    index = localise_number(side.index, lang) if side.index else NOTHING
    return index, str(side.rank or NOTHING), titles.get(side.class_id, side.class_id) or NOTHING


def _unit_href(lang: Lang, cycle: CycleResult, unit: str) -> str:
    """From the page of the publication; empty where the unit has no page."""
    if cycle.unit(unit) is None:
        return ""
    path = publication_path(lang, cycle.cycle.id)
    return root_of(path) + unit_path(lang, cycle.cycle.id, unit)


def _absent(report: Report, lang: Lang, cycle: CycleResult) -> Iterator[AbsentText]:
    for block in cycle.blocks:
        for unit in block.units:
            codes = [
                leaf.code
                for leaf, status in zip(block.leaves, unit.status, strict=True)
                if status is Status.MISSING
            ]
            if codes:
                href = _unit_href(lang, cycle, unit.unit)
                yield AbsentText(unit_name(report, unit.unit), href, ", ".join(codes))


def make_corrections(
    report: Report, lang: Lang, cycle: CycleResult, unit: str
) -> tuple[Correction, ...]:
    """The errata that changed a unit's figures, for its own page."""
    record = report.files(cycle.cycle.id).publication
    found = []
    for version, errata in record.versions() if record is not None else ():
        sides = _sides(errata).get(unit)
        if sides is not None:
            (before, rank_before, _), (after, rank_after, _) = (
                _shown(cycle, side, lang) for side in sides
            )
            ranks = {"rank_before": rank_before, "rank_after": rank_after}
            said = say(_MOVE, lang, version=version, before=before, after=after, **ranks)
            path = unit_path(lang, cycle.cycle.id, unit)
            found.append(
                Correction(version, erratum_href(lang, cycle.cycle.id, path, version), said)
            )
    return tuple(found)


def erratum_href(lang: Lang, cycle: str, path: str, version: str) -> str:
    """From the page `path` to an erratum."""
    return f"{root_of(path)}{publication_path(lang, cycle)}#{erratum_anchor(version)}"
