"""A bundle of a published cycle: what is in it, and that it stands for itself."""

import subprocess
from hashlib import sha1

import pytest

from parledger.problems import UserError
from tests.pipeline.bundles import bundle, files_in, kinds, manifest_of, packed, verified
from tests.pipeline.published import (
    CYCLE,
    OWN,
    RECORD,
    commit,
    correct,
    edit,
    git,
    publish,
    repository,
)


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """The small project, published and committed."""
    made = repository(tmp_path_factory.mktemp("root"))
    publish(made)
    commit(made, "published")
    return made


@pytest.fixture(scope="module")
def files(root):
    """The files of its public bundle."""
    return files_in(bundle(root).archive)


def test_the_same_commit_gives_the_same_bytes(root):
    """And the name tells cycle, version and edition."""
    first, second = bundle(root), bundle(root)
    assert first.archive == second.archive
    assert first.name == f"parledger-{CYCLE}-2023.zip"
    assert bundle(root, edition="internal").name == f"parledger-{CYCLE}-2023-internal.zip"


def test_it_verifies_far_from_its_repository(root, tmp_path):
    """Every input byte for byte, every figure computed anew."""
    for edition in ("public", "internal"):
        path = tmp_path / f"{edition}.zip"
        path.write_bytes(bundle(root, edition=edition).archive)
        run = verified(path)
        assert run.same, kinds(run)
        assert (run.verdicts[0].units, run.verdicts[0].inputs) == (3, 8)
        assert run.commit == git(root, "rev-parse", "HEAD")


def test_its_checksums_are_those_of_sha256sum(root, tmp_path):
    """Anybody can compare them without this program."""
    (tmp_path / "b.zip").write_bytes(bundle(root).archive)
    subprocess.run(["python3", "-m", "zipfile", "-e", "b.zip", "."], cwd=tmp_path, check=True)
    done = subprocess.run(
        ["sha256sum", "--strict", "-c", "SHA256SUMS"], cwd=tmp_path, capture_output=True, check=True
    )
    listed = {line.split(": ")[0] for line in done.stdout.decode().splitlines()}
    there = {str(p.relative_to(tmp_path)) for p in tmp_path.rglob("*") if p.is_file()}
    assert there - listed == {"SHA256SUMS", "b.zip"}


def test_inputs_stand_as_in_git(root, files):
    """Where nothing had to be taken out, the bytes are those of the commit."""
    for part in manifest_of(files)["inputs"]:
        if part["state"] == "whole":
            data = files[f"inputs/{part['path']}"]
            header = b"blob %d\0" % len(data)
            assert sha1(header + data, usedforsecurity=False).hexdigest() == part["blob"]
            assert git(root, "rev-parse", f"HEAD:{part['path']}") == part["blob"]
    assert files["publication.yaml"] == (root / RECORD).read_bytes()


def test_after_an_erratum_the_bundle_holds_what_the_record_stands_for_now(tmp_path):
    """An earlier version is bundled from its own commit."""
    (tmp_path / "root").mkdir()
    root = repository(tmp_path / "root")
    publish(root)
    first = commit(root, "published")
    edit(root, OWN, "value: 100", "value: 85")
    correct(root, OWN)
    commit(root, "erratum")
    now, before = bundle(root), bundle(root, revision=first)
    assert (now.name, before.name) == (
        f"parledger-{CYCLE}-2023.1.zip",
        f"parledger-{CYCLE}-2023.zip",
    )
    assert b"value: 85" in files_in(now.archive)[f"inputs/{OWN}"]
    assert b"value: 100" in files_in(before.archive)[f"inputs/{OWN}"]
    assert verified(packed(tmp_path, files_in(before.archive))).same


def test_what_is_not_published_is_not_bundled(root):
    """Nothing to hold it against; a name that is unknown is told with those that are."""
    with pytest.raises(UserError, match="not published") as refused:
        bundle(root, "mini-2024")
    assert refused.value.exit_code == 2
    with pytest.raises(UserError, match="did you mean") as refused:
        bundle(root, "mini-2032")
    assert refused.value.exit_code == 2


def test_a_commit_that_would_not_verify_is_not_bundled(root, tmp_path):
    """Its differences are told instead."""
    git(tmp_path, "clone", "-q", str(root), "copy")
    copy = tmp_path / "copy"
    edit(copy, OWN, "value: 100", "value: 90")
    commit(copy, "forged")
    run = bundle(copy)
    assert run.archive == b""
    assert ("value", OWN) in kinds(run.verdict)


def test_without_a_whole_repository_nothing_is_bundled(root, tmp_path):
    """Outside one: exit 2; in a shallow clone: exit 1 and the command that deepens it."""
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{root}", "shallow")
    with pytest.raises(UserError, match="unshallow") as refused:
        bundle(tmp_path / "shallow")
    assert refused.value.exit_code == 1
    with pytest.raises(UserError) as refused:
        bundle(tmp_path)
    assert refused.value.exit_code == 2
