"""Printers: escapes that cannot be broken out of, fingerprints that last."""

import json
from dataclasses import replace

import pytest

from parledger.cli.commands import check
from parledger.cli.printers import PRINTERS
from parledger.problems import Place, Problem

FOUND = Problem(Place("scores/c/u/self.yaml", 14, 13), "S106", "5.7", (("found", "chín mươi"),))
HOSTILE = replace(
    FOUND,
    place=Place("scores/a,b:c%\n::error::x.yaml", 1, 1),
    args=(("found", "100%\r\n::error::forged\x1b[31m\u202e"),),
)


@pytest.mark.parametrize("form", PRINTERS)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_no_problem_prints_nothing_to_read(form, lang):
    """An empty list where a program reads, nothing where a person does."""
    text = PRINTERS[form]((), lang)
    assert text == "[]\n" if form in ("json", "gitlab") else text == ""


@pytest.mark.parametrize("form", PRINTERS)
def test_typed_text_cannot_forge_output(form):
    """No control character, no line of its own, no workflow command inside a message."""
    text = PRINTERS[form]((HOSTILE,), "en")
    assert "\x1b" not in text
    assert "\r" not in text
    assert not any(line.startswith("::error::") for line in text.splitlines())


def test_github_escapes_properties_and_data():
    """Per cent, line ends, colons and commas, as the workflow commands want them."""
    text = PRINTERS["github"]((HOSTILE,), "en")
    assert text.startswith("::error file=scores/a%2Cb%3Ac%25%0A%3A%3Aerror%3A%3Ax.yaml,line=1,")
    assert text.count("\n") == 1


def test_gitlab_report_has_what_code_quality_needs():
    """Description, name, fingerprint, severity, path and line."""
    (found,) = json.loads(PRINTERS["gitlab"]((FOUND,), "vi"))
    assert found["check_name"] == "S106"
    assert found["severity"] == "major"
    assert found["location"] == {"path": "scores/c/u/self.yaml", "lines": {"begin": 14}}
    assert "chín mươi" in found["description"]
    assert len(found["fingerprint"]) == 64


def test_gitlab_fingerprint_outlives_a_moved_line_and_another_language():
    """Only what the finding is about counts."""
    moved = replace(FOUND, place=replace(FOUND.place, line=99, column=1))
    one, other = (json.loads(PRINTERS["gitlab"]((p,), lang)) for p, lang in
                  ((FOUND, "vi"), (moved, "en")))  # fmt: skip
    assert one[0]["fingerprint"] == other[0]["fingerprint"]


def test_gitlab_fingerprints_are_unique():
    """The same finding twice in a file is two findings."""
    again = replace(FOUND, place=replace(FOUND.place, line=20))
    report = json.loads(PRINTERS["gitlab"]((FOUND, again, replace(FOUND, subject="5.8")), "vi"))
    assert len({found["fingerprint"] for found in report}) == 3


def test_text_stays_on_one_line_each():
    """A line break in a file's name or a value does not make a new problem."""
    assert PRINTERS["text"]((HOSTILE,), "en").count("\n") == 2


def test_choices_of_the_command_are_the_printers():
    """--format offers what there is, text first."""
    (choices,) = [a.choices for a in check.COMMAND.arguments if a.name == "--format"]
    assert choices == ("text", "github", "gitlab", "json") == tuple(PRINTERS)
