"""The guides are true: what they tell people to type is typed, what they show is what comes out."""

from __future__ import annotations

import shutil

import pytest

from tests.papers.guides import COMMANDS, DOCS, FILE, OUTPUT, ROLES, ROOT, sections
from tests.papers.hands import both, changing, naming, writing
from tests.papers.rehearsal import Rehearsal, fits

CYCLE = "scores/ky-2026"
FIRST, SECOND = f"{CYCLE}/xa-dau-tien", f"{CYCLE}/xa-thu-hai"
RECOGNISED = "recognise_rest: true\nscores: {}\n"
JUDGED = 'recognise_rest: true\nscores:\n  "3.1":\n    points: 8\n'
NOT_ITS_OWN = (
    'recognise_rest: true\nscores:\n  "2.2":\n    decision: adjusted\n    points: 5\n'
    '    reason: Số liệu của hệ thống một cửa là 70 %.\n  "3.1":\n    points: 7\n'
)
NO_REASON = 'recognise_rest: true\nscores:\n  "1.3":\n    decision: adjusted\n    value: 79\n'
NAMES = {
    "units/xa-dau-tien.yaml": {"name": "Xã Đầu Tiên"},
    "units/xa-thu-hai.yaml": {"name": "Xã Thứ Hai"},
    "criteria/bo-tieu-chi-2026.yaml": {"title": "Bộ tiêu chí năm 2026"},
    "scores/ky-2026/cycle.yaml": {"title": "Chỉ số năm 2026", "authority": "UBND huyện"},
}


def open_cycle(stage: Rehearsal) -> None:
    """The secretary's page, put on main by whoever set the repository up."""
    stage.day = "2026-10-20T08:00:00+07:00"
    stage.git("git init -q -b main && mkdir units criteria scores .github .gitlab")
    stage.play("guide-secretary", 3, after="new council", then=naming(NAMES))
    stage.git("git add -A && git commit -q -m mo-ky")


def hand_in(stage: Rehearsal) -> None:
    """Self-assessment: the unit, the clerk, and what neither may do."""
    stage.day = "2026-11-10T08:00:00+07:00"
    stage.play("guide-units", 3)
    own = stage.take(f"{FIRST}/self.yaml")
    stage.refuse(writing(f"{FIRST}/self.yaml", own), "xa-dau-tien", "2026-11-16T08:05:00+07:00")
    mistaken = own.replace("value: 97\n", "value: 97,5\n")
    stage.complain(writing(f"{FIRST}/self.yaml", mistaken))
    for path, text in (
        (f"{SECOND}/self.yaml", own),
        (f"{FIRST}/appraisal-1.noi-vu.yaml", RECOGNISED),
    ):
        stage.refuse(writing(path, text), "xa-dau-tien", "2026-11-10T09:00:00+07:00")
    writing(f"{FIRST}/self.yaml", own)(stage.root)
    stage.send("tu-cham", "xa-dau-tien", "2026-11-10T09:00:00+07:00")

    stage.play("guide-clerk", 3)
    copied = stage.take(f"{SECOND}/self.yaml")
    unnamed = copied[copied.index("scores:") :]
    for path, text in (
        (f"{SECOND}/self.yaml", unnamed),
        (f"{FIRST}/self.yaml", copied),
        (f"{SECOND}/appraisal-1.noi-vu.yaml", RECOGNISED),
    ):
        stage.refuse(writing(path, text), "nhap-ho", "2026-11-10T09:00:00+07:00")
    writing(f"{SECOND}/self.yaml", copied)(stage.root)
    stage.send("nhap-ho", "nhap-ho", "2026-11-10T09:00:00+07:00")


def appraise(stage: Rehearsal) -> None:
    """Round 1, the explanation, round 2."""
    stage.play("guide-appraiser", 2)
    early = writing(f"{FIRST}/appraisal-1.noi-vu.yaml", RECOGNISED)
    stage.refuse(early, "noi-vu", "2026-11-12T10:00:00+07:00")
    stage.day = "2026-11-17T08:00:00+07:00"
    stage.play("guide-appraiser", 3)
    stage.send("lan-1", "noi-vu", "2026-11-18T10:00:00+07:00")
    strays = both(
        writing(f"{SECOND}/appraisal-1.noi-vu.yaml", NOT_ITS_OWN),
        writing(f"{SECOND}/appraisal-1.van-phong.yaml", RECOGNISED),
    )
    stage.refuse(strays, "noi-vu", "2026-11-18T10:00:00+07:00")
    stage.complain(writing(f"{SECOND}/appraisal-1.noi-vu.yaml", NO_REASON))
    writing(f"{SECOND}/appraisal-1.noi-vu.yaml", JUDGED)(stage.root)
    stage.send("lan-1-b", "noi-vu", "2026-11-18T10:00:00+07:00")
    for folder in (FIRST, SECOND):
        writing(f"{folder}/appraisal-1.van-phong.yaml", RECOGNISED)(stage.root)
    stage.send("lan-1-c", "van-phong", "2026-11-18T10:00:00+07:00")

    stage.day = "2026-12-03T08:00:00+07:00"
    stage.play("guide-units", 4)
    stage.send("giai-trinh", "xa-dau-tien", "2026-12-03T10:00:00+07:00")
    stage.day = "2026-12-14T08:00:00+07:00"
    stage.play("guide-appraiser", 4)
    stage.send("lan-2", "noi-vu", "2026-12-14T10:00:00+07:00")


