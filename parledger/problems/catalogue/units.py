"""Wordings of one family (units)."""

from collections.abc import Mapping

from parledger.problems.entry import Wording

WORDINGS: Mapping[str, Wording] = {
    "U132": Wording(
        "mã đơn vị này đã dùng ở {where}",
        "this unit id was already used in {where}",
        "mỗi mã chỉ dùng cho một đơn vị, mãi mãi; đặt mã khác",
        "an id belongs to one unit for ever; choose another",
    ),
    "U202": Wording(
        "không có đơn vị «{found}» trong các tệp ở units/ (mục parent)",
        "no unit '{found}' in the files under units/ (parent)",
        "{hint_vi}",
        "{hint_en}",
    ),
    "U203": Wording(
        "đơn vị cấp trên đi vòng tròn: {circle}",
        "the units above form a circle: {circle}",
        "sửa mục parent của một trong các đơn vị này, hoặc xóa dòng parent ở đơn vị cao nhất",
        "mend the parent of one of them, or delete the line at the topmost unit",
    ),
    "U204": Wording(
        "đơn vị kế thừa «{found}» không có trong các tệp ở units/",
        "the successor '{found}' is not in the files under units/",
        "{hint_vi}",
        "{hint_en}",
    ),
    "U205": Wording(
        "đơn vị không thể kế thừa chính nó",
        "a unit cannot succeed itself",
        "ghi mã của đơn vị mới, hoặc xóa mục succeeded_by",
        "write the id of the new unit, or delete succeeded_by",
    ),
}
