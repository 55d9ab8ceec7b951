"""How a cycle was published: its page, its line on the cycle's page, errata where they matter."""

from hashlib import sha256

import html5lib
import pytest

from parledger.pages import build_pages, render_page
from tests.pages.scene import CYCLE, SET, report_of, texts

FOLDER = "scores/mau-2020"
RECORD = """\
cycle: mau-2020
decision: {number: 15/QĐ-UBND, date: 2021-01-10}
date: 2021-01-10
engine: 0.9.1
results:
  - {unit: xa-a, index: 80.00, rank: 1, class: tot}
  - {unit: xa-b, index: 81.67, rank: 2, class: tot}
  - {unit: xa-c, index: 61.67, class: kha}
inputs:
  - {path: criteria/set.yaml, blob: "1111111111111111111111111111111111111111", sha256: "1111111111111111111111111111111111111111111111111111111111111111"}
units:
  - {id: xa-a, name: Xã A, level: commune, parent: huyen}
"""
ERRATA = """\
errata:
  - version: "2020.1"
    date: 2021-02-20
    decision: {number: 31/QĐ-UBND}
    path: scores/mau-2020/xa-b/self.yaml
    what: Tiêu chí 1.2 <b>của Xã B</b>
    reason: Nhập nhầm
    before: {results: [{unit: xa-b, index: 79.99, rank: 2, class: kha}]}
    after: {results: [{unit: xa-b, index: 81.67, rank: 1, class: tot}]}
  - version: "2020.2"
    date: 2021-03-01
    decision: {title: Văn bản đính chính}
    path: scores/mau-2020/council.yaml
    what: Số biên bản
    reason: Ghi thiếu
    before: {}
    after: {}
"""
APPEALS = """\
appeals:
  - {unit: xa-b, received: 2021-02-01, text: Xem lại 1.2, answer: upheld, answered: 2021-02-20, erratum: "2020.1"}
  - {unit: xa-a, received: 2021-02-02, text: Xem lại, answer: rejected, answered: 2021-02-20}
"""


def published(errata="", edition="public", **changed):
    """The district's year 2020, published."""
    files = texts(**changed) | {f"{FOLDER}/publication.yaml": RECORD + errata}
    if errata:
        files[f"{FOLDER}/appeals.yaml"] = APPEALS
    return report_of(files, edition)


def read(environment, report, path):
    """A page as a tree."""
    page = next(page for page in build_pages(report) if page.path == path)
    return html5lib.parse(render_page(environment, page), namespaceHTMLElements=False)


def said(tree, section=""):
    """The text of a page, or of one section of it, on one line."""
    whole = (
        tree.find("body")
        if not section
        else next(one for one in tree.iter("section") if one.get("id") == section)
    )
    return " ".join("".join(whole.itertext()).split())


def test_a_cycle_that_is_not_published_has_no_such_page(environment):
    """Nor a link to it."""
    report = report_of(texts())
    assert not [page for page in build_pages(report) if page.template == "publication.html"]
    assert "about/index.html" not in [
        link.get("href")
        for link in read(environment, report, "mau-2020/index.html").iter("a")
        if "mau-2020" in (link.get("href") or "")
    ]


@pytest.mark.parametrize(
    ("prefix", "sentence"),
    [
        ("", "Công bố ngày 10/01/2021 theo Quyết định số 15/QĐ-UBND; phiên bản 2020."),
        ("en/", "Published on 10 January 2021 by decision no. 15/QĐ-UBND; version 2020."),
    ],
)
def test_the_cycles_page_says_published_when_and_by_which_decision(environment, prefix, sentence):
    """And leads to the page of the publication."""
    tree = read(environment, published(), f"{prefix}mau-2020/index.html")
    assert sentence in said(tree)
    assert any(
        (link.get("href") or "").endswith("mau-2020/about/index.html") for link in tree.iter("a")
    )


