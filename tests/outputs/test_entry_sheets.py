"""The entry sheet as Excel sees it: what drops down, what is locked, what the clerk is told."""

from io import BytesIO

import openpyxl
import pytest

from parledger.outputs.entry_sheets import FIXED, EntrySheet, labels, rows_of, write_entry_sheet
from parledger.source import DiskWorkspace, read_project
from tests.polls import CYCLE, SURVEY, SURVEY_TEXT, UNITS, write_poll


def sheet_of(tmp_path, text=SURVEY_TEXT, units=UNITS):
    """The one form of the small survey."""
    project = read_project(DiskWorkspace(write_poll(tmp_path, survey=text))).project
    files = project.cycles[CYCLE]
    survey = files.surveys[SURVEY]
    return EntrySheet(files.cycle, survey, survey.forms[0], units)


@pytest.fixture
def sheet(tmp_path):
    """Its sheet, before it is written."""
    return sheet_of(tmp_path)


def opened(sheet):
    """The workbook, read by another program's library."""
    return openpyxl.load_workbook(BytesIO(write_entry_sheet(sheet)))


def test_same_survey_gives_the_same_bytes(sheet):
    """No clock and no random number in it."""
    assert write_entry_sheet(sheet) == write_entry_sheet(sheet)


def test_header_says_question_answers_and_code(sheet):
    """Three rows above the entries; the last of them is what the import goes by."""
    page = opened(sheet)["phieu"]
    rows = [[cell.value for cell in row] for row in page.iter_rows(1, 4)]
    assert "Không ghi họ tên" in rows[0][0]
    assert rows[3] == [*FIXED, "q1", "q2", "kenh", "y-kien"]
    assert rows[1][4] == "Thái độ phục vụ?"
    assert rows[2][4] == "1 = Không hài lòng; 2 = Bình thường; 3 = Hài lòng"
    assert rows[2][6].startswith("nhiều mã cách nhau dấu chấm phẩy: tt = Trực tiếp")


def test_what_can_be_chosen_drops_down(sheet):
    """Options in the cell, units and groups by name; a date of the period, a number once."""
    page = opened(sheet)["phieu"]
    rules = {str(rule.sqref).split(":")[0]: rule for rule in page.data_validations.dataValidation}
    last = 4 + rows_of(sheet)
    assert set(rules) == {"A5", "B5", "C5", "D5", "E5", "F5"}
    assert all(str(rule.sqref).endswith(str(last)) for rule in rules.values())
    assert rules["E5"].formula1 == '"1,2,3"'
    assert rules["B5"].formula1 == "'danh-muc'!$A$1:$A$2"
    assert rules["A5"].formula1 == f"COUNTIF($A$5:$A${last},A5)=1"
    assert (rules["D5"].type, rules["D5"].operator or "between") == ("date", "between")


def test_head_is_locked_and_entries_are_open(sheet):
    """What the import goes by cannot be typed over by mistake; there is no password."""
    page = opened(sheet)["phieu"]
    assert page.protection.sheet
    assert page.protection.password is None
    assert all(cell.protection.locked for row in page.iter_rows(1, 4, 1, 8) for cell in row)
    assert not any(cell.protection.locked for row in page.iter_rows(5, 9, 1, 8) for cell in row)


def test_only_group_stands_there_already(sheet, tmp_path):
    """With two groups each ballot says which."""
    assert opened(sheet)["phieu"]["C5"].value == "Người dân, tổ chức"
    two = SURVEY_TEXT.replace("questions:\n", "  - id: can-bo\n    title: Cán bộ\nquestions:\n", 1)
    page = opened(sheet_of(tmp_path / "two", two))["phieu"]
    assert page["C5"].value is None


def test_units_of_one_name_are_told_apart():
    """By their ids; all others stay as people know them."""
    names = {"a": "Xã An Bình", "b": "Xã An Bình", "c": "Xã Cẩm"}
    assert list(labels(names).values()) == ["Xã An Bình (a)", "Xã An Bình (b)", "Xã Cẩm"]


def test_long_lists_stand_on_their_own_sheet(tmp_path):
    """Excel takes 255 characters in the rule itself, no more."""
    options = "".join(f"      - id: phuong-an-so-{n}\n        title: P{n}\n" for n in range(30))
    text = SURVEY_TEXT.replace(
        "  - id: y-kien\n", f"  - id: dai\n    kind: choice\n    title: D\n    options:\n{options}"
        "  - id: y-kien\n",
    )  # fmt: skip
    book = opened(sheet_of(tmp_path, text))
    rules = book["phieu"].data_validations.dataValidation
    (rule,) = [one for one in rules if str(one.sqref).startswith("H5")]
    assert rule.formula1 == "'danh-muc'!$H$1:$H$30"
    assert [book["danh-muc"][f"H{n}"].value for n in (1, 30)] == [
        "phuong-an-so-0",
        "phuong-an-so-29",
    ]


def test_text_that_looks_like_a_formula_stays_text(tmp_path):
    """A question is typed by people too."""
    text = SURVEY_TEXT.replace("Thái độ phục vụ?", '"=1+1"')
    data = write_entry_sheet(sheet_of(tmp_path, text))
    assert openpyxl.load_workbook(BytesIO(data))["phieu"]["E2"].data_type == "s"


@pytest.mark.parametrize(("planned", "rows"), [("3", 100), ("500", 1020), ("90000", 5000)])
def test_rows_for_the_planned_ballots_and_some_more(tmp_path, planned, rows):
    """Two units; never fewer than 100, never more than 5,000."""
    text = SURVEY_TEXT.replace("planned: 3", f"planned: {planned}")
    assert rows_of(sheet_of(tmp_path, text)) == rows
