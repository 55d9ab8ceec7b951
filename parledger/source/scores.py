"""self.yaml and explanation.yaml: what a unit says of each leaf, and how it answers round 1."""

from parledger.located import Fields, Map, Reading
from parledger.model.scores import Explanation, ExplanationFile, SelfEntry, SelfFile
from parledger.source.documents import document_under, documents_under, figure_under
from parledger.source.entries import Entry, Nodes, forbid, is_broken, read_entries, require


def read_self(reading: Reading, root: Map, nodes: Nodes) -> SelfFile:
    """What the unit says of each leaf."""
    fields = Fields(reading, root)
    draft = fields.flag("draft") is True
    key = fields.key_node("scores")
    own = SelfFile(
        path=reading.path,
        entries=read_entries(fields, nodes, _read_self_entry, draft=draft),
        scores_at=reading.place(key) if key is not None else fields.at,
        draft=draft,
        document=document_under(fields, "document"),
    )
    fields.done()
    return own


def read_explanation(reading: Reading, root: Map, nodes: Nodes) -> ExplanationFile:
    """What the unit answers to round 1."""
    fields = Fields(reading, root)
    found = ExplanationFile(
        path=reading.path,
        entries=read_entries(fields, nodes, _read_explanation_entry),
        document=document_under(fields, "document"),
    )
    fields.done()
    return found


def _read_self_entry(entry: Entry, before: int) -> SelfEntry:
    fields = entry.fields
    not_applicable = fields.flag("not_applicable") is True
    value, points = entry.value("value"), figure_under(fields, "points")
    evidence, note = documents_under(fields, "evidence"), fields.text("note")
    if not_applicable:
        forbid(entry, "not_applicable", "value", "points")
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
        broken=is_broken(entry, before),
    )


def _read_explanation_entry(entry: Entry, before: int) -> Explanation:
    fields = entry.fields
    text = fields.text("text")
    require(entry, "text")
    asks, asks_value = figure_under(fields, "asks"), entry.value("asks_value")
    evidence = documents_under(fields, "evidence")
    if fields.has("asks"):
        forbid(entry, "asks", "asks_value")
    return Explanation(
        criterion=entry.code,
        at=entry.at,
        text=text,
        asks=asks,
        asks_at=entry.place("asks"),
        asks_value=asks_value,
        evidence=evidence,
        broken=is_broken(entry, before),
        asks_value_at=entry.place("asks_value"),
    )
