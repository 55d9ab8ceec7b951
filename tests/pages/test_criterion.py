"""A criterion's page: the rule as it stands, who has what, why points were lost, its years."""

import pytest

from parledger.pages.criterion import criterion_context, criterion_pages
from parledger.pages.inputs import find_inputs
from tests.pages.scene import SET, report_of, scene, scope_of, texts


@pytest.fixture
def shown():
    """The context of a leaf of 2020."""
    scope = scope_of(scene())
    return lambda code: criterion_context(scope, scope.block.criteria.nodes[code])


def test_every_leaf_has_a_page():
    """At the promised address, in both years."""
    report = scene()
    pages = criterion_pages(report, "vi", find_inputs(report))
    paths = {page.path for page in pages}
    leaves = ("1.1", "1.2", "1.3", "2.1", "2.2")
    assert paths == {
        f"mau-{year}/communes/{leaf}/index.html" for year in (2019, 2020) for leaf in leaves
    }


def test_the_rule_is_a_small_table(shown):
    """Bands from the best down, with their points."""
    context = shown("1.2")
    assert [line.points for line in context["rule_lines"]] == ["3", "2", "0"]
    assert context["rule_name"] == "Theo khoảng giá trị"


def test_the_answer_counts_full_points(shown):
    """2.2: all three; 1.2: 97, 100 and 60 per cent give 2, 3 and 0 of 3 points."""
    assert shown("2.2")["answer"] == "Cả 3 đơn vị đạt đủ 2 điểm."
    assert shown("1.2")["answer"] == "1 trên 3 đơn vị đạt đủ 3 điểm; trung bình 1,67."
    assert [name for name, _ in shown("1.2")["full"]] == ["Xã B"]


def test_bars_count_units_by_points(shown):
    """Most points first; the longest bar is the most frequent figure."""
    bars = shown("1.1")["bars"]
    assert [(bar.points, bar.units, bar.at) for bar in bars] == [
        ("1", "1", "50.0%"),
        ("0", "2", "100.0%"),
    ]


def test_reasons_are_counted(shown):
    """Two units lost 1.1 for one reason, the third for the reason of round 2."""
    reasons = {one.reason: (one.units, one.points) for one in shown("1.1")["reasons"]}
    assert reasons["Kế hoạch ban hành muộn"] == ("2", "−4")
    assert reasons["Muộn mười ngày"] == ("1", "−1")


def test_rows_show_every_step(shown):
    """Xã A in 1.1: 2 claimed, 0 after round 1, 1 after round 2; best first."""
    rows = shown("1.1")["rows"]
    first = rows[0]
    assert (first.name, first.own, first.round_1, first.round_2, first.final) == (
        "Xã A", "2", "0", "1", "1"
    )  # fmt: skip
    assert shown("1.1")["steps"] == ("self", "appraisal_1", "appraisal_2")
    assert shown("1.3")["steps"] == ("appraisal_1", "council")


def test_rows_lead_to_the_unit_at_the_criterion(shown, render):
    """The link's anchor stands on the unit's page."""
    href = shown("1.1")["rows"][0].href
    path, _, anchor = href.removeprefix("../../../").partition("#")
    assert f'id="{anchor}"' in render(path)


def test_the_office_that_appraises_is_named(shown):
    """Of the cycle's offices, those whose codes cover the leaf."""
    assert shown("1.1")["appraisers"] == ("Phòng Nội vụ",)


def test_both_years_are_shown_and_compared(shown):
    """The same set in 2019: comparable, with the block's mean of that year."""
    now, before = shown("1.2")["lineage"]
    assert (now.year, now.compares, now.href) == ("2020", "", "")
    assert (before.year, before.compares) == ("2019", "so sánh được")
    assert before.href.endswith("mau-2019/communes/1.2/index.html")
    # 70, 85 and 60 per cent gave 0, 2 and 0 of 3 points: two ninths.
    assert before.share == "22,2"


def next_set(files, change):
    """The scene with a set of its own for 2020 that continues the first."""
    text = SET.replace("id: set\n", "id: set-2\ncontinues: set\n", 1)
    files["criteria/set-2.yaml"] = change(text)
    path = "scores/mau-2020/cycle.yaml"
    files[path] = files[path].replace("criteria: set", "criteria: set-2")
    return files


def test_a_changed_criterion_says_why_it_does_not_compare():
    """The set's own words, on the new page and on the old one."""
    said = "continues: {criterion: '1.1', comparable: false, why: Hạn nộp đổi}"
    files = next_set(texts(), lambda text: text.replace("guide: Nộp trước ngày 15.", said))
    report = report_of(files)
    for cycle in ("mau-2020", "mau-2019"):
        scope = scope_of(report, cycle=cycle)
        lines = criterion_context(scope, scope.block.criteria.nodes["1.1"])["lineage"]
        assert [line.compares for line in lines if line.compares] == [
            "không so sánh được: Hạn nộp đổi"
        ]


def test_a_criterion_that_is_not_scored_says_so():
    """No mean, no rows: the cycle's reason instead."""
    files = texts()
    path = "scores/mau-2020/cycle.yaml"
    files[path] += 'not_scored: [{criterion: "2.2", why: Chưa triển khai}]\n'
    for unit in ("xa-a", "xa-b", "xa-c"):
        own = f"scores/mau-2020/{unit}/self.yaml"
        files[own] = files[own].replace('  "2.2": {value: true}\n', "")
    scope = scope_of(report_of(files))
    context = criterion_context(scope, scope.block.criteria.nodes["2.2"])
    assert context["answer"] == "Năm nay không chấm tiêu chí này: Chưa triển khai"
    assert (context["bars"], context["full"], context["reasons"]) == ((), (), ())


def test_many_figures_are_drawn_in_stretches(shown):
    """More than twelve different figures become ten stretches that hold them all."""
    from fractions import Fraction

    from parledger.pages.criterion_block import Given, bars

    scope = scope_of(scene())
    unit = scope.block.units[0]
    made = bars(scope, tuple(Given(unit, Fraction(n, 10)) for n in range(31)))
    assert len(made) == 10
    assert sum(int(bar.units) for bar in made) == 31
    assert made[0].points == "2,7–3"


@pytest.mark.parametrize("lang", ["", "en/"])
def test_the_page_renders(render, lang):
    """In both languages, with the leaf's words."""
    html = render(f"{lang}mau-2020/communes/1.1/index.html")
    assert "Kế hoạch" in html
    assert "Nộp trước ngày 15." in html
    assert ("Cách chấm" in html) == (not lang)
