"""`survey import`: what offices really have becomes ballots, or is refused cell by cell."""

from __future__ import annotations

import shutil
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from tests.cli.survey_program import Polled
from tests.polls import BALLOTS, CYCLE, FOLDER, INSTRUMENT, SURVEY, SURVEY_TEXT, write_poll

EXPORTS = Path(__file__).parent.parent / "survey" / "exports"
HEAD = "ballot,unit,group,q1,q2,kenh,y-kien\n"
DATED = "ballot,unit,group,date,q1,q2,kenh,y-kien\n"


@pytest.fixture
def blank(tmp_path):
    """The survey before any ballot came in."""
    return Polled(write_poll(tmp_path / "blank", ballots=""))


def into(program: Polled, *words: str):
    """`survey import` of a file of the workspace."""
    return program.survey("import", *words)


def export(program: Polled, name: str) -> tuple[str, ...]:
    """An export with its mapping beside the survey, as words for the command."""
    shutil.copy(EXPORTS / f"{name}.csv", program.root)
    mapping = f"{FOLDER}/{name}.map.yaml"
    shutil.copy(EXPORTS / f"{name}.map.yaml", program.root / mapping)
    return f"{name}.csv", "--mapping", mapping


# --- three programs ---


def test_limesurvey(blank):
    """Codes for answers, a column an option, N/A for nothing, a response that was not sent."""
    done = into(blank, *export(blank, "limesurvey"))
    assert (done.returncode, done.stdout) == (0, f"{BALLOTS}\n")
    assert blank.ballots == DATED + (
        "ls-12,xa-a,nguoi-dan,2020-03-01,3,3,tt,\n"
        'ls-13,xa-a,nguoi-dan,2020-03-01,2,3,tt;tr,"Mong có thêm\nghế ngồi chờ"\n'
        "ls-15,xa-b,nguoi-dan,2020-03-02,1,,tr,\n"
    )
    assert "3 phiếu, 0 dòng bị từ chối, 1 dòng trống bỏ qua" in done.stderr
    assert "limesurvey.csv:6:15: cảnh báo V298" in done.stderr
    assert "10.1.2" not in blank.ballots
    assert "0912" not in blank.ballots + done.stderr


def test_kobotoolbox(blank):
    """Semicolons, group paths, several answers in one cell divided by a space."""
    done = into(blank, *export(blank, "kobo"))
    assert done.returncode == 0, done.stderr
    assert blank.ballots == DATED + (
        "201,xa-a,nguoi-dan,2020-03-01,3,3,tt,\n"
        '202,xa-b,nguoi-dan,2020-03-02,2,,tt;tr,"Cần ""một cửa"" hơn; nhanh hơn"\n'
    )


def test_kobotoolbox_with_a_column_for_each_option(blank):
    """1 and 0 instead of the words; the result is the same."""
    words = export(blank, "kobo")
    assert into(blank, *words, "--out", "one.csv").returncode == 0
    old = (
        "    column: kenh\n    divided_by: space\n    answers:\n"
        "      truc_tiep: tt\n      truc_tuyen: tr\n"
    )
    new = "    columns:\n      tt: kenh/truc_tiep\n      tr: kenh/truc_tuyen\n"
    blank.change(f"{FOLDER}/kobo.map.yaml", old, new)
    assert into(blank, *words, "--out", "two.csv").returncode == 0
    assert (blank.root / "one.csv").read_bytes() == (blank.root / "two.csv").read_bytes()


def test_google_forms(blank):
    """Labels for answers, names for units, day before month, made numbers, no e-mail address."""
    done = into(blank, *export(blank, "google"))
    assert done.returncode == 0, done.stderr
    assert blank.ballots == DATED + (
        "gf-1,xa-a,nguoi-dan,2020-03-01,3,3,tt,\n"
        "gf-2,xa-a,nguoi-dan,2020-03-01,2,,tt;tr,Tốt\n"
        "gf-3,xa-b,nguoi-dan,2020-03-02,1,3,,Làm thêm sáng thứ Bảy\n"
    )
    assert "vidu" not in blank.ballots
    assert " lỗi " not in blank("check").stdout


def test_mappings_lie_beside_the_survey_in_canonical_form(blank):
    """`check` passes over them, `fmt` formats them."""
    for name in ("limesurvey", "kobo", "google"):
        export(blank, name)
    assert blank("check").returncode == 0
    assert blank("fmt", "--check").stdout == ""


