"""Papers, lists of codes and ids, points: pieces that several files share."""

import re
from collections.abc import Callable, Iterable
from fractions import Fraction

from parledger.located import Fields, Kept, Map, Reading, Scalar, Tree
from parledger.located.scalars import (
    digits_after_point,
    plain_number,
    read_code,
    read_id,
    read_number,
)
from parledger.model.documents import NO_DOCUMENT, Document
from parledger.model.scores import Figure
from parledger.problems import Place

_Read = Callable[[Reading, Scalar, str], str | None]
_NEARLY_A_NUMBER = re.compile(r"([0-9]+)[.,]([0-9]+)\s*%?|([0-9]+)\s*%")


def read_document(reading: Reading, node: Tree, subject: str = "") -> Document | None:
    """A paper: a map of what identifies it, or one line of text, which is its title."""
    if isinstance(node, Scalar):
        return Document(title=node.text.strip())
    if not reading.shape(node, Map, subject) or not isinstance(node, Map):
        return None
    fields = Fields(reading, node, subject)
    if not fields.has("number"):
        fields.require("title", fields.at)
    public = fields.flag("public") is not False
    link = fields.link("url")
    document = Document(
        title=fields.text("title"),
        number=fields.text("number"),
        date=fields.date("date"),
        issuer=fields.text("issuer"),
        url=link,
        sha256=fields.sha256("sha256"),
        signed_by=fields.text("signed_by"),
        public=public,
    )
    if document.kept and public:
        fields.require("sha256", fields.at)
    if document.kept or (document.sha256 and not public):
        at = fields.value_place("url" if document.kept else "sha256")
        reading.kept.append(Kept(at, document.kept, document.sha256, public, subject))
    fields.done()
    return document


def document_under(fields: Fields, key: str, *, required: bool = False) -> Document | None:
    """The paper under a key, None where absent."""
    node = fields.tree(key, required=required)
    return None if node is None else read_document(fields.reading, node, fields.subject)


def document_or_none_given(fields: Fields, key: str) -> Document:
    """The paper under a key, the empty one where absent."""
    return document_under(fields, key) or NO_DOCUMENT


def documents_under(fields: Fields, key: str) -> tuple[Document, ...]:
    """A list of papers."""
    read = (read_document(fields.reading, item, fields.subject) for item in fields.items(key))
    return tuple(document for document in read if document is not None)


def codes_under(fields: Fields, key: str, *, required: bool = False) -> tuple[str, ...]:
    """A list of criterion codes (one code counts as a list of one); wrong ones are left out."""
    return code_list(fields.reading, fields.scalars(key, required=required), fields.subject)


def code_list(reading: Reading, nodes: tuple[Scalar, ...], subject: str) -> tuple[str, ...]:
    """Codes as typed, each once."""
    return _each_once(reading, nodes, subject, read_code)


def ids_under(fields: Fields, key: str, *, required: bool = False) -> tuple[str, ...]:
    """A list of ids, each once."""
    nodes = fields.scalars(key, required=required)
    return _each_once(fields.reading, nodes, fields.subject, read_id)


def _each_once(
    reading: Reading, nodes: tuple[Scalar, ...], subject: str, read: _Read
) -> tuple[str, ...]:
    found: list[str] = []
    for node in nodes:
        text = read(reading, node, subject)
        if text is None:
            continue
        if text in found:
            reading.report("121", node, subject, found=text)
        else:
            found.append(text)
    return tuple(found)


def report_repeats(reading: Reading, ids: Iterable[tuple[str, Place]]) -> None:
    """Say of each id that stands a second time where the first one is."""
    first: dict[str, Place] = {}
    for name, place in ids:
        there = first.setdefault(name, place)
        if name and there is not place:
            reading.report("133", place, name, line=there.line)


def figure_under(fields: Fields, key: str) -> Figure | None:
    """Points of at least 0 as typed, with the number of decimals written."""
    node = fields.scalar(key)
    if node is None:
        return None
    value = read_number(fields.reading, node, fields.subject)
    if value is None:
        return None
    if value < 0:
        shown = node.text.strip()
        fields.reading.report("118", node, fields.subject, found=shown, range="≥ 0")
        return None
    return Figure(value, digits_after_point(node.text.strip()))


def mended_number(fields: Fields, key: str) -> Fraction | None:
    """What was meant by a maximum already reported (`1,5`, `97%`): sums can still be checked."""
    node = fields.node.get(key)
    match = _NEARLY_A_NUMBER.fullmatch(node.text.strip()) if isinstance(node, Scalar) else None
    if match is None:
        return None
    return plain_number(f"{match[1]}.{match[2]}" if match[1] else match[3])
