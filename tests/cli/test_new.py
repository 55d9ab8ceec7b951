"""`new`: from nothing to a cycle with three units, each file passing `check` at once."""

import re

import pytest

from parledger.source.survey_shapes import SURVEY

UNITS = ("xa-mot", "xa-hai", "xa-ba")
VALUES = ["true", "late", "97", "[board]", "{done: 18, planned: 20}", "1", "1"]


@pytest.fixture
def started(empty):
    """Three units, a set and a cycle, made by `new` alone."""
    for unit in UNITS:
        assert empty("new", "unit", unit).returncode == 0
    assert empty("new", "set", "bo-2024").returncode == 0
    made = empty("new", "cycle", "dot-2024", "--set", "bo-2024", "--units", ",".join(UNITS))
    assert made.stdout == "scores/dot-2024/cycle.yaml\n"
    return empty


@pytest.fixture
def handed_in(started):
    """The first unit's draft filled in and handed in."""
    started("new", "self", "dot-2024", UNITS[0])
    path = started.root / f"scores/dot-2024/{UNITS[0]}/self.yaml"
    values = iter(VALUES)
    text = path.read_text(encoding="utf-8").replace("draft: true\n", "")
    filled = re.sub(
        r"    value:$",
        lambda _: f"    value: {next(values)}\n    note: x",
        text,
        flags=re.MULTILINE,
    )
    path.write_text(filled, encoding="utf-8")
    started("fmt")
    return started


@pytest.fixture
def appraised(handed_in):
    """Round 1 made by `new`, one leaf adjusted and one judged."""
    handed_in("new", "appraisal-1", "dot-2024", UNITS[0])
    path = handed_in.root / f"scores/dot-2024/{UNITS[0]}/appraisal-1.yaml"
    entries = (
        'scores:\n  "1.3":\n    decision: adjusted\n    points: 5\n    reason: Thiếu căn cứ\n'
        '  "3.1":\n    points: 4\n    reason: Theo hồ sơ'
    )
    text = path.read_text(encoding="utf-8").replace("scores: {}", entries)
    path.write_text(text.replace("recognise_rest: false", "recognise_rest: true"))
    return handed_in


def passes(program):
    """Whether the workspace has neither errors nor warnings and is canonical."""
    checked, formatted = program("check", "--strict"), program("fmt", "--check")
    assert checked.stdout + formatted.stdout == ""
    return (checked.returncode, formatted.returncode) == (0, 0)


def test_units_set_and_cycle_pass_check(started):
    """A cycle with three units in five commands."""
    assert passes(started)
    assert started("results", "--cycle", "dot-2024").stdout.count("not_started") == 3


def test_new_cycle_is_seen_on_the_site(started):
    """From nothing to the pages of three units: five commands and `site`."""
    started("new", "self", "dot-2024", UNITS[0])
    done = started("site", "--edition", "internal")
    assert done.returncode == 0, done.stderr
    site = started.root / "site-internal/dot-2024"
    for unit in UNITS:
        assert (site / unit / "index.html").is_file()


def test_draft_lists_every_leaf_with_an_empty_value(started):
    """The seven leaves that take a value; the judged one stands, survey and external do not."""
    started("new", "self", "dot-2024", UNITS[0])
    text = (started.root / f"scores/dot-2024/{UNITS[0]}/self.yaml").read_text(encoding="utf-8")
    assert "draft: true\n" in text
    assert len(re.findall(r'^  "[0-9.]+":\n    value:$', text, flags=re.MULTILINE)) == 7
    assert '  "3.1": {}\n' in text
    assert '"3.2"' not in text
    assert '"3.3"' not in text
    assert passes(started)


def test_draft_teaches(started):
    """Title, maximum, what to type for how many points, documents expected."""
    started("new", "self", "dot-2024", UNITS[0])
    text = (started.root / f"scores/dot-2024/{UNITS[0]}/self.yaml").read_text(encoding="utf-8")
    assert "# 1.2 Chế độ báo cáo cải cách hành chính (tối đa 10 điểm)" in text
    assert "# - value: late — Đủ báo cáo, có báo cáo chậm: 5 điểm" in text
    assert "# Tài liệu kiểm chứng: Các báo cáo đã gửi" in text


