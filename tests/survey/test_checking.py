"""What stands in the ballots: each planted slip is found at its row and column, and nothing else."""

from hashlib import sha256

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parledger.model.anonymity import looks_personal
from parledger.problems import hint_of, message_of
from parledger.survey import check_ballots, tabulate
from parledger.survey.runs import FEWEST, SHORTEST
from tests.survey.polled import ballots, files_of, poll, survey

GROUPS = """\
groups:
  - {id: dan, title: Người dân, planned: {xa-a: 3, xa-b: 2}}
  - {id: can-bo, title: Cán bộ}
  - id: vien
    title: Viện
    results: {source: {title: Báo cáo}, out_of: 100, figures: {xa-a: 80}}
forms:
  - id: mau-01
    title: Mẫu một
    groups: [dan]
    questions:
      - {id: q1, title: Câu 1, scale: muc}
      - id: q2
        kind: choice
        several: true
        title: Kênh nộp hồ sơ
        options: [{id: a, title: Trực tiếp}, {id: b, title: Trực tuyến}]
      - {id: y, kind: text, title: Góp ý}
  - id: mau-02
    title: Mẫu hai
    groups: [can-bo]
    questions:
      - {id: q1, title: Câu 1, scale: muc}
      - {id: q3, title: Câu 3, scale: muc}
"""
MORE = "period: {from: 2020-03-01, to: 2020-10-31}\nformula: {kind: satisfied_share}\n"
HEAD = "ballot,unit,group,q1,q2,y,q3,date"


def found(*rows, groups=GROUPS, more=MORE, head=HEAD, units=("xa-a", "xa-b")):
    """Problems of these ballots."""
    text = "\n".join((head, *rows)) + "\n"
    files = {"dan.yaml": survey(groups, more), "dan.csv": text}
    return poll(files_of(list(units), [1] * len(units), files)).problems


def said(*rows, **changed):
    """Code, line and column of what is found."""
    return [(one.code, one.place.line, one.place.column) for one in found(*rows, **changed)]


def test_sound_ballots_have_no_problem():
    """Two forms, several choices, blanks, wishes, dates."""
    rows = (
        "A-01,xa-a,dan,4,a;b,Cần nhanh hơn,,2020-03-01",
        "A-02,xa-a,dan,,,,,",
        "12/2020,xa-b,can-bo,5,,,1,2020-10-31",
    )
    assert said(*rows) == []


@pytest.mark.parametrize(
    ("row", "where", "told"),
    [
        ("1,xa-c,dan,4,,,,", ("V260", 3, 2), "xa-c"),
        ("1,Xã A,dan,4,,,,", ("V260", 3, 2), "xa-a"),
        ("1,xa-a,dam,4,,,,", ("V261", 3, 3), "«dan»"),
        ("1,xa-a,vien,,,,,", ("V263", 3, 3), "vien"),
        (",xa-a,dan,4,,,,", ("V266", 3, 1), ""),
        ("1,,dan,4,,,,", ("V266", 3, 2), ""),
        ("1,xa-a,,4,,,,", ("V266", 3, 3), ""),
        ("0,xa-a,dan,4,,,,", ("V265", 3, 1), "dòng 2"),
        ("=1+1,xa-a,dan,4,,,,", ("V277", 3, 1), "=1+1"),
        ("@x,xa-a,dan,4,,,,", ("V277", 3, 1), "@x"),
        (f"{'9' * 65},xa-a,dan,4,,,,", ("V277", 3, 1), "999"),
        ("1,xa-a,dan,6,,,,", ("V264", 3, 4), "«6»"),
        ("1,xa-a,dan,4.0,,,,", ("V264", 3, 4), "viết 4"),
        ('1,xa-a,dan,"4,0",,,,', ("V264", 3, 4), "viết 4"),
        ("1,xa-a,dan,04,,,,", ("V264", 3, 4), "viết 4"),
        ("1,xa-a,dan,hài lòng,,,,", ("V264", 3, 4), "viết 4"),
        ("1,xa-a,dan,4,A,,,", ("V264", 3, 5), "viết a"),
        ('1,xa-a,dan,4,"a, b",,,', ("V264", 3, 5), "viết a;b"),
        ("1,xa-a,dan,4,a; b,,,", ("V264", 3, 5), "viết a;b"),
        ("1,xa-a,dan,4,a;a,,,", ("V264", 3, 5), "viết a"),
        ("1,xa-a,dan,4,a;c,,,", ("V264", 3, 5), "a, b"),
        ("1,xa-a,dan,4,,,5,", ("V272", 3, 7), "mau-01"),
        ("1,xa-a,can-bo,4,,Nhanh hơn,,", ("V272", 3, 6), "mau-02"),
        ("1,xa-a,dan,4,,,,2020-02-29", ("V270", 3, 8), "2020-03-01"),
        ("1,xa-a,dan,4,,,,2020-11-01", ("V270", 3, 8), "2020-10-31"),
        ("1,xa-a,dan,4,,,,2020-06-31", ("V271", 3, 8), "2020-06-31"),
        ("1,xa-a,dan,4,,,,5/6/2020", ("V271", 3, 8), "2020-06-05"),
        ("1,xa-a,dan,4,,Số tôi 0912345678,,", ("V274", 3, 6), ""),
        ("1,xa-a,dan,4,,=HYPERLINK(),,", ("V278", 3, 6), ""),
    ],
)
def test_each_slip_is_told_at_its_cell(row, where, told):
    """Row, column, and a hint that a clerk can type."""
    rows = ("0,xa-a,dan,4,a,,,2020-03-01", row)
    assert said(*rows) == [where]
    one = found(*rows)[0]
    assert told in message_of(one, "vi") + hint_of(one, "vi")
    assert hint_of(one, "en")


