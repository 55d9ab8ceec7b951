"""Wordings of surveys: the instrument, V201 to V259; bands as in criteria sets."""

from collections.abc import Mapping

from parledger.problems.catalogue import rules
from parledger.problems.entry import Wording
from parledger.problems.problem import Severity

_BANDS = {
    f"V{number}": rules.WORDINGS[f"C{number}"]
    for number in ("150", "151", "152", "156", "161", "162", "163")
}

WORDINGS: Mapping[str, Wording] = {
    **_BANDS,
    "V201": Wording(
        "mã «{found}» không dùng được trong tệp phiếu",
        "the id '{found}' cannot be used in a file of ballots",
        "chỉ dùng chữ không dấu, chữ số, dấu chấm, gạch nối, gạch dưới; tối đa 32 ký tự",
        "use plain letters, digits, dots, hyphens and underscores; at most 32 characters",
    ),
    "V202": Wording(
        "có phiếu nhưng không có tệp khảo sát {name}.yaml",
        "there are ballots but no survey {name}.yaml",
        "thêm {name}.yaml bên cạnh (lệnh new survey viết sẵn mẫu), hoặc đổi tên tệp phiếu cho khớp",
        "add {name}.yaml beside it (the command new survey writes a skeleton), or rename the ballots",
    ),
    "V203": Wording(
        "cuộc khảo sát này đã có tệp phiếu .csv",
        "this survey already has its ballots as .csv",
        "giữ một tệp phiếu, xóa tệp kia",
        "keep one file of ballots and delete the other",
    ),
    "V206": Wording(
        "tệp phiếu Parquet bị cắt cụt hoặc không phải Parquet",
        "the Parquet file of ballots is cut short or no Parquet",
        "chép lại tệp gốc; nếu tải qua mạng, kiểm tra mã băm SHA-256",
        "copy the original again; if it came over a network, check its SHA-256",
    ),
    "V205": Wording(
        "tiêu chí này không chấm trong kỳ (khối {block}), nên kết quả khảo sát không vào đâu",
        "the criterion is not scored this year (block {block}), so the survey feeds nothing",
        "xóa dòng này trong feeds, hoặc xóa tiêu chí khỏi not_scored trong cycle.yaml",
        "delete the entry under feeds, or take the criterion out of not_scored in cycle.yaml",
        Severity.WARNING,
    ),
    "V220": Wording(
        "bộ tiêu chí {sets} không có tiêu chí này",
        "the set {sets} has no such criterion",
        "{hint_vi}",
        "{hint_en}",
    ),
    "V221": Wording(
        "tiêu chí này trong bộ {criteria} không lấy điểm từ khảo sát (rule: {kind})",
        "in the set {criteria} this criterion takes no points from a survey (rule: {kind})",
        "chọn tiêu chí có rule: {{kind: survey}}; nếu chỉ đúng với một khối thì thêm block:",
        "choose a criterion with rule: {{kind: survey}}; if it is meant for one block only, add block:",
    ),
    "V222": Wording(
        "mục này còn chia thành các tiêu chí nhỏ hơn, không nhận điểm trực tiếp",
        "this one is divided further and takes no points itself",
        "ghi mã của từng tiêu chí nhỏ nhất có rule: {{kind: survey}}, mỗi tiêu chí một dòng trong feeds",
        "name the smallest criteria with rule: {{kind: survey}}, one entry under feeds each",
    ),
    "V223": Wording(
        "điểm của tiêu chí này (khối {block}) đã lấy từ {at}",
        "the points of this criterion (block {block}) already come from {at}",
        "giữ một nguồn; nếu mỗi khối một nguồn thì thêm block: vào từng dòng",
        "keep one source; if each block has its own, add block: to each entry",
    ),
    "V224": Wording(
        "điểm của tiêu chí này còn được ghi sẵn ở external, {path} dòng {line}",
        "the points of this criterion also stand under external, {path} line {line}",
        "giữ một nguồn: xóa dòng feeds này hoặc xóa mục external",
        "keep one source: delete this entry under feeds, or the one under external",
    ),
    "V225": Wording(
        "kỳ đánh giá không có khối «{found}»",
        "the cycle has no block '{found}'",
        "{hint_vi}",
        "{hint_en}",
    ),
    "V226": Wording(
        "ở đây không có đơn vị hay khối nào là «{found}»",
        "there is no unit or block '{found}' here",
        "{hint_vi}",
        "{hint_en}",
    ),
    "V227": Wording(
        "ở đây không có nhóm «{found}»",
        "there is no group '{found}' here",
        "{hint_vi}",
        "{hint_en}",
    ),
    "V228": Wording(
        "không mẫu phiếu nào có câu hỏi «{found}»",
        "no form has a question '{found}'",
        "{hint_vi}",
        "{hint_en}",
    ),
    "V229": Wording(
        "nhóm này chưa có mẫu phiếu",
        "this group has no form",
        "thêm mã nhóm vào groups của mẫu phiếu mà nhóm điền",
        "add the group to the groups of the form it fills in",
    ),
    "V230": Wording(
        "nhóm {group} đã điền mẫu {other}",
        "the group {group} already fills in the form {other}",
        "mỗi nhóm một mẫu phiếu: xóa nhóm khỏi một mẫu, hoặc tách thành hai nhóm",
        "each group has one form: take it out of one, or make two groups",
    ),
    "V231": Wording(
        "nhóm {group} chỉ nói về khối {about}, không phải khối {block}",
        "the group {group} is about the block {about}, not {block}",
        "sửa groups ở đây, hoặc blocks của nhóm",
        "mend groups here, or the blocks of the group",
    ),
    "V232": Wording(
        "không nhóm nào trả lời về khối {block}",
        "no group is asked about the block {block}",
        "thêm block: vào dòng này nếu nó dành cho khối khác, hoặc thêm khối vào blocks của nhóm",
        "add block: to this entry if it is meant for another block, or the block to a group's blocks",
    ),
    "V233": Wording(
        "các trọng số cộng lại là {terms} = {total}, phải bằng 1",
        "the weights sum to {terms} = {total}, not to 1",
        "sửa trọng số để tổng đúng bằng 1",
        "mend the weights so that they sum to exactly 1",
    ),
    "V234": Wording(
        "có nhóm chưa ghi trọng số: {groups}",
        "some groups have no weight: {groups}",
        "ghi trọng số cho mọi nhóm (tổng bằng 1), hoặc bỏ hết trọng số để gộp chung các phiếu",
        "give every group a weight (1 in all), or none so that all ballots count together",
    ),
    "V235": Wording(
        "nhóm lấy kết quả từ nơi khác ({groups}) phải có trọng số mới cộng được với các nhóm còn lại",
        "results from elsewhere ({groups}) need weights to be added to those of other groups",
        "thêm weights: cho mọi nhóm, tổng bằng 1",
        "add weights: for all groups, 1 in all",
    ),
    "V236": Wording(
        "công thức {kind} cần {lacks}, mà câu {questions} chưa có",
        "the formula {kind} needs {lacks}, which is missing in {questions}",
        "thêm vào thang đo (scales) hoặc câu hỏi: satisfied nói mức nào là hài lòng, value là giá trị của mức; weights ghi ở công thức; hoặc chọn câu hỏi được tính bằng questions trong feeds",
        "add it to the scale or question: satisfied says which options are, value is the option's number; weights stand in the formula; or choose what is counted with questions under feeds",
    ),
    "V237": Wording(
        "công thức có trọng số cho mức «{found}», mà không câu nào được tính có mức đó",
        "the formula weighs the option '{found}', which no counted question has",
        "{hint_vi}",
        "{hint_en}",
    ),
    "V238": Wording(
        "câu {question} {why_vi}, không tính vào điểm được",
        "the question {question} {why_en} and cannot be counted",
        "bỏ câu này khỏi questions trong feeds",
        "take it out of questions under feeds",
    ),
    "V239": Wording(
        "mẫu phiếu này không có câu nào được tính cho tiêu chí {criterion}",
        "this form has no question that counts for the criterion {criterion}",
        "ghi câu được tính ở questions trong feeds; không ghi thì chỉ tính các câu kind: scale",
        "name what counts with questions under feeds; without it only questions of kind: scale do",
    ),
    "V240": Wording(
        "chưa nói tính điểm bằng công thức nào",
        "it is not said by which formula the points are computed",
        "thêm formula: {{kind: satisfied_share}} (hoặc weighted_options, mean_scale, bands) vào khảo sát",
        "add formula: {{kind: satisfied_share}} (or weighted_options, mean_scale, bands) to the survey",
    ),
    "V241": Wording(
        "results_from: không có {what_vi} «{found}»",
        "results_from: there is no {what_en} '{found}'",
        "{hint_vi}",
        "{hint_en}",
    ),
    "V242": Wording(
        "results_from đi vòng: {ring}",
        "results_from goes in a ring: {ring}",
        "một trong các nhóm này phải có phiếu hoặc kết quả (results) của chính mình",
        "one of these groups must have ballots or results of its own",
    ),
    "V243": Wording(
        "khảo sát {survey} được lấy kết quả mà chưa có công thức chung",
        "results are taken from the survey {survey}, which has no formula of its own",
        "thêm formula: vào đầu khảo sát đó (công thức trong feeds không dùng cho nơi khác)",
        "add formula: to that survey itself (one under feeds does not count for others)",
    ),
    "V244": Wording(
        "câu này có các mức trả lời khác với câu cùng mã trong mẫu {other} (dòng {line})",
        "this question has other options than the one of the same id in the form {other} (line {line})",
        "nếu là câu khác thì đặt mã khác, để cột trong tệp phiếu chỉ có một nghĩa",
        "if it is another question, give it another id, so that a column of the ballots means one thing",
        Severity.WARNING,
    ),
    "V245": Wording(
        "mã này trùng với cột «{other}» của tệp phiếu (không phân biệt chữ hoa, chữ thường)",
        "this id is that of the column '{other}' of the ballots (in whatever case)",
        "đặt mã khác, ví dụ q1, q2",
        "choose another id, such as q1, q2",
    ),
    "V246": Wording(
        "câu trả lời bằng lời văn không thể là câu bắt buộc",
        "a question in free words cannot be required",
        "bỏ câu này khỏi required",
        "take it out of required",
    ),
    "V247": Wording(
        "thời gian khảo sát {start} – {end} nằm ngoài lịch của kỳ đánh giá ({window}, cycle.yaml dòng {line})",
        "the survey's period {start} – {end} is outside the cycle's schedule ({window}, cycle.yaml line {line})",
        "sửa period ở đây, hoặc survey trong schedule của cycle.yaml",
        "mend period here, or survey under schedule in cycle.yaml",
        Severity.WARNING,
    ),
    "V248": Wording(
        "đóng ngày {date}, trước khi hết thời gian khảo sát ({end})",
        "closed on {date}, before the survey's period ended ({end})",
        "xem lại hai ngày; nếu đúng là kết thúc sớm thì sửa period",
        "check the two dates; if it did end early, mend period",
        Severity.WARNING,
    ),
    "V249": Wording(
        "có đính chính phiếu (errata) mà khảo sát chưa đóng",
        "there are errata, but the survey is not closed",
        "xóa errata; khi chưa đóng thì cứ sửa tệp phiếu; đóng bằng lệnh survey close",
        "delete errata; ballots of an open survey may be mended freely; the command survey close closes it",
    ),
    "V250": Wording(
        "cơ quan này được giao thẩm định {criterion}, mà điểm lấy từ khảo sát {survey}",
        "this office is to appraise {criterion}, whose points come from the survey {survey}",
        "bỏ tiêu chí này khỏi appraises: điểm khảo sát không ai thẩm định",
        "take it out of appraises: nobody appraises a survey's points",
        Severity.WARNING,
    ),
    "V251": Wording(
        "công thức cho cao nhất {best} điểm, mà điểm tối đa của tiêu chí là {maximum}",
        "the formula gives {best} points at most, but the criterion's maximum is {maximum}",
        "sửa points của khoảng cao nhất thành {maximum}",
        "make the best band's points {maximum}",
    ),
    "V252": Wording(
        "mọi cuộc khảo sát đã đóng, mà tiêu chí {codes} vẫn chưa có nguồn điểm",
        "all surveys are closed and {codes} still has no source of points",
        "thêm tiêu chí vào feeds của một khảo sát, hoặc ghi kết quả ở external trong cycle.yaml",
        "add it to the feeds of a survey, or give its results under external in cycle.yaml",
        Severity.WARNING,
    ),
    "V253": Wording(
        "khảo sát đã đóng mà không có phiếu nào",
        "the survey is closed, but there are no ballots",
        "đặt lại tệp phiếu đã đóng bên cạnh tệp này; nếu chưa khảo sát thì xóa closed",
        "put the ballots back beside this file; if there was no survey yet, delete closed",
    ),
    "V254": Wording(
        "phiếu đã bị thay đổi sau khi đóng: mã băm nay là {found}, lúc đóng là {wanted}",
        "the ballots changed after closing: their digest is {found}, and was {wanted}",
        "lấy lại tệp phiếu từ lịch sử Git (mã băm ở dòng {line} của tệp khảo sát); nếu sửa là có lý do và có quyết định thì chạy: survey close --erratum --reason ... --decision ...",
        "restore the file from Git's history (its digest stands in line {line} of the survey); if there was a reason and a decision, run: survey close --erratum --reason ... --decision ...",
    ),
    "V255": Wording(
        "tệp phiếu có {found} phiếu, mà lúc đóng ghi {wanted}",
        "there are {found} ballots, but {wanted} were noted at closing",
        "sửa rows thành {found}: mã băm vẫn khớp nên phiếu không bị thay đổi",
        "make rows {found}: the digest agrees, so the ballots are as they were",
    ),
    "V256": Wording(
        "số phiếu tối thiểu {low} nhiều hơn số phiếu theo kế hoạch {high} ({unit})",
        "the least number of ballots, {low}, exceeds the planned number, {high} ({unit})",
        "sửa least hoặc planned",
        "mend least or planned",
    ),
    "V257": Wording(
        "xác nhận {confirmed} phiếu, nhiều hơn số đã kiểm tra {checked}",
        "{confirmed} ballots confirmed, more than the {checked} checked",
        "xem lại hai số; có thể đã ghi ngược",
        "check the two numbers; they may be swapped",
    ),
    "V258": Wording(
        "{unit} có {figure}, nhiều hơn mức cao nhất {most} của thang",
        "{unit} has {figure}, more than the highest of the scale, {most}",
        "sửa số này, hoặc out_of nếu thang khác",
        "mend the figure, or out_of if the scale is another",
    ),
    "V259": Wording(
        "kế hoạch {low} phiếu, nhiều hơn tổng số người {high} ({unit})",
        "{low} ballots are planned, more than there are people, {high} ({unit})",
        "xem lại planned và population",
        "check planned and population",
        Severity.WARNING,
    ),
}
