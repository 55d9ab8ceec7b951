"""A unit's own plan after the result: who mends which lost points, by when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from illustrative.emit import Code, Value, decimal
from illustrative.places import Place
from illustrative.story import Story, final

_POSTS = {
    "1": ("lanh-dao", "Chủ tịch UBND xã"),
    "2": ("tu-phap", "Công chức Tư pháp - Hộ tịch"),
    "3": ("van-phong", "Công chức Văn phòng - Thống kê"),
    "4": ("lanh-dao", "Chủ tịch UBND xã"),
    "5": ("lanh-dao", "Chủ tịch UBND xã"),
    "6": ("tai-chinh", "Công chức Tài chính - Kế toán"),
    "7": ("van-phong", "Công chức Văn phòng - Thống kê"),
}


def improvement(place: Place, year: int, stories: Sequence[Story]) -> dict[str, Value]:
    """Return improvement.yaml for the leaves that lost most."""
    lost = sorted(_lost(stories), key=lambda pair: (-pair[0], pair[1].leaf.id))[:8]
    owners: dict[str, tuple[str, list[Code]]] = {}
    measures: list[Value] = []
    for number, (points, told) in enumerate(lost):
        post, title = _POSTS[told.leaf.under[0]]
        owners.setdefault(post, (_local(title, place), []))[1].append(Code(told.leaf.id))
        measures.append(_measure(post, told, points, year + 1, number))
    return {
        "plan": {
            "title": f"Kế hoạch nâng cao chỉ số cải cách hành chính năm {year + 1}",
            "date": date(year + 1, 1, 15),
            "issuer": place.issuer,
        },
        "target": {"class": "good"},
        "owners": [
            {"id": post, "title": title, "criteria": codes}
            for post, (title, codes) in owners.items()
        ],
        "measures": measures,
    }


def _lost(stories: Sequence[Story]) -> list[tuple[Fraction, Story]]:
    normal = [told for told in stories if told.leaf.counts == "normal"]
    pairs = [(told.leaf.maximum - (final(told) or told.leaf.maximum), told) for told in normal]
    return [(points, told) for points, told in pairs if points > 0]


def _local(title: str, place: Place) -> str:
    return title.replace("UBND xã", place.issuer)


def _measure(post: str, told: Story, points: Fraction, year: int, number: int) -> dict[str, Value]:
    figure = decimal(Fraction(round(points * 100), 100)).replace(".", ",")
    month, day = ((3, 31), (6, 30), (9, 30))[number % 3]
    title = told.leaf.title
    return {
        "owner": post,
        "criteria": [Code(told.leaf.id)],
        "what": f"Khắc phục phần mất {figure} điểm ở tiêu chí “{title}”",
        "product": told.leaf.documents[0],
        "due": date(year, month, day),
    }
