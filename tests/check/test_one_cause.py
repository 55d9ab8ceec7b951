"""One cause gives one message; a thousand mistakes give a thousand, in one run."""

import pytest

from parledger.check import check_project
from parledger.problems import sort_problems
from parledger.source import read_project
from tests.check.building import broken, changed

FOLDER = "scores/nam-2020"
BROKEN = "title: [\n"


@pytest.mark.parametrize(
    "path",
    [
        "units/units.yaml",
        "criteria/mau.yaml",
        f"{FOLDER}/cycle.yaml",
        f"{FOLDER}/council.yaml",
        f"{FOLDER}/xa-a/self.yaml",
        f"{FOLDER}/xa-a/appraisal-1.yaml",
        f"{FOLDER}/xa-a/explanation.yaml",
        f"{FOLDER}/xa-a/improvement.yaml",
    ],
)
def test_a_file_that_cannot_be_read_is_told_once(path):
    """What hangs on it keeps silent."""
    found = broken({path: BROKEN})
    assert [(one.code[0], one.place.path) for one in found] == [("Y", path)]


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("units/units.yaml", "id: xa-b", "id: Xã B"),
        ("criteria/mau.yaml", '"1.1"', '"1 1"'),
        ("criteria/mau.yaml", "max_points: 6", "max_points: sáu"),
        ("criteria/mau.yaml", "kind: yes_no", "kind: có"),
        ("criteria/mau.yaml", "kind: judged, step: 0.5", "kind: judge"),
        ("criteria/mau.yaml", "title: Bộ tiêu chí mẫu", 'title: ""'),
        ("criteria/mau.yaml", "title: Bộ tiêu chí mẫu", 'title: "  "'),
        (f"{FOLDER}/cycle.yaml", "units: [xa-a, xa-b]", "units: []"),
        ("criteria/mau.yaml", "max_points: 2\n        rule:\n", "max_points: hai\n        rule:\n"),
        (f"{FOLDER}/cycle.yaml", "    units: [xa-a, xa-b]\n", ""),
        (
            f"{FOLDER}/xa-a/explanation.yaml",
            "\n    text: Đã bổ sung số liệu\n    asks: 1",
            " không",
        ),
        (f"{FOLDER}/cycle.yaml", "id: communes", "id: Các xã"),
        (f"{FOLDER}/cycle.yaml", "xa-a: 2", 'xa-a: "2,5"'),
        (f"{FOLDER}/xa-a/self.yaml", "value: 85", "value: 85%"),
        (f"{FOLDER}/xa-a/self.yaml", '"1.2":', "1.2:"),
        (f"{FOLDER}/xa-a/appraisal-1.yaml", "points: 0", "points: không"),
        (f"{FOLDER}/xa-a/explanation.yaml", "asks: 1", "asks: 1 điểm"),
    ],
)
def test_a_record_that_cannot_be_read_is_told_once(path, old, new):
    """A wrong id or figure is one mistake, however many places name it."""
    found = broken({path: [(old, new)]})
    assert [one.place.path for one in found] == [path]


@pytest.mark.parametrize(
    ("path", "key"), [("criteria/mau.yaml", "areas"), (f"{FOLDER}/cycle.yaml", "blocks")]
)
def test_an_empty_list_on_which_all_hangs_is_told_once(path, key):
    """`areas: []` and `blocks: []` are mistakes, not small projects."""
    text = changed({}).content[path].decode("utf-8")
    found = broken({path: f"{text[: text.index(f'{key}:')]}{key}: []\n"})
    assert [(one.code[1:], dict(one.args)["key"]) for one in found] == [("105", key)]


@pytest.mark.parametrize(
    ("old", "new", "code", "subject"),
    [
        ("max_points: 10", "max_points: 11", "C204", "mau"),
        ("    max_points: 6", "    max_points: 5", "C205", "1"),
        (
            "        max_points: 2\n        rule:\n",
            "        max_points: 1\n        rule:\n",
            "C206",
            "1.2",
        ),
    ],
)
def test_one_wrong_maximum_is_told_where_it_stands(old, new, code, subject):
    """A wrong maximum makes two sums wrong, its own and the one above: one message."""
    found = broken({"criteria/mau.yaml": [(old, new)]}, keep=("C204", "C205", "C206"))
    assert [(one.code, one.subject) for one in found] == [(code, subject)]


def test_a_forgotten_dash_is_told_by_its_keys_alone():
    """Two criteria run into one: every key stands twice, and nothing else is said."""
    found = broken({"criteria/mau.yaml": [('      - id: "1.2"\n', '        id: "1.2"\n')]})
    assert {one.code for one in found} == {"Y111"}


def test_the_rest_of_a_cycle_is_checked_beside_a_lost_record():
    """One unreadable figure does not hide the mistakes of other files."""
    found = broken(
        {
            f"{FOLDER}/cycle.yaml": [("xa-a: 2\n", "xa-a: hai\n")],
            f"{FOLDER}/xa-a/self.yaml": [("points: 1", "points: 3")],
            f"{FOLDER}/council.yaml": [("approve: 8", "approve: 4")],
        }
    )
    assert sorted(one.code for one in found) == ["K106", "K241", "S103"]


def test_a_thousand_mistakes_give_a_thousand_problems():
    """Two hundred units with five mistakes each, every one at its own place."""
    units = [f"xa-{number:03}" for number in range(200)]
    own = """scores:
  "1.1":
    value: true
  "1.2":
    value: 85
    points: 3
  "1.3":
    points: 1
  "1":
    note: Cả lĩnh vực
  "1.9":
    value: 1
"""
    files = {
        "units/units.yaml": "units:\n"
        + "".join(f"  - {{id: {unit}, name: Xã, level: commune}}\n" for unit in units),
        f"{FOLDER}/cycle.yaml": [
            ("units: [xa-a, xa-b]", f"units: [{', '.join(units)}]"),
            ("xa-a: 2\n", "xa-000: 2\n"),
            ("xa-b: 2.5\n", "xa-001: 2.5\n"),
        ],
        **{f"{FOLDER}/{unit}/self.yaml": own for unit in units},
    }
    workspace = changed(files)
    content = {path: data for path, data in workspace.content.items() if "/xa-a/" not in path}
    for name in ("council", "appeals"):
        content.pop(f"{FOLDER}/{name}.yaml")
    loaded = read_project(type(workspace)(content))
    found = sort_problems((*loaded.problems, *check_project(loaded.project)))
    assert len(found) == 1000
    assert len({one.place for one in found}) == 1000


def test_unknown_names_among_thousands_are_all_told():
    """A thousand unknown units among four thousand known ones: the hint looks at a few."""
    known = "".join(f"  - {{id: don-vi-{n}, name: Xã, level: commune}}\n" for n in range(4000))
    cycle = "".join(f"      - donvi-{n}\n" for n in range(1000))
    files = {
        "units/units.yaml": "units:\n" + known,
        "criteria/mau.yaml": "id: mau\ntitle: Mẫu\nmax_points: 1\nareas:\n"
        '  - {id: "1", title: Kế hoạch, max_points: 1, rule: {kind: yes_no}}\n',
        f"{FOLDER}/cycle.yaml": "id: nam-2020\ntitle: Năm 2020\nyear: 2020\nauthority: UBND\n"
        "provenance: illustrative\nblocks:\n  - id: communes\n    title: Xã\n    criteria: mau\n"
        f"    units:\n{cycle}",
    }
    found = broken(files, base=False)
    assert [one.code for one in found] == ["K203"] * 1000
