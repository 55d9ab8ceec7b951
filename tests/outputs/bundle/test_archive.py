"""The archive and its checksums: nothing of the day, the place or the order gets into them."""

import hashlib
import io
import zipfile

from parledger.outputs.bundle import make_archive, sums_text

FILES = {"b/x.yaml": "xã\n".encode(), "a.txt": b"1\n", "b.txt": b""}


def test_names_are_sorted_and_dates_are_one():
    """In whatever order they were given."""
    data = make_archive(FILES)
    assert data == make_archive(dict(reversed(FILES.items())))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        assert [entry.filename for entry in entries] == ["SHA256SUMS", "a.txt", "b.txt", "b/x.yaml"]
        assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.external_attr >> 16 for entry in entries} == {0o100644}
        assert {entry.create_system for entry in entries} == {3}
        assert {name: archive.read(name) for name in FILES} == FILES


def test_a_checksum_for_each_file_but_its_own():
    """Two spaces between, as sha256sum writes it."""
    wanted = [f"{hashlib.sha256(FILES[name]).hexdigest()}  {name}" for name in sorted(FILES)]
    assert sums_text(FILES).splitlines() == wanted
    with zipfile.ZipFile(io.BytesIO(make_archive(FILES))) as archive:
        assert archive.read("SHA256SUMS").decode() == sums_text(FILES)