def test_answers_that_hold_the_mark_are_not_torn(blank):
    """Google Forms divides ticked answers by a comma, which an answer may hold as well."""
    blank.change(INSTRUMENT, "title: Trực tuyến", "title: Trực tuyến, qua mạng")
    words = export(blank, "google")
    blank.change("google.csv", '"Trực tiếp, Trực tuyến"', '"Trực tiếp, Trực tuyến, qua mạng"')
    assert into(blank, *words).returncode == 0
    assert "gf-2,xa-a,nguoi-dan,2020-03-01,2,,tt;tr,Tốt\n" in blank.ballots


# --- what is refused ---


def test_every_bad_cell_is_told_with_row_column_reason_and_hint(blank):
    """Row and column of the file, one line a cell, and nothing is written."""
    text = (
        "ballot,unit,group,date,q1,q2,kenh,y-kien\n"
        "1,xa-a,nguoi-dan,2020-03-01,3,3,tt,\n"
        "2,xa-c,nguoi-dan,2020-03-01,3,3,tt,\n"
        "3,xa-a,nguoi-danh,2020-03-01,3,3,tt,\n"
        "4,xa-a,nguoi-dan,32/03/2020,3,3,tt,\n"
        "5,xa-a,nguoi-dan,2021-03-01,3,3,tt,\n"
        "6,xa-a,nguoi-dan,,7,rất tệ,tt;xx,\n"
        "1,xa-a,nguoi-dan,,3,3,tt,\n"
        ",xa-a,nguoi-dan,,3,3,tt,\n"
        "9,,,,3,3,tt,\n"
        "10,xa-a,nguoi-dan,,3,3\n"
        ",xa-a,nguoi-dan,2020-03-01,,,,\n"
    )
    blank.write("phieu.csv", text)
    done = into(blank, "phieu.csv")
    assert (done.returncode, done.stdout) == (1, "")
    told = [line.split(" lỗi ")[0] + " " + line.split(" lỗi ")[1][:4]
            for line in done.stderr.splitlines() if " lỗi " in line]  # fmt: skip
    assert told == [
        "phieu.csv:3:2: V260",
        "phieu.csv:4:3: V261",
        "phieu.csv:5:4: V271",
        "phieu.csv:6:4: V270",
        "phieu.csv:7:5: V264",
        "phieu.csv:7:6: V264",
        "phieu.csv:7:7: V264",
        "phieu.csv:8:1: V265",
        "phieu.csv:9:1: V266",
        "phieu.csv:10:2: V266",
        "phieu.csv:10:3: V266",
        "phieu.csv:11:1: V217",
    ]
    assert done.stderr.count("gợi ý:") == 12
    assert "1 phiếu, 9 dòng bị từ chối, 1 dòng trống bỏ qua" in done.stderr
    assert "--partial" in done.stderr
    assert not (blank.root / BALLOTS).exists()


def test_partial_takes_the_good_rows_and_no_other(blank):
    """Exit 0, since that was asked for; what was refused is still told."""
    blank.write("phieu.csv", HEAD + "1,xa-a,nguoi-dan,3,3,,\n2,xa-x,nguoi-dan,3,3,,\n")
    done = into(blank, "phieu.csv", "--partial")
    assert (done.returncode, done.stdout) == (0, f"{BALLOTS}\n")
    assert blank.ballots == HEAD + "1,xa-a,nguoi-dan,3,3,,\n"
    assert "phieu.csv:3:2: lỗi V260" in done.stderr


def test_partial_with_no_good_row_writes_nothing(blank):
    """An empty file of ballots would say that nobody answered."""
    blank.write("phieu.csv", HEAD + "2,xa-x,nguoi-dan,3,3,,\n")
    assert into(blank, "phieu.csv", "--partial").returncode == 1
    assert not (blank.root / BALLOTS).exists()


