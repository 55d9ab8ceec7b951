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
    r"(?<!\d)(?:\+?84|0)[\s.-]?\d{2,3}(?:[\s.-]?\d{3}){2}(?!\d)"
    r"|(?<!\d)\d{9}(?:\d{3})?(?!\d)"
    r"|[\w.+-]+@[\w-]+\.[\w.]+"
    r"|(?i:\b(?:tôi tên(?: là)?|tên tôi là|họ tên|số nhà)\b)"
)


def is_personal_name(column: str) -> bool:
    """Whether a column by its name holds names, numbers or addresses of people."""
    return _NAMES.fullmatch(_folded(column)) is not None


def looks_personal(text: str) -> bool:
    """Whether a free text seems to tell who wrote it: a number, an address, a name."""
    return _PERSONAL.search(text) is not None


def _folded(text: str) -> str:
    """Letters and digits alone, small, without Vietnamese marks."""
    plain = unicodedata.normalize("NFD", text.casefold()).replace("đ", "d")
    return "".join(c for c in plain if c.isascii() and c.isalnum())
