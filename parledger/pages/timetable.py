"""A cycle's timetable: the schedule, the plan's tasks, Council, working group, meetings.

Whether something is late is measured against the day of HEAD, never a clock; the page says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from parledger.compute.windows import has_begun
from parledger.model.cycles import STEPS, Body, Cycle
from parledger.model.proceedings import Meeting, Task
from parledger.model.words import Words
from parledger.pages.addresses import timetable_path
from parledger.pages.frame import Frame, cycle_view
from parledger.pages.inputs import Inputs
from parledger.pages.page import Crumb, Page, View
from parledger.pages.shapes import DocumentText, show_document, show_given, unit_name
from parledger.pages.text import NOTHING, say, show_day, show_points
from parledger.problems import Lang
from parledger.report import Report

_TITLE = Words("Tiến độ và lịch", "Timetable and progress")
STEP_WORDS = {
    "self": Words("Tự chấm", "Self-assessment"),
    "appraisal_1": Words("Thẩm định lần 1", "Appraisal, round 1"),
    "explanation": Words("Giải trình", "Explanations"),
    "appraisal_2": Words("Thẩm định lần 2", "Appraisal, round 2"),
    "survey": Words("Điều tra xã hội học", "Survey"),
    "publication": Words("Công bố", "Publication"),
}
_OVER = Words("đã kết thúc", "over")
_OPEN = Words("đang diễn ra", "open now")
_AHEAD = Words("chưa bắt đầu", "not yet begun")
_DONE = Words("xong ngày {day}", "done on {day}")
_DONE_LATE = Words("xong ngày {day}, sau hạn", "done on {day}, after it was due")
_LATE = Words("quá hạn", "overdue")
_TO_DO = Words("chưa xong", "not done")
_BY = {
    "units": Words("các đơn vị được đánh giá", "the assessed units"),
    "council": Words("Hội đồng", "the Council"),
    "working-group": Words("Tổ công tác", "the working group"),
}
_COUNT = Words(
    "{done} trên {of} việc đã xong; {late} việc quá hạn.",
    "{done} of {of} tasks done; {late} overdue.",
)
_COUNT_NONE_LATE = Words("{done} trên {of} việc đã xong.", "{done} of {of} tasks done.")
_TODAY = Words(
    "Tính đến ngày {day}, ngày của lần cập nhật gần nhất.",
    "As of {day}, the day of the last update.",
)
_NO_TODAY = Words(
    "Không đọc được lịch sử Git nên trang này không nói việc nào quá hạn.",
    "Without Git history this page does not say what is overdue.",
)
_VOTES = Words("{approve} trên {members} tán thành", "{approve} of {members} in favour")
_FELL = Words("không đủ quá bán, quyết định không có hiệu lực", "no majority: it does not stand")
_REOPENED = Words("{step}, đến hết ngày {day}", "{step}, until {day}")


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step of the schedule; `now`: it is open on the page's day."""

    title: str
    start: str
    end: str
    status: str
    now: bool


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task; `tone` is done, late or empty."""

    title: str
    product: str
    by: str
    together: str
    due: str
    status: str
    tone: str
    note: str


@dataclass(frozen=True, slots=True)
class BodyText:
    """The Council or the working group, by posts."""

    posts: tuple[tuple[str, str], ...]
    members: tuple[str, ...]
    decision: DocumentText | None


@dataclass(frozen=True, slots=True)
class MeetingText:
    """A meeting with its vote and what it set."""

    day: str
    votes: str
    minutes: DocumentText | None
    adjusted: tuple[tuple[str, str, str], ...]


def timetable_pages(report: Report, lang: Lang, inputs: Inputs) -> tuple[Page, ...]:
    """One page a cycle, withheld ones too: a plan's timetable is public."""
    return tuple(
        Page(
            path=timetable_path(lang, cycle_id),
            template="timetable.html",
            view=_view(report, lang, inputs, files.cycle),
            context=partial(timetable_context, report, lang, cycle_id),
        )
        for cycle_id, files in report.project.cycles.items()
    )


def _view(report: Report, lang: Lang, inputs: Inputs, cycle: Cycle) -> View:
    path = timetable_path(lang, cycle.id)
    foot = "" if cycle.id in report.withheld else inputs.foot(inputs.of_cycle(cycle.id), lang)
    title = say(_TITLE, lang)
    frame = Frame("timetable", title, (Crumb(title),), foot)
    return cycle_view(report, lang, cycle, path, frame)


def timetable_context(report: Report, lang: Lang, cycle_id: str) -> Mapping[str, object]:
    """What `timetable.html` shows; every text finished."""
    files, today = report.files(cycle_id), report.info.today
    cycle = files.cycle
    sections = _sections(files.tasks, cycle, today, lang)
    return {
        "cycle": cycle.title,
        "title": say(_TITLE, lang),
        "summary": _summary(files.tasks, today, lang),
        "today": say_today(today, lang),
        "steps": schedule_rows(cycle, today, lang),
        "sections": sections,
        "council": _body(cycle.council, lang) if cycle.council else None,
        "working_group": _body(cycle.working_group, lang) if cycle.working_group else None,
        "meetings": tuple(_meeting(report, cycle, one, lang) for one in files.meetings),
        "reopened": tuple(
            (
                unit_name(report, one.unit),
                _reopened(one.step, one.to, lang),
                one.why,
                show_given(one.document, lang),
            )
            for one in cycle.reopened
        ),
    }


