"""The invented places and offices. No name here is a real unit of the country named."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

_SHORT = {
    "Văn phòng UBND": "VP", "Thanh tra": "TTr", "Ban Dân tộc": "BDT", "Sở Nội vụ": "SNV",
    "Sở Tư pháp": "STP", "Sở Tài chính": "STC", "Sở Kế hoạch và Đầu tư": "SKHĐT",
    "Sở Công Thương": "SCT", "Sở Nông nghiệp và Phát triển nông thôn": "SNN",
    "Sở Giao thông vận tải": "SGTVT", "Sở Xây dựng": "SXD", "Sở Y tế": "SYT",
    "Sở Tài nguyên và Môi trường": "STNMT", "Sở Thông tin và Truyền thông": "STTTT",
    "Sở Lao động - Thương binh và Xã hội": "SLĐTBXH", "Sở Du lịch": "SDL",
    "Sở Văn hóa và Thể thao": "SVHTT", "Sở Văn hóa, Thể thao và Du lịch": "SVHTTDL",
    "Sở Khoa học và Công nghệ": "SKHCN", "Sở Giáo dục và Đào tạo": "SGDĐT",
    "Sở Quy hoạch - Kiến trúc": "SQHKT", "Sở Ngoại vụ": "SNgV",
    "Ban Quản lý các khu công nghiệp và chế xuất": "BQLKCN",
    "Ban Quản lý các khu công nghiệp": "BQLKCN",
}  # fmt: skip


@dataclass(frozen=True)
class Place:
    """A unit to be assessed: its entry in units/ and what its papers call it."""

    id: str
    name: str
    level: str
    parent: str
    short: str  # what stands after the slash in the numbers of its papers
    signer: str  # the post that signs

    @property
    def issuer(self) -> str:
        """Return the body that issues this unit's papers."""
        return self.name if self.level in {"department", "agency"} else f"UBND {lower(self.name)}"

    @property
    def word(self) -> str:
        """Return the short word by which sentences speak of it."""
        head = self.name.split()[0].lower()
        kinds = {"thị": "thị trấn" if self.level == "commune" else "thị xã", "thành": "thành phố"}
        return kinds.get(head, head) if self.level in {"commune", "district"} else "đơn vị"


def lower(name: str) -> str:
    """Return the name with a small first letter."""
    return name[:1].lower() + name[1:]


def slug(text: str) -> str:
    """Return an id made from a Vietnamese name."""
    plain = unicodedata.normalize("NFD", text.replace("Đ", "D").replace("đ", "d"))
    letters = "".join(char for char in plain if not unicodedata.combining(char)).lower()
    return "-".join("".join(c if c.isalnum() else " " for c in letters).split())


def communes(parent: str, town: str, names: str) -> tuple[Place, ...]:
    """Return a district's town and communes."""
    full = [f"Thị trấn {town}", *(f"Xã {name.strip()}" for name in names.split(","))]
    return tuple(
        Place(slug(n), n, "commune", parent, "UBND", f"Chủ tịch UBND {lower(n)}") for n in full
    )


def districts(parent: str, **names: str) -> tuple[Place, ...]:
    """Return districts by kind: quan, huyen, thi_xa, thanh_pho."""
    words = {"quan": "Quận", "huyen": "Huyện", "thi_xa": "Thị xã", "thanh_pho": "Thành phố"}
    full = [f"{words[kind]} {n.strip()}" for kind, line in names.items() for n in line.split(",")]
    return tuple(
        Place(slug(n), n, "district", parent, "UBND", f"Chủ tịch UBND {lower(n)}") for n in full
    )


