"""Which pages are rendered again: none stale after whatever change, and few in vain.

Two years of one programme, and a cycle that has nothing to do with them. Every case changes one
input, renders everything before and after, and holds the pages that differ against the keys.
"""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from parledger.compute import compute_results
from parledger.pages import build_pages, render_page
from parledger.report import BuildInfo, Stamp, make_report
from parledger.source import read_project
from tests.source.workspaces import MemoryWorkspace

MINI = Path(__file__).parent.parent / "golden" / "mini"
INFO = BuildInfo("1.0", "c" * 40, date(2025, 1, 10), True, "", "", "https://example.org/cchc")
NOW, BEFORE = "scores/mini-2024", "scores/mini-2023"
NEAR, FAR = "mini-", "khac"


def _files() -> dict[str, str]:
    """The small golden project, and one cycle more with a set of its own."""
    files = {
        path.relative_to(MINI).as_posix(): path.read_text(encoding="utf-8")
        for folder in ("units", "criteria", "scores")
        for path in sorted((MINI / folder).rglob("*.yaml"))
    }
    for path, text in list(files.items()):
        if "mini-2023" in path:
            other = text.replace("mini-2023", FAR).replace("programme: mini\n", "")
            files[path.replace("mini-2023", FAR)] = other
    files[f"{NOW}/tasks.yaml"] = (
        "tasks:\n  - {id: a, title: Báo cáo quý, by: units, due: 2025-01-12}\n"
    )
    return files


FILES = _files()


def _report(files, info=INFO, edition="public"):
    loaded = read_project(MemoryWorkspace(files))
    assert not loaded.problems
    stamps = {
        path: info.stamps.get(path, Stamp("a" * 40, date(2025, 1, 5)))
        for path in loaded.project.digests
    }
    project = loaded.project
    return make_report(project, compute_results(project), replace(info, stamps=stamps), edition)


def _pages(report):
    return {page.path: page for page in build_pages(report)}


@pytest.fixture(scope="module")
def told(environment):
    """What a change does: pages that come out different, and pages whose key is another."""
    first = _pages(_report(FILES))
    before = {path: render_page(environment, page) for path, page in first.items()}

    def told(report):
        pages = _pages(report)
        differ = {p for p, page in pages.items() if render_page(environment, page) != before.get(p)}
        renewed = {p for p, page in pages.items() if p not in first or page.key != first[p].key}
        return differ, renewed

    return told


def _edited(path, old, new):
    assert FILES[path].count(old) >= 1, f"{old} is not in {path}"
    return {**FILES, path: FILES[path].replace(old, new, 1)}


EDITS = {
    "a note": (f"{NOW}/xa-c/self.yaml", "value: 5\n", "value: 5\n    note: Có xác nhận\n"),
    "a score": (f"{NOW}/xa-b/self.yaml", "value: true", "value: false"),
    "a score that changes ranks": (f"{NOW}/xa-b/self.yaml", 'value: 0\n  "2.1"', 'value: 3\n  "2.1"'),
    "an appraisal": (f"{NOW}/xa-a/appraisal-1.yaml", "1.25", "1.5"),
    "an answer": (f"{NOW}/xa-a/appraisal-2.yaml", "1.5", "1.75"),
    "the year before": (f"{BEFORE}/xa-b/self.yaml", "value: 85", "value: 100"),
    "the Council": (f"{NOW}/council.yaml", "2.25", "2.5"),
    "a given result": (f"{NOW}/cycle.yaml", "xa-c: 60", "xa-c: 61"),
    "the title of a cycle": (f"{BEFORE}/cycle.yaml", "Đợt đánh giá nhỏ", "Kỳ đánh giá nhỏ"),
    "a criterion's title": ("criteria/mini-2024.yaml", "Ban hành kế hoạch", "Ban hành quyết định"),
    "an earlier criterion's title": ("criteria/mini-2023.yaml", "Ban hành kế hoạch", "Ban hành"),
    "why criteria differ": ("criteria/mini-2024.yaml", "trừ điểm theo số", "trừ theo số"),
    "a unit's name": ("units/xa.yaml", "Xã Bình Minh", "Xã Bình Minh Mới"),
    "a task": (f"{NOW}/tasks.yaml", "Báo cáo quý", "Báo cáo năm"),
    "a class": (f"{NOW}/cycle.yaml", "from: 65", "from: 30"),
    "another programme": (f"scores/{FAR}/xa-a/self.yaml", "value: 100", "value: 90"),
    "withholding a year": (f"{NOW}/cycle.yaml", "visibility: public", "visibility: internal"),
    "withholding the year before": (f"{BEFORE}/cycle.yaml", "visibility: public\n", ""),
}  # fmt: skip


