"""The evidence register as pages: a unit's and its cycle's, in both editions and languages."""

import re
from dataclasses import replace

import pytest

from parledger.pages import build_pages, render_page
from parledger.pages.evidence import MOST, evidence_context
from parledger.pages.unit_evidence import unit_evidence_context
from tests.pages.scene import CYCLE, SELF, SET, UNITS, report_of, scene, scope_of, texts

UNIT = "mau-2020/xa-a/evidence/index.html"
WHOLE = "mau-2020/evidence/index.html"
PERIOD = "visibility: public\nperiod: {{from: 2020-01-01, to: 2020-12-31}}"
PAPERS = """\
  "1.3":
    note: Sáng kiến một trang
    evidence:
      - {{title: Danh sách cán bộ, number: 5/DS, date: 2020-10-01}}
      - {{title: Bản mô tả, number: 7/SK, date: 2021-02-01, sha256: "%s"}}
      - {{title: Danh sách người dân, number: 88/BM, date: 2020-03-01, issuer: Thôn, public: false}}
""" % ("a" * 64)


def register(edition="public", **changed):
    """The district; each commune names the same papers."""
    own = SELF.replace('  "1.3": {{note: Sáng kiến một trang}}\n', PAPERS)
    cycle = CYCLE.replace("visibility: public", PERIOD)
    return report_of(texts(**{"SELF": own, "CYCLE": cycle, **changed}), edition)


def unit_of(report, lang="vi", unit="xa-a"):
    """A unit's page of 2020."""
    scope = scope_of(report, lang)
    return unit_evidence_context(scope, scope.results[unit])


def cycle_of(report, lang="vi"):
    """The page of 2020."""
    return evidence_context(report, lang, report.results.cycles["mau-2020"])


def html_of(environment, report, path):
    """A rendered page."""
    return render_page(environment, {page.path: page for page in build_pages(report)}[path])


def test_the_head_says_how_much_has_a_document():
    """As a count and as a share, in the words of the language."""
    assert unit_of(register())["sentence"] == (
        "2 trên 4 tiêu chí có điểm đã có tài liệu kiểm chứng (50,0\u00a0%)."
    )
    assert unit_of(register(), "en")["sentence"] == (
        "2 of 4 criteria with points have a document (50.0\u00a0%)."
    )
    assert unit_of(register())["due"] == "1.1, 1.2, 1.3, 2.2"


def test_what_lacks_a_document_says_what_stands_instead():
    """The unit's own words where it wrote some; a link to the criterion and to the line."""
    first, second = unit_of(register())["lacking"]
    assert (first.criterion.title, first.points, first.what, first.note) == (
        "1.1 Kế hoạch", "1", "chỉ có ghi chú", "Có kế hoạch",
    )  # fmt: skip
    assert first.criterion.href == "../../../mau-2020/xa-a/index.html#c-1.1"
    assert (second.criterion.title, second.what) == ("2.2 Một cửa", "chưa có tài liệu")
    assert second.source.at == "self.yaml:14"
    assert second.source.url.endswith("/scores/mau-2020/xa-a/self.yaml#L14")


def test_one_document_for_two_criteria_is_one_line():
    """With both criteria and both lines behind it."""
    paper = unit_of(register())["papers"][1]
    assert (paper.document.title, paper.times) == ("Danh sách cán bộ", 2)
    (use,) = paper.uses
    assert [one.title for one in use.criteria] == ["1.2 Cán bộ đạt chuẩn", "1.3 Sáng kiến"]
    assert [one.at for one in use.sources] == ["self.yaml:4", "self.yaml:8"]


def test_a_date_outside_the_period_is_named_with_the_period():
    """On the unit's page and on the cycle's."""
    (paper,) = unit_of(register())["outside"]
    assert (paper.document.title, paper.outside) == ("Bản mô tả", "sau kỳ đánh giá")
    assert unit_of(register())["period"] == "Kỳ đánh giá từ 01/01/2020 đến 31/12/2020."
    assert [name for name, _, _ in cycle_of(register())["outside"].lines] == [
        "Xã A",
        "Xã B",
        "Xã C",
    ]
    assert not unit_of(scene())["outside"]
    assert "period" in unit_of(scene(), "en")["period"]


def test_the_public_edition_knows_only_that_a_document_is_there(environment):
    """Neither title nor number, date or issuer, on any page; the internal one shows and marks it."""
    for path in (UNIT, WHOLE, "en/" + UNIT, "mau-2020/xa-a/index.html"):
        html = html_of(environment, register(), path)
        assert not re.search("người dân|88/BM|01/03/2020|1 March 2020|Thôn", html), path
    assert "Tài liệu không công khai" in html_of(environment, register(), UNIT)
    inside = html_of(environment, register("internal"), UNIT)
    assert "Danh sách người dân" in inside
    assert '<span class="tag">không công khai</span>' in inside


