"""What a run handed over: two files by fixed names, of a modest size, and nothing else."""

import json
import os

import pytest

from parledger.forge import read_bundle
from parledger.problems import UserError


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "request.json").write_text('{"number": 12}', encoding="utf-8")
    (tmp_path / "review.md").write_text("## Thay đổi\n", encoding="utf-8")
    return tmp_path


def refused(folder, word):
    with pytest.raises(UserError) as error:
        read_bundle(folder)
    assert error.value.exit_code == 1
    assert word in error.value.en
    assert error.value.vi.startswith("từ chối: ")


def test_number_and_text(folder):
    """What else lies there is not looked at, not even by its name."""
    (folder / "../" / "x").write_text("x", encoding="utf-8")
    (folder / "more.sh").write_text("exit 1", encoding="utf-8")
    found = read_bundle(folder)
    assert (found.number, found.text) == (12, "## Thay đổi\n")


@pytest.mark.parametrize(
    "number",
    [
        "13.5",
        '"12"',
        "0",
        "-1",
        "true",
        "null",
        "1e3",
        "10000000000",
        '"../../x"',
        "[12]",
        '{"x": 1}',
    ],
)
def test_a_number_is_a_number(folder, number):
    """Anything else could become part of an address."""
    (folder / "request.json").write_text(f'{{"number": {number}}}', encoding="utf-8")
    refused(folder, "request.json.number")


@pytest.mark.parametrize("data", [b"", b"12", b"[]", b"{", b"\xff", b"[" * 900])
def test_a_number_file_that_is_none(folder, data):
    """No traceback."""
    (folder / "request.json").write_bytes(data)
    refused(folder, "request.json")


@pytest.mark.parametrize("name", ["request.json", "review.md"])
@pytest.mark.parametrize("how", ["gone", "huge", "link", "folder", "pipe"])
def test_only_plain_files_of_a_modest_size(folder, name, how):
    """A link could lead to the machine's own files; a pipe never ends."""
    path = folder / name
    path.unlink()
    if how == "huge":
        path.write_text(json.dumps({"number": 12}) + " " * 1_000_000, encoding="utf-8")
    elif how == "link":
        path.symlink_to("/etc/passwd")
    elif how == "folder":
        path.mkdir()
    elif how == "pipe":
        os.mkfifo(path)
    refused(folder, name)


@pytest.mark.parametrize("data", [b"", b"  \n", b"\xff\xfe", b"x" * 65_001])
def test_a_text_that_is_none(folder, data):
    """Empty, not UTF-8, longer than any comment."""
    (folder / "review.md").write_bytes(data)
    refused(folder, "review.md")
    (folder / "review.md").write_bytes(b"x" * 65_000)
    assert len(read_bundle(folder).text) == 65_000
