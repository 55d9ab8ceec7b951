"""`audit`: what is planted in a real repository is found, and nothing else."""

import json
import subprocess
from collections.abc import Callable
from datetime import date

import pytest
from jsonschema import Draft202012Validator

from parledger.problems import CATALOGUE
from tests.cli.conftest import Program
from tests.cli.sarif_shape import LOG
from tests.gitrepo import Repo
from tests.history.test_signatures import Keys
from tests.pipeline.published import publish

CYCLE = "mini-2024"
PLAN, OWN = f"scores/{CYCLE}/cycle.yaml", f"scores/{CYCLE}/xa-a/self.yaml"
ROUND_1, ROUND_2 = (f"scores/{CYCLE}/xa-a/appraisal-{number}.yaml" for number in (1, 2))
COUNCIL = f"scores/{CYCLE}/council.yaml"
OLD = "mini-2023"
OLD_OWN, OLD_RECORD = f"scores/{OLD}/xa-a/self.yaml", f"scores/{OLD}/publication.yaml"
MORE = """\
schedule:
  self: 2024-11-15
  appraisal_1: 2024-11-27
roles:
  units:
    xa-a:
      accounts:
        - to-xa-a
"""
DIGEST = "a" * 64


class Audited:
    """The small project, committed, and its audit as codes."""

    def __init__(self, program: Program) -> None:
        self.program, self.root = program, program.root
        self.repo = Repo(program.root)
        plan = self.text(PLAN) + MORE
        self.repo.commit({PLAN: plan, ".gitignore": ".parledger/\n"}, "2024-10-01T08:00:00+07:00")
        self.day = 0

    def text(self, path: str) -> str:
        """A file as it stands."""
        return (self.root / path).read_text("utf-8")

    def edit(self, path: str, old: str, new: str) -> str:
        """Replace the first place where `old` stands, and commit it."""
        assert old in self.text(path)
        return self.commit({path: self.text(path).replace(old, new, 1)})

    def commit(self, files: dict[str, str | None], message: str = "change") -> str:
        """A commit, a day after the one before."""
        self.day += 1
        return self.repo.commit(files, f"2024-11-{self.day:02}T08:00:00+07:00", message)

    def merge(self, path: str, old: str, new: str, trailers: str = "") -> str:
        """A change that comes by a request."""
        self.repo.branch(f"work-{self.day}")
        self.edit(path, old, new)
        return self.bring(trailers)

    def bring(self, trailers: str = "") -> str:
        """Merge the branch checked out."""
        self.day += 1
        branch = self.repo.git("branch", "--show-current")
        message = f"merge\n\nMerge-Request: !{self.day}\n{trailers}"
        return self.repo.merge(branch, message, f"2024-11-{self.day:02}T08:00:00+07:00")

    def publish(self, cycle: str = OLD, **more: object) -> None:
        """Write the record and commit it."""
        assert publish(self.root, cycle, **more).path
        self.commit({})

    def __call__(self, cycle: str = CYCLE, *words: str) -> list[dict]:
        """The findings."""
        done = self.program("audit", "--cycle", cycle, "--format", "json", *words)
        assert done.stderr == ""
        found = json.loads(done.stdout)
        assert done.returncode == int(bool(found))
        return found

    def codes(self, cycle: str = CYCLE, *words: str) -> list[str]:
        """Their codes, each once."""
        return sorted({one["code"] for one in self(cycle, *words)})


@pytest.fixture
def audited(mini):
    return Audited(mini)


PLANTS: dict[str, Callable[[Audited], str | None]] = {}
"""Code -> what makes it; answers the cycle where it is not the usual one."""


def plants(
    code: str,
) -> Callable[[Callable[[Audited], str | None]], Callable[[Audited], str | None]]:
    """Register what plants a finding."""

    def register(plant: Callable[[Audited], str | None]) -> Callable[[Audited], str | None]:
        PLANTS[code] = plant
        return plant

    return register


@plants("H101")
def _late(audited):
    """Received half a minute after the last day, merged later still."""
    audited.day = 19
    audited.merge(OWN, "value: 1", "value: 2", "Received: 2024-11-16T00:00:30+07:00\n")


@plants("H103")
def _outside(audited):
    """Two requests, then a push."""
    audited.merge(OWN, "value: 1", "value: 2")
    audited.edit(OWN, "value: 2", "value: 1")


