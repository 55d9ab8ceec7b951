"""A survey's page: how many, what they answered, intervals before any order, and what vouches."""

import re

import html5lib
import pytest

from parledger.model.formula import Tally
from parledger.model.questions import Option, Question
from parledger.pages import build_pages, render_page
from parledger.pages.survey import answer, survey_context
from parledger.pages.survey.questions import finding
from parledger.pages.survey.standing import make_standings
from parledger.problems import Place
from tests.pages.survey.scene import (
    INSTRUMENT,
    SURVEY,
    WISH,
    ballots,
    files,
    report_of,
    scope_of,
    surveyed,
)
from tests.pages.unit.test_unit import text_of

PAGE = "mau-2021/survey/index.html"


@pytest.fixture(scope="module")
def rendered(environment):
    """Every data page of the scene by path."""
    return {page.path: render_page(environment, page) for page in build_pages(surveyed())}


def tree(html):
    """The page as a browser reads it."""
    return html5lib.parse(html, namespaceHTMLElements=False)


def test_the_answer_comes_first():
    """42 of 54 planned are valid; satisfied are the answers 4 and 5 of q1 and q2."""
    assert answer(scope_of(surveyed())).startswith(
        "42 phiếu hợp lệ trên 54 phiếu theo kế hoạch (77,8\u00a0%); "
    )


def test_the_page_says_how_it_was_done(rendered):
    """Period, modes, state in words, digest, supervision, legal basis, both seals."""
    said = text_of(tree(rendered[PAGE]))
    for text in (
        "01/04/2021 – 30/06/2021",
        "phiếu giấy, trực tuyến",
        "đã đóng ngày 05/07/2021, có đính chính",
        surveyed().polls.of("mau-2021")[0].survey.ballots.sha256,
        "0" * 64,
        "Nhập sót một phiếu",
        "Biên bản",
        "Gọi lại",
        "Kế hoạch khảo sát",
        "2 phiếu nhận được không hợp lệ nên không tính.",
    ):
        assert text in said


def test_an_open_survey_says_so():
    """Without `closed` nobody may take the figures for settled."""
    made = files()
    made[SURVEY] = re.sub(r"closed:.*?(?=seed)", "", made[SURVEY], flags=re.DOTALL)
    context = survey_context(scope_of(report_of(made)))
    assert context["fieldwork"].state == "đang thu phiếu, chưa đóng"
    assert context["fieldwork"].seals == ()


def test_the_interval_stands_before_the_order(rendered):
    """In the columns, as in the text: n, interval, share, points, and only then the place."""
    page = tree(rendered[PAGE])
    table = next(t for t in page.iter("table") if "standing-table" in (t.get("class") or ""))
    heads = ["".join(th.itertext()).strip() for th in table.find("thead").iter("th")]
    assert heads[0] == "Đơn vị"
    assert heads.index("Số phiếu (n)") < heads.index("Khoảng tin cậy 95 %")
    assert heads.index("Khoảng tin cậy 95 %") < heads.index("Thứ tự trong khảo sát")
    assert heads[-1] == "Thứ tự trong khảo sát"
    html = rendered[PAGE]
    assert html.index("Đọc khoảng tin cậy trước") < html.index("standing-table")


def test_a_unit_with_a_group_of_fewer_than_five_is_listed_and_never_ordered():
    """Xã B has three of the staff; Xã D has no results and never will."""
    standing = make_standings(scope_of(surveyed()))[0]
    assert [row.name for row in standing.rows] == ["Xã A", "Xã C"]
    assert [row.place for row in standing.rows] == ["1", "2"]
    assert {row.name: row.why for row in standing.unordered} == {
        "Xã B": "Cán bộ: 3 phiếu",
        "Xã D": "Không có kết quả khảo sát cho đơn vị này (Mới thành lập)",
    }


def test_the_share_is_that_of_the_formula_and_the_weights():
    """Xã A by hand: 0.6 x satisfied of 2 x ballots of the people, 0.4 x that of the staff."""
    share, valid = 0.0, 0
    for group, weight in (("nguoi-dan", 0.6), ("can-bo", 0.4)):
        rows = [
            row
            for row in ballots()
            if (row["unit"], row["group"]) == ("xa-a", group)
            and sum(bool(row[name]) for name in ("q1", "q2", "q3")) >= 2
        ]
        satisfied = sum(row[name] in ("4", "5") for row in rows for name in ("q1", "q2"))
        valid += len(rows)
        share += weight * satisfied / (2 * len(rows))
    row = make_standings(scope_of(surveyed()))[0].rows[0]
    assert row.share == f"{100 * share:.1f}\u00a0%".replace(".", ",")
    assert row.points == f"{30 * share:.2f}".replace(".", ",")
    assert row.ballots == f"{valid}/18"


def test_the_formula_is_said_from_the_declaration(rendered):
    """Words, symbols, weights and the rule of valid ballots, here and on the methodology page."""
    for path in (PAGE, "mau-2021/methodology/index.html"):
        said = text_of(tree(rendered[path]))
        for text in (
            "điểm = M × hài lòng / (n × k)",
            "Số câu trả lời hài lòng chia cho số phiếu nhân số câu hỏi",
            "0,6 × Người dân + 0,4 × Cán bộ",
            "ít nhất 50 % số câu hỏi",
        ):
            assert text in said, (path, text)


