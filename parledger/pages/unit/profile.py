"""A unit's areas on the ground of its block, with a title that says what the figures say."""

from dataclasses import dataclass

from parledger.model.results import Total, UnitResult
from parledger.model.words import Words
from parledger.pages.addresses import node_path
from parledger.pages.states import only_self
from parledger.pages.text import percent, say, show_index, show_points, show_signed
from parledger.pages.unit.scope import BlockScope
from parledger.problems import Lang
from parledger.report.spread import Spread

_ABOVE_ALL = Words(
    "Cao hơn trung bình của khối ở cả {areas} lĩnh vực",
    "Above the block's mean in all {areas} areas",
)
_ABOVE_SOME = Words(
    "Cao hơn trung bình của khối ở {above} trên {areas} lĩnh vực, kém nhất ở {worst}",
    "Above the block's mean in {above} of {areas} areas, furthest behind in {worst}",
)
_ABOVE_NONE = Words(
    "Không cao hơn trung bình của khối ở lĩnh vực nào, kém nhất ở {worst}",
    "Above the block's mean in no area, furthest behind in {worst}",
)
_FULL_SOME = Words(
    "Đạt đủ điểm ở {full} trên {areas} lĩnh vực, thấp nhất ở {worst}",
    "All points in {full} of {areas} areas, lowest in {worst}",
)
_FULL_ALL = Words("Đạt đủ điểm ở cả {areas} lĩnh vực", "All points in all {areas} areas")


@dataclass(frozen=True, slots=True)
class AreaText:
    """A row of the profile; places are per cent of the 0..100 scale, empty: not drawn."""

    code: str
    title: str
    href: str
    points: str
    index: str
    mean_text: str
    at: str
    self_at: str
    mean_at: str
    low_at: str
    high_at: str


@dataclass(frozen=True, slots=True)
class ProfileText:
    """The figure: its title, its rows, and whether there is a block to compare with.

    `own_only`: nobody has appraised yet, so the unit's mark is hollow like every self-score.
    """

    title: str
    rows: tuple[AreaText, ...]
    compared: bool
    has_self: bool
    own_only: bool


def make_profile(scope: BlockScope, result: UnitResult) -> ProfileText | None:
    """None where the unit has no figures."""
    if not result.areas:
        return None
    areas = scope.block.criteria.areas
    rows = tuple(
        _row(scope, number, result.areas[number])
        for number in range(len(areas))
        if result.areas[number].max_points or result.areas[number].points
    )
    compared = _is_compared(scope)
    title = profile_title(scope, result)
    own_only = only_self(result)
    has_self = not own_only and any(row.self_at for row in rows)
    return ProfileText(title, rows, compared, has_self, own_only)


def profile_title(scope: BlockScope, result: UnitResult) -> str:
    """What the profile says in words; the unit has figures."""
    compared = _is_compared(scope)
    return _title_in_block(scope, result) if compared else _title_alone(scope, result)


def _is_compared(scope: BlockScope) -> bool:
    return any(spread and spread.units > 1 for spread in scope.spreads)


def _row(scope: BlockScope, number: int, total: Total) -> AreaText:
    lang, area, spread = scope.lang, scope.block.criteria.areas[number], scope.spreads[number]
    shared = spread if spread and spread.units > 1 else None
    path = node_path(lang, scope.cycle.cycle.id, scope.block.block.id, area.id)
    return AreaText(
        code=area.code,
        title=area.title,
        href=scope.root + path,
        points=show_total(total, lang),
        index=show_index(total.index, lang, 1) if total.index is not None else "",
        mean_text=show_index(shared.mean, lang, 1) if shared else "",
        at=percent(total.index),
        self_at=percent(total.self_index),
        mean_at=percent(shared.mean) if shared else "",
        low_at=percent(shared.low) if shared else "",
        high_at=percent(shared.high) if shared else "",
    )


def show_total(total: Total, lang: Lang) -> str:
    """Points of the maximum in force, `11/14`; with a sign for bonus and penalty."""
    if not total.max_points:
        return show_signed(total.points, lang)
    return f"{show_points(total.points, lang)}/{show_points(total.max_points, lang)}"


def _title_in_block(scope: BlockScope, result: UnitResult) -> str:
    placed = [
        (area, total.index - spread.mean)
        for area, total, spread in _with_index(scope, result)
        if total.index is not None
    ]
    above = sum(distance > 0 for _, distance in placed)
    worst = min(placed, key=lambda pair: pair[1])[0]
    words = _ABOVE_SOME
    if above == len(placed):
        words = _ABOVE_ALL
    elif not above:
        words = _ABOVE_NONE
    return say(words, scope.lang, above=str(above), areas=str(len(placed)), worst=worst)


def _title_alone(scope: BlockScope, result: UnitResult) -> str:
    placed = [
        (area, total.index)
        for area, total, _ in _with_index(scope, result)
        if total.index is not None
    ]
    full = sum(index >= 100 for _, index in placed)
    worst = min(placed, key=lambda pair: pair[1])[0] if placed else ""
    words = _FULL_ALL if full == len(placed) else _FULL_SOME
    return say(words, scope.lang, full=str(full), areas=str(len(placed)), worst=worst)


def _with_index(scope: BlockScope, result: UnitResult) -> list[tuple[str, Total, Spread]]:
    return [
        (area.title, total, spread)
        for area, total, spread in zip(
            scope.block.criteria.areas, result.areas, scope.spreads, strict=True
        )
        if total.index is not None and spread is not None
    ]
