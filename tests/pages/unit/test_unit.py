"""A unit's page as it is written: complete, in both languages, down to the line."""

import html5lib
import pytest

from tests.pages.scene import scene, scope_of

PAGE = "mau-2020/xa-a/index.html"


@pytest.fixture(scope="module")
def page(render):
    """The page's tree."""
    return html5lib.parse(render(PAGE), namespaceHTMLElements=False)


def text_of(node) -> str:
    """All text of an element, spaces made one."""
    return " ".join("".join(node.itertext()).split())


def by_class(page, name):
    """Elements that carry a class."""
    return [node for node in page.iter() if name in (node.get("class") or "").split()]


def test_one_head_and_a_title_of_its_own(page):
    """The unit's name is the only h1; the title names the cycle too."""
    assert [text_of(head) for head in page.iter("h1")] == ["Xã A"]
    assert text_of(page.find("head/title")) == "Xã A · Đánh giá năm 2020 · parledger"


def test_every_leaf_stands_once_and_opens_to_why(page):
    """Each leaf is a details element with its id; the plan's says all that was said of it."""
    leaves = [node for node in page.iter("details") if node.get("id", "").startswith("c-")]
    assert [leaf.get("id") for leaf in leaves] == ["c-1.1", "c-1.2", "c-1.3", "c-2.1", "c-2.2"]
    plan = text_of(leaves[0])
    for said in ("Kế hoạch ban hành muộn", "Ban hành ngày 10 tháng 1", "Muộn mười ngày"):
        assert said in plan


def test_the_source_line_names_file_line_and_commit(page):
    """scores/…/self.yaml:5:…, the commit and its day, and a link to that very line."""
    leaf = next(node for node in page.iter("details") if node.get("id") == "c-1.2")
    source = by_class(leaf, "source")[0]
    assert "scores/mau-2020/xa-a/self.yaml:5:12" in text_of(source)
    assert "1f3a9c0d2b, 05/01/2021" in text_of(source)
    link = next(source.iter("a")).get("href")
    assert link.startswith("https://example.org/mau/blob/1f3a9c0d2b")
    assert link.endswith("/scores/mau-2020/xa-a/self.yaml#L5")


def test_evidence_is_named_and_linked(page):
    """Title, number and date; the link is the one given."""
    leaf = next(node for node in page.iter("details") if node.get("id") == "c-1.2")
    (item,) = by_class(leaf, "documents")[0]
    assert text_of(item) == "Danh sách cán bộ số 5/DS, ngày 01/10/2020"
    assert next(item.iter("a")).get("href") == "https://example.org/ds"


def test_the_rule_is_a_small_table(page):
    """Three bands, best first, with their points."""
    leaf = next(node for node in page.iter("details") if node.get("id") == "c-1.2")
    rows = by_class(leaf, "leaf-rule")[0].iter("tr")
    assert [text_of(row.find("td")) for row in rows] == ["3", "2", "0"]


def test_it_prints_as_the_self_assessment_sheet(page):
    """Nine columns, a row for every node, the total, places to sign, the inputs in the foot."""
    (sheet,) = by_class(page, "sheet")
    assert len(list(sheet.find("table/thead/tr"))) == 9
    rows = [[text_of(cell) for cell in row] for row in sheet.find("table/tbody")]
    assert [row[0] for row in rows] == ["1", "1.1", "1.2", "1.3", "2", "2.1", "2.2", ""]
    assert rows[1] == [
        "1.1", "Kế hoạch", "2", "2", "0", "Ban hành ngày 10 tháng 1", "1", "",
        "Giá trị: Không. Có kế hoạch",
    ]  # fmt: skip
    assert rows[-1][2:4] == ["7", "6"]
    assert "Số liệu đầu vào" in text_of(sheet.find("table/tfoot"))
    assert len(list(by_class(sheet, "sheet-sign")[0])) == 2


def test_the_plan_names_target_owner_and_measure(page):
    """Target, the office, what it does by when."""
    plan = next(node for node in page.iter("section") if node.get("id") == "plan")
    for said in ("Đứng đầu", "Văn phòng", "Cử đi học", "30/06/2021"):
        assert said in text_of(plan)


def test_both_languages_show_the_same_figures(render):
    """The English page says it in English, with a decimal point, over the same leaves."""
    english = html5lib.parse(render(f"en/{PAGE}"), namespaceHTMLElements=False)
    assert english.get("lang") == "en"
    assert "74.58" in text_of(english)
    assert len([n for n in english.iter("details") if n.get("id", "").startswith("c-")]) == 5


def test_no_id_stands_twice(page):
    """Anchors lead to one place."""
    ids = [node.get("id") for node in page.iter() if node.get("id")]
    assert len(ids) == len(set(ids))


def test_a_block_is_cut_once(environment):
    """The second unit of a block reuses the stencils of the first."""
    scope = scope_of(scene())
    from parledger.pages.unit import unit_context

    template = environment.get_template("partials/unit_rows.html").module
    words = environment.globals["words"]["vi"]
    first = unit_context(scope, scope.results["xa-a"])["table"].fill(template, words)
    kept = dict(scope.stencils)
    second = unit_context(scope, scope.results["xa-b"])["table"].fill(template, words)
    assert scope.stencils == kept
    assert first != second
