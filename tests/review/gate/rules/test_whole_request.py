"""Rules about a request as a whole: clock, mixing, records, the program, accounts, what is read."""

from dataclasses import replace

import pytest

from parledger.review.gate import judge
from tests.review.gate.world import (
    CYCLE,
    FILES,
    IN_TIME,
    ROUND_1,
    SCORES,
    SELF_A,
    SET,
    added,
    ask,
    codes,
    request,
    with_owners,
)  # fmt: skip

GATE = "parledger/review/gate/rules/own_files.py"
WORKFLOW = ".github/workflows/check.yml"
OWNERS = ".github/CODEOWNERS"
HOOK = "parledger/website/hook.py"
JUDGE = [GATE, WORKFLOW, HOOK, "mkdocs.yml", "build.py", "requirements/site.txt", ".gitlab-ci.yml",
         ".gitattributes", "scores/.gitattributes", ".gitmodules", "pyproject.toml", "Makefile",
         "site_templates/base.html", ".github/CODEOWNERS", ".gitlab/CODEOWNERS", "CODEOWNERS",
         "docs/CODEOWNERS", "tests/review/gate/world.py", "../outside.py", "docs/page.html"]  # fmt: skip


@pytest.mark.parametrize("path", JUDGE)
@pytest.mark.parametrize("actor", ["to-xa-a", "nhap-ho", "nv-1", "tk-1"])
def test_whoever_is_judged_does_not_change_the_judge(path, actor):
    """Gate code, workflows, CODEOWNERS, attributes, hook, templates, tests: no role-holder's."""
    for old, new in ((None, "weaker\n"), ("strong\n", "weaker\n"), ("strong\n", None)):
        found = codes({path: new}, actor, before={path: old})
        assert "G104" in found


@pytest.mark.parametrize("path", JUDGE)
def test_no_change_of_the_judge_comes_with_data(path):
    """Whoever sends it; the data is judged by the base's rules all the same."""
    for actor in ("to-xa-a", "nguoi-la"):
        found = codes({path: "weaker\n", SELF_A: SCORES}, actor, ROUND_1)
        assert "G102" in found
        assert {"G141", "G112"} & set(found)


def test_whoever_has_no_role_may_change_the_program():
    """The forge's CODEOWNERS asks its owners."""
    assert codes({GATE: "x\n", "docs/guide.md": "x\n", "README.md": "x\n"}, "ky-su") == []
    assert codes({WORKFLOW: "x\n"}, "ky-su") == []


def test_program_and_workflows_do_not_change_together():
    """Prose may come with the program that it explains, not with data."""
    assert codes({GATE: "x\n", WORKFLOW: "x\n"}, "ky-su") == ["G102"]
    refused = ask({SELF_A: SCORES, "docs/guide.md": "x\n"}, "to-xa-a")
    assert [(one.rule, one.path) for one in refused] == [("G102", "docs/guide.md")]
    assert SELF_A in refused[0].what.vi


@pytest.mark.parametrize("where", [OWNERS, ".gitlab/CODEOWNERS"])
def test_codeowners_written_from_the_data_come_with_it(where):
    """And only then: another text, or people's own part, is a change of the workflows."""
    roles = {CYCLE: FILES[CYCLE].replace("[to-xa-a]", "[to-xa-a, moi]")}
    asked = request({**roles, where: "made\n"}, "tk-1")
    assert [one.rule for one in judge(with_owners(asked, where, "follows"))] == []
    kept = [one.rule for one in judge(with_owners(asked, where, "kept"))]
    assert kept == ["G102", "G104"]
    spoilt = {one.rule for one in judge(with_owners(asked, where, "spoilt"))}
    assert spoilt == {"G102", "G104", "G105"}


def test_codeowners_spoilt_are_refused_to_everybody():
    """People without a role too; keeping the upper part is theirs."""
    asked = request({OWNERS: "* @ky-su\n"}, "ky-su")
    assert [one.rule for one in judge(with_owners(asked, OWNERS, "spoilt"))] == ["G105"]
    assert judge(with_owners(asked, OWNERS, "kept")) == ()
    assert [one.rule for one in judge(asked)] == ["G105"]


@pytest.mark.parametrize("actor", ["tk-1", "ky-su", "to-xa-a"])
def test_records_of_requests_are_nobodys(actor):
    """Added, changed or taken away."""
    path = "trail/2020/12.json"
    for old, new in ((None, "{}"), ("{}", "{ }"), ("{}", None)):
        assert codes({path: new}, actor, before={path: old}) == ["G103"]


def test_a_head_received_before_its_branch_began_is_a_wrong_clock():
    """A second is enough."""
    assert codes({SELF_A: SCORES}, "to-xa-a", "2020-10-01T07:59:59+07:00") == ["G101", "G140"]
    refused = ask({GATE: "x\n"}, "ky-su", "2020-10-01T00:59:59+00:00")
    assert [one.rule for one in refused] == ["G101"]
    assert "đồng hồ" in refused[0].what.vi
    assert codes({GATE: "x\n"}, "ky-su", "2020-10-01T01:00:00+00:00") == []


def test_a_request_that_changes_nothing_is_allowed():
    """Nothing to refuse, whoever sends it."""
    assert codes({}, "nguoi-la", "1999-01-01T00:00:00+00:00") == []


# --- what cannot be read

CONFLICT = '<<<<<<< HEAD\ndraft: true\n=======\ndocument: {number: 1}\n>>>>>>> other\nscores:\n  "1.1": {value: true}\n'


