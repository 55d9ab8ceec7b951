"""One row after another: what changed, from what to what, in a few words."""

from collections.abc import Iterator
from fractions import Fraction

from parledger.model.labels import STATE_WORDS, STATUS_WORDS
from parledger.model.results import Status
from parledger.model.words import (
    Words,
    fixed_decimal,
    localise_number,
    show_figure,
)
from parledger.problems import Lang
from parledger.review import words
from parledger.review.model import (
    AreaChange,
    CycleReview,
    LeafChange,
    LeafSide,
    MissingAnswer,
    Review,
    SetChange,
    Standing,
    StepChange,
    UnitReview,
    UnitsChange,
)

NOTHING = "–"
_ARROW = " → "
_MOST_CODES = 12
_PLAIN = frozenset({Status.SCORED, Status.NOT_APPRAISED})


def say(told: Words, lang: Lang) -> str:
    """The text of a language."""
    return told.vi if lang == "vi" else told.en


def fill(told: Words, lang: Lang, **texts: object) -> str:
    """A template of ours with its texts."""
    return say(told, lang).format_map(texts)


def _step_to(before: str, after: str) -> str:
    """`old → new`, or the one text where both are the same."""
    return after if before == after else f"{before or NOTHING}{_ARROW}{after or NOTHING}"


def unit_cell(cycle: str, unit: UnitReview) -> str:
    """`Xã A (xa-a)`, with the cycle where there are several."""
    name = f"{unit.name} ({unit.unit})"
    return f"{cycle}: {name}" if cycle else name


def change_cells(
    cycle: str, unit: UnitReview, leaf: LeafChange, lang: Lang
) -> Iterator[tuple[str, ...]]:
    """One row for each step that changed; the points stand in the last one."""
    name, criterion = unit_cell(cycle, unit), f"{leaf.code} {leaf.title}".strip()
    points = _points(leaf, lang)
    if not leaf.steps:
        yield name, criterion, "", "", points, say(leaf.why, lang)
    for place, step in enumerate(leaf.steps, start=1):
        value = _step_to(say(step.before, lang), say(step.after, lang))
        shown = points if place == len(leaf.steps) else ""
        yield name, criterion, _step(step, lang), value, shown, _said(step, lang)


def missing_cells(
    cycle: str, unit: UnitReview, missing: MissingAnswer, lang: Lang
) -> tuple[str, ...]:
    """What is missing, by whom, and the entry that waits for it."""
    what = say(missing.what, lang)
    told = f"{what} ({missing.office})" if missing.office else what
    where = f"{missing.at.path}:{missing.at.line}"
    return unit_cell(cycle, unit), f"{missing.code} {missing.title}".strip(), told, where


def _step(step: StepChange, lang: Lang) -> str:
    name = say(words.STEPS[step.step], lang)
    return f"{name} ({step.office})" if step.office else name


def _said(step: StepChange, lang: Lang) -> str:
    mark = say(words.UNEXPLAINED[step.unexplained], lang) if step.unexplained else ""
    papers = say(words.PAPERS, lang) if step.papers and step.said_before else ""
    return " · ".join(part for part in (mark, step.said, papers) if part)


def _points(leaf: LeafChange, lang: Lang) -> str:
    told = _step_to(_leaf_side(leaf.before, lang), _leaf_side(leaf.after, lang))
    return f"{told} / {show_figure(leaf.maximum, lang)}"


def _leaf_side(side: LeafSide, lang: Lang) -> str:
    if side.status is not None and side.status not in _PLAIN:
        return say(STATUS_WORDS[side.status], lang)
    return figure(side.points, lang)


def figure(value: Fraction | None, lang: Lang) -> str:
    """A figure, or a dash for none."""
    return NOTHING if value is None else show_figure(value, lang)


def standing_cells(where: str, unit: UnitReview, lang: Lang) -> tuple[str, ...]:
    """Index, rank, class and state of a unit that the request changes."""
    state = _step_to(_state(unit.before, lang), _state(unit.after, lang))
    if unit.recognised:
        state = f"{state}; {fill(words.RECOGNISED, lang, count=unit.recognised)}"
    return *moved_cells(where, unit, lang), state


