"""Archives that somebody touched: every forgery is found, wherever it hides."""

from __future__ import annotations

import json
import zipfile
from hashlib import sha1

import pytest

from parledger.problems import UserError
from tests.pipeline.bundles import (
    bundle,
    digest,
    files_in,
    kinds,
    manifest_of,
    packed,
    sums_in,
    verified,
    with_manifest,
)
from tests.pipeline.published import CYCLE, OWN, RECORD, commit, edit, publish, repository

HIDDEN = f"scores/{CYCLE}/xa-b/self.yaml"


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """The small project with one paper that is not public, published and committed."""
    made = repository(tmp_path_factory.mktemp("root"))
    paper = "    evidence:\n      - number: 5/BC\n        title: Mật\n        public: false\n"
    edit(made, HIDDEN, "    value: 85\n", f"    value: 85\n{paper}    note: Theo báo cáo\n")
    publish(made)
    commit(made, "published")
    return made


@pytest.fixture(scope="module")
def files(root):
    """The files of its public bundle."""
    return files_in(bundle(root).archive)


@pytest.fixture(scope="module")
def internal(root):
    """The files of its internal bundle."""
    return files_in(bundle(root, edition="internal").archive)


def forged(files, path, old, new):
    """The files with one text changed in one of them; it has to be there."""
    assert old.encode() in files[path], (path, old)
    return {**files, path: files[path].replace(old.encode(), new.encode(), 1)}


def found(folder, files):
    """What is found in an archive whose checksums were made anew."""
    return kinds(verified(packed(folder, files)))


REFUSED = ("refused", "1")


def judged(path):
    """What is found in an archive, or that it is refused, with its exit code."""
    try:
        return kinds(verified(path))
    except UserError as refused:
        return {("refused", str(refused.exit_code))}


def test_one_byte_of_any_file_is_found_by_its_checksum(internal, tmp_path):
    """Whoever changed it did not make the checksums anew."""
    sums = sums_in(packed(tmp_path, internal).read_bytes())
    path = tmp_path / "touched.zip"
    for name, data in internal.items():
        middle = len(data) // 2
        touched = data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]
        with zipfile.ZipFile(path, "w") as archive:
            for other, held in {**internal, name: touched, "SHA256SUMS": sums}.items():
                archive.writestr(other, held)
        assert judged(path) & {("sum", name), REFUSED}, name


@pytest.mark.parametrize("line", ["", "x", f"{'0' * 64}  README.txt", f"{'0' * 64}  nothing"])
def test_checksums_that_say_too_little_or_too_much_are_named(files, tmp_path, line):
    """A line that is none, one of another digest or twice, one of a file that is not there."""
    path, sums = tmp_path / "b.zip", sums_in(packed(tmp_path, files).read_bytes())
    told = sums.replace(sums.splitlines(keepends=True)[0], line.encode() + b"\n")
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in {**files, "SHA256SUMS": told}.items():
            archive.writestr(name, data)
    assert {kind for kind, _ in kinds(verified(path))} == {"sum"}


def test_a_figure_changed_with_its_checksum_is_found_by_the_record(files, tmp_path):
    """Blob id, the figures that follow, the tables."""
    told = found(tmp_path, forged(files, f"inputs/{OWN}", "value: 100", "value: 90"))
    assert {("input", OWN), ("result", RECORD), ("table", "results/units.csv")} <= told


def test_the_values_of_a_reduced_file_are_recomputed(files, tmp_path):
    """It has no digest in the record; its figures have."""
    assert b"public: false" in files[f"inputs/{HIDDEN}"]
    changed = forged(files, f"inputs/{HIDDEN}", "value: 85", "value: 60")
    told = manifest_of(changed)
    part = next(one for one in told["inputs"] if one["path"] == HIDDEN)
    part["held_sha256"] = digest(changed[f"inputs/{HIDDEN}"])
    assert ("result", RECORD) in found(tmp_path, with_manifest(changed, told))


def test_a_reduced_file_is_held_to_the_digest_that_the_manifest_gives(files, tmp_path):
    """A word that moves no figure; the history does not end in it either."""
    changed = forged(files, f"inputs/{HIDDEN}", "Theo báo cáo", "Theo lời kể")
    assert found(tmp_path, changed) == {
        ("manifest", f"inputs/{HIDDEN}"),
        ("history", "history/changes.jsonl"),
    }