def test_a_kept_file_is_linked_on_the_forge_and_named_without_one(environment):
    """The site carries no copy; where no forge is known the path says which file it is."""
    path = "evidence/mau-2020/xa-a/mo-ta.pdf"
    own = SELF.replace('url: "https://example.org/ds"}}', f'url: {path}, sha256: "{"c" * 64}"}}}}')
    report = register(SELF=own)
    paper = unit_of(report)["papers"][1].document
    assert paper.url == f"https://example.org/mau/blob/HEAD/{path}"
    assert paper.detail == f"số 5/DS, ngày 01/10/2020, tệp {path}"
    alone = replace(report, info=replace(report.info, repository_url=""))
    assert unit_of(alone)["papers"][1].document.url == ""
    assert f'href="{path}' not in html_of(environment, report, "mau-2020/xa-a/index.html")


def test_the_cycle_counts_by_unit_and_links_to_its_register():
    """Sorted by the exact share, not by its text."""
    (block,) = cycle_of(register())["blocks"]
    first = block.rows[0]
    assert (first.name, first.coverage, first.order) == ("Xã A", "50,0\u00a0%", "0.500000")
    assert (first.papers, first.lacking, first.outside) == (5, 2, 1)
    assert first.href == "../../mau-2020/xa-a/evidence/index.html"


def test_a_document_of_several_units_stands_once():
    """With the first of them; of how many others it is said."""
    lines = cycle_of(register())["shared"].lines
    told = [(name, one.document.title, one.others) for name, _, one in lines]
    assert told[0] == ("Xã A", "Bản mô tả", "và 2 đơn vị khác")
    assert [one for one in told if one[1] == "Danh sách cán bộ"] == [
        (f"Xã {name}", "Danh sách cán bộ", "") for name in "ABC"
    ]


def test_required_and_bare_is_listed_for_the_whole_cycle():
    """A leaf that must have a document, appraised up without any."""
    strict = SET.replace('{id: "2.2",', '{id: "2.2", evidence: required,')
    (first, *_) = cycle_of(register(SET=strict))["bare"].lines
    assert (first[0], first[2].criterion.title, first[2].bare) == ("Xã A", "2.2 Một cửa", True)
    assert not cycle_of(register())["bare"].lines


def test_long_lists_are_cut_and_say_so(environment):
    """The page of a cycle with many units stays small; each unit is still counted."""
    names = [f"xa-{number}" for number in range(MOST + 10)]
    cycle = CYCLE.replace("visibility: public", PERIOD).replace(
        "units: [xa-a, xa-b, xa-c]", f"units: [xa-a, xa-b, xa-c, {', '.join(names)}]"
    )
    more = "".join(f"  - {{id: {one}, name: {one}, level: commune}}\n" for one in names)
    files = texts(
        SELF=SELF.replace('  "1.3": {{note: Sáng kiến một trang}}\n', PAPERS),
        CYCLE=cycle,
        UNITS=UNITS + more,
    )
    own = files["scores/mau-2020/xa-a/self.yaml"]
    files |= {f"scores/mau-2020/{one}/self.yaml": own for one in names}
    report = report_of(files)
    found = cycle_of(report)
    assert len(found["outside"].lines) == MOST
    assert found["outside"].cut == "Ở đây có 50 trên 63 dòng; toàn bộ có trong tệp tải về."
    assert len(found["blocks"][0].rows) == MOST + 13
    assert found["outside"].cut in html_of(environment, report, WHOLE)


@pytest.mark.parametrize("lang", ["", "en/"])
def test_the_cycle_and_the_unit_lead_to_their_registers(environment, lang):
    """And the registers to the download."""
    report = register()
    cycle = html_of(environment, report, f"{lang}mau-2020/index.html")
    unit = html_of(environment, report, f"{lang}mau-2020/xa-a/index.html")
    assert f'href="../{"../" if lang else ""}{lang}mau-2020/evidence/index.html"' in cycle
    assert f"{lang}mau-2020/xa-a/evidence/index.html" in unit
    for path in (UNIT, WHOLE):
        assert "mau-2020/data/mau-2020-evidence.csv" in html_of(environment, report, lang + path)


def test_a_withheld_cycle_has_no_register():
    """Neither page is built before the figures may be seen."""
    closed = CYCLE.replace("visibility: public", "visibility: internal")
    paths = {page.path for page in build_pages(report_of(texts(CYCLE=closed)))}
    assert not [path for path in paths if "/evidence/" in path]


def test_hostile_titles_and_notes_stay_text(environment):
    """What a person typed is escaped wherever it stands."""
    own = SELF.replace("Có kế hoạch", "<script>alert(1)</script>").replace(
        "Danh sách cán bộ", "'<img src=x onerror=1>'"
    )
    report = register(SELF=own)
    html = html_of(environment, report, UNIT)
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)" in html
    assert "<img src=x" not in html + html_of(environment, report, WHOLE)
