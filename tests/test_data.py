"""What the input promises: made again byte for byte, complete, invented where it says so."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import defaultdict
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tools"))

import make_data  # noqa: E402
from illustrative import places  # noqa: E402
from illustrative.dice import Dice  # noqa: E402
from illustrative.emit import Code, document  # noqa: E402
from illustrative.leaves import leaves_of  # noqa: E402
from illustrative.sources import read_phrases, read_yaml  # noqa: E402
from illustrative.wording import Facts, heading, say  # noqa: E402

# An authority that adds cycles of its own promises nothing of this kind about them.
NAMES = (
    "binh-an-2021", "huong-tra-2018", "khe-trung-2020", "minh-duc-2019", "minh-duc-2020",
    "minh-tinh-2020", "ministries-2023", "thanh-ha-2023", "yen-lam-2020",
)  # fmt: skip
CYCLES = {name: ROOT / "scores" / name / "cycle.yaml" for name in NAMES}
PHRASES = ROOT / "tools/illustrative/phrases"
RULES = {
    "yes_no", "options", "bands", "checklist", "ratio", "per_item",
    "deduction", "judged", "survey", "external",
}  # fmt: skip
# Communes of the real districts whose plans the invented ones follow, and neighbours in name.
# The second district has a commune Bình An, too; the invented Bình An is a district.
REAL = {
    "Đại Nghĩa", "An Mỹ", "An Phú", "An Tiến", "Bột Xuyên", "Đại Hưng", "Đốc Tín", "Đồng Tâm",
    "Hồng Sơn", "Hợp Thanh", "Hợp Tiến", "Hùng Tiến", "Hương Sơn", "Lê Thanh", "Mỹ Thành",
    "Mỹ Xuyên", "Phù Lưu Tế", "Phúc Lâm", "Phùng Xá", "Thượng Lâm", "Tuy Lai", "Vạn Kim",
    "Vạn Tín", "Xuy Xá", "Mỹ Đức", "Thăng Bình", "Hương Trà", "Hà Nội", "Hải Phòng", "Đà Nẵng",
    "Cần Thơ", "Hồ Chí Minh", "Huế", "Hà Lam", "Bình Chánh", "Bình Dương", "Bình Đào",
    "Bình Định Bắc", "Bình Định Nam", "Bình Giang", "Bình Hải", "Bình Lãnh", "Bình Minh",
    "Bình Nam", "Bình Nguyên", "Bình Phú", "Bình Phục", "Bình Quế", "Bình Quý", "Bình Sa",
    "Bình Trị", "Bình Triều", "Bình Trung", "Bình Tú", "Quảng Nam",
}  # fmt: skip

# All points come from a survey: a theme of the plan is a leaf, and no unit scores itself.
FROM_BALLOTS_ALONE = {"binh-an-communes-2021", "binh-an-offices-2021"}

FIRST_NUMBERS = [251, 268, 892, 602, 528, 217]


@cache
def load(path: Path):
    return YAML(typ="safe").load(path.read_text(encoding="utf-8"))


def score_files(pattern: str) -> list[Path]:
    return [
        path for name in NAMES for path in sorted((ROOT / "scores" / name).glob(f"*/{pattern}"))
    ]


def sets_used() -> dict[str, Path]:
    """The sets of the cycles, and the sets that these follow and continue."""
    waiting = {block["criteria"] for path in CYCLES.values() for block in load(path)["blocks"]}
    found: dict[str, Path] = {}
    while waiting:
        name = waiting.pop()
        found[name] = ROOT / "criteria" / f"{name}.yaml"
        content = load(found[name])
        waiting |= {content[key] for key in ("follows", "continues") if key in content} - set(found)
    return dict(sorted(found.items()))


SETS = sets_used()


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return dict(make_data.data_files(ROOT))


@pytest.fixture(scope="module")
def leaves():
    return {name: leaves_of(read_yaml(path)) for name, path in SETS.items()}


def test_make_data_gives_the_same_bytes(made):
    """`make data` changes nothing in a clean tree, and is the only writer of these files."""
    differing = [path for path, text in made.items() if (ROOT / path).read_bytes() != text.encode()]
    assert differing == []


def test_no_generated_cycle_holds_a_file_that_is_not_made(made):
    for cycle in {path.split("/")[1] for path in made if path.startswith("scores/")}:
        for path in (ROOT / "scores" / cycle).glob("*/*.yaml"):
            if path.parent.name != "survey":
                assert path.relative_to(ROOT).as_posix() in made


def test_chance_is_the_same_for_ever():
    """These numbers are what makes the bytes; no Python may give others."""
    dice = Dice("minh-duc-2020", "xa-an-binh")
    assert [dice.below(1000) for _ in range(6)] == FIRST_NUMBERS
    assert Dice("a").some("abcdefgh", 8) == list("abcdefgh")


def test_written_form():
    """Block style, one field a line, quotes for codes and for what YAML would read otherwise."""
    text = document(
        {
            "id": Code("1.10"),
            "title": "Tỷ lệ: đạt #1",
            "number": "12/BC-UBND",
            "code": "09901",
            "date": date(2020, 11, 5),
            "points": Fraction(5, 4),
            "yes": True,
            "none": {},
            "items": [{"id": "a", "points": 0}, "b"],
            "open": None,
        }
    )
    assert text == (
        'id: "1.10"\ntitle: "Tỷ lệ: đạt #1"\nnumber: 12/BC-UBND\ncode: "09901"\n'
        'date: 2020-11-05\npoints: 1.25\n"yes": true\nnone: {}\n'
        "items:\n  - id: a\n    points: 0\n  - b\nopen:\n"
    )


def test_every_kind_of_rule_is_used(leaves):
    used = {leaf.kind for name in leaves for leaf in leaves[name]}
    assert used == RULES
    measures = {leaf.rule.get("measure") for name in leaves for leaf in leaves[name]}
    assert measures >= {"percent", "days", "count", "amount"}
    deductions = [leaf.rule for n in leaves for leaf in leaves[n] if leaf.kind == "deduction"]
    assert any("each" in rule for rule in deductions)
    assert any(kind.get("all") for rule in deductions for kind in rule.get("kinds", ()))
    assert {leaf.counts for n in leaves for leaf in leaves[n]} == {"normal", "bonus", "penalty"}


def test_illustrative_sets_are_full(leaves):
    """Every leaf says how it is scored and by what; a set that units score themselves has at
    least forty leaves at two depths, one that ballots alone score has no other leaf.
    """
    for name, path in SETS.items():
        criteria_set = load(path)
        if name in {"huong-tra-2018", "ministries-2023"} or criteria_set.get("frame"):
            continue
        if name not in FROM_BALLOTS_ALONE:
            assert len(leaves[name]) >= 40, name
            assert len({len(leaf.under) for leaf in leaves[name]}) >= 2, name
        else:
            assert {leaf.kind for leaf in leaves[name]} == {"survey"}, name
        for leaf in leaves[name]:
            assert leaf.documents, (name, leaf.id)
        guides = re.findall(r"^ +guide: (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
        assert len(guides) == len(leaves[name])


def test_a_phrase_fits_every_leaf(leaves):
    """Whatever happens to a leaf, there is something to say, with no slot left open."""
    stocks = {path.stem: read_phrases(path) for path in sorted(PHRASES.glob("*.txt"))}
    place = places.MINH_DUC[1]
    for name in leaves:
        for leaf in leaves[name]:
            if not leaf.own or not leaf.documents:
                continue
            for lines in _lists_for(stocks, leaf):
                text = say(lines, Facts(leaf, place, day=date(2020, 5, 4)), Dice(leaf.id))
                assert text
                assert "{" not in text
                assert "::" not in text


def _lists_for(stocks, leaf):
    judged = leaf.kind == "judged"
    yield stocks["notes"][heading(leaf)]
    if judged:
        yield from (stocks["reasons"][f"judged_{level}"] for level in ("high", "mid", "low"))
    else:
        yield stocks["reasons"][heading(leaf)]
        yield stocks["reasons"]["no_evidence"]
        yield stocks["reasons"]["weak_evidence"]
    yield stocks["explanations"][heading(leaf)]
    yield from stocks["answers"].values()


def test_stock_of_phrases():
    """Enough sentences that pages do not read like a machine's."""
    for name, least in {"reasons": 150, "explanations": 60, "answers": 25, "notes": 60}.items():
        phrases = [
            line for lines in read_phrases(PHRASES / f"{name}.txt").values() for line in lines
        ]
        assert len(phrases) >= least
        assert len(set(phrases)) >= least
        assert all(unicodedata.is_normalized("NFC", phrase) for phrase in phrases)


