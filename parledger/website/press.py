"""Rendering the data pages, in as many processes as there are cores; memory stays flat.

A page is rendered, read for its links, compared with the old site and written or not, all in
the process that made it: no page travels between processes.
"""

import gc
import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from parledger.pages.page import Page
from parledger.website.links import Findings, SiteMap, ids_of, read_links
from parledger.website.settings import Progress

_SLICE = 32

Render = Callable[[Page], str]


@dataclass(frozen=True, slots=True)
class Job:
    """What the processes share. `old` is the site as it stands.

    `pressed` takes the pages that differ from it, named by their number among `pages`: a folder
    for each page costs as much as its rendering.
    """

    pages: tuple[Page, ...]
    render: Render
    site: SiteMap
    pressed: Path
    old: Path


@dataclass(frozen=True, slots=True)
class Printed:
    """What became of pages: `same` are as they were; `lost`: one of them has fewer ids now."""

    done: int = 0
    same: tuple[str, ...] = ()
    lost: bool = False
    findings: Findings = field(default_factory=Findings)


_Work = Callable[[Job, int, int], Printed]

# Set just before the processes fork, which is how they come to know pages and templates.
_JOBS: list[Job] = []


def print_pages(job: Job, processes: int, progress: Progress | None) -> Printed:
    """Render every page of the job."""
    return _join(_run(_print_slice, job, processes), len(job.pages), progress)


def reread_pages(job: Job, processes: int) -> Findings:
    """Read the links of pages that stand already, without rendering them."""
    return _join(_run(_reread_slice, job, processes), len(job.pages), None).findings


def _join(slices: Iterator[Printed], total: int, progress: Progress | None) -> Printed:
    done, lost = 0, False
    same: list[str] = []
    findings = Findings()
    for part in slices:
        done += part.done
        lost = lost or part.lost
        same.extend(part.same)
        findings.add(part.findings)
        if progress:
            progress(done, total)
    return Printed(done, tuple(same), lost, findings)


def _run(work: _Work, job: Job, processes: int) -> Iterator[Printed]:
    starts = range(0, len(job.pages), _SLICE)
    wanted = min(processes or cores(), len(starts))
    if wanted < 2 or not can_fork():
        yield from (work(job, start, start + _SLICE) for start in starts)
        return
    with _shared(job):
        context = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(wanted, mp_context=context) as pool:
            yield from pool.map(_in_process, ((work, start) for start in starts))


def _in_process(task: tuple[_Work, int]) -> Printed:
    work, start = task
    return work(_JOBS[-1], start, start + _SLICE)


@contextmanager
def _shared(job: Job) -> Iterator[None]:
    _JOBS.append(job)
    # What lives now is not collected in the children: the pages of memory stay shared.
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
        _JOBS.pop()


def cores() -> int:
    """Cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def can_fork() -> bool:
    """Forking is safe on Linux; elsewhere one process does it all, with the same bytes."""
    return sys.platform.startswith("linux")


def _print_slice(job: Job, start: int, stop: int) -> Printed:
    same: list[str] = []
    lost = False
    findings = Findings()
    pages = job.pages[start:stop]
    for number, page in enumerate(pages, start):
        html = _rendered(job, page)
        read_links(job.site, page.path, html, findings)
        data = html.encode()
        before = read_old(job.old / page.path)
        if before == data:
            same.append(page.path)
            continue
        if before is not None:
            lost = lost or not ids_of(before.decode("utf-8", "replace")) <= ids_of(html)
        (job.pressed / str(number)).write_bytes(data)
    return Printed(len(pages), tuple(same), lost, findings)


def _rendered(job: Job, page: Page) -> str:
    try:
        return job.render(page)
    except Exception as error:
        error.add_note(f"while rendering {page.path} with {page.template}")
        raise


def _reread_slice(job: Job, start: int, stop: int) -> Printed:
    findings = Findings()
    pages = job.pages[start:stop]
    for page in pages:
        html = (read_old(job.old / page.path) or b"").decode("utf-8", "replace")
        read_links(job.site, page.path, html, findings)
    return Printed(len(pages), findings=findings)


def read_old(path: Path) -> bytes | None:
    """A file's bytes; None where there is none."""
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None
