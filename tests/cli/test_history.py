"""`history export`: the history of all values, to take away."""

import csv
import io
import subprocess

import pytest

from parledger.cli.commands import history
from parledger.outputs.history import HISTORY_FORMATS
from tests.cli.conftest import Program
from tests.gitrepo import Repo
from tests.taken import CLOSED, DIGEST, GONE, OPEN, OWN, SECRETS, make_taken


@pytest.fixture(scope="module")
def taken(tmp_path_factory):
    """The program in a repository with a whole history."""
    made = make_taken(tmp_path_factory.mktemp("taken") / "root")
    program = Program(made.root)
    program.commits, program.repo = made.commits, made.repo
    return program


def export(program, *words):
    """`history export` with these words."""
    return program("history", "export", *words)


def test_the_rows_go_to_standard_output_or_to_a_file(taken):
    """The same bytes; nothing else is said."""
    printed = export(taken)
    assert (printed.returncode, printed.stderr) == (0, "")
    rows = list(csv.DictReader(io.StringIO(printed.stdout)))
    assert {row["cycle"] for row in rows} == {OPEN}
    written = export(taken, "--out", "all.csv")
    assert (written.returncode, written.stdout, written.stderr) == (0, "", "")
    assert (taken.root / "all.csv").read_text("utf-8") == printed.stdout


def test_an_existing_file_is_replaced_as_a_whole(taken):
    """As `results` does; nothing half-written is left beside it."""
    (taken.root / "old.csv").write_text("old", "utf-8")
    assert export(taken, "--out", "old.csv").returncode == 0
    assert (taken.root / "old.csv").read_text("utf-8").startswith("cycle,unit,")
    assert list(taken.root.glob(".parledger-*")) == []


def test_the_internal_edition_says_so_in_its_name(taken):
    """Refused without the word in the name, on standard output and in folders that are published."""
    for words in ((), ("--out", "all.csv"), ("--out", "internal/x.csv")):
        (taken.root / "internal").mkdir(exist_ok=True)
        refused = export(taken, "--edition", "internal", *words)
        assert (refused.returncode, refused.stdout) == (2, "")
        assert "history-internal.csv" in refused.stderr
    (taken.root / "docs").mkdir(exist_ok=True)
    refused = export(taken, "--edition", "internal", "--out", "docs/internal.csv")
    assert refused.returncode == 2
    for name in ("all-INTERNAL.csv", "lich-su-noi-bo.csv"):
        assert export(taken, "--edition", "internal", "--out", name).returncode == 0
        rows = list(csv.DictReader((taken.root / name).open(encoding="utf-8", newline="")))
        assert {row["cycle"] for row in rows} == {OPEN, CLOSED, GONE}
        assert "Người Kín Mười Hai" in {row["author"] for row in rows}


@pytest.mark.parametrize(
    ("cycle", "said"),
    [("mini-2042", OPEN), (CLOSED, "--edition internal"), (GONE, "--edition internal")],
)
def test_a_cycle_that_is_unknown_or_withheld_is_refused(taken, cycle, said):
    """With the nearest name, or with what would tell it; nothing is written."""
    refused = export(taken, "--cycle", cycle, "--out", "none.csv")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert said in refused.stderr
    assert not (taken.root / "none.csv").exists()


def test_one_cycle_of_the_internal_edition(taken):
    """One that is removed, too: history alone knows it."""
    for cycle in (CLOSED, GONE):
        words = ("--cycle", cycle, "--edition", "internal", "--out", "one-internal.csv")
        assert export(taken, *words).returncode == 0
        rows = csv.DictReader((taken.root / "one-internal.csv").open(encoding="utf-8", newline=""))
        assert {row["cycle"] for row in rows} == {cycle}


def test_what_lies_uncommitted_is_no_history(taken):
    """Not even when it would open a cycle: the edition is that of the commit."""
    before = export(taken).stdout
    path = taken.root / f"scores/{CLOSED}/cycle.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("visibility: internal", "visibility: public"), "utf-8")
    assert export(taken).stdout == before
    path.write_text(text, "utf-8")


def test_errors_in_the_data_are_told_and_do_not_stop_it(taken, tmp_path):
    """A history is wanted most where something is wrong."""
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", taken.root.as_uri(), str(clone)], check=True)
    repo = Repo(clone, init=False)
    own = (clone / OWN).read_text("utf-8")
    head = repo.commit({OWN: own.replace("value: 1\n", "value: 1\n    points: 77\n", 1)})
    done = export(Program(clone), "--cycle", OPEN)
    assert done.returncode == 0
    assert f"{OWN}:" in done.stderr
    assert head in done.stdout


