"""scores/<cycle>/cycle.yaml: what fixes the figures of a year."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any, Literal, TypeVar, cast

from parledger.located import Fields, Map, Reading, Scalar
from parledger.located.scalars import read_date
from parledger.model.cycles import (
    STEPS,
    Block,
    Body,
    ClassBand,
    Cycle,
    IndexRules,
    Named,
    NotScored,
    Reopened,
    Window,
)
from parledger.problems import Place
from parledger.source.cycle_parts import (
    read_external,
    read_offices,
    read_published,
    read_roles,
)
from parledger.source.documents import document_or_none_given, documents_under, report_repeats

T = TypeVar("T")
_TIME_ZONE = re.compile(r"[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z][A-Za-z0-9_+-]*)*")


def read_cycle(reading: Reading, root: Map, name: str) -> Cycle:
    """A cycle; `name` is the folder's, which its id has to repeat."""
    fields = Fields(reading, root)
    written = fields.id("id", required=True)
    if written and written != name:
        reading.report("131", fields.value_place("id"), found=written, wanted=name)
    provenance = fields.choice("provenance", ("official", "illustrative"), required=True)
    cycle = Cycle(
        id=name,
        title=fields.text("title", required=True) or name,
        year=_read_year(fields),
        authority=fields.text("authority", required=True),
        provenance=cast('Literal["official", "illustrative"]', provenance or "illustrative"),
        blocks=_read_blocks(fields),
        at=fields.at,
        path=reading.path,
        period=_read_period(fields),
        programme=fields.id("programme") or "",
        visibility=_read_visibility(fields),
        sources=documents_under(fields, "sources"),
        documents=documents_under(fields, "documents"),
        time_zone=_read_time_zone(fields),
        schedule=_read_schedule(fields),
        not_scored=_each(fields, "not_scored", _read_left_out),
        external=_each(fields, "external", read_external),
        index=_read_index_rules(fields),
        classes=_read_classes(fields),
        published=read_published(fields),
        offices=read_offices(fields),
        council=_read_body(fields, "council"),
        working_group=_read_body(fields, "working_group"),
        roles=read_roles(fields),
        reopened=_each(fields, "reopened", _read_reopened),
        places=fields.places(),
    )
    fields.done()
    return cycle


def _each(fields: Fields, key: str, read: Callable[[Fields], T | None]) -> tuple[T, ...]:
    """The records of a list that could be read."""
    found = (read(record) for record in fields.records(key))
    return tuple(one for one in found if one is not None)


def _read_year(fields: Fields) -> int:
    year = fields.whole("year", required=True)
    if year is not None and not 1945 <= year <= 2999:
        place = fields.value_place("year")
        fields.reading.report("118", place, found=year, range="1945–2999")
    return year or 0


def _read_visibility(fields: Fields) -> Literal["internal", "public"]:
    chosen = fields.choice("visibility", ("internal", "public"))
    return cast('Literal["internal", "public"]', chosen or "internal")


def _read_time_zone(fields: Fields) -> str:
    node = fields.scalar("time_zone")
    if node is None:
        return "Asia/Ho_Chi_Minh"
    if not _TIME_ZONE.fullmatch(node.text):
        fields.report_choice(node, ("Asia/Ho_Chi_Minh",), "time_zone")
    return node.text


def _read_period(fields: Fields) -> tuple[date, date] | None:
    below = fields.map("period", subject="period")
    if below is None:
        return None
    start, end = below.date("from", required=True), below.date("to", required=True)
    below.done()
    return _ordered(below, start, end)


def _ordered(fields: Fields, start: date | None, end: date | None) -> tuple[date, date] | None:
    if start is None or end is None:
        return None
    if end < start:
        place = fields.value_place("to")
        fields.reading.report("125", place, fields.subject, start=start, end=end)
        return None
    return start, end


def _read_blocks(fields: Fields) -> tuple[Block, ...]:
    records = fields.records("blocks", required=True)
    fields.require_members("blocks")
    blocks = tuple(found for record in records if (found := _read_block(record)))
    report_repeats(fields.reading, ((b.id, b.places["id"]) for b in blocks))
    if len(blocks) < len(fields.items("blocks")) or not blocks:
        fields.reading.incomplete = True
    return blocks


def _read_block(fields: Fields) -> Block | None:
    block_id = fields.id("id", required=True)
    fields.subject = block_id or ""
    title = fields.text("title", required=True)
    criteria = fields.id("criteria", required=True)
    units = _read_unit_list(fields)
    block = Block(
        id=block_id or "",
        title=title or block_id or "",
        criteria=criteria or "",
        units=tuple(units),
        unranked=_read_named(fields, "unranked"),
        not_assessed=_read_named(fields, "not_assessed"),
        at=fields.at,
        criteria_at=fields.value_place("criteria"),
        unit_places=units,
        places=fields.places(),
    )
    fields.done()
    if criteria is None:
        fields.reading.incomplete = True
    return block if block_id else None


