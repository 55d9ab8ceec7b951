"""The history as a database: whole, keyed, searchable, and silent about what is not public."""

import contextlib
import sqlite3
from collections import Counter
from dataclasses import replace

import pytest

from parledger.outputs.history import history_rows, write_history
from parledger.outputs.history.database.building import SEARCHED, SHEETS
from parledger.outputs.history.taking import Taking
from parledger.report import Chronicle
from parledger.tables import TABLES, Kind
from tests.taken import CLOSED, DIGEST, GONE, HOSTILE, OPEN, OWN, SECRETS


def opened(path, report, cycle=""):
    """The database of a Report, opened for reading alone."""
    path.write_bytes(write_history(report, "sqlite", cycle))
    return contextlib.closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True))


@pytest.fixture(scope="module")
def base(public, tmp_path_factory):
    """The public edition's."""
    with opened(tmp_path_factory.mktemp("base") / "history.sqlite", public) as made:
        yield made


@pytest.fixture(scope="module")
def inside(internal, tmp_path_factory):
    """The internal edition's."""
    with opened(tmp_path_factory.mktemp("base") / "internal.sqlite", internal) as made:
        yield made


def names_in(base, kind="table"):
    """Tables or views, those of the full-text indexes left out."""
    found = base.execute("SELECT name FROM sqlite_master WHERE type = ? ORDER BY name", (kind,))
    return [name for (name,) in found if "_fts" not in name and not name.startswith("sqlite_")]


def rows_in(base, name, what="count(*)", where="1"):
    """What is in a table or a view."""
    return base.execute(f'SELECT {what} FROM "{name}" WHERE {where}').fetchall()  # noqa: S608


def columns_of(base, name):
    """The names of a table's columns."""
    return [row[1] for row in base.execute(f'PRAGMA table_info("{name}")')]


def plain(report, row):
    """A row with its figures as SQLite has them."""
    return tuple(
        float(cell) if column.kind is Kind.DECIMAL and cell is not None else cell
        for column, cell in zip(Taking(report).columns, row, strict=True)
    )


@pytest.mark.parametrize("edition", ["public", "internal"])
def test_the_view_history_holds_the_rows_of_the_other_forms(request, edition):
    """The same columns in the same order, gaps among them."""
    report = request.getfixturevalue(edition)
    base = request.getfixturevalue({"public": "base", "internal": "inside"}[edition])
    found = base.execute("SELECT * FROM history")
    assert [one[0] for one in found.description] == [c.name for c in Taking(report).columns]
    assert found.fetchall() == [plain(report, row) for row in history_rows(report)]


@pytest.mark.parametrize("edition", ["base", "inside"])
def test_it_is_sound(request, edition):
    """Every reference has its row, every page is used, every index is whole."""
    base = request.getfixturevalue(edition)
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert base.execute("PRAGMA freelist_count").fetchone() == (0,)
    assert base.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_its_bytes_do_not_say_which_release_of_sqlite_made_them(public):
    """A digest of it can be compared between machines."""
    data = write_history(public, "sqlite")
    assert data.startswith(b"SQLite format 3\x00")
    assert data[96:100] == bytes(4)


def test_every_table_has_a_key_and_every_reference_an_index(base):
    """Datasette shows rows by the first and follows the others."""
    for name in names_in(base):
        keys = [row[1] for row in base.execute(f'PRAGMA table_info("{name}")') if row[5]]
        assert keys == ["id"], name
        referring = {row[3] for row in base.execute(f'PRAGMA foreign_key_list("{name}")')}
        indexed = {
            column[2]
            for index in base.execute(f'PRAGMA index_list("{name}")').fetchall()
            for column in base.execute(f'PRAGMA index_info("{index[1]}")')
        }
        assert referring <= indexed, name
    assert len(base.execute('PRAGMA foreign_key_list("changes")').fetchall()) == 5


