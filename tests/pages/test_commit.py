"""One request or commit on its page: how it came, what is inside, every value it changed."""

import json
from dataclasses import replace

import html5lib
import pytest

from parledger.pages import build_pages, render_page
from parledger.pages.activity.scope import TrailScope
from parledger.pages.commit import (
    MOST_OF_UNIT,
    MOST_ROWS,
    MOST_UNITS,
    commit_context,
    commit_pages,
)
from parledger.pages.inputs import find_inputs
from tests.pages.activity.scene import MESSAGE, PERSON, storied
from tests.pages.activity.test_activity import html_of, with_told
from tests.tolds import commit_of, field, gap, told, whole


def context_of(name, report=None, lang="vi"):
    """The page of a commit by its short name."""
    scope = TrailScope(report or storied("internal"), lang, "mau-2020", "../../../")
    return commit_context(scope, whole(name))


def path_of(name, lang=""):
    """Where it stands."""
    return f"{lang}mau-2020/trail/{whole(name)[:12]}/index.html"


def facts_of(context):
    """Word -> text."""
    return {fact.word: fact.text for fact in context["facts"]}


def test_one_page_for_each_commit_that_changed_a_value():
    """Not for one that only left a version that nobody can read."""
    report = storied("internal")
    paths = {page.path for page in commit_pages(report, "vi", find_inputs(report))}
    assert paths == {path_of(name) for name in ("m1", "m2", "d1", "m3", "m4", "m5", "m6")}


def test_how_it_came_to_main():
    """By which request, when it was received, in time or not, who looked, how it is signed."""
    facts = facts_of(context_of("m2"))
    assert facts["change_way"] == "yêu cầu hợp nhất 7"
    assert facts["change_commit"] == whole("m2")
    assert facts["change_received"] == "09:30 16/11/2020"
    assert facts["change_timing"] == "quá hạn"
    assert facts["change_approvals"] == "2 lượt duyệt, 1 người xem"
    assert facts["change_approvers"] == f"{PERSON}, tran-thi-b"
    assert facts["change_seal"] == "không có chữ ký"
    assert (
        facts_of(context_of("d1"))["change_way"]
        == "commit thường, không có yêu cầu nào được ghi lại"
    )
    assert facts_of(context_of("m6"))["change_published"] == "SAU CÔNG BỐ"


def test_a_merge_without_a_record_is_no_direct_commit():
    """Its request is not known; that there was none cannot be said."""
    facts = facts_of(context_of("m1", with_told([told()])))
    assert facts["change_way"] == "một lần hợp nhất, không ghi số yêu cầu"


def test_it_links_to_the_forge():
    """The request, the commit, the line of each value as that commit has it."""
    context = context_of("m2")
    hrefs = {fact.word: fact.href for fact in context["facts"]}
    assert hrefs["change_way"] == "https://example.org/mau/pull/7"
    assert hrefs["change_commit"] == f"https://example.org/mau/commit/{whole('m2')}"
    (row,) = context["units"][0].rows
    assert row.source.title == "scores/mau-2020/xa-b/self.yaml:3"
    assert row.source.href == (
        f"https://example.org/mau/blob/{whole('m2')}/scores/mau-2020/xa-b/self.yaml#L3"
    )


def test_without_a_forge_nothing_links_there():
    """The places are told all the same."""
    report = storied("internal")
    bare = replace(report, info=replace(report.info, repository_url=""))
    context = context_of("m2", bare)
    assert {fact.href for fact in context["facts"]} == {""}
    assert context["units"][0].rows[0].source.href == ""


def test_a_value_that_is_gone_has_no_line():
    """Nothing on the forge would show it."""
    gone = told(name="m9", line=0, fields=[field("value", "true", None)])
    (row,) = context_of("m9", with_told([gone]))["units"][0].rows
    assert (row.source.title, row.source.href) == ("scores/mau-2020/xa-a/self.yaml", "")
    assert [(one.old, one.new) for one in row.fields] == [("Có", "")]


def test_the_values_unit_by_unit():
    """Criterion with its title, step, each field from what to what, the points."""
    (unit,) = context_of("m4")["units"]
    (row,) = unit.rows
    assert (row.criterion.title, row.criterion.note) == ("1.2", "Cán bộ đạt chuẩn")
    assert row.criterion.href == "../../../mau-2020/xa-a/trail/index.html#c-1.2"
    assert [(one.name, one.old, one.new) for one in row.fields] == [("số liệu", "97 %", "100 %")]
    assert (row.before, row.after) == ("2", "3")


def test_a_reason_is_told_once():
    """Where it is among what changed it is not repeated."""
    rows = context_of("m3")["units"][0].rows
    assert [(one.name, one.new) for one in rows[0].fields][-1] == (
        "lý do",
        "Kế hoạch ban hành muộn",
    )
    assert rows[0].reason == ""
    kept = told(
        "xa-a", "1.1", "appraisal_1", fields=[field("points", "1", "0")], reason="Như trước"
    )
    assert context_of("m1", with_told([kept]))["units"][0].rows[0].reason == "Như trước"