def test_the_page_shows_every_versions_decision_digest_and_tag(environment):
    """The digests are those of the record's bytes up to each version's end."""
    text = RECORD + ERRATA
    cuts = [text.index("errata:"), text.index('  - version: "2020.2"'), len(text)]
    versions = said(read(environment, published(ERRATA), "mau-2020/about/index.html"), "versions")
    for cut in cuts:
        assert sha256(text[:cut].encode()).hexdigest() in versions
    for version, paper in (
        ("2020", "Số 15/QĐ-UBND ngày 10/01/2021"),
        ("2020.1", "Số 31/QĐ-UBND ngày 20/02/2021"),
        ("2020.2", "Văn bản đính chính ngày 01/03/2021"),
    ):
        assert paper in versions
        assert f"kq/mau-2020/{version}" in versions
    assert "parledger 0.9.1" in versions


def test_errata_are_shown_with_old_and_new_figures(environment):
    """What, why, by which decision, which file; one that moves nothing says so."""
    tree = read(environment, published(ERRATA), "mau-2020/about/index.html")
    errata = said(tree, "errata")
    for part in ("Tiêu chí 1.2 <b>của Xã B</b>", "Nhập nhầm", "scores/mau-2020/xa-b/self.yaml"):
        assert part in errata
    rows = [[said_cell(cell) for cell in row] for row in tree.iter("tr")]
    assert ["Xã B", "79,99", "81,67", "2", "1", "Khá", "Tốt"] in rows
    assert "Không chỉ số, hạng hay loại nào thay đổi." in errata
    assert {one.get("id") for one in tree.iter("h3")} >= {"erratum-2020-1", "erratum-2020-2"}


def said_cell(cell):
    """Its text on one line."""
    return " ".join("".join(cell.itertext()).split())


def test_a_units_page_shows_its_errata_and_its_appeals_lead_there(environment):
    """Old and new index and rank; a unit that nothing moved has no such section."""
    report = published(ERRATA)
    tree = read(environment, report, "mau-2020/xa-b/index.html")
    assert "Đính chính 2020.1: chỉ số 79,99 → 81,67, hạng 2 → 1" in said(tree, "errata")
    appeals = next(one for one in tree.iter("section") if one.get("id") == "appeals")
    links = [link.get("href") for link in appeals.iter("a")]
    assert links == ["../../mau-2020/about/index.html#erratum-2020-1"]
    other = read(environment, report, "mau-2020/xa-a/index.html")
    assert "errata" not in {one.get("id") for one in other.iter("section")}
    assert "Không chấp nhận kiến nghị" in said(other, "appeals")


def test_a_published_cycle_is_public_though_it_says_internal(environment):
    """Publication is what `visibility: internal` waits for."""
    internal = CYCLE.replace("visibility: public", "visibility: internal")
    hidden = report_of(texts(CYCLE=internal))
    assert "mau-2020" in hidden.withheld
    shown = published(CYCLE=internal)
    assert "mau-2020" not in shown.withheld
    assert "mau-2019" in shown.withheld
    assert said(read(environment, shown, "mau-2020/about/index.html"))


def test_what_was_missing_at_publication_is_named(environment):
    """Each unit and criterion, and what it counts."""
    missing = CYCLE.replace("index: {{decimals: 2}}", "index: {{decimals: 2, missing: zero}}")
    lacking = missing.replace("xa-b: 90, ", "")
    tree = read(environment, published(CYCLE=lacking), "mau-2020/about/index.html")
    absent = said(tree, "absent")
    assert "tính 0 điểm" in absent
    assert "Xã B: 2.1" in absent
    assert "Xã A" not in absent
    assert SET.count("2.1") == 1


def test_a_decision_that_is_not_public_is_not_named_in_the_public_edition(environment):
    """Neither number nor title."""
    secret = RECORD.replace("date: 2021-01-10}", "date: 2021-01-10, public: false}", 1)
    report = report_of(texts() | {f"{FOLDER}/publication.yaml": secret})
    text = said(read(environment, report, "mau-2020/about/index.html"))
    assert "15/QĐ-UBND" not in text
    assert "quyết định không công khai" in text
