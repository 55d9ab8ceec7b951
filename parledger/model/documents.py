"""Papers: evidence, decisions, minutes, sources."""

from dataclasses import dataclass
from datetime import date as Day


@dataclass(frozen=True, slots=True)
class Document:
    """A paper by what identifies it; a document that is not public is shown by number and date.

    Every text may be empty; `sha256` is the digest of the file where it is known. `url`: an https
    address, or the path of a file kept in the repository (`evidence/<cycle>/[<unit>/]<name>`).
    """

    title: str = ""
    number: str = ""
    date: Day | None = None
    issuer: str = ""
    url: str = ""
    sha256: str = ""
    signed_by: str = ""
    public: bool = True

    @property
    def kept(self) -> str:
        """The path of the file that is kept in the repository, below evidence/; else empty."""
        return "" if self.url.startswith("https://") else self.url


NO_DOCUMENT = Document()
