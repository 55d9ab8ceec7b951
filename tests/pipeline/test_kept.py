"""What a run keeps of units changes no figure and hides no mistake, whatever is edited between."""

from pathlib import Path
from shutil import copytree

import pytest

from parledger.compute import compute_results
from parledger.compute.kept import pack_scored, unpack_scored
from parledger.pipeline import kept as kept_module
from parledger.pipeline.stages import check_workspace
from parledger.source import DiskWorkspace, read_project

MINI = Path(__file__).parent.parent / "golden" / "mini"
NOW = "scores/mini-2024"


@pytest.fixture
def root(tmp_path):
    """The small golden project, built once already."""
    root = copytree(MINI, tmp_path / "root")
    check_workspace(root)
    return root


def _afresh(root, tmp_path):
    """The same files in a folder where nothing is kept."""
    names = ("units", "criteria", "scores")
    for name in names:
        copytree(root / name, tmp_path / "afresh" / name)
    return check_workspace(tmp_path / "afresh")


def _edit(root, path, old, new):
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new, 1), encoding="utf-8")


EDITS = {
    "nothing": ("units/xa.yaml", "Xã", "Xã"),
    "a score": (f"{NOW}/xa-b/self.yaml", "value: true", "value: false"),
    "a round": (f"{NOW}/xa-a/appraisal-1.yaml", "1.25", "1.5"),
    "the year before": ("scores/mini-2023/xa-b/self.yaml", "value: 85", "value: 100"),
    "the Council": (f"{NOW}/council.yaml", "2.25", "2.5"),
    "a given result": (f"{NOW}/cycle.yaml", "xa-c: 60", "xa-c: 61"),
    "a rule": ("criteria/mini-2024.yaml", "floor: 50", "floor: 80"),
    "a mistake in a score": (f"{NOW}/xa-b/self.yaml", "value: true", "value: 7"),
    "a leaf left out": (f"{NOW}/xa-c/self.yaml", '  "1.2":\n    value: 5\n', ""),
    "a mistake in a set": ("criteria/mini-2024.yaml", "kind: yes_no", "kind: yes_maybe"),
    "a unit that is not listed": (f"{NOW}/cycle.yaml", "      - xa-c\n", ""),
}


@pytest.mark.parametrize("what", EDITS)
def test_the_second_run_is_as_a_first_one(root, tmp_path, what):
    """Results and problems, to the last reason and column, twice in a row."""
    _edit(root, *EDITS[what])
    wanted = _afresh(root, tmp_path)
    for _ in range(2):
        found = check_workspace(root)
        assert found.results == wanted.results
        assert found.problems == wanted.problems


def test_unchanged_units_are_not_scored_again(root, monkeypatch):
    """After one changed score, one unit of six is scored."""
    scored = []
    original = __import__("parledger.compute.blocks", fromlist=["x"])
    score = original._score_unit
    monkeypatch.setattr(
        original, "_score_unit", lambda plan, files: scored.append(files.unit) or score(plan, files)
    )
    check_workspace(root)
    assert scored == []
    _edit(root, *EDITS["a score"])
    check_workspace(root)
    assert scored == ["xa-b"]


def test_a_unit_with_a_mistake_is_told_of_it_every_time(root):
    """What was found is never kept, so it never goes unsaid."""
    _edit(root, *EDITS["a leaf left out"])
    first, second = (check_workspace(root).problems for _ in range(2))
    assert first == second
    assert [problem.subject for problem in first] == ["1.2"]


@pytest.mark.parametrize("damage", [b"", b"\x00\x01", b"x" * 2000])
def test_a_damaged_file_is_as_none(root, tmp_path, damage):
    """It is made anew."""
    wanted = _afresh(root, tmp_path)
    for path in (root / ".parledger" / "scored").iterdir():
        path.write_bytes(damage)
    assert check_workspace(root).results == wanted.results


def test_what_another_folder_kept_is_not_believed(root, tmp_path):
    """A folder `.parledger` that came with a clone says nothing about figures."""
    other = copytree(root, tmp_path / "other")
    project = read_project(DiskWorkspace(other)).project
    assert not any(kept_module.load_kept(other, project, {}).known.values())
    project = read_project(DiskWorkspace(root)).project
    assert all(kept_module.load_kept(root, project, {}).known.values())


def test_scored_units_come_back_as_they_were(root):
    """Every column, total and reason."""
    project = read_project(DiskWorkspace(root)).project
    known = {name: {} for name in project.cycles}
    compute_results(project, known)
    for units in known.values():
        keyed = {unit: (f"key of {unit}", scored) for unit, scored in units.items()}
        assert unpack_scored(pack_scored(keyed)) == keyed
