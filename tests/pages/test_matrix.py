"""The comment-response matrix on a unit's page and on the cycle's."""

import pytest

from parledger.pages import build_pages, render_page
from parledger.pages import responses as responses_module
from parledger.pages.matrix import make_matrix
from parledger.pages.responses import responses_context
from tests.pages.scene import CYCLE, report_of, scene, scope_of, texts


def matrix_of(report, unit, lang="vi"):
    """A unit's matrix."""
    scope = scope_of(report, lang)
    return make_matrix(scope, scope.results[unit])


def unanswered():
    """The district before round 2 has answered."""
    files = texts()
    del files["scores/mau-2020/xa-a/appraisal-2.yaml"]
    return report_of(files)


def test_a_line_shows_each_sides_part():
    """What was cut and why, what the unit said and asked, the answer, and the points after it."""
    first, judged = matrix_of(scene(), "xa-a").lines
    assert (first.code, first.own, first.final, first.href) == ("1.1", "2", "1", "#c-1.1")
    assert (first.round_1.points, first.round_1.word) == ("0", "Điều chỉnh")
    assert (first.round_1.said, first.round_1.office) == ("Kế hoạch ban hành muộn", "Phòng Nội vụ")
    assert (first.explanation.word, first.explanation.said) == (
        "Đề nghị 2 điểm", "Ban hành ngày 10 tháng 1",
    )  # fmt: skip
    assert (first.round_2.points, first.round_2.word) == ("1", "Chấp nhận một phần")
    assert (judged.own, judged.council.points, judged.council.said) == (
        "", "0,75", "Sáng kiến được nhân rộng",
    )  # fmt: skip


def test_the_sentence_counts():
    """Changes, answers by kind, points moved; and nothing that there was not."""
    assert matrix_of(scene(), "xa-a").sentence == (
        "Thẩm định lần 1 điều chỉnh hoặc cho điểm 2 tiêu chí. Có 1 giải trình: "
        "1 được chấp nhận một phần. Lần 2 tăng 1 điểm so với lần 1. Hội đồng điều chỉnh 1 tiêu chí."
    )
    assert matrix_of(scene(), "xa-b", "en").sentence == "Round 1 adjusted or judged 2 criteria."


def test_what_is_missing_stands_in_its_line(environment):
    """In the unit's table and in the cycle's list, with who owes it."""
    report = unanswered()
    assert matrix_of(report, "xa-a").lines[0].missing == ("Giải trình chưa được trả lời",)
    cycle = report.results.cycles["mau-2020"]
    (one,) = responses_context(report, "vi", cycle)["missing"]
    assert (one.unit, one.code, one.what) == ("Xã A", "1.1", "Giải trình chưa được trả lời")
    assert (one.office, one.href) == ("Phòng Nội vụ", "../../../mau-2020/xa-a/index.html#c-1.1")
    pages = {page.path: page for page in build_pages(report)}
    html = render_page(environment, pages["mau-2020/status/responses/index.html"])
    assert html.count("Giải trình chưa được trả lời") == 2
    assert "Chưa trả lời" in html


@pytest.mark.parametrize(
    ("lang", "words"), [("", "Điều chỉnh và giải trình"), ("en/", "Adjusted and explained")]
)
def test_the_units_page_has_its_table(render, lang, words):
    """In both languages; the answer stands beside what was explained."""
    html = render(f"{lang}mau-2020/xa-a/index.html")
    table = html[html.index('id="responses"') : html.index('id="criteria"')]
    assert words in table
    assert table.index("Ban hành ngày 10 tháng 1") < table.index("Muộn mười ngày")


def test_the_cycles_page_has_everybody(render):
    """Each unit in numbers, then every line; nothing is missing here."""
    html = render("mau-2020/status/responses/index.html")
    assert "Không thiếu lý do hay câu trả lời nào." in html
    assert all(f"Xã {name}" in html for name in "ABC")
    assert html.count("Kế hoạch ban hành muộn") == 3
    assert "6 lượt tiêu chí ở 3 đơn vị" in html


def test_a_long_matrix_is_left_to_the_units_pages(monkeypatch, environment):
    """The units in numbers stay, with the way to each one's lines."""
    monkeypatch.setattr(responses_module, "MOST_LINES", 5)
    pages = {page.path: page for page in build_pages(scene())}
    html = render_page(environment, pages["en/mau-2020/status/responses/index.html"])
    assert "Kế hoạch ban hành muộn" not in html
    assert "This cycle has 6 lines" in html
    assert 'href="../../../../en/mau-2020/xa-b/index.html#responses"' in html


def test_a_cycle_without_a_word_says_so(environment):
    """Self-scores alone."""
    files = {path: text for path, text in texts().items() if "appraisal" not in path}
    del files["scores/mau-2020/xa-a/explanation.yaml"]
    files["scores/mau-2020/council.yaml"] = "meetings: []\n"
    report = report_of(files)
    pages = {page.path: page for page in build_pages(report)}
    html = render_page(environment, pages["mau-2020/status/responses/index.html"])
    assert "Chưa có tiêu chí nào được điều chỉnh" in html
    assert 'id="responses"' not in render_page(environment, pages["mau-2020/xa-a/index.html"])


def test_a_withheld_cycle_has_no_such_page():
    """Texts are not shown before the figures are."""
    hidden = CYCLE.replace("visibility: public", "visibility: internal")
    files = texts(CYCLE=hidden)
    found = {
        edition: {page.path for page in build_pages(report_of(files, edition))}
        for edition in ("public", "internal")
    }
    path = "mau-2020/status/responses/index.html"
    assert path not in found["public"]
    assert path in found["internal"]
