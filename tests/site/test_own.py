"""`site --unit`: the whole built folder of one unit's edition, searched for everybody else."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pages.scene import COUNCIL, CYCLE, SELF, texts
from tests.site.building import ROOT, build, files_of, must_build, once
from tests.site.reading import Site
from tests.survey import polled

# Names and figures that stand nowhere else, in the program, its prose or the unit's own files.
NAMES = {"xa-b": "quay-lai-thon", "Xã B": "Xã Quầy Lãi", "xa-c": "mot-minh-thon", "Xã C": "Xã Một Lãnh"}  # fmt: skip
OTHERS = (*NAMES.values(), "Quầy", "Lãnh", "LỜI-RIÊNG", "tai-khoan-b")
FIGURES = ("87.6543", "43.2198", "91.8765", "1.8765")
WORDS = {
    "xa-b": ("87.6543", "LỜI-RIÊNG của Quầy"),
    "xa-c": ("43.2198", "LỜI-RIÊNG của Lãnh"),
}


def district() -> dict[str, str]:
    """A cycle under way: nobody outside may see a figure, and each unit only its own."""
    cycle = CYCLE.replace("visibility: public", "visibility: internal").replace(
        "xa-b: 90, xa-c: 50", "xa-b: 91.8765, xa-c: 50"
    )
    cycle += "roles: {{units: {{xa-b: {{accounts: [tai-khoan-b]}}}}}}\n"
    files = texts(
        CYCLE=cycle,
        COUNCIL=COUNCIL.replace(
            "adjusts: [", 'adjusts: [{unit: xa-b, criterion: "1.2", points: 1.8765, reason: Riêng}, '
        ),
    )  # fmt: skip
    for year in (2019, 2020):
        for unit, (share, said) in WORDS.items():
            own = SELF.format(plan="true", share=share).replace("Có kế hoạch", said)
            files[f"scores/mau-{year}/{unit}/self.yaml"] = own
    for old, new in NAMES.items():
        files = {path.replace(old, new): text.replace(old, new) for path, text in files.items()}
    return files


def _make(folder: Path) -> None:
    for path, text in district().items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    must_build(folder, "site", "--unit", "xa-a")
    must_build(folder, "site", "--unit", NAMES["xa-b"])


@pytest.fixture(scope="session")
def folder(tmp_path_factory) -> Path:
    """The district with the editions of two units."""
    return once(tmp_path_factory, "own-edition", _make)


@pytest.fixture(scope="session")
def own(folder) -> Site:
    """The edition of Xã A."""
    return Site(folder / "site-unit-xa-a")


def told(data: bytes) -> Iterator[str]:
    """A file's texts, those packed into a spreadsheet too."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for name in packed.namelist():
                yield packed.read(name).decode("utf-8", "ignore")
    else:
        yield data.decode("utf-8", "ignore")


def found_in(folder: Path, wanted: tuple[str, ...]) -> set[str]:
    """Which of these stand in any file or file name of a folder; figures in any way of writing."""
    forms = {one: {one, one.replace(".", ",")} for one in wanted}
    hits = set()
    for path, data in files_of(folder).items():
        for text in (path, *told(data)):
            hits |= {one for one, ways in forms.items() if any(way in text for way in ways)}
    return hits


def test_no_file_tells_of_anybody_else(own):
    """Names, ids, words, accounts and figures, in pages, data, scripts, finder and build.json."""
    assert found_in(own.folder, (*OTHERS, *FIGURES)) == set()


def test_the_search_finds_what_is_there(folder):
    """The other unit's own edition has its name, words and figures, and not the third's."""
    hits = found_in(folder / f"site-unit-{NAMES['xa-b']}", (*OTHERS, *FIGURES))
    assert hits >= {"quay-lai-thon", "Xã Quầy Lãi", "LỜI-RIÊNG", "87.6543", "91.8765", "1.8765"}
    assert not hits & {"mot-minh-thon", "Xã Một Lãnh", "43.2198", "tai-khoan-b"}


