"""Every code of the catalogue has a smallest broken project, and says there what it should.

A folder in tests/problems is named after its code; it holds the files that are put over the valid
project in `base`, and `expected.txt`: the exact lines in Vietnamese and in English.
"""

import re
from pathlib import Path

import pytest

from parledger.cli.printers.text import print_problems
from parledger.problems import CATALOGUE
from parledger.problems.catalogue import fields
from tests.problems.examples import EXPECTED, HERE, Overlay, bases, codes, find, problems_in, said

ROOT = Path(__file__).parents[2]
FIELD_CODES = {f"{letter}{number}" for letter in "UCKSV" for number in fields.WORDINGS}
IMPORTS = {f"V{number}" for number in range(289, 300)}
MADE_ELSEWHERE = {code for code in CATALOGUE if code[0] in "BGH"} | {"Y150", "V279"} | IMPORTS


@pytest.mark.parametrize("code", ["C101", "V201"])
def test_the_base_project_has_no_problem(code):
    """What is found in an example comes from its broken files alone, with a survey and without."""
    assert problems_in(Overlay.of(*bases(code))) == ()


@pytest.mark.parametrize("code", codes())
def test_the_example_says_exactly_what_is_expected(code):
    """Place, severity, code, wording and hint, in both languages, and nothing else."""
    expected = (HERE / code / EXPECTED).read_text(encoding="utf-8")
    assert said(find(code)) == expected


@pytest.mark.parametrize("code", codes())
def test_one_cause_gives_one_message(code):
    """The example shows its own code and no other."""
    assert [found.code for found in find(code)] == [code]


def test_every_code_has_an_example():
    """Field readers are shared by five families: there one family shows the mistake for all.

    What arises elsewhere than in reading and checking is shown by other tests, see below.
    """
    shown = set(codes())
    shared = {f"{letter}{code[1:]}" for letter in "UCKSV" for code in shown & FIELD_CODES}
    assert not set(CATALOGUE) - shown - shared - MADE_ELSEWHERE


def test_what_arises_elsewhere_is_still_reported_there():
    """Family B is about a finished site, G a request, H a history, Y150 the canonical form, V279 a list's rest,
    V289 to V299 a file that is imported.

    Their rooms test them.
    """
    rooms = (
        "website",
        "source",
        "survey",
        "survey/importing",
        "review/gate/rules",
        "review/audit/checks",
    )
    paths = [path for room in rooms for path in ROOT.glob(f"parledger/{room}/*.py")]
    code = "".join(path.read_text(encoding="utf-8") for path in paths)
    assert not {one for one in MADE_ELSEWHERE if f'"{one}"' not in code}


def test_every_code_in_the_program_has_its_wording():
    """Whoever reports a new mistake is told here that its sentence is missing."""
    used = {
        code
        for path in (ROOT / "parledger").rglob("*.py")
        for code in re.findall(r'"([YUCKSVBHG]\d{3})"', path.read_text(encoding="utf-8"))
    }
    assert used <= set(CATALOGUE)


def test_every_example_belongs_to_a_code():
    """A code that was given up takes its example along."""
    assert set(codes()) <= set(CATALOGUE)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_placeholder_stays_unfilled(language):
    """Every argument that a wording names is given by whoever reports it."""
    for code in codes():
        text = print_problems(find(code), language)
        assert not re.search(r"\{[a-z_]+\}", text), code


def test_both_languages_name_the_same_arguments():
    """What is told in Vietnamese is told in English too."""
    pattern = r"(?<!\{)\{([a-z_]+?)(?:_vi|_en)?\}"
    for code, wording in CATALOGUE.items():
        said_vi, said_en = (set(re.findall(pattern, text)) for text in (wording.vi, wording.en))
        assert said_vi == said_en, code


def test_every_wording_has_both_sentences():
    """No code is silent in one of the languages; Vietnamese is written with its diacritics."""
    for code, wording in CATALOGUE.items():
        assert wording.en, code
        assert not wording.vi.isascii(), code
        assert bool(wording.hint_vi) == bool(wording.hint_en), code


@pytest.mark.parametrize("page", ["docs/problems.md", "docs/en/problems.md"])
def test_every_code_has_a_paragraph(page):
    """The page on problems has a heading and a text of its own for each code."""
    text = (ROOT / page).read_text(encoding="utf-8")
    sections = re.split(r"^### ", text, flags=re.MULTILINE)[1:]
    told = {
        code: body
        for heading, _, body in (section.partition("\n") for section in sections)
        for code in re.findall(r"[A-Z][0-9]{3}", heading)
    }
    assert set(told) == set(CATALOGUE)
    assert all(len(body.split()) >= 12 for body in told.values())
