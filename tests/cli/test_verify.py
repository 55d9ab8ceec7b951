"""`verify` as a person, and a program, types it."""

import json

import pytest

from tests.cli.conftest import Program
from tests.pipeline.published import CYCLE, OWN, commit, edit, publish, repository


@pytest.fixture
def own(tmp_path):
    """The program in a repository where a cycle is published."""
    root = repository(tmp_path)
    publish(root)
    commit(root, "published")
    return Program(root)


@pytest.mark.parametrize(
    ("lang", "said"), [("vi", f"{CYCLE}: giống bản đã công bố"), ("en", f"{CYCLE}: as published")]
)
def test_what_is_as_published_exits_with_0(own, lang, said):
    """Nothing on standard error."""
    done = own("verify", "--lang", lang)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(said)


@pytest.mark.parametrize(
    ("lang", "said"),
    [("vi", "value khi công bố: 100; nay: 90"), ("en", "value as published: 100; now: 90")],
)
def test_a_difference_exits_with_1_and_says_where(own, lang, said):
    """Path, line, column, unit, criterion, before and now, on one line."""
    edit(own.root, OWN, "value: 100", "value: 90")
    commit(own.root, "forged")
    done = own("verify", "--lang", lang)
    assert done.returncode == 1
    assert f"  {OWN}:5:12: xa-a: 1.2: {said}\n" in done.stdout
    assert own("verify", "HEAD~1").returncode == 0


def test_json_has_the_same_shape_in_both_languages(own):
    """Only messages and notes are translated; every difference names path, unit and criterion."""
    edit(own.root, OWN, "value: 100", "value: 90")
    commit(own.root, "forged")
    runs = [
        json.loads(own("verify", "--format", "json", "--lang", one).stdout) for one in ("vi", "en")
    ]
    found = runs[0]["cycles"][0]["differences"][0]
    message = found.pop("message")
    assert message.startswith(OWN)
    assert found == {
        "kind": "value", "path": OWN, "line": 5, "column": 12, "unit": "xa-a",
        "criterion": "1.2", "key": "value", "published": "100", "found": "90",
    }  # fmt: skip
    assert runs[0]["same"] is False
    for run in runs:
        for one in run["cycles"][0]["differences"]:
            one.pop("message", None)
    assert runs[0] == runs[1]


def test_hostile_values_do_not_forge_lines(own):
    """A line break or a control character in a value stays on its line."""
    edit(own.root, OWN, "value: 100", 'value: "90\\n' + CYCLE + ': as published"')
    commit(own.root, "forged")
    done = own("verify", "--lang", "en")
    assert done.returncode == 1
    assert not [line for line in done.stdout.splitlines() if line.startswith(f"{CYCLE}: as")]


@pytest.mark.parametrize(
    "words",
    [
        ("--cycle", "mini-2024"),
        ("nothing",),
        ("HEAD", "HEAD~1"),
        ("--digest", "0" * 64),
        ("--cycle", CYCLE, "--digest", "123"),
        ("--signers", "nothing"),
        ("--format", "xml"),
    ],
)
def test_wrong_use_exits_with_2(own, words):
    """And prints nothing on standard output."""
    done = own("verify", *words)
    assert (done.returncode, done.stdout) == (2, "")


def test_a_digest_that_no_version_has_is_a_difference(own):
    """The paper and the repository disagree."""
    done = own("verify", "--cycle", CYCLE, "--digest", "0" * 64)
    assert done.returncode == 1
