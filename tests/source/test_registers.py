"""Units, sets, cycles and the other files of a cycle, read from the small project."""

from datetime import date
from fractions import Fraction

import pytest

from parledger.model.cycles import IndexRules
from tests.source.workspaces import CYCLE, SET, UNITS, expected, load, told

SET_PATH, UNITS_PATH, CYCLE_PATH = "criteria/s.yaml", "units/u.yaml", "scores/c-2020/cycle.yaml"


def places_and_codes(path, text):
    """Problems of one file as `line:column code`."""
    return [" ".join(line.split()[:2]) for line in told(path, text)]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("units:\n  - ➤{id: x, level: commune}\n", "U102"),
        ("units:\n  - ➤{name: X, level: commune}\n", "U102"),
        ("units:\n  - ➤{id: x, name: X}\n", "U102"),
        ("units:\n  - {id: ➤Xã A, name: x, level: commune}\n", "U115"),
        ("units:\n  - {id: ➤con, name: x, level: commune}\n", "U117"),
        ("units:\n  - {id: x, name: x, level: commune, ➤parnet: y}\n", "U101"),
        ("units:\n  - {id: x, name: x, level: y, from: 2020-02-01, to: ➤2020-01-01}\n", "U125"),
        (
            "units: [{id: x, name: x, level: y, succeeded_by: [{unit: y, relation: ➤z}]}]\n",
            "U114",
        ),
        ("units: ➤{id: x}\n", "U104"),
        ("➤unit: x\n", "U101"),
        ("➤names: x\n", "U101"),
        ("➤- id: x\n", "Y119"),
        ("➤chỉ có chữ\n", "Y119"),
    ],
)
def test_units(text, codes):
    """A unit needs id, name and level; everything else is optional."""
    clean, lines = expected(text, codes)
    assert places_and_codes(UNITS_PATH, clean)[:1] == lines


def test_a_unit_id_is_used_once_over_all_files():
    """The second is reported, naming the first's file and line; the first stands."""
    loaded = load(**{"units/v.yaml": "units:\n  - {id: xa-b, name: Khác, level: commune}\n"})
    (problem,) = loaded.problems
    assert (problem.place.path, problem.code) == ("units/v.yaml", "U132")
    assert dict(problem.args)["where"] == "units/u.yaml:3"
    assert loaded.project.units["xa-b"].name == "Xã B"


def test_a_set_is_a_tree_with_places():
    """Depth, parents, leaves in the decision's order, and where figures stand."""
    criteria = load().project.sets["s"]
    assert [leaf.id for leaf in criteria.leaves] == ["5.7", "5.8", "5.9"]
    leaf = criteria.nodes["5.7"]
    assert (leaf.depth, leaf.parent, leaf.max_points) == (1, "5", Fraction(2))
    assert (leaf.at.line, leaf.max_at.line, leaf.rule_at.line) == (9, 11, 12)
    assert leaf.rule.kind == "bands"
    assert criteria.max_points == 6


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ("id: s\n", "id: ➤t\n", "C131"),
        ("max_points: 6\nareas", "max_points: ➤6,0\nareas", "C107"),
        ('id: "5.7"', "id: ➤5.7", "C116"),
        ('id: "5.7"', 'id: ➤"5 7"', "C124"),
        ("rule: {kind: yes_no}", "rule: {kind: ➤yesno}", "C114"),
        (
            '- id: "5.8"\n        title: Công khai\n        max_points: 1\n        rule: {kind: yes_no}\n',
            '- ➤id: "5.8"\n        title: Công khai\n        max_points: 1\n',
            "C130",
        ),
        ('  - id: "5"\n', '  - id: "5"\n    ➤rule: {kind: yes_no}\n', "C126"),
        ("title: Công khai", "title: Công khai\n        counts: ➤plus", "C114"),
        ("title: Công khai", "title: Công khai\n        evidence: ➤must", "C114"),
        ("title: Công khai", "title: Công khai\n        continues: {➤criteria: x}", "C101"),
        ("areas:", "parts: [{id: p, title: P, areas: [➤5]}]\nareas:", "C116"),
        ("areas:", "scale: ➤100%\nareas:", "C108"),
        ("areas:", "errata: [{date: ➤1/2/2020, what: x}]\nareas:", "C111"),
        ("areas:", "follows: ➤Khung\nareas:", "C115"),
    ],
)
def test_a_set_with_one_mistake(old, new, codes):
    """One message; what can be read of the set is there all the same."""
    assert old in SET
    text, lines = expected(SET.replace(old, new, 1), codes)
    assert places_and_codes(SET_PATH, text) == lines
    assert "s" in load(**{SET_PATH: text}).project.sets


