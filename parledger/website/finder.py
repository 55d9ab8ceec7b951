"""The index behind the field "find your unit": a script that assigns data, for `file://` too."""

import json
import unicodedata
from collections.abc import Iterable

from parledger.pages.addresses import unit_path
from parledger.report import Report

FINDER_PATH = "assets/finder-data.js"


def fold_name(text: str) -> str:
    """A name as people type it without its marks: `Mỹ Đức` -> `my duc`."""
    lowered = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(letter for letter in lowered if not unicodedata.combining(letter))


def finder_script(report: Report, paths: Iterable[str]) -> bytes:
    """`window.parledgerFinder = [[name, place, path], ...]`.

    One row for each unit with a page, in the order of the units' names without marks; the path
    is that of its latest cycle, from the Vietnamese site's root.
    """
    rows = sorted(_rows(report, frozenset(paths)), key=lambda row: (fold_name(row[0]), row[2]))
    listed = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
    return f"window.parledgerFinder=[\n{listed}\n];\n".encode()


def _rows(report: Report, paths: frozenset[str]) -> Iterable[tuple[str, str, str]]:
    """One row for each unit, from the latest cycle in which it has a page."""
    seen: set[str] = set()
    order = sorted(report.project.cycles.values(), key=lambda files: -files.cycle.year)
    for files in order:
        for block in files.cycle.blocks:
            for unit_id in block.units:
                path = unit_path("vi", files.cycle.id, unit_id)
                if unit_id in seen or path not in paths:
                    continue
                seen.add(unit_id)
                yield _name(report, unit_id), _place(report, unit_id, files.cycle.authority), path


def _name(report: Report, unit_id: str) -> str:
    unit = report.project.units.get(unit_id)
    return unit.name if unit else unit_id


def _place(report: Report, unit_id: str, authority: str) -> str:
    """The unit above, else who assesses it: what tells two units of one name apart."""
    unit = report.project.units.get(unit_id)
    parent = report.project.units.get(unit.parent) if unit and unit.parent else None
    return parent.name if parent else authority
