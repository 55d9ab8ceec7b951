"""`bundle`, and `verify` of what it made, as a person types them."""

import json
import shutil

import pytest

from tests.cli.conftest import Program
from tests.pipeline.bundles import files_in, packed
from tests.pipeline.published import CYCLE, OWN, commit, edit, publish, repository

NAME = f"parledger-{CYCLE}-2023.zip"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A repository in which a cycle is published, once."""
    root = repository(tmp_path_factory.mktemp("made"))
    publish(root)
    commit(root, "published")
    return root


@pytest.fixture
def own(made, tmp_path):
    """The program in a copy of it."""
    return Program(shutil.copytree(made, tmp_path / "root"))


def test_the_archive_is_written_beside_the_data_and_named(own):
    """Standard output has its path alone; a second time it is the same and stays."""
    for _ in range(2):
        done = own("bundle", "--cycle", CYCLE)
        assert (done.returncode, done.stdout, done.stderr) == (0, f"{own.root / NAME}\n", "")
    internal = own("bundle", "--cycle", CYCLE, "--edition", "internal")
    assert internal.stdout.endswith(f"parledger-{CYCLE}-2023-internal.zip\n")


def test_another_archive_is_not_written_over_unasked(own):
    """Under its own name it stays; whoever names a file means it, as with every --out."""
    (own.root / NAME).write_bytes(b"mine")
    done = own("bundle", "--cycle", CYCLE, "--lang", "en")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--out" in done.stderr
    assert (own.root / NAME).read_bytes() == b"mine"
    assert own("bundle", "--cycle", CYCLE, "--out", NAME).returncode == 0
    assert (own.root / NAME).read_bytes() != b"mine"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--cycle", "mini-2024"), "not published"),
        (("--cycle", "mini-2032"), "unknown cycle"),
        (("--cycle", CYCLE, "nothing"), "no revision"),
        (("--cycle", CYCLE, "HEAD", "HEAD"), "one revision"),
        (("--cycle", CYCLE, "--edition", "unit"), "edition"),
        (("--cycle", CYCLE, "--out", "no/folder/x.zip"), "cannot write"),
        ((), "--cycle"),
    ],
)
def test_wrong_use_exits_with_2(own, words, said):
    """And writes nothing."""
    done = own("bundle", "--lang", "en", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert list(own.root.glob("*.zip")) == []


def test_what_would_not_verify_is_told_and_not_written(own):
    """The differences on standard error, exit 1."""
    edit(own.root, OWN, "value: 100", "value: 90")
    commit(own.root, "forged")
    done = own("bundle", "--cycle", CYCLE, "--lang", "en")
    assert (done.returncode, done.stdout) == (1, "")
    assert "value as published: 100; now: 90" in done.stderr
    assert list(own.root.glob("*.zip")) == []
    assert own("bundle", "--cycle", CYCLE, "HEAD~1").returncode == 0


def test_outside_a_repository_there_is_nothing_to_bundle(own):
    """Exit 2, as of every command that needs one."""
    shutil.rmtree(own.root / ".git")
    assert own("bundle", "--cycle", CYCLE).returncode == 2


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_an_archive_is_verified_anywhere(own, tmp_path, lang):
    """In a folder with no data and no repository."""
    own("bundle", "--cycle", CYCLE, "--out", str(tmp_path / "b.zip"))
    (tmp_path / "empty").mkdir()
    done = own.bare("verify", "../b.zip", "--lang", lang, cwd=tmp_path / "empty")
    same, held = {
        "vi": ("giống bản đã công bố", "8 tệp đầu vào đối chiếu từng byte"),
        "en": ("as published", "8 inputs held against the record byte by byte"),
    }[lang]
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"{CYCLE}: {same}\n")
    assert held in done.stdout
    assert list((tmp_path / "empty").iterdir()) == []


def test_json_tells_what_was_held_and_what_was_not(own, tmp_path):
    """The same shape in both languages, and as of a revision, with one key more."""
    own("bundle", "--cycle", CYCLE)
    told = json.loads(own("verify", NAME, "--format", "json").stdout)
    revision = json.loads(own("verify", "--format", "json").stdout)
    assert set(told) - set(revision) == {"bundle"}
    assert set(told["cycles"][0]) == set(revision["cycles"][0])
    assert told["bundle"]["edition"] == "public"
    assert OWN in told["bundle"]["whole"]
    assert told["bundle"]["reduced"] == told["bundle"]["counted"] == []
    assert told["commit"] == revision["commit"]


def test_a_forged_archive_exits_with_1(own, tmp_path):
    """The place is named: file, line, unit, what was due and what is there."""
    own("bundle", "--cycle", CYCLE)
    files = files_in((own.root / NAME).read_bytes())
    path = f"inputs/{OWN}"
    forged = {**files, path: files[path].replace(b"value: 100", b"value: 90")}
    done = own("verify", str(packed(tmp_path, forged)), "--lang", "en")
    assert done.returncode == 1
    assert f"{OWN}:1:1: xa-a: the file differs from what was published" in done.stdout
    assert "index as published: 99.17; recomputed: 86.67" in done.stdout
    assert "xa-a: 1.2: the history of value does not hang together: 90 was due" in done.stdout


def test_a_digest_from_paper_needs_no_cycle_here(own):
    """An archive holds one."""
    own("bundle", "--cycle", CYCLE)
    assert own("verify", NAME, "--digest", "0" * 64).returncode == 1
    assert own("verify", NAME, "--digest", "0").returncode == 2
    assert own("verify", NAME, "--cycle", "mini-2024").returncode == 2


def test_what_is_no_archive_is_told_in_a_sentence(own):
    """Damaged: exit 1; not there: exit 2, whatever else is asked."""
    (own.root / "x.zip").write_bytes(b"<html>")
    done = own("verify", "x.zip", "--lang", "en")
    assert (done.returncode, done.stdout) == (1, "")
    assert "x.zip: no sound zip archive" in done.stderr
    done = own("verify", "y.zip", "--lang", "en")
    assert (done.returncode, done.stdout) == (2, "")
    assert "y.zip" in done.stderr
    assert own("verify", "x.zip", "--signers", "none").returncode == 2


def test_verifying_an_archive_needs_neither_git_nor_any_other_program(own, tmp_path):
    """Python and this package: no program can be found at all."""
    own("bundle", "--cycle", CYCLE, "--out", str(tmp_path / "b.zip"))
    shutil.rmtree(own.root / ".git")
    done = own.process("verify", str(tmp_path / "b.zip"), env={"PATH": str(tmp_path / "none")})
    assert (done.returncode, done.stderr) == (0, "")


def test_an_archive_that_is_not_there_is_not_taken_for_a_revision(own):
    """Unless there is a branch of that name."""
    shutil.rmtree(own.root / ".git")
    done = own("verify", "nowhere/y.zip", "--lang", "en")
    assert (done.returncode, done.stderr.strip()) == (
        2,
        "parledger: there is no file nowhere/y.zip",
    )


def test_another_place_and_time_give_the_same_bytes(own):
    """Zone, locale, order of sets: none of them gets in."""
    own("bundle", "--cycle", CYCLE, "--edition", "internal", "--out", "here.zip")
    there = {"TZ": "America/New_York", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    words = ("bundle", "--cycle", CYCLE, "--edition", "internal", "--out", "there.zip")
    assert own.process(*words, env=there).returncode == 0
    assert (own.root / "here.zip").read_bytes() == (own.root / "there.zip").read_bytes()
