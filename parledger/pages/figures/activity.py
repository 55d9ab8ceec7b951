"""Who worked on a cycle's values when: the drawing's rows, its finding, the table under it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction

from parledger.charts import CHARTS, Figure, Head, rows_of
from parledger.charts.activity import BAR, LANE_HEIGHT, LANES, NAME_AT
from parledger.charts.figure import Value
from parledger.compute.activity import ROLES, Activity, Stretch
from parledger.compute.windows import window_of
from parledger.model.cycles import Cycle
from parledger.model.told import Role
from parledger.model.trail_words import ROLE_WORDS
from parledger.model.words import Words, show_figure
from parledger.pages.text import say, show_day
from parledger.pages.timetable import STEP_WORDS
from parledger.problems import Lang

_AXIS_ROOM = 64
"""Two lines of labels and the numbers of the deadlines above, in pixels."""

_LEAST = Fraction(3, LANE_HEIGHT)
"""A bar is seen, however short it ought to be: three pixels, in lanes."""

NEAR = timedelta(days=60)
"""A deadline further away from all that was done is named, not drawn."""

_FINDING = Words(
    "Nhiều thay đổi nhất: {when} ({count}, trong đó {role}: {most})",
    "Most changes: {when} ({count}, of which {role}: {most})",
)
_FINDING_ALL = Words(
    "Nhiều thay đổi nhất: {when} ({count}, đều của {role})",
    "Most changes: {when} ({count}, all by: {role})",
)
_WHEN = Words("Thời gian", "When")
_ALL = Words("Tất cả", "All")
_WEEK = Words("tuần {first} – {last}", "week {first} – {last}")
_MONTH = Words("tháng {month}/{year}", "{month}/{year}")
_DAY = Words("ngày {day}", "{day}")
_DEADLINE = Words("hạn cuối {day}", "due {day}")
_DEADLINES = Words(
    "Vạch đứt là hết hạn từng bước: {steps}.", "Dashed: the end of each step: {steps}."
)
_FAR = Words("Hạn ở xa thời gian này, không vẽ: {steps}.", "Too far away to be drawn: {steps}.")
_UNDATED = Words(
    "{count} thay đổi không có ngày dùng được nên không có trong hình.",
    "{count} changes have no usable date and are not drawn.",
)
_OWN_HEIGHT = Words(
    "Mỗi dải có thang riêng; số trên cột cao nhất là số thay đổi.",
    "Each lane has its own scale; the number stands over its tallest bar.",
)

Row = tuple[Value | Fraction, ...]
Deadline = tuple[date, str]
"""A step's last day and the step's name."""


def activity_figure(activity: Activity, cycle: Cycle, lang: Lang) -> Figure | None:
    """The drawing; None where all was done in one stretch of time."""
    if len(activity.stretches) < 2:
        return None
    near, far = _deadlines(activity, cycle, lang)
    numbered = _numbered(near)
    rows = (
        *_lanes(lang),
        *(row for role in ROLES for row in _bars(activity, role, lang)),
        *_rules(numbered, lang),
    )
    heads = (say(ROLE_WORDS[role], lang) for role in ROLES)
    return Figure(
        chart="activity",
        key="activity",
        title=_finding(activity, lang),
        rows=rows_of(CHARTS["activity"].fields, rows),
        height=LANES * LANE_HEIGHT + _AXIS_ROOM,
        heads=(
            Head(say(_WHEN, lang)),
            *(Head(title, number=True) for title in heads),
            Head(say(_ALL, lang), number=True),
        ),
        table=tuple(_line(stretch, activity, lang) for stretch in activity.stretches),
        note=" ".join(_notes(activity, numbered, far, lang)),
    )


def stretch_text(stretch: Stretch, activity: Activity, lang: Lang) -> str:
    """A day, a week or a month by name."""
    if activity.grain == "month":
        month, year = f"{stretch.first.month:02}", str(stretch.first.year)
        return say(_MONTH, lang, month=month, year=year)
    if activity.grain == "day":
        return say(_DAY, lang, day=show_day(stretch.first, lang))
    first, last = (show_day(day, lang) for day in (stretch.first, stretch.last))
    return say(_WEEK, lang, first=first, last=last)


def _finding(activity: Activity, lang: Lang) -> str:
    most = max(activity.stretches, key=lambda one: one.total)
    role = max(ROLES, key=lambda one: most.counts[one])
    return say(
        _FINDING_ALL if most.counts[role] == most.total else _FINDING,
        lang,
        when=stretch_text(most, activity, lang),
        count=show_figure(most.total, lang),
        role=_lower(say(ROLE_WORDS[role], lang)),
        most=show_figure(most.counts[role], lang),
    )


def _lower(word: str) -> str:
    return word[:1].lower() + word[1:]


def _line(stretch: Stretch, activity: Activity, lang: Lang) -> tuple[str, ...]:
    when = stretch_text(stretch, activity, lang)
    counts = (stretch.counts[role] for role in ROLES)
    return (
        when[:1].upper() + when[1:],
        *(show_figure(count, lang) if count else "" for count in counts),
        show_figure(stretch.total, lang),
    )


def _foot(role: Role) -> int:
    """The first role's lane is the topmost."""
    return LANES - 1 - ROLES.index(role)


