"""improvement.yaml: a unit's own plan after the result; feeds no figure."""

from parledger.located import Fields, Map, Reading
from parledger.model.scores import Improvement, Measure, Owner, Target
from parledger.source.documents import codes_under, document_or_none_given


def read_improvement(reading: Reading, root: Map) -> Improvement:
    """The plan, what it aims at, who mends what, and by which measures."""
    fields = Fields(reading, root)
    owners = tuple(
        found for record in fields.records("owners") if (found := _read_owner(record)) is not None
    )
    improvement = Improvement(
        path=reading.path,
        plan=document_or_none_given(fields, "plan"),
        target=_read_target(fields),
        owners=owners,
        measures=tuple(_read_measure(record) for record in fields.records("measures")),
        at=fields.at,
        places=fields.places(),
    )
    fields.done()
    return improvement


def _read_target(fields: Fields) -> Target:
    below = fields.map("target", subject="target")
    if below is None:
        return Target()
    rank = below.whole("rank")
    if rank is not None and rank < 1:
        below.reading.report("118", below.value_place("rank"), "target", found=rank, range="≥ 1")
        rank = None
    target = Target(
        rank=rank,
        index=below.number("index"),
        class_id=below.id("class") or "",
    )
    below.done()
    return target


def _read_owner(fields: Fields) -> Owner | None:
    owner_id = fields.id("id", required=True)
    fields.subject = owner_id or ""
    owner = Owner(
        id=owner_id or "",
        title=fields.text("title") or owner_id or "",
        criteria=codes_under(fields, "criteria"),
        at=fields.at,
        places=fields.places(),
    )
    fields.done()
    return owner if owner_id else None


def _read_measure(fields: Fields) -> Measure:
    measure = Measure(
        owner=fields.text("owner"),
        criteria=codes_under(fields, "criteria"),
        what=fields.text("what", required=True),
        product=fields.text("product"),
        due=fields.text("due"),
        done=fields.date("done"),
        note=fields.text("note"),
        at=fields.at,
        places=fields.places(),
    )
    fields.done()
    return measure