@pytest.mark.parametrize("name", ["Họ và tên", "Số điện thoại", "CCCD", "Email"])
def test_personal_columns_never_come_through(blank, name):
    """Not as a ballot number, not as a wish, whatever the mapping says; dropped they may be there."""
    blank.write("p.csv", f"{name},unit,group,q1,q2,kenh,y-kien\n0912345678,xa-a,nguoi-dan,3,3,,\n")
    assert "V293" in into(blank, "p.csv").stderr
    columns = "columns:\n  unit: unit\n  group: group\n  q1: q1\n  q2: q2\n  kenh: kenh\n"
    for target in ("ballot", "y-kien"):
        blank.write("m.yaml", f'{columns}  {target}: "{name}"\ndrop: rest\n')
        done = into(blank, "p.csv", "--mapping", "m.yaml")
        assert done.returncode == 1
        assert "m.yaml:7:" in done.stderr
        assert "V294" in done.stderr
    blank.write("m.yaml", f'{columns}drop:\n  - "{name}"\n  - y-kien\n')
    assert into(blank, "p.csv", "--mapping", "m.yaml").returncode == 0
    assert "0912345678" not in blank.ballots


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        ("columns: {unit: unit, group: group, q1: Q 1}", "V292"),
        ("columns: {unit: unit, group: group, q9: q1}", "V212"),
        ("columns: {unit: unit, q1: q1}", "V102"),
        ("columns: {unit: unit, group: {value: dan}}", "V261"),
        ("columns: {unit: {column: unit, answers: {A: xa-z}}, group: group}", "V260"),
        ("columns: {unit: unit, group: group, q1: {column: q1, answers: {A: 9}}}", "V264"),
        ("columns: {unit: unit, group: group, kenh: {columns: {zz: kenh}}}", "V264"),
        ("columns: {unit: unit, group: {value: nguoi-dan, column: group}}", "V126"),
        ("columns: {unit: unit, group: {letter: '9'}}", "V114"),
        ("columns: {unit: unit, group: {}}", "V102"),
        ("columns: {unit: unit, group: group}", "V293"),
        ("columns: {unit: unit, group: group}\ndorp: rest", "V101"),
        ("columns: {unit: unit, group: group}\nheader: 9", "V299"),
        ("columns: {unit: Xa, group: Nhom}", "V299"),
        ("- a", "Y1"),
        ("columns: [", "Y1"),
    ],
)
def test_mapping_that_does_not_fit_is_told_at_its_line(blank, mapping, said):
    """Before a row is looked at; exit 1, nothing written."""
    blank.write("p.csv", HEAD + "1,xa-a,nguoi-dan,3,3,,\n")
    blank.write("m.yaml", mapping + "\n")
    done = into(blank, "p.csv", "--mapping", "m.yaml")
    assert (done.returncode, done.stdout) == (1, "")
    assert f" {said}" in done.stderr
    assert not (blank.root / BALLOTS).exists()


# --- files of every kind ---


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("start", ["", "\ufeff", "sep={}\n", "Phiếu khảo sát\n\n"])
def test_separators_marks_and_titles_above(blank, mark, start):
    """Whatever Excel of whatever language wrote."""
    row = "1,xa-a,nguoi-dan,3,3,,Tốt"
    text = (HEAD + row + "\n").replace(",", mark)
    blank.write("p.csv", start.format(mark) + text)
    done = into(blank, "p.csv")
    assert done.returncode == 0, done.stderr
    assert blank.ballots == HEAD + row + "\n"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (HEAD.encode("utf-16"), "V211"),
        ("ballot,unit,group\n1,Xã,é".encode("cp1258", "replace"), "V211"),
        (b"\xd0\xcf\x11\xe0 old excel", "V211"),
        (b"", "V299"),
        (b'ballot,unit,group\n1,"xa', "V214"),
        (b"PK\x03\x04 broken", "V290"),
        (b"ten,so\n1,2\n", "V299"),
    ],
)
def test_file_that_cannot_be_read_is_told(blank, data, said):
    """What it seems to be, and how to save it."""
    (blank.root / "p.csv").write_bytes(data)
    done = into(blank, "p.csv")
    assert (done.returncode, done.stdout) == (1, "")
    assert said in done.stderr


