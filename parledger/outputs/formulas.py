"""Text that a spreadsheet would take for a formula."""

_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet may run the text: it begins so, spaces before it do not count.

    A dash before a space or a letter (a list, a dialogue) counts too: Excel reads `-abc` in a
    CSV file as a formula that names `abc`.
    """
    return text.startswith(_STARTS) or text.lstrip(" \u00a0\u3000").startswith(_STARTS)


def guarded(text: str) -> str:
    """The text with an apostrophe before it where it looks like a formula, else as it is."""
    return f"'{text}" if looks_like_formula(text) else text
