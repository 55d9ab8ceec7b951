"""The whole site made and checked in a staging folder, but for pages that stand already."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from parledger.model.words import Words
from parledger.pages.env import make_environment, render_page
from parledger.pages.page import Page
from parledger.problems import Place, Problem, Problems, sort_problems
from parledger.report import Report
from parledger.website.finder import FINDER_PATH, finder_script
from parledger.website.generator import Sources, generate
from parledger.website.hook import LOST, Handed, lost_base
from parledger.website.links import Findings, SiteMap, ids_of, name_missing, read_links
from parledger.website.notes import Notes, stands_as_noted
from parledger.website.press import Job, Printed, print_pages, read_old, reread_pages
from parledger.website.prose_search import index_prose
from parledger.website.settings import SiteSettings
from parledger.website.sync import list_files
from parledger.website.told import sitemap


@dataclass(frozen=True, slots=True)
class Order:
    """A site to be made. `extra`: further files by site path; `notes`: of the last build."""

    report: Report
    pages: tuple[Page, ...]
    settings: SiteSettings
    sources: Sources
    extra: Mapping[str, bytes]
    notes: Notes


@dataclass(frozen=True, slots=True)
class Staged:
    """A site ready to be brought over. `keep`: pages of the old site that are right as they are."""

    pages: int
    keep: frozenset[str]
    problems: Problems
    remarks: tuple[Words, ...]


def stage_site(order: Order, staging: Path) -> Staged:
    """Make everything; the problems say whether it may be brought over."""
    environment = make_environment(order.sources.templates)
    live = order.settings.live
    handed = Handed(order.pages, environment, order.report.edition, live)
    facts, problems = generate(order.sources, staging, handed)
    remark = None if live else index_prose(staging)
    taken = tuple(handed.taken)
    url = "" if live else facts.site_url
    problems += tuple(handed.problems) + _add_files(order, staging, taken, url)
    out = order.settings.target
    kept = tuple(page for page in taken if stands_as_noted(order.notes, page, out))
    names = frozenset(page.path for page in kept)
    files = frozenset(list_files(staging)) | {page.path for page in taken}
    site = SiteMap(files, names, lost_base(url))
    fresh = tuple(page for page in taken if page.path not in names)
    job = Job(fresh, partial(render_page, environment), site, staging, out)
    printed = print_pages(job, order.settings.processes, order.settings.progress)
    findings = _check_links(order, job, kept, printed)
    problems += findings.problems(handed.sources)
    pages = sum(name.endswith(".html") for name in files)
    keep = names | frozenset(printed.same)
    return Staged(pages, keep, sort_problems(problems), (remark,) if remark else ())


def _add_files(order: Order, staging: Path, taken: tuple[Page, ...], url: str) -> Problems:
    """Write downloads, finder and sitemap; an address that is taken is a problem."""
    paths = frozenset(page.path for page in taken)
    files = {**order.extra, FINDER_PATH: finder_script(order.report, paths)}
    if url:
        there = paths | {name for name in list_files(staging) if name.endswith(".html")}
        files["sitemap.xml"] = sitemap(url, there - {LOST})
    problems: list[Problem] = []
    for path, data in sorted(files.items()):
        target = staging / path
        if path in paths or target.exists():
            problems.append(Problem(Place(path), "B104", args=(("address", path),)))
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return tuple(problems)


def _check_links(order: Order, job: Job, kept: tuple[Page, ...], printed: Printed) -> Findings:
    """Links of all pages that are new or changed; of all others where what they link to went."""
    findings = printed.findings
    paths = {page.path for page in (*job.pages, *kept)}
    prose = sorted(n for n in list_files(job.staging) if n.endswith(".html") and n not in paths)
    lost = printed.lost
    for path in prose:
        html = (job.staging / path).read_text(encoding="utf-8")
        read_links(job.site, path, html, findings)
        before = read_old(job.old / path)
        lost = lost or not ids_of((before or b"").decode("utf-8", "replace")) <= ids_of(html)
    if kept and (lost or set(list_files(job.old)) - job.site.files):
        site = SiteMap(job.site.files, frozenset(), job.site.base)
        again = Job(kept, job.render, site, job.staging, job.old)
        findings.add(reread_pages(again, order.settings.processes))
    _look_aside(job, findings)
    missing = findings.missing()
    if missing:
        name_missing(job.site, _all_html(job, (*sorted(paths), *prose)), missing, findings)
    return findings


def _look_aside(job: Job, findings: Findings) -> None:
    """Places on pages that were not read: read those few."""
    for path in sorted({place.partition("#")[0] for place in findings.aside}):
        there = ids_of((read_old(job.old / path) or b"").decode("utf-8", "replace"))
        findings.provided.extend(hash(f"{path}#{name}") for name in there)
    findings.needed.extend(hash(place) for place in findings.aside)


def _all_html(job: Job, paths: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for path in paths:
        data = read_old(job.staging / path)
        data = read_old(job.old / path) if data is None else data
        yield path, (data or b"").decode("utf-8", "replace")
