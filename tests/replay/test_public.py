"""What the public gets of the city holds nobody's name and no paper that is not public.

Looked for as bytes, in every file, whatever version of the history it once stood in.
"""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

from parledger.outputs.history import write_history
from parledger.pipeline.exporting import ExportOrder, run_export
from tools.replay.people import RECORDER
from tools.replay.plants import SECRET_TITLES


def git(root: Path, *words: str) -> str:
    """A command of Git and what it says."""
    done = subprocess.run(("git", *words), cwd=root, check=True, capture_output=True)
    return done.stdout.decode("utf-8")


@pytest.fixture(scope="session")
def people(city) -> set[str]:
    """Names, addresses and accounts of everybody who wrote, merged or tagged; not the recorder."""
    told = git(city, "log", "--all", "--format=%an%n%ae%n%cn%n%ce").splitlines()
    accounts = {one.removesuffix("@example.invalid") for one in told}
    return (set(told) | accounts) - {RECORDER.name, RECORDER.account}


def site_files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of every file."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def bundle_files(bundle: Path) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of every member, unpacked."""
    with ZipFile(bundle) as packed:
        for name in packed.namelist():
            yield name, packed.read(name)


def found_in(files: Iterator[tuple[str, bytes]], words: set[str]) -> list[tuple[str, str]]:
    """File and word, where a word stands in a file, plain or as HTML writes it."""
    forms = [(word, word.encode("utf-8")) for word in sorted(words)]
    return [(name, word) for name, data in files for word, form in forms if form in data]


def test_there_is_something_to_hide(city, people):
    """Else what follows could not fail."""
    assert len(people) > 150
    for title in SECRET_TITLES:
        assert git(city, "log", "--all", "-m", "--format=%H", "-S", title)


def test_the_site_names_nobody_and_no_closed_paper(city_site, people):
    """Pages, data, finder, charts and downloads alike."""
    assert found_in(site_files(city_site.folder), people | set(SECRET_TITLES)) == []


def test_the_bundle_names_nobody_and_no_closed_paper(city_bundle, people):
    """Inputs, results, history and record alike."""
    assert found_in(bundle_files(city_bundle), people | set(SECRET_TITLES)) == []


def test_the_history_to_take_away_names_nobody_and_no_closed_paper(city, people):
    """In the bytes of the database, and in the rows of the text."""
    report = run_export(ExportOrder(city)).report
    files = [(form, write_history(report, form)) for form in ("sqlite", "jsonl")]
    assert found_in(iter(files), people | set(SECRET_TITLES)) == []


def test_no_message_of_a_commit_is_told(city, city_site, city_bundle):
    """Drafts' messages are what people thought only their colleagues would read."""
    messages = {
        one
        for one in git(city, "log", "--all", "--no-merges", "--format=%s").splitlines()
        if one.startswith(("Nhập đến", "Giải trình, bản", "Hoàn thành bản", "Sửa nhỏ", "Chỉnh 6.2"))
    }
    assert len(messages) > 10
    assert found_in(site_files(city_site.folder), messages) == []
    assert found_in(bundle_files(city_bundle), messages) == []