def test_draft_can_be_filled_in_and_handed_in(handed_in):
    """Without the line `draft: true` and with values it is a self-score."""
    assert passes(handed_in)
    assert ",self," in handed_in("results", "--cycle", "dot-2024").stdout


def test_every_skeleton_can_be_laid_down_before_its_time(started):
    """A file that decides nothing is no mistake, whatever the unit has handed in."""
    for kind in ("self", "appraisal-1", "explanation", "appraisal-2", "improvement"):
        for unit in UNITS[:2]:
            done = started("new", kind, "dot-2024", unit)
            assert (done.returncode, done.stdout) == (0, f"scores/dot-2024/{unit}/{kind}.yaml\n")
    assert passes(started)
    assert started("results", "--cycle", "dot-2024").stdout.count(",draft,") == 2


def test_survey_works_as_it_stands_and_feeds_the_criterion_that_waits(started):
    """No ballots yet: nothing is wrong, the leaf stays pending; every key has its comment."""
    made = started("new", "survey", "dot-2024", "hai-long")
    assert (made.returncode, made.stdout) == (0, "scores/dot-2024/survey/hai-long.yaml\n")
    assert passes(started)
    text = (started.root / "scores/dot-2024/survey/hai-long.yaml").read_text(encoding="utf-8")
    assert '  # 3.2 Mức độ hài lòng của người dân (tối đa 10 điểm)\n  - criterion: "3.2"\n' in text
    said = " ".join(line.strip("# ") for line in text.splitlines() if line.strip().startswith("#"))
    assert [key for key in SURVEY.order if not re.search(rf"\b{key}\b", said)] == []


def test_second_survey_leaves_the_criterion_to_the_first(started):
    """Two surveys do not feed one criterion; the second says how it would."""
    for name in ("hai-long", "lan-hai"):
        assert started("new", "survey", "dot-2024", name).returncode == 0
    assert passes(started)
    text = (started.root / "scores/dot-2024/survey/lan-hai.yaml").read_text(encoding="utf-8")
    assert "\n# feeds:\n" in text
    assert "\nfeeds:" not in text
    again = started("new", "survey", "dot-2024", "lan-hai")
    assert (again.returncode, again.stdout) == (2, "")


def test_survey_examples_behind_the_hash_are_sound(started):
    """Taking the `# ` away makes a key count: it is read without a complaint of its form."""
    started("new", "survey", "dot-2024", "hai-long")
    path = started.root / "scores/dot-2024/survey/hai-long.yaml"
    text = path.read_text(encoding="utf-8")
    for key in ("legal_basis", "without", "supervision", "seed"):
        lines = re.search(rf"^# {key}:(\n(#  .*\n)+| \d+\n)", text, re.MULTILINE)
        text = text.replace(lines[0], re.sub(r"^# ", "", lines[0], flags=re.MULTILINE))
    path.write_text(text, encoding="utf-8")
    assert started("check").stdout == ""
    assert started("fmt").returncode == 0


def test_cycle_examples_behind_the_hash_are_sound(started):
    """Sources, offices, Council and roles count once their marks are taken away."""
    path = started.root / "scores/dot-2024/cycle.yaml"
    text = path.read_text(encoding="utf-8")
    for key in ("sources", "offices", "roles", "council"):
        lines = re.search(rf"^# {key}:\n(#  .*\n)+", text, re.MULTILINE)
        text = text.replace(lines[0], re.sub(r"^# ", "", lines[0], flags=re.MULTILINE))
    path.write_text(text, encoding="utf-8")
    assert re.findall(r" ([A-Z]\d{3}): ", started("check").stdout) == ["K227"]
    assert started("fmt", "--check").stdout == ""
    assert "\nroles:\n  secretary:\n" in text


