"""Archives from anywhere: read into memory or refused in a sentence, and nothing is unpacked."""

from __future__ import annotations

import stat
import struct
import zipfile

import pytest

from parledger.problems import UserError
from parledger.source.bundle import archive as reading
from parledger.source.bundle import read_archive


def written(folder, *entries, **more):
    """An archive of these names and contents; a ZipInfo stands for itself."""
    path = folder / "a.zip"
    with zipfile.ZipFile(path, "w", **more) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return path


def refusal(path):
    """What is said of an archive, which has to be refused with exit 1."""
    with pytest.raises(UserError) as refused:
        read_archive(path)
    assert refused.value.exit_code == 1
    assert "\n" not in refused.value.en + refused.value.vi
    return refused.value.en


def test_a_sound_archive_is_read(tmp_path):
    """Folders are passed over: people unpack, look and pack again."""
    path = written(tmp_path, ("a/", b""), ("a/b.txt", b"x"), ("xã/đ.yaml", b"y"))
    assert read_archive(path) == {"a/b.txt": b"x", "xã/đ.yaml": b"y"}


@pytest.mark.parametrize(
    "name",
    ["../x", "a/../../x", "/etc/x", "a//x", "./x", "a/./x", "C:/x", "c:x", "a\\..\\x", "\\\\h\\x"],
)
def test_names_that_lead_outside_are_refused(tmp_path, name):
    """Whatever the system that would unpack them."""
    assert "out of the archive" in refusal(written(tmp_path, (name, b""))) or "\\" in name
    assert list(tmp_path.iterdir()) == [tmp_path / "a.zip"]


@pytest.mark.parametrize("name", ["a\x1bb", "a\nb", "\u202ea", "x" * 200])
def test_names_that_cannot_be_printed_are_refused(tmp_path, name):
    """And not printed either."""
    said = refusal(written(tmp_path, (name, b"")))
    assert "printed" in said
    assert said.isprintable()


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR])
def test_links_and_devices_are_refused(tmp_path, kind):
    """A link could stand for any file of the reader's."""
    entry = zipfile.ZipInfo("manifest.json")
    entry.create_system, entry.external_attr = 3, (kind | 0o777) << 16
    assert "no regular file" in refusal(written(tmp_path, (entry, b"/etc/passwd")))


@pytest.mark.parametrize("other", ["a.txt", "A.TXT"])
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_stands_twice_is_refused(tmp_path, other):
    """Which of the two is read would be left to chance; a disk may take capitals for the same."""
    assert "twice" in refusal(written(tmp_path, ("a.txt", b"1"), (other, b"2")))


def test_bombs_are_refused_before_they_go_off(tmp_path, monkeypatch):
    """By what the archive says of itself; what says too little is cut off."""
    monkeypatch.setattr(reading, "MAX_FILE", 1 << 20)
    path = written(tmp_path, ("a", b"0" * (2 << 20)), compression=zipfile.ZIP_DEFLATED)
    assert path.stat().st_size < 10_000
    assert "too much" in refusal(path)
    data = path.read_bytes()
    size = struct.pack("<I", 2 << 20)
    assert data.count(size) == 2
    path.write_bytes(data.replace(size, struct.pack("<I", 1 << 10)))
    refusal(path)


def test_too_many_files_or_bytes_are_refused(tmp_path, monkeypatch):
    """In all."""
    path = written(tmp_path, *((f"{number}", b"12345678") for number in range(20)))
    monkeypatch.setattr(reading, "MAX_FILES", 19)
    assert "20 files" in refusal(path)
    monkeypatch.setattr(reading, "MAX_FILES", 20)
    monkeypatch.setattr(reading, "MAX_BYTES", 159)
    assert "160 bytes" in refusal(path)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_compressions_are_refused(tmp_path, method):
    """A bundle has none of them."""
    assert "compressed" in refusal(written(tmp_path, ("a", b"1"), compression=method))


def test_an_encrypted_file_is_refused(tmp_path):
    """No password is asked for."""
    path = written(tmp_path, ("a", b"1"))
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(bytes(data))
    assert "encrypted" in refusal(path)


def test_a_name_in_another_encoding_is_refused(tmp_path):
    """Names are UTF-8, and say so."""
    path = written(tmp_path, ("abc.txt", b"1"))
    path.write_bytes(path.read_bytes().replace(b"abc.txt", "xâ".encode("cp1258") + b"c.txt"))
    assert "UTF-8" in refusal(path)


@pytest.mark.parametrize("cut", [0, 1, 30, 200, -1, -30])
def test_what_is_cut_off_or_no_archive_is_refused(tmp_path, cut):
    """A download that broke off, a page of HTML, an empty file."""
    path = written(tmp_path, *((f"{number}", b"12345678") for number in range(20)))
    path.write_bytes(path.read_bytes()[:cut])
    assert "no sound zip" in refusal(path)


def test_damage_within_is_refused(tmp_path):
    """The archive's own checksum tells."""
    path = written(tmp_path, ("a", b"12345678"))
    path.write_bytes(path.read_bytes().replace(b"12345678", b"12345679"))
    assert "no sound zip" in refusal(path)


def test_every_byte_may_be_wrong(tmp_path):
    """Never a traceback, never another file than was packed."""
    path = written(tmp_path, ("a/b", b"12345678"), ("c", b"x" * 50))
    sound, data = read_archive(path), path.read_bytes()
    for place in range(len(data)):
        for bit in (1, 0x80):
            path.write_bytes(data[:place] + bytes([data[place] ^ bit]) + data[place + 1 :])
            try:
                read = read_archive(path)
            except UserError as refused:
                read = {} if refused.exit_code == 1 else None
            assert read is not None
            assert set(read.values()) <= {*sound.values(), b""}


def test_a_file_that_is_not_there_is_wrong_use(tmp_path):
    """Exit 2."""
    with pytest.raises(UserError) as refused:
        read_archive(tmp_path / "none.zip")
    assert refused.value.exit_code == 2


def test_the_end_of_an_archive_is_not_looked_for_in_memory_without_bounds(tmp_path):
    """Something large that is no archive is refused as fast as something small."""
    path = tmp_path / "a.zip"
    with path.open("wb") as held:
        held.truncate(1 << 30)
    assert "no sound zip" in refusal(path)
