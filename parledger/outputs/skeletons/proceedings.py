"""`new council CYCLE` and `new tasks CYCLE`"""

from parledger.model.cycles import Cycle
from parledger.model.words import Words
from parledger.outputs.skeletons.lines import finished, notes, quoted, sample
from parledger.outputs.skeletons.skeleton import Skeleton

_MEETING = """
- date: {year}-12-20
  minutes:
    number: 15/BB-HĐTĐ
    date: {year}-12-20
  members: 9
  approve: 8
  adjusts:
    - unit: {unit}
      criterion: {criterion}
      points: 1.5
      reason: Nêu lý do
"""
_DONE = """
with:
  - units
from: {year}-10-01
done: {year}-10-28
note: Ghi chú
"""


def council_skeleton(cycle: Cycle, unit: str, criterion: str) -> Skeleton:
    """council.yaml without a meeting; how one is written stands behind `#`."""
    lines = notes(
        f"Các cuộc họp của Hội đồng thẩm định, {cycle.title}.",
        "members: số thành viên; approve: số người tán thành, phải quá nửa. adjusts: điểm Hội đồng "
        "điều chỉnh (bỏ nếu không có); mọi tiêu chí khác Hội đồng công nhận.",
        "Đã họp thì xóa “[]” sau meetings và bỏ dấu # ở các dòng sau:",
    )
    example = _MEETING.format(year=cycle.year, unit=unit, criterion=quoted(criterion))
    lines += ["meetings: []", *sample(example, deep=2)]
    return Skeleton(
        f"scores/{cycle.id}/council.yaml",
        finished(lines),
        Words("Ghi cuộc họp sau khi Hội đồng đã họp.", "Fill it in once the Council has met."),
    )


def tasks_skeleton(cycle: Cycle) -> Skeleton:
    """tasks.yaml with the two tasks that every plan has."""
    lines = notes(
        f"Tiến độ của kế hoạch, {cycle.title}. Tệp này không làm thay đổi điểm nào.",
        "by: ai làm (units là các đơn vị, council, working-group, mã cơ quan, hoặc tên). "
        "due: ngày cuối, 2024-10-31, hoặc tháng, 2024-10. due_text: nguyên văn kế hoạch.",
    )
    lines += ["tasks:", *_task("tu-cham", "Tự chấm điểm và nộp tài liệu kiểm chứng", "units")]
    lines += [f"    due: {_day(cycle, 'self', '11-15')}"]
    lines += notes("Có thể thêm:", indent=4)
    lines += sample(_DONE.format(year=cycle.year), indent=4)
    lines += _task("tham-dinh", "Thẩm định, tổng hợp kết quả", "working-group")
    lines += [f"    due: {_day(cycle, 'appraisal_1', '12-15')}"]
    return Skeleton(
        f"scores/{cycle.id}/tasks.yaml",
        finished(lines),
        Words("Sửa nhiệm vụ, thời hạn theo kế hoạch.", "Put the plan's own tasks and dates."),
    )


def _task(task: str, title: str, who: str) -> list[str]:
    return [f"  - id: {task}", f"    title: {title}", "    by:", f"      - {who}"]


def _day(cycle: Cycle, step: str, otherwise: str) -> str:
    window = cycle.schedule.get(step)
    return window.end.isoformat() if window else f"{cycle.year}-{otherwise}"
