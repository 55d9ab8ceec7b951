"""Bundles made in a small repository, and what people do to them."""

from __future__ import annotations

import io
import json
import zipfile
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from parledger.outputs.bundle import make_archive
from parledger.pipeline.bundling import BundleOrder, BundleRun, run_bundle
from parledger.pipeline.verifying_archive import ArchiveOrder, run_verify_archive
from tests.pipeline.published import CYCLE

if TYPE_CHECKING:
    from parledger.pipeline.verifying import VerifyRun


def bundle(root: Path, cycle: str = CYCLE, **more: object) -> BundleRun:
    """The bundle of a cycle at HEAD."""
    return run_bundle(BundleOrder(root, cycle, **more))


def files_in(data: bytes) -> dict[str, bytes]:
    """Every file of an archive but its checksums."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name != "SHA256SUMS"}


def packed(folder: Path, files: dict[str, bytes]) -> Path:
    """An archive of these files whose checksums are right, whatever is in it."""
    target = folder / "bundle.zip"
    target.write_bytes(make_archive(files))
    return target


def verified(path: Path, **more: object) -> VerifyRun:
    """What `verify` says of an archive."""
    return run_verify_archive(ArchiveOrder(path, **more))


def kinds(run: VerifyRun) -> set[tuple[str, str]]:
    """Kind and path of every difference."""
    return {(one.change.value, one.path) for one in run.verdicts[0].differences}


def manifest_of(files: dict[str, bytes]) -> dict[str, object]:
    """The manifest, to be changed."""
    return json.loads(files["manifest.json"])


def with_manifest(files: dict[str, bytes], told: dict[str, object]) -> dict[str, bytes]:
    """The files with another manifest."""
    return {**files, "manifest.json": json.dumps(told).encode()}


def digest(data: bytes) -> str:
    """SHA-256."""
    return sha256(data).hexdigest()


def sums_in(data: bytes) -> bytes:
    """The checksums of an archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("SHA256SUMS")
