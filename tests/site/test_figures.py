"""Figures on pages are those of `results`, everywhere the same, and none where they are withheld."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import subprocess
import zipfile
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from parledger.cli import main
from tests.site import hostile
from tests.site.building import must_build
from tests.site.reading import Element, Site

SHOWN = (
    "binh-an-2021", "huong-tra-2018", "minh-duc-2019", "minh-duc-2020", "minh-tinh-2020",
    "ministries-2023", "thanh-ha-2023", "yen-lam-2020",
)  # fmt: skip
WITHHELD = "khe-trung-2020"


def results(root: Path, cycle: str, table: str, capsysbinary) -> list[dict[str, str]]:
    """What the command prints."""
    words = ("--root", str(root), "results", "--cycle", cycle, "--table", table)
    assert main(words) == 0
    printed = capsysbinary.readouterr().out.decode("utf-8")
    return list(csv.DictReader(io.StringIO(printed)))


def plain(shown: str) -> Decimal:
    """A number as a Vietnamese page shows it."""
    return Decimal(shown.replace(".", "").replace(",", ".").replace("−", "-"))


def rounded(value: Decimal, digits: int = 2) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


def ranking(page: Element, table: str) -> dict[str, list[str]]:
    """Unit id -> the texts of its row in a ranking."""
    rows = page.first("table", id=table).first("tbody").all("tr")
    cells = [[c for c in row.children if isinstance(c, Element)] for row in rows]
    return {
        row[1].first("a").attributes["href"].split("/")[-2]: [c.text for c in row] for row in cells
    }


def facts(page: Element) -> dict[str, str]:
    """The head of a unit's page: word -> figure."""
    pairs = page.first("dl", class_="facts").all("div")
    return {pair.first("dt").text: pair.first("dd").text for pair in pairs}


def test_these_are_all_cycles(repository):
    """Else a new cycle would go untested."""
    cycles = {path.parent.name for path in (repository / "scores").glob("*/cycle.yaml")}
    assert cycles == {*SHOWN, WITHHELD}


@pytest.mark.parametrize("cycle", SHOWN)
def test_rankings_and_heads_of_units_show_the_results(site, repository, cycle, capsysbinary):
    """Index, rank, self-score and points of every unit, on the cycle's page and on its own."""
    rows = results(repository, cycle, "units", capsysbinary)
    page = site.tree(f"{cycle}/index.html")
    shown = {b: ranking(page, f"table-{b}") for b in {row["block"] for row in rows}}
    assert sum(map(len, shown.values())) == len(rows)
    for row in rows:
        rank, name, _, index, *rest = shown[row["block"]][row["unit"]]
        unit_page = site.tree(f"{cycle}/{row['unit']}/index.html")
        own, head = facts(unit_page), unit_page.first("p", class_="answer-index")
        assert name == row["name"]
        assert rounded(plain(index)) == Decimal(row["index"]), row["unit"]
        assert head.first("b").text == index
        assert rank == (row["rank"] or "–")
        if row["rank"]:
            assert own["Hạng"].startswith(f"{row['rank']} trên {row['rank_of']} ")
        points, maximum = own["Điểm"].split(" ")[0].split("/")
        assert plain(points) == rounded(Decimal(row["points"]), 4)
        assert plain(maximum) == rounded(Decimal(row["max_points"]), 4)
        if "Tự chấm" in own:
            share = Decimal(row["self_points"]) / Decimal(row["self_max_points"]) * 100
            assert plain(rest[0]) == rounded(share)


@pytest.mark.parametrize("cycle", ["minh-duc-2020", "thanh-ha-2023"])
def test_english_pages_show_the_same_figures(site, cycle):
    """With a point where Vietnamese has a comma."""
    blocks = [
        t.attributes["id"] for t in site.tree(f"{cycle}/index.html").all("table", class_="ranking")
    ]
    assert blocks
    for block in blocks:
        vi, en = (ranking(site.tree(f"{at}{cycle}/index.html"), block) for at in ("", "en/"))
        assert list(vi) == list(en)
        for unit, row in vi.items():
            assert [cell.replace(",", ".") for cell in row[3:5]] == en[unit][3:5]