def test_a_version_that_git_lacks_is_a_row_and_exit_1(taken, tmp_path):
    """The file is written, its gap named: never a silently short history."""
    clone = tmp_path / "clone"
    subprocess.run(
        ["git", "clone", "-q", "--no-hardlinks", str(taken.root), str(clone)], check=True
    )
    repo = Repo(clone, init=False)
    blob = repo.git("rev-parse", f"{taken.commits['merge']}:{OWN}")
    (clone / ".git/objects" / blob[:2] / blob[2:]).unlink()
    done = export(Program(clone), "--out", "all.csv")
    assert (done.returncode, done.stdout) == (1, "")
    assert "git fsck" in done.stderr
    rows = csv.DictReader((clone / "all.csv").open(encoding="utf-8", newline=""))
    gaps = [row for row in rows if row["gap"] == "missing"]
    assert [(row["commit"], row["field"], row["file"]) for row in gaps] == [
        (taken.commits["merge"], "", OWN)
    ]


def test_no_repository_and_a_shallow_clone_are_refused(mini, taken, tmp_path):
    """Exit 2 without Git's history; exit 1 with the command that deepens."""
    none = export(mini, "--out", "x.csv")
    assert (none.returncode, none.stdout) == (2, "")
    clone = tmp_path / "clone"
    words = ["git", "clone", "-q", "--depth", "1", taken.root.as_uri(), str(clone)]
    subprocess.run(words, check=True)
    shallow = export(Program(clone), "--out", "x.csv")
    assert (shallow.returncode, shallow.stdout) == (1, "")
    assert "git fetch --unshallow" in shallow.stderr
    assert not (clone / "x.csv").exists()
    assert not (mini.root / "x.csv").exists()


def test_a_detached_head_is_a_history_too(taken, tmp_path):
    """Up to the commit that is checked out, and no further."""
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", str(taken.root), str(clone)], check=True)
    Repo(clone, init=False).git("checkout", "-q", taken.commits["merge"])
    done = export(Program(clone))
    assert done.returncode == 0
    assert taken.commits["merge"] in done.stdout
    assert taken.commits["round_1"] not in done.stdout


def test_a_rewritten_history_is_said(taken, tmp_path):
    """The head seen before is gone from it: on standard error, and the rows are the new ones."""
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", str(taken.root), str(clone)], check=True)
    repo, program = Repo(clone, init=False), Program(clone)
    head = repo.head
    assert export(program).stderr == ""
    repo.git("reset", "-q", "--hard", taken.commits["round_1"])
    other = repo.commit(
        {OWN: repo.git("show", f"HEAD:{OWN}").replace("value: 1", "value: 0") + "\n"}
    )
    done = export(program)
    assert done.returncode == 0
    assert head[:12] in done.stderr
    assert other in done.stdout
    assert taken.commits["hidden"] not in done.stdout


def test_a_repository_without_data_is_refused(tmp_path):
    """No units/, criteria/ or scores/: there is nothing to tell."""
    repo = Repo(tmp_path / "bare")
    repo.commit({"README.md": "x\n"})
    done = export(Program(repo.folder), "--out", "x.csv")
    assert done.returncode == 2
    assert not (repo.folder / "x.csv").exists()


def test_a_repository_without_a_commit_and_a_folder_that_is_not_there(mini):
    """Clear words, exit 2."""
    subprocess.run(["git", "init", "-q"], cwd=mini.root, check=True)
    assert export(mini).returncode == 2
    Repo(mini.root).commit({})
    refused = export(mini, "--out", "nowhere/x.csv")
    assert refused.returncode == 2
    assert "nowhere" in refused.stderr


def test_the_choices_are_the_forms_there_are():
    """The command names them without loading the libraries behind them."""
    assert tuple(HISTORY_FORMATS) == history.FORMATS


def rows_of(text):
    """The rows of a CSV text, papers left out: of those an edition keeps more or less."""
    rows = csv.DictReader(io.StringIO(text, newline=""))
    return [row for row in rows if row["field"] != "evidence"]


def test_the_site_offers_each_cycle_s_history(taken, tmp_path):
    """The rows of the export; of a paper that is not public it keeps nothing; linked and explained."""
    site = tmp_path / "site"
    assert taken("site", "--out", str(site)).returncode == 0
    text = (site / OPEN / f"data/{OPEN}-changes.csv").read_text("utf-8")
    assert rows_of(text) == rows_of(export(taken, "--cycle", OPEN).stdout)
    assert [one for one in (*SECRETS, DIGEST, "7/TTr-XA") if one.lower() in text.lower()] == []
    assert not (site / CLOSED / "data").exists()
    page = (site / OPEN / "index.html").read_text("utf-8")
    assert f'href="../{OPEN}/data/{OPEN}-changes.csv"' in page
    assert "Lịch sử mọi thay đổi" in (site / "about/index.html").read_text("utf-8")
    own = (taken.root / OWN).read_text("utf-8")
    head = taken.repo.commit({OWN: own.replace("đã niêm yết", "mới niêm yết")})
    assert taken("site", "--out", str(site)).returncode == 0
    assert head in (site / OPEN / f"data/{OPEN}-changes.csv").read_text("utf-8")


def test_without_history_the_site_offers_none(mini):
    """Outside a repository there is nothing to tell."""
    assert mini("site").returncode == 0
    assert not (mini.root / "site/mini-2024/data/mini-2024-changes.csv").exists()
    assert "changes.csv" not in (mini.root / "site/mini-2024/index.html").read_text("utf-8")