@pytest.mark.parametrize("what", EDITS)
def test_no_page_is_stale_after(told, what):
    """Every page that comes out different is rendered again; the change can be seen somewhere."""
    differ, renewed = told(_report(_edited(*EDITS[what])))
    assert differ
    assert differ <= renewed


@pytest.mark.parametrize(
    "info",
    [
        replace(INFO, today=date(2025, 2, 1)),
        replace(INFO, commit="d" * 40),
        replace(INFO, repository_url="https://example.org/other"),
        replace(INFO, stamps={f"{NOW}/xa-a/self.yaml": Stamp("b" * 40, date(2025, 1, 9))}),
        replace(INFO, stamps={"criteria/mini-2024.yaml": Stamp("b" * 40, date(2025, 1, 9))}),
        replace(INFO, stamps={"units/xa.yaml": Stamp("b" * 40, date(2025, 1, 9))}),
        replace(INFO, history=False, why_no_history="shallow"),
    ],
    ids=["the day", "HEAD", "the repository", "a score's", "a set's", "names'", "no history"],
)
def test_no_page_is_stale_after_another_commit(told, info):
    """Commits and days are shown beside figures, and a day decides what is overdue."""
    differ, renewed = told(_report(FILES, info))
    assert differ <= renewed


def test_the_internal_edition_is_another_site(told):
    """Its pages say so, all of them."""
    differ, renewed = told(_report(FILES, edition="internal"))
    assert differ <= renewed


def test_nothing_changed_nothing_to_render(told):
    """The keys are those of the very same inputs."""
    assert told(_report(FILES)) == (set(), set())


def _units(paths, cycle="mini-2024"):
    """The units whose pages are among the paths."""
    return {unit for unit in ("xa-a", "xa-b", "xa-c") if f"{cycle}/{unit}/index.html" in paths}


def test_a_note_renews_its_own_unit_alone():
    """Of the unit pages; pages of the cycle say a digest of all its files."""
    before, after = _pages(_report(FILES)), _pages(_report(_edited(*EDITS["a note"])))
    renewed = {path for path, page in after.items() if page.key != before[path].key}
    assert _units(renewed) == {"xa-c"}
    assert "en/mini-2024/xa-c/index.html" in renewed
    assert not _units(renewed, "mini-2023")
    assert not any(FAR in path for path in renewed)


def test_a_score_renews_what_it_moves():
    """Its rank stays, yet the block's range moves; of the year before, the lines of the years."""
    before, after = _pages(_report(FILES)), _pages(_report(_edited(*EDITS["a score"])))
    renewed = {path for path, page in after.items() if page.key != before[path].key}
    assert "mini-2023/communes/1.1/index.html" in renewed
    assert "mini-2023/communes/2.1/index.html" not in renewed
    assert "mini-2023/index.html" not in renewed
    assert not _units(renewed, "mini-2023")


def test_a_commit_that_touches_no_data_renews_almost_nothing():
    """HEAD stands on the about page; the first page follows everything."""
    before, after = (
        _pages(_report(FILES, info)) for info in (INFO, replace(INFO, commit="d" * 40))
    )
    renewed = {path for path, page in after.items() if page.key != before[path].key}
    assert renewed <= {
        f"{lang}{path}" for lang in ("", "en/") for path in ("index.html", "about/index.html")
    }
    assert "about/index.html" in renewed


def test_every_page_has_a_key():
    """None is always rendered."""
    assert all(page.key for page in build_pages(_report(FILES)))