def test_nobody_appraises_a_draft(started):
    """Once the skeleton decides something, the draft is in its way."""
    for kind in ("self", "appraisal-1"):
        started("new", kind, "dot-2024", UNITS[0])
    path = started.root / f"scores/dot-2024/{UNITS[0]}/appraisal-1.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("recognise_rest: false", "recognise_rest: true"), encoding="utf-8")
    assert " S226: " in started("check").stdout


def test_appraisal_shows_the_self_score_and_decides_nothing(handed_in):
    """Every leaf with what the unit said, as a comment; the state does not move."""
    done = handed_in("new", "appraisal-1", "dot-2024", UNITS[0])
    text = (handed_in.root / done.stdout.strip()).read_text(encoding="utf-8")
    assert "# Đơn vị: 97 %, tự chấm 10 điểm" in text
    assert text.count("decision: adjusted\n") == 7
    assert passes(handed_in)
    assert ",self," in handed_in("results", "--cycle", "dot-2024").stdout


def test_comment_of_an_appraisal_counts_once_its_mark_is_taken_away(handed_in):
    """Taking `# ` from the example's lines is all that is needed."""
    done = handed_in("new", "appraisal-1", "dot-2024", UNITS[0])
    path = handed_in.root / done.stdout.strip()
    text = path.read_text(encoding="utf-8").replace("scores: {}", "scores:")
    body = '#   "1.3":\n#     decision: adjusted\n#     points: 0\n'
    assert body in text
    path.write_text(re.sub(r"^# (  .*)$", r"\1", text, flags=re.MULTILINE), encoding="utf-8")
    assert handed_in("check").returncode == 0
    assert ",appraisal_1," in handed_in("results", "--cycle", "dot-2024").stdout


def test_explanation_lists_what_round_1_changed(appraised):
    """The adjusted and the judged leaf, with the reason given."""
    done = appraised("new", "explanation", "dot-2024", UNITS[0])
    text = (appraised.root / done.stdout.strip()).read_text(encoding="utf-8")
    assert re.findall(r'^  "(.+)":$', text, flags=re.MULTILINE) == ["1.3", "3.1"]
    assert "# Lần 1: 5 điểm. Thiếu căn cứ" in text
    assert passes(appraised)


def test_explanation_of_nothing_shows_how_to_write_one(handed_in):
    """Where round 1 changed nothing yet: an empty file with an entry as a comment."""
    done = handed_in("new", "explanation", "dot-2024", UNITS[0])
    text = (handed_in.root / done.stdout.strip()).read_text(encoding="utf-8")
    assert "scores: {}\n" in text
    assert '#   "1.1":\n#     text: "Nêu lý do giải trình"\n' in text
    assert passes(handed_in)


def test_second_appraisal_lists_what_was_explained(appraised):
    """As comments: no answer is given until someone gives it."""
    appraised("new", "explanation", "dot-2024", UNITS[0])
    done = appraised("new", "appraisal-2", "dot-2024", UNITS[0])
    text = (appraised.root / done.stdout.strip()).read_text(encoding="utf-8")
    assert re.findall(r'^#   "(.+)":$', text, flags=re.MULTILINE) == ["1.3", "3.1"]
    assert "Giải trình: Ghi lý do giải trình vào đây" in text
    assert passes(appraised)


def test_improvement_begins_with_what_lost_most(appraised):
    """10 points at 1.3, then 6 at 3.1."""
    done = appraised("new", "improvement", "dot-2024", UNITS[0])
    text = (appraised.root / done.stdout.strip()).read_text(encoding="utf-8")
    assert re.findall(r'^      - "(.+)"$', text, flags=re.MULTILINE)[:2] == ["1.3", "3.1"]
    assert "# Mất 10 điểm" in text
    assert passes(appraised)


@pytest.mark.parametrize("kind", ["council", "tasks"])
def test_council_and_tasks_pass_check(started, kind):
    """Both work as they stand."""
    assert started("new", kind, "dot-2024").stdout == f"scores/dot-2024/{kind}.yaml\n"
    assert passes(started)


