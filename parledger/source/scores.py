"""self.yaml, appraisal-1, explanation and appraisal-2: figures and reasons, leaf by leaf.

Values are typed by the leaf's rule. An entry whose code the set lacks keeps its other fields:
that the code is unknown is said by the cross-checks.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeVar, cast

from parledger.located import Fields, Map, Reading, Scalar
from parledger.located.scalars import read_code
from parledger.model.criteria import Node
from parledger.model.rule import Value
from parledger.model.scores import (
    Explanation,
    ExplanationFile,
    Round1Entry,
    Round1File,
    Round2Entry,
    Round2File,
    SelfEntry,
    SelfFile,
)
from parledger.problems import Place
from parledger.source.documents import document_under, documents_under, figure_under

E = TypeVar("E")
Nodes = Mapping[str, Node]


@dataclass(frozen=True, slots=True)
class _Entry:
    """One code's fields while they are read."""

    code: str
    at: Place
    fields: Fields
    node: Node | None
    draft: bool = False

    def place(self, key: str) -> Place | None:
        """Where a value stands, None where the key is absent."""
        return self.fields.value_place(key) if self.fields.has(key) else None

    def value(self, key: str) -> Value | None:
        """A value typed by the leaf's rule; in a draft it may still be empty."""
        node = self.fields.node.get(key)
        if self.draft and isinstance(node, Scalar) and node.empty:
            self.fields.skip(key)
            return None
        node = self.fields.tree(key)
        rule = self.node.rule if self.node is not None else None
        if node is None or rule is None or self.fields.is_cut(key):
            return None
        return rule.read_value(self.fields.reading, node, self.code)

    @property
    def judged(self) -> bool:
        """Whether the appraiser alone gives the points."""
        rule = self.node.rule if self.node is not None else None
        return rule is not None and not rule.takes_value


def read_self(reading: Reading, root: Map, nodes: Nodes) -> SelfFile:
    """What the unit says of each leaf."""
    fields = Fields(reading, root)
    draft = fields.flag("draft") is True
    key = fields.key_node("scores")
    own = SelfFile(
        path=reading.path,
        entries=_read_entries(fields, nodes, _read_self_entry, draft=draft),
        scores_at=reading.place(key) if key is not None else fields.at,
        draft=draft,
        document=document_under(fields, "document"),
    )
    fields.done()
    return own


def read_round_1(reading: Reading, root: Map, nodes: Nodes, office: str) -> Round1File:
    """What the appraiser (one office, or all: empty) decides in round 1."""
    fields = Fields(reading, root)
    found = Round1File(
        path=reading.path,
        office=office,
        entries=_read_entries(fields, nodes, _read_round_1_entry),
        recognise_rest=fields.flag("recognise_rest") is True,
        document=document_under(fields, "document"),
    )
    fields.done()
    return found


def read_explanation(reading: Reading, root: Map, nodes: Nodes) -> ExplanationFile:
    """What the unit answers to round 1."""
    fields = Fields(reading, root)
    found = ExplanationFile(
        path=reading.path,
        entries=_read_entries(fields, nodes, _read_explanation_entry),
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
        entries=_read_entries(fields, nodes, _read_round_2_entry),
        document=document_under(fields, "document"),
    )
    fields.done()
    return found


def _read_entries(
    fields: Fields, nodes: Nodes, read: Callable[[_Entry, int], E], *, draft: bool = False
) -> Mapping[str, E]:
    """Entries by code, in the order written."""
    return {
        entry.code: read(entry, before) for entry, before in _entries(fields, nodes, draft=draft)
    }


def _entries(fields: Fields, nodes: Nodes, *, draft: bool) -> Iterator[tuple[_Entry, int]]:
    """Each entry, and how many problems there were before it."""
    reading = fields.reading
    for name, value in fields.entries("scores", required=True):
        before = len(reading.problems)
        code = read_code(reading, name, name.text) or name.text
        if isinstance(value, Scalar) and value.empty:
            if not draft:
                reading.report("105", value, code, key=code)
            value = Map((), value.line, value.column)
        elif not reading.shape(value, Map, code):
            value = Map((), value.line, value.column)
        if isinstance(value, Map):
            below = Fields(reading, value, code)
            yield _Entry(code, reading.place(name), below, nodes.get(code), draft), before


def _broken(entry: _Entry, before: int) -> bool:
    """Finish an entry: whether anything in it was reported."""
    entry.fields.done()
    return len(entry.fields.reading.problems) > before


