"""Forms for requests and issues, the same on both forges; the settings that the guide asks for."""

import re
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from parledger.forge.github import VERDICT
from parledger.history import read_receipts
from tests.gitrepo import Repo

ROOT = Path(__file__).parent.parent
REQUESTS = ("tu-cham-self-score", "tham-dinh-appraisal", "giai-trinh-explanation")
ISSUES = {
    "wrong-figure.yml": "so-lieu-sai-wrong-figure",
    "proposal.yml": "de-xuat-proposal",
    "software.yml": "phan-mem-software",
}
GUIDES = ("docs/guide-automation.md", "docs/en/guide-automation.md")
VIETNAMESE = re.compile(r"[àáâãèéêìíòóôõùúýăđĩũơưạ-ỹ]", re.IGNORECASE)


def text(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", REQUESTS)
def test_both_forges_have_the_same_forms_for_requests(name):
    """A self-score, an appraisal, an explanation; the general form names each of them on GitHub."""
    github = text(f".github/PULL_REQUEST_TEMPLATE/{name}.md")
    assert github == text(f".gitlab/merge_request_templates/{name}.md")
    assert f"template={name}.md" in text(".github/pull_request_template.md")


def test_the_general_form_is_the_same_but_for_githubs_addresses():
    """GitLab shows the others in a list and needs no address."""
    github = text(".github/pull_request_template.md").splitlines()
    gitlab = text(".gitlab/merge_request_templates/Default.md").splitlines()
    assert [line for line in github if line not in gitlab] == github[2:4]
    assert github[3].count("template=") == len(REQUESTS)


@pytest.mark.parametrize(("form", "name"), ISSUES.items())
def test_both_forges_ask_the_same_of_an_issue(form, name):
    """Each field of GitHub's form is a heading of GitLab's, in the same words, with its help."""
    said = YAML(typ="safe", pure=True).load(text(f".github/ISSUE_TEMPLATE/{form}"))
    gitlab = text(f".gitlab/issue_templates/{name}.md")
    asked = [one["attributes"] for one in said["body"] if one["type"] != "markdown"]
    assert re.findall(r"^## (.+)$", gitlab, re.MULTILINE) == [one["label"] for one in asked]
    for one in asked:
        assert one.get("description", "") in gitlab
    for one in said["body"]:
        if one["type"] == "markdown":
            words = " ".join(one["attributes"]["value"].split())
            assert words in " ".join(gitlab.split())


FORMS = sorted(
    path.relative_to(ROOT).as_posix()
    for pattern in (".github/**/*.md", ".gitlab/**/*.md", ".github/ISSUE_TEMPLATE/*.yml")
    for path in ROOT.glob(pattern)
    if path.name != "config.yml"
)


@pytest.mark.parametrize("path", FORMS)
def test_every_line_is_in_both_languages(path):
    """A heading, a field or a box says it in Vietnamese and, after a stroke, in English."""
    lines = [
        line
        for line in text(path).splitlines()
        if re.match(r"(## |- \[ \] |\s*(?:- )?(?:label|name|description): )", line)
    ]
    assert len(lines) > 1
    for line in lines:
        first, stroke, second = line.partition(" / ")
        assert stroke, line
        assert VIETNAMESE.search(first) or "`" in first or "Trang" in first, line
        assert not VIETNAMESE.search(second), line


@pytest.mark.parametrize("path", FORMS)
def test_no_form_acts_or_calls_anybody(path):
    """No quick action of GitLab's, no mention; commands are those that there are."""
    from parledger.cli.commands import COMMANDS

    body = text(path)
    assert not re.search(r"^/\w", body, re.MULTILINE)
    assert not re.search(r"(?<![\w.])@\w", body)
    assert set(re.findall(r"build\.py ([a-z]+)", body)) <= set(COMMANDS)


# --- what the guide asks for ---

FILLED = {
    "title": "Nộp bản tự chấm xã A",
    "reference": "cchc/so-cai!14",
    "merge_request_author": "Nguyễn Văn A <a@example.org>",
    "reviewed_by": "Reviewed-by: Phòng Nội vụ <nv@example.org>\nReviewed-by: Tư pháp <tp@example.org>",
    "approved_by": "Approved-by: Phòng Nội vụ <nv@example.org>",
    "merged_by": "Thư ký <tk@example.org>",
}


def template(guide: str) -> str:
    (found,) = re.findall(r"```text\n(%\{title\}.*?)```", text(guide), re.DOTALL)
    return found.rstrip("\n")


def filled(values: dict[str, str]) -> str:
    """As GitLab fills it; a line whose variable is empty goes."""
    lines = []
    for line in template(GUIDES[0]).split("\n"):
        made = re.sub(r"%\{(\w+)\}", lambda name: values[name[1]], line)
        if made or not line:
            lines.append(made)
    return "\n".join(lines)


@pytest.mark.parametrize("approved", [True, False])
def test_gitlabs_merge_message_is_read_from_a_real_merge(tmp_path, approved):
    """As the guide has it, filled as GitLab does it: number, author, reviewers, approvals, merger."""
    values = FILLED if approved else FILLED | {"reviewed_by": "", "approved_by": ""}
    repo = Repo(tmp_path)
    repo.commit({"units/a.yaml": "1\n"})
    repo.branch("work")
    repo.commit({"units/b.yaml": "1\n"})
    repo.merge("work", filled(values), "2020-11-16T09:00:00+07:00")
    found = read_receipts(tmp_path).first("units/b.yaml")
    assert (found.request, found.author, found.merged_by) == ("14", "Nguyễn Văn A", "Thư ký")
    assert found.reviewers == (("Phòng Nội vụ", "Tư pháp") if approved else ())
    assert found.approvals == (("Phòng Nội vụ",) if approved else ())


def test_the_merge_message_fits_and_is_one_text():
    """GitLab takes 500 characters; both guides have the same."""
    assert template(GUIDES[0]) == template(GUIDES[1])
    assert len(template(GUIDES[0])) < 500


@pytest.mark.parametrize("guide", GUIDES)
def test_the_guide_names_every_workflow_job_and_setting(guide):
    """A workflow or a variable that is added or renamed is said there too."""
    said = text(guide)
    ci = text(".gitlab-ci.yml")
    for path in (ROOT / ".github/workflows").glob("*.yml"):
        assert f"| `{path.name}` |" in said
    jobs = re.findall(r"^([a-z]+):\n(?:  .*\n)*?  (?:stage|extends): ", ci, re.MULTILINE)
    assert set(jobs) == {"check", "gate", "review", "tests", "answer", "record", "pages"}
    for name in (
        *jobs,
        VERDICT,
        "TRAIL_TOKEN",
        "TRAIL_KEY",
        "TRAIL_KNOWN_HOSTS",
        "PARLEDGER_TOKEN",
    ):
        assert f"`{name}`" in said
    assert "environment: trail" in text(".github/workflows/record.yml")
    assert "`trail`" in said


def test_the_papers_say_what_no_live_forge_has_exercised():
    """In the README, by name, in both languages; and in the guide itself."""
    readme = text("README.md")
    (line,) = [one for one in readme.splitlines() if "No live GitHub or GitLab" in one]
    for part in (
        "`.github/workflows`", "`.gitlab-ci.yml`", f"`{VERDICT}`", "`trail/`", "CODEOWNERS",
    ):  # fmt: skip
        assert line.count(part) >= 2 or part == "CODEOWNERS", part
    assert VIETNAMESE.search(line.partition(" · ")[0])
    assert "No live GitHub or GitLab" in text(GUIDES[1])
    assert "Chưa máy chủ GitHub hay GitLab nào" in text(GUIDES[0])
