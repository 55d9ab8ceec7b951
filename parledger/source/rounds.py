"""appraisal-1 and appraisal-2: what the appraisers decide of each leaf, and why."""

from typing import Literal, cast

from parledger.located import Fields, Map, Reading
from parledger.model.scores import Round1Entry, Round1File, Round2Entry, Round2File
from parledger.source.documents import document_under, documents_under, figure_under
from parledger.source.entries import Entry, Nodes, forbid, is_broken, read_entries, require


def read_round_1(reading: Reading, root: Map, nodes: Nodes, office: str) -> Round1File:
    """What the appraiser (one office, or all: empty) decides in round 1."""
    fields = Fields(reading, root)
    found = Round1File(
        path=reading.path,
        office=office,
        entries=read_entries(fields, nodes, _read_round_1_entry),
        recognise_rest=fields.flag("recognise_rest") is True,
        document=document_under(fields, "document"),
    )
    fields.done()
    return found


def read_round_2(reading: Reading, root: Map, nodes: Nodes, office: str) -> Round2File:
    """What the appraiser answers to the explanations."""
    fields = Fields(reading, root)
    found = Round2File(
        path=reading.path,
        office=office,
        entries=read_entries(fields, nodes, _read_round_2_entry),
        document=document_under(fields, "document"),
    )
    fields.done()
    return found


def _read_round_1_entry(entry: Entry, before: int) -> Round1Entry:
    fields = entry.fields
    decision = fields.choice("decision", ("recognised", "adjusted")) or ""
    opinion = fields.flag("opinion") is True
    not_applicable = fields.flag("not_applicable") is True
    value, points = entry.value("value"), figure_under(fields, "points")
    reason = fields.text("reason")
    evidence, note = documents_under(fields, "evidence"), fields.text("note")
    if decision == "recognised":
        forbid(entry, "decision: recognised", "points", "value", "not_applicable")
    elif decision == "adjusted":
        if not entry.judged:
            _require_reason(entry, opinion=opinion)
            _require_figures(entry)
        _forbid_figures_beside_exclusion(entry, not_applicable=not_applicable)
    return Round1Entry(
        criterion=entry.code,
        at=entry.at,
        decision=cast('Literal["recognised", "adjusted", ""]', decision),
        value=value,
        points=points,
        points_at=entry.place("points"),
        not_applicable=not_applicable,
        reason=reason,
        opinion=opinion,
        evidence=evidence,
        note=note,
        broken=is_broken(entry, before),
        value_at=entry.place("value"),
        decision_at=entry.place("decision"),
    )


def _require_reason(entry: Entry, *, opinion: bool) -> None:
    """An adjustment is explained to the unit, unless it is only an opinion."""
    if not opinion:
        require(entry, "reason")


def _require_figures(entry: Entry) -> None:
    """An adjustment says to what."""
    fields = entry.fields
    if not any(fields.has(key) for key in ("points", "value", "not_applicable")):
        fields.reading.report("134", fields.node, entry.code)


def _forbid_figures_beside_exclusion(entry: Entry, *, not_applicable: bool) -> None:
    if not_applicable:
        forbid(entry, "not_applicable", "points", "value")


def _read_round_2_entry(entry: Entry, before: int) -> Round2Entry:
    fields = entry.fields
    answer = fields.choice("answer", ("accepted", "partly", "rejected")) or ""
    decision = fields.choice("decision", ("adjusted",)) or ""
    opinion = fields.flag("opinion") is True
    not_applicable = fields.flag("not_applicable") is True
    value, points = entry.value("value"), figure_under(fields, "points")
    reason = fields.text("reason")
    evidence, note = documents_under(fields, "evidence"), fields.text("note")
    _check_round_2_shape(entry, answer or decision, opinion=opinion)
    _forbid_figures_beside_exclusion(entry, not_applicable=not_applicable)
    return Round2Entry(
        criterion=entry.code,
        at=entry.at,
        answer=cast('Literal["accepted", "partly", "rejected", ""]', answer),
        decision=cast('Literal["adjusted", ""]', decision),
        value=value,
        points=points,
        points_at=entry.place("points"),
        not_applicable=not_applicable,
        reason=reason,
        opinion=opinion,
        evidence=evidence,
        note=note,
        broken=is_broken(entry, before),
        value_at=entry.place("value"),
        decision_at=entry.place("answer") or entry.place("decision"),
    )


def _check_round_2_shape(entry: Entry, word: str, *, opinion: bool) -> None:
    """What goes with each answer; a change without a hearing needs its reason too."""
    fields = entry.fields
    if fields.has("answer"):
        forbid(entry, "answer", "decision")
    elif not fields.has("decision") and not opinion:
        require(entry, "answer")
    if word in ("accepted", "rejected"):
        forbid(entry, f"answer: {word}", "points", "value", "not_applicable")
    if word in ("partly", "adjusted"):
        _require_figures(entry)
    if word in ("partly", "rejected", "adjusted"):
        _require_reason(entry, opinion=opinion)
