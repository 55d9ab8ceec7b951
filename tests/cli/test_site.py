"""`site`: what it says, what it writes, and when it writes nothing."""

import json
import re

import pytest

from tests.cli.conftest import MINI


@pytest.fixture
def internal_2023(mini):
    """The small project with the year 2023 still internal."""
    path = mini.root / "scores/mini-2023/cycle.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("visibility: public", "visibility: internal"), encoding="utf-8")
    return mini


def test_last_line_says_pages_and_seconds(mini):
    """On standard output; the pages counted are there."""
    done = mini("site")
    assert done.returncode == 0, done.stderr
    found = re.fullmatch(r"site: (\d+) trang, \d+,\d giây\n", done.stdout)
    assert found
    assert len(list((mini.root / "site").rglob("*.html"))) == int(found[1])


def test_english_says_the_same(mini):
    """--out is relative to the root."""
    done = mini("--lang", "en", "--out", "out/en")
    assert re.fullmatch(r"out/en: \d+ pages, \d+\.\d seconds\n", done.stdout), done.stderr
    assert (mini.root / "out/en/index.html").is_file()


def test_it_builds_in_the_folder_where_it_is_called(mini):
    """Without --root, and with the program elsewhere: its style and its page are there."""
    done = mini.bare("site")
    assert done.returncode == 0, done.stdout + done.stderr
    assert (mini.root / "site/assets/site.css").is_file()
    assert (mini.root / "site/mini-2024/xa-a/index.html").is_file()


def test_downloads_are_the_tables_of_results(mini):
    """The same bytes as `results` gives, in three formats."""
    mini("site")
    data = mini.root / "site/mini-2024/data"
    assert sorted(path.name for path in data.iterdir()) == sorted(
        f"mini-2024-{table}.{form}"
        for table in ("units", "areas", "criteria", "evidence")
        for form in ("csv", "json", "xlsx")
    )
    expected = (MINI / "expected/mini-2024.units.csv").read_bytes()
    assert (data / "mini-2024-units.csv").read_bytes() == expected


def test_changed_score_changes_its_downloads_and_no_others(mini):
    """What was kept is used only where nothing changed."""
    mini("site")
    old = mini.root / "site/mini-2023/data/mini-2023-units.csv"
    before = old.stat().st_mtime_ns
    path = mini.root / "scores/mini-2024/xa-c/self.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("value: false", "value: true"))
    mini("site")
    table = (mini.root / "site/mini-2024/data/mini-2024-units.csv").read_text(encoding="utf-8")
    assert "xa-c,Xã Cẩm Sơn,6,8,7.2,12,60.00," in table
    assert old.stat().st_mtime_ns == before


def test_internal_cycle_stays_out_of_the_public_edition(internal_2023):
    """No figure of it, neither as a page nor as a download."""
    done = internal_2023("site")
    assert done.returncode == 0, done.stderr
    site = internal_2023.root / "site"
    assert not (site / "mini-2023/data").exists()
    assert not any("99,17" in path.read_text(encoding="utf-8") for path in site.rglob("*.html"))


def test_internal_edition_has_everything_in_a_folder_of_its_own(internal_2023):
    """site-internal/, with the figures of the cycle that is still running."""
    done = internal_2023("site", "--edition", "internal")
    assert done.returncode == 0, done.stderr
    site = internal_2023.root / "site-internal"
    assert (site / "mini-2023/data/mini-2023-units.csv").is_file()
    assert json.loads((site / "build.json").read_text(encoding="utf-8"))["edition"] == "internal"


def test_error_stops_it_and_leaves_the_old_site_whole(broken):
    """Exit 1, the problem on standard error, nothing on standard output, nothing written."""
    done = broken("site")
    assert (done.returncode, done.stdout) == (1, "")
    assert "lỗi S103" in done.stderr
    assert not (broken.root / "site").exists()


def test_error_in_a_draft_set_nobody_uses_does_not_stop_it(mini):
    """Next year's criteria may be half written."""
    mini.write("criteria/draft-2025.yaml", "id: draft-2025\n")
    assert mini("check").returncode == 1
    assert mini("site").returncode == 0


def test_strict_stops_at_a_warning(mini):
    """A warning alone lets the site be built, unless --strict."""
    path = mini.root / "scores/mini-2024/xa-a/appraisal-1.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("points: 1\n", "points: 2\n"))
    assert mini("site", "--strict").returncode == 1
    assert mini("site").returncode == 0


@pytest.mark.parametrize("out", ["scores", ".", "..", "units/x"])
def test_site_never_writes_over_the_data(mini, out):
    """Exit 2 and every file as it was."""
    before = {path: path.read_bytes() for path in mini.root.rglob("*.yaml")}
    assert mini("site", "--out", out).returncode == 2
    assert {path: path.read_bytes() for path in mini.root.rglob("*.yaml")} == before


def test_site_outside_a_repository_says_that_history_is_missing(mini, monkeypatch):
    """It is built all the same."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(mini.root.parent))
    done = mini("site")
    assert done.returncode == 0, done.stderr
    assert "không nằm trong kho Git" in done.stderr