def test_what_somebody_wrote_is_not_repeated():
    """A text that names its writer is told by its place alone."""
    one = found("1,xa-a,dan,4,,Tôi tên là Bình 0912345678,,")[0]
    assert "0912" not in message_of(one, "vi") + hint_of(one, "vi")
    assert not any("Bình" in value for _, value in one.args)


def test_a_group_answers_about_its_own_blocks():
    """A ballot of a group about units of another block is told, at the group."""
    groups = GROUPS.replace("title: Cán bộ}", "title: Cán bộ, blocks: [phong]}")
    text = survey(groups, MORE)
    files = files_of(["xa-a", "xa-b"], [1, 1], {"dan.yaml": text})
    files["scores/year/survey/dan.csv"] = f"{HEAD}\n1,xa-a,can-bo,4,,,,\n2,p,can-bo,4,,,,\n"
    files["units/u.yaml"] += "  - {id: p, name: Phòng P, level: office}\n"
    files["scores/year/cycle.yaml"] = files["scores/year/cycle.yaml"].replace(
        "xa-b]}]", "xa-b]}, {id: phong, title: Phòng, criteria: set, units: [p]}]"
    )
    problems = poll(files).problems
    assert [(one.code, one.place.line, one.place.column) for one in problems] == [("V262", 2, 3)]


def test_numbers_may_repeat_where_none_of_them_counts():
    """With `duplicates: none` one warning says how many do not count, wherever they stand."""
    rows = ("1,xa-a,dan,4,,,,", "2,xa-a,dan,4,,,,", "1,xa-b,dan,4,,,,")
    assert said(*rows) == [("V265", 4, 1)]
    one = found(*rows, more=MORE + "valid: {duplicates: none}\n")
    assert [problem.code for problem in one] == ["V267"]
    assert "2 phiếu" in message_of(one[0], "vi")


def test_more_ballots_than_planned_are_told_at_the_first_beyond():
    """xa-b is planned 2 ballots of citizens: the third is in line 5; officials have no plan."""
    rows = [f"{n},xa-b,dan,4,,,," for n in (1, 2)]
    more = ["3,xa-b,can-bo,4,,,,", "4,xa-b,dan,1,,,,", "5,xa-b,dan,2,,,,"]
    assert said(*rows) == []
    assert said(*rows, *more) == [("V268", 5, 3)]
    assert "4 phiếu, kế hoạch 2" in message_of(found(*rows, *more)[0], "vi")


def test_a_ballot_where_none_is_due_is_one_too_many():
    """`planned: 0`: the group is not asked about this unit."""
    groups = GROUPS.replace("xa-b: 2", "xa-b: 0")
    assert said("1,xa-b,dan,4,,,,", groups=groups) == [("V268", 2, 3)]


def sealed(text, rows):
    """A closing of these ballots."""
    digest = sha256(text.encode()).hexdigest()
    return f"closed: {{date: 2020-11-05, rows: {rows}, sha256: {digest}}}\n"


LEAST = "groups: [{id: g, title: Dân, least: 2, planned: {c: 0}}]\n"
ONE = "questions: [{id: q1, title: Câu 1, scale: muc}]\nformula: {kind: satisfied_share}\n"


def test_fewer_than_the_least_number_is_told_once_closed():
    """Valid ballots count; a unit without any has 0; where none is due or ever comes, none is missed."""
    rows = [("a", "g", 4), ("a", "g", 5), ("b", "g", 4), ("b", "g", "")]
    more = ONE + "valid: {required: [q1]}\nwithout: [{unit: e, why: Giải thể}]\n"
    names = ["a", "b", "c", "d", "e"]
    text = ballots(rows)
    for closing, expected in (("", []), (sealed(text, 4), ["b: có 1", "d: có 0"])):
        files = {"dan.yaml": survey(LEAST, more + closing), "dan.csv": text}
        problems = poll(files_of(names, [1] * 5, files)).problems
        told = [message_of(one, "vi") for one in problems if one.code == "V269"]
        assert [message.partition(" phiếu")[0] for message in told] == expected
        assert ("V275" in [one.code for one in problems]) is (closing == "")


