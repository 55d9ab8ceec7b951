"""A unit's trail as it is written: who gave how many points, when, why, and what was published."""

import re
from dataclasses import replace

import pytest

from parledger.model.publication import Erratum, Figures, Publication, Stand
from parledger.model.trail import Oddity
from parledger.pages import build_pages
from parledger.pages.text import show_points
from parledger.problems import Place
from parledger.report import NO_CHRONICLE
from tests.pages import scene
from tests.pages.scene import scope_of
from tests.pages.trail.reading import (
    by_class,
    headings,
    pages_of,
    parse,
    section,
    stations,
    text_of,
)
from tests.pages.trail.story import Story, request, told_story

YEAR = "mau-2020"
FOLDER = f"scores/{YEAR}"
PAGE = f"{YEAR}/xa-a/trail/index.html"
LEAVES = ("1.1", "1.2", "1.3", "2.1", "2.2")


@pytest.fixture(scope="module")
def report():
    """The scene with its history."""
    return told_story().report()


@pytest.fixture(scope="module")
def page(environment, report):
    """The page of the unit that went through every step."""
    return parse(environment, pages_of(report)[PAGE])


def test_every_unit_with_a_history_has_its_page_in_both_languages(report):
    """One page a unit and year, whatever the number of criteria."""
    found = {path for path in pages_of(report) if "/xa-" in path}
    assert len(found) == 2 * 2 * 3
    assert f"en/{PAGE}" in found


def test_without_a_history_there_is_neither_page_nor_link(environment):
    """No repository, a shallow clone: nothing promises what is not there."""
    bare = replace(told_story().report(), chronicle=NO_CHRONICLE)
    assert pages_of(bare) == {}
    unit = parse(environment, pages_of(bare, "mau-2020/xa-a/")["mau-2020/xa-a/index.html"])
    assert not [one for one in unit.iter("a") if "/trail/" in (one.get("href") or "")]


def test_the_units_page_leads_to_the_trail_and_to_each_section(environment, report, page):
    """One clear link near the answer, and one from every criterion to its own section."""
    unit = parse(environment, pages_of(report, "mau-2020/xa-a/index")["mau-2020/xa-a/index.html"])
    links = [one for one in unit.iter("a") if "/trail/" in (one.get("href") or "")]
    assert text_of(links[0]) == "Điểm này từ đâu ra? Xem toàn bộ quá trình"
    assert links[0].get("href") == f"../../{PAGE}"
    anchors = {one.get("id") for one in page.iter()}
    assert [one.get("href") for one in links[1:]] == [f"../../{PAGE}#c-{code}" for code in LEAVES]
    assert {one.get("href").rpartition("#")[2] for one in links[1:]} <= anchors


def test_each_leaf_has_its_section_in_the_order_of_the_set(page):
    """Also one that nobody changed."""
    found = [one.get("id") for one in page.iter("details") if one.get("id")]
    assert found == [f"c-{code}" for code in LEAVES]


def test_figures_are_those_of_the_results(page, report):
    """In each section's head, and in the head of the page."""
    result = report.results.cycles[YEAR].unit("xa-a")
    for code, points in zip(LEAVES, result.points, strict=True):
        shown = by_class(section(page, f"c-{code}"), "leaf-points")[0]
        assert text_of(shown).partition("/")[0] == show_points(points, "vi")
    head = [text_of(one) for one in by_class(page, "facts-line")[0]]
    assert head[0] == f"Chỉ số{result.shown_index.replace('.', ',')}"
    assert head[1] == f"Hạng{result.rank} trên {result.rank_of}"


