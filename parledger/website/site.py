"""From pages to a site on disk: made and checked in a staging folder, then brought over."""

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from time import monotonic

from parledger.pages.page import Page
from parledger.problems import UserError
from parledger.report import Report
from parledger.website.generator import Sources
from parledger.website.notes import engine_digest, read_notes, write_notes
from parledger.website.places import MARKER, linked_sources, refuse_target
from parledger.website.settings import BuildSummary, SiteSettings, has_errors
from parledger.website.stage import Order, Staged, stage_site
from parledger.website.sync import Synced, sync_site
from parledger.website.told import build_json, unfinished_json

if os.name == "posix":
    import fcntl


def build_site(
    report: Report,
    pages: tuple[Page, ...],
    settings: SiteSettings,
    extra: Mapping[str, bytes] | None = None,
) -> BuildSummary:
    """Build the site of a Report into `settings.out`.

    `extra`: further files by site path (downloads). With an error among the summary's problems
    the old site is left as it was. Raises UserError for an output folder that is no site of ours,
    for a mkdocs.yml that is wrong, and where another build is under way.
    """
    began = monotonic()
    refuse_target(settings)
    sources = Sources.find(settings.root)
    linked = linked_sources(settings.root.resolve(), (sources.docs, sources.templates))
    if linked:
        return BuildSummary(0, monotonic() - began, problems=linked)
    engine = engine_digest((sources.templates, sources.config))
    files = {**(extra or {}), MARKER: build_json(report, engine)}
    shown = _live(pages) if settings.live else pages
    with _staging(settings) as staging:
        notes = read_notes(settings, engine)
        staged = stage_site(Order(report, shown, settings, sources, files, notes), staging)
        synced = None if has_errors(staged.problems) else _bring(settings, staged)
        if synced:
            write_notes(settings, engine, shown)
    return _summary(staged, synced or Synced(0, 0, 0), monotonic() - began)


def _summary(staged: Staged, synced: Synced, seconds: float) -> BuildSummary:
    return BuildSummary(
        staged.pages,
        seconds,
        synced.written,
        synced.unchanged,
        synced.removed,
        staged.problems,
        staged.remarks,
    )


def _live(pages: tuple[Page, ...]) -> tuple[Page, ...]:
    return tuple(replace(page, view=replace(page.view, live=True)) for page in pages)


def _bring(settings: SiteSettings, staged: Staged) -> Synced:
    out = settings.target
    out.mkdir(parents=True, exist_ok=True)
    if not (out / MARKER).exists():
        # A first build that is killed must not leave a folder that the next one refuses.
        (out / MARKER).write_bytes(unfinished_json())
    return sync_site(staged.files, out, staged.keep)


@contextmanager
def _staging(settings: SiteSettings) -> Iterator[Path]:
    """An empty folder on the disk of the root, ours alone, gone afterwards."""
    staging = settings.cache / "staging"
    settings.cache.mkdir(parents=True, exist_ok=True)
    with (settings.cache / "lock").open("w") as lock:
        if os.name == "posix":
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise UserError(
                    "một lần dựng trang khác đang chạy; hãy đợi nó xong",
                    "another build is under way; wait until it is done",
                ) from error
        shutil.rmtree(staging, ignore_errors=True)
        staging.mkdir()
        try:
            yield staging
        finally:
            shutil.rmtree(staging, ignore_errors=True)