def sheet_of(program: Polled, rows, name="p.xlsx", **more):
    """An Excel file with these rows from A1."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = more.get("title", "Trang 1")
    for row in rows:
        page.append(row)
    for cells in more.get("merged", ()):
        page.merge_cells(cells)
    book.save(program.root / name)
    return name


COLUMNS = ["ballot", "unit", "group", "date", "q1", "q2", "kenh", "y-kien"]


def test_excel_numbers_dates_and_titles(blank):
    """4.0 is 4, a serial number is a day, a title and an empty row above, blank rows between."""
    rows = [
        ["Phiếu khảo sát"],
        [],
        COLUMNS,
        [1, "Xã An Bình", "nguoi-dan", date(2020, 3, 1), 3, 2.0, "tt", None],
        [],
        [2.0, "xa-b", "Người dân, tổ chức", 43892, "3,0", "2.0", "tt;tr", "4,5 điểm"],
        ["3", "xa-b", "nguoi-dan", "02/03/2020", "Hài lòng", None, None, None],
    ]
    done = into(blank, sheet_of(blank, rows))
    assert done.returncode == 0, done.stderr
    assert blank.ballots == DATED + (
        "1,xa-a,nguoi-dan,2020-03-01,3,2,tt,\n"
        '2,xa-b,nguoi-dan,2020-03-02,3,2,tt;tr,"4,5 điểm"\n'
        "3,xa-b,nguoi-dan,2020-03-02,3,,,\n"
    )


def test_formulas_and_merged_cells_are_refused(blank):
    """What a formula shows depends on who opens the file; of merged cells only one has the value."""
    rows = [
        COLUMNS,
        [1, "xa-a", "nguoi-dan", None, "=1+2", 3, None, None],
        [2, "xa-a", "nguoi-dan", None, 3, 3, None, None],
        [3, None, "nguoi-dan", None, 3, 3, None, None],
        [4, "xa-a", "nguoi-dan", None, 3, 3, None, '=HYPERLINK("x")'],
    ]
    done = into(blank, sheet_of(blank, rows, merged=["B3:B4"]))
    assert done.returncode == 1
    for said in ("p.xlsx:2:5: lỗi V295: q1", "p.xlsx:3:2: lỗi V296: unit",
                 "p.xlsx:4:2: lỗi V296: unit", "p.xlsx:5:8: lỗi V295: y-kien"):  # fmt: skip
        assert said in done.stderr
    assert "0 phiếu, 4 dòng bị từ chối" in done.stderr


def test_sheet_by_name_and_columns_by_letter(blank):
    """Of two columns with one header the letter says which."""
    rows = [["STT", "Điểm", "Điểm", "Xã"], [1, 3, 2, "Xã An Bình"]]
    name = sheet_of(blank, rows, title="Kết quả")
    columns = "columns:\n  unit: Xã\n  group: {value: nguoi-dan}\n  q2: {letter: c}\n"
    blank.write("m.yaml", f"sheet: Kết quả\n{columns}drop: rest\n")
    assert into(blank, name, "--mapping", "m.yaml").returncode == 0
    assert blank.ballots == HEAD + "1,xa-a,nguoi-dan,,2,,\n"
    blank.write("m.yaml", f"{columns}  q1: Điểm\ndrop: rest\n")
    done = into(blank, name, "--mapping", "m.yaml", "--out", "x.csv")
    assert "V297" in done.stderr
    done = into(blank, name, "--mapping", "m.yaml", "--sheet", "Ket qua", "--out", "x.csv")
    assert "V291" in done.stderr
    assert "«Kết quả»" in done.stderr


def test_packed_file_that_would_fill_the_memory_is_refused(blank):
    """300 MB of noughts in 300 KB."""
    with (
        zipfile.ZipFile(blank.root / "p.xlsx", "w", zipfile.ZIP_DEFLATED) as packed,
        packed.open("xl/worksheets/sheet1.xml", "w") as stream,
    ):
        for _ in range(300):
            stream.write(bytes(1 << 20))
    assert (blank.root / "p.xlsx").stat().st_size < 1 << 20
    done = into(blank, "p.xlsx")
    assert done.returncode == 1
    assert "quá lớn khi giải nén" in done.stderr


def test_entry_sheet_comes_back_as_it_was_typed(blank):
    """From `survey forms` through the clerk's hands: names become ids, empty lines are none."""
    assert blank.survey("forms", "--out", "in").returncode == 0
    book = openpyxl.load_workbook(blank.root / "in/form.xlsx")
    page = book["phieu"]
    typed = [
        (1, "Xã An Bình", None, date(2020, 3, 1), 3, 2, "tt;tr", "Thêm ghế"),
        ("P-02", "Xã Bình Minh", None, None, 1, None, None, None),
    ]
    for row, cells in enumerate(typed, 5):
        for column, cell in enumerate(cells, 1):
            if cell is not None:
                page.cell(row, column).value = cell
    book.save(blank.root / "in/form.xlsx")
    done = into(blank, "in/form.xlsx")
    assert done.returncode == 0, done.stderr
    assert blank.ballots == DATED + (
        "1,xa-a,nguoi-dan,2020-03-01,3,2,tt;tr,Thêm ghế\nP-02,xa-b,nguoi-dan,,1,,,\n"
    )
    assert " lỗi " not in blank("check").stdout


# --- what is there already ---


def test_never_over_ballots_that_are_there(polled):
    """Exit 2 and how to add to them."""
    before = polled.ballots
    polled.write("p.csv", HEAD + "9,xa-a,nguoi-dan,3,3,,\n")
    done = into(polled, "p.csv")
    assert (done.returncode, polled.ballots) == (2, before)
    assert "--append" in done.stderr


