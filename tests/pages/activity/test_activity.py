"""A cycle's page of changes: how many, when, against which dates, by whom, in which edition."""

import re
from dataclasses import replace

import html5lib
import pytest

from parledger.compute.activity import changes_of
from parledger.pages import build_pages, render_page
from parledger.pages.activity import activity_context, activity_pages
from parledger.pages.activity.rows import MOST_OF_BATCH
from parledger.pages.activity.scope import TrailScope
from parledger.pages.activity.sections import MOST_ROWS, MOST_SENDINGS
from parledger.pages.commit import commit_context
from parledger.pages.inputs import find_inputs
from parledger.pages.told_pages import has_changes
from parledger.report import Known, make_report
from parledger.report.chronicle import Chronicle
from tests.pages.activity.scene import MESSAGE, PERSON, history, storied
from tests.pages.scene import CYCLE, report_of, texts
from tests.pages.test_publication import ERRATA, published
from tests.tolds import AUTHOR, field, told, whole

PATH = "mau-2020/trail/index.html"


def context_of(report=None, lang="vi"):
    """The page of 2020."""
    return activity_context(report or storied("internal"), lang, "mau-2020")


def with_told(changes, edition="internal"):
    """The district with another history."""
    report = storied(edition)
    return replace(report, chronicle=replace(report.chronicle, told=tuple(changes)))


def unit_rows(report):
    """The units of the page of the first commit."""
    commit = report.chronicle.commits("mau-2020")[0]
    scope = TrailScope(report, "vi", "mau-2020", "../../../")
    return commit_context(scope, commit)["units"]


def html_of(environment, report, path=PATH):
    """A rendered page."""
    pages = {page.path: page for page in build_pages(report)}
    return render_page(environment, pages[path])


def test_the_answer_comes_first():
    """How many, of how many units, in how many updates, from when to when."""
    assert context_of()["sentence"] == (
        "10 thay đổi của 3 đơn vị trong 7 lần cập nhật, từ 10/11/2020 đến 05/01/2021."
    )
    assert context_of(lang="en")["sentence"] == (
        "10 changes of 3 units in 7 updates, from 10 November 2020 to 5 January 2021."
    )


def test_one_of_a_thing_is_not_several():
    """English tells one change from two."""
    context = context_of(with_told([told()]), "en")
    assert context["sentence"] == "1 change of 1 unit in 1 update, on 10 November 2020."


def test_facts_are_the_counts_of_the_history():
    """Each counted again from the changes themselves; each leads to its list."""
    facts = {fact.word: fact for fact in context_of()["facts"]}
    changes = changes_of(history())
    assert facts["activity_late"].count == sum(one.timing == "late" for one in changes) == 1
    assert facts["activity_unrecorded"].count == 2
    assert facts["activity_published"].count == sum(one.published == "after" for one in changes)
    assert facts["activity_appraised"].count == 1
    assert facts["activity_outside"].count == 1
    assert facts["activity_gaps"].count == 1


def test_lists_hold_what_they_are_called():
    """Late, after appraisal, after publication: unit, criterion and the update it came by."""
    context = context_of()

    def told_of(rows):
        return [
            (one.unit.title, *(row.criterion.title for row in one.rows), one.sending.title)
            for one in rows
        ]

    assert told_of(context["late"].rows) == [("Xã B", "1.1", "Yêu cầu hợp nhất 7")]
    assert told_of(context["appraised"].rows) == [("Xã A", "1.2", "Yêu cầu hợp nhất 11")]
    assert told_of(context["published"].rows) == [("Xã B", "2.1", "Yêu cầu hợp nhất 21")]
    assert [one.move for one in context["moves"]] == ["+1", "+0,4"]
    assert [one.link.title for one in context["outside"]] == [f"Lần cập nhật {whole('d1')[:12]}"]


def test_unrecorded_is_never_called_late():
    """It is named apart, and is in no list of what came late."""
    context = context_of()
    late = {row.sending.title for row in context["late"].rows}
    assert context["unrecorded"] == 2
    assert "Yêu cầu hợp nhất 11" not in late


def test_a_late_row_says_when_it_was_received_and_when_it_was_due():
    """To the minute, in the cycle's own time."""
    (row,) = context_of()["late"].rows
    assert row.note.text == "nhận lúc 09:30 16/11/2020, hạn 15/11/2020"


def test_a_change_after_publication_says_whether_an_erratum_names_it():
    """Without one it stands out."""
    (row,) = context_of()["published"].rows
    assert (row.note.text, row.note.signal) == ("không có đính chính", True)


