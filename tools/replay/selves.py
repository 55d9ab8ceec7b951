"""The units' own assessments: drafts, slips, the request, and sometimes a second one."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from tools.replay import plants
from tools.replay.city import City, own
from tools.replay.days import at, next_day
from tools.replay.people import CLERK, desk_of
from tools.replay.requests import Request, Way
from tools.replay.stream import Person, Saved
from tools.replay.texts import Sheet, as_draft, untidy, with_slip

_BROKEN = '  "1.1.1:\n    value: [13\n'


def self_requests(city: City) -> Iterator[Request]:
    """Every unit's."""
    for unit in city.names:
        if (unit, "self") in city.sheets:
            yield from _of(city, unit)


def _of(city: City, unit: str) -> Iterator[Request]:
    dice = Random(f"self {unit}")
    desk = CLERK if unit == plants.UNPAPERED.unit else desk_of(unit, city.names[unit])
    last = at(city.dated(unit, "self"), 15 + dice.random() * 3)
    if unit == plants.LATE.unit:
        last = datetime.fromisoformat("2023-12-02T10:15:00+07:00")
    sheet = city.sheets[unit, "self"]
    first, final, why = _two_versions(unit, sheet, dice)
    saved = (*_drafts(unit, sheet, desk, last), _save(unit, desk, last, _DONE, first))
    merged = next_day(last, 8.5 + dice.random() * 3)
    way: Way = "gitlab-default" if unit == plants.UNRECORDED.unit else "gitlab"
    title = f"Tự chấm năm 2023: {city.names[unit]}"
    yield Request(title, f"tu-cham-{unit}", saved, desk, last, merged, way)
    if first != final:
        again = merged + timedelta(hours=4 + dice.random())
        once = (_save(unit, desk, again, why, final),)
        title = f"{city.names[unit]}: {why[0].lower()}{why[1:]}"
        more = again + timedelta(hours=1)
        yield Request(title, f"sua-tu-cham-{unit}", once, desk, again, more)


_DONE = "Hoàn thành bản tự chấm, đã có chữ ký lãnh đạo"


def _drafts(unit: str, sheet: Sheet, desk: Person, last: datetime) -> Iterator[Saved]:
    """Two or three of them, on working hours of the days before."""
    dice = Random(f"drafts {unit}")
    days = sorted(dice.sample(range(1, 9), dice.choice((2, 2, 3))), reverse=True)
    for place, days_before in enumerate(days):
        when = at((last - timedelta(days=days_before)).date(), 8 + dice.random() * 8)
        part = sheet.first((place + 1) / (len(days) + 1))
        slip = with_slip(part, dice) if dice.random() < 0.6 else part
        text = as_draft(slip)
        if unit == plants.GAP_BESIDE.unit and place:
            text = text.replace("scores:\n", f"scores:\n{_BROKEN}")
        until = list(part.entries)[-1]
        yield _save(unit, desk, when, f"Nhập đến tiêu chí {until}", text)


def _save(unit: str, who: Person, when: datetime, message: str, text: str) -> Saved:
    return Saved(who, when, f"{message}\n", {own(unit, "self"): text})


def _two_versions(unit: str, sheet: Sheet, dice: Random) -> tuple[str, str, str]:
    """What came to main first and what in the end, and the words of the second request."""
    final = sheet.text
    if unit in {one.unit for one in plants.CORRECTED}:
        return with_slip(sheet, dice).text, final, "Sửa số gõ nhầm"
    if unit == plants.GAP.unit:
        broken = final.replace("scores:\n", f"scores:\n{_BROKEN}", 1)
        return broken, final, "Sửa lỗi cú pháp"
    if unit == plants.TIDIED.unit:
        return untidy(final), final, "Đưa tệp về dạng chuẩn (fmt)"
    if unit == plants.DIGEST.unit:
        digest = sheet.entries["5.2"].partition("sha256: ")[2].partition("\n")[0]
        first = sheet.edited("5.2", digest, digest[::-1])
        return first.text, final, "Thay bản quét danh sách"
    if unit == plants.WITHDRAWN.unit:
        return _listed(sheet, "1.1.1", 0).text, final, "Rút tài liệu gửi nhầm"
    if unit == plants.CLOSED.unit:
        shown, closed = _listed(sheet, "5.1.1", 1), _listed(sheet, "5.1.1", 1, closed=True)
        return shown.text, closed.text, "Ghi rõ tài liệu không công khai"
    return final, final, ""


def _listed(sheet: Sheet, code: str, secret: int, *, closed: bool = False) -> Sheet:
    """With one more paper among an entry's evidence; the first secret is closed from the start."""
    paper = f"      - title: {plants.SECRET_TITLES[secret]}\n        date: 2023-11-20\n"
    if closed or not secret:
        paper += f"        sha256: {str(secret) * 64}\n        public: false\n"
    entry = sheet.entries[code]
    if "    evidence:\n" in entry:
        entry = entry.replace("    evidence:\n", f"    evidence:\n{paper}")
    else:
        entry = entry.replace("    note:", f"    evidence:\n{paper}    note:")
    return replace(sheet, entries={**sheet.entries, code: entry})
