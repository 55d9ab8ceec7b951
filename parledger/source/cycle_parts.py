"""Parts of cycle.yaml that are tables: given results, official figures, offices, roles."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import TypeVar

from parledger.located import Fields, Map, Reading, Scalar
from parledger.located.scalars import read_id, read_number, read_whole
from parledger.model.cycles import Clerk, External, Office, Published, Roles
from parledger.problems import Place
from parledger.source.documents import (
    code_list,
    codes_under,
    document_or_none_given,
    ids_under,
    report_repeats,
)

T = TypeVar("T")
Table = tuple[dict[str, T], dict[str, Place], dict[str, Place]]


def read_table(
    fields: Fields, key: str, read: Callable[[Reading, Scalar, str], T | None]
) -> Table[T]:
    """A map from unit to figure: figures, places of the figures, places of the units."""
    values: dict[str, T] = {}
    value_places: dict[str, Place] = {}
    unit_places: dict[str, Place] = {}
    reading = fields.reading
    for name, node in fields.entries(key):
        unit = read_id(reading, name, fields.subject)
        if unit is None:
            continue
        unit_places[unit], value_places[unit] = reading.place(name), reading.place(node)
        if isinstance(node, Scalar) and node.empty:
            reading.report("105", node, fields.subject, key=unit)
        elif reading.shape(node, Scalar, fields.subject) and isinstance(node, Scalar):
            value = read(reading, node, fields.subject or unit)
            if value is not None:
                values[unit] = value
    return values, value_places, unit_places


def read_given(reading: Reading, node: Scalar, subject: str) -> Fraction | str | None:
    """A figure from 0, or `none`."""
    if node.text.strip().lower() == "none":
        return "none"
    value = read_number(reading, node, subject)
    if value is not None and value < 0:
        reading.report("118", node, subject, found=node.text.strip(), range="≥ 0")
        return None
    return value


def given_points(value: Fraction | str) -> Fraction | None:
    """None for `none`: there never will be a figure."""
    return None if isinstance(value, str) else value


def read_external(fields: Fields) -> External | None:
    """Given results for a leaf; a figure that was reported is left out."""
    code = fields.code("criterion", required=True)
    fields.subject = code or ""
    out_of = fields.number("out_of")
    if out_of is not None and out_of <= 0:
        place = fields.value_place("out_of")
        fields.reading.report("118", place, fields.subject, found=out_of, range="> 0")
        out_of = None
    fields.tree("points", required=True)
    table: Table[Fraction | str] = read_table(fields, "points", read_given)
    given, places, unit_places = table
    external = External(
        criterion=code or "",
        block=fields.id("block") or "",
        out_of=out_of,
        source=document_or_none_given(fields, "source"),
        points={unit: given_points(value) for unit, value in given.items()},
        places=places,
        at=fields.at,
        unit_places=unit_places,
        criterion_at=fields.value_place("criterion"),
        block_at=fields.value_place("block"),
    )
    fields.done()
    return external if code else None


def read_published(fields: Fields) -> Published | None:
    """Official figures printed elsewhere."""
    below = fields.map("published", subject="published")
    if below is None:
        return None
    index, index_places, _ = read_table(below, "index", read_number)
    rank, rank_places, _ = read_table(below, "rank", read_whole)
    published = Published(
        source=document_or_none_given(below, "source"),
        index=index,
        rank=rank,
        tolerance=below.number_between("tolerance", 0, None) or Fraction(0),
        index_places=index_places,
        rank_places=rank_places,
        at=below.at,
    )
    below.done()
    return published


def read_offices(fields: Fields) -> tuple[Office, ...]:
    """The offices that appraise, in the order written: of two the first leads."""
    read = (_read_office(record) for record in fields.records("offices"))
    offices = tuple(office for office in read if office is not None)
    report_repeats(fields.reading, ((one.id, one.places["id"]) for one in offices))
    return offices


def _read_office(fields: Fields) -> Office | None:
    """What it appraises: a list of codes for all blocks, or one list a block."""
    office_id = fields.id("id", required=True)
    fields.subject = office_id or ""
    office = Office(
        id=office_id or "",
        title=fields.text("title") or office_id or "",
        unit=fields.id("unit") or "",
        for_own_unit=fields.id("for_own_unit") or "",
        appraises=_read_appraises(fields),
        accounts=fields.texts("accounts"),
        at=fields.at,
        places=_office_places(fields),
    )
    fields.done()
    if office_id is None:
        fields.reading.incomplete = True
    return office if office_id else None


def _read_appraises(fields: Fields) -> Mapping[str, tuple[str, ...]]:
    if not isinstance(fields.tree("appraises"), Map):
        return {"": codes_under(fields, "appraises")} if fields.has("appraises") else {}
    below = fields.map("appraises")
    if below is None:
        return {}
    found: dict[str, tuple[str, ...]] = {}
    for name, _ in below.node.entries:
        block = read_id(fields.reading, name, fields.subject)
        codes = code_list(fields.reading, below.scalars(name.text), fields.subject)
        if block is not None:
            found[block] = codes
    return found


def _office_places(fields: Fields) -> Mapping[str, Place]:
    """Places of an office, with those of the codes under each block: `appraises:<block>:<code>`."""
    places = dict(fields.places())
    below = fields.node.get("appraises")
    for name, node in below.entries if isinstance(below, Map) else ():
        for item in getattr(node, "items", ()):
            if isinstance(item, Scalar):
                places[f"appraises:{name.text}:{item.text}"] = fields.reading.place(item)
    return places


def read_roles(fields: Fields) -> Roles:
    """Who may write what, by account name."""
    below = fields.map("roles", subject="roles")
    if below is None:
        return Roles()
    secretary = below.map("secretary")
    accounts: tuple[str, ...] = ()
    if secretary is not None:
        accounts = secretary.texts("accounts")
        secretary.done()
    roles = Roles(
        secretary=accounts,
        clerks=tuple(_read_clerk(record) for record in below.records("clerks")),
        units=_read_unit_accounts(below),
        places=below.places(),
    )
    below.done()
    return roles


def _read_clerk(fields: Fields) -> Clerk:
    node = fields.tree("units", required=True)
    everyone = isinstance(node, Scalar) and node.text.strip().lower() == "all"
    clerk = Clerk(
        accounts=fields.texts("accounts"),
        units=None if everyone else ids_under(fields, "units"),
        places=fields.places(),
    )
    fields.done()
    return clerk


def _read_unit_accounts(fields: Fields) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name, node in fields.entries("units"):
        unit = read_id(fields.reading, name, fields.subject)
        if fields.reading.shape(node, Map, name.text) and isinstance(node, Map):
            below = Fields(fields.reading, node, name.text)
            accounts = below.texts("accounts")
            below.done()
            if unit is not None:
                found[unit] = accounts
    return found