def test_the_way_of_a_disputed_score(page):
    """Self-score, round 1, explanation, round 2: each in one sentence a clerk would say."""
    assert headings(page, "c-1.1") == [
        "Tự chấm 2 điểm",
        "Phòng Nội vụ điều chỉnh còn 0 điểm",
        "Đơn vị giải trình, đề nghị 2 điểm",
        "Phòng Nội vụ chấp nhận một phần giải trình: 1 điểm",
    ]
    assert headings(page, "c-1.3") == [
        "Nộp hồ sơ, không tự cho điểm",
        "Phòng Nội vụ chấm 0,5 điểm",
        "Hội đồng quyết định 0,75 điểm",
    ]
    assert headings(page, "c-2.2") == [
        "Tự chấm 2 điểm",
        "Phòng Nội vụ công nhận 2 điểm (không ghi riêng)",
    ]
    assert headings(page, "c-2.1") == ["Kết quả từ nơi khác: 3,2 điểm"]


def test_a_station_says_day_reason_request_approvals_seal_and_source(page):
    """With links to the forge's request, commit and very line."""
    told = by_class(section(page, "c-1.1"), "way")[0][1]
    text = text_of(told)
    for said in (
        "01/12/2020 Thẩm định lần 1",
        "Số liệu: Không",
        "Lý do: Kế hoạch ban hành muộn",
        "yêu cầu 4",
        "1 người xem",
        "2 người duyệt",
        "không có chữ ký",
        "commit 0000000000",
        f"{FOLDER}/xa-a/appraisal-1.yaml:2",
    ):
        assert said in text, said
    links = [one.get("href") for one in told.iter("a")]
    assert "../../trail/000000000000/index.html" in links
    assert any(
        re.fullmatch(r".*/blob/0+6/scores/mau-2020/xa-a/appraisal-1\.yaml#L2", one) for one in links
    )


def test_another_digest_of_the_same_paper_is_told(environment):
    """Old and new, of that paper alone; a hidden one says that it changed, not in what."""
    story, path = told_story(), f"{FOLDER}/xa-a/self.yaml"
    text = scene.texts()[path]
    for digest in ("ab" * 32, "cd" * 32):
        hidden = "      - {title: Sổ MẬT, sha256: " + digest[::-1] + ", public: false}\n"
        entry = f"    evidence:\n      - {{title: Báo cáo tháng}}\n{hidden}"
        shown = text.replace("number: 5/DS", f"number: 5/DS, sha256: {digest}")
        story.commit({path: shown.replace("    evidence:\n", entry)})
    for edition, secret in (
        ("public", "Tài liệu không công khai (đã thay đổi)"),
        ("internal", "Sổ MẬT (mã băm babababababa… → dcdcdcdcdcdc…, không công khai)"),
    ):
        tree = parse(environment, pages_of(story.report(edition))[PAGE])
        last = by_class(section(tree, "c-1.2"), "way")[0][-1]
        items = [text_of(one) for one in by_class(last, "documents")[0]]
        assert len(items) == 2
        assert any(one.startswith(secret) for one in items), items
        said = "số 5/DS, ngày 01/10/2020 (mã băm abababababab… → cdcdcdcdcdcd…) SHA-256 cdcd"
        assert any(said in one for one in items), items


def test_who_sent_an_appraisal_is_told_where_it_was_the_unit_itself(environment):
    """At the step and in the page's head, without anybody's name; never at its self-score."""
    story, path = told_story(), f"{FOLDER}/cycle.yaml"
    roles = "roles: {units: {xa-a: {accounts: [Người Gửi]}}}\n"
    story.commit({path: story.files[path] + roles})
    tree = parse(environment, pages_of(story.report())[PAGE])
    said = "Cần lưu ý: do tài khoản của chính đơn vị gửi"
    assert [said in one for one in stations(tree, "c-1.1")] == [False, True, False, True]
    assert any(text_of(one) == said for one in by_class(tree, "tag-signal"))
    assert "khi thẩm định do tài khoản của chính đơn vị gửi." in text_of(
        by_class(tree, "notice")[0]
    )
    assert "Người Gửi" not in text_of(tree)


def test_an_adjustment_without_a_reason_says_so(environment):
    """Of whoever adjusts; a reason, or what needs none, is not blamed."""
    story, path = told_story(), f"{FOLDER}/xa-a/appraisal-1.yaml"
    whole = story.files[path]
    story.commit({path: 'scores:\n  "1.1": {decision: adjusted, value: false}\n'})
    story.commit({path: whole})
    tree = parse(environment, pages_of(story.report())[PAGE])
    blamed = ["Không ghi lý do" in one for one in stations(tree, "c-1.1")]
    assert blamed == [False, False, False, False, True, False]


