"""The guides as papers: commands that exist, links that lead somewhere, two languages alike."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from parledger.cli.arguments import read_arguments
from parledger.problems import UserError
from tests.papers.guides import (
    COMMANDS,
    DOCS,
    ELSEWHERE,
    FILE,
    OUTPUT,
    ROLES,
    ROOT,
    anchors,
    guides,
    headings,
    links,
    pages,
    prose,
    sections,
    typed,
)

BOTH = [path for lang in DOCS for path in guides(lang)]
ALL = [path for lang in DOCS for path in pages(lang)]
PAPERS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md"]


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("lang", DOCS)
def test_every_role_has_its_page(lang: str):
    """Unit, clerk, office, secretary, Council, auditor and whoever sets it up."""
    assert set(ROLES) <= {path.stem for path in guides(lang)}


@pytest.mark.parametrize("stem", ROLES)
def test_role_pages_are_built_alike(stem: str):
    """Who you are first, what you do second, what is refused, and last what happens next."""
    vi, en = ([part.title for part in sections(DOCS[lang] / f"{stem}.md")] for lang in DOCS)
    assert vi[1:3] == ["Bạn là ai", vi[2]]
    assert en[1:3] == ["Who you are", en[2]]
    assert (vi[-1], en[-1]) == ("Sau đó", "What happens next")
    refused = {"Khi bị từ chối": "When it is refused", "Khi lệnh từ chối": "When it is refused"}
    assert refused[vi[-2]] == en[-2]


def test_both_languages_have_the_same_pages():
    """Nothing is left untranslated."""
    assert [path.name for path in pages("vi")] == [path.name for path in pages("en")]


@pytest.mark.parametrize("path", pages("vi"), ids=name)
def test_both_languages_have_the_same_headings(path: Path):
    """A section added to one is added to the other, as deep."""
    assert headings(path) == headings(DOCS["en"] / path.name)


@pytest.mark.parametrize("path", guides("vi"), ids=name)
def test_both_languages_show_the_same_files_and_as_many_commands(path: Path):
    """Example files are the same to the letter, but for the line that says where they go."""
    both = [
        [block for part in sections(one) for block in part.blocks]
        for one in (path, DOCS["en"] / path.name)
    ]
    vi, en = ([block.mark for block in blocks] for blocks in both)
    assert vi == en
    files = [
        [block.text.split("\n", 1)[1] for block in blocks if block.mark == FILE and "/" in first(block.text)]
        for blocks in both
    ]  # fmt: skip
    assert files[0] == files[1]


def first(text: str) -> str:
    return text.split("\n", 1)[0]


@pytest.mark.parametrize("path", [*BOTH, *PAPERS], ids=name)
def test_every_command_exists_with_its_options(path: Path):
    """Each call that a guide names is understood by the program; <names> stand for ids."""
    calls = list(typed(path))
    assert calls or path.stem == "CONTRIBUTING"
    for call in calls:
        if not call.endswith("--help"):
            read_arguments(shlex.split(call.replace("<", "").replace(">", "")), "en")


def test_a_command_that_does_not_exist_is_noticed(tmp_path: Path):
    """The check above reads sentences and blocks, and cannot be passed by silence."""
    page = tmp_path / "guide-x.md"
    page.write_text(
        "Run `python build.py nothing --at all`.\n\n```\npython build.py check -z\n```\n"
    )
    calls = list(typed(page))
    assert calls == ["check -z", "nothing --at all"]
    for call in calls:
        with pytest.raises(UserError):
            read_arguments(shlex.split(call), "en")


@pytest.mark.parametrize("path", [*ALL, *PAPERS], ids=name)
def test_every_link_leads_somewhere(path: Path):
    """Page, file and anchor are there."""
    dead = []
    for link in links(path):
        page, _, anchor = link.partition("#")
        target = (path.parent / page).resolve() if page else path
        if not target.exists() or (anchor and anchor not in anchors(target)):
            dead.append(link)
    assert dead == []


@pytest.mark.parametrize("path", ALL, ids=name)
def test_tables_set_no_alignment(path: Path):
    """`---:` would become an inline style, which the site's security policy forbids."""
    lines = prose(path).splitlines()
    assert [line for line in lines if line.startswith("|") and ":" in line and set(line) <= set("|:- ")] == []  # fmt: skip


@pytest.mark.parametrize("path", BOTH, ids=name)
def test_every_block_says_what_it_is(path: Path):
    """Commands to type, what they print, a file, or something for a server."""
    marks = {block.mark for part in sections(path) for block in part.blocks}
    assert marks <= {COMMANDS, OUTPUT, FILE} | ELSEWHERE


@pytest.mark.parametrize("lang", DOCS)
def test_the_site_lists_every_guide(lang: str):
    """mkdocs.yml has each page in its contents, and the README's table each role."""
    nav = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for path in guides(lang):
        inside = path.relative_to(ROOT / "docs").as_posix()
        assert f"  - {inside}\n" in nav
        assert f"(docs/{inside})" in readme
