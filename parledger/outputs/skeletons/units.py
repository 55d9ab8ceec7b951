"""`new unit ID`"""

from parledger.model.placeholders import PUT_NAME
from parledger.model.words import Words
from parledger.outputs.skeletons.lines import finished, notes, sample, value
from parledger.outputs.skeletons.skeleton import Skeleton


def unit_skeleton(unit: str) -> Skeleton:
    """units/<id>.yaml with one unit, named after its id until someone types its name."""
    lines = notes(
        "Đơn vị được đánh giá. Một tệp có thể ghi nhiều đơn vị: thêm một mục “- id” nữa.",
        "Mã (id) đặt một lần, không bao giờ đổi, không dùng lại cho đơn vị khác.",
    )
    lines += ["units:", f"  - id: {unit}"]
    lines += notes("Tên đầy đủ, có dấu, ví dụ: Xã An Bình", indent=4)
    lines += [f"    name: {value(_name_from(unit))}"]
    lines += notes(
        "Một trong: ministry, province, department, district, commune, office, agency, "
        "service-unit",
        indent=4,
    )
    lines += ["    level: commune"]
    lines += notes("Nếu cần, bỏ dấu # ở các dòng sau:", indent=4)
    lines += sample(
        """
        parent: huyen-minh-duc
        code: "09901"
        from: 2020-01-01
        to: 2025-06-30
        """,
        indent=4,
    )
    return Skeleton(
        f"units/{unit}.yaml",
        finished(lines),
        Words(
            "Mở tệp, sửa name và level cho đúng.",
            "Open the file and put the right name and level.",
        ),
    )


def _name_from(unit: str) -> str:
    """A readable stand-in: the id's words with a capital; the true name has to be typed."""
    return f"Đơn vị {unit.replace('-', ' ')} {PUT_NAME}"
