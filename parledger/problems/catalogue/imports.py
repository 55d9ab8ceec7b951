"""Wordings of `survey import`: V289 to V299; what its rows share with ballots stands there."""

from collections.abc import Mapping

from parledger.problems.entry import Wording
from parledger.problems.problem import Severity

WORDINGS: Mapping[str, Wording] = {
    "V289": Wording(
        "số phiếu «{found}» đã có trong tệp phiếu",
        "the ballot number '{found}' is already in the file of ballots",
        "phiếu này đã nhập rồi thì bỏ dòng; là phiếu khác thì đặt prefix trong tệp ánh xạ",
        "leave the row out if it was imported before; for other ballots set prefix in the mapping",
    ),
    "V290": Wording(
        "không đọc được tệp này: {found_vi}",
        "the file cannot be read: {found_en}",
        "mở bằng Excel, bỏ mật khẩu, chọn Lưu thành, kiểu .xlsx hoặc «CSV UTF-8»",
        "open it in Excel, take off the password, save it as .xlsx or as 'CSV UTF-8'",
    ),
    "V291": Wording(
        "tệp không có trang tính «{found}»",
        "the file has no sheet '{found}'",
        "{hint_vi}",
        "{hint_en}",
    ),
    "V292": Wording(
        "tệp không có cột «{found}»",
        "the file has no column '{found}'",
        "{hint_vi}",
        "{hint_en}",
    ),
    "V293": Wording(
        "chưa biết nhập cột này vào đâu",
        "nobody says where this column goes",
        "trong tệp ánh xạ: ghi cột vào columns nếu là câu trả lời, vào drop nếu không lấy",
        "in the mapping: put it under columns if it holds answers, under drop if it is not taken",
    ),
    "V294": Wording(
        "cột này chứa thông tin nhận dạng người trả lời, không được nhập",
        "this column holds what identifies people and is never imported",
        "chuyển cột này sang drop; số phiếu thì lấy cột khác hoặc để chương trình đánh số",
        "move it to drop; take ballot numbers from another column, or have them made",
    ),
    "V295": Wording(
        "ô này là công thức",
        "this cell is a formula",
        "chép cột rồi dán lại dạng giá trị (Paste Special, Values), lưu và nhập lại",
        "copy the column, paste it as values (Paste Special, Values), save and import again",
    ),
    "V296": Wording(
        "ô này nằm trong vùng ô gộp",
        "this cell is part of merged ones",
        "bỏ gộp ô (Unmerge) rồi điền đủ giá trị vào từng dòng",
        "unmerge the cells and fill in the value of each row",
    ),
    "V297": Wording(
        "tệp có {number} cột cùng tên «{found}»",
        "the file has {number} columns named '{found}'",
        "chỉ rõ cột bằng chữ cái, ví dụ: {{letter: C}}",
        "name the column by its letter: {{letter: C}}",
    ),
    "V298": Wording(
        "bỏ lời góp ý này khỏi phiếu vì có vẻ cho biết người viết là ai",
        "this text is left out of its ballot: it seems to tell who wrote it",
        "muốn giữ phần góp ý thì xóa số điện thoại, tên, địa chỉ trong tệp gốc rồi nhập lại",
        "to keep the wish, take number, name or address out of the export and import again",
        Severity.WARNING,
    ),
    "V299": Wording(
        "không tìm thấy dòng tên cột (cần các cột: {wanted})",
        "there is no row of headers (wanted: {wanted})",
        "ghi số của dòng tên cột vào header trong tệp ánh xạ; hoặc kiểm tra tên cột, trang tính",
        "put the number of that row under header in the mapping; or check headers and sheet",
    ),
}
