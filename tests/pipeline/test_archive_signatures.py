"""Signatures carried away: who vouched for a record can be told without its repository."""

from __future__ import annotations

import json
import subprocess

import pytest

from parledger.problems import UserError
from parledger.source.bundle import object_id
from tests.history.test_signatures import Keys
from tests.pipeline.bundles import bundle, files_in, kinds, packed, verified
from tests.pipeline.published import CYCLE, OWN, RECORD, commit, correct, edit, git, publish
from tests.pipeline.published import repository as made_repository

pytestmark = pytest.mark.needs_ssh_keygen
INDEX = "signatures/index.json"


@pytest.fixture(scope="module")
def keys(tmp_path_factory):
    """Two people with a key each."""
    return Keys(tmp_path_factory.mktemp("keys"))


@pytest.fixture(scope="module")
def root(tmp_path_factory, keys):
    """Published in a folder of a repository, corrected, both versions with a signed tag."""
    top = tmp_path_factory.mktemp("top")
    (top / "so").mkdir()
    root = made_repository(top / "so")
    subprocess.run(["rm", "-rf", ".git"], cwd=root, check=True)
    git(top, "init", "-q", "-b", "main")
    (root / "signatures.yaml").write_text("require: commits\n", encoding="utf-8")
    commit(root, "data")
    signing = keys.signing("secretary")
    publish(root)
    commit(root, "published", commit_gpgsign="true", **signing)
    git(root, "tag", "-s", f"kq/{CYCLE}/2023", "-m", "sha256", **signing)
    edit(root, OWN, "value: 100", "value: 85")
    correct(root, OWN)
    commit(root, "erratum", commit_gpgsign="true", **signing)
    git(root, "tag", "-s", f"kq/{CYCLE}/2023.1", "-m", "sha256", **signing)
    return root


@pytest.fixture(scope="module")
def files(root):
    """The files of the internal bundle."""
    return files_in(bundle(root, edition="internal").archive)


@pytest.fixture
def archive(files, tmp_path):
    """That bundle."""
    return packed(tmp_path, files)


def test_good_signatures_are_good_without_a_repository(files, keys, tmp_path):
    """Tags and commits, by a list of trusted keys from elsewhere."""
    run = verified(packed(tmp_path, files), signers=keys.trusted("secretary", "stranger"))
    assert run.same, kinds(run)
    assert run.notes == ()


def test_signatures_that_nobody_asked_about_are_mentioned(files, tmp_path):
    """Without a list nothing is said to be good."""
    run = verified(packed(tmp_path, files))
    assert run.same
    assert "--signers" in run.notes[0].en


@pytest.mark.parametrize(
    ("name", "options", "kind"),
    [
        ("stranger", "", "unknown"),
        ("secretary", 'namespaces="git",valid-after="29990101"', "backdated"),
    ],
)
def test_keys_that_are_not_trusted_are_told(archive, keys, name, options, kind):
    """Every tag and every commit that they signed."""
    run = verified(archive, signers=keys.trusted(name, options=options))
    assert kinds(run) == {(kind, RECORD)}
    told = {one.key for one in run.verdicts[0].differences}
    assert {f"kq/{CYCLE}/2023", f"kq/{CYCLE}/2023.1"} < told
    assert len(told) == 4


def test_ssh_keygen_alone_can_tell(files, keys, tmp_path):
    """What was signed and the signature stand side by side."""
    (signature,) = [path for path in files if path.endswith(".sig") and "/tags/" in path][:1]
    (tmp_path / "tag.sig").write_bytes(files[signature])
    words = ["ssh-keygen", "-Y", "verify", "-n", "git", "-I", "secretary@example.org"]
    words += ["-f", str(keys.trusted("secretary")), "-s", str(tmp_path / "tag.sig")]
    payload = files[signature.removesuffix(".sig") + ".payload"]
    assert subprocess.run(words, input=payload, check=False, capture_output=True).returncode == 0
    done = subprocess.run(words, input=payload + b"x", check=False, capture_output=True)
    assert done.returncode != 0


def test_every_object_has_to_be_there_and_what_its_name_says(files, tmp_path):
    """Tag, commit, each tree on the way to the record, payload and signature."""
    own = [path for path in files if path.startswith("signatures/") and path != INDEX]
    assert {path.rpartition(".")[2] for path in own} == {"tag", "commit", "tree", "payload", "sig"}
    for path in own:
        data = files[path]
        touched = {**files, path: data[:-2] + bytes([data[-2] ^ 1]) + data[-1:]}
        found = {kind for kind, _ in kinds(verified(packed(tmp_path, touched)))}
        assert found & {"proof", "stray"}, path
        rest = {name: held for name, held in files.items() if name != path}
        if path.endswith((".tag", ".commit", ".tree")):
            found = {kind for kind, _ in kinds(verified(packed(tmp_path, rest)))}
            assert "proof" in found, path