def _lanes(lang: Lang) -> Iterator[Row]:
    for role in ROLES:
        foot, name = _foot(role), say(ROLE_WORDS[role], lang)
        yield "lane", name, None, None, foot, foot + NAME_AT, "", "", ""


def _bars(activity: Activity, role: Role, lang: Lang) -> Iterator[Row]:
    most = max(stretch.counts[role] for stretch in activity.stretches)
    foot, name, labelled = _foot(role), say(ROLE_WORDS[role], lang), False
    for stretch in activity.stretches:
        count = stretch.counts[role]
        if not count:
            continue
        first, shown = count == most and not labelled, show_figure(count, lang)
        labelled |= first
        high = foot + max(Fraction(str(BAR)) * Fraction(count, most), _LEAST)
        yield (
            "bar", name, stretch.first.isoformat(), _day_after(stretch.last).isoformat(), foot,
            high, shown if first else "", stretch_text(stretch, activity, lang), shown,
        )  # fmt: skip


def _rules(numbered: Mapping[date, Sequence[tuple[str, str]]], lang: Lang) -> Iterator[Row]:
    for day, steps in numbered.items():
        names = ", ".join(name for _, name in steps)
        label = ",".join(number for number, _ in steps)
        due = say(_DEADLINE, lang, day=show_day(day, lang))
        end = _day_after(day).isoformat()
        yield "deadline", names, None, end, 0, LANES, label, due, ""


def _deadlines(
    activity: Activity, cycle: Cycle, lang: Lang
) -> tuple[tuple[Deadline, ...], tuple[Deadline, ...]]:
    """The schedule's last days, those near what was done and those far from it."""
    first = activity.stretches[0].first
    last = activity.stretches[-1].last
    found = sorted(
        (window.last, say(STEP_WORDS[step], lang))
        for step in cycle.schedule
        if (window := window_of(cycle, step)) is not None and step in STEP_WORDS
    )
    near = tuple(one for one in found if max(first - one[0], one[0] - last) <= NEAR)
    return near, tuple(one for one in found if one not in near)


def _numbered(near: Sequence[Deadline]) -> Mapping[date, tuple[tuple[str, str], ...]]:
    """Day -> the numbers and names of the steps that end on it."""
    found: dict[date, tuple[tuple[str, str], ...]] = {}
    for number, (day, name) in enumerate(near, start=1):
        found[day] = (*found.get(day, ()), (str(number), name))
    return found


def _notes(
    activity: Activity,
    numbered: Mapping[date, Sequence[tuple[str, str]]],
    far: Sequence[Deadline],
    lang: Lang,
) -> Iterator[str]:
    yield say(_OWN_HEIGHT, lang)
    if numbered:
        told = (
            f"{number} {name} ({show_day(day, lang)})"
            for day, steps in numbered.items()
            for number, name in steps
        )
        yield say(_DEADLINES, lang, steps="; ".join(told))
    if far:
        told = (f"{name} ({show_day(day, lang)})" for day, name in far)
        yield say(_FAR, lang, steps="; ".join(told))
    if activity.undated:
        yield say(_UNDATED, lang, count=show_figure(activity.undated, lang))


def _day_after(day: date) -> date:
    return day if day == date.max else day + timedelta(days=1)