def test_a_manifest_that_calls_a_whole_file_reduced_is_caught(files, tmp_path):
    """A word is changed, and the digest in the record explained away."""
    at = f"inputs/{OWN}"
    for data in (files[at], files[at].replace(b"value: 100", b"value: 90")):
        told = manifest_of(files)
        part = next(one for one in told["inputs"] if one["path"] == OWN)
        part |= {"state": "reduced", "held": at, "held_sha256": digest(data)}
        for removed in (
            None,
            {"documents": 1, "accounts": False, "comments": False},
            {"documents": 0, "accounts": True, "comments": False},
            {"documents": 0, "accounts": False, "comments": False},
        ):
            part["removed"] = removed
            held = with_manifest({**files, at: data}, told)
            assert ("unreduced", at) in found(tmp_path, held)


def test_a_reduction_that_left_a_secret_in_is_no_reduction(files, tmp_path):
    """The title is put back."""
    at = f"inputs/{HIDDEN}"
    data = files[at].replace(b"- number: 5/BC", b'- title: "x"\n        number: 5/BC')
    told = manifest_of(files)
    part = next(one for one in told["inputs"] if one["path"] == HIDDEN)
    part["held_sha256"] = digest(data)
    assert ("unreduced", at) in found(tmp_path, with_manifest({**files, at: data}, told))


def test_an_internal_bundle_has_nothing_reduced(files, internal, tmp_path):
    """A public one is not called internal to hide what it lacks."""
    told = manifest_of(files)
    told["edition"] = "internal"
    assert ("unreduced", f"inputs/{HIDDEN}") in found(tmp_path, with_manifest(files, told))
    assert b"title" in internal[f"inputs/{HIDDEN}"]


@pytest.mark.parametrize(
    ("key", "value"),
    [("blob", "0" * 40), ("sha256", "0" * 64), ("state", "beside"), ("path", "units/x.yaml")],
)
def test_a_manifest_that_disagrees_with_the_record_is_named(files, tmp_path, key, value):
    """About any input: digests, how it stands there, what it is called."""
    told = manifest_of(files)
    part = next(one for one in told["inputs"] if one["path"] == HIDDEN)
    part[key] = value
    kinds_found = {kind for kind, _ in found(tmp_path, with_manifest(files, told))}
    assert kinds_found & {"manifest", "missing"}


@pytest.mark.parametrize(
    "change",
    [
        {"version": "2024"},
        {"versions": []},
        {"versions": [{"version": "2023", "sha256": "0" * 64}]},
        {"inputs": []},
    ],
)
def test_a_manifest_that_lies_about_the_record_is_named(files, tmp_path, change):
    """Versions, digests, what is there at all."""
    told = manifest_of(files) | change
    kinds_found = {kind for kind, _ in found(tmp_path, with_manifest(files, told))}
    assert kinds_found & {"manifest", "missing"}


def test_another_record_is_not_that_of_these_inputs(files, tmp_path):
    """Swapped in both places, for one whose figures and digests are others."""
    record = files["publication.yaml"].replace(b"index: 99.17", b"index: 99.18")
    assert record != files["publication.yaml"]
    swapped = {**files, "publication.yaml": record}
    assert ("copy", "publication.yaml") in found(tmp_path, swapped)
    told = found(tmp_path, {**swapped, f"inputs/{RECORD}": record})
    assert {("result", RECORD), ("manifest", RECORD)} <= told


def test_a_consistent_forgery_is_told_by_the_digest_on_paper(root, files, tmp_path):
    """Whoever makes everything anew cannot change what the decision prints."""
    printed = manifest_of(files)["versions"][0]["sha256"]
    assert verified(packed(tmp_path, files), digest=printed.upper()).same
    assert kinds(verified(packed(tmp_path, files), digest="0" * 64)) == {("printed", RECORD)}


@pytest.mark.parametrize("form", ["csv", "json"])
@pytest.mark.parametrize("table", ["units", "areas", "criteria"])
def test_a_table_with_another_figure_is_found(files, tmp_path, table, form):
    """In whatever column: the cell is named."""
    path = f"results/{table}.{form}"
    old, new = ("83.5", "83.6") if b"83.5" in files[path] else ("2", "3")
    assert ("table", path) in found(tmp_path, forged(files, path, old, new))


def test_a_table_without_a_row_or_column_is_found(files, tmp_path):
    """What is left out is a lie too."""
    path = "results/units.csv"
    lines = files[path].decode().splitlines(keepends=True)
    assert ("table", path) in found(tmp_path, {**files, path: "".join(lines[:-1]).encode()})
    cut = "".join(line.rpartition(",")[0] + "\n" for line in lines)
    assert ("table", path) in found(tmp_path, {**files, path: cut.encode()})
    assert ("missing", path) in found(tmp_path, {k: v for k, v in files.items() if k != path})