def test_another_declaration_is_another_method():
    """The alternative for blanks and pooled groups say so."""
    made = files()
    made[SURVEY] = (
        made[SURVEY]
        .replace("{kind: satisfied_share}", "{kind: satisfied_share, blank: left_out}")
        .replace(", weight: 0.6", "")
        .replace(", weight: 0.4", "")
    )
    method = survey_context(scope_of(report_of(made)))["method"]
    assert method.formulas[0].symbols == "điểm = M × hài lòng / đã trả lời"
    assert method.formulas[0].weights.startswith("phiếu của các nhóm tính chung")


def test_free_words_are_on_no_page_and_in_no_data_block(rendered):
    """Not one of six; the question is named and said not to be published."""
    assert sum(WISH in row["y1"] for row in ballots()) == 6
    for path, html in rendered.items():
        assert WISH not in html, path
    assert "ý kiến tự do, không công bố" in text_of(tree(rendered[PAGE]))
    assert "mau-2021/survey/hai-long/y1/index.html" not in rendered


def test_the_internal_edition_has_no_free_words_either(environment):
    """They are a separate output for the working group, not a page."""
    for page in build_pages(report_of(files(), "internal")):
        assert WISH not in render_page(environment, page)


def test_a_withheld_cycle_shows_nothing_of_its_survey():
    """No page, and no link on the cycle's."""
    made = files()
    made["scores/mau-2021/cycle.yaml"] = made["scores/mau-2021/cycle.yaml"].replace(
        "visibility: public\n", ""
    )
    assert not any("survey" in page.path for page in build_pages(report_of(made)))


def test_several_surveys_have_a_page_each_and_a_list(environment):
    """`survey/` lists them; each stands at its own id, with its questions below."""
    made = files()
    made["scores/mau-2021/survey/khac.yaml"] = (
        INSTRUMENT.replace("id: hai-long", "id: khac", 1)
        .split("feeds:")[0]
        .format(old="0" * 64, sha="0" * 64, rows=1)
        .replace("Khảo sát sự hài lòng", "Khảo sát thứ hai")
    )
    pages = {page.path: page for page in build_pages(report_of(made))}
    assert {"mau-2021/survey/hai-long/index.html", "mau-2021/survey/khac/index.html"} <= set(pages)
    said = text_of(tree(render_page(environment, pages[PAGE])))
    assert "Khảo sát sự hài lòng" in said
    assert "Khảo sát thứ hai" in said
    assert "chưa có phiếu" in said


def test_the_english_page_is_whole(rendered):
    """The same figures in English; what people wrote is marked as Vietnamese."""
    html = rendered[f"en/{PAGE}"]
    said = text_of(tree(html))
    assert "42 valid ballots of 54 planned (77.8 %)" in said
    assert "closed on 5 July 2021, corrected since" in said
    assert "0.6 × Người dân + 0.4 × Cán bộ" in said
    assert '<h1 class="title-long" lang="vi">' in html


def tally(number, satisfied, answered=10):
    """Question `q<number>` with so many satisfied answers."""
    options = tuple(Option(one, one, None) for one in ("kém", "Tốt"))
    question = Question(
        f"q{number}", "scale", "Câu", options, frozenset({"Tốt"}), False, Place("x")
    )
    counts = {"kém": answered - satisfied, "Tốt": satisfied}
    return Tally(question, counts, answered, answered)


@pytest.mark.parametrize(
    ("tallies", "told"),
    [
        ([tally(1, 9), tally(2, 5)], "Câu 1 có tỷ lệ “Tốt” cao nhất (90,0 %), câu 2 thấp nhất (50,0 %)"),
        ([tally(1, 9), tally(2, 5), tally(3, 9)], "Câu 1, 3 có tỷ lệ “Tốt” cao nhất"),
        ([tally(1, 7), tally(2, 7)], "Trả lời theo từng câu hỏi"),
        ([tally(1, 7)], "70,0 % câu trả lời là “Tốt”"),
    ],
)  # fmt: skip
def test_the_title_of_the_bars_says_what_they_show(tallies, told):
    """Highest and lowest, all that share the place; nothing where there is no difference."""
    assert finding(tallies, "vi").replace("\u00a0", " ").startswith(told)


EVIL = "<script>window.hacked=1</script>{{ 7*7 }} & ' ]]>"


def test_hostile_words_of_an_instrument_are_read_and_do_nothing(environment):
    """Titles of surveys, groups, options and questions, notes and reasons: text on every page."""
    made = files()
    quoted = '"' + EVIL.replace('"', '\\"') + '"'
    made[SURVEY] = re.sub(r"(title|note|reason|why): [^,}\n]+", rf"\1: {quoted}", made[SURVEY])
    assert made[SURVEY].count("hacked") > 12
    for page in build_pages(report_of(made)):
        html = render_page(environment, page)
        page_tree = tree(html)
        for node in page_tree.iter("script"):
            if node.get("type") == "application/json":
                assert "</script" not in (node.text or "")
            else:
                assert node.get("src"), page.path
        if page.path == PAGE:
            assert EVIL in "".join(next(page_tree.iter("h1")).itertext())
            assert "49" not in "".join(next(page_tree.iter("h1")).itertext())
