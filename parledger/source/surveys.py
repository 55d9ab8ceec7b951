"""scores/<cycle>/survey/<id>.yaml: the instrument of a survey."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Literal, cast

from parledger.located import Fields, Map, Reading, Scalar, Tree
from parledger.located.scalars import read_number, read_whole
from parledger.model.formula import Formula
from parledger.model.surveys import (
    EVERYWHERE,
    BallotErratum,
    Closing,
    Feed,
    GivenResults,
    RespondentGroup,
    Reuse,
    Supervision,
    Survey,
    ValidRule,
    Without,
)
from parledger.rules.formulas import FORMULAS
from parledger.source.cycle_parts import Table, given_points, read_given, read_table
from parledger.source.documents import (
    document_or_none_given,
    documents_under,
    ids_under,
    report_repeats,
)
from parledger.source.questionnaire import check_word, read_forms

_MODES = ("paper", "online", "both")


def read_survey(reading: Reading, root: Map, name: str) -> Survey:
    """An instrument; `name` is the file's, which its id has to repeat."""
    fields = Fields(reading, root)
    written = fields.id("id", required=True)
    if written and written != name:
        reading.report("131", fields.value_place("id"), found=written, wanted=name)
    groups = _read_groups(fields)
    survey = Survey(
        id=name,
        title=fields.text("title", required=True) or name,
        legal_basis=documents_under(fields, "legal_basis"),
        period=_read_period(fields),
        groups=groups,
        forms=read_forms(fields, groups),
        valid=_read_valid(fields),
        formula=read_formula(fields, name),
        feeds=_read_feeds(fields),
        without=_read_without(fields),
        supervision=_read_supervision(fields),
        closed=_read_closing(fields),
        errata=_read_errata(fields),
        seed=fields.whole("seed") or 0,
        at=fields.at,
        path=reading.path,
        places=fields.places(),
    )
    fields.done()
    return survey


def _read_period(fields: Fields) -> tuple[date, date] | None:
    below = fields.map("period", subject="period")
    if below is None:
        return None
    start, end = below.date("from", required=True), below.date("to", required=True)
    below.done()
    if start is None or end is None:
        return None
    if end < start:
        fields.reading.report("125", below.value_place("to"), "period", start=start, end=end)
        return None
    return start, end


def _read_groups(fields: Fields) -> tuple[RespondentGroup, ...]:
    records = fields.records("groups", required=True)
    fields.require_members("groups")
    groups = tuple(found for record in records if (found := _read_group(record)))
    report_repeats(fields.reading, ((group.id, group.places["id"]) for group in groups))
    if len(groups) < len(records):
        fields.reading.incomplete = True
    return groups


def _read_group(fields: Fields) -> RespondentGroup | None:
    group_id = fields.id("id", required=True)
    fields.subject = group_id or ""
    mode = fields.choice("mode", _MODES) or "paper"
    reuse, given = _read_reuse(fields), _read_given_results(fields)
    if reuse is not None and given is not None:
        place = fields.value_place("results")
        fields.reading.report("126", place, fields.subject, one="results_from", other="results")
    group = RespondentGroup(
        id=group_id or "",
        title=fields.text("title", required=True) or group_id or "",
        mode=cast('Literal["paper", "online", "both"]', mode),
        blocks=ids_under(fields, "blocks"),
        planned=_read_numbers(fields, "planned"),
        least=_read_numbers(fields, "least"),
        population=_read_numbers(fields, "population"),
        weight=fields.number_between("weight", 0, 1),
        reuse=reuse,
        given=given,
        at=fields.at,
        places=fields.places(),
    )
    fields.done()
    return group if group_id else None


def _read_numbers(fields: Fields, key: str) -> Mapping[str, int]:
    """One number for everybody, or a number for each block or unit."""
    node = fields.tree(key)
    if node is None:
        return {}
    pairs: list[tuple[str, Tree]] = [("", node)] if isinstance(node, Scalar) else []
    if not pairs:
        pairs = [(name.text, value) for name, value in fields.entries(key)]
    numbers: dict[str, int] = {}
    for name, value in pairs:
        if not isinstance(value, Scalar):
            fields.reading.shape(value, Scalar, fields.subject)
            continue
        number = read_whole(fields.reading, value, fields.subject)
        if number is not None and number < 0:
            fields.reading.report("118", value, fields.subject, found=number, range="≥ 0")
        elif number is not None:
            numbers[name or EVERYWHERE] = number
    return numbers


def _read_reuse(fields: Fields) -> Reuse | None:
    below = fields.map("results_from", subject=fields.subject)
    if below is None:
        return None
    cycle, survey = below.id("cycle") or "", below.id("survey", required=True)
    group = below.id("group", required=True)
    below.done()
    return Reuse(cycle, survey, group, below.at) if survey and group else None


