"""Wordings of the scoring rules: C150–C199 their parameters, S150–S199 the values they take."""

from collections.abc import Mapping

from parledger.problems.entry import Wording
from parledger.problems.problem import Severity

WORDINGS: Mapping[str, Wording] = {
    "C150": Wording(
        "mức này không bao giờ đạt được: mọi giá trị của nó đã thuộc mức ghi trước",
        "this band can never be reached: every value of it belongs to a band before it",
        "ghi mức cao nhất trước, rồi xuống dần; xem lại hai đầu của mức",
        "write the best band first, then downwards; check the band's edges",
    ),
    "C151": Wording(
        "giá trị {value} không thuộc mức nào",
        "no band holds for the value {value}",
        "thêm một mức cho giá trị đó, hoặc sửa hai đầu của mức bên cạnh",
        "add a band for it, or mend the edges of its neighbours",
    ),
    "C152": Wording(
        "mức này và mức ở dòng {line} cùng chứa giá trị {value}",
        "this band and the one in line {line} both hold the value {value}",
        "mức ghi trước được áp dụng; nếu không đúng ý quyết định thì đổi to thành below",
        "the band written first holds; if the decision means otherwise, use below for to",
        Severity.WARNING,
    ),
    "C156": Wording(
        "quyết định in {printed} điểm, ở đây tính {points} điểm",
        "the decision prints {printed} points, {points} are meant here",
        "số ở mục points được dùng để tính; nếu bản in mới đúng thì sửa points",
        "the figure under points counts; if the printed one is right, mend points",
        Severity.WARNING,
    ),
    "C157": Wording(
        "mã «{found}» đã dùng ở dòng {line}",
        "the id '{found}' was already used in line {line}",
        "đặt mã khác cho một trong hai dòng",
        "give one of the two another id",
    ),
    "C160": Wording(
        "{key} phải lớn hơn 0, không phải {found}",
        "{key} must be above 0, not {found}",
        "nhập một số dương",
        "type a positive number",
    ),
    "C161": Wording(
        "danh sách {key} chưa có dòng nào",
        "the list {key} is empty",
        "thêm ít nhất một dòng bắt đầu bằng dấu gạch",
        "add at least one line that begins with a dash",
    ),
    "C162": Wording(
        "mức này không có giới hạn nào",
        "this band has no edge",
        "ghi from (từ), above (trên), to (đến hết) hoặc below (dưới)",
        "write from (>=), above (>), to (<=) or below (<)",
    ),
    "C163": Wording(
        "mức này rỗng: không giá trị nào vừa {low} vừa {high}",
        "this band is empty: no value is both {low} and {high}",
        "đổi chỗ hai giới hạn",
        "swap the two edges",
    ),
    "C164": Wording(
        "ngưỡng dưới floor {floor} cao hơn mục tiêu target {target}",
        "floor {floor} is above target {target}",
        "floor là mức thấp nhất còn được điểm, target là mức được đủ điểm",
        "floor is the least value that scores, target the one that scores in full",
    ),
    "C165": Wording(
        "loại «{found}» chưa nói trừ bao nhiêu điểm",
        "the kind '{found}' does not say what it costs",
        "thêm each: 0.25 (mỗi trường hợp) hoặc all: true (mất hết điểm)",
        "add each: 0.25 (for each case) or all: true (costs everything)",
    ),
    "C166": Wording(
        "quy tắc trừ điểm chưa nói mỗi trường hợp trừ bao nhiêu",
        "the deduction does not say what a case costs",
        "thêm each: 0.25, hoặc danh sách kinds",
        "add each: 0.25, or a list of kinds",
    ),
    "S150": Wording(
        "cần {wanted_vi}, không phải {found_vi}",
        "expected {wanted_en}, not {found_en}",
        "ví dụ: value: {example}",
        "for example: value: {example}",
    ),
    "S151": Wording(
        "{found} nằm ngoài thang phần trăm (0 đến 100)",
        "{found} is not a percentage (0 to 100)",
        "nhập số từ 0 đến 100, không ghi dấu %; viết 97 cho 97 %",
        "type a number from 0 to 100 without a percent sign; 97 for 97 %",
    ),
    "S152": Wording(
        "{found} nhỏ hơn 0",
        "{found} is below 0",
        "nhập số từ 0 trở lên",
        "type 0 or more",
    ),
    "S153": Wording(
        "{found} phải là số nguyên vì ở đây đếm {what_vi}",
        "{found} must be whole: {what_en} are counted here",
        "viết số nguyên, ví dụ {wanted}",
        "write a whole number, such as {wanted}",
    ),
    "S154": Wording(
        "không có lựa chọn «{found}»",
        "there is no option '{found}'",
        "{hint_vi}",
        "{hint_en}",
    ),
    "S155": Wording(
        "không có nội dung «{found}» trong danh mục",
        "there is no item '{found}' in the checklist",
        "{hint_vi}",
        "{hint_en}",
    ),
    "S156": Wording(
        "không có loại «{found}»",
        "there is no kind '{found}'",
        "{hint_vi}",
        "{hint_en}",
    ),
    "S157": Wording(
        "planned (kế hoạch) bằng 0 thì không tính được tỷ lệ",
        "planned is 0, so there is no ratio",
        "nếu trong năm không có việc này, thay value bằng: not_applicable: true",
        "if there was nothing to do this year, put this in place of value: not_applicable: true",
    ),
    "S158": Wording(
        "done {done} lớn hơn planned {planned}: tỷ lệ vượt 100 %",
        "done {done} exceeds planned {planned}: more than 100 %",
        "xem lại hai số; có thể đã ghi ngược",
        "check the two numbers; they may be swapped",
    ),
    "S159": Wording(
        "tiêu chí này do người thẩm định cho điểm, không nhận value",
        "the appraiser gives the points here; no value is taken",
        "xóa value; đơn vị chỉ ghi evidence và note",
        "delete value; the unit gives evidence and note only",
    ),
    "S160": Wording(
        "tiêu chí này lấy kết quả từ nơi khác, không nhận value",
        "the result comes from elsewhere; no value is taken",
        "xóa mục này; kết quả ghi ở external trong cycle.yaml",
        "delete the entry; the result stands under external in cycle.yaml",
    ),
    "S161": Wording(
        "{done}/{planned} được tính là {value}, trong khi mục tiêu là {target}",
        "{done}/{planned} counts as {value}, while the target is {target}",
        "nếu mục tiêu tính theo phần trăm, thêm measure: percent vào quy tắc của tiêu chí",
        "if the target is a percentage, add measure: percent to the criterion's rule",
        Severity.WARNING,
    ),
    "S162": Wording(
        "nội dung «{found}» được ghi hai lần",
        "the item '{found}' is ticked twice",
        "xóa một lần",
        "delete one of them",
    ),
}
