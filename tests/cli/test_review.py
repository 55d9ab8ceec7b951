"""`review`: exit codes, formats, files, refusals."""

import json

import pytest

from parledger.cli import main
from tests.repositories import mini_repository

A = "scores/mini-2024/xa-a"


@pytest.fixture
def repository(tmp_path):
    """A request that changes one answer."""
    made = mini_repository(tmp_path / "r")
    made.branch("request")
    made.edit(f"{A}/appraisal-2.yaml", "points: 1.5", "points: 0")
    made.commit()
    return made


def run(repository, *words):
    """The exit code of `review`."""
    return main(["--root", str(repository.root), "review", *words])


def test_the_review_is_printed(repository, capsys):
    """Exit 0 whatever it says; Vietnamese, or English where asked."""
    assert run(repository, "--base", "main") == 0
    assert "Xã An Bình (xa-a)" in capsys.readouterr().out
    assert run(repository, "--base", "main", "--lang", "en") == 0
    assert "Unexplained changes (1)" in capsys.readouterr().out


def test_errors_in_the_head_do_not_stop_it(repository, capsys):
    """Exit 0: both sides could be compared."""
    repository.edit(f"{A}/self.yaml", '"1.1":\n    value: true', '"1.1":\n    value: maybe')
    repository.commit()
    assert run(repository, "--base", "main") == 0
    told = capsys.readouterr().out
    assert told.index(f"{A}/self.yaml:3") < told.index("Xã An Bình (xa-a)")


def test_head_may_be_any_commit(repository, capsys):
    """By default it is HEAD."""
    assert run(repository, "--base", "main", "--head", "main", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out)["cycles"] == []


def test_it_is_written_to_a_file(repository, capsys):
    """Relative to the root, and then nothing is printed."""
    words = ("--base", "main", "--format", "markdown", "--out", "review.md", "--limit", "2500")
    assert run(repository, *words, "--link", "https://example.vn/r") == 0
    assert capsys.readouterr().out == ""
    told = (repository.root / "review.md").read_bytes()
    assert len(told) <= 2500
    assert b"(https://example.vn/r)" in told


def test_the_gates_refusals_stand_in_it(repository, capsys):
    """Exit 0 all the same: the review says what it found, the gate decides."""
    words = ("--base", "main", "--actor", "nguoi-la", "--at", "2024-12-01T00:00:00+07:00")
    assert run(repository, *words) == 0
    assert "! Không được phép (1)" in capsys.readouterr().out
    assert run(repository, *words, "--format", "json", "--lang", "en") == 0
    (refusal,) = json.loads(capsys.readouterr().out)["gate"]
    assert refusal["path"] == f"{A}/appraisal-2.yaml"
    assert refusal["rule"].startswith("G")
    assert refusal["who"]


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--base", "nowhere"),
        ("--base", "main", "--head", "nowhere"),
        ("--base", "--help"),
        ("--base", "main", "--format", "html"),
        ("--base", "main", "--limit", "ten"),
        ("--base", "main", "--limit", "100"),
        ("--base", "main", "--link", "javascript:alert(1)"),
        ("--base", "main", "--link", "https://x.vn/a b"),
        ("--base", "main", "--at", "2024-12-01T00:00:00+07:00"),
        ("--base", "main", "--actor", "to-xa-a", "--at", "2024-12-01"),
        ("--base", "main", "--actor", ","),
        ("--base", "main", "--out", "no/such/folder.md"),
    ],
)
def test_wrong_use_is_refused(repository, words, capsys):
    """Exit 2, a reason on standard error, nothing on standard output."""
    code = run(repository, *words) if words != ("--base", "--help") else 2
    told = capsys.readouterr()
    assert (code, told.out) == (2, "")
    assert told.err or words == ("--base", "--help")
