"""Scored units as bytes and back, so that a later run need not score them again.

Everything of a cycle in one text of JSON, compressed. Figures and reasons stand in tables, since
a cycle has a few hundred of each and tens of thousands of leaves. JSON and no pickle: what is
read back can be wrong, but it can never run.
"""

import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from parledger.compute.blocks import Scored
from parledger.compute.leaves import Columns, Progress
from parledger.compute.totals import UnitTotals
from parledger.model.results import State, Status, Total
from parledger.model.words import Figure, Reason, Words

Keyed = tuple[str, Scored]
"""A unit with the digest of all that it was scored from."""

_STATUS = tuple(Status)
_PLACE = {status: place for place, status in enumerate(_STATUS)}
_COLUMNS = ("self_points", "round_1", "round_2", "council", "points")


@dataclass(slots=True)
class _Tables:
    """Figures and reasons by number; 0 is "no figure"."""

    figures: dict[Fraction | None, int] = field(default_factory=lambda: {None: 0})
    reasons: dict[Reason, int] = field(default_factory=dict)
    # Most figures and reasons are one object in many places: no hashing for these.
    by_id: dict[int, int] = field(default_factory=dict)

    def figure(self, value: Fraction | None) -> int:
        """The number of a figure."""
        known = self.by_id.get(id(value))
        if known is None:
            known = self.figures.setdefault(value, len(self.figures))
            self.by_id[id(value)] = known
        return known

    def reason(self, value: Reason) -> int:
        """The number of a reason."""
        known = self.by_id.get(id(value))
        if known is None:
            known = self.reasons.setdefault(value, len(self.reasons))
            self.by_id[id(value)] = known
        return known


def pack_scored(units: Mapping[str, Keyed]) -> bytes:
    """The units of a cycle by id."""
    tables = _Tables()
    rows = [_unit_row(tables, key, scored) for key, scored in units.values()]
    told = {
        "units": rows,
        "figures": [_text(figure) for figure in tables.figures],
        "reasons": [_reason_row(reason) for reason in tables.reasons],
    }
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode("utf-8"), 1)


def unpack_scored(data: bytes) -> Mapping[str, Keyed]:
    """The units as they were packed; ValueError where the bytes are no such thing."""
    try:
        told = json.loads(zlib.decompress(data))
        figures = [None if one is None else Fraction(*one) for one in told["figures"]]
        reasons = [_reason(row) for row in told["reasons"]]
        return {row[0]: (row[1], _scored(row, figures, reasons)) for row in told["units"]}
    except (zlib.error, KeyError, IndexError, TypeError, ZeroDivisionError) as error:
        raise ValueError("no scored units") from error


def _text(figure: Fraction | None) -> list[int] | None:
    return None if figure is None else [figure.numerator, figure.denominator]


def _reason_row(reason: Reason) -> list[Any]:
    args = [
        [name, _text(value)] if isinstance(value, Fraction) else [name, value]
        for name, value in reason.args
    ]
    return [reason.words.vi, reason.words.en, args, reason.said]


def _reason(row: list[Any]) -> Reason:
    vi, en, args, said = row
    figures: list[tuple[str, Figure]] = [
        (name, Fraction(*value) if isinstance(value, list) else value) for name, value in args
    ]
    return Reason(Words(vi, en), tuple(figures), said)


def _unit_row(tables: _Tables, key: str, scored: Scored) -> list[Any]:
    columns, progress = scored.columns, scored.columns.progress
    return [
        scored.unit,
        key,
        scored.state.value,
        [progress.provisional, progress.appraised, progress.answered, *sorted(progress.unheard)],
        [_PLACE[status] for status in columns.status],
        [[tables.figure(value) for value in getattr(columns, name)] for name in _COLUMNS],
        [tables.reason(reason) for reason in columns.reasons],
        None if scored.totals is None else _totals_row(tables, scored.totals),
    ]


def _scored(row: list[Any], figures: Sequence[Any], reasons: Sequence[Reason]) -> Scored:
    unit, _, state, noted, status, columns, given, totals = row
    provisional, appraised, answered, *unheard = noted
    own, first, second, council, points = (tuple(map(figures.__getitem__, one)) for one in columns)
    return Scored(
        unit,
        State(state),
        Columns(
            tuple(map(_STATUS.__getitem__, status)),
            own,
            first,
            second,
            council,
            points,
            tuple(map(reasons.__getitem__, given)),
            Progress(set(unheard), provisional, appraised, answered),
        ),
        None if totals is None else _totals(totals, figures),
    )


def _totals_row(tables: _Tables, totals: UnitTotals) -> list[Any]:
    return [
        _total_row(tables, totals.total),
        *(_total_rows(tables, group) for group in (totals.areas, totals.parts, totals.extras)),
        tables.figure(totals.bonus),
        tables.figure(totals.penalty),
        [tables.figure(value) for value in totals.without_survey],
    ]


def _total_rows(tables: _Tables, totals: Iterable[Total]) -> list[list[int]]:
    return [_total_row(tables, total) for total in totals]


def _total_row(tables: _Tables, total: Total) -> list[int]:
    figures = (
        total.points,
        total.max_points,
        total.self_points,
        total.self_max_points,
        total.self_final,
    )
    return [tables.figure(figure) for figure in figures]


def _totals(row: list[Any], figures: Sequence[Any]) -> UnitTotals:
    total, areas, parts, extras, bonus, penalty, (points, maximum) = row

    def made(numbers: list[int]) -> Total:
        return Total(*map(figures.__getitem__, numbers))

    return UnitTotals(
        made(total),
        tuple(map(made, areas)),
        tuple(map(made, parts)),
        tuple(map(made, extras)),
        figures[bonus],
        figures[penalty],
        (figures[points], figures[maximum]),
    )
