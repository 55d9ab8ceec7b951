"""Per block: its set, what of it is in force, and what it takes from elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from parledger.model.criteria import CriteriaSet, Node
from parledger.model.cycles import Block, Cycle
from parledger.model.words import Words
from parledger.pages.addresses import node_path
from parledger.pages.shapes import DocumentText, show_document
from parledger.pages.text import say, show_day, show_points
from parledger.problems import Lang
from parledger.report import Report

_UNITS = Words(
    "{count} đơn vị, {leaves} tiêu chí chấm điểm", "{count} units, {leaves} scored criteria"
)
_LEAVES = Words("{leaves} tiêu chí chấm điểm", "{leaves} scored criteria")
_SET_MAX = Words("Điểm tối đa của bộ tiêu chí", "Maximum of the set")
_NOT_SCORED = Words("Không chấm {code} {title}: {why}", "Not scored, {code} {title}: {why}")
_NO_RESULT = Words(
    "Không có kết quả cho đơn vị nào: {code} {title}", "No result for any unit: {code} {title}"
)
_IN_FORCE = Words("Đang chấm cho mọi đơn vị", "In force for every unit")
_OUT_OF = Words("quy đổi từ thang {scale}", "converted from a scale of {scale}")
_POINTS = Words("ghi bằng điểm", "given in points")
_FOLLOWS = Words("Giữ các lĩnh vực và điểm tối đa của khung {title}", "Keeps the frame {title}")
_CONTINUES = Words("Nối tiếp: {title}", "Continues the set {title}")
_CHANGED = Words("{code} {title}: {why}", "{code} {title}: {why}")
_DIFFERS = Words("không so sánh với năm trước", "not compared with the year before")
_NO_CAP = Words("không nêu", "none stated")
_COUNTS = {"bonus": Words("điểm thưởng", "bonus"), "penalty": Words("điểm trừ", "penalty")}
_CODES = Words("Các tiêu chí {codes}", "Criteria {codes}")


@dataclass(frozen=True, slots=True)
class SumRow:
    """A line of the sum from the set's maximum to the points in force."""

    text: str
    points: str
    total: bool = False


@dataclass(frozen=True, slots=True)
class AreaText:
    """An area with its maximum; `href` empty where pages are withheld."""

    title: str
    href: str
    maximum: str


@dataclass(frozen=True, slots=True)
class ExternalText:
    """Criteria whose results come from elsewhere."""

    title: str
    scale: str
    source: DocumentText


@dataclass(frozen=True, slots=True)
class ExtraText:
    """A bonus or penalty: what kind, and at most how many points."""

    title: str
    kind: str
    cap: str


@dataclass(frozen=True, slots=True)
class BlockMethod:
    """Everything of a block that fixes its figures."""

    id: str
    title: str
    counts: str
    criteria: str
    decision: DocumentText | None
    sum: tuple[SumRow, ...]
    areas: tuple[AreaText, ...]
    parts: tuple[tuple[str, str], ...]
    scale_note: str
    external: tuple[ExternalText, ...]
    extras: tuple[ExtraText, ...]
    lineage: tuple[str, ...]
    changed: tuple[str, ...]
    errata: tuple[str, ...]


def block_methods(report: Report, cycle: Cycle, lang: Lang, root: str) -> tuple[BlockMethod, ...]:
    """Each block whose set the project has, in the cycle's order."""
    return tuple(
        _method(report, cycle, block, lang, root)
        for block in cycle.blocks
        if block.criteria in report.project.sets
    )


def _method(report: Report, cycle: Cycle, block: Block, lang: Lang, root: str) -> BlockMethod:
    criteria = report.project.sets[block.criteria]
    counts = {"count": str(len(block.units)), "leaves": str(len(criteria.leaves))}
    shown = cycle.id not in report.withheld
    decision = criteria.decision
    return BlockMethod(
        id=block.id,
        title=block.title,
        # How many others there are is no matter of a unit's own edition.
        counts=say(_LEAVES if report.unit else _UNITS, lang, **counts),
        criteria=criteria.title,
        decision=show_document(decision, lang) if decision.number or decision.title else None,
        sum=tuple(_sum_rows(cycle, block, criteria, lang)) if shown else (),
        areas=tuple(
            AreaText(
                f"{area.code} {area.title}",
                root + node_path(lang, cycle.id, block.id, area.id) if shown else "",
                show_points(area.max_points, lang),
            )
            for area in criteria.areas
            if area.counts == "normal"
        ),
        parts=tuple(_parts(criteria, lang)),
        scale_note=criteria.scale_note,
        external=tuple(_external(cycle, block, criteria, lang)),
        extras=tuple(_extras(criteria, lang)),
        lineage=tuple(_lineage(report, criteria, lang)),
        changed=tuple(_changed(criteria, lang)),
        errata=tuple(_errata(criteria, lang)),
    )


