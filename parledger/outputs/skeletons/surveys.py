"""`new survey CYCLE ID`"""

from dataclasses import dataclass
from datetime import date

from parledger.model.criteria import Node
from parledger.model.cycles import Cycle
from parledger.model.placeholders import PUT_NAME
from parledger.model.words import Words
from parledger.outputs.skeletons.lines import finished, heading, notes, quoted, sample
from parledger.outputs.skeletons.skeleton import Skeleton

_BASIS = """
legal_basis:
  - title: Kế hoạch khảo sát mức độ hài lòng
    number: 45/KH-UBND
    date: {year}-09-15
    issuer: UBND huyện ...
"""
_OPTIONS = (
    "Rất không hài lòng",
    "Không hài lòng",
    "Bình thường",
    "Hài lòng",
    "Rất hài lòng",
)
_MORE_OF_GROUP = """
blocks:
  - {block}
population:
  {unit}: 8200
weight: 0.6
"""
_GIVEN = """
- id: can-bo
  title: Cán bộ, công chức
  weight: 0.4
  results_from:
    cycle: {cycle}
    survey: khao-sat-khac
    group: can-bo
- id: vien-nghien-cuu
  title: Kết quả do viện nghiên cứu công bố
  results:
    source:
      title: Báo cáo kết quả
      url: https://...
    out_of: 100
    figures:
      {unit}: 82.5
"""
_FORMS = """
forms:
  - id: mau-01
    code: 01/ĐTXHH
    title: Phiếu khảo sát người dân, tổ chức
    groups:
      - nguoi-dan
    questions:
      - id: q1
        title: ...
        scale: muc-do
"""
_QUESTIONS = (
    ("q1", "Ông/Bà đánh giá thế nào về thái độ phục vụ của cán bộ, công chức?"),
    ("q2", "Ông/Bà đánh giá thế nào về việc cung cấp thông tin, hướng dẫn hồ sơ?"),
    ("q3", "Ông/Bà đánh giá thế nào về thời gian giải quyết hồ sơ?"),
)
_SEVERAL = """
- id: kenh
  kind: choice
  title: Ông/Bà nộp hồ sơ bằng cách nào?
  several: true
  options:
    - id: truc-tiep
      title: Trực tiếp tại Bộ phận Một cửa
    - id: truc-tuyen
      title: Trực tuyến
"""
_OTHER_FORMULAS = """
formula:
  kind: mean_scale
  from: lowest
"""
_FEED = """
block: {block}
groups:
  - nguoi-dan
questions:
  - q1
weights:
  nguoi-dan: 0.6
  can-bo: 0.4
"""
_WITHOUT = """
without:
  - unit: {unit}
    group: nguoi-dan
    why: Trong kỳ không phát sinh hồ sơ
supervision:
  - date: {day}
    group: nguoi-dan
    checked: 30
    confirmed: 29
    note: Gọi lại ngẫu nhiên
seed: {year}
"""


@dataclass(frozen=True, slots=True)
class SurveyFor:
    """Where the survey belongs. `leaf`: the criterion it feeds, None where the set has none."""

    cycle: Cycle
    block: str
    unit: str
    leaf: Node | None
    several_blocks: bool


def survey_skeleton(name: str, place: SurveyFor) -> Skeleton:
    """survey/<id>.yaml: one group, one scale, three questions, a wish; the rest behind `#`."""
    cycle = place.cycle
    lines = [
        *_head(name, cycle),
        *_scale(),
        *_groups(place),
        *_questions(),
        *_counting(),
        *_feeds(place),
        *_after(place),
    ]
    return Skeleton(
        f"scores/{cycle.id}/survey/{name}.yaml",
        finished(lines),
        Words(
            f"Sửa câu hỏi, số phiếu theo kế hoạch; rồi in phiếu: python build.py survey forms "
            f"--cycle {cycle.id} {name}",
            f"Put the plan's questions and numbers; then print: python build.py survey forms "
            f"--cycle {cycle.id} {name}",
        ),
    )


def _head(name: str, cycle: Cycle) -> list[str]:
    start, end = _period(cycle)
    lines = notes(
        "Cuộc khảo sát: hỏi ai, hỏi gì, tính điểm thế nào. Phiếu đã thu nằm ở tệp "
        f"{name}.csv bên cạnh.",
        "Không hỏi, không ghi họ tên, số điện thoại, số căn cước, địa chỉ của người trả lời.",
        "id: phải trùng với tên tệp.",
    )
    lines += [f"id: {name}"]
    lines += notes("title: tên cuộc khảo sát, in ở đầu phiếu và trên trang.")
    lines += [f"title: {quoted(f'Khảo sát mức độ hài lòng năm {cycle.year} {PUT_NAME}')}"]
    lines += notes("legal_basis: kế hoạch khảo sát, in trên phiếu. Bỏ dấu # và ghi số, ngày:")
    lines += sample(_BASIS.format(year=cycle.year))
    lines += notes("period: ngày đầu và ngày cuối thu phiếu; phiếu ngoài thời gian này là lỗi.")
    return [*lines, "period:", f"  from: {start.isoformat()}", f"  to: {end.isoformat()}"]


def _period(cycle: Cycle) -> tuple[date, date]:
    """The schedule's; six weeks in autumn where it has none."""
    window = cycle.schedule.get("survey")
    if window is None:
        return date(cycle.year, 10, 1), date(cycle.year, 11, 15)
    start = window.start or window.end.replace(day=1)
    return start, window.end