def test_invented_places_are_nobodys():
    """No commune of the model district and no province-level city lends its name."""
    invented = [place for group in places.FILES.values() for place in group]
    for place in invented:
        assert not any(place.name == f"{kind} {real}" for kind in KINDS for real in REAL), place
    ids = [place.id for place in invented]
    assert len(ids) == len(set(ids))


KINDS = ("Xã", "Thị trấn", "Phường", "Quận", "Huyện", "Thị xã", "Thành phố", "Tỉnh")


def test_what_is_invented_says_so():
    """Every cycle with an invented unit is illustrative, every other one names its source."""
    invented = {place.id for group in places.FILES.values() for place in group}
    for path in CYCLES.values():
        cycle = load(path)
        units = {unit for block in cycle["blocks"] for unit in block["units"]}
        if cycle["provenance"] == "official":
            assert cycle["sources"]
            assert not units & invented
        else:
            assert units <= invented
            assert "minh họa" in cycle["sources"][0]["title"]


def test_no_person_is_named():
    """Posts sign, decide and answer; no file names a person (`Ông`, `Bà`, a signature)."""
    honorific = re.compile(r"(?<!\w)(Ông|Bà|ông|đồng chí|Đồng chí|Đ/c)\s+[A-ZĐÀ-Ỹ]")
    for folder in ("units", "criteria", "scores"):
        for path in (ROOT / folder).rglob("*.yaml"):
            assert not honorific.search(path.read_text(encoding="utf-8")), path
    posts = ("Chủ tịch", "Giám đốc", "Chánh", "Trưởng", "UBND", "Phòng", "Sở", "Văn phòng",
             "Thanh tra", "Tổ công tác")  # fmt: skip
    for path in score_files("*.yaml"):
        signed = (load(path).get("document") or {}).get("signed_by", "Tổ công tác")
        assert signed.startswith(posts), path