def test_every_table_and_column_is_explained(base):
    """In both languages, in the database itself."""
    told = {name: (vi, en) for name, vi, en in base.execute("SELECT * FROM tables")}
    assert set(names_in(base)) - {"tables", "columns"} == set(told)
    assert {name: [*told] for name in told}.keys() == {sheet.name for sheet in SHEETS}
    explained = Counter()
    for _, table, name, _, vi, en in base.execute("SELECT * FROM columns"):
        assert name in columns_of(base, table)
        assert vi
        assert en
        explained[table] += 1
    assert explained == {name: len(columns_of(base, name)) for name in told}
    assert all(vi and en for vi, en in told.values())


@pytest.mark.parametrize("words", ["hai nhiệm vụ chậm", "hai nhiem vu cham", '"NHIEM VU" cham'])
def test_reasons_are_found_with_and_without_their_marks(base, taken, words):
    """By a reader whose keyboard has none."""
    found = base.execute(
        "SELECT t.unit, t.kind, t.text, ch.commit_id FROM texts_fts f JOIN texts t ON t.id = f.rowid "
        "JOIN changes ch ON ch.id = t.change_id WHERE texts_fts MATCH ? ORDER BY t.id",
        (words,),
    ).fetchall()
    assert found == [
        ("xa-a", "reason", "Kiểm tra thấy hai nhiệm vụ chậm", taken.commits["round_1"])
    ]


def test_the_indexes_hold_their_tables_and_nothing_else(base):
    """Datasette finds them by the table that they name; there is no trigger."""
    for table, columns in SEARCHED.items():
        (said,) = base.execute("SELECT sql FROM sqlite_master WHERE name = ?", (f"{table}_fts",))
        assert f'content="{table}"' in said[0]
        assert set(columns) <= set(columns_of(base, table))
        assert rows_in(base, f"{table}_fts_docsize") == rows_in(base, table)
    assert names_in(base, "trigger") == []


def test_papers_that_are_not_public_are_their_number_date_and_digest(base, taken):
    """In every version, also in the one that still named the paper openly; the last one stands."""
    found = base.execute(
        "SELECT ch.commit_id, d.title, d.number, d.date, d.issuer, d.url, d.sha256, d.signed_by, "
        "d.public, d.stands FROM documents d JOIN changes ch ON ch.id = d.change_id "
        "WHERE d.unit = 'xa-a' AND d.field = 'evidence' ORDER BY d.id"
    ).fetchall()
    hidden = (None, "7/TTr-XA", "2024-10-30", None, None, DIGEST, None, 0)
    shown = ("Báo cáo ai cũng đọc được", None, None, None, None, None, None, 1)
    merge, later = taken.commits["merge"], taken.commits["hidden"]
    assert found == [
        (merge, *hidden, 0), (merge, *shown, 0), (later, *hidden, 1), (later, *shown, 1),
    ]  # fmt: skip


def test_nothing_that_is_not_public_is_in_any_byte(public, internal):
    """Neither in a table nor in an index, a view or a page that was used before."""
    data = write_history(public, "sqlite")
    there = [one for one in SECRETS if one.encode().lower() in data.lower()]
    assert there == []
    whole = write_history(internal, "sqlite")
    missing = {one for one in SECRETS if one.encode() not in whole}
    assert missing == {"example.org"}


def test_people_are_columns_of_the_internal_edition_alone(base, inside):
    """The public one has no column for them."""
    people = {"author", "committer", "requested_by", "reviewers", "approved_by", "merged_by"}
    assert people <= set(columns_of(inside, "commits"))
    assert people & {c for name in names_in(base) for c in columns_of(base, name)} == set()
    (row,) = inside.execute("SELECT author, approved_by FROM commits WHERE request = '12'")
    assert row == ("a", "Người Kín Chín")
    (author,) = inside.execute("SELECT DISTINCT author FROM changes WHERE timing = 'in_time'")
    assert author == ("Người Kín Mười Hai",)