@plants("H104")
def _while_merging(audited):
    """The merge has what neither side has."""
    audited.repo.branch("work")
    audited.edit(OWN, "value: 1", "value: 2")
    audited.repo.git("switch", "-q", "main")
    audited.repo.git("merge", "-q", "--no-ff", "--no-commit", "work")
    audited.edit(OWN, "value: 2", "value: 3")


@plants("H105")
def _own_unit(audited):
    """The office of unit A appraises unit A."""
    office = "offices:\n  - id: noi-vu\n    title: Phòng Nội vụ\n    unit: xa-a\n    appraises: ['1', '2', '3', '4']\n"
    audited.commit({PLAN: audited.text(PLAN) + office})
    audited.repo.git("mv", ROUND_1, ROUND_1.replace(".yaml", ".noi-vu.yaml"))
    audited.commit({})


@plants("H106")
def _own_account(audited):
    """The unit's own account brings its appraisal."""
    audited.merge(ROUND_1, "points: 1", "points: 2", "MR-Author: to-xa-a\n")


@plants("H107")
def _no_reason(audited):
    """The reason is taken away."""
    audited.edit(ROUND_1, "    reason: Kiểm tra thấy hai nhiệm vụ chậm\n", "")


@plants("H108")
def _no_hearing(audited):
    """Round 2 changes what nobody explained."""
    more = '  "1.1":\n    decision: adjusted\n    points: 1\n    reason: Kiểm tra lại\n'
    audited.commit({ROUND_2: audited.text(ROUND_2) + more})


@plants("H109")
def _no_majority(audited):
    """Half of the members in favour."""
    meeting = (
        "  - date: 2024-12-31\n    minutes:\n      number: 9/BB\n    members: 10\n    approve: 5\n"
    )
    audited.commit({COUNCIL: audited.text(COUNCIL) + meeting})


@plants("H110")
def _met_after(audited):
    """Published years before the Council met."""
    audited.publish(CYCLE, date=date(2020, 1, 1))


@plants("H111")
def _no_paper(audited):
    """A clerk enters for unit B, which has no account."""
    clerks = "  clerks:\n    - accounts:\n        - nhap\n      units:\n        - xa-b\n"
    audited.edit(PLAN, "roles:\n", f"roles:\n{clerks}")


@plants("H112")
def _backwards(audited):
    """A commit dated years before the one under it."""
    text = audited.text(OWN).replace("value: 1", "value: 2")
    audited.repo.commit({OWN: text}, "2001-01-01T00:00:00+07:00")


@plants("H113")
def _future(audited):
    """A commit of the year 2090; the one after it is none of its fault."""
    text = audited.text(OWN).replace("value: 1", "value: 2")
    audited.repo.commit({OWN: text}, "2090-01-01T00:00:00+07:00")
    audited.edit(OWN, "value: 2", "value: 1")


@plants("H114")
def _rewritten(audited):
    """A head that an audit saw is thrown away."""
    audited.edit(OWN, "value: 1", "value: 2")
    assert audited() == []
    audited.repo.git("reset", "-q", "--hard", "HEAD~1")


@plants("H115")
def _lost(audited):
    """trail/ names a merge that the history does not have."""
    record = {"number": 7, "commit": "b" * 40}
    audited.commit({"trail/2024/7.json": json.dumps(record)})


@plants("H116")
def _from_the_side(audited):
    """Main is set to a branch that merged it."""
    audited.edit(OWN, "value: 1", "value: 2")
    assert audited() == []
    audited.repo.branch("work", "HEAD~1")
    audited.commit({"docs/x.md": "x"})
    audited.repo.git("merge", "-q", "--no-edit", "main", when="2024-11-09T08:00:00+07:00")
    audited.repo.git("switch", "-q", "main")
    audited.repo.git("merge", "-q", "--ff-only", "work")


@plants("H117")
def _replaced(audited):
    """Git is told to show the first commit in place of the second."""
    second = audited.edit(OWN, "value: 1", "value: 2")
    audited.repo.git("replace", second, f"{second}~1")


@plants("H118")
def _unreadable(audited):
    """A version with a broken bracket, mended at once."""
    whole = audited.text(OWN)
    audited.commit({OWN: "scores: [\n"})
    audited.commit({OWN: whole})


@plants("H119")
def _missing(audited):
    """An object is gone."""
    audited.edit(OWN, "value: 1", "value: 2")
    blob = audited.repo.git("rev-parse", f"HEAD:{OWN}")
    audited.edit(OWN, "value: 2", "value: 1")
    (audited.root / ".git/objects" / blob[:2] / blob[2:]).unlink()