def _read_unit_list(fields: Fields) -> Mapping[str, Place]:
    """Units in the decision's order; one written twice keeps its first place."""
    places: dict[str, Place] = {}
    listed = fields.node.get("units")
    if listed is None or isinstance(listed, Map) or (isinstance(listed, Scalar) and listed.empty):
        fields.reading.incomplete = True
    if not fields.require_members("units"):
        fields.reading.incomplete = True
    for node in fields.scalars("units", required=True):
        if not node.text.strip():
            fields.reading.report("105", node, fields.subject, key="units")
        elif node.text in places:
            fields.reading.report("121", node, fields.subject, found=node.text)
        else:
            places[node.text] = fields.reading.place(node)
    return places


def _read_named(fields: Fields, key: str) -> tuple[Named, ...]:
    named: list[Named] = []
    for record in fields.records(key):
        unit = record.id("unit", required=True)
        why = record.text("why")
        at = record.value_place("unit")
        record.done()
        if unit:
            named.append(Named(unit, why, at))
    return tuple(named)


def _read_schedule(fields: Fields) -> Mapping[str, Window]:
    below = fields.map("schedule", subject="schedule")
    if below is None:
        return {}
    windows = {step: window for step in STEPS if (window := _read_window(below, step))}
    below.done()
    return windows


def _read_window(fields: Fields, step: str) -> Window | None:
    node = fields.tree(step)
    at = fields.value_place(step)
    if isinstance(node, Scalar):
        end = read_date(fields.reading, node, step)
        return Window(None, end, at) if end else None
    days = fields.map(step, subject=step) if node is not None else None
    if days is None:
        return None
    start, end = days.date("from", required=True), days.date("to", required=True)
    days.done()
    ordered = _ordered(days, start, end)
    return Window(ordered[0], ordered[1], at) if ordered else None


def _read_left_out(fields: Fields) -> NotScored | None:
    code = fields.code("criterion", required=True)
    fields.subject = code or ""
    found = NotScored(
        criterion=code or "",
        block=fields.id("block") or "",
        why=fields.text("why"),
        at=fields.at,
        places=fields.places(),
    )
    fields.done()
    return found if code else None


def _read_index_rules(fields: Fields) -> IndexRules:
    below = fields.map("index", subject="index")
    if below is None:
        return IndexRules()
    decimals = below.whole("decimals")
    if decimals is not None and not 0 <= decimals <= 6:
        below.reading.report(
            "118", below.value_place("decimals"), "index", found=decimals, range="0–6"
        )
        decimals = None
    standard = IndexRules()
    chosen: dict[str, Any] = {
        key: below.choice(key, choices) or getattr(standard, key)
        for key, choices in _INDEX_CHOICES.items()
    }
    below.done()
    return IndexRules(standard.decimals if decimals is None else decimals, **chosen)


_INDEX_CHOICES = {
    "rounding": ("half_up", "half_even"),
    "stage": ("index", "leaf"),
    "ties": ("competition", "dense"),
    "missing": ("error", "zero", "exclude"),
}


def _read_classes(fields: Fields) -> tuple[ClassBand, ...]:
    bands: list[ClassBand] = []
    ids: list[tuple[str, Place]] = []
    for record in fields.records("classes"):
        class_id = record.id("id", required=True)
        record.subject = class_id or ""
        title = record.text("title", required=True)
        start = record.number("from", required=True)
        at = record.at
        record.done()
        ids.append((class_id or "", record.value_place("id")))
        if class_id and start is not None:
            bands.append(ClassBand(class_id, title or class_id, Fraction(start), at))
    report_repeats(fields.reading, ids)
    return tuple(bands)


def _read_body(fields: Fields, key: str) -> Body | None:
    """The Council or the working group by posts; `none` says that there is none."""
    node = fields.tree(key)
    if node is None or (isinstance(node, Scalar) and node.text.strip().lower() == "none"):
        return None
    below = fields.map(key, subject=key)
    if below is None:
        return None
    head = below.text("chair") or below.text("head")
    below.skip("head")
    body = Body(
        decision=document_or_none_given(below, "decision"),
        chair=head,
        deputy=below.text("deputy"),
        members=below.texts("members"),
        secretary=below.text("secretary"),
    )
    below.done()
    return body


def _read_reopened(fields: Fields) -> Reopened | None:
    unit = fields.id("unit", required=True)
    fields.subject = unit or ""
    step = fields.choice("step", STEPS, required=True)
    to = fields.date("to", required=True)
    why = fields.text("why")
    document = document_or_none_given(fields, "document")
    at, places = fields.at, fields.places()
    fields.done()
    if not unit or not step or not to:
        return None
    return Reopened(unit, step, to, why, document, at, places)