def test_no_two_units_are_alike():
    """Each unit has scores of its own."""
    seen = defaultdict(list)
    for path in score_files("self.yaml"):
        scores = load(path)["scores"]
        given = str({code: entry.get("value") for code, entry in scores.items()})
        seen[path.parent.parent.name, given].append(path.parent.name)
    assert [units for units in seen.values() if len(units) > 1] == []


def test_evidence_is_dated_in_time():
    """No paper is younger than the report that names it, none older than the period."""
    for path in score_files("self.yaml"):
        content = load(path)
        cycle = load(CYCLES[path.parent.parent.name])
        if cycle["provenance"] == "official":
            continue
        last = content.get("document", {}).get("date", cycle["schedule"]["self"])
        for entry in content["scores"].values():
            for paper in entry.get("evidence", ()):
                assert cycle["period"]["from"] <= paper["date"] <= last, (path, paper)


def test_papers_not_public_have_a_digest():
    kept_back = [
        paper
        for path in score_files("*.yaml")
        for entry in (load(path).get("scores") or {}).values()
        for paper in entry.get("evidence", ())
        if paper.get("public") is False
    ]
    assert kept_back
    assert all(re.fullmatch("[0-9a-f]{64}", paper["sha256"]) for paper in kept_back)


def test_every_state_of_a_running_cycle_is_there():
    """Not started, draft, self-scored, appraised in part and in full."""
    cycle = load(CYCLES["khe-trung-2020"])
    folder = CYCLES["khe-trung-2020"].parent
    assert cycle["visibility"] == "internal"
    states = set()
    for unit in cycle["blocks"][0]["units"]:
        names = {path.name for path in (folder / unit).glob("*.yaml")}
        draft = "self.yaml" in names and load(folder / unit / "self.yaml").get("draft", False)
        states.add("draft" if draft else len(names))
    assert states == {"draft", 0, 1, 3, 5}


def test_huong_tra_adds_up():
    """100.2 less 0.5 less 30 is 69.7; the town gives itself 66.2 of them."""
    official = {leaf.id: leaf for leaf in leaves_of(read_yaml(SETS["huong-tra-2018"]))}
    assert sum(leaf.maximum for leaf in official.values()) == Fraction("100.2")
    scores = read_yaml(ROOT / "scores/huong-tra-2018/thi-xa-huong-tra/self.yaml")["scores"]
    assert sum(official[code].maximum for code in scores) == Fraction("69.7")
    assert sum(Fraction(entry["points"]) for entry in scores.values()) == Fraction("66.2")
    by_area = defaultdict(Fraction)
    for code, entry in scores.items():
        by_area[official[code].under[0]] += Fraction(entry["points"])
    assert by_area["V"] == 11
    assert by_area["VIII"] == Fraction("16.5")
