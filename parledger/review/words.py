"""The review's own words, in both languages."""

from collections.abc import Mapping

from parledger.model.words import Words

STEPS: Mapping[str, Words] = {
    "self": Words("tự chấm", "self-score"),
    "appraisal_1": Words("thẩm định lần 1", "round 1"),
    "explanation": Words("giải trình", "explanation"),
    "appraisal_2": Words("thẩm định lần 2", "round 2"),
    "council": Words("Hội đồng", "Council"),
    "external": Words("kết quả từ nơi khác", "result from elsewhere"),
    "not_scored": Words("phạm vi chấm", "scope"),
}

UNEXPLAINED: Mapping[str, Words] = {
    "none": Words("KHÔNG GHI LÝ DO", "NO REASON GIVEN"),
    "same": Words("LÝ DO GIỮ NGUYÊN", "REASON UNCHANGED"),
}
PAPERS = Words("đổi tài liệu kiểm chứng", "evidence changed")

FILE_KINDS: Mapping[str, Words] = {
    "added": Words("thêm", "added"),
    "changed": Words("sửa", "changed"),
    "removed": Words("xóa", "removed"),
    "renamed": Words("đổi tên từ {old}", "renamed from {old}"),
}
CONFLICTS: Mapping[str, Words] = {
    "content": Words(
        "hai bên cùng sửa những dòng này; so sánh theo bản của yêu cầu",
        "both sides changed the same lines; compared as the request has it",
    ),
    "deleted": Words(
        "một bên xóa hoặc đổi tên, bên kia sửa; so sánh theo bản của yêu cầu",
        "one side deleted or renamed it, the other changed it; compared as the request has it",
    ),
}
PRESENCE: Mapping[str, Words] = {
    "added": Words("Kỳ đánh giá mới.", "A new cycle."),
    "removed": Words("Kỳ đánh giá bị xóa.", "The cycle is removed."),
    "unreadable": Words(
        "Không đọc được cycle.yaml của yêu cầu nên không so sánh được kỳ này.",
        "The request's cycle.yaml cannot be read, so this cycle cannot be compared.",
    ),
}

TITLE = Words("Thay đổi này làm gì", "What this change does")
COMPARED = Words(
    "So {base} với kết quả hợp nhất {head}; nhánh tách ra ở {origin}, "
    "mang theo {ahead} lần ghi (commit), nhánh đích đã đi thêm {behind}.",
    "{base} compared with the result of merging {head}; the branch left at {origin}; "
    "commits it brings: {ahead}; commits of the target since then: {behind}.",
)
NO_CHANGE = Words(
    "Không có thay đổi nào về số liệu, điểm, hạng hay trạng thái.",
    "No value, point, rank or state changes.",
)
SUMMARY = Words(
    "{leaves} mục của {units} đơn vị thay đổi; {moved} đơn vị khác đổi chỉ số, hạng hoặc xếp loại.",
    "Entries changed: {leaves}, in units: {units}; other units whose index, rank or class moves: {moved}.",
)
UNEXPLAINED_COUNT = Words("{count} thay đổi chưa có lý do.", "Changes without a reason: {count}.")
ERROR_COUNT = Words(
    "{count} lỗi, trong đó {new} lỗi mới; mục ghi sai được coi như thiếu.",
    "Errors: {count}, new: {new}; a faulty entry counts as missing.",
)
CONFLICT_COUNT = Words(
    "{count} tệp không tự hợp nhất được.", "Files that cannot be merged automatically: {count}."
)
GATE_COUNT = Words("{count} điều không được phép.", "Not allowed: {count}.")

ERRORS = Words("Lỗi", "Errors")
CONFLICT = Words("Tệp xung đột", "Conflicting files")
GATE = Words("Không được phép", "Not allowed")
WITHOUT_REASON = Words("Thay đổi chưa có lý do", "Unexplained changes")
MISSING = Words("Còn thiếu lý do, câu trả lời", "Reasons and answers still missing")
STANDINGS = Words("Chỉ số, hạng, xếp loại, trạng thái", "Index, rank, class, state")
MOVED = Words("Đơn vị khác bị ảnh hưởng", "Other units that move")
CHANGES = Words("Thay đổi có lý do", "Explained changes")
AREAS = Words("Lĩnh vực", "Areas")
SETTINGS = Words("Cách tính và phạm vi", "Method and scope")
WARNINGS = Words("Cảnh báo mới", "New warnings")
RESOLVED = Words("Đã sửa được", "Mended")
FILES = Words("Tệp thay đổi", "Files")

PLACE = Words("Nơi", "Place")
CODE = Words("Mã", "Code")
MESSAGE = Words("Nội dung", "Message")
UNIT = Words("Đơn vị", "Unit")
CRITERION = Words("Tiêu chí", "Criterion")
STEP = Words("Bước", "Step")
VALUE = Words("Số liệu", "Value")
POINTS = Words("Điểm", "Points")
REASON = Words("Lý do", "Reason")
INDEX = Words("Chỉ số", "Index")
RANK = Words("Hạng", "Rank")
CLASS = Words("Xếp loại", "Class")
STATE = Words("Trạng thái", "State")
AREA = Words("Lĩnh vực", "Area")
FILE = Words("Tệp", "File")
KIND = Words("Thay đổi", "Change")
RULE = Words("Quy tắc", "Rule")
WHO = Words("Ai được", "Who may")
WHEN = Words("Khi nào", "When")

NEW = Words("mới", "new")
OLD = Words("đã có", "not new")
PROVISIONAL = Words("tạm tính", "provisional")
NOT_HERE = Words("không có trong khối", "not in the block")
RECOGNISED = Words("công nhận thêm {count} mục", "{count} more recognised")
SETTING = Words("cycle.yaml đổi: {keys}", "cycle.yaml changes: {keys}")
SET_ADDED = Words("thêm {codes}", "added {codes}")
SET_REMOVED = Words("bỏ {codes}", "removed {codes}")
SET_CHANGED = Words("sửa {codes}", "changed {codes}")
SET_HEAD = Words("đổi phần chung", "its head changes")
MEAN = Words("Chỉ số bình quân của khối: {index}", "Mean index of the block: {index}")

CUT = Words(
    "Còn {count} dòng chưa in ở đây vì giới hạn độ dài.",
    "Lines not shown here, since the length is limited: {count}.",
)
FULL = Words("Báo cáo đầy đủ", "Full report")
