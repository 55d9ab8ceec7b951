"""Appeals: on the unit's page and on its cycle's, with their answers; nothing where there are none."""

import html5lib
import pytest

from parledger.pages import build_pages, render_page
from parledger.pages.appeals import make_appeals
from tests.pages.scene import report_of, scene, texts

APPEALS = """\
appeals:
  - unit: xa-a
    received: 2021-01-08
    document: {title: Kiến nghị của Xã A, number: 7/KN}
    criteria: ["1.1", "1.3"]
    text: Kế hoạch ban hành đúng hạn
    answer: upheld
    answered: 2021-01-15
    answer_document: {title: Thư mật, number: 8/TL, public: false}
    erratum: Chấm lại 1.1
  - {unit: xa-b, received: 2021-01-09, document: 9/KN, text: Đề nghị xem lại}
  - {unit: xa-b, received: 2021-01-10, document: 10/KN, answer: rejected, answered: 2021-01-20}
"""
CYCLE, UNIT = "mau-2020/index.html", "mau-2020/xa-a/index.html"


def _report(edition="public"):
    return report_of(texts() | {"scores/mau-2020/appeals.yaml": APPEALS}, edition)


def _section(environment, report, path):
    """The section of appeals of a rendered page, as one line of text, and its links; or None."""
    page = next(page for page in build_pages(report) if page.path == path)
    tree = html5lib.parse(render_page(environment, page), namespaceHTMLElements=False)
    found = next((one for one in tree.iter("section") if one.get("id") == "appeals"), None)
    if found is None:
        return None
    return " ".join("".join(found.itertext()).split()), [a.get("href") for a in found.iter("a")]


def test_the_cycles_page_lists_all_with_links_to_the_units(environment):
    """In the order written; each says what became of it."""
    text, links = _section(environment, _report(), CYCLE)
    assert text.startswith("Kiến nghị về kết quả Xã A. Ngày nhận: 08/01/2021. Tiêu chí: 1.1, 1.3.")
    answers = (
        "Chấp nhận kiến nghị, trả lời ngày 15/01/2021.", "Chưa có trả lời.",
        "Không chấp nhận kiến nghị, trả lời ngày 20/01/2021.",
    )  # fmt: skip
    places = [text.index(answer) for answer in answers]
    assert places == sorted(places)
    assert [link.removesuffix("index.html").rstrip("/") for link in links] == [
        "../mau-2020/xa-a", "../mau-2020/xa-b", "../mau-2020/xa-b"
    ]  # fmt: skip


def test_a_units_page_shows_its_own_only(environment):
    """Text, erratum and both papers; nothing of what another unit wrote."""
    text, _ = _section(environment, _report("internal"), UNIT)
    for said in (
        "Kế hoạch ban hành đúng hạn", "Đính chính: Chấm lại 1.1",
        "Văn bản kiến nghị: Kiến nghị của Xã A số 7/KN", "Văn bản trả lời: Thư mật số 8/TL",
    ):  # fmt: skip
        assert said in text
    assert "Đề nghị xem lại" not in text


@pytest.mark.parametrize("path", [CYCLE, UNIT])
def test_a_private_answer_is_named_as_such(environment, path):
    """The public edition says that there is a paper, not which."""
    text, _ = _section(environment, _report(), path)
    assert "Văn bản trả lời: Tài liệu không công khai" in text
    assert "8/TL" not in text
    assert "Thư mật" not in text


def test_in_english_too(environment):
    """The page's words in English."""
    text, _ = _section(environment, _report(), f"en/{CYCLE}")
    assert "Appeals" in text
    assert "Awaiting an answer." in text
    assert "Upheld, answered on 15 January 2021." in text


@pytest.mark.parametrize("path", [CYCLE, UNIT])
def test_nothing_where_there_are_none(environment, path):
    """No empty section."""
    assert _section(environment, scene(), path) is None


def test_a_withheld_cycle_shows_none():
    """An appeal would tell of a result that is not out."""
    internal = texts()
    name = "scores/mau-2020/cycle.yaml"
    internal[name] = internal[name].replace("visibility: public", "visibility: internal")
    report = report_of(internal | {"scores/mau-2020/appeals.yaml": APPEALS})
    assert "mau-2020" in report.withheld
    assert make_appeals(report, "vi", "mau-2020", CYCLE) == ()
