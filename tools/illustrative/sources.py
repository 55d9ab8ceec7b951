"""Read hand-written YAML and lists of phrases into plain values."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from illustrative.emit import Code

Phrases = dict[str, tuple[str, ...]]


def read_yaml(path: Path) -> dict[str, Any]:
    """Return the file's values; texts in quotes come back as codes where they look like one."""
    reader = YAML(typ="rt")
    reader.preserve_quotes = True
    return dict(_plain(reader.load(path.read_text(encoding="utf-8"))))


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(_plain(key)): _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, DoubleQuotedScalarString):
        return Code(value) if " " not in value else str(value)
    if isinstance(value, bool):
        return value
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    if isinstance(value, float):
        return Fraction(repr(float(value)))
    return int(value) if isinstance(value, int) else str(value)


def read_phrases(path: Path) -> Phrases:
    """Return the phrases of a text file by heading; `#` begins a remark."""
    found: dict[str, list[str]] = {}
    heading = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            heading = line.strip("[]")
            found[heading] = []
        elif line and not line.startswith("#"):
            found[heading].append(line)
    return {key: tuple(lines) for key, lines in found.items()}