def test_append_keeps_what_is_there_and_refuses_numbers_that_are_used(polled):
    """Paper and online ballots come in one after the other."""
    before = polled.ballots
    polled.write("p.csv", HEAD + "9,xa-a,nguoi-dan,3,3,,\n")
    assert into(polled, "p.csv", "--append").returncode == 0
    assert polled.ballots == before + "9,xa-a,nguoi-dan,,3,3,,\n"
    again = into(polled, "p.csv", "--append")
    assert again.returncode == 1
    assert "p.csv:2:1: lỗi V289: ballot: số phiếu «9» đã có" in again.stderr
    assert polled.ballots == before + "9,xa-a,nguoi-dan,,3,3,,\n"


def test_made_numbers_go_around_those_that_are_used(polled):
    """1 to 4 are there; the next is 5."""
    polled.write("p.csv", HEAD.removeprefix("ballot,") + "xa-a,nguoi-dan,3,3,,\n" * 2)
    assert into(polled, "p.csv", "--append").returncode == 0
    assert [line.split(",")[0] for line in polled.ballots.splitlines()[1:]] == list("123456")


def test_closed_survey_takes_no_more_ballots(polled):
    """Into another file it may be looked at."""
    assert polled.survey("close", "--date", "2020-11-06").returncode == 0
    polled.write("p.csv", HEAD + "9,xa-a,nguoi-dan,3,3,,\n")
    done = into(polled, "p.csv", "--append")
    assert done.returncode == 2
    assert "đã đóng" in done.stderr
    assert into(polled, "p.csv", "--out", "x.csv").returncode == 0


def test_full_disk_leaves_the_ballots_whole(polled, monkeypatch):
    """Never half a file."""

    def refuse(path, data):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("parledger.pipeline.importing.write_atomically", refuse)
    before = polled.ballots
    polled.write("p.csv", HEAD + "9,xa-a,nguoi-dan,3,3,,\n")
    assert into(polled, "p.csv", "--append").returncode == 2
    assert polled.ballots == before


def test_form_that_does_not_ask_and_group_that_is_not_about(tmp_path):
    """An answer where none is asked, a group in a block it does not speak of."""
    forms = SURVEY_TEXT.replace(
        "    least: 2\n",
        "    least: 2\n  - id: can-bo\n    title: Cán bộ\n    blocks:\n      - khac\n",
    )
    forms = forms.replace(
        "questions:\n",
        "forms:\n  - id: f1\n    title: F\n    groups:\n      - nguoi-dan\n    questions:\n",
        1,
    )
    head, _, tail = forms.partition("    questions:\n")
    body, _, rest = tail.partition("formula:\n")
    body = "".join(f"    {line}\n" for line in body.splitlines())
    second = (
        "  - id: f2\n    title: G\n    groups:\n      - can-bo\n    questions:\n"
        "      - id: q1\n        title: Câu\n        scale: muc-do\n"
    )
    text = f"{head}    questions:\n{body}{second}formula:\n{rest}"
    program = Polled(write_poll(tmp_path, ballots="", survey=text))
    program.write("p.csv", HEAD + "1,xa-a,can-bo,3,3,,\n")
    done = into(program, "p.csv")
    assert "p.csv:2:3: lỗi V262" in done.stderr
    assert "p.csv:2:5: lỗi V272: q2" in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("khong-co.csv",), "không có tệp khong-co.csv"),
        ((), "cách dùng: survey import"),
        (("a.csv", "b.csv"), "cách dùng: survey import"),
        (("p.csv", "--mapping", "m.yaml"), "không có tệp m.yaml"),
        (("p.csv", "--out", "khong/co.csv"), "không ghi được"),
    ],
)
def test_wrong_use_is_one_sentence(blank, words, said):
    """Exit 2."""
    blank.write("p.csv", HEAD + "1,xa-a,nguoi-dan,3,3,,\n")
    done = into(blank, *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_english(blank):
    """Reasons, hints and the summary."""
    blank.write("p.csv", HEAD + "1,xa-z,nguoi-dan,3,3,,\n")
    done = blank("--lang", "en", "survey", "import", "--cycle", CYCLE, SURVEY, "p.csv")
    assert "error V260: unit: the cycle has no unit 'xa-z'" in done.stderr
    assert "Nothing written: 0 ballots, 1 rows refused" in done.stderr
