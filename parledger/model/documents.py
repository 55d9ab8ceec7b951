"""Papers: evidence, decisions, minutes, sources."""

from dataclasses import dataclass
from datetime import date as Day


@dataclass(frozen=True, slots=True)
class Document:
    """A paper by what identifies it; a document that is not public is shown by number and date.

    Every text may be empty; `sha256` is the digest of the file where it is known.
    """

    title: str = ""
    number: str = ""
    date: Day | None = None
    issuer: str = ""
    url: str = ""
    sha256: str = ""
    signed_by: str = ""
    public: bool = True


NO_DOCUMENT = Document()