def departments(prefix: str, parent: str, suffix: str, names: str) -> tuple[Place, ...]:
    """Return a city's or province's departments; ids carry the place, for names repeat."""
    made = []
    for name in names.split("; "):
        shown = f"{name} {suffix}" if name in {"Thanh tra", "Văn phòng UBND"} else name
        post = {
            "S": "Giám đốc",
            "T": "Chánh Thanh tra",
            "V": "Chánh Văn phòng UBND",
            "B": "Trưởng ban",
        }
        signer = post[name[0]] + (f" {shown}" if name[0] in "SB" else f" {suffix}")
        unit = f"{prefix}-{slug(name).removesuffix('-ubnd')}"
        level = "department" if name[0] in "SVT" else "agency"
        made.append(Place(unit, shown, level, parent, _SHORT[name], signer))
    return tuple(made)


def offices(prefix: str, parent: str, names: str) -> tuple[Place, ...]:
    """Return a district's offices; ids carry the place, for every district has these."""
    made = []
    for name in names.split("; "):
        unit = slug(name).removeprefix("phong-").removesuffix("-hdnd-va-ubnd-huyen")
        unit = f"{prefix}-{unit.removesuffix('-huyen')}"
        made.append(Place(unit, name, "office", parent, "", f"Lãnh đạo {lower(name)}"))
    return tuple(made)


