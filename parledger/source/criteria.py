"""criteria/<set-id>.yaml: what is assessed, as a tree of areas, criteria and leaves."""

from dataclasses import dataclass
from fractions import Fraction
from typing import cast

from parledger.located import Fields, Map, Reading
from parledger.model.criteria import (
    Continues,
    Counts,
    CriteriaSet,
    Evidence,
    Node,
    Part,
    SetErratum,
)
from parledger.model.rule import Rule
from parledger.rules import RULES
from parledger.source.documents import (
    codes_under,
    document_or_none_given,
    mended_number,
    report_repeats,
)

EVIDENCE = ("required", "optional", "none")
COUNTS = ("bonus", "penalty")


@dataclass(frozen=True, slots=True)
class _Above:
    """What a node takes from the one above it."""

    id: str = ""
    depth: int = 0
    counts: Counts = "normal"
    frame: bool = False


def read_set(reading: Reading, root: Map, name: str) -> CriteriaSet:
    """A set; `name` is the file's, which its id has to repeat."""
    fields = Fields(reading, root, name)
    written = fields.id("id", required=True)
    if written and written != name:
        reading.report("131", fields.value_place("id"), found=written, wanted=name)
    frame = fields.flag("frame") is True
    parts = tuple(_read_part(record) for record in fields.records("parts"))
    report_repeats(reading, ((part.id, part.at) for part in parts))
    above = _Above(frame=frame)
    areas = _read_nodes(fields, "areas", above)
    found = CriteriaSet(
        id=name,
        title=fields.text("title", required=True) or name,
        max_points=_read_maximum(fields, areas),
        areas=areas,
        at=fields.at,
        max_at=fields.value_place("max_points"),
        decision=document_or_none_given(fields, "decision"),
        scale=fields.number_between("scale", 0, None),
        scale_note=fields.text("scale_note"),
        frame=frame,
        follows=fields.id("follows") or "",
        follows_at=fields.value_place("follows") if fields.has("follows") else None,
        continues=fields.id("continues") or "",
        continues_at=fields.value_place("continues") if fields.has("continues") else None,
        parts=parts,
        errata=tuple(_read_erratum(record) for record in fields.records("errata")),
        places=fields.places(),
    )
    fields.done()
    return found


def _read_nodes(fields: Fields, key: str, above: _Above) -> tuple[Node, ...]:
    records = fields.records(key, required=True)
    fields.require_members(key)
    nodes = tuple(node for node in (_read_node(r, above) for r in records) if node is not None)
    if len(nodes) < len(fields.items(key)) or not nodes:
        fields.reading.incomplete = True
    return nodes


def _read_node(fields: Fields, above: _Above) -> Node | None:
    node_id = _read_node_id(fields)
    fields.subject = node_id
    counts = cast("Counts", fields.choice("counts", COUNTS) or above.counts)
    below = _Above(node_id, above.depth + 1, counts, above.frame)
    children = _read_nodes(fields, "criteria", below) if fields.has("criteria") else ()
    rule = _read_rule(fields, above)
    if not children and not fields.has("criteria"):
        _require_rule(fields, above)
    node = Node(
        id=node_id,
        title=fields.text("title", required=True) or node_id,
        max_points=_read_maximum(fields, children),
        depth=above.depth,
        parent=above.id,
        children=children,
        rule=rule,
        at=fields.at,
        max_at=fields.value_place("max_points"),
        rule_at=fields.value_place("rule"),
        counts=counts,
        cap=fields.number_between("cap", 0, None),
        evidence=cast("Evidence", fields.choice("evidence", EVIDENCE) or "optional"),
        guide=fields.text("guide"),
        documents=fields.texts("documents"),
        continues=_read_continues(fields, node_id),
        as_printed=fields.text("as_printed"),
        printed_id=fields.text("printed_id"),
        places=fields.places(),
    )
    fields.done()
    return node if node_id else None


def _read_node_id(fields: Fields) -> str:
    """The code; one that only lacks its quotes is meant as it stands."""
    code = fields.code("id", required=True)
    if code is not None:
        return code
    node = fields.node.get("id")
    text = getattr(node, "text", "")
    if not text.replace(".", "").isdigit():
        fields.reading.incomplete = True
    return text if isinstance(text, str) else ""


def _read_maximum(fields: Fields, children: tuple[Node, ...]) -> Fraction:
    """The maximum; after a mistake what was meant, else the sum below, so that one is told."""
    value = fields.number_between("max_points", 0, None, required=True)
    if value is None:
        value = mended_number(fields, "max_points")
    if value is None and children:
        normal = (child for child in children if child.counts == "normal")
        value = sum((child.max_points for child in normal), Fraction(0))
    if value is None:
        fields.reading.incomplete = True
    return value if value is not None else Fraction(0)


def _require_rule(fields: Fields, above: _Above) -> None:
    if not above.frame and not fields.has("rule"):
        fields.reading.report("130", fields.node, fields.subject)


def _read_rule(fields: Fields, above: _Above) -> Rule | None:
    if fields.has("rule") and fields.has("criteria"):
        at = fields.key_node("rule") or fields.node
        fields.reading.report("126", at, fields.subject, one="rule", other="criteria")
        fields.skip("rule")
        return None
    parameters = fields.map("rule")
    if parameters is None or above.frame:
        return None
    kind = parameters.choice("kind", tuple(RULES), required=True)
    if kind is None:
        parameters.skip(*(key.text for key, _ in parameters.node.entries))
        parameters.done()
        return None
    rule = RULES[kind].read(parameters)
    parameters.done()
    return rule


def _read_continues(fields: Fields, node_id: str) -> Continues | None:
    below = fields.map("continues")
    if below is None:
        return None
    found = Continues(
        criterion=below.code("criterion") or node_id,
        comparable=below.flag("comparable"),
        why=below.text("why"),
        at=below.value_place("criterion"),
    )
    below.done()
    return found


def _read_part(fields: Fields) -> Part:
    part_id = fields.id("id", required=True) or ""
    fields.subject = part_id
    part = Part(
        id=part_id,
        title=fields.text("title", required=True) or part_id,
        areas=codes_under(fields, "areas", required=True),
        at=fields.at,
        places=fields.places(),
    )
    fields.done()
    return part


def _read_erratum(fields: Fields) -> SetErratum:
    erratum = SetErratum(
        date=fields.date("date"),
        decision=fields.text("decision"),
        what=fields.text("what", required=True),
        criteria=codes_under(fields, "criteria"),
        places=fields.places(),
    )
    fields.done()
    return erratum