@plants("H120")
def _exchanged(audited):
    """The same paper with another digest."""
    paper = (
        f"    evidence:\n      - number: 5/BC\n        date: 2024-03-01\n        sha256: {DIGEST}\n"
    )
    audited.edit(OWN, "    value: true\n", f"    value: true\n{paper}")
    audited.edit(OWN, DIGEST, "b" * 64)


@plants("H126")
def _spoilt(audited):
    """An object of a file that no cycle reads is not what its name says."""
    names = []
    for text in ("một\n", "hai\n"):
        audited.commit({"docs/x.md": text})
        names.append(audited.repo.git("rev-parse", "HEAD:docs/x.md"))
    one, two = (audited.root / ".git/objects" / name[:2] / name[2:] for name in names)
    one.chmod(0o644)
    one.write_bytes(two.read_bytes())


@plants("H127")
def _not_issued_yet(audited):
    """A report of the last of November is cited at its beginning; the day itself is no finding."""
    paper = "    evidence:\n      - number: 5/BC\n        date: 2024-11-{}\n"
    audited.edit(OWN, "    value: true\n", "    value: true\n" + paper.format("01"))
    audited.edit(OWN, "2024-11-01", "2024-11-30")


@plants("H128")
def _minutes_before(audited):
    """The minutes are dated the day before the meeting."""
    meeting = (
        "  - date: 2024-12-31\n    minutes:\n      number: 9/BB\n      date: 2024-12-30\n"
        "    members: 10\n    approve: 6\n"
    )
    audited.repo.commit({COUNCIL: audited.text(COUNCIL) + meeting}, "2025-01-02T08:00:00+07:00")


@plants("H123")
def _record_rewritten(audited):
    """The record's own words are changed in place."""
    audited.publish()
    audited.edit(OLD_RECORD, "5/QĐ-UBND", "6/QĐ-UBND")
    return OLD


@plants("H124")
def _unsigned(audited):
    """Signatures are promised, the version has no tag."""
    audited.publish()
    audited.commit({"signatures.yaml": "require: tags\n"})
    return OLD


def test_a_sound_history_has_no_finding(audited):
    """Requests in time, an appraisal by another account, a publication: exit 0."""
    audited.merge(OWN, "value: 1", "value: 2", "Received: 2024-11-01T23:59:00+07:00\n")
    audited.merge(ROUND_1, "points: 1", "points: 2", "MR-Author: nv-1\n")
    audited.publish()
    assert audited() == audited(OLD) == []
    done = audited.program("audit", "--cycle", CYCLE)
    assert done.returncode == 0
    assert done.stdout.startswith(f"{CYCLE}: không có phát hiện nào; đã xem ")


@pytest.mark.parametrize("code", sorted(PLANTS))
def test_what_is_planted_is_found_and_nothing_else(audited, code):
    """One mistake, one code."""
    cycle = PLANTS[code](audited) or CYCLE
    assert audited.codes(cycle) == [code]


def test_every_code_is_planted():
    """Those of the record and of signatures come together, see below."""
    together = {"H102", "H121", "H122", "H125"}
    assert {*PLANTS, *together} == {code for code in CATALOGUE if code.startswith("H")}


def test_an_explanation_signed_before_the_self_score_is_found(audited):
    """By the signed papers that both files copy; on the same day it is in order."""
    explained = f"scores/{CYCLE}/xa-a/explanation.yaml"
    for path, day in ((OWN, "2024-10-20"), (explained, "2024-10-20")):
        paper = f"document:\n  number: 7/BC\n  date: {day}\n"
        audited.commit({path: paper + audited.text(path)})
    assert audited() == []
    audited.edit(explained, "2024-10-20", "2024-10-19")
    (found,) = audited()
    assert (found["code"], found["unit"], found["path"]) == ("H128", "xa-a", explained)
    assert (found["evidence"]["dated"], found["evidence"]["than"]) == ("2024-10-19", "2024-10-20")


def test_a_change_after_publication_is_found_in_every_way(audited):
    """By the order on main, by the input's digest, and by the figures it gives."""
    audited.publish()
    audited.edit(OLD_OWN, "value: ", "value: 0")
    found = audited(OLD)
    assert {"H102", "H122"} <= {one["code"] for one in found}
    (changed,) = [one for one in found if one["code"] == "H102"]
    assert changed["commit"] == audited.repo.head
    assert (changed["path"], changed["unit"], changed["step"]) == (OLD_OWN, "xa-a", "self")