def test_its_own_figures_are_shown_while_the_cycle_is_under_way(own):
    """Index, adjustments, explanation and answer; no rank, which would tell of the others."""
    page = own.text("mau-2020/xa-a/index.html")
    assert "Kế hoạch ban hành muộn" in page
    assert "Ban hành ngày 10 tháng 1" in page
    assert "Muộn mười ngày" in page
    facts = [one.text for one in own.tree("mau-2020/xa-a/index.html").all("dt")]
    assert "Điểm" in facts
    assert "Hạng" not in facts


def test_the_first_page_leads_to_the_unit(own):
    """Its name, its cycles, no field to search for others, and whose edition it is on every page."""
    home = own.tree("index.html")
    assert home.first("h1").text == "Xã A"
    links = [one.attributes["href"] for one in home.first("section", id="cycles").all("a")]
    assert links == ["mau-2020/xa-a/index.html", "mau-2019/xa-a/index.html"]
    assert home.all("input") == []
    for path in ("index.html", "mau-2020/index.html", "en/mau-2020/communes/1.1/index.html"):
        assert any("Xã A" in one.text for one in own.tree(path).all("aside", class_="banner"))


def test_the_blocks_criteria_are_explained(own):
    """Wording, rule and guide of every criterion; no mean and no place among one."""
    assert "Nộp trước ngày 15." in own.text("mau-2020/communes/1.1/index.html")
    for path in own.pages:
        if path.startswith("mau-20"):
            assert "Trung bình" not in own.tree(path).first("main").text, path
    area = own.tree("mau-2020/communes/1/index.html")
    assert area.all(id="units") == []


def test_downloads_hold_one_row(own):
    """Of the unit alone."""
    rows = json.loads(own.text("mau-2020/data/mau-2020-units.json"))
    assert [row["unit"] for row in rows] == ["xa-a"]
    assert (rows[0]["rank"], rows[0]["rank_self"]) == (None, None)


def test_build_json_says_whose_it_is(own):
    """And names its own inputs alone."""
    told_of = json.loads(own.text("build.json"))
    assert (told_of["edition"], told_of["unit"]) == ("unit", "xa-a")
    assert {path.split("/")[2] for path in told_of["inputs"] if path.startswith("scores/")} == {"xa-a"}  # fmt: skip


def test_a_build_over_another_units_edition_leaves_nothing_of_it(tmp_path):
    """The same --out for one unit after the other: the first one's pages are gone."""
    _make_sources(tmp_path)
    for unit in (NAMES["xa-b"], "xa-a"):
        must_build(tmp_path, "site", "--unit", unit, "--out", "own")
    assert found_in(tmp_path / "own", (*OTHERS, *FIGURES)) == set()


def test_a_score_that_changed_is_shown_at_once(tmp_path):
    """Nothing is kept from an earlier build that a change elsewhere could make wrong."""
    _make_sources(tmp_path)
    must_build(tmp_path, "site", "--unit", "xa-a")
    cycle = tmp_path / "scores/mau-2020/cycle.yaml"
    cycle.write_text(cycle.read_text(encoding="utf-8").replace("xa-a: 80", "xa-a: 60"), "utf-8")
    must_build(tmp_path, "site", "--unit", "xa-a")
    site = Site(tmp_path / "site-unit-xa-a")
    assert "60/100" in site.text("mau-2020/xa-a/index.html")
    assert json.loads(site.text("mau-2020/data/mau-2020-criteria.json"))[3]["points"] == 2.4


def _make_sources(folder: Path) -> None:
    for path, text in district().items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