def test_evidence_is_named_with_number_date_digest_and_link(environment):
    """What came in, what went out, and what is not public."""
    story, path = told_story(), f"{FOLDER}/xa-a/self.yaml"
    text = scene.texts()[path].replace("number: 5/DS", f"number: 6/DS, sha256: {'ab' * 32}")
    story.commit(
        {
            path: text.replace(
                "    evidence:\n",
                "    evidence:\n      - {title: Sổ MẬT, number: 9/M, public: false}\n",
            )
        }
    )
    tree = parse(environment, pages_of(story.report())[PAGE])
    last = by_class(section(tree, "c-1.2"), "way")[0][-1]
    items = [text_of(one) for one in by_class(last, "documents")[0]]
    assert f"Danh sách cán bộ số 6/DS, ngày 01/10/2020 (thêm) SHA-256 {'ab' * 32}" in items
    assert "Danh sách cán bộ số 5/DS, ngày 01/10/2020 (bỏ)" in items
    assert any(one.startswith("Tài liệu không công khai") for one in items)
    assert "MẬT" not in text_of(tree)
    link = next(one for one in last.iter("a") if text_of(one) == "Danh sách cán bộ")
    assert link.get("href") == "https://example.org/ds"
    internal = parse(environment, pages_of(story.report("internal"))[PAGE])
    assert "Sổ MẬT số 9/M (thêm, không công khai)" in text_of(internal)


def test_a_value_says_what_it_was_before(environment):
    """In the words of the rule: per cent with a comma."""
    story, path = told_story(), f"{FOLDER}/xa-a/self.yaml"
    story.commit(
        {path: scene.texts()[path].replace("value: 97", "value: 97.5")}, handling=request("10")
    )
    tree = parse(environment, pages_of(story.report())[PAGE])
    assert "Số liệu: 97,5 % (trước: 97 %)" in stations(tree, "c-1.2")[-1]
    first = by_class(tree, "commits")[0][0]
    assert "1.2 97 % → 97,5 %, vẫn 2 điểm" in text_of(first)


def test_newest_first_and_every_commit_once(page, report):
    """As many entries as commits that concern the unit, the last one on top."""
    entries = list(by_class(page, "commits")[0])
    told = report.chronicle.of_unit(YEAR, "xa-a")
    assert len(entries) == len({one.commit for one in told})
    assert text_of(entries[0]).startswith("Hợp nhất ngày 20/12/2020 · yêu cầu 9")
    assert "1.3 0,5 → 0,75 điểm" in text_of(entries[0])
    assert "https://example.org/mau/pull/9" in [one.get("href") for one in entries[0].iter("a")]
    assert text_of(entries[-1]).startswith("Hợp nhất ngày 01/10/2020 ·")


def test_what_moves_points_stands_out(page):
    """1.1 fell in round 1; what stayed is told and is quiet."""
    entry = next(one for one in by_class(page, "commits")[0] if "Thẩm định lần 1" in text_of(one))
    moves = {text_of(one): one.get("class") for one in by_class(entry, "moves")[0]}
    assert moves == {
        "1.1 2 → 0 điểm": "move",
        "1.2 vẫn 2 điểm": None,
        "1.3 0,5 điểm": None,
        "2.2 vẫn 2 điểm": None,
    }


