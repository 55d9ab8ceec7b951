"""Publishing a cycle: what the record holds, what it refuses, and errata to it."""

import subprocess
from hashlib import sha256

import pytest
from ruamel.yaml import YAML

from parledger.pipeline.stages import check_workspace
from parledger.problems import UserError
from parledger.source.blobs import blob_id
from tests.pipeline.published import (
    CYCLE,
    OWN,
    RECORD,
    commit,
    correct,
    edit,
    git,
    publish,
    repository,
    workspace,
)


@pytest.fixture
def root(tmp_path):
    """The small project, in a folder."""
    return workspace(tmp_path)


def record_of(root):
    """publication.yaml, read by another reader."""
    return YAML(typ="safe").load((root / RECORD).read_text(encoding="utf-8"))


def codes(run):
    """The codes of what stands in the way."""
    return [problem.code for problem in run.problems]


def test_the_record_names_every_input_with_gits_name_and_its_digest(root):
    """As Git and sha256sum compute them; plans of improvement and units' files are no inputs."""
    (root / f"scores/{CYCLE}/xa-a/improvement.yaml").write_text("measures: []\n", encoding="utf-8")
    publish(root)
    inputs = {one["path"]: one for one in record_of(root)["inputs"]}
    expected = {
        path.relative_to(root).as_posix()
        for path in (root / "scores" / CYCLE).rglob("*.yaml")
        if path.name not in ("publication.yaml", "improvement.yaml")
    }
    assert set(inputs) == expected | {"criteria/mini-2023.yaml"}
    for path, one in inputs.items():
        found = subprocess.run(
            ["git", "hash-object", "--no-filters", path], cwd=root, capture_output=True, check=True
        )
        assert one["blob"] == found.stdout.decode().strip()
        summed = subprocess.run(["sha256sum", path], cwd=root, capture_output=True, check=True)
        assert one["sha256"] == summed.stdout.decode().split()[0]


def test_the_record_says_what_was_decided_and_every_units_figures(root):
    """The indices and ranks are those of the printed table of the golden project."""
    publish(root)
    found = record_of(root)
    assert found["cycle"] == CYCLE
    assert found["decision"]["number"] == "5/QĐ-UBND"
    assert str(found["date"]) == "2024-01-20"
    shown = [(one["unit"], one["index"], one["rank"], one["class"]) for one in found["results"]]
    assert shown == [
        ("xa-a", 99.17, 1, "excellent"),
        ("xa-b", 67.5, 2, "good"),
        ("xa-c", 10.0, 3, "weak"),
    ]
    assert [one["name"] for one in found["units"]] == ["Xã An Bình", "Xã Bình Minh", "Xã Cẩm Sơn"]


def test_a_published_cycle_has_no_problem_and_its_units_are_published(root):
    """Nothing is provisional any more."""
    publish(root)
    checked = check_workspace(root)
    assert checked.problems == ()
    states = {
        (unit.state, unit.provisional) for unit in checked.results.cycles[CYCLE].blocks[0].units
    }
    assert states == {("published", False)}


def test_a_cycle_is_published_once(root):
    """What stands is corrected by errata, never written over."""
    publish(root)
    before = (root / RECORD).read_bytes()
    with pytest.raises(UserError):
        publish(root, number="6/QĐ-UBND")
    assert (root / RECORD).read_bytes() == before


UNFINISHED = [
    ("K271", f"scores/{CYCLE}/xa-b/self.yaml", None, None),
    ("K271", f"scores/{CYCLE}/xa-b/self.yaml", "scores:", "draft: true\nscores:"),
    ("K272", f"scores/{CYCLE}/cycle.yaml", "      xa-b: 80\n", ""),
    ("K273", f"scores/{CYCLE}/xa-a/appraisal-1.yaml", "    points: 1.5\n", "    opinion: true\n"),
    ("K274", f"scores/{CYCLE}/xa-c/appraisal-1.yaml", "recognise_rest: true\n", ""),
    ("K276", f"scores/{CYCLE}/cycle.yaml", "council: none\n", ""),
]