def with_index(files, change):
    """The files with something changed in the index."""
    told = json.loads(files[INDEX])
    change(told)
    return {**files, INDEX: json.dumps(told).encode()}


@pytest.mark.parametrize(
    "change",
    [
        lambda told: told["tags"].pop(),
        lambda told: told["commits"].pop(0),
        lambda told: told["tags"][0].update(commit=told["tags"][1]["commit"]),
        lambda told: told["tags"][0].update(object=told["tags"][1]["object"]),
        lambda told: told["tags"][0].update(tag="kq/other/2023"),
        lambda told: told["tags"][0].update(signed=False),
        lambda told: told["commits"][0].update(blob="0" * 40),
        lambda told: told["commits"][0].update(signed=False),
        lambda told: told.update(path=f"other/{RECORD}"),
        lambda told: told.update(path="../x"),
        lambda told: told.update(require="nothing"),
        lambda told: told.update(tags=7),
    ],
)
def test_an_index_that_lies_is_caught(files, tmp_path, change):
    """Which tag, which commit, which record, signed or not."""
    found = {kind for kind, _ in kinds(verified(packed(tmp_path, with_index(files, change))))}
    assert found & {"proof", "tag"}


def test_a_tag_that_was_taken_out_is_unsigned(files, keys, tmp_path):
    """Whoever drops a signature cannot call it good."""

    def change(told):
        told["tags"][0].update(object="", signed=False)

    run = verified(packed(tmp_path, with_index(files, change)), signers=keys.trusted("secretary"))
    assert ("unsigned", RECORD) in kinds(run)


def test_a_tag_of_another_record_is_caught(root, files, keys, tmp_path):
    """A good signature of the same person, on something else."""
    git(root, "checkout", "-q", "--orphan", "other")
    edit(root, RECORD, "number: 5/", "number: 6/")
    commit(root, "another record")
    git(root, "tag", "-s", "-f", "forged", "-m", "x", **keys.signing("secretary"))
    data = subprocess.run(
        ["git", "cat-file", "tag", "forged"], cwd=root, check=True, capture_output=True
    ).stdout
    git(root, "checkout", "-q", "-f", "main")
    name = object_id("tag", data, "0" * 40)
    held = with_index(files, lambda told: told["tags"][1].update(object=name))
    held[f"signatures/objects/{name}.tag"] = data
    run = verified(packed(tmp_path, held), signers=keys.trusted("secretary"))
    assert ("proof", f"signatures/objects/{name}.tag") in kinds(run)


def test_a_public_bundle_tells_ids_and_states_alone(root, keys, tmp_path):
    """Objects hold names and addresses; to ask it for signatures is wrong use."""
    public = files_in(bundle(root).archive)
    assert [path for path in public if path.startswith("signatures/")] == [INDEX]
    told = json.loads(public[INDEX])
    assert [(one["tag"], one["signed"]) for one in told["tags"]] == [
        (f"kq/{CYCLE}/2023", True),
        (f"kq/{CYCLE}/2023.1", True),
    ]
    assert told["tags"][1]["commit"] == git(root, "rev-parse", "HEAD")
    assert b"example.org" not in b"".join(public.values())
    path = packed(tmp_path, public)
    assert verified(path).same
    with pytest.raises(UserError, match="no signatures") as refused:
        verified(path, signers=keys.trusted("secretary"))
    assert refused.value.exit_code == 2


@pytest.mark.parametrize(
    "change",
    [
        lambda told: [one.update(blob="0" * 40) for one in told["commits"]],
        lambda told: told["commits"][0].update(blob=told["commits"][-1]["blob"]),
        lambda told: told["tags"][0].update(commit=told["tags"][1]["commit"]),
        lambda told: told["tags"][0].update(version="2024"),
        lambda told: told["commits"].pop(0),
    ],
)
def test_a_public_index_fits_the_versions_of_the_record(root, tmp_path, change):
    """Which record stood at which commit follows from the bytes of the present one."""
    held = with_index(files_in(bundle(root).archive), change)
    found = {kind for kind, _ in kinds(verified(packed(tmp_path, held)))}
    assert found & {"proof", "tag"}


def test_a_record_without_tags_is_bundled_with_its_commits(tmp_path, keys):
    """Nothing is signed, nothing is required; asked for, that is told."""
    (tmp_path / "root").mkdir()
    root = made_repository(tmp_path / "root")
    publish(root)
    commit(root, "published")
    path = packed(tmp_path, files_in(bundle(root, edition="internal").archive))
    assert verified(path).same
    run = verified(path, signers=keys.trusted("secretary"))
    assert kinds(run) == {("unsigned", RECORD)}