def test_office_gets_the_leaves_it_leads(handed_in):
    """--office: its own file with its own leaves; another kind of file beside it is refused."""
    path = handed_in.root / "scores/dot-2024/cycle.yaml"
    offices = 'offices:\n  - id: noi-vu\n    title: Phòng Nội vụ\n    appraises:\n      - "1"\n'
    path.write_text(path.read_text(encoding="utf-8") + offices, encoding="utf-8")
    unit = UNITS[0]
    done = handed_in("new", "appraisal-1", "dot-2024", unit, "--office", "noi-vu")
    text = (handed_in.root / done.stdout.strip()).read_text(encoding="utf-8")
    assert done.stdout == f"scores/dot-2024/{unit}/appraisal-1.noi-vu.yaml\n"
    assert re.findall(r'^#   "(.+)":$', text, flags=re.MULTILINE) == ["1.1", "1.2", "1.3"]
    assert handed_in("check").returncode == 0
    assert handed_in("new", "appraisal-1", "dot-2024", unit).returncode == 2
    wrong = handed_in("new", "appraisal-1", "dot-2024", unit, "--office", "noi-vụ")
    assert "có phải là «noi-vu»?" in wrong.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("unit", "xa-mot"),
        ("set", "bo-2024"),
        ("cycle", "dot-2024", "--set", "bo-2024", "--units", "xa-mot"),
    ],
)
def test_nothing_is_ever_overwritten(started, words):
    """Exit 2, and every file as it was."""
    before = {p: p.read_bytes() for p in started.root.rglob("*.yaml")}
    done = started("new", *words)
    assert done.returncode == 2
    assert {p: p.read_bytes() for p in started.root.rglob("*.yaml")} == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("unit", "../x"), "không hợp lệ"),
        (("unit", "Xã"), "không hợp lệ"),
        (("unit", "con"), "không hợp lệ"),
        (("unit",), "cách dùng: new unit ID"),
        (("self", "dot-2024"), "cách dùng: new self CYCLE UNIT"),
        (("survey", "dot-2024"), "cách dùng: new survey CYCLE ID"),
        (("survey", "dot-2024", "../x"), "không hợp lệ"),
        (("survey", "dot-2042", "x"), "có phải là «dot-2024»?"),
        (("cycle", "dot-2025"), "--set SET --units A,B,C"),
        (("cycle", "d", "--set", "bo-2023", "--units", "xa-mot"), "có phải là «bo-2024»?"),
        (("cycle", "d", "--set", "bo-2024", "--units", "xa-mott"), "có phải là «xa-mot»?"),
        (("cycle", "d", "--set", "bo-2024", "--units", "q9"), "python build.py new unit q9"),
        (("cycle", "d", "--set", "bo-2024", "--units", "xa-mot,xa-mot"), "ghi hai lần"),
        (("cycle", "en", "--set", "bo-2024", "--units", "xa-mot"), "trùng"),
        (("self", "dot-2042", "xa-mot"), "có phải là «dot-2024»?"),
        (("self", "dot-2024", "xa-mottt"), "có phải là «xa-mot»?"),
        (("self", "../..", "xa-mot"), "không có kỳ đánh giá"),
        (("unti", "x"), "có phải là «unit»?"),
        (("unit", "x", "--office", "y"), "không nhận --office"),
    ],
)
def test_wrong_names_are_refused(started, words, said):
    """Exit 2, one sentence, nothing written."""
    before = sorted(started.root.rglob("*"))
    done = started("new", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert sorted(started.root.rglob("*")) == before


def test_link_out_of_the_root_is_not_followed(started, tmp_path):
    """A cycle's folder that is a link elsewhere gets no file."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (started.root / "scores/dot-2024" / UNITS[0]).symlink_to(outside)
    assert started("new", "self", "dot-2024", UNITS[0]).returncode == 2
    assert list(outside.iterdir()) == []
