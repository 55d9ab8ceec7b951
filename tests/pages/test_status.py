"""The status board as a page: who has come how far, and what a reader of each edition may see."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from parledger.model.arrivals import Arrival
from parledger.pages import build_pages, render_page
from parledger.pages.inputs import find_inputs
from parledger.pages.keys import Keys
from parledger.pages.status import status_context
from tests.pages.scene import CYCLE, report_of, scene, texts

SCHEDULE = """\
schedule:
  self: 2020-11-15
  appraisal_1: 2020-11-27
  explanation: 2020-12-05
  appraisal_2: 2020-12-14
  publication: 2020-12-25
"""


def at_work(edition="internal", today=date(2020, 11, 20), more="", **arrivals):
    """The district while round 1 is open: A is appraised, B is half way, C has not handed in."""
    cycle = CYCLE.replace("visibility: public", "visibility: internal")
    files = texts(CYCLE=cycle + SCHEDULE + more)
    folder = "scores/mau-2020"
    for name in (
        "xa-a/explanation",
        "xa-a/appraisal-2",
        "xa-c/self",
        "xa-c/appraisal-1",
        "council",
    ):
        del files[f"{folder}/{name}.yaml"]
    files[f"{folder}/xa-b/appraisal-1.yaml"] = 'scores:\n  "1.1": {decision: recognised}\n'
    report = report_of(files, edition)
    paths = {f"{folder}/{unit.replace('_', '-')}/self.yaml": one for unit, one in arrivals.items()}
    return replace(report, info=replace(report.info, today=today, arrivals=paths))


def context_of(report, lang="vi"):
    """The status page of 2020."""
    return status_context(report, lang, "mau-2020")


def html_of(environment, report, path="mau-2020/status/index.html"):
    """A rendered page."""
    pages = {page.path: page for page in build_pages(report)}
    return render_page(environment, pages[path])


def test_units_stand_by_state_those_behind_first():
    """With a word for each step."""
    (block,) = context_of(at_work())["blocks"]
    found = [(group.title, [row.unit for row in group.rows]) for group in block.groups]
    assert found == [
        ("Chưa chấm", ["xa-c"]), ("Tự chấm", ["xa-b"]), ("Thẩm định lần 1", ["xa-a"]),
    ]  # fmt: skip
    cells = {row.unit: [c.word for c in row.cells] for g in block.groups for row in g.rows}
    assert cells["xa-c"] == ["quá hạn", "–", "–", "–"]
    assert cells["xa-b"] == ["xong", "đang làm", "–", "–"]
    assert cells["xa-a"] == ["xong", "xong", "chưa đến", "–"]


def test_the_head_says_what_is_open_and_who_is_late():
    """Of the day of HEAD, which the page names."""
    context = context_of(at_work())
    assert context["sentence"] == (
        "Thẩm định lần 1 đang diễn ra, đến hết ngày 27/11/2020: 1 trên 3 đơn vị đã xong. "
        "Tự chấm: 1 đơn vị quá hạn."
    )
    assert context["today"] == "Tính đến ngày 20/11/2020, ngày của lần cập nhật gần nhất."
    late = context_of(at_work(today=date(2021, 1, 1)))["sentence"]
    assert late.endswith("Kết quả chưa công bố; hạn công bố là ngày 25/12/2020.")


def test_an_office_sees_what_is_left_for_it():
    """Criteria by unit; a unit that has not handed in is nobody's work yet."""
    (office,) = context_of(at_work())["offices"]
    assert (office.title, office.left, office.unanswered) == ("Phòng Nội vụ", 3, 0)
    assert office.units == (("xa-b", 3, 0),)


def test_dates_say_where_they_come_from():
    """Received, late with the last day, merged, or extended for one unit."""
    told = Arrival(datetime(2020, 11, 16, 1, tzinfo=UTC), recorded=True)
    merged = replace(told, recorded=False)
    reopened = "reopened: [{{unit: xa-c, step: self, to: 2020-11-30, why: Mất điện, document: {{number: 1/CV}}}}]\n"
    (block,) = context_of(at_work(more=reopened, xa_a=told, xa_b=merged))["blocks"]
    cells = {row.unit: row.cells[0] for g in block.groups for row in g.rows}
    assert (cells["xa-a"].word, cells["xa-a"].note, cells["xa-a"].tone) == (
        "muộn", "nhận 16/11/2020, hạn 15/11/2020", "late",
    )  # fmt: skip
    assert (cells["xa-b"].word, cells["xa-b"].note) == ("xong", "ghi vào sổ 16/11/2020")
    assert (cells["xa-c"].word, cells["xa-c"].note) == ("chưa nộp", "gia hạn đến 30/11/2020")


def test_missing_answers_are_listed(environment):
    """With the unit, the criterion and the office that owes them."""
    files = texts()
    del files["scores/mau-2020/xa-a/appraisal-2.yaml"]
    report = report_of(files)
    (one,) = context_of(report)["missing"]
    assert (one.unit, one.code, one.office) == ("Xã A", "1.1", "Phòng Nội vụ")
    assert one.href == "../../mau-2020/xa-a/index.html#c-1.1"
    assert "Giải trình chưa được trả lời" in html_of(environment, report)


def test_a_withheld_cycle_shows_timetable_and_states_alone(environment):
    """No date of a file, no count of what is left, no text, no link to a unit."""
    told = Arrival(datetime(2020, 11, 16, 1, tzinfo=UTC), recorded=True)
    html = html_of(environment, at_work("public", xa_a=told))
    assert all(shown in html for shown in ("Tự chấm", "27/11/2020", "chưa chấm"))
    for hidden in (
        "16/11",
        "muộn",
        "quá hạn",
        "Kế hoạch",
        "Phòng Nội vụ",
        "xa-a/index.html",
        "1.1",
    ):
        assert hidden not in html


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("mau-2020/status/index.html", ("Theo dõi tiến độ", "Đi đến nhóm", "Xã B")),
        ("en/mau-2020/status/index.html", ("Status board", "3 criteria left", "Xã B")),
    ],
)
def test_the_page_renders(environment, path, words):
    """In both languages."""
    html = html_of(environment, at_work(), path)
    assert all(word in html for word in words)


def test_the_council_ends_the_way():
    """All approved: the head says so, and nothing is left."""
    context = context_of(scene())
    assert context["sentence"] == "Hội đồng đã thông qua kết quả của cả 3 đơn vị."
    assert not context["owed"]
    assert context["missing"] == ()


def test_the_page_is_made_anew_when_a_receipt_is_recorded():
    """The step after a merge writes it down; no file of the unit changes with it."""
    told = Arrival(datetime(2020, 11, 16, 1, tzinfo=UTC), recorded=True)
    keys = [
        Keys(report, find_inputs(report)).of("status", "mau-2020/status/index.html")
        for report in (
            at_work(xa_a=told),
            at_work(xa_a=told),
            at_work(xa_a=replace(told, recorded=False)),
            at_work(xa_a=told, today=date(2020, 11, 21)),
        )
    ]
    assert keys[0] == keys[1]
    assert len(set(keys)) == 3
