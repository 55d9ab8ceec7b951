"""What `new` writes where a name is still to be typed; left over, it must not be published."""

PUT_NAME = "(ghi tên đúng vào đây)"
PUT_AUTHORITY = "UBND ... (ghi cơ quan ban hành kế hoạch)"


def is_placeholder(text: str) -> bool:
    """Whether nobody has put the real name in yet."""
    return PUT_NAME in text or text == PUT_AUTHORITY
