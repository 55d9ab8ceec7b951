"""`publish` as a person types it."""

import re
import shlex
import subprocess

import pytest
from ruamel.yaml import YAML

from tests.cli.conftest import Program
from tests.pipeline.published import CYCLE, OWN, RECORD, edit, git, repository, workspace

WORDS = ("publish", "--cycle", CYCLE, "--decision", "5/QĐ-UBND", "--date", "2024-01-20")
ERRATUM = (*WORDS, "--erratum", "--what", "Điểm 1.2", "--reason", "Nhập nhầm")


@pytest.fixture
def own(tmp_path):
    """The program in a folder of its own."""
    return Program(workspace(tmp_path))


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("vi", "in vào chính quyết định (5/QĐ-UBND)"),
        ("en", "printed in the decision itself (5/QĐ-UBND)"),
    ],
)
def test_it_prints_the_digest_and_the_commands_to_type(own, lang, said):
    """On standard output, in both languages; the commands are the same."""
    done = own(*WORDS, "--lang", lang)
    assert (done.returncode, done.stderr) == (0, "")
    assert said in done.stdout
    assert f"git add {RECORD}" in done.stdout
    assert re.search(rf'git tag -s kq/{CYCLE}/2023 -m "sha256 [0-9a-f]{{64}}"', done.stdout)


def test_the_commands_that_it_prints_can_be_typed(tmp_path):
    """But for the signing, which needs a key: an annotated tag here."""
    own = Program(repository(tmp_path))
    lines = [line.strip() for line in own(*WORDS).stdout.splitlines()]
    (digest,) = [line for line in lines if re.fullmatch("[0-9a-f]{64}", line)]
    (recompute,) = [line for line in lines if line.startswith("git show")]
    for line in lines:
        if line.startswith(("git add", "git commit", "git tag")):
            git(tmp_path, *shlex.split(line.replace(" -s ", " -a "))[1:])
    done = subprocess.run(["sh", "-c", recompute], cwd=tmp_path, capture_output=True, check=True)
    assert done.stdout.decode().split()[0] == digest
    assert own("verify", "--cycle", CYCLE, "--digest", digest).returncode == 0


def test_what_is_open_goes_to_standard_error_and_nothing_is_written(own):
    """Exit code 1, with the place and what to type."""
    edit(own.root, f"scores/{CYCLE}/cycle.yaml", "council: none\n", "")
    done = own(*WORDS, "--lang", "en")
    assert (done.returncode, done.stdout) == (1, "")
    assert re.search(rf"scores/{CYCLE}/cycle.yaml:\d+:\d+: error K276: communes", done.stderr)
    assert not (own.root / RECORD).exists()


def test_an_erratum_tells_old_and_new(own):
    """And the files to commit together with the record."""
    own(*WORDS)
    edit(own.root, OWN, "value: 100", "value: 85")
    done = own(*ERRATUM, OWN, "--lang", "en")
    assert done.returncode == 0
    assert "xa-a: 99.17 (1) → 86.67 (1)" in done.stdout
    assert f"git add {RECORD} {OWN}" in done.stdout
    assert f"kq/{CYCLE}/2023.1" in done.stdout
    edit(own.root, OWN, "value: 85", "value: 90")
    assert "No index, rank or class changes." in own(*ERRATUM, OWN, "--lang", "en").stdout


@pytest.mark.parametrize(
    "words",
    [
        ("publish",),
        ("publish", "--cycle", CYCLE),
        (*WORDS[:-1], "20/01/2024"),
        (*WORDS[:-1], "2024-02-30"),
        ("publish", "--cycle", "nothing", *WORDS[3:]),
        ("publish", "--cycle", CYCLE, "--decision", " ", "--date", "2024-01-20"),
        ("publish", "--cycle", CYCLE, "--decision", "5\n6", "--date", "2024-01-20"),
        (*WORDS, OWN),
        (*WORDS, "--what", "x"),
        (*WORDS, "--erratum", OWN),
        (*ERRATUM,),
        (*ERRATUM, OWN),
    ],
)
def test_wrong_use_is_said_and_writes_nothing(own, words):
    """Exit code 2: missing or odd arguments, an unknown cycle, an erratum to nothing published."""
    done = own(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("parledger: ")
    assert not (own.root / RECORD).exists()


def test_a_decision_with_odd_characters_is_kept_as_typed(own):
    """Quotes, colons and hashes are text in YAML too."""
    number = "5: 'QĐ' \"UBND\" # x \\n"
    assert (
        own("publish", "--cycle", CYCLE, "--decision", number, "--date", "2024-01-20").returncode
        == 0
    )
    found = YAML(typ="safe").load((own.root / RECORD).read_text(encoding="utf-8"))
    assert found["decision"]["title"] == number
    assert own("check").returncode == 0
    assert own("fmt", "--check").returncode == 0