def test_leaves_show_the_results_on_units_and_criteria(site, repository, capsysbinary):
    """Final points of every leaf of two units: on the unit's page and on the criterion's."""
    cycle, units = "minh-duc-2020", ("xa-an-binh", "thi-tran-kim-lang")
    leaves = {
        (unit, leaf.attributes["id"]): leaf.first("span", class_="leaf-points").text.split("/")[0]
        for unit in units
        for leaf in site.tree(f"{cycle}/{unit}/index.html").all("details", class_="leaf")
        if leaf.all("span", class_="leaf-points")
    }
    compared = 0
    for row in results(repository, cycle, "criteria", capsysbinary):
        if row["status"] != "scored" or row["unit"] not in units:
            continue
        unit, code, points = row["unit"], row["criterion"], Decimal(row["points"])
        assert rounded(plain(leaves[unit, f"c-{code}"]), 3) == rounded(points, 3)
        text = site.text(f"{cycle}/communes/{code.lower()}/index.html")
        cell = r"<td[^>]* data-v=[^>]*>(?:<a [^>]*>)?<b>([^<]*)</b>"
        (there,) = re.findall(rf'{unit}/index.html#[^"]*">[^<]*</a></th>.*?{cell}', text)
        assert rounded(plain(there), 3) == rounded(points, 3)
        compared += 1
    assert compared > 100


def test_the_change_to_the_year_before_is_the_same_everywhere(site):
    """Ranking, comparison and the unit's own page."""
    cycle = site.tree("minh-duc-2020/index.html")
    compare = site.tree("minh-duc-2020/changes/index.html")
    ranked = {row[1]: row[-1] for row in ranking(cycle, "table-communes").values()}
    compared = {
        row.first("th").text: row.all("td")[-1].text
        for row in compare.first("figure", id="changes-communes").first("tbody").all("tr")
    }
    assert len(compared) == 22
    assert {name: ranked[name] for name in compared} == compared
    for unit, row in list(ranking(cycle, "table-communes").items())[:5]:
        own = facts(site.tree(f"minh-duc-2020/{unit}/index.html"))
        assert own["Thay đổi"].startswith(f"{row[-1]} ")


def test_the_first_page_shows_the_latest_ranking(site):
    """Its first rows are those of the cycle's own page."""
    glance = ranking(site.tree("index.html"), "latest-ranking")
    cycle = next(
        a.attributes["href"].split("/")[0]
        for a in site.tree("index.html").first("table", id="latest-ranking").all("a")
    )
    page = site.tree(f"{cycle}/index.html")
    whole = ranking(page, page.first("table", class_="ranking").attributes["id"])
    assert list(glance.items()) == [(unit, whole[unit]) for unit in list(whole)[: len(glance)]]


@pytest.mark.parametrize("table", ["units", "areas", "criteria"])
def test_downloads_are_the_tables_of_results(site, repository, table, capsysbinary):
    """CSV to the letter; JSON the same figures."""
    cycle = "minh-duc-2020"
    rows = results(repository, cycle, table, capsysbinary)
    path = f"{cycle}/data/{cycle}-{table}"
    assert list(csv.DictReader(io.StringIO(site.text(f"{path}.csv")))) == rows
    held = json.loads(site.text(f"{path}.json"), parse_float=str, parse_int=str)
    as_text = {True: "true", False: "false", None: ""}
    texts = [{key: as_text.get(v, v) for key, v in row.items()} for row in held]  # type: ignore[call-overload]
    texts = [{key: v.replace("\r\n", "\n") for key, v in row.items()} for row in texts]
    assert [{key: unguarded(v) for key, v in row.items()} for row in rows] == texts


def test_the_downloaded_register_has_a_row_for_what_is_not_public_and_no_more(
    site, repository, capsysbinary
):
    """The same rows as the table, but of such a paper neither words nor digest nor its place in time.

    Their numbers differ: two papers of which nothing is known cannot be called one.
    """
    cycle = "minh-duc-2020"
    rows = results(repository, cycle, "evidence", capsysbinary)
    hidden = [row for row in rows if row["public"] == "false"]
    assert hidden
    assert all(row["number"] or row["date"] or row["sha256"] for row in hidden)
    for row in hidden:
        row.update(dict.fromkeys(("number", "date", "sha256", "finding"), ""))
    held = list(csv.DictReader(io.StringIO(site.text(f"{cycle}/data/{cycle}-evidence.csv"))))
    for row in (*rows, *held):
        row.pop("document")
    assert sorted(map(list, map(dict.items, held))) == sorted(map(list, map(dict.items, rows)))


def unguarded(cell: str) -> str:
    return cell.removeprefix("'")