def decide(stage: Rehearsal) -> None:
    """The secretary's other work, the Council, the publication."""
    received = "2026-12-20T10:00:00+07:00"
    stage.day = "2026-12-20T08:00:00+07:00"
    too_soon = ("--decision", "88/QĐ-UBND", "--date", "2026-12-30")
    assert stage.program("publish", "--cycle", "ky-2026", *too_soon).returncode == 1
    stage.play("guide-council", 3)
    stage.play("guide-council", 4)
    minutes = stage.take(f"{CYCLE}/council.yaml")
    council = f"{CYCLE}/council.yaml"
    stage.complain(writing(council, minutes.replace("approve: 8", "approve: 5")))
    stage.refuse(writing(council, minutes), "noi-vu", received)
    writing(council, minutes)(stage.root)
    stage.send("bien-ban", "thu-ky", received)
    frozen = both(
        changing(f"{CYCLE}/cycle.yaml", "appraisal_1: 2026-11-30", "appraisal_1: 2026-12-05"),
        changing("criteria/bo-tieu-chi-2026.yaml", "do Chủ tịch ký", "do Phó Chủ tịch ký"),
    )
    stage.refuse(frozen, "thu-ky", received)
    mixed = both(
        changing(f"{CYCLE}/tasks.yaml", "tasks:", "# x\ntasks:"),
        changing("build.py", "import", "# x\nimport"),
    )
    stage.refuse(mixed, "thu-ky", received)
    stage.play("guide-secretary", 4)
    stage.send("ket-qua", "thu-ky", received)

    stage.day = "2026-12-30T08:00:00+07:00"
    commit = "git add -A && git commit -q -m cong-bo"
    stage.play("guide-secretary", 5, after=" publish ", then=lambda _: stage.git(commit))
    stage.play("guide-units", 6)
    change = changing(f"{SECOND}/self.yaml", "value: 100\n", "value: 99\n")
    stage.complain(change)


def set_up(stage: Rehearsal) -> None:
    """The page for whoever sets it up, from a repository with sample data."""
    for name in ("units", "criteria", "scores"):
        shutil.copytree(ROOT / "tests" / "golden" / "mini" / name, stage.root / name)
    for name in (".github", ".gitlab"):
        (stage.root / name).mkdir()
    stage.git("git init -q -b main && git add -A && git commit -q -m mau")
    for part in (3, 4, 5, 9, 11):
        stage.play("guide-setup", part)


def audit(stage: Rehearsal) -> None:
    """The auditor's page, over the cycles published in this repository."""
    for name in ("units", "criteria", "scores/minh-duc-2019", "scores/ministries-2023"):
        shutil.copytree(ROOT / name, stage.root / name)
    stage.git("git init -q -b main && git add -A && git commit -q -m so")
    for part in range(4, 13):
        stage.play("guide-auditor", part)


@pytest.fixture(scope="module", params=DOCS)
def played(request, tmp_path_factory) -> tuple[str, list[Rehearsal]]:
    """All guides of a language, played to the end."""
    stages = []
    for acts in ((open_cycle, hand_in, appraise, decide), (set_up,), (audit,)):
        stage = Rehearsal(tmp_path_factory.mktemp(request.param) / "so", request.param)
        for act in acts:
            act(stage)
        stages.append(stage)
    return request.param, stages


def test_every_command_and_file_of_the_role_pages_is_played(played):
    """No block that tells people to type something is left out."""
    lang, stages = played
    done = set().union(*(stage.played for stage in stages))
    told = {
        (page, place)
        for page in ROLES
        for place, part in enumerate(sections(DOCS[lang] / f"{page}.md"))
        if any(block.mark in {COMMANDS, FILE} for block in part.blocks)
    }
    assert told - done == set()


def test_every_refusal_on_the_pages_was_said(played):
    """Lines that a page shows without a command before them came up in the play."""
    lang, stages = played
    said = {line for stage in stages for text in stage.said for line in text.splitlines()}
    invented = [
        line
        for page in ROLES
        for part in sections(DOCS[lang] / f"{page}.md")
        for before, block in zip((None, *part.blocks), part.blocks, strict=False)
        if block.mark == OUTPUT and (before is None or before.mark != COMMANDS)
        for line in block.text.split("\n")
        if line not in said
    ]
    assert invented == []


@pytest.mark.parametrize(
    ("shown", "fitting"),
    [
        ("a\nb", True), ("a\n…", True), ("…\nb", True), ("…", True), ("a\nb…", True),
        ("a", False), ("b\na", False), ("…\na", False), ("a\nc", False), ("a…b", False),
    ],
)  # fmt: skip
def test_shown_output_is_held_against_all_that_is_said(shown: str, fitting: bool):
    """Only `…` leaves anything out."""
    assert fits(shown, "a\nb\n") is fitting
