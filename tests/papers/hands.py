"""What a person does by hand between two commands."""

import re
from collections.abc import Callable, Mapping
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


def naming(names: Mapping[str, Mapping[str, str]]) -> Edit:
    """Put real names where `new` left a sample's: path -> key -> name."""

    def edit(root: Path) -> None:
        for path, found in names.items():
            text = (root / path).read_text(encoding="utf-8")
            for key, name in found.items():
                text, count = re.subn(rf"(?m)^( *){key}: .*$", rf"\1{key}: {name}", text, count=1)
                assert count == 1, (path, key)
            (root / path).write_text(text, encoding="utf-8")

    return edit