def _forbid(entry: _Entry, key: str, *others: str) -> None:
    """Say that a key does not go with another; the one that is too much is `others`."""
    for other in others:
        name = entry.fields.key_node(other)
        if name is not None:
            entry.fields.reading.report("126", name, entry.code, one=key, other=other)
            return


def _require(entry: _Entry, key: str) -> None:
    if not entry.fields.has(key):
        entry.fields.reading.report("102", entry.at, entry.code, key=key)


def _read_self_entry(entry: _Entry, before: int) -> SelfEntry:
    fields = entry.fields
    not_applicable = fields.flag("not_applicable") is True
    value, points = entry.value("value"), figure_under(fields, "points")
    evidence, note = documents_under(fields, "evidence"), fields.text("note")
    if not_applicable:
        _forbid(entry, "not_applicable", "value", "points")
    return SelfEntry(
        criterion=entry.code,
        at=entry.at,
        value=value,
        value_at=entry.place("value"),
        points=points,
        points_at=entry.place("points"),
        evidence=evidence,
        note=note,
        not_applicable=not_applicable,
        broken=_broken(entry, before),
    )


def _read_round_1_entry(entry: _Entry, before: int) -> Round1Entry:
    fields = entry.fields
    decision = fields.choice("decision", ("recognised", "adjusted")) or ""
    opinion = fields.flag("opinion") is True
    not_applicable = fields.flag("not_applicable") is True
    value, points = entry.value("value"), figure_under(fields, "points")
    reason = fields.text("reason")
    evidence, note = documents_under(fields, "evidence"), fields.text("note")
    if decision == "recognised":
        _forbid(entry, "decision: recognised", "points", "value", "not_applicable")
    elif decision == "adjusted":
        if not entry.judged:
            _require_reason(entry)
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
        broken=_broken(entry, before),
        value_at=entry.place("value"),
        decision_at=entry.place("decision"),
    )


def _require_reason(entry: _Entry) -> None:
    """An adjustment is explained to the unit, unless it is only an opinion."""
    if entry.fields.flag("opinion") is not True:
        _require(entry, "reason")


def _require_figures(entry: _Entry) -> None:
    """An adjustment says to what."""
    fields = entry.fields
    if not any(fields.has(key) for key in ("points", "value", "not_applicable")):
        fields.reading.report("134", fields.node, entry.code)


def _forbid_figures_beside_exclusion(entry: _Entry, *, not_applicable: bool) -> None:
    if not_applicable:
        _forbid(entry, "not_applicable", "points", "value")


def _read_explanation_entry(entry: _Entry, before: int) -> Explanation:
    fields = entry.fields
    text = fields.text("text")
    _require(entry, "text")
    asks, asks_value = figure_under(fields, "asks"), entry.value("asks_value")
    evidence = documents_under(fields, "evidence")
    if fields.has("asks"):
        _forbid(entry, "asks", "asks_value")
    return Explanation(
        criterion=entry.code,
        at=entry.at,
        text=text,
        asks=asks,
        asks_at=entry.place("asks"),
        asks_value=asks_value,
        evidence=evidence,
        broken=_broken(entry, before),
        asks_value_at=entry.place("asks_value"),
    )


def _read_round_2_entry(entry: _Entry, before: int) -> Round2Entry:
    fields = entry.fields
    answer = fields.choice("answer", ("accepted", "partly", "rejected")) or ""
    decision = fields.choice("decision", ("adjusted",)) or ""
    opinion = fields.flag("opinion") is True
    not_applicable = fields.flag("not_applicable") is True
    value, points = entry.value("value"), figure_under(fields, "points")
    reason = fields.text("reason")
    evidence, note = documents_under(fields, "evidence"), fields.text("note")
    _check_round_2_shape(entry, answer or decision)
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
        broken=_broken(entry, before),
        value_at=entry.place("value"),
        decision_at=entry.place("answer") or entry.place("decision"),
    )


def _check_round_2_shape(entry: _Entry, word: str) -> None:
    """What goes with each answer; a change without a hearing needs its reason too."""
    fields = entry.fields
    if fields.has("answer"):
        _forbid(entry, "answer", "decision")
    elif not fields.has("decision") and fields.flag("opinion") is not True:
        _require(entry, "answer")
    if word in ("accepted", "rejected"):
        _forbid(entry, f"answer: {word}", "points", "value", "not_applicable")
    if word in ("partly", "adjusted"):
        _require_figures(entry)
    if word in ("partly", "rejected", "adjusted"):
        _require_reason(entry)