def test_many_criteria_fold_and_a_first_self_assessment_is_one_line(environment):
    """A clerk on a phone does not scroll past eighty lines; nothing is lost by it."""
    leaves = "".join(
        f'      - {{id: "1.{n}", title: T{n}, max_points: 1, rule: {{kind: yes_no}}}}\n'
        for n in range(1, 13)
    )
    wide = f"id: set\ntitle: Bộ\nmax_points: 12\nareas:\n  - id: '1'\n    title: A\n    max_points: 12\n    criteria:\n{leaves}"
    own = "scores:\n" + "".join(f'  "1.{n}": {{value: true}}\n' for n in range(1, 13))
    cycle = scene.CYCLE.format(id=YEAR, year=2020)
    cycle = re.sub(r"external:\n(  .*\n)+", "", cycle)
    plain = {
        p: t
        for p, t in scene.texts().items()
        if "mau-2019" not in p and not p.startswith(f"{FOLDER}/")
    }
    story = Story()
    plain |= {"criteria/set.yaml": wide, f"{FOLDER}/cycle.yaml": cycle}
    plain |= {f"{FOLDER}/{unit}/self.yaml": own for unit in ("xa-b", "xa-c")}
    story.commit(plain)
    story.commit({f"{FOLDER}/xa-a/self.yaml": own})
    story.commit({f"{FOLDER}/xa-a/appraisal-1.yaml": "recognise_rest: true\nscores: {}\n"})
    tree = parse(environment, pages_of(story.report())[PAGE])
    appraised, handed_in = by_class(tree, "commits")[0]
    assert "nộp lần đầu, 12 tiêu chí" in text_of(handed_in)
    assert not by_class(handed_in, "moves")
    (fold,) = appraised.iter("details")
    assert text_of(next(fold.iter("summary"))) == "Xem 12 tiêu chí"
    assert len(by_class(fold, "moves")[0]) == 12


def test_the_public_edition_names_nobody(environment, report):
    """No writer, reviewer, account or message; the internal edition has them all."""
    people = (
        "Nguyễn Thị Viết",
        "Trần Văn Gộp",
        "Người Gửi",
        "Người Xem",
        "Duyệt 0",
        "Người Gộp",
        "Nộp hồ sơ»",
    )
    own = told_story().report("unit:xa-a")
    for found in (report, own):
        for page in pages_of(found).values():
            text = text_of(parse(environment, page))
            assert not [name for name in people if name in text]
    internal = text_of(parse(environment, pages_of(told_story().report("internal"))[PAGE]))
    assert not [name for name in people if name not in internal]


def test_a_units_own_edition_has_its_page_alone(environment):
    """Its trail, nobody else's."""
    found = pages_of(told_story().report("unit:xa-a"))
    assert {path.removeprefix("en/").split("/")[1] for path in found} == {"xa-a"}
    tree = parse(environment, found[PAGE])
    assert headings(tree, "c-1.1")[0] == "Tự chấm 2 điểm"
    assert "Xã B" not in text_of(tree)


def test_a_withheld_cycle_has_no_page():
    """A running cycle's history is nobody's but the internal edition's."""
    story = told_story()
    path = f"{FOLDER}/cycle.yaml"
    story.files[path] = story.files[path].replace("visibility: public", "visibility: internal")
    assert not [path for path in pages_of(story.report()) if YEAR in path]
    assert [path for path in pages_of(story.report("internal")) if YEAR in path]


def test_gaps_and_oddities_are_told_plainly(environment):
    """In the head, in the list, and between the stations where they lie."""
    story = told_story()
    story.gap(f"{FOLDER}/xa-a/self.yaml")
    story.oddities = (Oddity("lost_record", "d" * 40),)
    tree = parse(environment, pages_of(story.report())[PAGE])
    notice = text_of(by_class(tree, "notice")[0])
    assert "1 phiên bản không đọc được" in notice
    assert "sổ trail/ ghi lần hợp nhất dddddddddddd" in notice
    assert "không đọc được (sai cú pháp)" in text_of(by_class(tree, "commits")[0][0])
    assert "không đọc được (sai cú pháp)" in stations(tree, "c-1.2")[-1]


def test_criteria_of_old_versions_close_the_page(environment):
    """What no set of today has is told all the same, and linked from the list."""
    story, path = told_story(), f"{FOLDER}/xa-c/self.yaml"
    story.commit({path: scene.texts()[path] + '  "9.9": {value: true, note: Tiêu chí cũ}\n'})
    story.commit({path: scene.texts()[path]})
    tree = parse(environment, pages_of(story.report())[f"{YEAR}/xa-c/trail/index.html"])
    old = next(one for one in tree.iter("section") if one.get("id") == "old")
    assert "9.9" in text_of(old)
    assert "Tiêu chí cũ" in text_of(old)
    assert [one.get("href") for one in tree.iter("a") if text_of(one) == "9.9"] == ["#old", "#old"]


