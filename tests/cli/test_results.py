"""`results`: the golden tables, the streams, the refusals."""

import csv
import io
import json
import os
import pty
import subprocess
import sys

import openpyxl
import pytest

from tests.cli.conftest import MINI, ROOT

COLUMNS = {
    "units": "cycle,block,unit,name,self_points,self_max_points,points,max_points,index,rank,"
    "rank_of,class,state,provisional,rank_self,rank_without_survey",
    "areas": "cycle,block,unit,area,title,self_points,self_max_points,points,max_points,index",
    "criteria": "cycle,block,unit,criterion,self_points,appraisal_1_points,appraisal_2_points,"
    "council_points,points,max_points,status,reason",
}
CYCLES = ("mini-2023", "mini-2024")


@pytest.mark.parametrize("cycle", CYCLES)
@pytest.mark.parametrize("table", ["units", "areas"])
def test_tables_are_those_worked_out_by_hand(mini, cycle, table):
    """Byte for byte; the figures are explained in tests/golden/mini/README.md."""
    done = mini("results", "--cycle", cycle, "--table", table)
    assert done.stdout == (MINI / f"expected/{cycle}.{table}.csv").read_text(encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("cycle", CYCLES)
def test_criteria_are_those_worked_out_by_hand(mini, cycle):
    """All columns but the reason; every leaf says a reason."""
    done = mini("results", "--cycle", cycle, "--table", "criteria")
    rows = list(csv.reader(io.StringIO(done.stdout)))
    expected = (MINI / f"expected/{cycle}.criteria.csv").read_text(encoding="utf-8")
    assert [row[:-1] for row in rows] == list(csv.reader(io.StringIO(expected)))
    assert all(row[-1] for row in rows)


@pytest.mark.parametrize("table", COLUMNS)
def test_columns_are_a_promise(mini, table):
    """Exactly these names in this order; UTF-8 without mark, LF."""
    done = mini("results", "--cycle", "mini-2023", "--table", table)
    assert done.stdout.split("\n")[0] == COLUMNS[table]
    assert "\r" not in done.stdout
    assert not done.stdout.startswith("\ufeff")


def test_reason_follows_the_language(mini):
    """The last column is a sentence in the language of messages."""
    words = ("results", "--cycle", "mini-2023", "--table", "criteria")
    vi, en = mini(*words).stdout, mini("--lang", "en", *words).stdout
    assert "điểm" in vi
    assert "điểm" not in en
    assert [row.split(",")[:9] for row in vi.splitlines()] == [
        row.split(",")[:9] for row in en.splitlines()
    ]


@pytest.mark.parametrize("table", COLUMNS)
def test_json_has_the_digits_of_the_csv_as_numbers(mini, table):
    """62.40 stays 62.40; empty is null; true and false are truth values."""
    words = ("results", "--cycle", "mini-2024", "--table", table)
    rows = list(csv.DictReader(io.StringIO(mini(*words).stdout)))
    text = mini(*words, "--format", "json").stdout
    as_printed = json.loads(text, parse_float=lambda t: t, parse_int=lambda t: t)
    assert len(as_printed) == len(rows)
    for given, row in zip(as_printed, rows, strict=True):
        shown = {
            key: "" if value is None else str(value).lower() if value in (True, False) else value
            for key, value in given.items()
        }
        assert shown == row


def test_json_index_keeps_its_zeros(mini):
    """Exactly the declared decimals, though a number."""
    text = mini("results", "--cycle", "mini-2024", "--format", "json").stdout
    assert '"index": 83.00' in text
    assert isinstance(json.loads(text)[0]["index"], float)


def test_xlsx_holds_numbers_as_numbers(mini):
    """Written to --out relative to the root; the first sheet is the table."""
    done = mini("results", "--cycle", "mini-2024", "--format", "xlsx", "--out", "bang.xlsx")
    assert (done.returncode, done.stdout) == (0, "")
    book = openpyxl.load_workbook(mini.root / "bang.xlsx")
    head, first = list(book.worksheets[0].iter_rows(values_only=True))[:2]
    row = dict(zip(head, first, strict=True))
    assert ",".join(head) == COLUMNS["units"]
    assert (row["points"], row["index"], row["rank"], row["unit"]) == (9.96, 83, 1, "xa-a")
    assert row["provisional"] is False


def test_parquet_holds_typed_columns(mini):
    """Standard output carries the bytes where it is no terminal."""
    import duckdb

    mini("results", "--cycle", "mini-2024", "--format", "parquet", "--out", "bang.parquet")
    path = str(mini.root / "bang.parquet")
    rows = duckdb.execute(
        'SELECT unit, points, "index", rank, provisional FROM read_parquet(?)', [path]
    ).fetchall()
    assert rows[0] == ("xa-a", 9.96, 83.0, 1, False)


def test_binary_formats_refuse_a_terminal(mini):
    """Bytes on a screen help nobody: say --out, exit 2."""
    words = [sys.executable, str(ROOT / "build.py"), "--root", str(mini.root)]
    words += ["results", "--cycle", "mini-2024", "--format", "xlsx"]
    screen, inside = pty.openpty()
    done = subprocess.run(words, stdout=inside, stderr=subprocess.PIPE, check=False)
    os.close(inside)
    os.close(screen)
    assert done.returncode == 2
    assert b"--out" in done.stderr


def test_unknown_cycle_names_the_nearest(mini):
    """Exit 2."""
    done = mini("results", "--cycle", "mini-2042")
    assert (done.returncode, done.stdout) == (2, "")
    assert "«mini-2042»; có phải là «mini-202" in done.stderr


@pytest.mark.parametrize("cycle", ["../../x", "..", "", "mini-2024/xa-a", "a\nb", "/etc"])
def test_hostile_cycle_is_only_unknown(mini, cycle):
    """A path is no id: nothing outside is touched, one sentence, exit 2."""
    done = mini("results", "--cycle", cycle)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") == 1


def test_error_in_the_cycle_stops_it(broken):
    """Exit 1, the problems on standard error, nothing on standard output, nothing written."""
    done = broken("results", "--cycle", "mini-2024", "--out", "bang.csv")
    assert (done.returncode, done.stdout) == (1, "")
    assert "lỗi S103" in done.stderr
    assert not (broken.root / "bang.csv").exists()


def test_error_elsewhere_does_not_stop_it(broken):
    """Last year's table is made, and says nothing of this year's mistake."""
    done = broken("results", "--cycle", "mini-2023")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (MINI / "expected/mini-2023.units.csv").read_text(encoding="utf-8")


def test_unreadable_cycle_stops_with_its_problem(mini):
    """A cycle that is there but cannot be read is no unknown name."""
    mini.write("scores/mini-2024/cycle.yaml", "id: [")
    done = mini("results", "--cycle", "mini-2024")
    assert done.returncode == 1
    assert "scores/mini-2024/cycle.yaml:1" in done.stderr


def test_warnings_go_to_standard_error(mini):
    """Standard output carries the table alone."""
    path = mini.root / "scores/mini-2024/xa-a/appraisal-1.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("points: 1\n", "points: 2\n"))
    done = mini("results", "--cycle", "mini-2024")
    assert "S219" in done.stderr
    assert done.stdout.startswith("cycle,block,")
    assert done.returncode == 0


@pytest.mark.parametrize("out", [".", "nowhere/bang.csv"])
def test_out_that_cannot_be_written_is_wrong_use(mini, out):
    """A folder, or a file in a folder that is not there."""
    done = mini("results", "--cycle", "mini-2024", "--out", out)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