def test_a_figure_altered_in_the_record_is_recomputed(audited):
    """The record says another index than the inputs give."""
    audited.publish()
    record = audited.text(OLD_RECORD)
    line = next(line for line in record.splitlines() if "index:" in line)
    audited.edit(OLD_RECORD, line, line.split("index:")[0] + 'index: "1.00"')
    assert "H121" in audited.codes(OLD)


def test_an_erratum_makes_a_later_change_no_finding(audited):
    """What a decision corrects is as it should be."""
    from tests.pipeline.published import correct

    audited.publish()
    text = audited.text(OLD_OWN)
    line = next(
        line for line in text.splitlines() if "value: true" in line or "value: false" in line
    )
    other = line.replace("true", "x").replace("false", "true").replace("x", "false")
    (audited.root / OLD_OWN).write_text(text.replace(line, other, 1), "utf-8")
    assert correct(audited.root, OLD_OWN).path
    audited.commit({})
    assert audited.codes(OLD) == []


@pytest.mark.needs_ssh_keygen
def test_a_tag_signed_by_a_stranger_is_found_with_a_list(audited, tmp_path):
    """Without a list the signature is only there; with one it is another's."""
    keys = Keys(tmp_path)
    audited.publish()
    audited.commit({"signatures.yaml": "require: tags\n"})
    signing = keys.signing("stranger").items()
    settings = [
        word for key, value in signing for word in ("-c", f"{key.replace('_', '.')}={value}")
    ]
    audited.repo.git(*settings, "tag", "-s", f"kq/{OLD}/2023", "-m", "x")
    assert audited.codes(OLD) == []
    assert audited.codes(OLD, "--signers", str(keys.trusted("secretary"))) == ["H125"]
    assert audited.codes(OLD, "--signers", str(keys.trusted("stranger"))) == []


def test_a_tag_that_the_history_does_not_have_is_found(audited):
    """A version's tag on a commit that was thrown away."""
    audited.edit(OWN, "value: 1", "value: 2")
    audited.repo.git("tag", f"kq/{CYCLE}/2024")
    audited.repo.git("reset", "-q", "--hard", "HEAD~1")
    (found,) = audited()
    assert (found["code"], found["evidence"]["by"]) == ("H115", f"kq/{CYCLE}/2024")


def test_a_head_that_the_auditor_wrote_down_is_looked_for(audited, tmp_path):
    """In a fresh clone, which remembers nothing: gone, come in from the side, or where it was."""
    here = audited.repo.head
    audited.edit(OWN, "value: 1", "value: 2")
    lost = audited.repo.head
    audited.repo.git("reset", "-q", "--hard", "HEAD~1")
    audited.repo.branch("side")
    side = audited.commit({"docs/x.md": "x"})
    audited.bring()
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", audited.root.as_uri(), str(clone)], check=True)
    program = Program(clone)

    def codes(*seen: str) -> list[tuple[str, str]]:
        done = program("audit", "--cycle", CYCLE, "--format", "json", "--seen", ",".join(seen))
        return [(one["code"], one["evidence"]["name"]) for one in json.loads(done.stdout)]

    assert codes(here, here[:9].upper()) == []
    assert codes(lost, here) == [("H114", lost[:12])]
    assert codes(side[:10]) == [("H116", side[:12])]
    assert codes("f" * 40) == [("H114", "f" * 12)]
    for wrong in ("HEAD", "--all", "abc", "main"):
        done = program("audit", "--cycle", CYCLE, f"--seen={wrong}")
        assert (done.returncode, done.stdout) == (2, "")


def test_nobody_is_late_without_a_receipt(audited):
    """Merged after the last day, received nobody knows when: no finding."""
    audited.day = 19
    audited.merge(OWN, "value: 1", "value: 2")
    assert audited() == []


def test_a_line_without_merges_has_no_outside(audited):
    """A repository whose commits all stand on main themselves."""
    for value in ("2", "1", "2"):
        audited.edit(OWN, f"value: {'1' if value == '2' else '2'}\n", f"value: {value}\n")
    assert audited() == []


