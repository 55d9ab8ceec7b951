"""Counting ballots: the one dataframe expression beside hand-written SQL for the same counts."""

import tempfile
from collections.abc import Callable
from pathlib import Path

import duckdb

from bench.measuring import Measured, Row, measure
from parledger.model.questions import Option, Question
from parledger.model.surveys import Form, Survey, ValidRule
from parledger.problems import Place
from parledger.survey import tabulate

_QUESTIONS, _OPTIONS, _UNITS, _GROUPS = 8, 5, 4000, ("nguoi-dan", "can-bo")
_ROUNDS = 3
_HERE = Place("bench")


def ballot_rows(ballots: int = 10_000_000) -> list[Row]:
    """So many ballots of 8 questions on 4,000 units in 2 groups, as Parquet; turn by turn."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "ballots.parquet"
        _write(file, ballots)
        works: dict[str, Callable[[], object]] = {
            "SQL, count(*) FILTER": lambda: duckdb.execute(
                _sql(file, "count(*) FILTER")
            ).fetchall(),
            "SQL, sum of 0 and 1": lambda: duckdb.execute(_sql(file, "sum")).fetchall(),
            "parledger on DuckDB": lambda: tabulate(_SURVEY, file),
        }
        runs: dict[str, list[Measured]] = {what: [] for what in works}
        for _ in range(_ROUNDS):
            for what, work in works.items():
                runs[what].append(measure(work))
    rows = [Row(what, tuple(found)) for what, found in runs.items()]
    best = min(row.seconds for row in rows[:-1])
    own = rows[-1]
    return [*rows[:-1], Row(own.what, own.runs, f"ratio {own.seconds / best:.2f}")]


def _write(file: Path, ballots: int) -> None:
    """Answers by hash: the same file in every run; one cell in six is blank."""
    cells = ", ".join(
        f"nullif((hash(i * {_QUESTIONS} + {q}) % {_OPTIONS + 1})::INT, 0)::VARCHAR AS q{q}"
        for q in range(1, _QUESTIONS + 1)
    )
    group = f"CASE WHEN hash(i) % 3 = 0 THEN '{_GROUPS[1]}' ELSE '{_GROUPS[0]}' END"
    rows = f"i::VARCHAR AS ballot, 'xa-' || (i % {_UNITS}) AS unit, {group} AS \"group\", {cells}"
    duckdb.sql(f"SELECT {rows} FROM range({ballots}) t(i)").write_parquet(str(file))  # noqa: S608


def _sql(file: Path, how: str) -> str:
    sums = [f"count(q{q})" for q in range(1, _QUESTIONS + 1)]
    for q in range(1, _QUESTIONS + 1):
        for option in range(1, _OPTIONS + 1):
            ticked = f"q{q} = '{option}'"
            sums.append(f"sum(({ticked})::INT)" if how == "sum" else f"{how} (WHERE {ticked})")
    return f"SELECT unit, \"group\", count(*), {', '.join(sums)} FROM '{file}' GROUP BY ALL"  # noqa: S608


def _question(number: int) -> Question:
    options = tuple(Option(str(n), str(n)) for n in range(1, _OPTIONS + 1))
    return Question(f"q{number}", "scale", "", options, frozenset("45"), False, _HERE)


_SURVEY = Survey(
    id="bench",
    title="",
    legal_basis=(),
    period=None,
    groups=(),
    forms=(
        Form("f", "", "", _GROUPS, tuple(_question(n) for n in range(1, _QUESTIONS + 1)), _HERE),
    ),
    valid=ValidRule(),
    formula=None,
    feeds=(),
    without=(),
    supervision=(),
    closed=None,
    errata=(),
    seed=0,
    at=_HERE,
    path="",
)
