"""The appraisals and explanations: offices for the departments, one group for the districts."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random

from tools.replay import plants
from tools.replay.city import City, own
from tools.replay.days import ZONE, at, next_day
from tools.replay.people import CLERK, GROUP, OFFICES, Office, desk_of, office_for
from tools.replay.requests import Request, Way
from tools.replay.stream import Person, Saved
from tools.replay.texts import Sheet

_GROUPS = 6
_SIGNED = "  signed_by: Tổ công tác giúp việc Hội đồng\n"


def office_requests(city: City, step: str, day: date, way: Way) -> Iterator[Request]:
    """One for each office, with a file for each department."""
    number = step[-1]
    for office in OFFICES:
        files: dict[str, str] = {}
        for unit in city.blocks["departments"]:
            sheet = _part(city.sheets[unit, step], unit, office, day)
            if sheet is not None:
                files[own(unit, f"{step}.{office.id}")] = _office_text(unit, office, sheet, step)
        dice = Random(f"{step} {office.id}")
        pushed = at(day, 14 + dice.random() * 3)
        title = f"Thẩm định lần {number}: {office.title}"
        saved = _in_halves(office.person, pushed, files, title)
        merged = next_day(pushed, 9 + dice.random() * 2)
        branch = f"tham-dinh-{number}-{office.id}"
        yield Request(title, branch, saved, office.person, pushed, merged, way)


def _part(sheet: Sheet, unit: str, office: Office, day: date) -> Sheet | None:
    """What an office decides of a department; None where that is nothing."""
    ours = tuple(code for code in sheet.entries if office_for(unit, code) == office.id)
    rest = "recognise_rest: true\n" in sheet.head
    leads = any(office_for(unit, area) == office.id for one in OFFICES for area in one.areas)
    if not ours and not (rest and leads):
        return None
    head = sheet.head.replace(_SIGNED, f"  signed_by: {office.title}\n")
    lines = (
        f"  date: {day}\n" if one.startswith("  date:") else one
        for one in head.splitlines(keepends=True)
    )
    return replace(sheet.of(ours), head="".join(lines))


def _office_text(unit: str, office: Office, sheet: Sheet, step: str) -> str:
    plant = plants.OWN_ACCOUNT
    if (unit, f"{step}.{office.id}") == (plant.unit, plant.step):
        return sheet.edited(plant.criterion, "points: 0.75", "points: 0.5").text
    return sheet.text


def own_account_request(city: City, day: date) -> Request:
    """The unit's account raises what the office gave."""
    plant = plants.OWN_ACCOUNT
    office = next(one for one in OFFICES if plant.step.endswith(f".{one.id}"))
    sheet = _part(city.sheets[plant.unit, "appraisal-1"], plant.unit, office, day)
    if sheet is None:
        raise ValueError(plant.unit)
    desk = desk_of(plant.unit, city.names[plant.unit])
    when = at(day + timedelta(days=4), 10.25)
    saved = Saved(desk, when, "Chỉnh 6.2\n", {own(plant.unit, plant.step): sheet.text})
    merged = when + timedelta(hours=3)
    return Request("Chỉnh điểm 6.2", "chinh-6-2", (saved,), desk, when, merged)


def group_requests(city: City, step: str, way: Way) -> Iterator[Request]:
    """The working group's, some districts at a time, each with one file for all of it."""
    number, districts = step[-1], city.blocks["districts"]
    for place in range(_GROUPS):
        units = districts[place::_GROUPS]
        dice = Random(f"{step} {place}")
        pushed = at(max(city.dated(unit, step) for unit in units), 15 + dice.random() * 3)
        files = {own(unit, step): _group_text(city, unit, step) for unit in units}
        title = f"Thẩm định lần {number}: các quận, huyện, thị xã, đợt {place + 1}"
        saved = _in_halves(GROUP, pushed, files, title)
        merged = next_day(pushed, 8.5 + dice.random() * 3)
        branch = f"tham-dinh-{number}-dot-{place + 1}"
        yield Request(title, branch, saved, GROUP, pushed, merged, way)


