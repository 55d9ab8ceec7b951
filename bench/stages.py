"""Seconds and memory of every stage of `site`, cold, unchanged, and after one changed score."""

import multiprocessing
import os
import tempfile
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from time import perf_counter

from bench.measuring import Measured, Peak, Row
from bench.workspaces import Shape, change_one_score, write_workspace
from parledger.check import check_project, check_results
from parledger.compute import compute_results
from parledger.pages import build_pages
from parledger.pipeline.site import SiteOrder, build_info, files_of, run_site
from parledger.report import make_report
from parledger.source import DiskWorkspace, load_cache, read_project, save_cache
from parledger.website import SiteSettings, build_site

Said = Callable[[str], None]


def stage_rows(shape: Shape) -> list[Row]:
    """Every run in a process of its own, so that nothing stays warm but the kept files."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_workspace(root, shape)
        rows = followed(lambda said: _by_stage(root, said))
        rows += followed(lambda said: _again("second build, nothing changed", root, said))
        change_one_score(root)
        rows += followed(lambda said: _again("build after one changed score", root, said))
        return rows


def _by_stage(root: Path, said: Said) -> None:
    cache = load_cache(root)
    project = read_project(DiskWorkspace(root), cache).project
    save_cache(root, cache, project.digests)
    said("read")
    check_project(project)
    said("check")
    results = compute_results(project)
    check_results(project, results)
    said("compute")
    report = make_report(project, results, build_info(root, project), "public")
    pages = build_pages(report)
    said(f"report and {len(pages)} pages to be")
    extra = files_of(SiteOrder(root, Path("site"), "public"), report)
    said("downloads")
    summary = build_site(report, pages, SiteSettings(root, Path("site")), extra)
    said(f"render, check links, write: {summary.pages} pages")


def _again(what: str, root: Path, said: Said) -> None:
    run = run_site(SiteOrder(root, Path("site"), "public"))
    if run.summary is None:
        raise SystemExit(f"the workspace of the bench has problems: {run.problems[:3]}")
    said(f"{what}: {run.summary.written} files written, {run.summary.unchanged} unchanged")


def followed(work: Callable[[Said], None]) -> list[Row]:
    """Run the work in a process of its own; one row for each thing it says it has done."""
    here, there = multiprocessing.Pipe()
    process = multiprocessing.get_context("fork").Process(target=_saying, args=(work, there))
    process.start()
    rows: list[Row] = []
    while True:
        peak = Peak(process.pid or 0)
        peak.start()
        what, seconds, processor = here.recv()
        peak.stop()
        if not what:
            break
        note = f"{processor:.2f} s of processor"
        rows.append(Row(what, (Measured(seconds, peak.mb),), note))
    process.join()
    return rows


def _saying(work: Callable[[Said], None], answer: Connection) -> None:
    began, used = perf_counter(), _processor()

    def said(what: str) -> None:
        nonlocal began, used
        answer.send((what, perf_counter() - began, _processor() - used))
        began, used = perf_counter(), _processor()

    try:
        work(said)
    finally:
        answer.send(("", 0.0, 0.0))


def _processor() -> float:
    """Seconds of processor of this process and of those it waited for: steady on a busy machine."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system
