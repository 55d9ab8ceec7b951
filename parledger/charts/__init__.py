"""Charts: each built once as a validated Altair specification; pages bring the rows.

A new chart is one file here with `FIELDS` and `build`, and one line in `CHARTS`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from parledger.charts import (
    activity,
    changes,
    distribution,
    gap,
    gap_criteria,
    heatmap,
    profile,
    ranking,
    ranking_final,
    satisfaction,
)
from parledger.charts.figure import Figure, Head, Rows, rows_of
from parledger.charts.script import SCRIPT_PATH, script
from parledger.problems import Lang

__all__ = ["CHARTS", "SCRIPT_PATH", "Chart", "Figure", "Head", "Rows", "rows_of", "specs_script"]


@dataclass(frozen=True, slots=True)
class Chart:
    """A kind of chart: the fields of its rows, and the specification in a language."""

    fields: tuple[str, ...]
    build: Callable[[Lang], dict[str, Any]]


CHARTS: Mapping[str, Chart] = {
    "ranking": Chart(ranking.FIELDS, ranking.build),
    "ranking_final": Chart(ranking_final.FIELDS, ranking_final.build),
    "heatmap": Chart(heatmap.FIELDS, heatmap.build),
    "distribution": Chart(distribution.FIELDS, distribution.build),
    "gap": Chart(gap.FIELDS, gap.build),
    "gap_criteria": Chart(gap_criteria.FIELDS, gap_criteria.build),
    "profile": Chart(profile.FIELDS, profile.build),
    "changes": Chart(changes.FIELDS, changes.build),
    "satisfaction": Chart(satisfaction.FIELDS, satisfaction.build),
    "activity": Chart(activity.FIELDS, activity.build),
}


def specs_script() -> str:
    """`assets/chart-specs.js`: every specification in both languages."""
    return script({name: chart.build for name, chart in CHARTS.items()})
