"""The unit's own improvement plan: the target, who mends what, and the measures."""

from dataclasses import dataclass
from datetime import date

from parledger.model.scores import Improvement, Measure, Target
from parledger.model.words import Words
from parledger.pages.shapes import DocumentText, show_document
from parledger.pages.states import class_text
from parledger.pages.text import say, show_day, show_points
from parledger.pages.unit.scope import BlockScope
from parledger.problems import Lang

_RANK = Words("Vào nhóm {rank} đơn vị đứng đầu", "Among the first {rank}")
_FIRST = Words("Đứng đầu", "First place")
_INDEX = Words("Chỉ số từ {index}", "An index of {index} or more")
_CLASS = Words("Xếp loại {title}", "Class {title}")


@dataclass(frozen=True, slots=True)
class MeasureText:
    """One measure; `done` says the day it was done, or is empty."""

    what: str
    codes: str
    product: str
    due: str
    done: str
    note: str


@dataclass(frozen=True, slots=True)
class OwnerText:
    """One of the unit's offices, the criteria it mends, its measures."""

    title: str
    codes: str
    measures: tuple[MeasureText, ...]


@dataclass(frozen=True, slots=True)
class PlanText:
    """The plan's paper, its target and its owners."""

    document: DocumentText
    target: str
    owners: tuple[OwnerText, ...]


def make_plan(scope: BlockScope, plan: Improvement | None) -> PlanText | None:
    """None where the unit has no plan."""
    if plan is None:
        return None
    owners = tuple(
        OwnerText(
            owner.title,
            _codes(scope, owner.criteria),
            tuple(_measure(scope, one) for one in plan.measures if one.owner == owner.id),
        )
        for owner in plan.owners
    )
    return PlanText(show_document(plan.plan, scope.lang), _target(scope, plan.target), owners)


def _codes(scope: BlockScope, codes: tuple[str, ...]) -> str:
    nodes = scope.block.criteria.nodes
    return ", ".join(nodes[code].code if code in nodes else code for code in codes)


def _measure(scope: BlockScope, measure: Measure) -> MeasureText:
    lang = scope.lang
    return MeasureText(
        what=measure.what,
        codes=_codes(scope, measure.criteria),
        product=measure.product,
        due=_due(measure.due, lang),
        done=show_day(measure.done, lang) if measure.done else "",
        note=measure.note,
    )


def _due(text: str, lang: Lang) -> str:
    """A day as people write it; the plan's own words stay."""
    try:
        return show_day(date.fromisoformat(text), lang)
    except ValueError:
        return text


def _target(scope: BlockScope, target: Target) -> str:
    lang = scope.lang
    if target.rank is not None:
        words = _FIRST if target.rank == 1 else _RANK
        return say(words, lang, rank=str(target.rank))
    if target.index is not None:
        return say(_INDEX, lang, index=show_points(target.index, lang))
    if target.class_id:
        return say(_CLASS, lang, title=class_text(scope.cycle.cycle, target.class_id).title)
    return ""
