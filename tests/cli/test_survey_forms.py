"""`survey forms`: paper for each group, a sheet for each form."""

import pytest

from tests.cli.test_survey_plan import binh_an  # noqa: F401 - a fixture
from tests.polls import CYCLE, INSTRUMENT, SURVEY


def test_three_forms_for_three_groups(binh_an):  # noqa: F811
    """A questionnaire a group, an entry sheet a form, each named after what it is."""
    done = binh_an("survey", "forms", "--cycle", "binh-an-2021", "tac-dong-2021")
    assert done.returncode == 0
    folder = binh_an.root / "forms/binh-an-2021/tac-dong-2021"
    names = {path.name for path in folder.iterdir()}
    assert names == {
        "can-bo-phong.html", "can-bo-xa.html", "to-chuc-ca-nhan.html",
        "phieu-01.xlsx", "phieu-02.xlsx", "phieu-03.xlsx",
    }  # fmt: skip
    assert {line.rpartition("/")[2] for line in done.stdout.splitlines()} == names
    assert "A4" in done.stderr


def test_again_is_the_same_and_replaces(polled):
    """Nobody's work is lost: what is typed is typed into a copy that has been handed out."""
    assert polled.survey("forms", "--out", "in").returncode == 0
    first = {path.name: path.read_bytes() for path in (polled.root / "in").iterdir()}
    assert polled.survey("forms", "--out", "in").returncode == 0
    assert {path.name: path.read_bytes() for path in (polled.root / "in").iterdir()} == first
    assert set(first) == {"nguoi-dan.html", "form.xlsx"}


@pytest.mark.parametrize("out", ["scores/x", "docs", f"{INSTRUMENT}/..", "in/../units"])
def test_data_and_prose_get_no_forms(polled, out):
    """The folders that are read are not written into."""
    before = sorted(polled.root.rglob("*.html"))
    assert polled.survey("forms", "--out", out).returncode == 2
    assert sorted(polled.root.rglob("*.html")) == before


def test_survey_with_errors_is_not_printed(polled):
    """A thousand copies of a mistake would be late to mend."""
    polled.change(INSTRUMENT, "scale: muc-do", "scale: muc-doo")
    done = polled.survey("forms")
    assert (done.returncode, done.stdout) == (1, "")
    assert "muc-doo" in done.stderr
    assert not (polled.root / "forms").exists()


def test_group_with_results_from_elsewhere_has_no_paper(polled):
    """Nobody fills anything in."""
    given = (
        "    results:\n      source: Báo cáo\n      out_of: 100\n      figures:\n        xa-a: 1\n"
    )
    polled.change(INSTRUMENT, "    planned: 3\n    least: 2\n", given)
    done = polled("--lang", "en", "survey", "forms", "--cycle", CYCLE, SURVEY)
    assert (done.returncode, done.stdout) == (1, "")
    assert "no form to print" in done.stderr