@pytest.mark.parametrize(("code", "path", "old", "new"), UNFINISHED)
def test_nothing_is_written_while_something_is_open(root, code, path, old, new):
    """Each with its own message, at the file that has to be completed."""
    if old is None:
        (root / path).unlink()
        (root / path).with_name("appraisal-1.yaml").unlink()
    else:
        edit(root, path, old, new)
    run = publish(root)
    assert code in codes(run)
    assert run.path == ""
    assert not (root / RECORD).exists()


def test_everything_that_is_open_is_listed_in_one_run(root):
    """Three offices' omissions are not found one by one."""
    (root / f"scores/{CYCLE}/xa-b/self.yaml").unlink()
    edit(root, f"scores/{CYCLE}/xa-c/appraisal-1.yaml", "recognise_rest: true\n", "")
    edit(root, f"scores/{CYCLE}/cycle.yaml", "council: none\n", "")
    assert {"K271", "K274", "K276"} <= set(codes(publish(root)))


@pytest.mark.parametrize(("missing", "points"), [("zero", "0"), ("exclude", "")])
def test_missing_decides_what_an_absent_unit_counts(root, missing, points):
    """With `zero` its own leaves count nothing of their maximum; with `exclude` they are out."""
    edit(
        root,
        f"scores/{CYCLE}/cycle.yaml",
        "  decimals: 2\n",
        f"  decimals: 2\n  missing: {missing}\n",
    )
    for name in ("self.yaml", "appraisal-1.yaml"):
        (root / f"scores/{CYCLE}/xa-b" / name).unlink()
    assert publish(root).path == RECORD
    checked = check_workspace(root)
    assert checked.problems == ()
    unit = checked.results.cycles[CYCLE].unit("xa-b")
    own = [
        str(p) if p is not None else ""
        for p, s in zip(unit.points, unit.status, strict=True)
        if s == "missing"
    ]
    assert own == [points] * 5
    # The survey gave 80 of 100 for a leaf of 2 points: 1.6 of 12, or of 2.
    assert unit.shown_index == ("13.33" if missing == "zero" else "80.00")
    assert not unit.provisional


def test_the_digest_is_of_the_bytes_above_errata_and_no_erratum_changes_it(root):
    """As anybody computes it with sed and sha256sum."""
    first = publish(root)
    edit(root, OWN, "value: 100", "value: 85")
    second = correct(root, OWN)
    assert first.digest != second.digest == sha256((root / RECORD).read_bytes()).hexdigest()
    command = f"sed '/^errata:/,$d' {RECORD} | sha256sum"
    done = subprocess.run(["sh", "-c", command], cwd=root, capture_output=True, check=True)
    assert done.stdout.decode().split()[0] == first.digest
    assert check_workspace(root).project.cycles[CYCLE].publication.digests == (
        first.digest,
        second.digest,
    )


def test_an_erratum_is_added_at_the_end_with_figures_before_and_after(root):
    """Nothing that stood there changes by a byte; the second erratum follows the first."""
    publish(root)
    before = (root / RECORD).read_bytes()
    edit(root, OWN, "value: 100", "value: 85")
    run = correct(root, OWN)
    assert run.version == "2023.1"
    assert [(one.unit, one.before.index, one.after.index) for one in run.moved] == [
        ("xa-a", "99.17", "86.67")
    ]
    assert (root / RECORD).read_bytes().startswith(before)
    assert check_workspace(root).problems == ()
    (erratum,) = record_of(root)["errata"]
    assert erratum["before"]["results"][0]["index"] == 99.17
    assert erratum["after"]["blob"] == blob_id((root / OWN).read_bytes())
    edit(root, OWN, "value: 85", "value: 90")
    again = correct(root, OWN)
    assert (again.version, again.moved) == ("2023.2", ())
    assert check_workspace(root).problems == ()
    assert [one["version"] for one in record_of(root)["errata"]] == ["2023.1", "2023.2"]