MINH_DUC = communes(
    "huyen-minh-duc", "Kim Lãng",
    "An Bình, An Lãng, Cẩm Lãm, Giang Khê, Hòa Khê, Mai Khê, Phú Hạc, Yên Dực, Tân Quế, Vân Hạc, "
    "Sơn Lãng, Thái Khê, Vĩnh Lãng, Đồng Dực, Nghĩa Khê, Hương Lãm, Lộc Hạc, Quang Dực, "
    "Phúc Lãng, Trường Khê, Cao Lãng",
)  # fmt: skip
YEN_LAM = communes(
    "huyen-yen-lam", "Thạch Lãm",
    "Bích Khê, Đan Khê, Gia Lãm, Hải Dực, Kiến Khê, Long Hạc, Minh Quế, Ngọc Lãm, Phong Lãm, "
    "Quế Lãm, Thuận Dực, Trà Lãm, Xuân Dực, Hoàng Hạc",
)  # fmt: skip
KHE_TRUNG = communes(
    "huyen-khe-trung", "Lâm Khê",
    "Bình Dực, Đại Lãng, Giang Dực, Hòa Quế, Kim Hạc, Lương Khê, Nam Lãng, Phú Quế, Sơn Hạc, "
    "Thượng Khê, Vạn Khê",
)  # fmt: skip
MINH_TINH_DISTRICTS = districts(
    "tinh-minh-tinh", thanh_pho="Minh Tĩnh", thi_xa="Phú Lãng",
    huyen="Yên Lãm, Khê Trung, Tân Khê, Lạc Khê, Sơn Khê, Hưng Khê, Đông Lãng, Thái Hạc",
)  # fmt: skip
THANH_HA_DISTRICTS = districts(
    "thanh-pho-thanh-ha",
    quan="Hà Lãng, Tây Lãng, Trung Lãng, Đông Hạc, Nam Hạc, Thanh Hạc, Yên Hạc, Bạch Khê, "
    "Vĩnh Dực, Hòa Dực, Long Lãm, Thịnh Lãm",
    thi_xa="Cẩm Hạc",
    huyen="Đức Khê, Phương Khê, Tường Khê, Lạc Lãng, Diên Lãng, Cẩm Lãng, Ninh Lãng, Thái Lãng, "
    "Tân Dực, Phú Dực, An Dực, Lâm Quế, Đông Quế, Sơn Quế, Thanh Quế, Vân Quế, Kỳ Lãm",
)  # fmt: skip
_COMMON = (
    "Văn phòng UBND; Thanh tra; Sở Nội vụ; Sở Tư pháp; Sở Tài chính; Sở Kế hoạch và Đầu tư; "
    "Sở Công Thương; Sở Nông nghiệp và Phát triển nông thôn; Sở Giao thông vận tải; Sở Xây dựng; "
    "Sở Tài nguyên và Môi trường; Sở Thông tin và Truyền thông; "
    "Sở Lao động - Thương binh và Xã hội; Sở Khoa học và Công nghệ; Sở Giáo dục và Đào tạo; "
    "Sở Y tế; Ban Dân tộc; "
)
MINH_TINH_DEPARTMENTS = departments(
    "minh-tinh", "tinh-minh-tinh", "tỉnh",
    _COMMON + "Sở Văn hóa, Thể thao và Du lịch; Ban Quản lý các khu công nghiệp",
)  # fmt: skip
THANH_HA_DEPARTMENTS = departments(
    "thanh-ha", "thanh-pho-thanh-ha", "thành phố",
    _COMMON + "Sở Văn hóa và Thể thao; Sở Du lịch; Sở Quy hoạch - Kiến trúc; Sở Ngoại vụ; "
    "Ban Quản lý các khu công nghiệp và chế xuất",
)  # fmt: skip
BINH_AN_OFFICES = offices(
    "binh-an", "huyen-binh-an",
    "Văn phòng HĐND và UBND huyện; Phòng Nội vụ; Phòng Tư pháp; Phòng Tài chính - Kế hoạch; "
    "Phòng Tài nguyên và Môi trường; Phòng Lao động - Thương binh và Xã hội; "
    "Phòng Văn hóa và Thông tin; Phòng Giáo dục và Đào tạo; Phòng Kinh tế và Hạ tầng; "
    "Phòng Nông nghiệp và Phát triển nông thôn; Thanh tra huyện",
)  # fmt: skip
BINH_AN_COMMUNES = communes(
    "huyen-binh-an", "Hạc Lãng",
    "An Hạc, An Quế, Bảo Hạc, Bảo Lãng, Châu Hạc, Châu Lãm, Diệu Lãm, Đài Hạc, Đài Quế, "
    "Giang Quế, Hạnh Khê, Kiều Lãm, Lan Hạc, Liên Quế, Mỹ Lãng, Ngân Khê, Phước Hạc, Phước Lãm, "
    "Tịnh Lãng, Trúc Lãm, Uyên Khê",
)  # fmt: skip
ABOVE = (
    Place("huyen-minh-duc", "Huyện Minh Đức", "district", "", "UBND", ""),
    Place("tinh-minh-tinh", "Tỉnh Minh Tĩnh", "province", "", "UBND", ""),
    Place("thanh-pho-thanh-ha", "Thành phố Thanh Hà", "province", "", "UBND", ""),
    Place(
        "thanh-ha-bql-khu-cong-nghe-cao", "Ban Quản lý Khu công nghệ cao Thanh Hà", "agency",
        "thanh-pho-thanh-ha", "BQLCNC", "",
    ),
    Place("huyen-binh-an", "Huyện Bình An", "district", "", "UBND", ""),
)  # fmt: skip
GROUPS = {
    "minh-duc": MINH_DUC,
    "yen-lam": YEN_LAM,
    "khe-trung": KHE_TRUNG,
    "minh-tinh-departments": MINH_TINH_DEPARTMENTS,
    "minh-tinh-districts": MINH_TINH_DISTRICTS,
    "thanh-ha-departments": THANH_HA_DEPARTMENTS,
    "thanh-ha-districts": THANH_HA_DISTRICTS,
    "binh-an-offices": BINH_AN_OFFICES,
    "binh-an-communes": BINH_AN_COMMUNES,
}
FILES = {
    "minh-duc": (ABOVE[0], *MINH_DUC),
    "minh-tinh": (ABOVE[1], *MINH_TINH_DEPARTMENTS, *MINH_TINH_DISTRICTS, *YEN_LAM, *KHE_TRUNG),
    "thanh-ha": (ABOVE[2], ABOVE[3], *THANH_HA_DEPARTMENTS, *THANH_HA_DISTRICTS),
    "binh-an": (ABOVE[4], *BINH_AN_OFFICES, *BINH_AN_COMMUNES),
}