def test_who_changed_how_much_by_role_and_office():
    """Offices by their titles, the others by their roles."""
    shares = {row.name: row for row in context_of()["shares"]}
    assert set(shares) == {
        "Đơn vị", "Phòng Nội vụ", "Cơ quan thẩm định", "Hội đồng", "Cơ quan đánh giá",
    }  # fmt: skip
    assert sum(row.changes for row in shares.values()) == len(changes_of(history()))
    assert shares["Phòng Nội vụ"].lowered == "6"
    assert shares["Hội đồng"].raised == "0,25"


def test_only_the_internal_edition_names_authors_and_messages(environment):
    """The public page has neither, anywhere in its text."""
    inside, outside = storied("internal"), storied("public")
    assert {row.name for row in context_of(inside)["authors"]} == {AUTHOR, PERSON}
    assert context_of(outside)["authors"] == ()
    shown, hidden = html_of(environment, inside), html_of(environment, outside)
    for secret in (MESSAGE, PERSON, AUTHOR):
        assert secret in shown
        assert secret not in hidden


def test_what_is_odd_about_the_repository_is_told():
    """With the versions that cannot be read."""
    context = context_of()
    assert len(context["gaps"]) == len(context["oddities"]) == 1
    assert "git replace" in context["oddities"][0]


def test_a_file_that_was_handed_in_whole_is_one_row():
    """Fifty criteria that came late together are one late update, counted; a few are told."""
    whole_file = [told(criterion=f"9.{n}", name="m1", timing="late") for n in range(50)]
    some = [told("xa-b", f"9.{n}", name="m2", timing="late") for n in range(5)]
    context = context_of(with_told([*whole_file, *some]))
    few, many = context["late"].rows
    assert (many.count, many.rows, many.more) == (50, (), "50 thay đổi")
    assert (len(few.rows), few.more) == (MOST_OF_BATCH, "và 2 thay đổi nữa")
    assert context["facts"][0].count == context["late"].count == 55


def test_long_lists_are_cut_and_say_so():
    """At a stated number, the newest kept."""
    many = [
        told(unit="xa-a", name=f"m{n}", timing="late", request=str(n), day="2020-11-16")
        for n in range(MOST_SENDINGS + 7)
    ]
    context = context_of(with_told(many))
    assert len(context["late"].rows) == MOST_ROWS
    assert context["late"].cut == f"Chỉ {MOST_ROWS} trên {len(many)} dòng."
    assert context["late"].rows[0].sending.title == f"Yêu cầu hợp nhất {len(many) - 1}"
    assert len(context["sendings"]) == MOST_SENDINGS
    assert context["sendings_cut"] == f"{MOST_SENDINGS} lần gần nhất trên {len(many)}."


def test_a_repository_without_requests_says_it_once():
    """Instead of listing every commit as one outside a request."""
    pushed = [told(name=f"d{n}", merge=False) for n in range(3)]
    assert context_of(with_told(pushed))["all_outside"]
    assert not context_of()["all_outside"]


def test_a_cycle_without_history_has_no_page():
    """Nor is it led to; one unit's own edition has none either."""
    report = storied("internal")
    empty = replace(report, chronicle=Chronicle())
    assert not has_changes(empty, "mau-2020")
    paths = {page.path for page in activity_pages(report, "vi", find_inputs(report))}
    assert paths == {PATH}
    assert not has_changes(replace(report, unit="xa-a"), "mau-2020")


def test_a_withheld_cycle_has_no_history_on_the_public_site():
    """While it runs behind closed doors nobody outside reads what was changed."""
    hidden = report_of(texts(CYCLE=CYCLE.replace("visibility: public", "visibility: internal")))
    assert "mau-2020" in hidden.withheld
    known = Known(chronicle=storied("internal").chronicle)
    report = make_report(hidden.project, hidden.results, hidden.info, "public", known)
    assert not [page for page in build_pages(report) if "/trail/" in page.path]
    assert not has_changes(report, "mau-2020")


@pytest.mark.parametrize("page", ["", "methodology/"])
def test_the_cycle_leads_to_its_history(environment, page):
    """And the year without one does not."""
    report, up = storied("public"), "../../" if page else "../"
    told_of, silent = (
        html_of(environment, report, f"{year}/{page}index.html")
        for year in ("mau-2020", "mau-2019")
    )
    assert f'href="{up}mau-2020/trail/index.html"' in told_of
    assert "/trail/" not in silent


