"""Where files come from and what they are by their paths: nothing outside the tree is read."""

import os
import sys

import pytest

from parledger.problems import UserError
from parledger.source import DiskWorkspace, read_project
from tests.polls import CYCLE as POLLED
from tests.polls import FOLDER, write_poll
from tests.source.workspaces import CYCLE, SELF, WHOLE, load


def write(root, files):
    """Files below a folder."""
    for path, text in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
    return root


def codes(loaded):
    """Problems as `path code`."""
    return [f"{p.place.path} {p.code}" for p in loaded.problems]


@pytest.mark.parametrize("name", ["missing", "empty"])
def test_a_root_that_holds_no_data_is_wrong_use(tmp_path, name):
    """Exit 2, in both languages, without a traceback."""
    (tmp_path / "empty").mkdir()
    with pytest.raises(UserError) as error:
        DiskWorkspace(tmp_path / name)
    assert error.value.exit_code == 2
    assert error.value.say("vi") != error.value.say("en")


def test_one_of_the_three_folders_is_enough(tmp_path):
    """A new repository begins with its units."""
    (tmp_path / "units").mkdir()
    assert read_project(DiskWorkspace(tmp_path)).problems == ()


def test_disk_and_memory_give_the_same_project(tmp_path):
    """The reader does not know where files come from."""
    files = {**WHOLE, SELF: 'scores:\n  "5.7": {value: 97}\n'}
    assert read_project(DiskWorkspace(write(tmp_path, files))) == load(**files)


def test_files_are_sorted_and_sized(tmp_path):
    """The order is that of the paths, on every disk."""
    files, problems = DiskWorkspace(write(tmp_path, WHOLE)).files()
    assert [file.path for file in files] == sorted(WHOLE)
    assert [file.size for file in files] == [len(WHOLE[f.path].encode()) for f in files]
    assert problems == ()


@pytest.mark.parametrize("target", ["outside.yaml", "folder", "missing", "units/u.yaml"])
def test_links_are_refused_wherever_they_point(tmp_path, target):
    """A link out of the tree would publish what nobody meant to publish."""
    root = write(tmp_path / "root", WHOLE)
    write(tmp_path, {"outside.yaml": "units: [{id: x, name: X, level: commune}]\n"})
    write(tmp_path, {"folder/x.yaml": "a: 1\n"})
    inside = target.startswith("units/")
    (root / "units/link.yaml").symlink_to(root / target if inside else tmp_path / target)
    loaded = read_project(DiskWorkspace(root))
    assert codes(loaded) == ["units/link.yaml Y140"]
    assert set(loaded.project.units) == {"xa-a", "xa-b"}


def test_a_linked_top_folder_is_refused(tmp_path):
    """The same for units/ itself."""
    root = write(tmp_path / "root", {"scores/c-2020/cycle.yaml": CYCLE})
    write(tmp_path, {"elsewhere/u.yaml": "units: []\n"})
    (root / "units").symlink_to(tmp_path / "elsewhere")
    assert "units Y140" in codes(read_project(DiskWorkspace(root)))


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes with names")
def test_pipes_are_refused_without_waiting(tmp_path):
    """A named pipe would block the reader for ever."""
    root = write(tmp_path, WHOLE)
    os.mkfifo(root / "units/pipe.yaml")
    assert codes(read_project(DiskWorkspace(root))) == ["units/pipe.yaml Y142"]


def test_a_large_file_is_refused_without_reading_it(tmp_path):
    """50 MB of YAML are refused by their size alone."""
    root = write(tmp_path, WHOLE)
    with (root / "units/big.yaml").open("wb") as stream:
        stream.truncate(50 * 1024 * 1024)
    loaded = read_project(DiskWorkspace(root))
    assert codes(loaded) == ["units/big.yaml Y102"]
    assert "units/big.yaml" in loaded.project.unread
    assert "units/big.yaml" not in loaded.project.digests


@pytest.mark.parametrize("name", ["a\nb.yaml", "a\u202eb.yaml", "x" * 200 + ".yaml", "a\\b.yaml"])
def test_names_that_cannot_be_printed_are_refused_at_their_folder(tmp_path, name):
    """Control and direction characters in a name never reach a terminal or a page."""
    root = write(tmp_path, {**WHOLE, f"units/{name}": "units: []\n"})
    assert codes(read_project(DiskWorkspace(root))) == ["units Y141"]