def test_every_link_within_the_page_leads_somewhere(page):
    """Each `#` has its id."""
    ids = {one.get("id") for one in page.iter()}
    inside = [
        one.get("href")[1:] for one in page.iter("a") if (one.get("href") or "").startswith("#")
    ]
    assert len(inside) > 10
    assert set(inside) <= ids


def test_without_an_address_nothing_links_to_a_forge(environment):
    """Commits, requests and lines are named all the same."""
    tree = parse(environment, pages_of(told_story().report(url=""))[PAGE])
    assert not [
        one
        for one in tree.iter("a")
        if "mau/" in (one.get("href") or "") and "://" in one.get("href")
    ]
    assert "yêu cầu 4" in text_of(tree)


def test_the_english_page_is_complete(environment, report):
    """Every sentence of its own is English; what people typed is marked as Vietnamese."""
    tree = parse(environment, pages_of(report)[f"en/{PAGE}"])
    assert headings(tree, "c-1.1") == [
        "Scores itself 2 points",
        "Phòng Nội vụ lowers it to 0 points",
        "The unit explains and asks for 2 points",
        "Phòng Nội vụ accepts the explanation in part: 1 point",
    ]
    spoken = {text_of(one) for one in tree.iter() if one.get("lang") == "vi"}
    assert {"Kế hoạch ban hành muộn", "Ban hành ngày 10 tháng 1", "Danh sách cán bộ"} <= spoken


def test_a_leaf_without_a_change_says_where_its_points_come_from(environment):
    """Given before the history began: the source, and no empty line of time."""
    story = told_story()
    story.changes = [one for one in story.changes if one.criterion != "2.1"]
    tree = parse(environment, pages_of(story.report())[PAGE])
    told = text_of(by_class(section(tree, "c-2.1"), "way-body")[0])
    assert "Điểm lấy từ nơi khác: Điều tra" in told
    assert not headings(tree, "c-2.1")


def test_a_leaf_that_is_not_scored_says_so(environment):
    """With the reason that the cycle gives."""
    story = told_story()
    cycle = story.files[f"{FOLDER}/cycle.yaml"]
    cycle += 'not_scored: [{criterion: "2.1", why: Điều tra bị hoãn}]\n'
    cycle = re.sub(r"external:\n(  .*\n)+", "", cycle)
    story.files[f"{FOLDER}/cycle.yaml"] = cycle
    story.changes = [one for one in story.changes if one.criterion != "2.1"]
    tree = parse(environment, pages_of(story.report())[PAGE])
    assert "Điều tra bị hoãn" in text_of(section(tree, "c-2.1"))


# Was it so when published? ------------------------------------------------------------------


def published(story, *errata):
    """The report of a story with a record of publication, as the reader would have read it."""
    report = story.report()
    files = report.project.cycles[YEAR]
    at = Place(f"{FOLDER}/publication.yaml")
    result = report.results.cycles[YEAR]
    figures = tuple(
        Figures(one.unit, one.shown_index, one.rank, one.class_id, at)
        for block in result.blocks
        for one in block.units
    )
    day = scene.date(2020, 12, 28)
    decision = replace(files.cycle.external[0].source, number="12/QĐ-UBND")
    record = Publication(
        YEAR, decision, day, "1", figures, (), (), errata, at, digests=("a",) * (1 + len(errata))
    )
    cycles = {**report.project.cycles, YEAR: replace(files, publication=record)}
    return replace(report, project=replace(report.project, cycles=cycles))


def erratum(path, version="2020.1"):
    """A correction of one file."""
    at, day = Place(f"{FOLDER}/publication.yaml"), scene.date(2021, 2, 2)
    return Erratum(
        version,
        day,
        scope_of(scene.scene()).cycle.cycle.external[0].source,
        path,
        "Sửa",
        "Sai",
        Stand(),
        Stand(),
        at,
    )


