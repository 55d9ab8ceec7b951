"""Wordings of ballots: V204, V210 to V219 the form of the file, V260 to V279 what stands in it."""

from collections.abc import Mapping

from parledger.problems.entry import Wording
from parledger.problems.problem import Severity

WORDINGS: Mapping[str, Wording] = {
    "V210": Wording(
        "các cột ngăn cách bằng {found_vi}, không phải dấu phẩy",
        "columns are divided by {found_en}, not by commas",
        "lưu lại dạng CSV UTF-8 (phân cách bằng dấu phẩy), hoặc dùng lệnh survey import",
        "save it as CSV UTF-8 (comma delimited), or use the command survey import",
    ),
    "V211": Wording(
        "tệp phiếu không phải văn bản UTF-8: {found_vi}",
        "the ballots are no UTF-8 text: {found_en}",
        "trong Excel chọn Lưu thành, kiểu «CSV UTF-8»",
        "in Excel choose Save As, type 'CSV UTF-8'",
    ),
    "V212": Wording(
        "cột «{found}» không phải câu hỏi nào của cuộc khảo sát",
        "the column '{found}' is no question of this survey",
        "{hint_vi}",
        "{hint_en}",
    ),
    "V213": Wording(
        "tệp phiếu thiếu cột «{name}»",
        "the ballots lack the column '{name}'",
        "thêm cột đó vào dòng đầu; câu không ai trả lời thì để trống cả cột",
        "add the column to the header; leave it empty where nobody answered",
    ),
    "V214": Wording(
        "dấu nháy kép mở mà không đóng đúng chỗ",
        "a double quote is opened and not closed where it should be",
        'mỗi ô có dấu phẩy đặt trong một cặp "..."; dấu nháy bên trong viết hai lần',
        'put a cell with commas into one pair of "..."; double the quotes inside',
    ),
    "V215": Wording(
        "cột này chứa thông tin nhận dạng người trả lời",
        "this column holds what identifies people",
        "xóa cả cột: khảo sát không hỏi họ tên, số điện thoại, số căn cước hay địa chỉ",
        "delete the column: a survey asks for no names, telephone or identity numbers, or addresses",
    ),
    "V216": Wording(
        "cột này đã có ở bên trái",
        "this column stands twice",
        "xóa hoặc đổi tên một cột",
        "delete or rename one of them",
    ),
    "V217": Wording(
        "dòng có {found} ô, cần {wanted}",
        "the row has {found} cells, not {wanted}",
        'thường do dấu phẩy thừa: 4,5 phải viết 4.5, văn bản có dấu phẩy đặt trong "..."',
        'often a stray comma: write 4.5, not 4,5, and put texts with commas in "..."',
    ),
    "V204": Wording(
        "ô này dài quá {most} ký tự",
        "the cell has more than {most} characters",
        "xem lại dấu nháy kép; lời góp ý dài thì rút gọn",
        "check the double quotes; shorten long wishes",
    ),
    "V218": Wording(
        "tệp phiếu chưa có gì",
        "the file of ballots is empty",
        "dòng đầu phải là: {wanted}; chưa có phiếu thì xóa tệp này",
        "the first row has to be: {wanted}; delete the file while there are no ballots",
    ),
    "V219": Wording(
        "dòng đầu không phải là tên các cột",
        "the first row does not name the columns",
        "dòng đầu phải là: {wanted}; xóa tiêu đề và các dòng đứng trước nó",
        "the first row has to be: {wanted}; delete titles and rows above it",
    ),
    "V260": Wording(
        "kỳ đánh giá không có đơn vị «{found}»",
        "the cycle has no unit '{found}'",
        "{hint_vi}",
        "{hint_en}",
    ),
    "V261": Wording(
        "khảo sát không có nhóm «{found}»",
        "the survey has no group '{found}'",
        "{hint_vi}",
        "{hint_en}",
    ),
    "V262": Wording(
        "nhóm {group} không trả lời về {unit} (khối {block})",
        "the group {group} is not asked about {unit} (block {block})",
        "sửa nhóm hoặc đơn vị của phiếu, hoặc blocks của nhóm trong tệp khảo sát",
        "mend the ballot's group or unit, or the group's blocks in the survey",
    ),
    "V263": Wording(
        "nhóm {group} lấy kết quả từ nơi khác, không có phiếu ở đây",
        "the group {group} has its results from elsewhere and no ballots here",
        "sửa nhóm của phiếu, hoặc bỏ results, results_from của nhóm trong tệp khảo sát",
        "mend the ballot's group, or delete the group's results or results_from in the survey",
    ),
    "V264": Wording(
        "câu này không có mức trả lời «{found}»",
        "this question has no option '{found}'",
        "{hint_vi}",
        "{hint_en}",
    ),
    "V265": Wording(
        "số phiếu «{found}» đã có ở dòng {line}",
        "the ballot number '{found}' already stands in line {line}",
        "xóa phiếu nhập hai lần, hoặc sửa số phiếu",
        "delete the ballot that was entered twice, or mend its number",
    ),
    "V266": Wording(
        "ô này để trống",
        "this cell is empty",
        "phiếu nào cũng phải có số phiếu, đơn vị và nhóm",
        "every ballot has a number, a unit and a group",
    ),
    "V267": Wording(
        "{number} phiếu trùng số nên không được tính (duplicates: none); phiếu đầu ở dòng này",
        "{number} ballots share a number and do not count (duplicates: none); the first is here",
        "sửa số phiếu nếu là nhập nhầm",
        "mend the numbers if they were mistyped",
        Severity.WARNING,
    ),
    "V268": Wording(
        "{unit}, nhóm {group}: có {found} phiếu, kế hoạch {planned}; phiếu thừa bắt đầu từ dòng này",
        "{unit}, group {group}: {found} ballots, {planned} planned; those beyond begin here",
        "bỏ phiếu ngoài kế hoạch, hoặc sửa planned nếu kế hoạch đã đổi",
        "take out the ballots beyond the plan, or mend planned if the plan changed",
    ),
    "V269": Wording(
        "{unit}: có {found} phiếu hợp lệ, ít hơn số tối thiểu {least} của nhóm {group}",
        "{unit}: {found} valid ballots, fewer than the {least} that the group {group} needs",
        "bổ sung phiếu (đã đóng rồi thì kèm đính chính), hoặc ghi đơn vị và nhóm này vào without kèm lý do",
        "add ballots (with an erratum where it was closed), or put unit and group under without, with the reason",
    ),
    "V270": Wording(
        "phiếu ngày {found} nằm ngoài thời gian khảo sát ({start} – {end})",
        "the ballot of {found} is outside the survey's period ({start} – {end})",
        "xem lại ngày của phiếu, hoặc period trong tệp khảo sát",
        "check the ballot's date, or period in the survey",
    ),
    "V271": Wording(
        "ngày «{found}» viết sai dạng hoặc không có trong lịch",
        "the date '{found}' has the wrong form or does not exist",
        "viết năm-tháng-ngày: {wanted}",
        "write year-month-day: {wanted}",
    ),
    "V272": Wording(
        "mẫu {form} của nhóm {group} không có câu này, mà phiếu có câu trả lời",
        "the form {form} of the group {group} does not ask this, but there is an answer",
        "xóa câu trả lời, hoặc sửa nhóm của phiếu",
        "delete the answer, or mend the ballot's group",
    ),
    "V273": Wording(
        "{number} phiếu liền nhau (đến dòng {line}) của {unit}, nhóm {group} trả lời giống hệt nhau cả {questions} câu",
        "{number} ballots in a row (to line {line}) of {unit}, group {group} give the same answers to all {questions} questions",
        "đối chiếu với phiếu giấy: có thể đã nhập lặp, hoặc một người điền thay",
        "compare them with the paper: entered repeatedly, or filled in by one hand?",
        Severity.WARNING,
    ),
    "V274": Wording(
        "lời góp ý có vẻ cho biết người viết là ai (số điện thoại, số giấy tờ, thư điện tử, tên)",
        "this text seems to tell who wrote it (a telephone or identity number, an address, a name)",
        "xóa phần đó trước khi đưa tệp vào Git; lời góp ý không bao giờ lên trang web",
        "delete that part before the file goes into Git; free text never reaches the site",
        Severity.WARNING,
    ),
    "V275": Wording(
        "{number}/{received} phiếu không hợp lệ theo quy định ở valid, không được tính",
        "{number} of {received} ballots break the rule under valid and do not count",
        "không phải sửa gì nếu đúng là phiếu trả lời thiếu",
        "nothing to mend if they are indeed incomplete",
        Severity.WARNING,
    ),
    "V276": Wording(
        "{unit} có {found} phiếu không được tính vì đứng ở without",
        "{unit} has {found} ballots that do not count, because it stands under without",
        "xóa phiếu, hoặc xóa dòng without trong tệp khảo sát",
        "delete the ballots, or the entry under without in the survey",
        Severity.WARNING,
    ),
    "V277": Wording(
        "số phiếu «{found}» không dùng được",
        "the ballot number '{found}' cannot be used",
        "số phiếu gồm chữ và số, có thể có dấu chấm, gạch, gạch chéo; dài nhất 64 ký tự",
        "a ballot number has letters and digits, dots, hyphens, slashes; at most 64 characters",
    ),
    "V278": Wording(
        "ô này bắt đầu như một công thức của Excel",
        "this cell begins like a formula of Excel",
        "xóa dấu = hoặc @ ở đầu ô",
        "delete the = or @ it begins with",
        Severity.WARNING,
    ),
    "V279": Wording(
        "còn {number} chỗ nữa có lỗi {code}",
        "{number} more places have the problem {code}",
        "sửa các chỗ đã nêu theo cùng một cách rồi chạy check lại",
        "mend those above, likely all in one way, and run check again",
        Severity.WARNING,
    ),
}