def _group_text(city: City, unit: str, step: str) -> str:
    sheet = city.sheets[unit, step]
    if step == "appraisal-1" and unit == plants.NO_REASON.unit:
        entry = sheet.entries[plants.NO_REASON.criterion]
        reason = next(one for one in entry.splitlines(keepends=True) if "reason:" in one)
        return sheet.edited(plants.NO_REASON.criterion, reason, "").text
    if step == "appraisal-1" and unit == plants.OUTSIDE.unit:
        return sheet.edited(plants.OUTSIDE.criterion, "points: 1.25", "points: 1.5").text
    return sheet.text


def after_round_1(city: City) -> tuple[Request, Saved, Request]:
    """The reason that was missing, the push past the forge, the file divided among the offices."""
    late = datetime(2023, 12, 20, 16, 40, tzinfo=ZONE)
    unit = plants.NO_REASON.unit
    files = {own(unit, "appraisal-1"): city.sheets[unit, "appraisal-1"].text}
    added = Saved(GROUP, late, "Bổ sung lý do điều chỉnh 1.4\n", files)
    reason = Request(
        "Bổ sung lý do", "bo-sung-ly-do", (added,), GROUP, late, late + timedelta(hours=1),
        "gitlab-default",
    )  # fmt: skip
    unit = plants.OUTSIDE.unit
    files = {own(unit, "appraisal-1"): city.sheets[unit, "appraisal-1"].text}
    pushed = Saved(GROUP, late + timedelta(days=1), "Sửa nhỏ\n", files)
    return reason, pushed, _divided(city, late + timedelta(days=2))


def _divided(city: City, when: datetime) -> Request:
    unit = plants.SPLIT.unit
    sheet = city.sheets[unit, "appraisal-1"]
    files: dict[str, str | None] = {own(unit, "appraisal-1"): None}
    for office in OFFICES:
        ours = tuple(code for code in sheet.entries if office_for(unit, code) == office.id)
        files[own(unit, f"appraisal-1.{office.id}")] = sheet.of(ours).text
    saved = Saved(GROUP, when, "Tách phiếu thẩm định theo cơ quan\n", files)
    merged = when + timedelta(hours=2)
    title = "Tách phiếu thẩm định lần 1"
    return Request(title, "tach-phieu", (saved,), GROUP, when, merged, "gitlab-default")


def explanation_requests(city: City) -> Iterator[Request]:
    """Every unit's."""
    for unit in (*city.blocks["departments"], *city.blocks["districts"]):
        dice = Random(f"explanation {unit}")
        clerk = unit == plants.UNPAPERED.unit
        desk = CLERK if clerk else desk_of(unit, city.names[unit])
        sheet = city.sheets[unit, "explanation"]
        if clerk:
            sheet = replace(sheet, head="")
        pushed = at(city.dated(unit, "explanation"), 14 + dice.random() * 4)
        files = {own(unit, "explanation"): sheet.text}
        half = {own(unit, "explanation"): sheet.first(0.5).text}
        before = pushed - timedelta(days=1 + int(dice.random() * 5))
        saved = (
            Saved(desk, before, "Giải trình, bản nháp\n", half),
            Saved(desk, pushed, "Giải trình, bản đã ký\n", files),
        )
        merged = next_day(pushed, 8.5 + dice.random() * 3)
        way: Way = "squash" if unit == plants.SQUASHED.unit else "github"
        clock = merged - timedelta(days=3) if unit == plants.CLOCK.unit else None
        title, branch = f"Giải trình: {city.names[unit]}", f"giai-trinh-{unit}"
        yield Request(title, branch, saved, desk, pushed, merged, way, clock=clock)


def _in_halves(
    who: Person, pushed: datetime, files: dict[str, str], title: str
) -> tuple[Saved, ...]:
    """A commit on the way and one at the end."""
    paths = list(files)
    half = {path: files[path] for path in paths[: len(paths) // 2]}
    rest = {path: files[path] for path in paths[len(paths) // 2 :]}
    before = pushed - timedelta(days=2, hours=1)
    first = (Saved(who, before, f"{title} (phần đầu)\n", half),) if half else ()
    return (*first, Saved(who, pushed, f"{title}\n", rest))
