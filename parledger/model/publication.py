"""The record of a publication: what was decided, the figures, and every input they stand on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date as Day
from enum import StrEnum
from fractions import Fraction

from parledger.model.documents import Document
from parledger.model.units import Unit
from parledger.problems import Place


@dataclass(frozen=True, slots=True)
class Input:
    """A file by its path, its Git blob id and the SHA-256 of its bytes in Git (hexadecimal)."""

    path: str
    blob: str
    sha256: str
    at: Place


@dataclass(frozen=True, slots=True)
class Figures:
    """A unit as published: `index` as printed, empty where there is none; `rank` None: unranked."""

    unit: str
    index: str
    rank: int | None
    class_id: str
    at: Place

    @property
    def told(self) -> tuple[Fraction | None, int | None, str]:
        """What is compared: 80.1 and 80.10 are the same index."""
        return Fraction(self.index) if self.index else None, self.rank, self.class_id


@dataclass(frozen=True, slots=True)
class Stand:
    """What stood before an erratum, or stands after it, as far as the erratum changes it.

    `blob` and `sha256` are empty where there is no such file. `units`: entries of units.
    """

    blob: str = ""
    sha256: str = ""
    results: tuple[Figures, ...] = ()
    units: tuple[Unit, ...] = ()


@dataclass(frozen=True, slots=True)
class Erratum:
    """A correction of one file after publication; files corrected together share a `version`."""

    version: str
    date: Day
    decision: Document
    path: str
    what: str
    reason: str
    before: Stand
    after: Stand
    at: Place
    places: Mapping[str, Place] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Publication:
    """A cycle's publication.yaml.

    `results`, `inputs` and `units` are as first published; what holds now, errata applied, is
    told by `results_now`, `inputs_now` and `units_now`. `digests`: the SHA-256 of the record as
    first published, then as each version's errata left it.
    """

    cycle: str
    decision: Document
    date: Day
    engine: str
    results: tuple[Figures, ...]
    inputs: tuple[Input, ...]
    units: tuple[Unit, ...]
    errata: tuple[Erratum, ...]
    at: Place
    places: Mapping[str, Place] = field(default_factory=dict)
    errata_at: Place | None = None
    digests: tuple[str, ...] = ()

    def versions(self) -> tuple[tuple[str, tuple[Erratum, ...]], ...]:
        """The errata by version, in the order written."""
        found: dict[str, list[Erratum]] = {}
        for erratum in self.errata:
            found.setdefault(erratum.version, []).append(erratum)
        return tuple((version, tuple(errata)) for version, errata in found.items())

    def results_now(self) -> Mapping[str, Figures]:
        """Unit -> figures, errata applied."""
        after = (one for erratum in self.errata for one in erratum.after.results)
        return {one.unit: one for one in (*self.results, *after)}

    def inputs_now(self) -> Mapping[str, Input]:
        """Path -> the input as it has to stand, errata applied; one taken out is not there."""
        found = {one.path: one for one in self.inputs}
        for one in self._corrections():
            if one.after.blob:
                found[one.path] = Input(one.path, one.after.blob, one.after.sha256, one.at)
            else:
                found.pop(one.path, None)
        return found

    def units_now(self) -> Mapping[str, Unit]:
        """Unit -> its entry, errata applied."""
        after = (unit for erratum in self.errata for unit in erratum.after.units)
        return {unit.id: unit for unit in (*self.units, *after)}

    def _corrections(self) -> Iterator[Erratum]:
        """Errata to inputs; those to a units file concern entries, not the file."""
        return (one for one in self.errata if not is_units_file(one.path))


def is_units_file(path: str) -> bool:
    """Whether a path is a file of units, of which single entries are recorded."""
    return path.startswith("units/")


def next_version(year: int, publication: Publication) -> str:
    """The version that the next erratum makes: 2023.1, 2023.2."""
    return f"{year}.{len(publication.versions()) + 1}"


def version_now(year: int, publication: Publication) -> str:
    """2023 as first published, 2023.2 after the second erratum."""
    count = len(publication.versions())
    return f"{year}.{count}" if count else str(year)


def tag_name(cycle: str, version: str) -> str:
    """The name of the Git tag that holds a version fast."""
    return f"kq/{cycle}/{version}"


class Change(StrEnum):
    """What can differ from a record."""

    INPUT = "input"  # a file reads otherwise than recorded
    GONE = "gone"  # a recorded file is not there
    NEW = "new"  # a file that figures would come from, and that the record does not know
    ENTRY = "entry"  # a unit's entry
    RESULT = "result"  # an index, rank or class
    VALUE = "value"  # a value within an input
    SEAL = "seal"  # the SHA-256 of an input whose blob id agrees
    REMOVED = "removed"  # the record itself is not there any more
    REWRITTEN = "rewritten"  # the record was changed otherwise than by adding errata
    TAG = "tag"  # a version's tag holds another record
    UNSIGNED = "unsigned"  # a tag or commit without signature, or no tag at all
    UNKNOWN = "unknown"  # signed by a key that is not among the trusted
    BACKDATED = "backdated"  # signed by a trusted key outside its time, by the date stated there
    BROKEN = "broken"  # a signature that is not of these contents
    PRINTED = "printed"  # a digest from outside that no version has
    SUM = "sum"  # a file of a bundle is not as SHA256SUMS says
    MISSING = "missing"  # a file that a bundle has to hold is not there
    STRAY = "stray"  # a file of a bundle that nothing in it names
    COPY = "copy"  # the two copies of the record in a bundle differ
    MANIFEST = "manifest"  # the manifest says otherwise than the record
    UNREDUCED = "unreduced"  # said to be reduced, and is not
    COUNTS = "counts"  # counted ballots that cannot be those of the survey
    PROOF = "proof"  # an object of Git in a bundle that does not lead to its record
    HISTORY = "history"  # a change in a bundle that does not hang together with the others
    TABLE = "table"  # a table is recomputed otherwise


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference from the record; `place` is where a person mends it, or reads it.

    `key` names what differs within: a unit's field, a value's path in its file, a tag, or index,
    rank, class.
    """

    change: Change
    place: Place
    path: str
    unit: str = ""
    key: str = ""
    recorded: str = ""
    found: str = ""
    criterion: str = ""
