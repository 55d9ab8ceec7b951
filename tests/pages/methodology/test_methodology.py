"""The method of a cycle, generated from what is in force."""

import pytest

from parledger.pages.inputs import find_inputs
from parledger.pages.methodology import methodology_context, methodology_pages
from parledger.rules import RULES
from tests.pages.scene import CYCLE, report_of, scene, texts


def context_of(report, lang="vi", cycle="mau-2020"):
    """What the page shows."""
    return methodology_context(report, lang, cycle)


def cycle_with(text):
    """The scene whose cycles say something more."""
    return report_of(texts(CYCLE=CYCLE + text))


def test_the_sum_goes_from_the_set_to_the_points_in_force():
    """12 less 2 not scored and less 4 without any result: 6."""
    files = texts()
    path = "scores/mau-2020/cycle.yaml"
    files[path] = files[path].replace(
        "xa-a: 80, xa-b: 90, xa-c: 50", "xa-a: none, xa-b: none, xa-c: none"
    )
    files[path] += 'not_scored: [{criterion: "2.2", why: Chưa triển khai}]\n'
    for unit in ("xa-a", "xa-b", "xa-c"):
        own = f"scores/mau-2020/{unit}/self.yaml"
        files[own] = files[own].replace('  "2.2": {value: true}\n', "")
    report = report_of(files)
    (block,) = context_of(report)["blocks"]
    assert [row.points for row in block.sum] == ["12", "−2", "−4", "6"]
    assert block.sum[1].text == "Không chấm 2.2 Một cửa: Chưa triển khai"
    units = report.results.cycles["mau-2020"].blocks[0].units
    assert {unit.total.max_points for unit in units if unit.total} == {6}


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("index: {decimals: 1}", "đến 1 chữ số thập phân; số 5 làm tròn lên"),
        ("index: {rounding: half_even}", "về chữ số chẵn"),
        ("index: {stage: leaf}", "Điểm của từng tiêu chí được làm tròn đến 2"),
        ("index: {ties: dense}", "1, 2, 2, 3"),
        ("index: {missing: zero}", "tính là 0 điểm"),
        ("index: {missing: exclude}", "bị loại khỏi cả"),
    ],
)
def test_the_settings_are_said_as_declared(settings, said):
    """Each declared choice has its sentence, and only it."""
    changed = CYCLE.replace(
        "index: {{decimals: 2}}", settings.replace("{", "{{").replace("}", "}}")
    )
    sentences = " ".join(context_of(report_of(texts(CYCLE=changed)))["settings"].sentences)
    plain = " ".join(context_of(scene())["settings"].sentences)
    assert said in sentences
    assert said not in plain


def test_rules_in_use_are_explained_with_examples():
    """The kinds of the set, counted, in the order of the table of rules."""
    rules = context_of(scene())["rules"]
    assert [(rule.kind, rule.count) for rule in rules] == [
        ("yes_no", "2"),
        ("bands", "1"),
        ("judged", "1"),
        ("external", "1"),
    ]
    assert rules[1].examples[0][0] == "1.2 Cán bộ đạt chuẩn"


@pytest.mark.parametrize("kind", RULES)
def test_every_rule_says_in_both_languages_how_it_works(kind):
    """A new rule cannot come without words for the page."""
    words = (RULES[kind].name, RULES[kind].how)
    assert all(text.vi and text.en and text.vi != text.en for text in words)


def test_classes_offices_and_units_outside_are_listed():
    """From the cycle, in its order; classes from the top."""
    context = context_of(scene())
    assert [band.title for band in context["settings"].classes] == ["Tốt", "Khá"]
    (office,) = context["offices"]
    assert (office.title, office.appraises) == ("Phòng Nội vụ", ("tất cả",))
    assert [(unit.name, unit.assessed, unit.why) for unit in context["units_out"]] == [
        ("Xã C", True, "Mới thành lập"),
        ("Xã D", False, "Đang sắp xếp lại"),
    ]


def test_the_cycles_of_a_programme_hang_together():
    """Both years, the page's own marked and not linked."""
    rows = context_of(scene())["programme"]
    assert [(row.year, row.here, bool(row.href)) for row in rows] == [
        ("2019", False, True),
        ("2020", True, False),
    ]


def test_results_from_elsewhere_name_their_source():
    """The survey out of 100, with the title of its report."""
    (block,) = context_of(scene())["blocks"]
    (given,) = block.external
    assert (given.title, given.scale, given.source.title) == (
        "2.1 Hài lòng", "quy đổi từ thang 100", "Điều tra"
    )  # fmt: skip


def test_without_a_council_nobody_waits_for_one():
    """`council: none`: its line is left out."""
    changed = CYCLE.replace(
        "council: {{chair: Chủ tịch, members: [Phòng Nội vụ]}}", "council: none"
    )
    files = texts(CYCLE=changed)
    del files["scores/mau-2020/council.yaml"]
    assert "final_council" in context_of(scene())["settings"].final
    assert "final_council" not in context_of(report_of(files))["settings"].final


def test_a_withheld_cycle_shows_its_method_and_no_figure(environment):
    """The rules are public; what is in force depends on figures and is left out, links too."""
    from parledger.pages import render_page

    files = texts(CYCLE=CYCLE.replace("visibility: public", "visibility: internal"))
    report = report_of(files)
    assert report.withheld == {"mau-2019", "mau-2020"}
    pages = methodology_pages(report, "vi", find_inputs(report))
    html = render_page(environment, pages[-1])
    assert "Số liệu chưa công bố" in html
    assert "communes/1/index.html" not in html
    assert context_of(report)["blocks"][0].sum == ()


@pytest.mark.parametrize("lang", ["", "en/"])
def test_the_page_renders(render, lang):
    """In both languages, with the formula and the set."""
    html = render(f"{lang}mau-2020/methodology/index.html")
    assert "Bộ tiêu chí" in html
    assert 'id="rule-bands"' in html
