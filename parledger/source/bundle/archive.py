"""An archive read into memory: nothing is unpacked onto the disk, whatever its names say."""

import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from struct import error as StructError
from typing import BinaryIO

from parledger.model.workspace import is_printable_name
from parledger.problems import UserError

MAX_FILES = 500_000
MAX_BYTES = 2 << 30
MAX_FILE = 256 << 20
"""The most of a bundle that is read, all files together and each: no bomb fills the memory."""

_UTF8, _ENCRYPTED = 0x800, 0x1
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_REGULAR = frozenset({0, stat.S_IFREG})


def read_archive(path: Path) -> Mapping[str, bytes]:
    """All files by name. UserError: no such file (exit 2), no sound archive (exit 1), saying why."""
    try:
        with path.open("rb") as held:
            return _read(path, held)
    except OSError as wrong:
        told = wrong.strerror or "?"
        raise UserError(f"không đọc được {path}: {told}", f"cannot read {path}: {told}") from wrong


def _read(path: Path, held: BinaryIO) -> Mapping[str, bytes]:
    try:
        with zipfile.ZipFile(held) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _refuse(path, entries)
            return {entry.filename: _contents(path, archive, entry) for entry in entries}
    except (zipfile.BadZipFile, zlib.error, EOFError, StructError, OSError) as wrong:
        raise _broken(
            path,
            f"không phải tệp zip lành lặn (hỏng, thiếu hoặc là loại khác): {_said(wrong)}",
            f"no sound zip archive (damaged, cut off or of another kind): {_said(wrong)}",
        ) from wrong
    except (NotImplementedError, RuntimeError, ValueError) as wrong:
        raise _broken(
            path, f"không đọc được: {_said(wrong)}", f"cannot be read: {_said(wrong)}"
        ) from wrong


def _refuse(path: Path, entries: list[zipfile.ZipInfo]) -> None:
    """UserError for what no bundle has, before anything is unpacked."""
    total = sum(entry.file_size for entry in entries)
    largest = max((entry.file_size for entry in entries), default=0)
    if len(entries) > MAX_FILES or total > MAX_BYTES or largest > MAX_FILE:
        raise _broken(
            path,
            f"giải nén ra quá lớn: {len(entries)} tệp, {total} byte",
            f"unpacks to too much: {len(entries)} files, {total} bytes",
        )
    seen: set[str] = set()
    for entry in entries:
        wrong = _misfit(entry, seen)
        if wrong is not None:
            vi, en = wrong
            name = _shown(entry.orig_filename)
            raise _broken(path, f"{name}: {vi}", f"{name}: {en}")


def _misfit(entry: zipfile.ZipInfo, seen: set[str]) -> tuple[str, str] | None:
    name = entry.filename
    parts = name.split("/")
    if entry.orig_filename != name or (not name.isascii() and not entry.flag_bits & _UTF8):
        return "tên ghi bằng bảng mã khác UTF-8", "the name is not in UTF-8"
    if "" in parts or "." in parts or ".." in parts or ":" in parts[0]:
        return "tên trỏ ra ngoài gói", "the name leads out of the archive"
    if not all(is_printable_name(part) for part in parts):
        return "tên có ký tự không in được", "the name cannot be printed"
    if stat.S_IFMT(entry.external_attr >> 16) not in _REGULAR:
        return "không phải tệp thường (liên kết?)", "is no regular file (a link?)"
    if entry.flag_bits & _ENCRYPTED or entry.compress_type not in _METHODS:
        return "nén hoặc mã hóa theo cách lạ", "is encrypted, or compressed in an unknown way"
    # Two names that a disk takes for one would leave it to chance which of them is read.
    plain = unicodedata.normalize("NFC", name).casefold()
    if plain in seen:
        return "tên có hai lần", "the name stands twice"
    seen.add(plain)
    return None


def _contents(path: Path, archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    with archive.open(entry) as stream:
        data = stream.read(entry.file_size + 1)
    if len(data) != entry.file_size:
        name = _shown(entry.filename)
        raise _broken(path, f"{name}: sai độ dài", f"{name}: not as long as it says")
    return data


def _broken(path: Path, vi: str, en: str) -> UserError:
    return UserError(f"{_shown(str(path))}: {vi}", f"{_shown(str(path))}: {en}", exit_code=1)


def _said(wrong: Exception) -> str:
    return _shown(str(wrong)) or type(wrong).__name__


def _shown(name: str) -> str:
    text = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in name)
    return text if len(text) <= 160 else text[:159] + "…"
