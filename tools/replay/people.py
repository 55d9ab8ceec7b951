"""Who took part, by roles; nobody of them exists."""

from collections.abc import Mapping
from dataclasses import dataclass

from tools.replay.stream import Person

SET_UP = Person("Quản trị kho Git", "quan-tri-kho")
SECRETARY = Person("Thư ký Hội đồng, bà N.", "tk-hoi-dong-th")
CLERK = Person("Người nhập hộ, ông K.", "nhap-ho-1")
GROUP = Person("Tổ công tác, ông T.", "to-cong-tac-1")
REVIEWER = Person("Tổ công tác, bà L.", "to-cong-tac-2")
RECORDER = Person("parledger", "ghi-so")


@dataclass(frozen=True, slots=True)
class Office:
    """Who appraises which areas; for its own unit another stands in."""

    id: str
    title: str
    unit: str
    stand_in: str
    areas: tuple[str, ...]
    person: Person


OFFICES = (
    Office(
        "noi-vu", "Sở Nội vụ", "thanh-ha-so-noi-vu", "van-phong",
        ("1", "4", "5", "9", "10"), Person("Chuyên viên Sở Nội vụ, bà H.", "tham-dinh-noi-vu"),
    ),
    Office(
        "tu-phap", "Sở Tư pháp", "thanh-ha-so-tu-phap", "van-phong",
        ("2",), Person("Chuyên viên Sở Tư pháp, ông D.", "tham-dinh-tu-phap"),
    ),
    Office(
        "van-phong", "Văn phòng UBND thành phố", "thanh-ha-van-phong", "noi-vu",
        ("3",), Person("Chuyên viên Văn phòng, bà M.", "tham-dinh-van-phong"),
    ),
    Office(
        "tai-chinh", "Sở Tài chính", "thanh-ha-so-tai-chinh", "noi-vu",
        ("6",), Person("Chuyên viên Sở Tài chính, ông Q.", "tham-dinh-tai-chinh"),
    ),
    Office(
        "thong-tin", "Sở Thông tin và Truyền thông", "thanh-ha-so-thong-tin-va-truyen-thong",
        "van-phong", ("7",), Person("Chuyên viên Sở TT&TT, bà P.", "tham-dinh-thong-tin"),
    ),
)  # fmt: skip


def office_for(unit: str, code: str) -> str:
    """The id of the office that appraises a criterion of a unit."""
    area = code.partition(".")[0]
    first = next(one for one in OFFICES if area in one.areas)
    return first.stand_in if first.unit == unit else first.id


def desk_of(unit: str, name: str) -> Person:
    """Who fills in a unit's files."""
    return Person(f"Đầu mối CCHC: {name}", f"dm-{unit}")


def offices_text() -> str:
    """The offices as the plan names them."""
    lines = ["offices:"]
    for one in OFFICES:
        lines += [f"  - id: {one.id}", f"    title: {one.title}", f"    unit: {one.unit}"]
        lines += [f"    for_own_unit: {one.stand_in}", "    appraises:"]
        lines += [f'      - "{area}"' for area in one.areas]
        lines += ["    accounts:", f"      - {one.person.account}"]
    return "\n".join(lines) + "\n"


def roles_text(desks: Mapping[str, Person], by_clerk: str) -> str:
    """Secretary, the clerk and the unit entered by them, and each other unit's account."""
    lines = ["roles:", "  secretary:", "    accounts:", f"      - {SECRETARY.account}"]
    lines += ["  clerks:", "    - accounts:", f"        - {CLERK.account}"]
    lines += ["      units:", f"        - {by_clerk}", "  units:"]
    for unit, desk in desks.items():
        if unit != by_clerk:
            lines += [f"    {unit}:", "      accounts:", f"        - {desk.account}"]
    return "\n".join(lines) + "\n"