# --- what the public edition may not show ---


def contents(site: Site) -> Iterator[tuple[str, str]]:
    """Every file with all that is packed in it (workbooks, compressed indexes), as text."""
    for name in site.names:
        data = (site.folder / name).read_bytes()
        if name.endswith((".woff2", ".png", "vega.js", ".wasm")):
            continue
        if data[:2] == b"\x1f\x8b":
            data = gzip.decompress(data)
        if data[:4] == b"PK\x03\x04":
            with zipfile.ZipFile(io.BytesIO(data)) as packed:
                data = b"\n".join(packed.read(member) for member in packed.namelist())
        yield name, data.decode("utf-8", "replace")


def typed(value: object, keys: tuple[str, ...]) -> Iterator[str]:
    """Every text under one of these keys."""
    if isinstance(value, dict):
        for key, item in value.items():
            if key in keys and isinstance(item, str):
                yield item
            yield from typed(item, keys)
    elif isinstance(value, list):
        for item in value:
            yield from typed(item, keys)


def papers(value: object) -> Iterator[dict[str, str]]:
    """Every document, as typed."""
    if isinstance(value, dict):
        if "title" in value or "number" in value:
            yield value
        for item in value.values():
            yield from papers(item)
    elif isinstance(value, list):
        for item in value:
            yield from papers(item)


@pytest.fixture(scope="module")
def written(repository) -> dict[str, object]:
    """What people wrote in scores/, by path."""
    yaml = YAML(typ="safe")
    return {
        path.relative_to(repository).as_posix(): yaml.load(path.read_text(encoding="utf-8"))
        for path in sorted((repository / "scores").rglob("*.yaml"))
    }


@pytest.fixture(scope="module")
def everything(site) -> dict[str, str]:
    return dict(contents(site))


def test_a_withheld_cycle_has_its_timetable_and_states_only(site):
    """No page of a unit, an area or a criterion, no download, no entry in the finder."""
    own = {name for name in site.names if name.removeprefix("en/").startswith(f"{WITHHELD}/")}
    pages = ("timetable", "methodology", "status")
    kinds = ("index.html", *(f"{page}/index.html" for page in pages))
    assert own == {f"{at}{WITHHELD}/{kind}" for at in ("", "en/") for kind in kinds}
    assert WITHHELD not in site.text("assets/finder-data.js")
    assert f"scores/{WITHHELD}" not in site.text("build.json")
    for name in own:
        assert "application/json" not in site.text(name)
        assert 'class="table ranking"' not in site.text(name)


def test_no_figure_of_a_withheld_cycle_is_anywhere_in_it(site, repository, capsysbinary):
    """Neither as Vietnamese nor as English pages write it."""
    rows = results(repository, WITHHELD, "units", capsysbinary)
    figures = {row[key] for row in rows for key in ("index", "points", "self_points")} - {""}
    telling = {figure for figure in figures if len(figure.partition(".")[2]) >= 2}
    assert len(telling) > 10
    own = [name for name in site.pages if WITHHELD in name]
    text = " ".join(site.text(name) for name in own)
    numbers = set(re.findall(r"\d+[.,]\d+", text))
    assert not {figure for figure in telling if {figure, figure.replace(".", ",")} & numbers}


def test_nobody_can_read_elsewhere_about_units_of_a_withheld_cycle(everything, repository):
    """Their names stand on its own pages alone."""
    yaml = YAML(typ="safe")
    cycles = {
        path.parent.name: yaml.load(path.read_text(encoding="utf-8"))
        for path in (repository / "scores").glob("*/cycle.yaml")
    }
    units = {name: {u for b in c["blocks"] for u in b["units"]} for name, c in cycles.items()}
    only_there = units.pop(WITHHELD) - set().union(*units.values())
    assert only_there
    found = [
        (name, unit)
        for name, text in everything.items()
        if not name.removeprefix("en/").startswith(f"{WITHHELD}/")
        for unit in only_there
        if f"/{unit}/" in text or f",{unit}," in text or f'"{unit}"' in text
    ]
    assert found == []


def said_in_public_before(repository) -> str:
    """Every line that a version of any other cycle's files ever had; the trail tells these."""
    others = ("scores", f":(exclude)scores/{WITHHELD}")
    said = subprocess.run(
        ["git", "-C", str(repository), "log", "-p", "-m", "--format=", "-U0", "--", *others],
        check=True,
        capture_output=True,
    )
    return said.stdout.decode("utf-8", "replace")