def test_each_finding_says_its_evidence(audited):
    """Commit, date, author, request, criteria, and the place in the file; both languages."""
    PLANTS["H101"](audited)
    (found,) = audited()
    assert found["commit"] == audited.repo.head
    assert (found["criteria"], found["step"], found["request"]) == (["1.2"], "self", "21")
    assert found["evidence"]["last"] == "2024-11-15"
    assert found["evidence"]["received"] == "2024-11-16T00:00+07:00"
    assert (found["path"], found["line"]) == (OWN, 4)
    text = audited.program("audit", "--cycle", CYCLE).stdout
    assert text.startswith(f"{OWN}:4:1: lỗi H101: xa-a: thay đổi nhận lúc 2024-11-16T00:00+07:00")
    assert "\n    gợi ý: " in text
    english = audited.program("--lang", "en", "audit", "--cycle", CYCLE).stdout
    assert "findings: 1" in english


def test_sarif_names_every_rule_and_result(audited):
    """Version 2.1.0: rules for all codes, each result at its file with its level and evidence."""
    PLANTS["H101"](audited)
    done = audited.program("--lang", "en", "audit", "--cycle", CYCLE, "--format", "sarif")
    assert done.returncode == 1
    told = json.loads(done.stdout)
    assert told["version"] == "2.1.0"
    (run,) = told["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert set(rules) == {code for code in CATALOGUE if code.startswith("H")}
    (result,) = run["results"]
    assert (result["ruleId"], result["level"]) == ("H101", "error")
    assert rules[result["ruleIndex"]] == "H101"
    where = result["locations"][0]["physicalLocation"]
    assert where == {"artifactLocation": {"uri": OWN}, "region": {"startLine": 4}}
    assert result["properties"]["commit"] == audited.repo.head


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_sarif_has_the_standards_shape(audited, lang):
    """With findings of many kinds and with none, with a forge's address and without."""
    checker = Draft202012Validator(LOG)
    for code in ("H101", "H107", "H118", "H120", "H126", "H127"):
        PLANTS[code](audited)
    audited.commit({f"scores/{CYCLE}/xa-a/self.yaml": audited.text(OWN), "docs/đ x.md": "x"})
    for cycle in (CYCLE, OLD):
        words = ("--lang", lang, "audit", "--cycle", cycle, "--format", "sarif")
        told = json.loads(audited.program(*words).stdout)
        assert [error.message for error in checker.iter_errors(told)] == []
        (run,) = told["runs"]
        assert "versionControlProvenance" not in run
        assert run["properties"]["commit"] == audited.repo.head
    audited.program.write("mkdocs.yml", "repo_url: https://gitlab.example/so/cải-cách\n")
    told = json.loads(audited.program(*words).stdout)
    assert [error.message for error in checker.iter_errors(told)] == []
    (source,) = told["runs"][0]["versionControlProvenance"]
    assert source["revisionId"] == audited.repo.head
    assert checker.is_valid(told | {"version": "2.0.0"}) is False


def test_findings_link_to_the_forge(audited):
    """The commit and the request, where mkdocs.yml names the forge."""
    PLANTS["H101"](audited)
    assert {(one["url"], one["request_url"]) for one in audited()} == {("", "")}
    audited.program.write("mkdocs.yml", "repo_url: https://forge.example/x\n")
    (found,) = audited()
    assert found["url"] == f"https://forge.example/x/commit/{audited.repo.head}"
    assert found["request_url"] == "https://forge.example/x/pull/21"


def test_wrong_use_is_refused(audited, mini, tmp_path):
    """An unknown cycle, one that was removed, no repository, a shallow clone."""
    done = audited.program("audit", "--cycle", "mini-2042")
    assert (done.returncode, done.stdout) == (2, "")
    assert CYCLE in done.stderr
    assert audited.program("audit").returncode == 2
    clone = tmp_path / "clone"
    audited.edit(OWN, "value: 1", "value: 2")
    words = ["git", "clone", "-q", "--depth", "1", audited.root.as_uri(), str(clone)]
    subprocess.run(words, check=True)
    shallow = Program(clone)("audit", "--cycle", CYCLE)
    assert shallow.returncode == 1
    assert "git fetch --unshallow" in shallow.stderr
    gone = {
        path.relative_to(audited.root).as_posix(): None
        for path in (audited.root / f"scores/{OLD}").rglob("*.yaml")
    }
    audited.commit(gone)
    removed = audited.program("audit", "--cycle", OLD)
    assert removed.returncode == 2
    assert "trace" in removed.stderr