def _sum_rows(cycle: Cycle, block: Block, criteria: CriteriaSet, lang: Lang) -> Iterator[SumRow]:
    """From the set's maximum, less what is out for all, to the points in force for all."""
    yield SumRow(say(_SET_MAX, lang), show_points(criteria.max_points, lang))
    out: set[str] = set()
    for one in cycle.not_scored:
        node = criteria.nodes.get(one.criterion)
        if node is not None and one.block in ("", block.id):
            texts = {"code": node.code, "title": node.title, "why": one.why}
            yield SumRow(say(_NOT_SCORED, lang, **texts), _less(_weight(node, out), lang))
            out.update(leaf.id for leaf in node.leaves())
    for given in cycle.external:
        node = criteria.nodes.get(given.criterion)
        if node is None or given.block not in ("", block.id) or not given.points:
            continue
        if all(given.points.get(unit, Fraction(0)) is None for unit in block.units):
            texts = {"code": node.code, "title": node.title}
            yield SumRow(say(_NO_RESULT, lang, **texts), _less(_weight(node, out), lang))
            out.update(leaf.id for leaf in node.leaves())
    left = [leaf for leaf in criteria.leaves if leaf.counts == "normal" and leaf.id not in out]
    total = sum((leaf.max_points for leaf in left), Fraction(0))
    yield SumRow(say(_IN_FORCE, lang), show_points(total, lang), total=True)


def _weight(node: Node, out: set[str]) -> Fraction:
    counted = (leaf for leaf in node.leaves() if leaf.counts == "normal" and leaf.id not in out)
    return sum((leaf.max_points for leaf in counted), Fraction(0))


def _less(points: Fraction, lang: Lang) -> str:
    return f"−{show_points(points, lang)}"


def _parts(criteria: CriteriaSet, lang: Lang) -> Iterator[tuple[str, str]]:
    for part in criteria.parts:
        areas = [criteria.nodes[area] for area in part.areas if area in criteria.nodes]
        points = sum((area.max_points for area in areas), Fraction(0))
        codes = ", ".join(area.code for area in areas)
        yield f"{part.title} ({codes})", show_points(points, lang)


def _external(
    cycle: Cycle, block: Block, criteria: CriteriaSet, lang: Lang
) -> Iterator[ExternalText]:
    for given in cycle.external:
        node = criteria.nodes.get(given.criterion)
        if node is None or given.block not in ("", block.id):
            continue
        scale = (
            say(_POINTS, lang)
            if given.out_of is None
            else say(_OUT_OF, lang, scale=show_points(given.out_of, lang))
        )
        source = show_document(given.source, lang)
        yield ExternalText(f"{node.code} {node.title}", scale, source)


def _extras(criteria: CriteriaSet, lang: Lang) -> Iterator[ExtraText]:
    for node in criteria.nodes.values():
        above = criteria.nodes.get(node.parent)
        if node.counts != "normal" and (above is None or above.counts == "normal"):
            cap = say(_NO_CAP, lang) if node.cap is None else show_points(node.cap, lang)
            yield ExtraText(f"{node.code} {node.title}", say(_COUNTS[node.counts], lang), cap)


def _lineage(report: Report, criteria: CriteriaSet, lang: Lang) -> Iterator[str]:
    for words, name in ((_FOLLOWS, criteria.follows), (_CONTINUES, criteria.continues)):
        if name:
            known = report.project.sets.get(name)
            yield say(words, lang, title=known.title if known else name)


def _changed(criteria: CriteriaSet, lang: Lang) -> Iterator[str]:
    for node in criteria.nodes.values():
        if node.continues is not None and node.continues.comparable is False:
            why = node.continues.why or say(_DIFFERS, lang)
            yield say(_CHANGED, lang, code=node.code, title=node.title, why=why)


def _errata(criteria: CriteriaSet, lang: Lang) -> Iterator[str]:
    for one in criteria.errata:
        codes = say(_CODES, lang, codes=", ".join(one.criteria)) if one.criteria else ""
        day = show_day(one.date, lang) if one.date else ""
        yield ". ".join(text for text in (one.what, codes, one.decision, day) if text)
