"""A file of ballots as offices save it: what is read, and what is said of the rest."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parledger.problems import CATALOGUE, hint_of, message_of
from parledger.survey import check_ballots, read_csv, tabulate
from parledger.survey.ballots_csv import LONGEST, MOST_TOLD
from tests.survey.polled import files_of, poll, survey

GROUPS = "groups: [{id: g, title: Dân}, {id: h, title: Cán bộ}]\n"
QUESTIONS = """\
questions:
  - {id: q1, title: Câu 1, scale: muc}
  - {id: q2, title: Câu 2, scale: muc}
  - {id: y, kind: text, title: Góp ý}
"""
FORMULA = "formula: {kind: satisfied_share}\n"
HEAD = "ballot,unit,group,q1,q2,y"
ROW = "1,a,g,4,5,"


def read():
    """The cycle and its survey."""
    text = survey(GROUPS, QUESTIONS + FORMULA)
    polled = poll(files_of(["a", "b"], [1, 2], {"dan.yaml": text}))
    assert not polled.problems
    files = polled.project.cycles["year"]
    return files.cycle, files.surveys["dan"]


CYCLE, SURVEY = read()


def of(data):
    """What is read of a file."""
    return read_csv(SURVEY, "x.csv", data if isinstance(data, bytes) else data.encode("utf-8"))


def said(data):
    """Code, line and column of what is found."""
    return [(one.code, one.place.line, one.place.column) for one in of(data).problems]


def lines(*rows):
    """The header and these rows."""
    return "\n".join((HEAD, *rows)) + "\n"


@pytest.mark.parametrize(
    "data",
    [
        lines(ROW),
        lines(ROW).replace("\n", "\r\n"),
        lines(ROW).replace("\n", "\r"),
        lines(ROW).rstrip("\n"),
        "\ufeff" + lines(ROW),
        lines("", ROW, "", ",,,,,"),
        lines(" 1 , a , g , 4 , 5 , "),
        lines('"1","a","g","4","5",""'),
        f"{HEAD},,\n{ROW},,\n",
    ],
    ids=[
        "plain",
        "CRLF",
        "CR",
        "no end",
        "mark",
        "blank rows",
        "blanks",
        "quotes",
        "tail",
    ],
)
def test_what_offices_save_is_read(data):
    """Excel's mark and line ends, blank rows, spaces, quotes and empty cells at the end."""
    found = of(data)
    assert not found.problems
    assert found.frame.drop(columns="_row").to_dict("records") == [
        {"ballot": "1", "unit": "a", "group": "g", "q1": "4", "q2": "5", "y": ""}
    ]


def test_columns_may_stand_in_any_order():
    """Only the names in the header count; a column `date` is optional."""
    found = of("q2,q1,date,group,y,unit,ballot\n5,4,2020-03-01,g,,a,1\n")
    assert not found.problems
    assert found.frame["q1"].tolist() == ["4"]


def test_a_wish_may_have_commas_lines_and_quotes():
    """Text in quotes; the row after it is named by the line where it begins."""
    found = of(lines('1,a,g,4,5,"Nhanh hơn, ""một cửa""\nvà lịch sự"', "2,a,g,4"))
    assert found.frame["y"].tolist() == ['Nhanh hơn, "một cửa"\nvà lịch sự']
    assert [(one.code, one.place.line) for one in found.problems] == [("V217", 4)]


OLD = "ballot,unit,group,q1,q2,y\n1,a,g,4,5,Đ\xe0\n".encode("cp1258")


