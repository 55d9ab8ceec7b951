"""The link check of a whole site of which only a part was rendered."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from parledger.pages.page import Page
from parledger.website.links import Findings, ids_of, name_missing, read_links
from parledger.website.press import Job, Printed, read_old, reread_pages
from parledger.website.sync import list_files


@dataclass(frozen=True, slots=True)
class Reading:
    """Where the pages of the new site are to be read.

    `kept`: data pages that stand unread in the old site; `files`: prose and assets by site path;
    `new`: data pages that were written just now. The others of `job` are in the old site.
    """

    job: Job
    kept: tuple[Page, ...]
    files: Mapping[str, Path]
    new: Mapping[str, Path]
    processes: int

    def html(self, path: str) -> str:
        """A page of the new site."""
        return _text(self.new.get(path) or self.files.get(path) or self.job.old / path)

    def paths(self) -> Iterator[str]:
        """All pages of the new site, in order."""
        return iter(sorted(name for name in self.job.site.files if name.endswith(".html")))


def verify_links(reading: Reading, printed: Printed) -> Findings:
    """Links of all pages that are new or changed; of all others where what they link to went."""
    findings = printed.findings
    lost = _read_prose(reading, findings) or printed.lost
    if reading.kept and (lost or _something_went(reading)):
        site = replace(reading.job.site, unread=frozenset())
        again = replace(reading.job, pages=reading.kept, site=site)
        findings.add(reread_pages(again, reading.processes))
    _look_aside(reading, findings)
    missing = findings.missing()
    if missing:
        pages = ((path, reading.html(path)) for path in reading.paths())
        name_missing(reading.job.site, pages, missing, findings)
    return findings


def _read_prose(reading: Reading, findings: Findings) -> bool:
    """Whether a page of prose has lost an id that it had in the old site."""
    lost = False
    for path in sorted(name for name in reading.files if name.endswith(".html")):
        html = reading.html(path)
        read_links(reading.job.site, path, html, findings)
        lost = lost or not ids_of(_text(reading.job.old / path)) <= ids_of(html)
    return lost


def _something_went(reading: Reading) -> bool:
    return not reading.job.site.files.issuperset(list_files(reading.job.old))


def _look_aside(reading: Reading, findings: Findings) -> None:
    """Places on pages that were not read: read those few."""
    for path in sorted({place.partition("#")[0] for place in findings.aside}):
        names = ids_of(reading.html(path))
        findings.provided.extend(hash(f"{path}#{name}") for name in names)
    findings.needed.extend(hash(place) for place in findings.aside)


def _text(path: Path) -> str:
    return (read_old(path) or b"").decode("utf-8", "replace")
