"""Wordings of surveys: V2xx the instrument and its ballots; bands as in criteria sets."""

from collections.abc import Mapping

from parledger.problems.catalogue import rules
from parledger.problems.entry import Wording

_BANDS = {f"V{number}": rules.WORDINGS[f"C{number}"] for number in ("161", "162", "163")}

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
    "V210": Wording(
        "các cột ngăn cách bằng {found_vi}, không phải dấu phẩy",
        "columns are divided by {found_en}, not by commas",
        "lưu lại dạng CSV UTF-8 (phân cách bằng dấu phẩy), hoặc dùng lệnh survey import",
        "save it as CSV UTF-8 (comma delimited), or use the command survey import",
    ),
    "V211": Wording(
        "tệp phiếu không phải văn bản UTF-8 (gặp: {found})",
        "the ballots are no UTF-8 text (found: {found})",
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
}