@pytest.mark.parametrize(
    ("path", "actor"), [(SELF_A, "to-xa-a"), (CYCLE, "tk-1"), (SET, "tk-1"), ("scores/c-2020/tasks.yaml", "tk-1"),
                        ("scores/c-2020/publication.yaml", "tk-1"), ("scores/c-2020/survey/x.yaml", "tk-1")],
)  # fmt: skip
def test_conflict_marks_are_refused(path, actor):
    """At the file, with what to do."""
    refused = ask({path: CONFLICT}, actor, "2020-10-20T09:00:00+07:00")
    assert (refused[0].rule, refused[0].path) == ("G106", path)
    assert "<<<<<<<" in refused[0].what.vi
    assert "check" in refused[0].when.vi


def test_bytes_that_are_no_text_are_refused():
    """What the reader cannot read, the gate does not guess."""
    assert "G106" in codes({SELF_A: "\x00\x01"}, "to-xa-a")


def test_a_cycle_that_cannot_be_read_on_main_refuses_everybody():
    """Without its roles nobody has any."""
    broken = {CYCLE: FILES[CYCLE] + "roles: {}\n"}
    files = {SELF_A: SCORES, "scores/c-2020/xa-b/self.yaml": SCORES}
    assert codes(files, "to-xa-a", before=broken) == ["G113"]
    assert codes(added(SET, "# x\n"), "tk-1", before=broken) == ["G113"]
    other = (
        FILES[CYCLE].replace("id: c-2020", "id: d-2020").replace("criteria: mau", "criteria: khac")
    )
    broken["scores/d-2020/cycle.yaml"] = other
    assert codes(added(SET, "# x\n"), "tk-1", before=broken) == ["G113"]


# --- accounts


@pytest.mark.parametrize("actor", ["to-xa-a", "tk-1", "nv-1"])
def test_a_cycle_without_a_secretary_refuses_everybody(actor):
    """Every file of it, to everybody, until somebody is named."""
    for silent in ("  secretary: {accounts: [tk-1, tk-2]}\n", "[tk-1, tk-2]"):
        new = "[]" if silent.startswith("[") else ""
        before = {CYCLE: FILES[CYCLE].replace(silent, new)}
        for path in (
            SELF_A,
            CYCLE,
            "scores/c-2020/tasks.yaml",
            "scores/c-2020/xa-a/improvement.yaml",
        ):
            after = {path: before.get(path, SCORES) + "# x\n"}
            assert "G110" in codes(after, actor, before=before), path


def test_an_unknown_account_is_told_once():
    """However many files it brings."""
    files = {SELF_A: SCORES, "scores/c-2020/xa-b/self.yaml": SCORES, CYCLE: FILES[CYCLE] + "# x\n"}
    refused = ask(files, "nguoi-la")
    assert [one.rule for one in refused] == ["G112"]
    assert "nguoi-la" in refused[0].what.vi


def test_a_new_cycle_is_opened_by_a_secretary_with_its_plan_alone():
    """Its units begin when it stands on main; whoever it names has no role before that."""
    new = FILES[CYCLE].replace("id: c-2020", "id: c-2021").replace("to-xa-a", "nguoi-moi")
    plan = {"scores/c-2021/cycle.yaml": new, "scores/c-2021/tasks.yaml": "tasks: []\n"}
    assert codes(plan, "tk-1") == []
    assert set(codes(plan, "nguoi-moi")) == {"G111"}
    early = {**plan, "scores/c-2021/xa-a/self.yaml": SCORES}
    refused = ask(early, "tk-1")
    assert [(one.rule, one.path) for one in refused] == [("G111", "scores/c-2021/xa-a/self.yaml")]


def test_without_any_secretary_the_first_cycle_is_for_whoever_set_it_up():
    """The gate says so, instead of letting the first comer in."""
    before = {CYCLE: None}
    refused = ask(
        {"scores/c-2021/cycle.yaml": FILES[CYCLE].replace("c-2020", "c-2021")},
        "tk-1",
        before=before,
    )
    assert [one.rule for one in refused] == ["G111"]
    assert "quản trị kho" in refused[0].who.vi


@pytest.mark.parametrize(
    "path",
    ["scores/c-2020/README.md", "scores/c-2020/xa-a/ghi-chu.md", "scores/c-2020/a/b/c/d.yaml",
     "scores/c-2020/survey/sub/x.yaml"],
)  # fmt: skip
def test_other_files_of_a_cycle_are_the_secretarys(path):
    """What nobody reads may still be read by people."""
    assert "G150" in codes({path: "x\n"}, "to-xa-a")
    assert "G150" not in codes({path: "x\n"}, "tk-1")


@pytest.mark.parametrize("name", ["council", "tasks", "appeals"])
def test_meetings_tasks_and_appeals_are_the_secretarys(name):
    """At any time while the cycle runs."""
    path = f"scores/c-2020/{name}.yaml"
    assert codes({path: "# x\n"}, "nv-1", IN_TIME)[-1] == "G150"
    assert "G150" not in codes({path: "# x\n"}, "tk-2", IN_TIME)


def test_a_comment_in_a_cycle_is_a_change_of_its_file():
    """Meaning decides what the secretary may change, the path who may."""
    assert codes(added(CYCLE, "# x\n"), "tk-1") == []
    assert codes(added(CYCLE, "# x\n"), "to-xa-a") == ["G150"]


def test_a_request_does_not_say_itself_who_approved_it():
    """Each commit and trailer is named; whatever the request changes and whoever sends it."""
    for files, actor in (({SELF_A: SCORES}, "to-xa-a"), ({GATE: "x\n"}, "ky-su")):
        forged = (("a" * 40, "Received"), ("b" * 40, "Approved-by"))
        found = judge(replace(request(files, actor), forged=forged))
        assert [one.rule for one in found] == ["G107", "G107"]
        assert sorted(dict(one.args)["commit"] for one in found) == ["a" * 12, "b" * 12]
