"""Files kept in the repository: each is the one its document names, or that is said."""

import hashlib
import os
import subprocess

import pytest

from parledger.history import CommitWorkspace, find_commit
from parledger.located.scalars import is_kept_path
from parledger.pipeline.stages import check_workspace
from parledger.source import (
    DiskWorkspace,
    check_kept_files,
    load_cache,
    read_project,
    save_cache,
)
from tests.source.workspaces import SELF, WHOLE

KEPT = "evidence/c-2020/xa-a/bao-cao.pdf"
DATA = b"%PDF-1.4 \x00\r\nB\xc3\xa1o c\xc3\xa1o\r\n"
DIGEST = hashlib.sha256(DATA).hexdigest()
NAMED = f"{{title: Báo cáo, url: {KEPT}, sha256: {DIGEST}}}"


def own(*documents):
    """self.yaml with documents for 5.7."""
    listed = "".join(f"      - {one}\n" for one in documents)
    return (
        'scores:\n  "5.7":\n    value: 97\n    evidence:\n'
        f'{listed}  "5.8": {{value: true}}\n  "5.9": {{note: Có}}\n'
    )


@pytest.fixture
def root(tmp_path):
    """A workspace on disk whose self-score names a kept file."""
    put(tmp_path, {**WHOLE, SELF: own(NAMED), KEPT: DATA})
    return tmp_path


def put(root, files):
    """Write files; None deletes one."""
    for path, data in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if data is None:
            file.unlink()
        else:
            file.write_bytes(data.encode() if isinstance(data, str) else data)


def told(root, **changed):
    """Code and place of what is said of kept files, with the cache as `check` uses it."""
    put(root, changed)
    workspace, cache = DiskWorkspace(root), load_cache(root)
    loaded = read_project(workspace, cache)
    save_cache(root, cache, loaded.project.digests)
    problems = (*loaded.problems, *check_kept_files(workspace, loaded.project))
    return [(one.code, f"{one.place.path}:{one.place.line}:{one.place.column}") for one in problems]


def test_the_file_that_was_named_is_in_order(root):
    """Also when self.yaml comes from the cache, and through the whole of `check`."""
    assert told(root) == []
    assert told(root) == []
    assert [one for one in check_workspace(root).problems if one.code.startswith("S25")] == []


def test_a_file_that_is_not_there_is_named_at_its_url(root):
    """Once for each document that names it."""
    at = f"{SELF}:5:31"
    assert told(root, **{KEPT: None}) == [("S250", at)]


def test_an_exchanged_file_is_noticed_with_self_yaml_unchanged(root):
    """What the cache knows of self.yaml does not vouch for the file."""
    assert told(root) == []
    assert told(root, **{KEPT: DATA + b"x"}) == [("S251", f"{SELF}:5:31")]
    assert "S251" in {one.code for one in check_workspace(root).problems}


@pytest.mark.parametrize("whole", ["file", "folder"])
def test_a_link_is_no_file(root, tmp_path_factory, whole):
    """Neither the file nor a folder on the way: nothing outside the root is ever read."""
    outside = tmp_path_factory.mktemp("outside")
    (outside / "bao-cao.pdf").write_bytes(DATA)
    (root / KEPT).unlink()
    if whole == "file":
        (root / KEPT).symlink_to(outside / "bao-cao.pdf")
    else:
        (root / KEPT).parent.rmdir()
        (root / KEPT).parent.symlink_to(outside, target_is_directory=True)
    assert sorted(code for code, _ in told(root)) == ["S250", "Y140"]


def test_a_pipe_is_no_file_and_does_not_hold_the_program(root):
    """It is looked at, never opened."""
    (root / KEPT).unlink()
    os.mkfifo(root / KEPT)
    assert sorted(code for code, _ in told(root)) == ["S250", "Y142"]