def test_no_words_of_a_withheld_cycle_are_anywhere(everything, written, repository):
    """Notes, reasons and explanations of its files, where no public file has the same words, nor had."""
    keys = ("note", "reason", "text")
    secret, known = set(), set()
    for path, content in written.items():
        (secret if path.startswith(f"scores/{WITHHELD}/") else known).update(typed(content, keys))
    before = said_in_public_before(repository)
    telling = [
        text
        for text in sorted(secret - known)
        if len(text) > 25 and not re.search("[<>&\"'\n]", text) and text not in before
    ]
    assert len(telling) > 40
    site_text = "\n".join(everything.values())
    assert [text for text in telling[:: len(telling) // 40] if text in site_text] == []


def test_nothing_of_a_document_that_is_not_public_is_anywhere(everything, written, repository):
    """Neither its digest nor its title, unless the title is said in public elsewhere."""
    secret, known = [], set()
    for content in written.values():
        for paper in papers(content):
            (
                secret.append
                if paper.get("public") is False
                else lambda p: known.add(p.get("title"))
            )(paper)
    assert len(secret) > 50
    digests = {paper["sha256"] for paper in secret if "sha256" in paper}
    listed = " ".join(p.read_text("utf-8") for p in (repository / "criteria").glob("*.yaml"))
    titles = {paper.get("title", "") for paper in secret} - known - {""}
    titles = {title for title in titles if title not in listed}
    for name, text in everything.items():
        assert not digests.intersection(re.findall(r"\b[0-9a-f]{64}\b", text)), name
        assert not [title for title in titles if title in text], name


def test_no_account_is_named(everything, written):
    """Who may write what is nobody's business."""
    accounts = {
        name
        for content in written.values()
        if isinstance(content, dict)
        for name in _accounts(content)
    }
    assert accounts
    told = {
        (file, name)
        for file, text in everything.items()
        for name in accounts
        if name in text and re.search(rf"(?<![\w/-]){re.escape(name)}(?![\w/-])", text)
    }
    assert told == set()


def _accounts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, item in value.items():
            if key == "accounts":
                yield from item
            else:
                yield from _accounts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _accounts(item)


def test_public_edition_of_every_private_field_is_empty(hostile_site):
    """Of a workspace where each text has a mark: no private mark, in no file."""
    where = hostile.workspace()[1]
    private = {mark for mark in where if mark.startswith("P")}
    assert len(private) > 300
    for name, text in contents(hostile_site):
        told = private.intersection(re.findall(r"P\d{4}P", text))
        assert not told, (name, {where[mark] for mark in told})


def test_internal_edition_shows_what_the_public_one_withholds(hostile_workspace):
    """Its figures, its words, and the documents that are not public."""
    site = Site(hostile_workspace / "site-internal")
    assert {f"c-2021/{unit}/index.html" for unit in hostile.UNITS[:3]} <= set(site.names)
    assert "c-2021/data/c-2021-units.csv" in site.names
    text = " ".join(found for _, found in contents(site))
    marks = set(re.findall(r"P\d{4}P", text))
    fields = {hostile.workspace()[1][mark] for mark in marks}
    assert fields >= {
        "2021.self.note", "2021.self.evidence.title", "2020.self.evidence.number",
        "2021.round-1.reason", "2021.explanation.text", "2021.round-2.reason",
        "2021.improvement.measure.what", "cycle-2021.council.reason", "cycle-2020.documents.title",
    }  # fmt: skip


def test_internal_edition_of_our_running_cycle_has_its_figures(repository, tmp_path, capsysbinary):
    """The same cycle, alone: every unit that has an index shows it."""
    root = tmp_path / "one"
    for name in ("units", "criteria", f"scores/{WITHHELD}"):
        for path in (repository / name).rglob("*.yaml"):
            there = root / path.relative_to(repository)
            there.parent.mkdir(parents=True, exist_ok=True)
            there.write_bytes(path.read_bytes())
    must_build(root, "site", "--edition", "internal")
    page = Site(root / "site-internal").tree(f"{WITHHELD}/index.html")
    shown = ranking(page, "table-communes")
    rows = results(repository, WITHHELD, "units", capsysbinary)
    assert [row["unit"] for row in rows if row["index"]]
    for row in rows:
        if row["index"]:
            assert rounded(plain(shown[row["unit"]][3])) == Decimal(row["index"])
