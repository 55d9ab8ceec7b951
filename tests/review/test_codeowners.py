"""CODEOWNERS of both forges: what each line matches, who is asked, and what is kept."""

import re
import subprocess

import pytest

from parledger.problems import UserError
from parledger.review.codeowners import MARK, has_mark, kept_part, owner_lines, owners_text
from parledger.source import read_project
from tests.gitrepo import Repo
from tests.review.gate.world import CYCLE, FILES, Held


def cycle(*pairs):
    """The small cycle with some words replaced."""
    text = FILES[CYCLE]
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return read_project(Held({**FILES, CYCLE: text})).project.cycles["c-2020"].cycle


FOR_ALL = ("units: [xa-b]}", "units: all}")
PATHS = [
    "units/units.yaml", "criteria/mau.yaml", "parledger/x.py", CYCLE, "scores/c-2020/tasks.yaml",
    *[
        f"scores/c-2020/{unit}/{name}.yaml"
        for unit in ("xa-a", "xa-b", "xa-c", "phong-noi-vu")
        for name in ("self", "explanation", "improvement", "appraisal-1", "appraisal-1.noi-vu",
                     "appraisal-2.noi-vu", "appraisal-1.tu-phap", "appraisal-2.tu-phap")
    ],
    "evidence/c-2020/a.pdf", "evidence/c-2020/xa-a/a.pdf", "evidence/c-2020/xa-c/a.pdf",
]  # fmt: skip


def matched(repo, pattern):
    """The paths that a pattern matches, as Git reads it: the forges read it alike."""
    repo.write({".gitignore": f"{pattern}\n"})
    words = ["git", "check-ignore", "--no-index", *PATHS]
    done = subprocess.run(
        words, cwd=repo.folder, capture_output=True, encoding="utf-8", check=False
    )
    return set(done.stdout.split("\n")) - {""}


def asked(tmp_path, text):
    """Path -> owners: those of the last line that matches."""
    repo = Repo(tmp_path)
    lines = [line.split() for line in text.split("\n") if line and not line.startswith("#")]
    found = {}
    for pattern, *owners in lines:
        found.update(dict.fromkeys(matched(repo, pattern), " ".join(owners)))
    return found


def test_each_file_asks_those_who_may_approve_it(tmp_path):
    """The last line that matches, as the forges read it."""
    found = asked(tmp_path, owners_text("* @ky-su\n", [cycle()]))
    both = "@tk-1 @tk-2"
    assert found["parledger/x.py"] == "@ky-su"
    assert found["units/units.yaml"] == found["criteria/mau.yaml"] == both
    assert found[CYCLE] == found["scores/c-2020/tasks.yaml"] == both
    assert found["scores/c-2020/xa-a/self.yaml"] == f"@to-xa-a {both}"
    assert found["scores/c-2020/xa-b/explanation.yaml"] == f"@nhap-ho {both}"
    assert found["scores/c-2020/xa-c/self.yaml"] == both
    assert found["evidence/c-2020/xa-a/a.pdf"] == f"@to-xa-a {both}"
    assert found["evidence/c-2020/a.pdf"] == found["evidence/c-2020/xa-c/a.pdf"] == both
    assert found["scores/c-2020/xa-a/appraisal-1.yaml"] == both
    assert found["scores/c-2020/xa-a/appraisal-1.noi-vu.yaml"] == f"@nv-1 {both}"
    assert found["scores/c-2020/xa-c/appraisal-2.tu-phap.yaml"] == f"@Tp-1 {both}"


def test_no_office_is_asked_about_the_unit_that_it_is(tmp_path):
    """The secretary is; the office that stands in is asked about its own file."""
    found = asked(tmp_path, owners_text("", [cycle()]).replace("# *", "*"))
    own = "scores/c-2020/phong-noi-vu/appraisal-1"
    assert found[f"{own}.noi-vu.yaml"] == "@tk-1 @tk-2"
    assert found[f"{own}.tu-phap.yaml"] == "@Tp-1 @tk-1 @tk-2"


def test_a_clerk_for_all_is_asked_about_every_unit(tmp_path):
    """Beside a unit's own account."""
    found = asked(tmp_path, owners_text("*  @x\n", [cycle(FOR_ALL)]))
    assert found["scores/c-2020/xa-c/self.yaml"] == "@nhap-ho @tk-1 @tk-2"
    assert found["scores/c-2020/xa-a/self.yaml"] == "@to-xa-a @nhap-ho @tk-1 @tk-2"


def test_every_line_matches_something_and_its_owners_parse(tmp_path):
    """A line that nothing matches asks nobody; one with a bad owner is void."""
    lines = list(owner_lines([cycle(FOR_ALL)]))
    repo = Repo(tmp_path)
    for pattern, owners in lines:
        assert matched(repo, pattern), pattern
        assert owners
        for owner in owners:
            assert re.fullmatch(r"@[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9._-]+)*", owner), owner


def test_a_cycle_without_a_secretary_asks_nobody():
    """What stands above the mark holds there."""
    assert list(owner_lines([cycle(("  secretary: {accounts: [tk-1, tk-2]}\n", ""))])) == []


def test_what_people_wrote_is_kept_and_the_rest_is_written_anew():
    """To the mark and not beyond it; written twice it is the same."""
    kept = "# của chúng tôi\n*  @nhom/ky-su\n"
    once = owners_text(kept, [cycle()])
    assert once.startswith(kept)
    assert owners_text(once + "/scores/ @ke-gian\n", [cycle()]) == once
    assert kept_part(once) == kept.rstrip("\n")
    assert has_mark(once)
    assert not has_mark(kept)
    assert once.count(MARK) == 1


def test_without_a_file_a_comment_says_what_belongs_above_the_mark():
    """Nothing is invented: there is no owner of the program yet."""
    text = owners_text("", [cycle()])
    above = [line for line in text.split(MARK)[0].split("\n") if line]
    assert all(line.startswith("#") for line in above)


@pytest.mark.parametrize(
    "account",
    ["hai từ", "a b", "x@example.org", "-x", "nhóm", "tо", "x*", "[x]", "#x", "a/", "../x"],
)
def test_an_account_that_no_forge_can_have_is_told(account):
    """It would void the whole line, or add one: named, and nothing is written."""
    odd = cycle(("[to-xa-a]", f'["{account}"]'))
    with pytest.raises(UserError) as error:
        owners_text("", [odd])
    assert account in error.value.vi
    assert account in error.value.en


def test_groups_and_spellings_of_one_account():
    """A group of GitLab is an owner; two spellings are one."""
    lines = dict(owner_lines([cycle(("[tk-1, tk-2]", '["@huyen/to-cong-tac", TK-1, "@tk-1"]'))]))
    assert lines["/units/"] == ("@huyen/to-cong-tac", "@TK-1")