def test_a_mistake_in_a_maximum_does_not_hide_the_others():
    """`1,5` is reported and read as meant, so sums and figures are still compared."""
    text = SET.replace("max_points: 2\n", "max_points: 2,0\n")
    loaded = load(**{SET_PATH: text})
    assert loaded.project.sets["s"].nodes["5.7"].max_points == 2
    assert loaded.project.unread == frozenset()


def test_counts_are_handed_down():
    """A bonus area makes bonus leaves; the cap stays where it is written."""
    text = SET.replace('  - id: "5"\n', '  - id: "5"\n    counts: bonus\n    cap: 3\n')
    nodes = load(**{SET_PATH: text}).project.sets["s"].nodes
    assert {node.counts for node in nodes.values()} == {"bonus"}
    assert [node.cap for node in nodes.values()] == [3, None, None, None]


def test_a_frame_has_areas_and_maxima_only():
    """Its leaves need no rule."""
    frame = "id: f\ntitle: Khung\nframe: true\nmax_points: 5\nareas:\n"
    frame += '  - {id: "1", title: A, max_points: 5}\n'
    assert load(**{"criteria/f.yaml": frame}).problems == ()


def test_a_cycle_has_defaults():
    """What is not written is what the design says."""
    cycle = load().project.cycles["c-2020"].cycle
    assert cycle.index == IndexRules(2, "half_up", "index", "competition", "error")
    assert (cycle.visibility, cycle.time_zone) == ("internal", "Asia/Ho_Chi_Minh")
    assert cycle.council is None
    assert cycle.blocks[0].units == ("xa-a", "xa-b")


def test_a_cycle_in_full():
    """Windows, given results, offices, bodies, roles: each as its record."""
    text = CYCLE + (
        "schedule:\n  self: 2020-11-15\n  appraisal_1: {from: 2020-11-16, to: 2020-11-30}\n"
        "external:\n"
        '  - {criterion: "5.9", block: communes, out_of: 100, points: {xa-a: 82.5, xa-b: none}}\n'
        "offices:\n"
        '  - {id: noi-vu, appraises: ["5.7"], accounts: [a]}\n'
        '  - {id: tu-phap, appraises: {communes: ["5.8"]}}\n'
        "council: none\n"
        "working_group: {head: Trưởng phòng, members: [Một, Hai]}\n"
        "roles: {clerks: [{accounts: [x], units: all}], units: {xa-a: {accounts: [y]}}}\n"
        "classes: [{id: tot, title: Tốt, from: 80}]\n"
        "published: {source: Báo cáo, index: {xa-a: 89.95}, rank: {xa-a: 1}, tolerance: 0.01}\n"
    )
    loaded = load(**{CYCLE_PATH: text})
    assert loaded.problems == ()
    cycle = loaded.project.cycles["c-2020"].cycle
    assert cycle.schedule["self"].start is None
    assert cycle.schedule["appraisal_1"].start == date(2020, 11, 16)
    assert cycle.external[0].points == {"xa-a": Fraction(165, 2), "xa-b": None}
    assert cycle.offices[0].codes_for("communes") == ("5.7",)
    assert cycle.offices[1].codes_for("communes") == ("5.8",)
    assert cycle.offices[1].places["appraises:communes:5.8"].line == 15
    assert cycle.working_group.chair == "Trưởng phòng"
    assert cycle.roles.clerks[0].units is None
    assert cycle.roles.units == {"xa-a": ("y",)}
    assert cycle.classes[0].start == 80
    assert cycle.published.index == {"xa-a": Fraction("89.95")}
    assert cycle.published.source.title == "Báo cáo"


@pytest.mark.parametrize(
    ("added", "codes"),
    [
        ("➤shedule: {}\n", "K101"),
        ("schedule: {self: ➤15/11/2020}\n", "K111"),
        ("schedule: {self: {from: 2020-02-01, to: ➤2020-01-01}}\n", "K125"),
        ("schedule: {➤sefl: 2020-01-01}\n", "K101"),
        ("period: {from: 2020-01-01, to: ➤2020-31-12}\n", "K112"),
        ("index: {decimals: ➤9}\n", "K118"),
        ("index: {rounding: ➤up}\n", "K114"),
        ("visibility: ➤hidden\n", "K114"),
        ("time_zone: ➤Hà Nội\n", "K114"),
        ('external: [{criterion: "5.9", points: {xa-a: ➤1,5}}]\n', "K107"),
        ('external: [{criterion: "5.9", points: {xa-a: ➤-1}}]\n', "K118"),
        ('external: [{criterion: "5.9", out_of: ➤0, points: {}}]\n', "K118"),
        ('external: [➤{criterion: "5.9"}]\n', "K102"),
        ("not_scored: [{criterion: ➤5.9}]\n", "K116"),
        ("not_scored: [➤{why: x}]\n", "K102"),
        ("classes: [{id: a, title: A, from: 1}, {id: ➤a, title: B, from: 0}]\n", "K133"),
        ("offices: [{id: a}, {id: ➤a}]\n", "K133"),
        ('offices: [{id: a, appraises: ["5.7", ➤"5.7"]}]\n', "K121"),
        ("reopened: [➤{unit: xa-a, step: self}]\n", "K102"),
        ("council: ➤[]\n", "K104"),
        ("published: {index: {xa-a: ➤cao}}\n", "K106"),
        ('sources: [➤{url: "https://x.vn"}]\n', "K102"),
        ("programme: ➤Minh Đức\n", "K115"),
    ],
)
def test_a_cycle_with_one_mistake(added, codes):
    """At the value, or at the record that lacks a key."""
    text, lines = expected(CYCLE + added, codes)
    assert places_and_codes(CYCLE_PATH, text) == lines


