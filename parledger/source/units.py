"""units/*.yaml: who is assessed."""

from parledger.located import Fields, Map, Reading
from parledger.model.units import Succession, Unit

RELATIONS = ("whole", "part")


def read_units(reading: Reading, root: Map) -> tuple[Unit, ...]:
    """The units of one file in its order; one without a usable id is left out."""
    fields = Fields(reading, root)
    read = [read_unit(record) for record in fields.records("units", required=True)]
    fields.done()
    units = tuple(unit for unit in read if unit is not None)
    reading.incomplete |= len(units) < len(read) or not read
    return units


def read_unit(fields: Fields) -> Unit | None:
    """One unit's entry; None without a usable id."""
    unit_id = fields.id("id", required=True)
    fields.subject = unit_id or ""
    name, level = fields.text("name", required=True), fields.text("level", required=True)
    start, end = fields.date("from"), fields.date("to")
    if start and end and end < start:
        fields.reading.report("125", fields.value_place("to"), unit_id or "", start=start, end=end)
    parent, code = fields.id("parent") or "", fields.text("code")
    heirs = tuple(
        heir
        for heir in (_read_succession(record) for record in fields.records("succeeded_by"))
        if heir is not None
    )
    fields.done()
    if unit_id is None:
        return None
    return Unit(
        id=unit_id,
        name=name or unit_id,
        level=level,
        parent=parent,
        code=code,
        start=start,
        end=end,
        succeeded_by=heirs,
        at=fields.at,
        places=fields.places(),
    )


def _read_succession(fields: Fields) -> Succession | None:
    unit = fields.id("unit", required=True)
    relation = fields.choice("relation", RELATIONS) or "whole"
    at = fields.value_place("unit")
    fields.done()
    return Succession(unit, relation, at) if unit else None
