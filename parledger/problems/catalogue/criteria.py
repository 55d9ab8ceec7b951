"""Wordings of one family (criteria)."""

from collections.abc import Mapping

from parledger.problems.entry import Wording
from parledger.problems.problem import Severity

WORDINGS: Mapping[str, Wording] = {
    "C130": Wording(
        "tiêu chí chưa có cách chấm (rule) và cũng không có tiêu chí con (criteria)",
        "neither a rule nor criteria below it",
        "thêm rule: nếu chấm điểm ngay ở mục này, hoặc criteria: nếu chia nhỏ hơn",
        "add rule: where points are given here, or criteria: where it is divided further",
    ),
    "C201": Wording(
        "mã tiêu chí trùng với «{other}» ở dòng {line}",
        "the code is the same as '{other}' in line {line}",
        "nếu quyết định in trùng mã, đặt id khác cho một mục và ghi mã in vào printed_id",
        "if the decision prints it twice, give one another id and keep the printed code under printed_id",
    ),
    "C202": Wording(
        "trên trang web, mã này và mã «{other}» ở dòng {line} có cùng địa chỉ {address}",
        "on the site this code and '{other}' in line {line} meet in one address, {address}",
        "đổi id của một trong hai mục và ghi mã in trong quyết định vào printed_id",
        "change the id of one of them and keep the printed code under printed_id",
    ),
    "C203": Wording(
        "mã không bắt đầu bằng mã của mục chứa nó, {parent}",
        "the code does not begin with that of its parent, {parent}",
        "nếu quyết định in như vậy thì để nguyên; nếu gõ nhầm thì sửa mã hoặc chuyển mục về đúng chỗ",
        "leave it if the decision prints it so; otherwise mend the code or move the entry",
        Severity.WARNING,
    ),
    "C204": Wording(
        "điểm tối đa ghi là {declared}, nhưng các lĩnh vực cộng lại được {total}",
        "the declared maximum is {declared}, but the areas add up to {total}",
        "sửa max_points của bộ tiêu chí thành {total}, hoặc sửa điểm của lĩnh vực ghi sai; điểm thưởng và điểm trừ không cộng vào đây",
        "write max_points: {total}, or mend the area that is wrong; bonus and penalty are not counted here",
    ),
    "C205": Wording(
        "điểm tối đa ghi là {declared}, nhưng các mục con cộng lại được {total}",
        "the declared maximum is {declared}, but the entries below it add up to {total}",
        "sửa max_points ở đây thành {total}, hoặc sửa điểm của mục con ghi sai",
        "write max_points: {total} here, or mend the entry below that is wrong",
    ),
    "C206": Wording(
        "cách chấm cho nhiều nhất {best} điểm, khác điểm tối đa {maximum}",
        "the rule gives at most {best} points, which is not the maximum {maximum}",
        'sửa điểm trong rule hoặc max_points; nếu quyết định in như vậy và không đạt được điểm tối đa, thêm as_printed: "lý do"',
        'mend the points in the rule, or max_points; if the decision prints it so and the maximum cannot be reached, add as_printed: "why"',
    ),
    "C207": Wording(
        "theo bản in, cách chấm cho nhiều nhất {best} điểm, không đạt được điểm tối đa {maximum}",
        "as printed, the rule gives at most {best} points and never the maximum {maximum}",
        "mục này giữ nguyên như quyết định (as_printed); đề nghị cơ quan ban hành đính chính",
        "the entry is kept as the decision has it (as_printed); ask the issuer for an erratum",
        Severity.WARNING,
    ),
    "C208": Wording(
        "điểm thưởng hoặc điểm trừ phải có mức trần",
        "a bonus or penalty needs its cap",
        "thêm một dòng, ví dụ cap: 5",
        "add a line such as cap: 5",
    ),
    "C209": Wording(
        "mức trần chỉ ghi ở mục thưởng hoặc trừ trên cùng",
        "a cap stands on the topmost bonus or penalty entry only",
        "xóa dòng cap ở đây",
        "delete the line cap here",
    ),
    "C210": Wording(
        "không có lĩnh vực «{found}» trong bộ tiêu chí này",
        "no area '{found}' in this set",
        "{hint_vi}",
        "{hint_en}",
    ),
    "C211": Wording(
        "lĩnh vực không thuộc phần nào trong parts",
        "the area belongs to no part",
        "thêm mã lĩnh vực vào areas của một phần",
        "add its code to the areas of one part",
    ),
    "C212": Wording(
        "lĩnh vực {area} đã thuộc phần «{other}»",
        "area {area} already belongs to part '{other}'",
        "mỗi lĩnh vực chỉ thuộc một phần: xóa một chỗ",
        "an area belongs to one part: delete one of the two",
    ),
    "C213": Wording(
        "lĩnh vực {area} là điểm thưởng hoặc điểm trừ nên không thuộc phần nào",
        "area {area} is a bonus or penalty and belongs to no part",
        "xóa mã {area} khỏi areas",
        "delete {area} from areas",
    ),
    "C214": Wording(
        "bộ khung (frame: true) chỉ có lĩnh vực và điểm tối đa",
        "a frame (frame: true) has areas and maxima only",
        "xóa criteria và rule ở lĩnh vực này, hoặc xóa dòng frame: true",
        "delete criteria and rule of this area, or the line frame: true",
    ),
    "C215": Wording(
        "không có bộ khung «{found}» trong criteria/",
        "no frame '{found}' under criteria/",
        "{hint_vi}",
        "{hint_en}",
    ),
    "C216": Wording(
        "bộ tiêu chí «{found}» không phải là bộ khung",
        "the set '{found}' is no frame",
        "follows chỉ dùng cho bộ có frame: true; bộ của năm trước ghi ở continues",
        "follows is for a set with frame: true; last year's set goes under continues",
    ),
    "C217": Wording(
        "thiếu lĩnh vực này của bộ khung «{frame}» ({maximum} điểm)",
        "this area of the frame '{frame}' ({maximum} points) is missing",
        "thêm lĩnh vực với max_points: {maximum}",
        "add the area with max_points: {maximum}",
    ),
    "C218": Wording(
        "bộ khung «{frame}» không có lĩnh vực này",
        "the frame '{frame}' has no such area",
        "dùng đúng mã lĩnh vực của bộ khung, hoặc xóa lĩnh vực này",
        "use the frame's code of the area, or delete it",
    ),
    "C219": Wording(
        "lĩnh vực có {own} điểm, bộ khung «{frame}» quy định {maximum} điểm",
        "the area has {own} points, the frame '{frame}' gives {maximum}",
        "giữ nguyên điểm của bộ khung: max_points: {maximum}, cùng loại (thường, thưởng, trừ)",
        "keep the frame's points: max_points: {maximum}, and its kind (normal, bonus, penalty)",
    ),
    "C220": Wording(
        "không có bộ tiêu chí «{found}» để nối tiếp",
        "no set '{found}' to continue",
        "{hint_vi}",
        "{hint_en}",
    ),
    "C221": Wording(
        "các bộ tiêu chí nối tiếp nhau thành vòng tròn: {circle}",
        "the sets continue each other in a circle: {circle}",
        "continues chỉ đến bộ của kỳ trước, không bao giờ đến bộ sau",
        "continues names an earlier set, never a later one",
    ),
    "C222": Wording(
        "bộ trước «{before}» không có mã «{found}»",
        "the earlier set '{before}' has no code '{found}'",
        "{hint_vi}",
        "{hint_en}",
    ),
    "C223": Wording(
        "mục này có continues nhưng cả bộ không nối tiếp bộ nào",
        "the entry says continues, but the set continues none",
        "thêm ở đầu tệp: continues: <mã bộ tiêu chí kỳ trước>",
        "add at the top of the file: continues: <id of the earlier set>",
    ),
    "C224": Wording(
        "khác mục {earlier} của bộ trước «{before}» ({differences_vi}) mà chưa nói có so sánh được không",
        "it differs from {earlier} of the earlier set '{before}' ({differences_en}) and does not say whether they compare",
        "thêm continues: {{comparable: false, why: ...}} (không so sánh) hoặc continues: {{comparable: true, why: ...}}",
        "add continues: {{comparable: false, why: ...}} or continues: {{comparable: true, why: ...}}",
    ),
    "C225": Wording(
        "có scale mà thiếu scale_note",
        "scale stands without scale_note",
        "thêm scale_note giải thích vì sao thang điểm khác tổng điểm",
        "add scale_note: why the scale is not the sum",
    ),
    "C226": Wording(
        "đính chính nêu mã «{found}» không có trong bộ tiêu chí này",
        "the erratum names '{found}', which this set does not have",
        "{hint_vi}",
        "{hint_en}",
    ),
    "C227": Wording(
        "mục này khác loại với mục trên nó (counts: {above})",
        "the entry is of another kind than the one above it (counts: {above})",
        "xóa dòng counts ở đây; mọi mục con theo loại của mục trên cùng",
        "delete counts here; what is below follows the topmost entry",
    ),
}
