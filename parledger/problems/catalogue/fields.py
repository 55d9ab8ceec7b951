"""Wordings of the field readers, shared by U, C, K, S and V: number -> wording."""

from collections.abc import Mapping

from parledger.problems.entry import Wording

WORDINGS: Mapping[str, Wording] = {
    "101": Wording(
        "không có mục nào tên «{key}» ở đây",
        "unknown key '{key}'",
        "{hint_vi}",
        "{hint_en}",
    ),
    "102": Wording(
        "thiếu mục bắt buộc «{key}»",
        "required key '{key}' is missing",
        "thêm một dòng: {key}: ...",
        "add a line: {key}: ...",
    ),
    "104": Wording(
        "ở đây phải là {expected_vi}, không phải {found_vi}",
        "expected {expected_en} here, not {found_en}",
        "{hint_vi}",
        "{hint_en}",
    ),
    "105": Wording(
        "mục «{key}» chưa ghi giá trị",
        "'{key}' has no value",
        "ghi giá trị sau dấu hai chấm, hoặc xóa cả dòng",
        "type a value after the colon, or delete the line",
    ),
    "106": Wording(
        "«{found}» không phải là một số",
        "'{found}' is not a number",
        "viết số thường với dấu chấm thập phân, ví dụ 1.5",
        "write a plain decimal with a point, such as 1.5",
    ),
    "107": Wording(
        "viết {wanted}, không viết {found}",
        "write {wanted}, not {found}",
        "dùng dấu chấm thập phân: {wanted}",
        "use a decimal point: {wanted}",
    ),
    "108": Wording(
        "viết {wanted}, không viết {found}",
        "write {wanted}, not {found}",
        "bỏ dấu %: {wanted}",
        "leave the percent sign out: {wanted}",
    ),
    "109": Wording(
        "«{found}» có dấu phân cách hàng nghìn",
        "'{found}' has thousand marks",
        "viết {wanted}",
        "write {wanted}",
    ),
    "110": Wording(
        "«{found}» không phải là số thường",
        "'{found}' is not a plain decimal",
        "viết đủ các chữ số, không dùng số mũ, NaN hay vô cực",
        "write the digits out: no exponent, NaN or infinity",
    ),
    "111": Wording(
        "ngày «{found}» viết sai dạng",
        "date '{found}' has the wrong form",
        "viết năm-tháng-ngày: {wanted}",
        "write year-month-day: {wanted}",
    ),
    "112": Wording(
        "ngày {found} không có trong lịch",
        "date {found} does not exist",
        "xem lại ngày và tháng",
        "check the day and the month",
    ),
    "113": Wording(
        "«{found}» không phải là có hoặc không",
        "'{found}' is neither yes nor no",
        "viết true hoặc false (có/không cũng được)",
        "write true or false (có/không are read too)",
    ),
    "114": Wording(
        "«{found}» không có trong các giá trị được phép",
        "'{found}' is not one of the allowed values",
        "{hint_vi}",
        "{hint_en}",
    ),
    "115": Wording(
        "mã «{found}» không hợp lệ",
        "'{found}' is not a valid id",
        "chỉ dùng a-z, 0-9 và dấu gạch ngang, bắt đầu bằng chữ hoặc số, dài nhất 64 ký tự",
        "use a-z, 0-9 and hyphens, beginning with a letter or digit, at most 64 characters",
    ),
    "116": Wording(
        "mã tiêu chí {found} phải để trong dấu nháy",
        "criterion code {found} must be quoted",
        'viết "{found}"; không có dấu nháy thì 1.10 sẽ thành 1.1',
        'write "{found}"; without quotes 1.10 would become 1.1',
    ),
    "117": Wording(
        "không dùng được mã «{found}»: tên dành riêng",
        "the id '{found}' is a reserved name",
        "chọn mã khác",
        "choose another id",
    ),
    "118": Wording(
        "{found} nằm ngoài khoảng cho phép ({range})",
        "{found} is outside the allowed range ({range})",
        "nhập một số trong khoảng {range}",
        "type a number in {range}",
    ),
    "119": Wording(
        "{found} phải là số nguyên",
        "{found} must be a whole number",
        "viết số nguyên, ví dụ {wanted}",
        "write a whole number, such as {wanted}",
    ),
    "120": Wording(
        "dấu phẩy trong câu làm đứt giá trị; phần «{found}» bị hiểu thành mục khác",
        "an unquoted comma cuts the text; '{found}' was read as another key",
        'để cả câu trong dấu nháy: {key}: "..."',
        'put the text in quotes: {key}: "..."',
    ),
    "121": Wording(
        "«{found}» ghi hai lần trong danh sách",
        "'{found}' stands twice in the list",
        "xóa một lần",
        "delete one of them",
    ),
    "122": Wording(
        "địa chỉ «{found}» không phải là địa chỉ https",
        "'{found}' is not an https address",
        "địa chỉ phải bắt đầu bằng https://",
        "the address must begin with https://",
    ),
    "123": Wording(
        "«{found}» không phải là mã băm SHA-256",
        "'{found}' is not a SHA-256 digest",
        "mã băm gồm đúng 64 ký tự 0-9, a-f",
        "a digest has exactly 64 characters 0-9, a-f",
    ),
    "137": Wording(
        "«{found}» không phải địa chỉ https, cũng không phải tệp để trong kho",
        "'{found}' is neither an https address nor a file kept in the repository",
        "ghi https://... hoặc evidence/<kỳ>/<đơn vị>/<tên tệp> (chữ không dấu, số, dấu chấm, gạch)",
        "write https://... or evidence/<cycle>/<unit>/<file> (plain letters, digits, points, dashes)",
    ),
    "124": Wording(
        "mã tiêu chí «{found}» không hợp lệ",
        "'{found}' is not a valid criterion code",
        'mã gồm chữ số, dấu chấm, chữ cái, số La Mã, dấu ngoặc, ví dụ "1.4.2(3)"',
        'a code has digits, dots, letters, Roman numerals, parentheses, such as "1.4.2(3)"',
    ),
    "125": Wording(
        "khoảng thời gian kết thúc ({end}) trước khi bắt đầu ({start})",
        "the period ends ({end}) before it begins ({start})",
        "đổi lại hai ngày",
        "swap the two dates",
    ),
    "127": Wording(
        "{found} đứng trong dấu nháy cong, máy không hiểu là dấu nháy",
        "{found} stands in curly quotes, which are no quotes here",
        'gõ lại bằng dấu nháy thẳng: "{wanted}"',
        'type straight quotes: "{wanted}"',
    ),
    "128": Wording(
        "«{found}» viết như một phân số",
        "'{found}' is written as a fraction",
        "viết số đã làm và số phải làm: {wanted}",
        "write how many were done and planned: {wanted}",
    ),
    "129": Wording(
        "«{found}» thiếu dấu cách sau dấu hai chấm",
        "'{found}' lacks the blank after its colon",
        "viết {wanted}",
        "write {wanted}",
    ),
    "136": Wording(
        "«{found}» là nhiều mã viết liền trong một giá trị",
        "'{found}' is several ids written as one value",
        "viết thành danh sách: {wanted}",
        "write a list: {wanted}",
    ),
    "131": Wording(
        "mã «{found}» khác với tên «{wanted}» của tệp hoặc thư mục",
        "the id '{found}' differs from the name '{wanted}' of the file or folder",
        "viết {wanted}, hoặc đổi tên tệp (thư mục)",
        "write {wanted}, or rename the file or folder",
    ),
    "133": Wording(
        "mã này đã dùng ở dòng {line}",
        "this id was already used on line {line}",
        "đặt mã khác cho một trong hai",
        "give one of the two another id",
    ),
    "126": Wording(
        "không được ghi cả «{one}» và «{other}»",
        "'{one}' and '{other}' must not stand together",
        "giữ lại một mục",
        "keep one of them",
    ),
}
