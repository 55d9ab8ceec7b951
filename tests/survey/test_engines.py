"""One expression, several engines: equal counts, wherever the ballots lie."""

import importlib.util
import random
from dataclasses import replace

import duckdb
import pandas as pd
import pytest

from parledger.cli.engine import NAMES
from parledger.model.surveys import ValidRule
from parledger.problems import UserError, hint_of
from parledger.source import read_project
from parledger.survey import checking_large, read_csv, tabulate
from parledger.survey.engines import ENGINES
from tests.compute.workspaces import Pages
from tests.survey.polled import SCALE, ballots, files_of, poll, survey

_MODULES = {"duckdb": "duckdb", "dask": "dask", "spark": "pyspark"}
FORMS = """\
groups: [{id: g, title: Dân}, {id: h, title: Cán bộ}]
forms:
  - id: dan
    title: Mẫu 1
    groups: [g]
    questions:
      - {id: q1, title: Câu 1, scale: muc}
      - id: q2
        kind: choice
        several: true
        title: Câu 2
        options: [{id: a, title: A}, {id: b, title: B}, {id: ab, title: AB}]
  - id: can-bo
    title: Mẫu 2
    groups: [h]
    questions: [{id: q1, title: Câu 1, scale: muc}]
valid: {least_answered: 50, required: [q1], duplicates: none}
"""


@pytest.fixture(scope="module")
def instrument():
    """Two forms, a question of several options, and every rule of valid ballots."""
    files = files_of(["a", "b"], [1, 2], {"dan.yaml": survey("", FORMS, head=SCALE)})
    loaded = read_project(Pages(files))
    assert not loaded.problems
    return loaded.project.cycles["year"].surveys["dan"]


@pytest.fixture(scope="module")
def frame(instrument):
    """Random ballots with blanks and repeated numbers, as texts."""
    draw = random.Random(3)  # noqa: S311 - ballots, no secrets
    lines = ["ballot,unit,group,q1,q2"]
    for _ in range(600):
        group = draw.choice("gh")
        two = draw.choice(["", "a", "ab", "a;b", "b;ab"]) if group == "g" else ""
        one = draw.choice(["", *"12345"])
        lines.append(f"{draw.randrange(2000)},{draw.choice('ab')},{group},{one},{two}")
    read = read_csv(instrument, "x.csv", "\n".join(lines).encode())
    assert not read.problems
    return read.frame


@pytest.fixture(scope="module")
def parquet(frame, tmp_path_factory):
    """The same ballots in a file, blanks as nulls."""
    path = tmp_path_factory.mktemp("ballots") / "dan.parquet"
    texts = frame.drop(columns="_row").replace("", None)
    duckdb.from_df(texts).write_parquet(str(path))
    return path


@pytest.mark.parametrize("engine", ENGINES)
def test_every_engine_counts_the_same(instrument, frame, parquet, engine):
    """From memory and from a file, to the last ballot."""
    if importlib.util.find_spec(_MODULES[engine]) is None:
        pytest.skip(f"{engine} is not installed")
    expected = tabulate(instrument, frame)
    assert tabulate(instrument, frame, engine) == expected
    assert tabulate(instrument, parquet, engine) == expected


def test_the_counts_are_those_of_a_plain_loop(instrument, frame):
    """Ballot by ballot, in Python."""
    numbers = list(frame["ballot"])
    counted = tabulate(instrument, frame)
    assert counted.rows == 600
    for (unit, group), found in counted.groups.items():
        mine = [
            row
            for row in frame.to_dict("records")
            if (row["unit"], row["group"]) == (unit, group) and numbers.count(row["ballot"]) == 1
        ]
        # One question of two is half, so the required one decides.
        valid = [row for row in mine if row["q1"]]
        assert (found.received, found.valid) == (len(mine), len(valid))
        for tally in found.tallies:
            cells = [row[tally.question.id].split(";") for row in valid]
            for option, count in tally.counts.items():
                assert count == sum(option in cell for cell in cells), (unit, group, option)
            assert tally.answered == sum(cell != [""] for cell in cells)


def test_parquet_of_whole_numbers_is_read_as_text(instrument, tmp_path):
    """Who writes answers as numbers means the same options."""
    path = tmp_path / "n.parquet"
    rows = {"ballot": [1, 2], "unit": ["a", "a"], "group": ["h", "h"], "q1": [4, 5]}
    duckdb.from_df(pd.DataFrame({**rows, "q2": [None, None]})).write_parquet(str(path))
    (found,) = tabulate(instrument, path).groups.values()
    assert (found.tallies[0].counts["4"], found.tallies[0].counts["5"]) == (1, 1)