def say_today(today: date | None, lang: Lang) -> str:
    """Of which day a page speaks that says what is open or overdue."""
    return say(_TODAY, lang, day=show_day(today, lang)) if today else say(_NO_TODAY, lang)


def schedule_rows(cycle: Cycle, today: date | None, lang: Lang) -> tuple[StepRow, ...]:
    """The steps of the plan in the order of time; one without a first day follows the one before."""
    rows = []
    for step in sorted(cycle.schedule, key=lambda one: (cycle.schedule[one].end, STEPS.index(one))):
        window = cycle.schedule[step]
        status = ""
        if today is not None:
            ahead = not has_begun(cycle, step, today)
            status = say(_OVER if today > window.end else _AHEAD if ahead else _OPEN, lang)
        rows.append(
            StepRow(
                title=say(STEP_WORDS[step], lang),
                start=show_day(window.start, lang) if window.start else "",
                end=show_day(window.end, lang),
                status=status,
                now=status == say(_OPEN, lang),
            )
        )
    return tuple(rows)


def is_late(task: Task, today: date | None) -> bool:
    """Not done, and its last day is over."""
    return task.done is None and task.due is not None and today is not None and today > task.due


def _summary(tasks: tuple[Task, ...], today: date | None, lang: Lang) -> str:
    if not tasks:
        return ""
    done = str(sum(task.done is not None for task in tasks))
    late = sum(is_late(task, today) for task in tasks)
    words = _COUNT if late else _COUNT_NONE_LATE
    return say(words, lang, done=done, of=str(len(tasks)), late=str(late))


def _sections(
    tasks: tuple[Task, ...], cycle: Cycle, today: date | None, lang: Lang
) -> tuple[tuple[str, tuple[TaskRow, ...]], ...]:
    """Tasks by section, both in the order of the plan."""
    sections: dict[str, list[TaskRow]] = {}
    for task in tasks:
        sections.setdefault(task.section, []).append(task_row(task, cycle, today, lang))
    return tuple((title, tuple(rows)) for title, rows in sections.items())


def task_row(task: Task, cycle: Cycle, today: date | None, lang: Lang) -> TaskRow:
    """A task in words; the plan's own words for when it is due, where it has any."""
    late = is_late(task, today)
    if task.done is not None:
        after = task.due is not None and task.done > task.due
        status = say(_DONE_LATE if after else _DONE, lang, day=show_day(task.done, lang))
    else:
        status = say(_LATE if late else _TO_DO, lang)
    due = task.due_text or (show_day(task.due, lang) if task.due else NOTHING)
    return TaskRow(
        title=task.title,
        product=task.product,
        by="; ".join(_name(one, cycle, lang) for one in task.by),
        together="; ".join(_name(one, cycle, lang) for one in task.with_),
        due=due,
        status=status,
        tone="done" if task.done else "late" if late else "",
        note=task.note,
    )


def _name(who: str, cycle: Cycle, lang: Lang) -> str:
    """An office of the cycle by its title, a body by its word, anything else as written."""
    office = next((office for office in cycle.offices if office.id == who), None)
    if office is not None:
        return office.title
    return say(_BY[who], lang) if who in _BY else who


def _body(body: Body, lang: Lang) -> BodyText:
    posts = (("chair", body.chair), ("deputy", body.deputy), ("secretary", body.secretary))
    decision = body.decision
    return BodyText(
        tuple((key, post) for key, post in posts if post),
        body.members,
        show_document(decision, lang) if decision.number or decision.title else None,
    )


def _meeting(report: Report, cycle: Cycle, meeting: Meeting, lang: Lang) -> MeetingText:
    votes = say(_VOTES, lang, approve=str(meeting.approve), members=str(meeting.members))
    minutes = meeting.minutes
    return MeetingText(
        day=show_day(meeting.date, lang),
        votes=votes if meeting.stands else f"{votes}; {say(_FELL, lang)}",
        minutes=show_document(minutes, lang) if minutes.number or minutes.title else None,
        adjusted=tuple(
            (
                f"{unit_name(report, one.unit)}, {_code(report, cycle, one.unit, one.criterion)}",
                show_points(one.points, lang),
                one.reason,
            )
            for one in meeting.adjusts
        ),
    )


def _code(report: Report, cycle: Cycle, unit: str, criterion: str) -> str:
    block = cycle.block_of(unit)
    criteria = report.project.sets.get(block.criteria) if block else None
    node = criteria.nodes.get(criterion) if criteria else None
    return node.code if node else criterion


def _reopened(step: str, to: date, lang: Lang) -> str:
    title = say(STEP_WORDS[step], lang) if step in STEP_WORDS else step
    return say(_REOPENED, lang, step=title, day=show_day(to, lang))