def _read_given_results(fields: Fields) -> GivenResults | None:
    below = fields.map("results", subject=fields.subject)
    if below is None:
        return None
    out_of = below.number_between("out_of", 0, None, required=True)
    if out_of == 0:
        place = below.value_place("out_of")
        below.reading.report("118", place, fields.subject, found="0", range="> 0")
        out_of = None
    below.tree("figures", required=True)
    table: Table[Fraction | str] = read_table(below, "figures", read_given)
    figures, places, _ = table
    ballots, _, _ = read_table(below, "ballots", read_whole)
    source = document_or_none_given(below, "source")
    below.require("source", below.at)
    below.done()
    if out_of is None:
        return None
    known = {unit: given_points(figure) for unit, figure in figures.items()}
    return GivenResults(source, out_of, known, ballots, below.at, places)


def _read_valid(fields: Fields) -> ValidRule:
    below = fields.map("valid", subject="valid")
    if below is None:
        return ValidRule()
    nodes = below.scalars("required")
    required = (check_word(below.reading, node, "valid") for node in nodes)
    rule = ValidRule(
        least_answered=below.number_between("least_answered", 0, 100) or Fraction(0),
        required=tuple(word for word in required if word),
        duplicates=cast(
            'Literal["error", "none"]', below.choice("duplicates", ("error", "none")) or "error"
        ),
        places=below.places(),
    )
    below.done()
    return rule


def read_formula(fields: Fields, subject: str) -> Formula | None:
    """The formula under `formula:`, by its kind."""
    below = fields.map("formula", subject=subject)
    if below is None:
        return None
    kind = below.choice("kind", tuple(FORMULAS), required=True)
    formula = FORMULAS[kind].read(below) if kind else None
    if kind:
        below.done()
    else:
        fields.reading.incomplete = True
    return formula


def _read_feeds(fields: Fields) -> tuple[Feed, ...]:
    read = (_read_feed(record) for record in fields.records("feeds"))
    return tuple(feed for feed in read if feed is not None)


def _read_feed(fields: Fields) -> Feed | None:
    code = fields.code("criterion", required=True)
    fields.subject = code or ""
    words = (
        check_word(fields.reading, node, fields.subject) for node in fields.scalars("questions")
    )
    weights = None
    if fields.has("weights"):
        weights, _, _ = read_table(fields, "weights", _read_weight)
    else:
        fields.skip("weights")
    feed = Feed(
        criterion=code or "",
        block=fields.id("block") or "",
        groups=ids_under(fields, "groups"),
        questions=tuple(word for word in words if word),
        formula=read_formula(fields, fields.subject),
        weights=weights,
        at=fields.at,
        places=fields.places(),
    )
    fields.done()
    return feed if code else None


def _read_weight(reading: Reading, node: Scalar, subject: str) -> Fraction | None:
    """A number between 0 and 1."""
    weight = read_number(reading, node, subject)
    if weight is not None and not 0 <= weight <= 1:
        reading.report("118", node, subject, found=node.text.strip(), range="0–1")
        return None
    return weight


def _read_without(fields: Fields) -> tuple[Without, ...]:
    found: list[Without] = []
    for record in fields.records("without"):
        unit = record.id("unit", required=True)
        record.subject = unit or ""
        group = record.id("group") or ""
        why = record.text("why", required=True)
        record.done()
        if unit:
            found.append(Without(unit, group, why, record.at, record.places()))
    return tuple(found)


def _read_supervision(fields: Fields) -> tuple[Supervision, ...]:
    found: list[Supervision] = []
    for record in fields.records("supervision"):
        day = record.date("date", required=True)
        group = record.id("group") or ""
        checked, confirmed = record.whole("checked"), record.whole("confirmed")
        note = record.text("note")
        record.done()
        if day:
            at, places = record.at, record.places()
            found.append(Supervision(day, group, checked, confirmed, note, at, places))
    return tuple(found)


def _read_closing(fields: Fields) -> Closing | None:
    below = fields.map("closed", subject="closed")
    if below is None:
        return None
    day, digest, rows = _read_seal(below)
    below.done()
    return Closing(day, digest, rows, below.at) if day and digest and rows is not None else None


def _read_seal(fields: Fields) -> tuple[date | None, str, int | None]:
    day = fields.date("date", required=True)
    fields.require("sha256", fields.at)
    digest = fields.sha256("sha256")
    return day, digest, fields.whole("rows", required=True)


def _read_errata(fields: Fields) -> tuple[BallotErratum, ...]:
    found: list[BallotErratum] = []
    for record in fields.records("errata"):
        day, digest, rows = _read_seal(record)
        reason = record.text("reason", required=True)
        record.require("decision", record.at)
        decision = document_or_none_given(record, "decision")
        record.done()
        if day and digest and rows is not None:
            found.append(BallotErratum(day, reason, decision, digest, rows, record.at))
    return tuple(found)
