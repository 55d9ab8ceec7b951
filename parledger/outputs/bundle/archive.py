"""The archive: sorted names, one date, the same files give the same bytes."""

import io
import zipfile
from hashlib import sha256

from parledger.model.bundle import SUMS, Files

_DATE = (1980, 1, 1, 0, 0, 0)
"""The first that an archive can hold: no clock enters the bytes."""

_UNIX, _MODE = 3, 0o100644


def sums_text(files: Files) -> str:
    """A line for each file, for `sha256sum -c`."""
    lines = (f"{sha256(data).hexdigest()}  {path}\n" for path, data in sorted(files.items()))
    return "".join(lines)


def make_archive(files: Files) -> bytes:
    """A zip of these files and of SHA256SUMS over all of them."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for path, data in sorted({**files, SUMS: sums_text(files).encode("utf-8")}.items()):
            entry = zipfile.ZipInfo(path, _DATE)
            entry.create_system, entry.external_attr = _UNIX, _MODE << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data, compresslevel=9)
    return held.getvalue()
