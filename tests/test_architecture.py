"""The shape of the code: how large its parts are, what is registered where, and what templates may hold."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import jinja2
import pytest

from parledger.charts import CHARTS
from parledger.cli.commands import COMMANDS
from parledger.outputs.formats import OUTPUTS
from parledger.pages.kinds import PAGE_KINDS
from parledger.rules import RULES
from parledger.tables import TABLES
from parledger.tables.history import HISTORY_TABLES
from parledger.tables.surveys import SURVEY_TABLES

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "parledger"
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
TEMPLATES = sorted((ROOT / "site_templates").rglob("*.html"))
MODULES = {path.relative_to(ROOT).as_posix(): path for path in sorted(PACKAGE.rglob("*.py"))}

MOST_LINES = 300
MOST_IN_FUNCTION = 40

LONG: dict[str, str] = {}
"""Module or `module:function` beyond the budget -> why it is better in one piece."""


@cache
def tree(name: str) -> ast.Module:
    return ast.parse(MODULES[name].read_text(encoding="utf-8"))


def functions(name: str) -> Iterator[tuple[str, ast.FunctionDef]]:
    """Functions and methods of a module, by `Class.method`."""
    for node in tree(name).body:
        if isinstance(node, ast.ClassDef):
            for below in node.body:
                if isinstance(below, ast.FunctionDef):
                    yield f"{node.name}.{below.name}", below
    for node in tree(name).body:
        if isinstance(node, ast.FunctionDef):
            yield node.name, node


def too_long() -> set[str]:
    found = {
        name
        for name, path in MODULES.items()
        if len(path.read_text(encoding="utf-8").splitlines()) > MOST_LINES
    }
    for name in MODULES:
        for function, node in functions(name):
            if (node.end_lineno or node.lineno) - node.lineno + 1 > MOST_IN_FUNCTION:
                found.add(f"{name}:{function}")
    return found


def test_the_size_budget_is_kept():
    """300 lines a module, 40 a function; every exception is listed with its reason, none for long."""
    assert len(MODULES) > 100
    assert too_long() == set(LONG)
    assert all(len(why) > 20 for why in LONG.values())


def test_every_public_thing_says_what_it_does():
    """Modules, classes and functions without an underscore have a docstring."""
    mute = []
    for name in MODULES:
        if name.rsplit("/", 1)[-1].startswith("_") and not name.endswith("__init__.py"):
            continue
        if not ast.get_docstring(tree(name)):
            mute.append(name)
        classes = [node for node in tree(name).body if isinstance(node, ast.ClassDef)]
        for label, node in [*functions(name), *((c.name, c) for c in classes)]:
            private = any(part.startswith("_") for part in label.split("."))
            if not private and not ast.get_docstring(node):
                mute.append(f"{name}:{label}")
    assert mute == []


def test_values_are_frozen():
    """Every dataclass of the engine says frozen; only what gathers while it reads does not."""
    thawed = []
    for name in MODULES:
        for node in ast.walk(tree(name)):
            if not isinstance(node, ast.ClassDef):
                continue
            for mark in node.decorator_list:
                said = ast.unparse(mark)
                if said.startswith("dataclass") and "frozen=True" not in said:
                    thawed.append(f"{name}:{node.name}")
    assert {one for one in thawed if one not in GATHERERS} == set()
    assert set(thawed) == set(GATHERERS)


GATHERERS = {
    "parledger/compute/kept.py:_Tables": "texts and rows in common, while results are packed",
    "parledger/compute/leaves.py:Progress": "what is noted while a unit's leaves are gone through",
    "parledger/review/printers/markdown.py:Page": "lines of a comment, until the limit is reached",
    "parledger/source/cache.py:Cache": "rows of the last run, and what this run adds",
    "parledger/source/layout.py:CycleFolder": "files of a cycle while folders are walked",
    "parledger/source/layout.py:Layout": "files by what they are, while folders are walked",
    "parledger/source/remarks.py:Remarks": "comments, while a file is rewritten",
    "parledger/website/links.py:Findings": "links, page by page and process by process",
}
"""Dataclass that is filled bit by bit -> what it gathers."""


def test_nothing_is_caught_blindly_and_nothing_is_left_for_later():
    """No bare except, no `Exception` swallowed, no mark of unfinished work."""
    unfinished = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
    for name, path in MODULES.items():
        assert not unfinished.search(path.read_text(encoding="utf-8")), name
        for node in ast.walk(tree(name)):
            if isinstance(node, ast.ExceptHandler):
                assert node.type is not None, f"{name}:{node.lineno}"


def test_only_the_command_line_prints():
    """Every other room answers with values."""
    for name in MODULES:
        if name.startswith("parledger/cli"):
            continue
        for node in ast.walk(tree(name)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in ("print", "input", "eval", "exec"), (
                    f"{name}:{node.lineno}"
                )


# --- registers ---


def test_each_rule_is_a_module_of_its_own_and_explained():
    """Each rule's name stands in both guides of methodology words and in a case."""
    cases = " ".join(p.read_text("utf-8") for p in (ROOT / "tests/rules").rglob("*.yaml"))
    data = " ".join(p.read_text("utf-8") for p in (ROOT / "criteria").glob("*.yaml"))
    for name in RULES:
        assert f"parledger/rules/{name}.py" in MODULES, name
        assert f"kind: {name}" in data, name
        assert name in cases, name