def moved_cells(where: str, unit: UnitReview, lang: Lang) -> tuple[str, ...]:
    """Index, rank and class."""
    old, new = unit.before, unit.after
    return (
        unit_cell(where, unit),
        _step_to(_index(old, lang), _index(new, lang)),
        _step_to(_rank(old), _rank(new)),
        _step_to(_class(old), _class(new)),
    )


def _index(standing: Standing | None, lang: Lang) -> str:
    shown = standing.shown_index if standing is not None else ""
    return localise_number(shown, lang) if shown else NOTHING


def _rank(standing: Standing | None) -> str:
    if standing is None or standing.rank is None:
        return NOTHING
    return f"{standing.rank}/{standing.rank_of}"


def _class(standing: Standing | None) -> str:
    return (standing.class_title or NOTHING) if standing is not None else NOTHING


def _state(standing: Standing | None, lang: Lang) -> str:
    if standing is None:
        return say(words.NOT_HERE, lang)
    state = say(STATE_WORDS[standing.state], lang)
    provisional = standing.provisional and standing.index is not None
    return f"{state} ({say(words.PROVISIONAL, lang)})" if provisional else state


def area_cells(cycle: str, unit: UnitReview, area: AreaChange, lang: Lang) -> tuple[str, ...]:
    """Points, maximum and index of an area."""
    old = _out_of(area.points_before, area.max_before, lang)
    new = _out_of(area.points, area.max_points, lang)
    index = _step_to(_percent(area.index_before, lang), _percent(area.index, lang))
    return unit_cell(cycle, unit), f"{area.code} {area.title}".strip(), _step_to(old, new), index


def _out_of(points: Fraction | None, maximum: Fraction | None, lang: Lang) -> str:
    """A bonus or a penalty has no maximum."""
    told = figure(points, lang)
    return f"{told}/{show_figure(maximum, lang)}" if maximum else told


def _percent(value: Fraction | None, lang: Lang) -> str:
    return NOTHING if value is None else localise_number(fixed_decimal(value, 2), lang)


def setting_rows(review: Review, lang: Lang) -> tuple[tuple[str, ...], ...]:
    """Changes of sets and of cycle.yaml, and the mean of each block that moves."""
    entries = _codes_change(review.entries, lang)
    rows = [("units", entries)] if entries else []
    rows.extend((f"criteria/{one.criteria}.yaml", _set_change(one, lang)) for one in review.sets)
    for cycle in review.cycles:
        rows.extend((f"scores/{cycle.cycle}", told) for told in _cycle_lines(cycle, lang))
    return tuple(rows)


def _cycle_lines(cycle: CycleReview, lang: Lang) -> Iterator[str]:
    if cycle.presence != "both":
        yield say(words.PRESENCE[cycle.presence], lang)
    if cycle.settings:
        yield fill(words.SETTING, lang, keys=", ".join(cycle.settings))
    for block in cycle.blocks:
        if block.mean_before != block.mean:
            mean = _step_to(_percent(block.mean_before, lang), _percent(block.mean, lang))
            yield f"{block.title}: {fill(words.MEAN, lang, index=mean)}"


def _set_change(change: SetChange, lang: Lang) -> str:
    return _codes_change(change, lang) or say(words.SET_HEAD, lang)


def _codes_change(change: SetChange | UnitsChange, lang: Lang) -> str:
    """Empty where nothing was added, removed or changed."""
    told = [
        fill(template, lang, codes=_codes(codes))
        for template, codes in (
            (words.SET_ADDED, change.added),
            (words.SET_REMOVED, change.removed),
            (words.SET_CHANGED, change.changed),
        )
        if codes
    ]
    return "; ".join(told)


def _codes(codes: tuple[str, ...]) -> str:
    more = f", … ({len(codes)})" if len(codes) > _MOST_CODES else ""
    return ", ".join(codes[:_MOST_CODES]) + more
