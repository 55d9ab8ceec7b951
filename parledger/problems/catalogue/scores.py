"""Wordings of one family (scores)."""

from collections.abc import Mapping

from parledger.problems.entry import Wording
from parledger.problems.problem import Severity

WORDINGS: Mapping[str, Wording] = {
    "S134": Wording(
        "chưa ghi điều chỉnh thành bao nhiêu",
        "it is not said what it is adjusted to",
        "thêm points: (điểm), value: (số liệu đúng) hoặc not_applicable: true",
        "add points:, value: (the corrected figure) or not_applicable: true",
    ),
    "S135": Wording(
        "cycle.yaml không có đơn vị «{found}»",
        "cycle.yaml does not list the unit '{found}'",
        "{hint_vi}",
        "{hint_en}",
    ),
    "S103": Wording(
        "{points} điểm vượt điểm tối đa {maximum}",
        "points {points} exceed the maximum {maximum}",
        "ghi số từ 0 đến {maximum}",
        "write a figure from 0 to {maximum}",
    ),
    "S201": Wording(
        "bộ tiêu chí «{criteria}» không có mã này",
        "the set '{criteria}' does not have this code",
        "{hint_vi}",
        "{hint_en}",
    ),
    "S202": Wording(
        "mục này còn có mục con, không chấm điểm trực tiếp",
        "this entry has others below it and takes no figures itself",
        "chấm từng tiêu chí: {leaves}",
        "write these instead: {leaves}",
    ),
    "S203": Wording(
        "điểm của tiêu chí này lấy từ nơi khác ({kind}), không ghi ở đây",
        "the points come from elsewhere ({kind}); it may not stand here",
        "xóa mục này; kết quả ghi ở external trong cycle.yaml",
        "delete the entry; results stand under external in cycle.yaml",
    ),
    "S204": Wording(
        "năm nay không chấm tiêu chí này (not_scored)",
        "this criterion is not scored this year (not_scored)",
        "xóa mục này",
        "delete the entry",
    ),
    "S205": Wording(
        "chưa chấm tiêu chí này: {title}",
        "this criterion is not scored yet: {title}",
        "thêm một mục cho nó, hoặc not_applicable: true kèm note; nếu chưa làm xong, ghi draft: true ở đầu tệp",
        "add an entry, or not_applicable: true with a note; if the file is unfinished, write draft: true at its top",
    ),
    "S206": Wording(
        "chưa có value",
        "there is no value",
        "ghi value, ví dụ: {example}",
        "write value, for example: {example}",
    ),
    "S207": Wording(
        "ghi {points} điểm, nhưng theo cách chấm thì được {wanted} điểm",
        "points {points} are written, but the rule gives {wanted}",
        "sửa value nếu số liệu sai; nếu không, ghi points: {wanted} hoặc xóa dòng points",
        "mend value if it is wrong; otherwise write points: {wanted} or delete the line",
    ),
    "S208": Wording(
        "có {points} điểm mà chưa có tài liệu kiểm chứng hay ghi chú",
        "{points} points, but neither evidence nor a note",
        "thêm evidence (title, number, date) hoặc note",
        "add evidence (title, number, date) or a note",
    ),
    "S209": Wording(
        "tiêu chí này do người thẩm định cho điểm; đơn vị không tự ghi điểm",
        "the appraiser gives the points here; the unit writes none",
        "xóa points; chỉ ghi evidence và note",
        "delete points; write evidence and note only",
    ),
    "S210": Wording(
        "đã có {other} chấm chung nên không dùng thêm tệp riêng của từng cơ quan",
        "{other} is there for all, so no file of a single office may stand beside it",
        "gộp hai tệp, hoặc đổi tên tệp chung thành tệp của một cơ quan",
        "merge the two, or give the common file an office's name",
    ),
    "S211": Wording(
        "kỳ đánh giá không có cơ quan thẩm định «{found}»",
        "the cycle has no office '{found}'",
        "{hint_vi}",
        "{hint_en}",
    ),
    "S212": Wording(
        "cơ quan «{office}» không thẩm định tiêu chí này; cơ quan thẩm định là: {competent}",
        "the office '{office}' does not appraise this criterion; competent: {competent}",
        "chuyển mục này sang tệp của cơ quan đó, hoặc sửa appraises trong cycle.yaml",
        "move the entry to that office's file, or mend appraises in cycle.yaml",
    ),
    "S213": Wording(
        "tiêu chí này do «{lead}» chủ trì thẩm định, ở đây chỉ nêu ý kiến",
        "'{lead}' leads the appraisal of this criterion; here stands an opinion",
        "thêm dòng opinion: true",
        "add the line opinion: true",
    ),
    "S214": Wording(
        "không có cơ quan khác chủ trì tiêu chí này nên phải quyết định, không chỉ nêu ý kiến",
        "no other office leads the appraisal of this criterion, so a decision is due, no opinion",
        "xóa dòng opinion: true và ghi decision",
        "delete opinion: true and write the decision",
    ),
    "S215": Wording(
        "ghi {points} điểm, nhưng với value này cách chấm cho {wanted} điểm",
        "points {points} are written, but for this value the rule gives {wanted}",
        "giữ một trong hai mục points và value, hoặc sửa cho khớp",
        "keep one of points and value, or make them agree",
    ),
    "S216": Wording(
        "{points} không phải bội số của {step}",
        "{points} is no multiple of {step}",
        "ghi {below} hoặc {above}",
        "write {below} or {above}",
    ),
    "S218": Wording(
        "tiêu chí này phải được cho điểm: ghi points",
        "this criterion needs points from the appraiser",
        "ghi points từ 0 đến {maximum}",
        "write points from 0 to {maximum}",
    ),
    "S219": Wording(
        "điều chỉnh mà vẫn giữ nguyên kết quả tự chấm",
        "the adjustment gives the very figures of the self-score",
        "ghi decision: recognised nếu công nhận",
        "write decision: recognised if it is recognised",
        Severity.WARNING,
    ),
    "S220": Wording(
        "chưa ghi decision",
        "there is no decision",
        "ghi decision: recognised (công nhận) hoặc decision: adjusted (điều chỉnh)",
        "write decision: recognised or decision: adjusted",
    ),
    "S225": Wording(
        "đơn vị chưa có tệp tự chấm self.yaml nên chưa thẩm định được",
        "the unit has no self.yaml yet, so there is nothing to appraise",
        "đợi đơn vị nộp self.yaml, hoặc xóa tệp này",
        "wait for the unit's self.yaml, or delete this file",
    ),
    "S226": Wording(
        "tệp tự chấm của đơn vị còn là bản nháp (draft: true) nên chưa thẩm định được",
        "the unit's self.yaml is still a draft, so there is nothing to appraise",
        "đợi đơn vị xóa dòng draft: true trong self.yaml",
        "wait until the unit deletes draft: true in self.yaml",
    ),
    "S230": Wording(
        "thẩm định lần 1 không điều chỉnh hay cho điểm tiêu chí này nên không có gì để giải trình",
        "round 1 neither adjusted nor judged this criterion, so there is nothing to explain",
        "xóa mục này",
        "delete the entry",
    ),
    "S231": Wording(
        "chưa có thẩm định lần 1 nên chưa giải trình được",
        "there is no appraisal of round 1 yet, so there is nothing to explain",
        "đợi tệp appraisal-1, hoặc xóa tệp này",
        "wait for appraisal-1, or delete this file",
    ),
    "S232": Wording(
        "đơn vị không giải trình tiêu chí này nên không có gì để trả lời",
        "the unit explained nothing here, so there is nothing to answer",
        "xóa mục này; nếu muốn thay đổi điểm thì ghi decision: adjusted kèm reason",
        "delete the entry; to change the points write decision: adjusted with a reason",
    ),
    "S233": Wording(
        "đơn vị đã giải trình tiêu chí này nên phải trả lời",
        "the unit explained this criterion, so it needs an answer",
        "ghi answer: accepted, partly hoặc rejected thay cho decision",
        "write answer: accepted, partly or rejected instead of decision",
    ),
    "S234": Wording(
        "đơn vị không nêu số điểm đề nghị nên không thể chấp nhận nguyên văn",
        "the unit asked for no points, so there is nothing to accept",
        "ghi answer: partly và points từ 0 đến {maximum}, kèm reason",
        "write answer: partly with points from 0 to {maximum} and a reason",
    ),
    "S240": Wording(
        "bộ tiêu chí «{criteria}» của đơn vị không có mã này",
        "the unit's set '{criteria}' does not have this code",
        "{hint_vi}",
        "{hint_en}",
    ),
    "S241": Wording(
        "không có bộ phận này trong owners",
        "no such owner under owners",
        "{hint_vi}",
        "{hint_en}",
    ),
    "S242": Wording(
        "mã bộ phận đã dùng ở dòng {line}",
        "the owner's id was already used in line {line}",
        "đặt mã khác hoặc gộp hai mục",
        "give one another id, or merge the two",
    ),
    "S243": Wording(
        "kỳ đánh giá không có hạng «{found}»",
        "the cycle has no class '{found}'",
        "{hint_vi}",
        "{hint_en}",
    ),
    "S221": Wording(
        "loại tiêu chí ra khỏi cách tính mà chưa ghi lý do",
        "the criterion is excluded without a reason",
        "thêm reason: vì sao không áp dụng",
        "add reason: why it does not apply",
    ),
}