@pytest.mark.parametrize(
    ("path", "whole", "keys"),
    [
        (UNITS_PATH, UNITS, []),
        (SET_PATH, SET, ["id", "title", "max_points", "areas"]),
        (CYCLE_PATH, CYCLE, ["id", "title", "year", "authority", "provenance", "blocks"]),
    ],
)
def test_every_required_key_is_missed(path, whole, keys):
    """Each at the start of the file, naming the key; nothing else is said in the file."""
    for key in keys:
        lines = whole.splitlines(keepends=True)
        start = next(i for i, line in enumerate(lines) if line.startswith(f"{key}:"))
        end = next((i for i in range(start + 1, len(lines)) if lines[i][0] not in " -"), len(lines))
        text = "".join(lines[:start] + lines[end:])
        (problem,) = (p for p in load(**{path: text}).problems if p.place.path == path)
        assert problem.code[1:] == "102", key
        assert dict(problem.args)["key"] == key


def test_meetings_tasks_and_appeals():
    """A month counts to its last day; appeals may be a plain list."""
    folder = load(
        **{
            "scores/c-2020/council.yaml": "meetings:\n  - {date: 2020-12-30, members: 10, "
            'approve: 8, adjusts: [{unit: xa-a, criterion: "5.7", points: 1, reason: x}]}\n',
            "scores/c-2020/tasks.yaml": 'tasks: [{id: "1", title: x, from: 2024-02, due: 2024-02,'
            " by: noi-vu, with: [a, b]}]\n",
            "scores/c-2020/appeals.yaml": "- {unit: xa-a, received: 2021-01-05, answer: upheld}\n",
        }
    )
    assert folder.problems == ()
    files = folder.project.cycles["c-2020"]
    assert files.meetings[0].stands
    assert files.meetings[0].adjusts[0].points == 1
    assert (files.tasks[0].start, files.tasks[0].due) == (date(2024, 2, 1), date(2024, 2, 29))
    assert (files.tasks[0].by, files.tasks[0].with_) == (("noi-vu",), ("a", "b"))
    assert files.appeals[0].answer == "upheld"


@pytest.mark.parametrize(
    ("name", "text", "codes"),
    [
        ("council", "meetings: [{date: 2020-12-30, members: 5, approve: ➤8}]\n", "K118"),
        ("council", "meetings: [➤{members: 5, approve: 3}]\n", "K102"),
        ("tasks", "tasks: [➤{id: x}]\n", "K102"),
        ("tasks", "tasks: [{id: x, title: y, due: ➤2023-13}]\n", "K111"),
        ("tasks", "tasks: [{id: x, title: y, from: 2023-05, due: ➤2023-04}]\n", "K125"),
        ("appeals", "- ➤{received: 2021-01-05}\n", "K102"),
        ("appeals", "- {unit: xa-a, received: 2021-01-05, answer: ➤yes}\n", "K114"),
        ("appeals", "- ➤x\n", "K104"),
    ],
)
def test_the_other_files_with_one_mistake(name, text, codes):
    """Family K, at the value or the record."""
    path = f"scores/c-2020/{name}.yaml"
    clean, lines = expected(text, codes)
    assert places_and_codes(path, clean) == lines


def test_an_improvement_plan():
    """The unit's own file, family S; a line of text may stand for the plan's paper."""
    path = "scores/c-2020/xa-a/improvement.yaml"
    text = (
        "plan: Kế hoạch 12\ntarget: {rank: 3}\nowners: [{id: o, title: O, criteria: [V]}]\n"
        "measures: [{owner: o, criteria: [V], what: làm, done: 2021-05-01}]\n"
    )
    plan = load(**{path: text}).project.cycles["c-2020"].units["xa-a"].improvement
    assert (plan.plan.title, plan.target.rank) == ("Kế hoạch 12", 3)
    assert plan.measures[0].done == date(2021, 5, 1)
    broken, lines = expected(text.replace("rank: 3", "rank: ➤0"), "S118")
    assert places_and_codes(path, broken) == lines