@pytest.mark.parametrize(
    ("register", "folder", "besides"),
    [
        (TABLES, "tables", {"figures", "table", "surveys", "history"}),
        (SURVEY_TABLES, "tables/surveys", {"surveyed"}),
        (HISTORY_TABLES, "tables/history", set()),
        ({name: None for name, _ in PAGE_KINDS}, "pages", None),
    ],
    ids=["tables", "tables of surveys", "tables of the history", "pages"],
)
def test_what_is_registered_has_a_module_of_its_name(register, folder, besides):
    """So that whoever looks for a table or a kind of page finds it by its name."""
    there = {
        name.removeprefix(f"parledger/{folder}/").removesuffix(".py").removesuffix("/__init__")
        for name in MODULES
        if name.startswith(f"parledger/{folder}/")
    }
    there = {name for name in there if "/" not in name}
    assert set(register) <= there
    if besides is not None:
        assert there - besides - {"__init__"} == set(register)


def test_the_paper_names_the_register_of_each_thing_that_may_be_added():
    """Rules, checks, charts, pages, outputs: one line each in ARCHITECTURE.md, and it is there."""
    rows = re.findall(r"^\| an? [^|]+ \|[^|]+\|([^|]+)\|$", ARCHITECTURE, re.MULTILINE)
    registers = {path for row in rows for path in re.findall(r"`(parledger/[^`<]+\.py)`", row)}
    assert {Path(path).parts[1] for path in registers} >= {
        "rules", "check", "charts", "pages", "outputs",
    }  # fmt: skip
    tables = {"charts": "CHARTS", "pages": "PAGE_KINDS", "outputs": "OUTPUTS", "survey": "ENGINES"}
    tables |= {"rules": "RULES", "rules/formulas": "FORMULAS", "review/printers": "PRINTERS"}
    tables |= {"review/gate/rules": "RULES", "outputs/history": "HISTORY_FORMATS"}
    tables |= {"outputs/history/database": "SHEETS"}
    for path in registers:
        room = str(Path(path).parent.relative_to("parledger"))
        name = tables.get(room, "CHECKS")
        text = MODULES[path].read_text(encoding="utf-8")
        assert re.search(rf"^{name}\b.*=", text, re.MULTILINE), path
    assert CHARTS
    assert set(OUTPUTS) >= {"csv", "json", "xlsx", "parquet"}


def test_every_command_is_said_in_the_papers():
    """Somebody who reads the README, CONTRIBUTING and the guides meets each of them."""
    papers = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")]
    text = " ".join(path.read_text(encoding="utf-8") for path in papers)
    silent = [
        command
        for command in COMMANDS
        if not re.search(rf"(?:build\.py|parledger|make) (?:[^\n`]* )?{command}\b", text)
    ]
    assert silent == []


def test_rooms_of_the_architecture_paper_are_those_there_are():
    """ARCHITECTURE.md names every room and every dependency."""
    text = ARCHITECTURE
    rooms = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").is_file()}
    assert [room for room in sorted(rooms) if not re.search(rf"\b{room}\b", text)] == []
    declared = re.findall(
        r'^  "([A-Za-z][\w.-]*)', (ROOT / "pyproject.toml").read_text("utf-8").split("[project.optional")[0],
        re.MULTILINE,
    )  # fmt: skip
    assert len(declared) > 8
    assert [name for name in declared if name.lower() not in text.lower()] == []


# --- glossary ---


@pytest.mark.parametrize("page", ["docs/glossary.md", "docs/en/glossary.md"])
def test_every_name_of_the_glossary_stands_in_the_code(page):
    """A term that the code does not know any more is taken out; both pages have the same."""
    code = " ".join(path.read_text(encoding="utf-8") for path in MODULES.values())
    names = glossary(page)
    assert len(names) > 20
    assert [name for name in names if not re.search(rf"\b{re.escape(name)}\b", code)] == []
    assert names == glossary("docs/glossary.md")


def glossary(page: str) -> list[str]:
    """The names in code type in the first column."""
    rows = re.findall(r"^\| ([^|]+) \|", (ROOT / page).read_text(encoding="utf-8"), re.MULTILINE)
    return [name for row in rows for name in re.findall(r"`([^`]+)`", row)]


# --- templates ---


def plain(path: Path) -> str:
    """A template without its comments."""
    return re.sub(r"\{#.*?#\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_parses_and_trusts_nobody(path):
    """Strict Jinja; nothing marked safe, autoescape never off, nothing inline, no other host."""
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    environment.parse(path.read_text(encoding="utf-8"))
    text = plain(path)
    assert not re.search(r"\|\s*safe\b|autoescape|Markup\(|\|\s*striptags", text)
    assert not re.search(r"<style\b|\sstyle=|\son[a-z]+=|javascript:|<iframe|<base\b", text)
    assert not re.search(r"(?:src|href)=\"(?:https?:)?//", text)
    for attribute in re.findall(r"\s[\w-]+=(\{\{.*?\}\})", text):
        pytest.fail(f"an attribute without quotes: {attribute}")
    for rest in re.findall(r"<script\b([^>]*)>", text):
        assert "src=" in rest or 'type="application/json"' in rest


def test_scripts_evaluate_nothing_and_ask_nobody():
    """Ours, without the vendored Vega: no eval, no markup from text, no request but script tags."""
    scripts = sorted((ROOT / "site_templates/assets").glob("*.js"))
    assert len(scripts) >= 5
    for path in scripts:
        text = re.sub(r"//[^\n]*", "", path.read_text(encoding="utf-8"))
        for word in ("eval(", "new Function", "innerHTML", "outerHTML", "insertAdjacentHTML",
                     "document.write", "fetch(", "XMLHttpRequest", "http://", "https://"):  # fmt: skip
            assert word not in text, (path.name, word)