def test_a_table_of_another_version_of_the_program_may_have_other_columns(files, tmp_path):
    """The figures in those that both know are compared all the same."""
    path = "results/units.csv"
    told = manifest_of(files) | {"engine": "0.0.9"}
    lines = files[path].decode().splitlines()
    other = "\n".join([f"{lines[0]},later", *(f"{line},1" for line in lines[1:])]) + "\n"
    held = with_manifest({**files, path: other.encode()}, told)
    assert found(tmp_path, held) == set()
    assert ("table", path) in found(tmp_path, forged(held, path, "99.17", "99.18"))


def test_every_part_is_missed(files, tmp_path):
    """Whichever file is taken away, checksums and all."""
    for path in files:
        rest = {name: data for name, data in files.items() if name != path}
        told = judged(packed(tmp_path, rest))
        assert told == {REFUSED} if path == "manifest.json" else told - {REFUSED}, path


@pytest.mark.parametrize(
    "path",
    [
        "x.txt",
        "inputs/x.yaml",
        f"inputs/scores/{CYCLE}/council.yaml",
        "inputs/scores/other/cycle.yaml",
        "results/others.csv",
        "results/units.xlsx",
        "results/units.csv.html",
        "units.csv",
        "history/x",
        "signatures/x",
        "counted/x.json",
    ],
)
def test_a_file_too_many_is_named(files, tmp_path, path):
    """Nobody smuggles in what no part of the bundle speaks of."""
    told = found(tmp_path, {**files, path: b"meetings: []\n"})
    assert told & {("stray", path), ("new", path.removeprefix("inputs/"))}


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("units/more.yaml", True),
        ("criteria/more.yaml", True),
        ("scores/other/cycle.yaml", True),
        ("scores/other/survey/a.yaml", True),
        ("scores/other/xa-a/self.yaml", False),
        ("scores/other/tasks.yaml", False),
        (f"scores/{CYCLE}/tasks.yaml", False),
        (f"scores/{CYCLE}/xa-a/improvement.yaml", False),
        ("docs/x.md", False),
    ],
)
def test_beside_the_inputs_stands_only_what_reading_needs(files, tmp_path, path, allowed):
    """A manifest cannot bring along whatever it likes."""
    data = b"units: []\n"
    told = manifest_of(files)
    blob = sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()
    row = {"path": path, "state": "beside", "blob": blob, "sha256": digest(data)}
    told["inputs"].append({**row, "held": f"inputs/{path}", "held_sha256": digest(data)})
    held = with_manifest({**files, f"inputs/{path}": data}, told)
    assert (("manifest", path) in found(tmp_path, held)) is not allowed


def test_the_verdict_says_what_was_held_and_what_only_recomputed(files, tmp_path):
    """By path, for programs too."""
    run = verified(packed(tmp_path, files))
    assert [part.path for part in run.bundle.parts if part.state == "reduced"] == [HIDDEN]
    assert len([part for part in run.bundle.parts if part.state == "whole"]) == 7


def test_the_cycle_asked_for_has_to_be_the_one_inside(files, tmp_path):
    """Exit 2, naming the one that is there."""
    path = packed(tmp_path, files)
    assert verified(path, cycle=CYCLE).same
    with pytest.raises(UserError, match=CYCLE):
        verified(path, cycle="mini-2031")


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"format": "parledger-bundle/9"}',
        json.dumps({"format": "parledger-bundle/1", "cycle": "../../x"}).encode(),
    ],
)
def test_a_manifest_that_is_none_is_refused(files, tmp_path, text):
    """In a sentence, with exit 1."""
    with pytest.raises(UserError) as refused:
        verified(packed(tmp_path, {**files, "manifest.json": text}))
    assert refused.value.exit_code == 1
    assert "manifest.json" in refused.value.en


@pytest.mark.parametrize("field", ["path", "held", "state", "blob", "sha256", "removed"])
@pytest.mark.parametrize("value", [None, 7, "../../etc/passwd", "/etc/passwd", [], "a//b"])
def test_hostile_fields_of_the_manifest_are_refused(files, tmp_path, field, value):
    """No field is believed for being there."""
    told = manifest_of(files)
    part = next(one for one in told["inputs"] if one["path"] == HIDDEN)
    part[field] = value
    assert judged(packed(tmp_path, with_manifest(files, told)))