@pytest.mark.parametrize(
    "path",
    [
        "criteria/con.yaml",
        "criteria/Bộ-2018.yaml",
        "criteria/A.yaml",
        "scores/nul/cycle.yaml",
        "scores/c-2020/com1/self.yaml",
        "scores/c-2020/Xa-A/self.yaml",
        "scores/c-2020/xa-a/appraisal-1.Nội-vụ.yaml",
        "scores/-c/cycle.yaml",
        f"scores/{'x' * 65}/cycle.yaml",
    ],
)
def test_names_that_are_no_ids_are_refused(path):
    """What becomes part of an address or a path is an id, and no reserved name."""
    assert codes(load(**{path: "a: 1\n"})) == [f"{path} Y141"]


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("scores/c-2020/xa-a/selff.yaml", "self.yaml"),
        ("scores/c-2020/xa-a/self.yml", "self.yaml"),
        ("scores/c-2020/xa-a/Self.yaml", "self.yaml"),
        ("scores/c-2020/xa-a/appraisal1.yaml", "appraisal-1.yaml"),
        ("scores/c-2020/xa-a/explanations.yaml", "explanation.yaml"),
        ("scores/c-2020/cycle.yml", "cycle.yaml"),
        ("scores/c-2020/councils.yaml", "council.yaml"),
        ("units/xa.yml", "xa.yaml"),
        ("criteria/s2.YAML", "s2.yaml"),
        ("units/sub/xa.yaml", ""),
        ("scores/cycle.yaml", ""),
        ("scores/c-2020/xa-a/sub/self.yaml", ""),
        ("scores/c-2020/xa-a/report.pdf", ""),
    ],
)
def test_a_file_that_nobody_reads_is_a_problem_with_the_nearest_right_name(path, hint):
    """Otherwise a typing slip in a name would lose a unit's scores without a word."""
    (problem,) = load(**{path: "a: 1\n"}).problems
    assert (problem.place.path, problem.code) == (path, "Y143")
    assert hint in dict(problem.args)["hint_vi"]
    assert hint in dict(problem.args)["hint_en"]


@pytest.mark.parametrize(
    "path",
    [
        "units/README.md",
        "units/.gitkeep",
        "scores/README.md",
        "scores/c-2020/README.vi.md",
        "scores/c-2020/survey/README.md",
        "scores/c-2020/xa-a/.self.yaml.swp",
        "scores/.cache/x.yaml",
    ],
)
def test_what_other_parts_read_or_people_keep_is_left_alone(path):
    """Notes for people have no reader."""
    assert codes(load(**{path: "a: 1\n"})) == []


def test_a_folder_of_a_unit_that_the_cycle_does_not_list_is_an_error():
    """With the nearest unit that it does list."""
    path = "scores/c-2020/xa-aa/self.yaml"
    (problem,) = load(**{path: "scores: {}\n"}).problems
    assert (problem.place.path, problem.code, problem.subject) == (path, "S135", "xa-aa")
    assert "xa-a" in dict(problem.args)["hint_vi"]


def test_a_folder_without_cycle_yaml_is_one_error():
    """Its files are still checked as YAML."""
    loaded = load(**{"scores/c-2021/xa-a/self.yaml": "a: 1\na: 2\n"})
    assert codes(loaded) == [
        "scores/c-2021/cycle.yaml K134",
        "scores/c-2021/xa-a/self.yaml Y111",
    ]


def test_a_file_that_cannot_be_read_is_named_and_silences_what_depends_on_it():
    """A broken cycle: its units' files are not typed, and nothing else is said about them."""
    own = {SELF: 'scores:\n  "9.9": {value: 1}\n'}
    loaded = load(**{"scores/c-2020/cycle.yaml": "id: [\n", **own})
    assert codes(loaded) == ["scores/c-2020/cycle.yaml Y123"]
    assert loaded.project.unread == {"scores/c-2020/cycle.yaml", SELF}
    assert loaded.project.cycles == {}


def test_every_file_read_has_its_git_blob_id():
    """The name that `git hash-object` gives to the same bytes."""
    loaded = load(**{SELF: "scores: {}\n"})
    assert set(loaded.project.digests) == {*WHOLE, SELF}
    assert loaded.project.digests[SELF] == "f7b82551f838f8bac3831605401279edc2682569"


def test_mapping_of_an_import_lies_beside_its_survey(tmp_path):
    """Nobody but `survey import` reads it; it is no survey of its own."""
    root = write_poll(tmp_path)
    (root / f"{FOLDER}/hai-long.map.yaml").write_text("columns: {}\n", encoding="utf-8")
    loaded = read_project(DiskWorkspace(root))
    assert loaded.problems == ()
    assert list(loaded.project.cycles[POLLED].surveys) == ["hai-long"]
