"""For programs: the whole review. Figures are numbers with their exact digits, empty is null."""

import json
from collections.abc import Mapping
from fractions import Fraction

from parledger.model.words import plain_decimal
from parledger.problems import Lang, Problem, hint_of, message_of, severity_of
from parledger.review.cells import say
from parledger.review.finding import GateFinding
from parledger.review.model import (
    AreaChange,
    BlockReview,
    CycleReview,
    LeafChange,
    LeafSide,
    Review,
    SetChange,
    Standing,
    StepChange,
    UnitReview,
    UnitsChange,
)
from parledger.review.printers.limit import Limit

Value = object


def print_review(review: Review, lang: Lang, limit: Limit) -> str:
    """One object; its sentences are in the language asked for, its keys are not."""
    told = {
        "base": review.base,
        "head": review.head,
        "merge_base": review.merge_base,
        "ahead": review.ahead,
        "behind": review.behind,
        "report": limit.link,
        "errors": [{**_problem(one.problem, lang), "new": one.new} for one in review.errors],
        "conflicts": [{"path": one.path, "kind": one.kind} for one in review.conflicts],
        "gate": [_refusal(one, lang) for one in review.gate],
        "unexplained": [
            {"cycle": cycle.cycle, "unit": unit.unit, "criterion": leaf.criterion}
            for cycle, unit, leaf in review.unexplained()
        ],
        "cycles": [_cycle(one, lang) for one in review.cycles],
        "units": _codes(review.entries),
        "sets": [{"set": one.criteria, **_codes(one)} for one in review.sets],
        "warnings": [_problem(one, lang) for one in review.warnings],
        "resolved": [_problem(one, lang) for one in review.resolved],
        "files": [{"path": one.path, "change": one.kind, "old": one.old} for one in review.files],
    }
    return _write(told) + "\n"


def _refusal(finding: GateFinding, lang: Lang) -> Mapping[str, Value]:
    return {
        "rule": finding.rule,
        "path": finding.path,
        "message": say(finding.what, lang),
        "who": say(finding.who, lang),
        "when": say(finding.when, lang),
    }


def _codes(change: SetChange | UnitsChange) -> Mapping[str, Value]:
    return {
        "added": list(change.added),
        "removed": list(change.removed),
        "changed": list(change.changed),
    }


def _problem(problem: Problem, lang: Lang) -> Mapping[str, Value]:
    return {
        "path": problem.place.path,
        "line": problem.place.line,
        "column": problem.place.column,
        "severity": str(severity_of(problem)),
        "code": problem.code,
        "subject": problem.subject,
        "message": message_of(problem, lang),
        "hint": hint_of(problem, lang),
    }


def _cycle(cycle: CycleReview, lang: Lang) -> Mapping[str, Value]:
    return {
        "cycle": cycle.cycle,
        "title": cycle.title,
        "presence": cycle.presence,
        "settings": list(cycle.settings),
        "blocks": [_block(one, lang) for one in cycle.blocks],
    }


def _block(block: BlockReview, lang: Lang) -> Mapping[str, Value]:
    return {
        "block": block.block,
        "title": block.title,
        "mean_before": block.mean_before,
        "mean": block.mean,
        "units": [_unit(one, lang) for one in block.units],
        "moved": [_unit(one, lang) for one in block.moved],
    }


def _unit(unit: UnitReview, lang: Lang) -> Mapping[str, Value]:
    return {
        "unit": unit.unit,
        "name": unit.name,
        "before": _standing(unit.before),
        "after": _standing(unit.after),
        "recognised": unit.recognised,
        "changes": [_leaf(one, lang) for one in unit.leaves],
        "missing": [
            {
                "criterion": one.criterion,
                "office": one.office,
                "message": say(one.what, lang),
                "path": one.at.path,
                "line": one.at.line,
            }
            for one in unit.missing
        ],
        "areas": [_area(one) for one in unit.areas],
    }


def _standing(standing: Standing | None) -> Mapping[str, Value] | None:
    if standing is None:
        return None
    return {
        "state": str(standing.state),
        "provisional": standing.provisional,
        "points": standing.points,
        "max_points": standing.max_points,
        "index": Printed(standing.shown_index) if standing.shown_index else None,
        "rank": standing.rank,
        "rank_of": standing.rank_of,
        "class": standing.class_id,
    }


def _leaf(leaf: LeafChange, lang: Lang) -> Mapping[str, Value]:
    return {
        "criterion": leaf.criterion,
        "title": leaf.title,
        "max_points": leaf.maximum,
        "before": _leaf_side(leaf.before),
        "after": _leaf_side(leaf.after),
        "unexplained": leaf.unexplained,
        "why": say(leaf.why, lang),
        "steps": [_step(one, lang) for one in leaf.steps],
    }


def _leaf_side(side: LeafSide) -> Mapping[str, Value]:
    return {"points": side.points, "status": str(side.status) if side.status else None}


def _step(step: StepChange, lang: Lang) -> Mapping[str, Value]:
    return {
        "step": step.step,
        "office": step.office,
        "before": say(step.before, lang),
        "after": say(step.after, lang),
        "reason_before": step.said_before,
        "reason": step.said,
        "evidence_changed": step.papers,
        "unexplained": step.unexplained,
        "path": step.at.path,
        "line": step.at.line,
    }


def _area(area: AreaChange) -> Mapping[str, Value]:
    return {
        "area": area.area,
        "title": area.title,
        "points_before": area.points_before,
        "max_points_before": area.max_before,
        "index_before": area.index_before,
        "points": area.points,
        "max_points": area.max_points,
        "index": area.index,
    }


class Printed(str):
    """A figure as it is published, digits and all."""

    __slots__ = ()


_encode = json.JSONEncoder(ensure_ascii=False).encode


def _write(value: Value, depth: int = 0) -> str:
    """JSON in which 62.40 stays 62.40, which json.dumps cannot write."""
    if isinstance(value, Mapping):
        pairs = [f"{_encode(name)}: {_write(one, depth + 1)}" for name, one in value.items()]
        return _wrapped("{", pairs, "}", depth)
    if isinstance(value, list):
        return _wrapped("[", [_write(one, depth + 1) for one in value], "]", depth)
    if isinstance(value, Fraction):
        return plain_decimal(value)
    return str(value) if isinstance(value, Printed) else _encode(value)


def _wrapped(start: str, parts: list[str], end: str, depth: int) -> str:
    if not parts:
        return start + end
    inside = "  " * (depth + 1)
    body = ",\n".join(f"{inside}{part}" for part in parts)
    return f"{start}\n{body}\n{'  ' * depth}{end}"