def test_an_erratum_names_all_that_changed_and_nothing_else(root):
    """What was changed along with it would otherwise be lost to the reader."""
    publish(root)
    other = f"scores/{CYCLE}/xa-b/self.yaml"
    edit(root, OWN, "value: 100", "value: 85")
    edit(root, other, "value: 85", "value: 100")
    before = (root / RECORD).read_bytes()
    with pytest.raises(UserError, match="xa-b"):
        correct(root, OWN)
    with pytest.raises(UserError, match=r"cycle\.yaml"):
        correct(root, OWN, other, f"scores/{CYCLE}/cycle.yaml")
    assert (root / RECORD).read_bytes() == before
    run = correct(root, OWN, other)
    assert {one.unit: (one.before.rank, one.after.rank) for one in run.moved} == {
        "xa-a": (1, 1),
        "xa-b": (2, 2),
    }
    assert [one["version"] for one in record_of(root)["errata"]] == ["2023.1", "2023.1"]
    assert check_workspace(root).problems == ()


def test_an_erratum_may_bring_in_a_file_take_one_out_and_correct_an_entry(root):
    """A file that was forgotten, one that should never have counted, a name spelt wrongly."""
    publish(root)
    forgotten = f"scores/{CYCLE}/xa-a/explanation.yaml"
    (root / forgotten).write_text('scores:\n  "2.2":\n    text: Bổ sung\n', encoding="utf-8")
    answer = f"scores/{CYCLE}/xa-a/appraisal-2.yaml"
    (root / answer).write_text(
        'scores:\n  "2.2":\n    answer: rejected\n    reason: Đã tính\n', encoding="utf-8"
    )
    edit(root, "units/xa.yaml", "Xã An Bình", "Xã An Bường")
    assert correct(root, forgotten, answer, "units/xa.yaml").version == "2023.1"
    assert check_workspace(root).problems == ()
    (root / forgotten).unlink()
    (root / answer).unlink()
    edit(root, "units/xa.yaml", "Xã An Bường", "Xã An Bình")
    assert correct(root, forgotten, answer, "units/xa.yaml").version == "2023.2"
    assert check_workspace(root).problems == ()


def test_an_erratum_that_leaves_a_mistake_is_refused(root):
    """A correction has to stand up to the same checks."""
    publish(root)
    edit(root, OWN, "value: 100", "value: 1000")
    run = correct(root, OWN)
    assert run.path == ""
    assert "errata" not in record_of(root)


def test_lines_that_end_with_cr_lf_on_disk_are_recorded_as_git_keeps_them(tmp_path):
    """Windows' working copies make the same record, byte for byte."""
    plain, windows = tmp_path / "plain", tmp_path / "windows"
    for one in (plain, windows):
        one.mkdir()
        workspace(one)
    for path in windows.rglob("*.yaml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    publish(plain)
    publish(windows)
    assert (plain / RECORD).read_bytes() == (windows / RECORD).read_bytes()
    assert check_workspace(windows).problems == ()


def test_what_goes_on_after_publication_is_no_change(tmp_path):
    """Tasks, appeals, plans of improvement; next year's units, sets and cycle; a unit's end."""
    root = repository(tmp_path)
    publish(root)
    commit(root, "published")
    folder = root / "scores" / CYCLE
    (folder / "tasks.yaml").write_text('tasks:\n  - id: "1"\n    title: Họp\n', encoding="utf-8")
    (folder / "appeals.yaml").write_text(
        "appeals:\n  - unit: xa-a\n    received: 2024-02-01\n    text: Xem lại\n", encoding="utf-8"
    )
    (folder / "xa-b/improvement.yaml").write_text("measures: []\n", encoding="utf-8")
    edit(
        root,
        "units/xa.yaml",
        "    level: commune\n",
        "    level: commune\n    to: 2025-06-30\n    succeeded_by:\n      - unit: xa-b\n"
        "        relation: whole\n",
    )
    with (root / "units/xa.yaml").open("a", encoding="utf-8") as units:
        units.write("  - id: xa-moi\n    name: Xã Mới\n    level: commune\n")
    assert git(root, "status", "--porcelain")
    found = [one.code for one in check_workspace(root).problems]
    assert not [code for code in found if code.startswith("K26")]
