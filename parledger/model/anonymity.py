"""A ballot names nobody: what a column or a text looks like that would.

The plan of a district's survey says that nobody has to tell who he is; so there is no place for
it in the data.
"""

import re
import unicodedata

_NAMES = re.compile(
    r"(ho(va)?ten.*|ten(nguoi.*|day?du.*)|(full|first|last|sur|your)?name|nguoitraloi"
    r"|(so)?dienthoai.*|s(o)?dt.*|phone.*|mobile.*|tel(ephone.*)?"
    r"|(so)?(cccd|cmnd).*|(so)?cmt|(so)?can?cuoc.*|identity.*|passport.*|(so)?hochieu.*"
    r"|diachi.*|(home)?address.*|email.*|thudientu.*|ngaysinh.*|birth.*|dob|sonha.*"
    r"|ip(addr(ess)?)?)"
)
_PERSONAL = re.compile(
    r"(?<!\d)(?:\+?84|0)(?:[\s.()-]{0,2}\d){8,11}(?!\d)"
    r"|(?<!\d)\d{9}(?:\d{3})?(?!\d)"
    r"|[\w.+-]+@[\w-]+\.[\w.]+"
    r"|(?i:\b(?:tôi tên(?: là)?|tên tôi là|họ tên|số nhà)\b)"
)
_FAMILIES = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trương|Đoàn|Lương"
)
_NAMED = re.compile(rf"\b(?:{_FAMILIES}|{_FAMILIES.upper()})((?:\s+\w+){{2}})")
_NOBODY_HERE = ("Hồ Chí Minh", "HỒ CHÍ MINH")


def is_personal_name(column: str) -> bool:
    """Whether a column by its name holds names, numbers or addresses of people."""
    return _NAMES.fullmatch(_folded(column)) is not None


def looks_personal(text: str) -> bool:
    """Whether a free text seems to tell who wrote it: a number, an address, a name.

    A name is a common family name with two more words in capitals; somebody else's is one too.
    """
    plain = unicodedata.normalize("NFC", text)
    return _PERSONAL.search(plain) is not None or any(map(_is_name, _NAMED.finditer(plain)))


def _is_name(found: re.Match[str]) -> bool:
    others = all(word[0].isupper() for word in found[1].split())
    return others and " ".join(found[0].split()) not in _NOBODY_HERE


def _folded(text: str) -> str:
    """Letters and digits alone, small, without Vietnamese marks."""
    plain = unicodedata.normalize("NFD", text.casefold()).replace("đ", "d")
    return "".join(c for c in plain if c.isascii() and c.isalnum())
