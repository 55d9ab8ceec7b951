"""Two years side by side: only what compares is compared, the rest is named with its reason."""

import pytest

from parledger.model.words import fixed_decimal
from parledger.pages.compare import compare_context, compare_pages
from parledger.pages.inputs import find_inputs
from tests.pages.scene import report_of, scene, texts
from tests.pages.test_criterion import next_set


def block_of(report, lang="vi"):
    """The one block of the comparison of 2020."""
    (block,) = compare_context(report, lang, "mau-2020")["blocks"]
    return block


def test_only_a_year_with_an_earlier_one_has_the_page():
    """2020 has; 2019 has not."""
    report = scene()
    pages = compare_pages(report, "vi", find_inputs(report))
    assert [page.path for page in pages] == ["mau-2020/changes/index.html"]


def test_rows_show_both_years_and_the_difference():
    """The change is this year's figure less the earlier one, largest rise first."""
    report = scene()
    changes = report.results.cycles["mau-2020"].changes
    rows = block_of(report).rows
    assert len(rows) == 3
    differences = sorted((one.difference for one in changes.values()), reverse=True)
    shown = [row.change.replace("−", "-").replace("+", "").replace(",", ".") for row in rows]
    assert shown == [fixed_decimal(value, 2) for value in differences]


def test_full_figures_and_ranks_stand_beside():
    """Of each year's own table, marked as not for comparison by the page."""
    report = scene()
    found = {row.name: row for row in block_of(report).rows}
    before = report.results.cycles["mau-2019"].unit("xa-b")
    assert found["Xã B"].full_before == before.shown_index.replace(".", ",")
    assert found["Xã B"].rank_before == str(before.rank)
    assert found["Xã C"].rank_now == "–"


def test_everything_compares_under_one_set():
    """The same set in both years: nothing is left out."""
    block = block_of(scene())
    assert block.left_out == ()
    assert block.basis == (
        "So sánh trên 5 tiêu chí giống nhau ở cả hai năm; 0 tiêu chí không đưa vào so sánh."
    )


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        (
            "guide: Nộp trước ngày 15.",
            "continues: {criterion: '1.1', comparable: false, why: Hạn nộp đổi}",
            "Hạn nộp đổi",
        ),
        ("rule: {kind: yes_no}\n        guide", "rule: {kind: per_item, each: 2}\n        guide",
         "điểm tối đa hoặc cách chấm đã đổi"),
    ],
)  # fmt: skip
def test_a_changed_criterion_is_left_out_with_its_reason(old, new, why):
    """The set's own words where it gives them, else what differs."""
    files = next_set(texts(), lambda text: text.replace(old, new))
    if "per_item" in new:
        for path, text in files.items():
            if path.startswith("scores/mau-2020/xa-"):
                files[path] = text.replace("value: true, note", "value: 1, note").replace(
                    "value: false", "value: 0"
                )
    block = block_of(report_of(files))
    assert [(one.title, one.why) for one in block.left_out] == [("1.1 Kế hoạch", why)]


def test_units_without_a_year_before_are_named():
    """A unit that was not in last year's cycle is no change, and no silence either."""
    files = texts()
    path = "scores/mau-2019/cycle.yaml"
    files[path] = files[path].replace("units: [xa-a, xa-b, xa-c]", "units: [xa-a, xa-b]")
    files[path] = files[path].replace("    unranked: [{unit: xa-c, why: Mới thành lập}]\n", "")
    files[path] = files[path].replace(", xa-c: 50", "")
    for name in ("self", "appraisal-1"):
        del files[f"scores/mau-2019/xa-c/{name}.yaml"]
    assert block_of(report_of(files)).without == ("Xã C",)


@pytest.mark.parametrize("lang", ["", "en/"])
def test_the_page_renders(render, lang):
    """In both languages, with chart and table."""
    html = render(f"{lang}mau-2020/changes/index.html")
    assert 'data-chart="changes"' in html
    assert html.count("<tr>") > 6
