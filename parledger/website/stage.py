"""The whole site made and checked in a staging folder, but for pages that stand already."""

from collections.abc import Mapping
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
from parledger.website.links import SiteMap
from parledger.website.notes import Notes, stands_as_noted
from parledger.website.press import Job, print_pages
from parledger.website.prose_search import index_prose
from parledger.website.settings import SiteSettings
from parledger.website.sync import list_files
from parledger.website.told import sitemap
from parledger.website.verify import Reading, verify_links


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
    """A site ready to be brought over: `files` by site path.

    `keep`: pages of the old site that are right as they are.
    """

    pages: int
    files: Mapping[str, Path]
    keep: frozenset[str]
    problems: Problems
    remarks: tuple[Words, ...]


def stage_site(order: Order, staging: Path) -> Staged:
    """Make everything; the problems say whether it may be brought over."""
    prose, pressed = staging / "prose", staging / "pages"
    pressed.mkdir()
    live, out = order.settings.live, order.settings.target
    environment = make_environment(order.sources.templates)
    handed = Handed(order.pages, environment, order.report.edition, live)
    facts, problems = generate(order.sources, prose, handed)
    remark = None if live else index_prose(prose, order.settings.cache / "prose-search")
    taken = tuple(handed.taken)
    url = "" if live else facts.site_url
    problems += tuple(handed.problems) + _add_files(order, prose, taken, url)
    files = {name: prose / name for name in list_files(prose)}
    kept = tuple(page for page in taken if stands_as_noted(order.notes, page, out))
    names = frozenset(page.path for page in kept)
    site = SiteMap(frozenset(files) | {page.path for page in taken}, names, lost_base(url))
    fresh = tuple(page for page in taken if page.path not in names)
    job = Job(fresh, partial(render_page, environment), site, pressed, out)
    printed = print_pages(job, order.settings.processes, order.settings.progress)
    same = frozenset(printed.same)
    new = {p.path: pressed / str(n) for n, p in enumerate(fresh) if p.path not in same}
    read = Reading(job, kept, files, new, order.settings.processes)
    problems += verify_links(read, printed).problems(handed.sources)
    pages = sum(name.endswith(".html") for name in site.files)
    remarks = (remark,) if remark else ()
    return Staged(pages, files | new, names | same, sort_problems(problems), remarks)


def _add_files(order: Order, prose: Path, taken: tuple[Page, ...], url: str) -> Problems:
    """Write downloads, finder and sitemap; an address that is taken is a problem."""
    paths = frozenset(page.path for page in taken)
    files = {**order.extra, FINDER_PATH: finder_script(order.report, paths)}
    if url:
        there = paths | {name for name in list_files(prose) if name.endswith(".html")}
        files["sitemap.xml"] = sitemap(url, there - {LOST})
    problems: list[Problem] = []
    for path, data in sorted(files.items()):
        target = prose / path
        if path in paths or target.exists():
            problems.append(Problem(Place(path), "B104", args=(("address", path),)))
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return tuple(problems)