def record(story):
    """The commit that brings the record."""
    name = story.commit({}, "2020-12-28T02:00:00", request("30"))
    story.published[YEAR] = name


def badges(tree):
    """Criterion -> the word beside it."""
    return {code: text_of(by_class(section(tree, f"c-{code}"), "verdict")[0]) for code in LEAVES}


def trail_of(environment, story, *errata, unit="xa-a"):
    """The page of a unit of the published cycle."""
    return parse(
        environment, pages_of(published(story, *errata))[f"{YEAR}/{unit}/trail/index.html"]
    )


def test_a_figure_nobody_touched_is_as_published(environment):
    """Said beside every criterion, with the day, at the end of its line of time."""
    story = told_story()
    record(story)
    tree = trail_of(environment, story)
    assert set(badges(tree).values()) == {"Đúng như lúc công bố"}
    assert stations(tree, "c-1.1")[-1].startswith("28/12/2020 Công bố Đúng như lúc công bố")
    assert headings(tree, "c-1.1")[-1] == "Công bố: 1 điểm"
    assert text_of(by_class(tree, "way-record")[0]).startswith(
        "Đúng như lúc công bố Công bố ngày 28/12/2020 theo Quyết định số 12/QĐ-UBND"
    )
    assert "Công bố ngày 28/12/2020" in text_of(by_class(tree, "commits")[0][0])


def test_a_change_after_publication_cannot_be_overlooked(environment):
    """No erratum names it: in capitals beside the criterion, at the step, and in the head."""
    story, path = told_story(), f"{FOLDER}/xa-a/appraisal-2.yaml"
    record(story)
    story.commit(
        {path: scene.ROUND_2.replace("points: 1,", "points: 1.5,")},
        "2021-02-02T02:00:00",
        merge=False,
    )
    tree = trail_of(environment, story)
    assert badges(tree) == {
        **dict.fromkeys(LEAVES, "Đúng như lúc công bố"),
        "1.1": "SỬA SAU CÔNG BỐ",
    }
    assert headings(tree, "c-1.1")[-2] == "Công bố: 1 điểm; nay: 1,5 điểm"
    assert "SAU CÔNG BỐ" in stations(tree, "c-1.1")[-1]
    assert "1 thay đổi sau công bố" in text_of(by_class(tree, "notice")[0])
    first, second = by_class(tree, "commits")[0][:2]
    assert "SAU CÔNG BỐ" in text_of(first)
    assert text_of(second).startswith("Công bố ngày")


def test_an_erratum_is_named_with_its_version(environment):
    """And linked to where it stands."""
    story, path = told_story(), f"{FOLDER}/xa-a/appraisal-2.yaml"
    record(story)
    story.commit({path: scene.ROUND_2.replace("points: 1,", "points: 1.5,")}, "2021-02-02T02:00:00")
    tree = trail_of(environment, story, erratum(path))
    assert badges(tree)["1.1"] == "Đã đính chính 2020.1"
    (published_entry,) = by_class(tree, "commit-record")
    assert text_of(published_entry).endswith("phiên bản 2020.")
    assert "phiên bản 2020.1." in text_of(by_class(tree, "way-record")[0])
    assert badges(tree)["1.2"] == "Đúng như lúc công bố"
    link = next(by_class(section(tree, "c-1.1"), "way")[0][-2].iter("a")).get("href")
    assert link == f"../../../{YEAR}/about/index.html#erratum-2020-1"