def test_an_erratum_explains_a_change_after_publication(environment):
    """It is led to, on the list and on the commit's page, and does not stand out; others do."""
    report = published(ERRATA)
    changes = [
        told("xa-b", "1.2", name="m1", published="after"),
        told("xa-a", "1.2", name="m2", published="after"),
    ]
    told_report = replace(report, chronicle=Chronicle(tuple(changes), "e" * 40))
    silent, explained = context_of(told_report)["published"].rows
    assert (explained.note.text, explained.note.signal) == ("đính chính 2020.1", False)
    assert explained.note.href == "../../mau-2020/about/index.html#erratum-2020-1"
    assert (silent.note.text, silent.note.signal) == ("không có đính chính", True)
    page = html_of(environment, told_report, f"mau-2020/trail/{whole('m1')[:12]}/index.html")
    assert 'href="../../../mau-2020/about/index.html#erratum-2020-1"' in page
    about = html_of(environment, told_report, "mau-2020/about/index.html")
    assert 'href="../../mau-2020/trail/index.html"' in about


@pytest.mark.parametrize("lang", ["", "en/"])
def test_every_link_leads_somewhere(environment, lang):
    """From all pages of changes: to a page that is built, and to an id that is on it."""
    pages = {page.path: page for page in build_pages(storied("internal"))}
    rendered = {}

    def tree_of(path):
        if path not in rendered:
            html = render_page(environment, pages[path])
            rendered[path] = html5lib.parse(html, namespaceHTMLElements=False)
        return rendered[path]

    looked = downloads = 0
    for path in [one for one in pages if one.startswith(f"{lang}mau-2020/trail/")]:
        for link in tree_of(path).iter("a"):
            href, _, anchor = link.get("href", "").partition("#")
            if href.startswith("https://"):
                continue
            parts = path.split("/")[:-1]
            for step in href.split("/") if href else ():
                parts = parts[:-1] if step == ".." else [*parts, step]
            target = "/".join(parts) if href else path
            if target == "mau-2020/data/mau-2020-changes.csv":
                downloads += 1
            if target.endswith(("search.html", ".csv")):
                continue
            assert target in pages, (path, href)
            if anchor:
                looked += 1
                assert anchor in {node.get("id") for node in tree_of(target).iter()}, (path, href)
    assert looked > 20
    assert downloads == 1


HOSTILE = "<script>alert(1)</script>\"'&"


def test_hostile_texts_stay_texts(environment):
    """In a field's name, a value, a reason, an author, a message, a path, a request's number."""
    bad = told(
        "xa-a",
        HOSTILE,
        "appraisal_1",
        fields=[field(HOSTILE, HOSTILE, HOSTILE), field("reason", None, HOSTILE)],
        reason=HOSTILE + "x",
        message=HOSTILE,
        request=HOSTILE,
        path=f"scores/{HOSTILE}.yaml",
        timing="late",
        published="after",
        office=HOSTILE,
        points=(1, 2),
    )
    report = with_told([bad, told(name="m2")])
    for path in (PATH, f"mau-2020/trail/{whole('m1')[:12]}/index.html"):
        html = html_of(environment, report, path)
        assert "alert(1)" in html
        tree = html5lib.parse(html, namespaceHTMLElements=False)
        for node in tree.iter("script"):
            assert node.get("src") or node.get("type") == "application/json"
            assert "alert" not in (node.text or "").replace(r"\u003cscript\u003ealert", "")


@pytest.mark.parametrize("lang", ["", "en/"])
@pytest.mark.parametrize("edition", ["public", "internal"])
def test_the_page_is_valid_html(environment, lang, edition):
    """Strictly parsed; one heading of the first rank, every table named."""
    html = html_of(environment, storied(edition), lang + PATH)
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    tree = parser.parse(html)
    assert len(list(tree.iter("h1"))) == 1
    assert all(table.find("caption") is not None or table.get("class") == "table table-small"
               for table in tree.iter("table"))  # fmt: skip
    assert not re.search(r"\bstyle=", html)


@pytest.mark.parametrize("code", ["1.1", "1", "9.9", "<b>"])
def test_a_criterion_leads_to_its_section_or_to_those_that_are_none_of_today(environment, code):
    """A leaf has its own; an area, a slip of the pen, what the set dropped stand together."""
    report = with_told([told(criterion=code, name="m1")])
    (row,) = (row for unit in unit_rows(report) for row in unit.rows)
    page, _, anchor = row.criterion.href.rpartition("#")
    assert anchor == ("c-1.1" if code == "1.1" else "old")
    assert page.endswith("mau-2020/xa-a/trail/index.html")
    assert f'id="{anchor}"' in html_of(environment, report, "mau-2020/xa-a/trail/index.html")
