"""Reviews for the printers' tests: from texts of a small project, without any Git."""

from collections.abc import Mapping

from parledger.check import check_project
from parledger.compute import compute_results
from parledger.problems import sort_problems
from parledger.review import Frame, Review, Side, compare, without_faulty
from parledger.source import read_project
from tests.compute.workspaces import Pages
from tests.repositories import MINI


def mini() -> dict[str, str]:
    """The small project: path -> text."""
    return {
        path.relative_to(MINI).as_posix(): path.read_text(encoding="utf-8")
        for folder in ("units", "criteria", "scores")
        for path in sorted((MINI / folder).rglob("*.yaml"))
    }


def side(texts: Mapping[str, str]) -> Side:
    """A side as the pipeline makes it."""
    loaded = read_project(Pages(texts))
    problems = sort_problems((*loaded.problems, *check_project(loaded.project)))
    results = compute_results(without_faulty(loaded.project, problems))
    return Side(loaded.project, problems, results)


def edited(texts: Mapping[str, str], *edits: tuple[str, str, str]) -> dict[str, str]:
    """The texts with each (path, old, new) replaced; the old stands exactly once."""
    made = dict(texts)
    for path, old, new in edits:
        assert made[path].count(old) == 1, (path, old)
        made[path] = made[path].replace(old, new)
    return made


def reviewed(*edits: tuple[str, str, str], **more: object) -> Review:
    """The small project before and after the edits; `more`: of the frame."""
    before = mini()
    frame = Frame("b" * 40, "c" * 40, "a" * 40, 1, 0, ("mini-2023", "mini-2024"), **more)
    return compare(side(before), side(edited(before, *edits)), frame)