def test_of_two_errata_of_one_file_each_change_has_its_own(environment):
    """A unit's file holds all its criteria: what was corrected first is not the last erratum's."""
    story, path = told_story(), f"{FOLDER}/xa-a/self.yaml"
    record(story)
    first = scene.texts()[path].replace("Có kế hoạch", "Có kế hoạch ký số")
    story.commit({path: first}, "2021-02-02T02:00:00")
    both = (erratum(path), erratum(path, "2020.2"))
    # One change, two errata: nobody can tell which of them it is.
    told = badges(trail_of(environment, story, *both))
    assert told["1.1"] == "Đã đính chính 2020.1, 2020.2"
    story.commit({path: first.replace("5/DS", "6/DS")}, "2021-02-03T02:00:00")
    told = badges(trail_of(environment, story, *both))
    assert told["1.1"] == "Đã đính chính 2020.1"
    assert told["1.2"] == "Đã đính chính 2020.2"
    assert told["1.3"] == "Đúng như lúc công bố"


def test_an_erratum_of_another_file_excuses_nothing(environment):
    """It names its path."""
    story, path = told_story(), f"{FOLDER}/xa-a/appraisal-2.yaml"
    record(story)
    story.commit({path: scene.ROUND_2.replace("points: 1,", "points: 1.5,")})
    tree = trail_of(environment, story, erratum(f"{FOLDER}/xa-b/self.yaml"))
    assert badges(tree)["1.1"] == "SỬA SAU CÔNG BỐ"


def test_a_change_that_was_put_back_is_as_published_and_is_told(environment):
    """The figure is the published one; that somebody touched it stays to be read."""
    story, path = told_story(), f"{FOLDER}/xa-a/appraisal-2.yaml"
    record(story)
    story.commit({path: scene.ROUND_2.replace("points: 1,", "points: 1.5,")})
    story.commit({path: scene.ROUND_2})
    tree = trail_of(environment, story)
    assert badges(tree)["1.1"] == "Đúng như lúc công bố"
    published, changed, put_back = stations(tree, "c-1.1")[-3:]
    assert "Sau công bố có người sửa rồi trả lại như cũ." in published
    assert "SAU CÔNG BỐ" in changed
    assert "SAU CÔNG BỐ" in put_back


@pytest.mark.parametrize("path", ["criteria/set.yaml", f"{FOLDER}/cycle.yaml"])
def test_a_corrected_common_file_is_said_of_every_criterion(environment, path):
    """What it moved nobody can tell from the criterion alone."""
    story = told_story()
    record(story)
    tree = trail_of(environment, story, erratum(path))
    assert set(badges(tree).values()) == {"Tệp chung có đính chính 2020.1"}


def test_a_record_that_git_does_not_know_yet_proves_nothing(environment):
    """Written, not committed: nothing is called as published."""
    tree = trail_of(environment, told_story())
    assert set(badges(tree).values()) == {"Chưa rõ có đúng như lúc công bố"}


def test_while_nothing_is_published_nothing_is_called_so(page):
    """No word, no station."""
    assert not by_class(page, "verdict")
    assert not by_class(page, "turn-published")


def test_what_came_after_publication_only_begins_a_way(environment):
    """A criterion first entered after the record had no points when it was published."""
    story, path = told_story(), f"{FOLDER}/xa-c/self.yaml"
    text = scene.texts()[path]
    story.commit({path: text.replace('  "2.2": {value: true}\n', "")})
    record(story)
    story.commit({path: text}, "2021-02-02T02:00:00")
    tree = trail_of(environment, story, unit="xa-c")
    assert badges(tree)["2.2"] == "SỬA SAU CÔNG BỐ"
    told = headings(tree, "c-2.2")
    assert told[-2:] == ["Công bố: – điểm; nay: 2 điểm", "Tự chấm 2 điểm"]


def test_a_criterions_page_leads_from_each_final_score_to_its_course(environment, report):
    """To the section of that unit's trail; without a history the figure stands alone."""
    path = f"{YEAR}/communes/1.1/index.html"

    def links(found):
        pages = {page.path: page for page in build_pages(found)}
        tree = parse(environment, pages[path])
        return {one.get("href") for one in tree.iter("a") if "/trail/" in (one.get("href") or "")}

    assert links(report) == {
        f"../../../{YEAR}/{unit}/trail/index.html#c-1.1" for unit in ("xa-a", "xa-b", "xa-c")
    }
    assert links(replace(report, chronicle=NO_CHRONICLE)) == set()
