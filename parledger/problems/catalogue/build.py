"""Wordings of one family (build)."""

from collections.abc import Mapping

from parledger.problems.entry import Wording
from parledger.problems.problem import Severity

WORDINGS: Mapping[str, Wording] = {
    "B101": Wording(
        vi="trang dẫn đến một địa chỉ không có trong trang web; số trang có lỗi này: {pages}",
        en="a link leads to an address that the site does not have; pages with it: {pages}",
        hint_vi="nếu đường dẫn nằm trong docs/ thì sửa ở đó; nếu không, đây là lỗi của chương trình, hãy báo cho chúng tôi",
        hint_en="where the link stands in docs/, mend it there; otherwise it is a mistake of the program, please report it",
    ),
    "B102": Wording(
        vi="trang dẫn đến một mục không có trên trang đích; số trang có lỗi này: {pages}",
        en="a link leads to a place that its page does not have; pages with it: {pages}",
        hint_vi="phần sau dấu # phải là mã (id) của một mục trên trang đích",
        hint_en="what follows # must be the id of something on that page",
    ),
    "B103": Wording(
        vi="trang lấy tài nguyên từ máy chủ khác, hoặc dùng loại đường dẫn không được phép; số trang có lỗi này: {pages}",
        en="a page fetches from another host, or uses a kind of link that is not allowed; pages with it: {pages}",
        hint_vi="đặt tệp đó vào docs/ hoặc site_templates/assets/ và dẫn đến bản ấy",
        hint_en="keep a copy in docs/ or site_templates/assets/ and link to it",
    ),
    "B104": Wording(
        vi="hai nguồn cùng tạo ra địa chỉ {address} của trang web",
        en="two sources make the same address of the site, {address}",
        hint_vi="đổi tên tệp trong docs/, hoặc mã (id) của kỳ đánh giá",
        hint_en="rename the file in docs/, or the id of the cycle",
    ),
    "B105": Wording(
        vi="liên kết (symlink) không được dùng ở đây: nội dung mà nó trỏ tới sẽ bị công khai",
        en="a symbolic link is not allowed here: what it points at would be published",
        hint_vi="thay liên kết bằng chính tệp đó",
        hint_en="put the file itself in its place",
    ),
    "B106": Wording(
        vi="khi dựng các trang văn bản: {said}",
        en="while building the prose: {said}",
        severity=Severity.WARNING,
    ),
}