@pytest.mark.parametrize(
    "path",
    [
        "evidence/../c-2020/x.pdf", "/evidence/c-2020/x.pdf", "evidence/x.pdf", "evidence/c-2020/",
        "evidence/c-2020/..", "evidence/c-2020/xa-a/..pdf", "evidence/c-2020/a/b/x.pdf",
        "evidence/c-2020//x.pdf", "evidence/C-2020/x.pdf", "evidence/c-2020/báo-cáo.pdf",
        "evidence/c-2020/x y.pdf", "evidence/c-2020/con.pdf", "evidence/c-2020/x.", "scores/a/b.yaml",
        "evidence\\c-2020\\x.pdf", "evidence/c-2020/" + "x" * 101, "evidence/c-2020/x.pdf\n",
        "evidence/c-2020/%2e%2e", "Evidence/c-2020/x.pdf", "",
    ],
)  # fmt: skip
def test_what_is_no_path_of_a_kept_file(path):
    """Nothing that leads elsewhere, on any disk."""
    assert not is_kept_path(path)


@pytest.mark.parametrize("path", [KEPT, "evidence/c-2020/KH_01.v2.xlsx", "evidence/c/u/a"])
def test_what_is_a_path_of_a_kept_file(path):
    """A cycle, a unit or none, a plain name."""
    assert is_kept_path(path)


def test_other_paths_are_refused_where_they_stand(root):
    """Before anything is opened; http stays refused as it was."""
    texts = ["../../etc/passwd", "file:///etc/passwd", "http://mau.example/x", "//mau.example/x"]
    text = own(*(f"{{title: A, url: '{one}'}}" for one in texts))
    codes = [code for code, _ in told(root, **{SELF: text, KEPT: None})]
    assert codes == ["S137", "S122", "S122", "S122"]


def test_a_kept_file_needs_its_digest(root):
    """Without one nobody could tell whether it was exchanged."""
    text = own(f"{{title: Báo cáo, url: {KEPT}}}")
    assert told(root, **{SELF: text}) == [("S102", f"{SELF}:5:9")]


@pytest.mark.parametrize(
    "document",
    [
        f"{{number: 5/BC, url: {KEPT}, public: false}}",
        f"{{number: 5/BC, sha256: {DIGEST}, public: false}}",
        f"{{number: 5/BC, sha256: {DIGEST.upper()}, public: không}}",
    ],
)
def test_what_is_not_public_may_not_lie_there(root, document):
    """Neither named by its path nor under whatever name: the digest gives it away."""
    assert [code for code, _ in told(root, **{SELF: own(document)})] == ["S252"]


def test_a_public_mention_does_not_make_it_public(root):
    """Marked in one place only: the file must go all the same."""
    hidden = f"{{number: 5/BC, sha256: {DIGEST}, public: false}}"
    assert [code for code, _ in told(root, **{SELF: own(NAMED, hidden)})] == ["S252"]


def test_a_file_that_nobody_names_is_a_warning(root):
    """README and files with a leading point are not evidence."""
    stray = "evidence/c-2020/xa-b/quen.pdf"
    files = {stray: b"x", "evidence/README.md": "x", "evidence/c-2020/.gitkeep": ""}
    assert told(root, **files) == [("S253", f"{stray}:1:1")]


def test_while_a_file_is_unread_nothing_is_called_unnamed(root):
    """It may be the one that names it."""
    assert "S253" not in {code for code, _ in told(root, **{SELF: "scores: [\n"})}


def test_minutes_and_signed_papers_are_held_against_their_files_too(root):
    """Wherever a document may stand."""
    cycle = WHOLE["scores/c-2020/cycle.yaml"]
    path = "evidence/c-2020/ke-hoach.pdf"
    text = f"{cycle}documents:\n  - {{title: Kế hoạch, url: {path}, sha256: {'0' * 64}}}\n"
    signed = f"document: {{title: Bảng, url: {path}, sha256: {'0' * 64}}}\n" + own(NAMED)
    found = told(root, **{"scores/c-2020/cycle.yaml": text, SELF: signed, path: b"x"})
    assert [code for code, _ in found] == ["S251", "S251"]


def test_a_commit_is_held_against_its_own_files(root):
    """As they are in Git, whatever lies on the disk by now; links and bytes included."""
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org"]
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "Nộp"]):
        subprocess.run([*git, *words], cwd=root, check=True, capture_output=True)
    (root / KEPT).write_bytes(b"khac")
    workspace = CommitWorkspace(root, find_commit(root, "HEAD"))
    try:
        loaded = read_project(workspace)
        assert check_kept_files(workspace, loaded.project) == ()
        assert workspace.kept_files() == ({KEPT: DIGEST}, ())
    finally:
        workspace.close()
    assert [code for code, _ in told(root)] == ["S251"]
