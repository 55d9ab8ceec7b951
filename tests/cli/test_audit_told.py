"""`audit`: what is said around findings: commands to copy, who, how far the history goes."""

import pytest

from tests.cli.test_audit import CYCLE, OWN, PLANTS, Audited


@pytest.fixture
def audited(mini):
    return Audited(mini)


def test_the_command_of_a_hint_names_the_folder_that_was_typed(audited, tmp_path):
    """Copied into the same shell it runs; in the folder itself nothing needs to be said."""
    PLANTS["H107"](audited)
    inside = audited.program("audit", "--cycle", CYCLE).stdout
    assert f"python build.py trace --cycle {CYCLE} xa-a " in inside
    spaced = tmp_path / "kho dữ liệu"
    audited.root.rename(spaced)
    for words in ((), ("--format", "json"), ("--format", "sarif")):
        done = audited.program.bare(
            "--root", "kho dữ liệu", "audit", "--cycle", CYCLE, *words, cwd=tmp_path
        )
        command = f"python build.py --root 'kho dữ liệu' trace --cycle {CYCLE} xa-a "
        assert command in done.stdout
        assert "…" not in done.stdout


def test_a_change_of_a_files_head_has_a_hint_that_runs(audited):
    """A criterion of the same file is named, never dots in its place."""
    audited.merge(OWN, "value: 1", "value: 2")
    audited.commit({OWN: "draft: true\n" + audited.text(OWN)})
    (found,) = audited()
    assert (found["code"], found["criteria"]) == ("H103", [])
    command = found["hint"].partition("python build.py ")[2]
    assert command.startswith(f"trace --cycle {CYCLE} xa-a ")
    assert audited.program(*command.split()).returncode == 0


def test_a_file_without_criteria_has_a_hint_without_trace(audited):
    """Nothing in it can be traced: the export tells it."""
    audited.merge(OWN, "value: 1", "value: 2")
    path = f"scores/{CYCLE}/xa-b/explanation.yaml"
    audited.commit({path: "draft: true\n"})
    found = [one for one in audited() if one["path"] == path]
    assert [one["code"] for one in found] == ["H103"]
    command = found[0]["hint"].partition("python build.py ")[2]
    assert command.startswith(f"history export --cycle {CYCLE} ")
    assert audited.program(*command.split()).returncode == 0


def test_an_unreadable_version_is_first_shown_in_words(audited):
    """Where to look on the pages, then the command for those who have one."""
    PLANTS["H118"](audited)
    (found,) = audited()
    page, command = found["hint"].split("; ")
    assert "trang lịch sử của đơn vị" in page
    assert "git show" in command
