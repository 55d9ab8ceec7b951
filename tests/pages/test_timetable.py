"""The timetable: what is open, done or late on the day of HEAD."""

from dataclasses import replace
from datetime import date

import pytest

from parledger.pages import build_pages, render_page
from parledger.pages.timetable import timetable_context
from tests.pages.scene import CYCLE, report_of, scene, texts

SCHEDULE = """\
schedule:
  self: 2020-11-15
  appraisal_1: 2020-11-27
  explanation: {{from: 2020-12-01, to: 2020-12-05}}
  survey: 2020-12-10
  publication: 2020-12-25
"""

TASKS = """\
tasks:
  - {id: a, title: Ra kế hoạch, section: Chuẩn bị, by: [noi-vu], due: 2020-10-20, done: 2020-10-16}
  - {id: b, title: Tự chấm, section: Chấm điểm, by: [units], with: [working-group], due: 2020-11, done: 2020-12-02}
  - {id: c, title: Thẩm định, section: Chấm điểm, by: [Thanh tra huyện], due: 2020-12-08, due_text: Ngay sau khi tự chấm}
  - {id: d, title: Công bố, section: Chuẩn bị, by: [council], due: 2020-12-31}
"""


def context_of(today, lang="vi", **files):
    """The timetable of 2020 on a day."""
    made = texts(CYCLE=CYCLE + SCHEDULE)
    made["scores/mau-2020/tasks.yaml"] = TASKS
    made.update(files)
    report = report_of(made)
    return timetable_context(
        replace(report, info=replace(report.info, today=today)), lang, "mau-2020"
    )


def tasks_of(context):
    """Tasks by title."""
    return {task.title: task for _, tasks in context["sections"] for task in tasks}


@pytest.mark.parametrize(
    ("today", "open_steps"),
    [
        (date(2020, 11, 1), ["Tự chấm", "Điều tra xã hội học"]),
        (date(2020, 11, 15), ["Tự chấm", "Điều tra xã hội học"]),
        (date(2020, 11, 16), ["Thẩm định lần 1", "Điều tra xã hội học"]),
        (date(2020, 11, 28), ["Điều tra xã hội học"]),
        (date(2020, 12, 3), ["Giải trình", "Điều tra xã hội học"]),
        (date(2020, 12, 11), ["Công bố"]),
        (date(2021, 1, 1), []),
    ],
)
def test_a_step_is_open_from_its_turn_to_its_last_day(today, open_steps):
    """A bare date follows the step before; a window opens on its first day; the last day counts."""
    assert [step.title for step in context_of(today)["steps"] if step.now] == open_steps


def test_a_task_is_late_after_its_last_day():
    """Not on it; done tasks are never late, but may have been done late."""
    on_the_day, after = (tasks_of(context_of(date(2020, 12, day))) for day in (8, 9))
    assert on_the_day["Thẩm định"].tone == ""
    assert (after["Thẩm định"].tone, after["Thẩm định"].status) == ("late", "quá hạn")
    assert after["Ra kế hoạch"].status == "xong ngày 16/10/2020"
    # A month counts to its last day: 2 December is after November.
    assert after["Tự chấm"].status == "xong ngày 02/12/2020, sau hạn"


def test_the_plans_own_words_are_printed():
    """`due_text` where there is one, else the day."""
    tasks = tasks_of(context_of(date(2020, 12, 9)))
    assert tasks["Thẩm định"].due == "Ngay sau khi tự chấm"
    assert tasks["Công bố"].due == "31/12/2020"


def test_who_does_it_is_said_in_words():
    """An office by its title, bodies by their words, others as written."""
    tasks = tasks_of(context_of(date(2020, 12, 9)))
    assert tasks["Ra kế hoạch"].by == "Phòng Nội vụ"
    assert (tasks["Tự chấm"].by, tasks["Tự chấm"].together) == (
        "các đơn vị được đánh giá", "Tổ công tác"
    )  # fmt: skip
    assert tasks["Thẩm định"].by == "Thanh tra huyện"


def test_sections_keep_the_order_of_the_plan():
    """A section is where it first appears, and holds all of its tasks."""
    sections = context_of(date(2020, 12, 9))["sections"]
    assert [(title, len(tasks)) for title, tasks in sections] == [("Chuẩn bị", 2), ("Chấm điểm", 2)]


def test_the_page_says_of_which_day_it_speaks():
    """HEAD's day, or that it is not known; then nothing is late and no step is open."""
    known, unknown = context_of(date(2020, 12, 9)), context_of(None)
    assert known["today"] == "Tính đến ngày 09/12/2020, ngày của lần cập nhật gần nhất."
    assert known["summary"] == "2 trên 4 việc đã xong; 1 việc quá hạn."
    assert "Git" in unknown["today"]
    assert unknown["summary"] == "2 trên 4 việc đã xong."
    assert {step.status for step in unknown["steps"]} == {""}


def test_meetings_show_vote_and_adjustments():
    """By unit and printed code, with the reason."""
    (meeting,) = timetable_context(scene(), "vi", "mau-2020")["meetings"]
    assert (meeting.day, meeting.votes) == ("20/12/2020", "3 trên 3 tán thành")
    assert meeting.adjusted == (("Xã A, 1.3", "0,75", "Sáng kiến được nhân rộng"),)


def test_council_is_shown_by_posts():
    """Chair and members as written."""
    council = timetable_context(scene(), "vi", "mau-2020")["council"]
    assert council.posts == (("chair", "Chủ tịch"),)
    assert council.members == ("Phòng Nội vụ",)


@pytest.mark.parametrize("lang", ["", "en/"])
def test_the_page_renders(render, lang):
    """In both languages."""
    html = render(f"{lang}mau-2020/timetable/index.html")
    assert ("Tiến độ và lịch" in html) == (not lang)


def test_a_reopened_step_names_its_paper(environment):
    """Unit, step, last day, why and by which document."""
    reopened = (
        "reopened: [{{unit: xa-a, step: self, to: 2020-12-01, why: Mất điện,"
        " document: {{title: Công văn, number: 12/CV}}}}]\n"
    )
    report = report_of(texts(CYCLE=CYCLE + SCHEDULE + reopened))
    ((unit, step, why, paper),) = timetable_context(report, "vi", "mau-2020")["reopened"]
    assert (unit, step, why) == ("Xã A", "Tự chấm, đến hết ngày 01/12/2020", "Mất điện")
    assert (paper.title, paper.detail) == ("Công văn", "số 12/CV")
    pages = {page.path: page for page in build_pages(report)}
    html = render_page(environment, pages["mau-2020/timetable/index.html"])
    assert "Công văn <small>số 12/CV</small>" in html