def papers(*found):
    """A list of papers as the history tells it."""
    return json.dumps(found, ensure_ascii=False)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ([{"title": "Báo cáo"}, {"title": "Sổ", "sha256": "ab" * 32}],
         [{"title": "Báo cáo"}, {"title": "Sổ", "sha256": "cd" * 32}],
         ("", "Sổ (mã băm abababababab… → cdcdcdcdcdcd…)")),
        ([{"title": "Báo cáo"}, {"title": "Sổ"}],
         [{"title": "Báo cáo"}, {"title": "Sổ", "sha256": "cd" * 32}],
         ("", "Sổ (mã băm (không có) → cdcdcdcdcdcd…)")),
        ([{"title": "Báo cáo"}, {"public": "false"}],
         [{"title": "Báo cáo"}, {"changed": "true", "public": "false"}],
         ("", "Tài liệu không công khai (đã thay đổi)")),
        ([{"public": "false"}], [{"public": "false"}, {"public": "false"}],
         ("", "Tài liệu không công khai")),
        ([{"title": "Báo cáo"}, {"title": "Sổ"}], [{"title": "Sổ"}],
         ("Báo cáo", "vẫn còn 1 tài liệu")),
        ([{"title": "Báo cáo"}, {"title": "Sổ"}], [{"title": "Sổ"}, {"title": "Báo cáo"}],
         ("", "vẫn còn 2 tài liệu")),
        ([{"title": "Sổ"}], [], ("Sổ", "")),
    ],
)  # fmt: skip
def test_papers_that_changed_are_told_and_none_is_said_of_none_alone(old, new, said):
    """Another digest, hidden papers, fewer ones, another order: never `không có` where some stay."""
    change = told(fields=[field("evidence", papers(*old), papers(*new))])
    (row,) = context_of("m1", with_told([change]))["units"][0].rows
    assert [(one.old, one.new) for one in row.fields] == [said]


@pytest.mark.parametrize(
    ("step", "label"),
    [("self", "Ghi chú"), ("explanation", "Giải trình"), ("appraisal_1", "Lý do")],
)
def test_a_note_is_called_a_note(environment, step, label):
    """A unit's own remark is no reason of an appraiser."""
    report = with_told([told("xa-a", "1.1", step, reason="Như trước")])
    html = html_of(environment, report, path_of("m1"))
    assert f'<span class="muted">{label}:</span> <span>Như trước</span>' in html


def test_an_appraisal_by_the_units_own_account_stands_out(environment):
    """Beside the step, with whether it was late."""
    mine = told("xa-a", "1.1", "appraisal_1", own_account=True, timing="late")
    report = with_told([mine], "public")
    said = "quá hạn; Cần lưu ý: do tài khoản của chính đơn vị gửi"
    assert f'<span class="signal">{said}</span>' in html_of(environment, report, path_of("m1"))


@pytest.mark.parametrize(("written", "says"), [("2020-11-10", False), ("2020-11-12", True)])
def test_a_merge_dated_before_what_it_brought_tells_of_a_wrong_clock(written, says):
    """Whoever compares it with a deadline should know; in every edition."""
    inside = commit_of("w9", written, merge=False)
    for edition in ("internal", "public"):
        report = with_told([told(writers=(inside,), day="2020-11-10")], edition)
        fact = facts_of(context_of("m1", report)).get("change_clock", "")
        assert fact == ("ngày của lần hợp nhất sớm hơn ngày viết: đồng hồ sai" if says else "")


def test_the_commits_inside(environment):
    """With the writers' own days; who and why in the internal edition alone."""
    (inside,) = context_of("m2")["inside"]
    assert (inside.day, inside.changes) == ("08/11/2020", 1)
    assert (inside.author, inside.about) == (PERSON, MESSAGE)
    (public,) = context_of("m2", storied("public"))["inside"]
    assert (public.author, public.about) == ("", "")
    assert context_of("m1")["inside"] == ()
    html = html_of(environment, storied("public"), path_of("m2"))
    assert MESSAGE not in html
    assert PERSON not in html


def test_approvals_are_counted_for_everybody():
    """Without a name."""
    facts = facts_of(context_of("m2", storied("public")))
    assert facts["change_approvals"] == "2 lượt duyệt, 1 người xem"
    assert "change_approvers" not in facts


def test_a_gap_in_the_same_commit_is_told():
    """What else it changed is not known."""
    both = [told(name="m1"), gap("xa-b", name="m1")]
    context = context_of("m1", with_told(both))
    assert len(context["gaps"]) == 1
    assert "scores/mau-2020/xa-b/self.yaml" in context["gaps"][0][0]


def imported(units, criteria, text="100"):
    """A first import of a whole cycle by one commit."""
    return [
        told(f"xa-{unit}", f"1.{number}", name="i1", fields=[field("note", None, text)])
        for unit in range(units)
        for number in range(criteria)
    ]


@pytest.mark.parametrize(("units", "criteria", "text"), [(900, 60, "97"), (40, 60, "ấ" * 4000)])
def test_a_first_import_is_cut_and_says_how_much_there_is(environment, units, criteria, text):
    """Below 400 KB, whatever was brought: so many rows a unit, so many in all."""
    report = with_told(imported(units, criteria, text))
    context = context_of("i1", report)
    shown = context["units"]
    assert sum(len(unit.rows) for unit in shown) <= MOST_ROWS
    assert all(len(unit.rows) <= MOST_OF_UNIT for unit in shown)
    assert all(bool(unit.cut) == (len(unit.rows) < unit.count) for unit in shown)
    assert len(shown) == min(units, MOST_UNITS)
    assert bool(context["rest"]) == (units > MOST_UNITS)
    assert len(html_of(environment, report, path_of("i1")).encode()) < 400_000


@pytest.mark.parametrize("lang", ["", "en/"])
@pytest.mark.parametrize("edition", ["public", "internal"])
def test_the_pages_are_valid_html(environment, lang, edition):
    """Strictly parsed, each with one heading of the first rank."""
    pages = [
        p for p in build_pages(storied(edition)) if p.path.startswith(f"{lang}mau-2020/trail/")
    ]
    assert len(pages) == 8
    for page in pages:
        parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
        tree = parser.parse(render_page(environment, page))
        assert len(list(tree.iter("h1"))) == 1