def test_the_number_noted_at_closing_has_to_agree():
    """The digest agrees and the number does not: a slip in the survey, not in the ballots."""
    text = ballots([("a", "g", 4), ("a", "g", 5)])
    groups = "groups: [{id: g, title: Dân}]\n"
    for rows, expected in ((2, []), (3, ["V255"])):
        files = {"dan.yaml": survey(groups, ONE + sealed(text, rows)), "dan.csv": text}
        assert [one.code for one in poll(files_of(["a"], [1], files)).problems] == expected


def test_a_closed_survey_without_a_single_ballot_is_an_error():
    """A header alone is no result."""
    text = ballots([])
    files = {"dan.yaml": survey(LEAST, ONE + sealed(text, 0)), "dan.csv": text}
    codes = [one.code for one in poll(files_of(["c"], [1], files)).problems]
    assert codes == ["V253"]


def test_ballots_of_a_unit_without_results_are_told():
    """Either the ballots are wrong, or the entry under `without`."""
    more = MORE + "without: [{unit: xa-b, group: dan, why: Không hỏi}]\n"
    rows = ("1,xa-b,can-bo,4,,,,", "2,xa-b,dan,4,,,,")
    assert said(*rows, more=more) == [("V276", 3, 2)]


COLUMNS = tuple(f"q{n}" for n in range(1, 7))
SIX = "questions:\n" + "".join(f"  - {{id: {c}, title: Câu, scale: muc}}\n" for c in COLUMNS)


def runs(rows):
    """Lines and messages about runs in ballots of six questions."""
    text = survey(
        "groups: [{id: g, title: Dân}, {id: h, title: Khác}]\n", SIX + ONE[ONE.index("formula") :]
    )
    files = {"dan.yaml": text, "dan.csv": ballots(rows, COLUMNS)}
    problems = poll(files_of(["a", "b"], [1, 1], files)).problems
    assert {one.code for one in problems} <= {"V273"}
    return [(one.place.line, dict(one.args)["number"]) for one in problems]


SAME = ("4", "5", "4", "4", "5", "4")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("a", "g", *SAME)] * SHORTEST, [(2, "5")]),
        ([("a", "g", *SAME)] * (SHORTEST - 1), []),
        ([("a", "g", *SAME)] * 3 + [("b", "g", *SAME)] * 3, []),
        ([("a", "g", *SAME)] * 3 + [("a", "h", *SAME)] * 3, []),
        ([("a", "g", *SAME), ("b", "g", *SAME)] * SHORTEST, [(2, "5"), (3, "5")]),
        ([("a", "g", *SAME)] * 2 + [("a", "g", *SAME[:5], "1")] + [("a", "g", *SAME)] * 4, []),
        ([("a", "g", *SAME[:FEWEST], "")] * 6, [(2, "6")]),
        ([("a", "g", *SAME[: FEWEST - 1], "", "")] * 6, []),
        ([("a", "g", *[""] * 6)] * 9, []),
    ],
    ids=[
        "five",
        "four",
        "two units",
        "two groups",
        "alternating",
        "broken",
        "a blank",
        "few",
        "none",
    ],
)
def test_long_runs_of_identical_ballots_are_told(rows, expected):
    """Five in a row of one unit and group, with five answers or more."""
    assert runs(rows) == expected


@pytest.mark.parametrize(
    "text",
    [
        *("Gọi 0912345678", "gọi 0912 345 678", "+84 912.345.678", "CCCD 012345678901"),
        *("số 123456789", "an.nguyen@mau.example", "Tôi tên là Bình", "họ tên: X", "ở số nhà 12"),
    ],
)
def test_texts_that_tell_who_wrote_them(text):
    """Telephone and identity numbers, addresses, names."""
    assert looks_personal(text)


@pytest.mark.parametrize(
    "text",
    ["Cần nhanh hơn", "Chờ 45 phút", "Phí 1500000 đồng", "Năm 2020 tốt hơn 2019", "Tên xã cũ", ""],
)
def test_texts_that_do_not(text):
    """Amounts, years and plain wishes."""
    assert not looks_personal(text)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(
            *[st.sampled_from(["", "1", "a", "dan", "xa-a", "4.0", "a;b", None, "2020-03-01"])] * 8
        ),
        max_size=30,
    )
)
def test_no_cell_is_told_twice_and_repetition_ends(rows):
    """Whatever stands where: one message a cell and cause, at most 21 of a kind."""
    polled = poll(files_of(["xa-a", "xa-b"], [1, 1], {"dan.yaml": survey(GROUPS, MORE)}))
    files = polled.project.cycles["year"]
    frame = pd.DataFrame(rows, columns=HEAD.split(","), dtype=object)
    instrument = files.surveys["dan"]
    problems = check_ballots(files.cycle, instrument, frame, tabulate(instrument, frame))
    cells = [(one.place, one.code) for one in problems if one.code != "V279"]
    assert len(cells) == len(set(cells))
    codes = [one.code for one in problems]
    assert all(codes.count(code) <= 20 for code in set(codes))
