"""What a person does by hand between two commands."""

from collections.abc import Callable
from pathlib import Path

Edit = Callable[[Path], object]


def writing(path: str, text: str) -> Edit:
    """Put a file down."""

    def edit(root: Path) -> None:
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    return edit


def changing(path: str, old: str, new: str) -> Edit:
    """Replace the first occurrence of a text, which has to be there."""

    def edit(root: Path) -> None:
        text = (root / path).read_text(encoding="utf-8")
        assert old in text, (path, old)
        (root / path).write_text(text.replace(old, new, 1), encoding="utf-8")

    return edit


def both(*edits: Edit) -> Edit:
    """One after another."""

    def edit(root: Path) -> None:
        for one in edits:
            one(root)

    return edit