def test_the_view_life_reads_like_trace(base):
    """In words of the reader's language, oldest first, the gap of the file among them."""
    wanted = "unit = 'xa-a' AND (code = '1.2' OR code IS NULL) AND place > 20"
    vi, en = (
        rows_in(base, name, "day, step, field, old, new, gap", wanted)
        for name in ("life", "life_en")
    )
    assert ("2024-11-20", "Tự chấm", "số liệu", None, "1", None) in vi
    assert ("2024-11-21", "Thẩm định lần 1", "quyết định", None, "điều chỉnh", None) in vi
    assert ("2024-11-21", "Appraisal, round 1", "decision", None, "adjusted", None) in en
    assert [row[0] for row in vi] == sorted(row[0] for row in vi)
    (gap,) = [row for row in vi if row[2] is None]
    assert gap[0] == "2024-11-22"
    assert OWN in gap[-1]
    assert "{" not in gap[-1]


def test_results_stand_beside_the_history(base, public):
    """The figures of `results`, by unit and by leaf, under the keys of the other tables."""
    result = public.results.cycles[OPEN]
    for table, kind in (("results", "units"), ("leaf_results", "criteria")):
        made = TABLES[kind].make(public.project, result, "vi").rows()
        assert rows_in(base, table) == [(len(made),)]
    said = base.execute(
        'SELECT r.unit, r.points, r."index", r.rank, c.authority FROM results r '
        "JOIN cycles c ON c.id = r.cycle ORDER BY r.rank"
    ).fetchall()
    assert said[0] == ("xa-a", 9.96, 83, 1, "UBND huyện Thử Nghiệm")
    leaf = base.execute(
        "SELECT l.self_points, l.appraisal_1_points, l.appraisal_2_points, l.points, k.title "
        "FROM leaf_results l JOIN criteria k ON k.id = l.criterion WHERE l.unit = 'xa-a' AND code = '1.2'".replace(
            "AND code", "AND l.code"
        )
    ).fetchall()
    assert leaf == [(2, 1, 1.5, 1.5, "Nhiệm vụ chậm hạn")]


def test_where_it_comes_from_is_in_it(base, inside, public, internal):
    """Edition, commit, licence, and whether a cycle's figures are official or invented."""
    told = dict(base.execute("SELECT * FROM meta"))
    assert (told["edition"], told["commit"]) == ("public", public.chronicle.head)
    assert told["licence"] == "CC BY 4.0"
    assert dict(inside.execute("SELECT * FROM meta"))["edition"] == "internal"
    assert base.execute("SELECT id, provenance FROM cycles").fetchall() == [(OPEN, "illustrative")]
    cycles = dict(inside.execute("SELECT id, title FROM cycles").fetchall())
    assert set(cycles) == {OPEN, CLOSED, GONE}
    assert cycles[GONE] is None


def test_commits_come_in_the_order_of_main(base, taken):
    """Those inside them have no place on it."""
    found = base.execute("SELECT id FROM commits WHERE place IS NOT NULL ORDER BY place").fetchall()
    steps = ("first", "merge", "round_1", "gap", "hidden", "mended")
    assert [name for (name,) in found] == [taken.commits[step] for step in steps]
    inner = base.execute("SELECT id, request FROM commits WHERE place IS NULL").fetchall()
    assert inner == [(taken.commits["draft"], None)]


def test_one_cycle_alone_brings_no_other(internal, tmp_path):
    """Nor its units' results, sets or offices."""
    with opened(tmp_path / "one.sqlite", internal, CLOSED) as base:
        assert base.execute("SELECT id FROM cycles").fetchall() == [(CLOSED,)]
        assert base.execute("SELECT id FROM sets").fetchall() == [(CLOSED,)]
        assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    assert OPEN.encode() not in (tmp_path / "one.sqlite").read_bytes()


def test_an_edition_that_tells_nothing_is_a_database_all_the_same(public, tmp_path):
    """Its tables are there, without rows."""
    with opened(tmp_path / "none.sqlite", replace(public, chronicle=Chronicle())) as base:
        assert base.execute("SELECT count(*) FROM history").fetchone() == (0,)
        assert base.execute("SELECT count(*) FROM cycles").fetchone() == (1,)


def test_hostile_words_are_values(base):
    """No word of a file reaches the SQL; the text stands as it was typed."""
    said = HOSTILE.replace('\\"', '"').replace("\\n", "\n")
    assert base.execute("SELECT count(*) FROM texts WHERE text = ?", (said,)).fetchone() == (1,)
    assert "changes" in names_in(base)