@pytest.mark.needs_chromium
def test_it_opens_from_a_folder(own, browser):
    """Two clicks from the first page to the unit's criterion, from file://, no request elsewhere."""
    context = browser.new_context()
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    tab = context.new_page()
    errors: list[str] = []
    tab.on("pageerror", lambda error: errors.append(str(error)))
    tab.goto((own.folder / "index.html").as_uri())
    tab.get_by_role("link", name="Đánh giá năm 2020").click()
    assert tab.locator("h1").inner_text() == "Xã A"
    tab.locator("#responses a").first.click()
    assert tab.url.endswith("/mau-2020/xa-a/index.html#c-1.1")
    assert errors == []
    assert all(re.match(r"file:|data:", url) for url in asked)
    context.close()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--unit", "xa-khong-co"), "không có đơn vị được đánh giá «xa-khong-co»"),
        (("--unit", "../../etc"), "không phải mã đơn vị"),
        (("--unit", "xa-a", "--edition", "internal"), "là một ấn bản riêng"),
    ],
)
def test_wrong_use_writes_nothing(folder, words, said):
    """Exit 2, a sentence, no folder."""
    before = sorted(path.name for path in folder.iterdir())
    done = build(folder, "site", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert sorted(path.name for path in folder.iterdir()) == before


def test_another_cycles_error_does_not_stop_it(tmp_path):
    """Only what the unit's own cycles use; its own error does."""
    _make_sources(tmp_path)
    other = tmp_path / "scores/khac/cycle.yaml"
    other.parent.mkdir()
    other.write_text("id: khac\n", encoding="utf-8")
    assert build(tmp_path, "site", "--unit", "xa-a").returncode == 0
    own_file = tmp_path / "scores/mau-2020/xa-a/self.yaml"
    own_file.write_text(own_file.read_text(encoding="utf-8").replace("97", "970"), "utf-8")
    assert build(tmp_path, "site", "--unit", "xa-a").returncode == 1


def test_the_folder_is_ignored_by_git():
    """One unit's figures are not committed by accident."""
    assert "/site-unit-*/" in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()


def test_a_survey_tells_its_own_answers_alone(tmp_path):
    """Pages and tables of a survey: nobody else's name, ballots or plan, nor how many in all."""
    groups = "groups: [{id: dan, title: Dân, planned: {nhom-ta: 40, ke-kia-thon: 4321}}]\n"
    more = """\
    forms: [{id: m, title: Mẫu, groups: [dan], questions: [{id: q1, title: Câu hỏi chung, scale: muc}]}]
    formula: {kind: satisfied_share}
    feeds: [{criterion: "1"}]
    """
    rows = [("nhom-ta", "dan", 5)] * 30 + [("nhom-ta", "dan", 1)] * 10
    rows += [("ke-kia-thon", "dan", 4)] * 1733 + [("ke-kia-thon", "dan", 2)] * 2111
    files = polled.files_of(
        ("nhom-ta", "ke-kia-thon"), (50, 60),
        {"dan.yaml": polled.survey(groups, more), "dan.csv": polled.ballots(rows)},
    )  # fmt: skip
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    for unit in ("nhom-ta", "ke-kia-thon"):
        must_build(tmp_path, "site", "--unit", unit)
    wanted = ("ke-kia-thon", "KE-KIA-THON", "4321", "4.321", "1733", "1.733", "2111", "2.111", "3844", "3.844", "3884", "3.884")  # fmt: skip
    own, other = (tmp_path / f"site-unit-{unit}" for unit in ("nhom-ta", "ke-kia-thon"))
    in_data = {path: data for path, data in files_of(own).items() if "pagefind" not in path}
    hits = {
        (path, one)
        for path, data in in_data.items()
        for text in (path, *told(data))
        for one in wanted
        if re.search(rf"(?<![\w.]){re.escape(one)}(?![\w.])", text)
    }
    assert hits == set()
    assert found_in(other, ("1733", "KE-KIA-THON")) == {"1733", "KE-KIA-THON"}
    assert any("Câu hỏi chung" in text for data in in_data.values() for text in told(data))
