"""`new cycle ID --set SET --units A,B,C`"""

from collections.abc import Sequence

from parledger.model.placeholders import PUT_AUTHORITY, PUT_NAME
from parledger.model.words import Words
from parledger.outputs.skeletons.lines import finished, notes, quoted, sample
from parledger.outputs.skeletons.skeleton import Skeleton

_STEPS = (
    ("self", "11-15", "đơn vị tự chấm"),
    ("appraisal_1", "11-30", "thẩm định lần 1"),
    ("explanation", "12-07", "đơn vị giải trình"),
    ("appraisal_2", "12-15", "thẩm định lần 2"),
    ("survey", "12-15", "điều tra xã hội học"),
    ("publication", "12-31", "công bố"),
)
_OFFICES = """
offices:
  - id: noi-vu
    title: Phòng Nội vụ
    appraises:
      - "1"
    accounts:
      - ten-tai-khoan-3
"""
_ROLES = """
roles:
  secretary:
    accounts:
      - ten-tai-khoan-1
      - ten-tai-khoan-2
  clerks:
    - accounts:
        - ten-tai-khoan-4
      units: all
  units:
    {unit}:
      accounts:
        - ten-tai-khoan-5
"""
_EXTERNAL = """
external:
  - criterion: "3.3"
    source:
      title: Quyết định công bố kết quả
    points:
      {unit}: 8.5
"""
_COUNCIL = """
council:
  chair: Chủ tịch UBND huyện
  members:
    - Trưởng phòng Nội vụ
"""


def cycle_skeleton(cycle: str, criteria: str, units: Sequence[str], year: int) -> Skeleton:
    """scores/<id>/cycle.yaml with one block: the units named, scored by the set named."""
    return Skeleton(
        f"scores/{cycle}/cycle.yaml",
        finished(
            [
                *_head(cycle, year),
                *_block(criteria, units),
                *_schedule(year),
                *_index(),
                *_more(units[0]),
            ]
        ),
        Words(
            f"Tiếp theo: python build.py new self {cycle} {units[0]}; xem trang: "
            "python build.py site --edition internal",
            f"Next: python build.py new self {cycle} {units[0]}; to see it: "
            "python build.py site --edition internal",
        ),
    )


def _head(cycle: str, year: int) -> list[str]:
    lines = notes("Kỳ đánh giá: tệp này quyết định đơn vị nào được chấm, chấm thế nào.")
    lines += [
        f"id: {cycle}",
        f"title: {quoted(f'Chỉ số cải cách hành chính năm {year} {PUT_NAME}')}",
        f"year: {year}",
        "period:",
        f"  from: {year}-01-01",
        f"  to: {year}-12-31",
        f"authority: {quoted(PUT_AUTHORITY)}",
    ]
    lines += notes(
        "internal: số liệu chỉ hiện ở bản nội bộ cho đến khi công bố; public: hiện ngay ở bản "
        "công khai."
    )
    lines += ["visibility: internal"]
    lines += notes(
        "illustrative: số liệu minh họa, mọi trang có dải báo. Chỉ đổi thành official khi là số "
        "liệu thật và có nguồn, ghi ở sources:"
    )
    lines += ["provenance: illustrative"]
    lines += sample(
        """
        sources:
          - title: Kế hoạch đánh giá chỉ số cải cách hành chính
            url: https://...
        """
    )
    return lines


def _block(criteria: str, units: Sequence[str]) -> list[str]:
    lines = notes("Đơn vị được xếp hạng với nhau trong từng khối; mỗi khối dùng một bộ tiêu chí.")
    lines += [
        "blocks:",
        "  - id: units",
        "    title: Các đơn vị được đánh giá",
        f"    criteria: {criteria}",
        "    units:",
    ]
    return lines + [f"      - {unit}" for unit in units]


def _schedule(year: int) -> list[str]:
    lines = notes("Ngày cuối của từng bước; xóa bước nào không có.")
    lines += ["schedule:"]
    for step, day, meaning in _STEPS:
        lines += [f"  # {meaning}", f"  {step}: {year}-{day}"]
    return lines


def _index() -> list[str]:
    lines = notes("Chỉ số = điểm / điểm tối đa × 100, làm tròn một lần khi công bố.")
    lines += ["index:", "  decimals: 2", "  rounding: half_up", "  ties: competition"]
    lines += notes("Xếp loại theo chỉ số; xóa nếu kế hoạch không xếp loại.")
    for name, title, start in (
        ("excellent", "Xuất sắc", 90),
        ("good", "Tốt", 80),
        ("fair", "Khá", 65),
        ("weak", "Yếu", 0),
    ):
        head = ["classes:"] if name == "excellent" else []
        lines += [*head, f"  - id: {name}", f"    title: {title}", f"    from: {start}"]
    return lines


def _more(unit: str) -> list[str]:
    lines = notes("Điểm do cơ quan khác công bố, hoặc kết quả điều tra xã hội học:")
    lines += sample(_EXTERNAL.format(unit=unit))
    lines += notes("Ai thẩm định mục nào (mỗi cơ quan một tệp appraisal-1.<mã>.yaml):")
    lines += sample(_OFFICES)
    lines += notes("Hội đồng thẩm định, ghi chức danh, không ghi tên người:")
    lines += sample(_COUNCIL)
    lines += notes(
        "Tài khoản nào trên GitLab, GitHub giữ vai trò nào: secretary là thư ký, clerks là người "
        "nhập hộ, units là đơn vị. Kỳ không có thư ký thì lệnh gate từ chối mọi người:"
    )
    return lines + sample(_ROLES.format(unit=unit))