@pytest.mark.parametrize(
    ("data", "where", "told"),
    [
        (HEAD.replace(",", ";"), [("V210", 1, 1)], "dấu chấm phẩy"),
        (HEAD.replace(",", "\t"), [("V210", 1, 1)], "dấu tab"),
        (HEAD.replace(",", "|"), [("V210", 1, 1)], "dấu gạch đứng"),
        ('"ballot";"unit";"group";"q1"\n', [("V210", 1, 1)], "dấu chấm phẩy"),
        ("sep=;\n" + HEAD.replace(",", ";"), [("V210", 1, 1)], "dấu chấm phẩy"),
        ("sep=,\n" + lines(ROW), [("V219", 1, 1)], "dòng đầu"),
        ("PHIẾU KHẢO SÁT,,,,,\n" + lines(ROW), [("V219", 1, 1)], "dòng đầu"),
        (ROW + "\n", [("V219", 1, 1)], "dòng đầu"),
        ("", [("V218", 1, 1)], ""),
        ("\n \n", [("V218", 1, 1)], ""),
        (b"\xef\xbb\xbf", [("V218", 1, 1)], ""),
        (lines(ROW).encode("utf-16"), [("V211", 1, 1)], "UTF-16"),
        (lines(ROW).encode("utf-16-le"), [("V211", 1, 1)], "UTF-16"),
        (lines(ROW).encode("utf-32"), [("V211", 1, 1)], "UTF-32"),
        (OLD, [("V211", 2, 1)], "Windows-1258"),
        (lines(ROW).encode() + b"\x81\x8d\xff", [("V211", 3, 1)], "bảng mã cũ"),
        (lines(ROW, "2,a,g,4,\0,"), [("V211", 3, 1)], "NUL"),
        (b"PK\x03\x04rest", [("V211", 1, 1)], ".xlsx"),
        (b"\xd0\xcf\x11\xe0rest", [("V211", 1, 1)], ".xls"),
        (b"PAR1rest", [("V211", 1, 1)], "Parquet"),
        (lines(ROW, "2,a,g,4,0,5,"), [("V217", 3, 1)], "7 ô, cần 6"),
        (lines(ROW, "2,a,g,4,5,,"), [("V217", 3, 1)], "7 ô, cần 6"),
        (f"{HEAD},,\n{ROW},,x\n", [("V217", 2, 1)], "8 ô, cần 6"),
        (lines(ROW, "2,a,g"), [("V217", 3, 1)], "3 ô, cần 6"),
        (lines(ROW, "2;a;g;4;5;"), [("V217", 3, 1)], "1 ô, cần 6"),
        (lines(ROW, '2,a,g,4,5,"mở', "3,a,g,4,5,"), [("V214", 3, 1)], "nháy"),
        (lines(ROW, '2,"a"b,g,4,5,'), [("V214", 3, 1)], "nháy"),
        (lines(ROW, "2,a,g,4,5," + "x" * 100_000), [("V204", 3, 6)], str(LONGEST)),
        (lines(ROW, "2,a,g,4,5," + "x" * 200_000), [("V204", 3, 1)], str(LONGEST)),
        ("Ballot,unit,group,q1,q2,y\n", [("V212", 1, 1)], "Ballot"),
        ("ballot,unit,group,q1,y\n", [("V213", 1, 1)], "q2"),
        ("ballot,unit,group,q1,q2,y,Số điện thoại\n", [("V215", 1, 7)], "Số điện thoại"),
        ("ballot,unit,group,q1,q2,y,q1\n", [("V216", 1, 7)], "q1"),
        ("ballot,unit,group,q1,q2,y,tong\n", [("V212", 1, 7)], "tong"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_place(data, where, told):
    """One cause, one message: which separator, encoding, header, row or cell."""
    found = of(data).problems
    assert said(data) == where
    assert told in message_of(found[0], "vi")
    assert hint_of(found[0], "vi")
    assert CATALOGUE[found[0].code].hint_en


@pytest.mark.parametrize(
    "column",
    [
        *("Họ và tên", "ho_ten", "Tên người trả lời", "SĐT", "Số điện thoại", "phone number"),
        *("CCCD", "Số CMND", "Căn cước công dân", "Địa chỉ", "Email", "Ngày sinh", "IP address"),
    ],
)
def test_no_column_may_hold_who_answered(column):
    """Names, telephone and identity numbers, addresses: however the column is called."""
    found = of(f"ballot,unit,group,q1,q2,y,{column}\n")
    assert [one.code for one in found.problems] == ["V215"]
    assert found.frame is None


def test_the_form_of_a_file_is_told_before_its_rows():
    """Rows below a header that is not understood say nothing of their own."""
    assert said("ballot,unit,group,q1,Q2,y\n1\n2\n3\n") == [("V212", 1, 5)]


def test_repeated_messages_end_with_how_many_more():
    """Of 25 ragged rows 20 are told, and at the next how many are left."""
    found = of(lines(*["1,a"] * (MOST_TOLD + 5))).problems
    assert [one.code for one in found] == ["V217"] * MOST_TOLD + ["V279"]
    assert found[-1].place.line == MOST_TOLD + 2
    assert "5" in message_of(found[-1], "vi")


def test_ragged_rows_are_not_counted_and_the_others_are():
    """Nothing is lost of what can be read."""
    found = of(lines(ROW, "2,a,g,4,0,5,", "3,a,g,1,1,"))
    assert found.frame["ballot"].tolist() == ["1", "3"]
    assert found.frame["_row"].tolist() == [2, 4]


def hold(data):
    """Reading, checking and counting: what a person typed raises nothing."""
    found = of(data)
    problems = list(found.problems)
    if found.frame is not None:
        tabulation = tabulate(SURVEY, found.frame)
        problems += check_ballots(CYCLE, SURVEY, found.frame, tabulation)
    for problem in problems:
        for language in ("vi", "en"):
            assert "\n" not in message_of(problem, language)
            assert hint_of(problem, language) is not None
        assert problem.place.line >= 1
        assert problem.place.column >= 1
    return problems


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data):
    """Never a traceback, whatever the file holds."""
    hold(data)


cell = st.one_of(
    st.sampled_from(["1", "a", "g", "4", "5", "", '"', '""', "4,0", "=1+1", "-", "\r", "\n", "\0"]),
    st.text(max_size=8),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(cell, min_size=4, max_size=8), max_size=6))
def test_any_rows_below_a_good_header_are_read_or_refused(rows):
    """Quotes, commas, marks and control characters in every cell."""
    hold("\n".join((HEAD, *(",".join(row) for row in rows))))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(*[st.text(max_size=6)] * 6), min_size=1, max_size=8))
def test_strange_cells_are_told_and_never_counted(rows):
    """Well-formed CSV with anything in it: what counts are known options of known groups."""
    quoted = ('"{}"'.format('","'.join(c.replace('"', '""') for c in row)) for row in rows)
    data = "\n".join((HEAD, *quoted))
    found = of(data)
    hold(data)
    if found.frame is not None:
        for tally in tabulate(SURVEY, found.frame).groups.values():
            assert tally.group in ("g", "h")
            assert all(one.answered <= tally.valid for one in tally.tallies)


def test_a_survey_of_several_forms_wants_all_their_columns():
    """A column that one form alone asks is still a column of the file."""
    other = replace(SURVEY.forms[0], id="khac", questions=SURVEY.forms[0].questions[:1])
    two = replace(SURVEY, forms=(other, SURVEY.forms[0]))
    assert [one.code for one in read_csv(two, "x.csv", b"ballot,unit,group,q1\n").problems] == [
        "V213",
        "V213",
    ]
