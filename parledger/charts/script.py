"""The one script that carries all specifications; the same bytes for the same charts."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from parledger.problems import Lang

SCRIPT_PATH = "assets/chart-specs.js"

_LANGS: tuple[Lang, ...] = ("vi", "en")


def script(builders: Mapping[str, Callable[[Lang], dict[str, Any]]]) -> str:
    """`window.parledgerCharts = {vi: {ranking: {...}, ...}, en: {...}}`."""
    specs = {lang: {name: build(lang) for name, build in builders.items()} for lang in _LANGS}
    text = json.dumps(specs, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"window.parledgerCharts = {text};\n"
