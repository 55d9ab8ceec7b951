"""The manifest of a bundle against its record: each input, and what was taken out of it."""

import re
from collections.abc import Iterator
from hashlib import sha256

from parledger.model.bundle import COUNTED, INPUTS, Files, Held, Manifest, Part
from parledger.model.publication import Change, Difference, Publication
from parledger.problems import Place
from parledger.source.blobs import blob_id
from parledger.source.reducing import is_reduced

_BALLOTS = (".csv", ".parquet")
_BESIDE = re.compile(r"(units|criteria)/[^/]+\.yaml|scores/[^/]+/(cycle\.yaml|survey/[^/]+)")


def compare_parts(files: Files, manifest: Manifest, record: Publication) -> Iterator[Difference]:
    """Parts that the record does not name so, that are not there, or are not what they are said
    to be.
    """
    inputs = record.inputs_now()
    seen: set[str] = set()
    for part in manifest.parts:
        known = inputs.get(part.path)
        recorded = (known.blob, known.sha256) if known is not None else ("", "")
        fits = (
            part.state is Held.COUNTED or _may_stand_beside(part, manifest.cycle)
            if known is None
            else part.state is not Held.BESIDE and recorded == (part.blob, part.sha256)
        )
        if part.path in seen or not fits or part.held != _place(part):
            yield _manifest(part, recorded[1])
        seen.add(part.path)
        yield from _compare_held(files, manifest, part)
    for path in sorted(set(inputs) - seen):
        yield Difference(Change.MISSING, inputs[path].at, path)


def _may_stand_beside(part: Part, cycle: str) -> bool:
    """Units, sets that are continued, and of other cycles what surveys are reused from."""
    own = part.path.startswith(f"scores/{cycle}/")
    return part.state is Held.BESIDE and not own and bool(_BESIDE.fullmatch(part.path))


def _manifest(part: Part, recorded: str) -> Difference:
    place = Place(part.path)
    return Difference(Change.MANIFEST, place, part.path, "", part.state, recorded, part.sha256)


def _place(part: Part) -> str:
    """Where a part has to stand; ballots that are counted, by their cycle and survey."""
    if part.state is not Held.COUNTED:
        return INPUTS + part.path
    names = part.path.split("/")
    stem, dot, ending = names[-1].rpartition(".")
    fits = len(names) == 4 and names[0] == "scores" and names[2] == "survey"
    return f"{COUNTED}{names[1]}/{stem}.json" if fits and dot + ending in _BALLOTS else ""


def _compare_held(files: Files, manifest: Manifest, part: Part) -> Iterator[Difference]:
    data = files.get(part.held)
    if data is None:
        yield Difference(Change.MISSING, Place(part.held), part.held)
        return
    if sha256(data).hexdigest() != part.digest:
        found = sha256(data).hexdigest()
        yield Difference(Change.MANIFEST, Place(part.held), part.held, "", "", part.digest, found)
    if not _is_what_it_says(manifest, part, data):
        yield Difference(Change.UNREDUCED, Place(part.held), part.held)


def _is_what_it_says(manifest: Manifest, part: Part, data: bytes) -> bool:
    """Whole files have their own digests; what was reduced shows it; only one edition reduces."""
    if part.state is Held.COUNTED:
        return manifest.edition == "public"
    if part.removed:
        return manifest.edition == "public" and is_reduced(data, part.path, part.removed)
    if part.state is Held.REDUCED:
        return False
    return part.state is Held.WHOLE or blob_id(data) == part.blob
