"""scores/<cycle>/survey/<id>.map.yaml: how an export's columns and answers become ballots."""

import re
from collections.abc import Mapping
from typing import cast

from parledger.located import Fields, Map, Reading, Scalar, Tree
from parledger.model.imports import Column, DayOrder, ImportMapping, Source
from parledger.problems import Problems, sort_problems
from parledger.source.yamltree import not_a_map, read_tree

_LETTERS = re.compile(r"[A-Za-z]{1,3}")
_ORDERS = ("day_first", "month_first")
_MARKS = {"space": " ", "comma": ",", "semicolon": ";", "line": "\n"}
REST = "rest"


def read_mapping(data: bytes, path: str) -> tuple[ImportMapping | None, Problems]:
    """The mapping, None where the file cannot be read; problems of family V."""
    root, problems = read_tree(data, path)
    if root is None:
        return None, problems
    if not isinstance(root, Map):
        return None, (not_a_map(root, path),)
    reading = Reading(path, "V")
    fields = Fields(reading, root)
    sources = {
        name.text: source
        for name, node in fields.entries("columns", required=True)
        if (source := _read_source(reading, node, name.text)) is not None
    }
    drop, drop_rest = _read_drop(fields)
    mapping = ImportMapping(
        path=path,
        sources=sources,
        header=fields.whole("header"),
        sheet=fields.text("sheet"),
        answers=_read_answers(fields),
        blank=fields.texts("blank"),
        only_with=_column_under(fields, "only_with"),
        prefix=fields.text("prefix"),
        drop=drop,
        drop_rest=drop_rest,
        at=fields.at,
    )
    fields.done()
    return mapping, sort_problems((*problems, *reading.problems))


def _read_source(reading: Reading, node: Tree, target: str) -> Source | None:
    """A header, or a map that says more."""
    if isinstance(node, Scalar):
        return Source(Column(node.text.strip(), "", reading.place(node)), at=reading.place(node))
    if not reading.shape(node, Map, target) or not isinstance(node, Map):
        return None
    fields = Fields(reading, node, target)
    fields.skip("letter")
    order = fields.choice("dates", _ORDERS) or _ORDERS[0]
    source = Source(
        column=_read_column(reading, node, target),
        constant=fields.text("value"),
        options=_read_options(fields),
        divided_by=_MARKS.get(fields.choice("divided_by", tuple(_MARKS)) or "", ""),
        answers=_read_answers(fields),
        day_order=cast("DayOrder", order),
        at=fields.at,
    )
    fields.skip("column")
    ways = [key for key in ("column", "letter", "value", "columns") if fields.has(key)]
    if len(ways) > 1:
        place = fields.value_place(ways[1])
        reading.report("126", place, target, one=ways[0], other=ways[1])
    elif not ways:
        fields.require("column", fields.at)
    fields.done()
    return source


def _read_column(reading: Reading, node: Tree, subject: str) -> Column:
    """A header, or `{letter: C}`."""
    if isinstance(node, Scalar):
        return Column(node.text.strip(), "", reading.place(node))
    if not isinstance(node, Map):
        return Column()
    header, letter = node.get("column"), node.get("letter")
    if isinstance(header, Scalar):
        return Column(header.text.strip(), "", reading.place(header))
    if isinstance(letter, Scalar):
        place = reading.place(letter)
        if _LETTERS.fullmatch(letter.text.strip()):
            return Column("", letter.text.strip().upper(), place)
        reading.report(
            "114",
            letter,
            subject,
            found=letter.text,
            hint_vi="ghi A, B, … AA",
            hint_en="A, B, … AA",
        )
    return Column()


def _read_options(fields: Fields) -> Mapping[str, Column]:
    return {
        name.text: _read_column(fields.reading, node, name.text)
        for name, node in fields.entries("columns")
    }


def _read_answers(fields: Fields) -> Mapping[str, str]:
    """What the export writes -> an id."""
    return {
        name.text: node.text.strip()
        for name, node in fields.entries("answers")
        if fields.reading.shape(node, Scalar, name.text) and isinstance(node, Scalar)
    }


def _column_under(fields: Fields, key: str) -> Column:
    node = fields.tree(key)
    return Column() if node is None else _read_column(fields.reading, node, key)


def _read_drop(fields: Fields) -> tuple[tuple[Column, ...], bool]:
    """A list of columns, or `rest`."""
    node = fields.tree("drop")
    if isinstance(node, Scalar) and node.text == REST:
        return (), True
    columns = tuple(
        _read_column(fields.reading, item, "drop")
        for item in (fields.items("drop") if node is not None else ())
    )
    return columns, False
