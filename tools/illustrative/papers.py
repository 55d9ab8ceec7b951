"""Invented papers: the evidence a unit names and the papers its files copy."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from illustrative.dice import Dice
from illustrative.emit import Value
from illustrative.places import Place

Paper = dict[str, Value]

# First words of a title: what stands after the number, how many a commune issues a year.
_KINDS = {
    "Kế hoạch": ("KH", 110), "Báo cáo": ("BC", 380), "Quyết định": ("QĐ", 260),
    "Thông báo": ("TB", 150), "Tờ trình": ("TTr", 90), "Công văn": ("", 520),
    "Đề án": ("ĐA", 12), "Kết luận": ("KL", 40), "Biên bản": ("BB", 70),
}  # fmt: skip
_FROM_ABOVE = re.compile(
    r"của UBND huyện$|^Kết luận|^Quyết định giao|^Quyết định công nhận sáng kiến, mô hình"
    r"|^Quyết định khen|^Quyết định nhân rộng|^Quyết định thông qua|^Văn bản kết luận"
)
_NOT_PUBLIC = re.compile(r"^Danh sách|^Biên bản họp đánh giá|^Bảng chi|^Kết luận kiểm tra công vụ")
_YEAR_WORD = re.compile(r"\bnăm\b(?! trước| \d)")


@dataclass(frozen=True)
class Setting:
    """What all papers of a cycle have in common; days are those the plan sets."""

    cycle: str
    year: int
    above: str  # the authority's name
    self_due: date
    round_1_due: date
    explanation_due: date
    round_2_due: date


def evidence(title: str, place: Place, setting: Setting, plans: Mapping[str, int]) -> Paper:
    """Return the paper with this title; the same title gives the same paper all over the unit.

    `plans`: how many days after the authority's own plan the unit's plans were signed.
    """
    dice = Dice(setting.cycle, place.id, "paper", title)
    from_above = _FROM_ABOVE.search(title) is not None
    if title.endswith("của UBND huyện"):
        dice = Dice(setting.cycle, "paper", title)
    day = _day(title, setting, plans, dice)
    short, rate = next((k for head, k in _KINDS.items() if title.startswith(head)), (None, 0))
    paper: Paper = {"title": _YEAR_WORD.sub(f"năm {setting.year}", title, count=1)}
    if short is not None:
        body = "UBND" if from_above else place.short
        busy = 4 if from_above or place.level != "commune" else 1
        count = 1 + (day.timetuple().tm_yday * rate * busy) // 366 + dice.below(9)
        paper["number"] = f"{count}/{short}-{body}" if short else f"{count}/{body}"
    paper["date"] = day
    if short is not None:
        paper["issuer"] = setting.above if from_above else place.issuer
    if _NOT_PUBLIC.search(title):
        paper |= {"sha256": _digest(setting.cycle, place.id, title), "public": False}
    return paper


def _day(title: str, setting: Setting, plans: Mapping[str, int], dice: Dice) -> date:
    above = date(setting.year, 1, Dice(setting.cycle, "plan").between(6, 14))
    if title in plans:
        return above + timedelta(days=plans[title])
    if title.endswith("của UBND huyện") and title.startswith("Kế hoạch"):
        return above
    if title.startswith(("Kế hoạch", "Mục tiêu", "Chương trình")):
        return date(setting.year, 1, 12) + timedelta(days=dice.between(0, 45))
    if title.startswith(("Trích xuất", "Ảnh chụp", "Bảng", "Danh sách", "Báo cáo")):
        return _before(setting, dice.between(3, 40))
    return _before(setting, dice.between(8, 230))


def _before(setting: Setting, days: int) -> date:
    last = min(setting.self_due - timedelta(days=10), date(setting.year, 12, 28))
    return max(date(setting.year, 1, 4), last - timedelta(days=days))


def _digest(*words: str) -> str:
    return hashlib.sha256("/".join(words).encode()).hexdigest()


def report_day(place: Place, setting: Setting) -> date:
    """Return the day the self-assessment was signed: in time, mostly in the last days."""
    dice = Dice(setting.cycle, place.id, "report day")
    return setting.self_due - timedelta(days=dice.between(0, 8))


def report(place: Place, setting: Setting) -> Paper:
    """Return the signed self-assessment that self.yaml copies."""
    dice = Dice(setting.cycle, place.id, "report")
    day = report_day(place, setting)
    rate = 380 if place.level == "commune" else 900
    count = day.timetuple().tm_yday * rate // 366 + dice.between(2, 30)
    return {
        "title": f"Báo cáo tự đánh giá kết quả cải cách hành chính năm {setting.year}",
        "number": f"{count}/BC-{place.short}",
        "date": day,
        "signed_by": place.signer,
    }


def sheet(place: Place, setting: Setting, step: int, office: str) -> Paper:
    """Return the appraisal sheet of a round, by an office or the working group."""
    dice = Dice(setting.cycle, place.id, office, f"round-{step}")
    due = setting.round_1_due if step == 1 else setting.round_2_due
    return {
        "title": f"Phiếu thẩm định lần {step}",
        "date": due - timedelta(days=dice.between(0, 4)),
        "signed_by": office,
    }


def letter(place: Place, setting: Setting) -> Paper:
    """Return the letter that explanation.yaml copies."""
    dice = Dice(setting.cycle, place.id, "letter")
    day = setting.explanation_due - timedelta(days=dice.between(0, 3))
    rate = 520 if place.level == "commune" else 1800
    count = day.timetuple().tm_yday * rate // 366 + dice.between(1, 25)
    return {
        "title": "Công văn giải trình kết quả thẩm định lần 1",
        "number": f"{count}/{place.short}" + ("" if place.level == "commune" else "-CCHC"),
        "date": day,
        "signed_by": place.signer,
    }
