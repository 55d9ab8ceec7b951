"""A bundle's own word for what it holds: checksums, and no file too many."""

import re
from collections.abc import Iterator
from hashlib import sha256

from parledger.model.bundle import (
    INPUTS,
    MANIFEST,
    README,
    RECORD,
    SUMS,
    Files,
    Held,
    Manifest,
)
from parledger.model.publication import Change, Difference
from parledger.problems import Place

_LINE = re.compile(r"([0-9a-f]{64}) [ *](\S.*)")


def compare_sums(files: Files) -> Iterator[Difference]:
    """Every file against its line in SHA256SUMS; a file without line, a line without file."""
    text = files.get(SUMS, b"").decode("utf-8", "replace")
    told: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        found = _LINE.fullmatch(line)
        if found is None or found[2] in told:
            yield Difference(Change.SUM, Place(SUMS, number), SUMS, recorded=line[:80])
        else:
            told[found[2]] = found[1]
    for path in sorted({*files, *told} - {SUMS}):
        held = sha256(files[path]).hexdigest() if path in files else ""
        if held != told.get(path, ""):
            yield Difference(Change.SUM, Place(path), path, "", "", told.get(path, ""), held)


def compare_files(files: Files, manifest: Manifest, others: frozenset[str]) -> Iterator[Difference]:
    """What has to be there and is not, and what nothing names; `others`: paths that are known."""
    fixed = {README, SUMS, MANIFEST, RECORD, INPUTS + manifest.record}
    for path in sorted(fixed - {SUMS, *files}):
        yield Difference(Change.MISSING, Place(path), path)
    named = {part.held for part in manifest.parts}
    for path in sorted(set(files) - fixed - named - others):
        yield Difference(Change.STRAY, Place(path), path)
    if files.get(RECORD) != files.get(INPUTS + manifest.record):
        yield Difference(Change.COPY, Place(RECORD), RECORD)


def exempt(manifest: Manifest) -> frozenset[str]:
    """Inputs whose bytes cannot be held against the record: reduced, or only counted."""
    states = (Held.REDUCED, Held.COUNTED)
    return frozenset(part.path for part in manifest.parts if part.state in states)
