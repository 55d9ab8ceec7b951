"""What was read is kept by blob id; a cache that does not fit is as good as none."""

import sqlite3

import pytest

from parledger.source import DiskWorkspace, load_cache, read_project, save_cache
from parledger.source import reader as reading
from parledger.source.cache import FOLDER
from parledger.source.packed import PackedEntries
from tests.source.test_workspace import write
from tests.source.workspaces import EXPLANATION, ROUND_1, SELF, SET, WHOLE

FILES = {
    **WHOLE,
    SELF: 'scores:\n  "5.7": {value: 97, points: 1,5, evidence: [{title: x, date: 2020-01-02}]}\n'
    '  "5.8": {value: có}\n',
    ROUND_1: 'scores:\n  "5.7": {decision: adjusted, value: 90, reason: x}\n',
    EXPLANATION: 'scores:\n  "5.7": {text: y, asks: 2}\n',
    "scores/c-2020/xa-a/improvement.yaml": "plan: x\nowners: [{id: o}]\n",
    "scores/c-2020/council.yaml": "meetings: [{date: 2020-12-30, members: 9, approve: 8}]\n",
    "scores/c-2020/tasks.yaml": 'tasks: [{id: "1", title: x, due: 2020-02}]\n',
    "scores/c-2020/appeals.yaml": "[{unit: xa-a, received: 2021-01-02}]\n",
}


def run(root):
    """One command's reading, and how many files it had to parse."""
    cache = load_cache(root)
    loaded = read_project(DiskWorkspace(root), cache)
    save_cache(root, cache, loaded.project.digests)
    return loaded, len(cache.added)


@pytest.fixture
def root(tmp_path):
    """A workspace that was read once."""
    run(write(tmp_path, FILES))
    return tmp_path


def test_a_second_reading_gives_the_same_without_parsing(root, monkeypatch):
    """Records, problems, places and values are equal; only the sets are parsed anew."""
    fresh = read_project(DiskWorkspace(root))
    parsed = []
    read_tree = reading.read_tree

    def watched(data, path):
        parsed.append(path)
        return read_tree(data, path)

    monkeypatch.setattr(reading, "read_tree", watched)
    again, added = run(root)
    assert again == fresh
    assert [p.code for p in again.problems] == ["S107"]
    assert parsed == ["criteria/s.yaml"]
    assert added == 0


def test_a_changed_file_is_read_anew_and_no_other(root):
    """The blob id is computed from the bytes: no clock is asked."""
    (root / SELF).write_text('scores:\n  "5.7": {value: 100}\n', encoding="utf-8")
    loaded, added = run(root)
    assert added == 1
    assert loaded == read_project(DiskWorkspace(root))
    assert loaded.problems == ()


def test_a_changed_set_makes_its_values_be_read_anew(root):
    """Values are typed by the set's rules: the same bytes may mean something else."""
    changed = SET.replace("{kind: yes_no}", "{kind: per_item, each: 0.5}")
    (root / "criteria/s.yaml").write_text(changed, encoding="utf-8")
    loaded, added = run(root)
    assert added == 3
    assert loaded == read_project(DiskWorkspace(root))
    assert [p.code for p in loaded.problems] == ["S107", "S106"]


def test_files_that_are_gone_are_forgotten(root):
    """The cache does not grow for ever."""
    (root / EXPLANATION).unlink()
    run(root)
    assert EXPLANATION not in load_cache(root).rows


@pytest.mark.parametrize("damage", ["text", "row", "maker", "schema", "empty"])
def test_a_damaged_or_foreign_cache_is_ignored_and_made_anew(root, damage):
    """It is local and safe to delete, so nothing is worth mending."""
    path = root / FOLDER / "read.sqlite"
    if damage in ("text", "empty"):
        path.write_bytes(b"not a database" if damage == "text" else b"")
    else:
        with sqlite3.connect(path) as store:
            store.execute(
                {
                    "row": "UPDATE files SET entries = x'00', shell = '[true,null,[]]'",
                    "maker": "UPDATE made SET by = 'elsewhere'",
                    "schema": "ALTER TABLE files RENAME TO others",
                }[damage]
            )
        store.close()
    assert load_cache(root).rows == {}
    assert run(root)[0] == read_project(DiskWorkspace(root))
    assert run(root)[1] == 0


def test_a_cache_copied_into_another_folder_is_not_believed(root, tmp_path_factory):
    """A cache that came with a repository could say anything about its files."""
    other = tmp_path_factory.mktemp("other")
    write(other, FILES)
    (other / FOLDER).mkdir()
    data = (root / FOLDER / "read.sqlite").read_bytes()
    (other / FOLDER / "read.sqlite").write_bytes(data)
    assert load_cache(other).rows == {}


def test_a_linked_cache_folder_is_not_used(tmp_path, tmp_path_factory):
    """Nothing is written outside the workspace."""
    outside = tmp_path_factory.mktemp("outside")
    write(tmp_path, FILES)
    (tmp_path / FOLDER).symlink_to(outside)
    run(tmp_path)
    assert list(outside.iterdir()) == []


def test_the_folder_keeps_itself_out_of_git(root):
    """Also where the repository's own .gitignore does not name it."""
    assert (root / FOLDER / ".gitignore").read_text(encoding="utf-8") == "*\n"


def test_entries_stay_packed_and_read_like_a_map(root):
    """A million entries as objects would fill the memory."""
    entries = run(root)[0].project.cycles["c-2020"].units["xa-a"].self_file.entries
    assert isinstance(entries, PackedEntries)
    assert list(entries) == ["5.7", "5.8"]
    assert entries["5.8"].value is True
    assert "9.9" not in entries
    assert len(entries) == 2