def test_a_survey_in_parquet_gives_the_points_of_the_same_in_csv(tmp_path):
    """Through reading, counting and the results."""
    text = survey(
        "groups: [{id: g, title: Dân}]\n",
        "questions: [{id: q1, title: Câu 1, scale: muc}]\nformula: {kind: satisfied_share}\n"
        "feeds: [{criterion: '1'}]\n",
    )
    rows = [("a", "g", 4), ("a", "g", 2), ("b", "g", 5), ("b", "g", "")]
    as_csv = files_of(["a", "b"], [10, 20], {"dan.yaml": text, "dan.csv": ballots(rows)})
    path = tmp_path / "dan.parquet"
    frame = pd.DataFrame([(str(n), *map(str, row)) for n, row in enumerate(rows, 1)])
    duckdb.from_df(frame.set_axis(["ballot", "unit", "group", "q1"], axis=1)).write_parquet(
        str(path)
    )
    as_parquet = files_of(["a", "b"], [10, 20], {"dan.yaml": text})
    workspace = Pages(as_parquet)
    workspace.texts["scores/year/survey/dan.parquet"] = path.read_bytes()
    assert poll_pages(workspace) == [
        (one.unit, one.index) for one in poll(as_csv).cycle.blocks[0].units
    ]


def poll_pages(workspace):
    """Units and indices of a workspace."""
    from parledger.compute import compute_results
    from parledger.pipeline.counting import count_surveys

    loaded = read_project(workspace)
    surveys, problems = count_surveys(workspace, loaded.project)
    assert not (*loaded.problems, *problems)
    result = compute_results(loaded.project, None, surveys).cycles["year"]
    return [(one.unit, one.index) for one in result.blocks[0].units]


def test_what_is_checked_in_parquet_is_what_is_counted(instrument, tmp_path):
    """A blank before an answer is no answer: told with what to write, never trimmed unseen."""
    path = tmp_path / "dan.parquet"
    write(path, [(1, "a", "4"), (2, "a", " 4"), (3, "a", "4.0"), (4, "a", " ")])
    cycle = read_project(Pages(files_of(["a"], [1], {}))).project.cycles["year"].cycle
    counted = tabulate(instrument, path)
    found = checking_large.check_parquet_ballots(cycle, instrument, path, counted)
    told = [(one.code, one.place.line, hint_of(one, "en")) for one in found]
    empty = "leave the cell empty, without blanks"
    assert told == [("V264", 3, "write 4"), ("V264", 4, "write 4"), ("V264", 5, empty)]


def test_an_engine_that_is_not_installed_is_wrong_use(instrument, frame, monkeypatch):
    """With the command that installs it."""
    monkeypatch.setattr(importlib, "import_module", _missing)
    with pytest.raises(UserError, match="pip install"):
        tabulate(instrument, frame, "dask")


def _missing(name):
    raise ImportError(name)


def test_the_choices_of_the_command_are_the_engines():
    """The command names them without loading them."""
    assert tuple(ENGINES) == NAMES


def write(path, rows):
    """Ballots of group g as Parquet: (number, unit, answer)."""
    texts = pd.DataFrame([(str(n), unit, "h", answer, "") for n, unit, answer in rows])
    named = texts.set_axis(["ballot", "unit", "group", "q1", "q2"], axis=1)
    duckdb.from_df(named).write_parquet(str(path))


@pytest.mark.parametrize("at_once", [1_000_000, 2])
def test_slips_in_parquet_are_found_by_row_whole_or_in_parts(
    instrument, tmp_path, monkeypatch, at_once
):
    """An unknown unit in row 4, an unknown option in row 5; repeated numbers where they are errors."""
    monkeypatch.setattr(checking_large, "AT_ONCE", at_once)
    path = tmp_path / "dan.parquet"
    write(path, [(1, "a", "4"), (2, "b", "5"), (3, "zz", "1"), (4, "a", "9"), (2, "a", "1")])
    strict = replace(instrument, valid=ValidRule())
    cycle = read_project(Pages(files_of(["a", "b"], [1, 2], {}))).project.cycles["year"].cycle
    found = checking_large.check_parquet_ballots(cycle, strict, path, tabulate(strict, path))
    told = sorted((one.code, one.place.line) for one in found)
    assert told == [("V260", 4), ("V264", 5), ("V265", 6)]
