"""council.yaml, tasks.yaml and appeals.yaml of a cycle."""

import re
from calendar import monthrange
from datetime import date
from typing import Literal, cast

from parledger.located import Fields, Map, Reading, Seq
from parledger.located.scalars import read_date
from parledger.model.proceedings import Adjustment, Appeal, Meeting, Task
from parledger.source.documents import (
    codes_under,
    document_or_none_given,
    document_under,
    figure_under,
    ids_under,
)

_MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")


def read_meetings(reading: Reading, root: Map) -> tuple[Meeting, ...]:
    """The Council's meetings in the order written."""
    fields = Fields(reading, root)
    read = [_read_meeting(record) for record in fields.records("meetings", required=True)]
    fields.done()
    meetings = tuple(meeting for meeting in read if meeting is not None)
    reading.incomplete |= len(meetings) < len(read)
    return meetings


def _read_meeting(fields: Fields) -> Meeting | None:
    day = fields.date("date", required=True)
    fields.subject = str(day or "")
    members = _read_count(fields, "members", None)
    approve = _read_count(fields, "approve", members)
    minutes = document_or_none_given(fields, "minutes")
    blocks = ids_under(fields, "blocks")
    adjusts = tuple(
        found for record in fields.records("adjusts") if (found := _read_adjustment(record))
    )
    at, approve_at, places = fields.at, fields.value_place("approve"), fields.places()
    fields.done()
    if day is None or members is None or approve is None:
        return None
    return Meeting(day, minutes, members, approve, blocks, adjusts, at, approve_at, places)


def _read_count(fields: Fields, key: str, most: int | None) -> int | None:
    """So many people, at least 0 and at most those there are."""
    value = fields.whole(key, required=True)
    if value is None:
        return None
    if value < 0 or (most is not None and value > most):
        shown = "≥ 0" if most is None else f"0–{most}"
        place = fields.value_place(key)
        fields.reading.report("118", place, fields.subject, found=value, range=shown)
        return None
    return value


def _read_adjustment(fields: Fields) -> Adjustment | None:
    unit = fields.id("unit", required=True)
    code = fields.code("criterion", required=True)
    fields.subject = code or ""
    fields.tree("points", required=True)
    points = figure_under(fields, "points")
    reason = fields.text("reason")
    at, points_at, places = fields.at, fields.value_place("points"), fields.places()
    fields.done()
    if unit is None or code is None or points is None:
        fields.reading.incomplete = True
        return None
    return Adjustment(unit, code, points.value, reason, at, points_at, places)


def read_tasks(reading: Reading, root: Map) -> tuple[Task, ...]:
    """The plan's own timetable in the order written."""
    fields = Fields(reading, root)
    tasks = tuple(_read_task(record) for record in fields.records("tasks", required=True))
    fields.done()
    return tasks


def _read_task(fields: Fields) -> Task:
    task_id = fields.text("id", required=True)
    fields.subject = task_id
    start, due = _read_day(fields, "from", last=False), _read_day(fields, "due", last=True)
    if start and due and due < start:
        fields.reading.report("125", fields.value_place("due"), task_id, start=start, end=due)
    task = Task(
        id=task_id,
        title=fields.text("title", required=True),
        section=fields.text("section"),
        product=fields.text("product"),
        by=fields.texts("by"),
        with_=fields.texts("with"),
        start=start,
        due=due,
        due_text=fields.text("due_text"),
        done=_read_day(fields, "done", last=True),
        note=fields.text("note"),
        at=fields.at,
        places=fields.places(),
    )
    fields.done()
    return task


def _read_day(fields: Fields, key: str, *, last: bool) -> date | None:
    """A day, or a month, which counts from its first or to its last day."""
    node = fields.scalar(key)
    if node is None:
        return None
    month = _MONTH.fullmatch(node.text.strip())
    if month and int(month[1]) > 0:
        year, number = int(month[1]), int(month[2])
        return date(year, number, monthrange(year, number)[1] if last else 1)
    return read_date(fields.reading, node, fields.subject)


def read_appeals(reading: Reading, root: Map | Seq) -> tuple[Appeal, ...]:
    """Appeals in the order written: a plain list, or a list under `appeals`."""
    if isinstance(root, Map):
        fields = Fields(reading, root)
        records = fields.records("appeals", required=True)
        read = [_read_appeal(record) for record in records]
        fields.done()
        return tuple(appeal for appeal in read if appeal is not None)
    maps = [item for item in root.items if reading.shape(item, Map, "appeals")]
    found = (_read_appeal(Fields(reading, item)) for item in maps if isinstance(item, Map))
    return tuple(appeal for appeal in found if appeal is not None)


def _read_appeal(fields: Fields) -> Appeal | None:
    unit = fields.id("unit", required=True)
    fields.subject = unit or ""
    received = fields.date("received", required=True)
    answer = fields.choice("answer", ("upheld", "rejected")) or ""
    document = document_or_none_given(fields, "document")
    criteria = codes_under(fields, "criteria")
    text = fields.text("text")
    answered = fields.date("answered")
    answer_document = document_under(fields, "answer_document")
    erratum = fields.text("erratum")
    at, places = fields.at, fields.places()
    fields.done()
    if unit is None or received is None:
        return None
    return Appeal(
        unit=unit,
        received=received,
        document=document,
        criteria=criteria,
        text=text,
        answer=cast('Literal["upheld", "rejected", ""]', answer),
        answered=answered,
        answer_document=answer_document,
        erratum=erratum,
        at=at,
        places=places,
    )