def _scale() -> list[str]:
    lines = notes(
        "scales: thang trả lời dùng chung cho nhiều câu. Mỗi phương án: id là mã ghi trong tệp "
        "phiếu, title là chữ in trên phiếu, value là số của mức (chỉ cần khi tính trung bình).",
    )
    lines += ["scales:", "  - id: muc-do", "    options:"]
    for number, title in enumerate(_OPTIONS, 1):
        lines += [f"      - id: {number}", f"        title: {title}", f"        value: {number}"]
    lines += notes("satisfied: phương án nào được tính là hài lòng.", indent=4)
    return [*lines, "    satisfied:", "      - 4", "      - 5"]


def _groups(place: SurveyFor) -> list[str]:
    lines = notes("groups: các nhóm được hỏi.")
    lines += ["groups:", "  - id: nguoi-dan", "    title: Người dân, tổ chức"]
    lines += notes("mode: paper (giấy), online (trực tuyến), both (cả hai).", indent=4)
    lines += ["    mode: paper"]
    lines += notes(
        "planned: số phiếu theo kế hoạch cho mỗi đơn vị; khác nhau thì ghi từng khối hoặc đơn vị, "
        f"ví dụ: {place.unit}: 30. Tính cỡ mẫu: python build.py survey plan",
        indent=4,
    )
    lines += ["    planned: 20"]
    lines += notes("least: số phiếu hợp lệ ít nhất mới được đóng khảo sát.", indent=4)
    lines += ["    least: 5"]
    lines += notes(
        "blocks: chỉ hỏi về đơn vị của các khối này; population: số người đã giao dịch, để tính "
        "sai số; weight: trọng số của nhóm, tổng các nhóm bằng 1:",
        indent=4,
    )
    lines += sample(_MORE_OF_GROUP.format(block=place.block, unit=place.unit), indent=4)
    lines += notes(
        "Nhóm lấy kết quả từ cuộc khảo sát khác (results_from) hoặc số đã công bố, kèm nguồn "
        "(results):",
        indent=2,
    )
    return lines + sample(_GIVEN.format(cycle=place.cycle.id, unit=place.unit), indent=2)


def _questions() -> list[str]:
    lines = notes(
        "questions: các câu hỏi. kind: scale (theo thang, mặc định), choice (chọn phương án), "
        "text (ghi ý kiến; không bao giờ công bố). id là tên cột trong tệp phiếu.",
    )
    lines += ["questions:"]
    for name, title in _QUESTIONS:
        lines += [f"  - id: {name}", "    kind: scale", f"    title: {title}", "    scale: muc-do"]
    lines += [
        "  - id: mong-muon",
        "    kind: text",
        "    title: Mong muốn của tổ chức, cá nhân (nếu có)",
    ]
    lines += notes("several: true là được chọn nhiều phương án:", indent=2)
    lines += sample(_SEVERAL, indent=2)
    lines += notes("Mỗi nhóm một mẫu phiếu riêng thì thay questions bằng forms:")
    return lines + sample(_FORMS)


def _counting() -> list[str]:
    lines = notes(
        "valid: phiếu nào được tính. least_answered: trả lời ít nhất bao nhiêu phần trăm số câu; "
        "required: câu bắt buộc; duplicates: error (trùng số phiếu là lỗi) hoặc none (không tính).",
    )
    lines += ["valid:", "  least_answered: 50", "  required: []", "  duplicates: error"]
    lines += notes(
        "formula: cách tính điểm. satisfied_share: tỷ lệ câu trả lời hài lòng; blank: "
        "not_satisfied (câu bỏ trống tính là không hài lòng) hoặc left_out (không tính).",
    )
    lines += ["formula:", "  kind: satisfied_share", "  blank: not_satisfied"]
    lines += notes(
        "Cách khác: mean_scale (trung bình theo value), weighted_options (hệ số từng phương án), "
        "bands (điểm theo khoảng tỷ lệ hài lòng):",
    )
    return lines + sample(_OTHER_FORMULAS)


def _feeds(place: SurveyFor) -> list[str]:
    lines = notes("feeds: kết quả cho điểm tiêu chí nào (tiêu chí có cách chấm kind: survey).")
    if place.leaf is None:
        lines += notes("Bộ tiêu chí của kỳ chưa có tiêu chí như vậy, hoặc đã có nguồn điểm khác:")
        return lines + sample('feeds:\n  - criterion: "3.2"')
    lines += ["feeds:", *notes(heading(place.leaf), indent=2)]
    lines += [f"  - criterion: {quoted(place.leaf.id)}"]
    if place.several_blocks:
        lines += [f"    block: {place.block}"]
    lines += notes("Chỉ tính một số nhóm, câu hỏi; trọng số riêng:", indent=4)
    wanted = "\n".join(_FEED.format(block=place.block).strip("\n").split("\n")[1:])
    return lines + sample(wanted, indent=4)


def _after(place: SurveyFor) -> list[str]:
    lines = notes(
        "without: đơn vị không có kết quả và sẽ không có, kèm lý do. supervision: các lần kiểm "
        "tra việc thu phiếu. seed: số khởi đầu khi mô phỏng thứ hạng.",
    )
    lines += sample(
        _WITHOUT.format(unit=place.unit, year=place.cycle.year, day=_period(place.cycle)[0])
    )
    return lines + notes(
        "closed và errata: lệnh survey close ghi vào đây khi đóng khảo sát; không tự ghi.",
    )
