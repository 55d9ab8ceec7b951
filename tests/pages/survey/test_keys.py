"""Ballots and instruments count: no page that owes them anything is stale after they change."""

import re

import pytest

from parledger.pages import build_pages, render_page
from tests.pages.survey.scene import BALLOTS, SURVEY, files, report_of

OTHER = "scores/khac-2020"
_OPEN = re.compile(r"closed:.*?(?=seed)", re.DOTALL)


def whole():
    """The scene, its survey still open, and an earlier cycle whose survey it reuses."""
    made = files()
    made[SURVEY] = _OPEN.sub("", made[SURVEY])
    made[f"{OTHER}/cycle.yaml"] = (
        made["scores/mau-2021/cycle.yaml"].replace("mau-2021", "khac-2020").replace("2021", "2020")
    )
    made[f"{OTHER}/survey/cu.yaml"] = (
        made[SURVEY].replace("id: hai-long", "id: cu", 1).replace("sự hài lòng", "năm trước")
    )
    made[f"{OTHER}/survey/cu.csv"] = made[BALLOTS]
    for unit in ("xa-a", "xa-b", "xa-c", "xa-d"):
        made[f"{OTHER}/{unit}/self.yaml"] = made[f"scores/mau-2021/{unit}/self.yaml"]
    made[SURVEY] = (
        made[SURVEY]
        .replace("weight: 0.4}", "weight: 0.3}", 1)
        .replace(
            "questions:\n",
            "  - {id: cu, title: Năm trước, weight: 0.1,"
            " results_from: {cycle: khac-2020, survey: cu, group: nguoi-dan}}\nquestions:\n",
            1,
        )
    )
    return made


WHOLE = whole()


def edited(path, old, new):
    """The files with one text changed."""
    assert old in WHOLE[path], old
    return {**WHOLE, path: WHOLE[path].replace(old, new, 1)}


EDITS = {
    "a ballot": (BALLOTS, "1,xa-a,nguoi-dan,5", "1,xa-a,nguoi-dan,1"),
    "a ballot about another unit": (BALLOTS, "xa-c,nguoi-dan,5", "xa-c,nguoi-dan,1"),
    "the plan": (SURVEY, "planned: 10", "planned: 11"),
    "the wording of a question": (SURVEY, "Trả đúng hẹn", "Trả trước hẹn"),
    "the weights": (SURVEY, "weight: 0.6", "weight: 0.60"),
    "the formula": (SURVEY, "satisfied_share}", "satisfied_share, blank: left_out}"),
    "the seed": (SURVEY, "seed: 7", "seed: 8"),
    "the population": (SURVEY, "population: 200", "population: 20"),
    "a ballot of the survey that is reused": (
        f"{OTHER}/survey/cu.csv", "1,xa-a,nguoi-dan,5", "1,xa-a,nguoi-dan,1",
    ),
    "the title of the survey that is reused": (f"{OTHER}/survey/cu.yaml", "năm trước", "cũ"),
    "an appraised figure of another unit": (
        "scores/mau-2021/xa-c/self.yaml", "value: 64", "value: 61",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def before(environment):
    """Every page as it was, with its key."""
    pages = {page.path: page for page in build_pages(report_of(WHOLE))}
    return {path: (page.key, render_page(environment, page)) for path, page in pages.items()}


@pytest.mark.parametrize("what", EDITS)
def test_no_page_is_stale_after(environment, before, what):
    """Every page that comes out different has another key; the change can be seen somewhere."""
    differ, stale = set(), set()
    for page in build_pages(report_of(edited(*EDITS[what]))):
        key, html = before[page.path]
        if render_page(environment, page) != html:
            differ.add(page.path)
            if page.key == key:
                stale.add(page.path)
    assert stale == set()
    assert differ


def test_a_ballot_renews_all_that_says_a_figure_of_it(environment, before):
    """The unit, the ranking, the criterion, the survey, its question, the method's digest."""
    pages = build_pages(report_of(edited(*EDITS["a ballot"])))
    differ = {p.path for p in pages if render_page(environment, p) != before[p.path][1]}
    assert {
        "mau-2021/index.html",
        "mau-2021/xa-a/index.html",
        "mau-2021/communes/2/index.html",
        "mau-2021/survey/index.html",
        "mau-2021/survey/hai-long/q1/index.html",
    } <= differ


def test_a_withheld_cycles_ballots_are_in_no_digest_on_a_page():
    """The foot of a page that stands on them says a digest of the files that may be known."""
    made = {**WHOLE}
    path = f"{OTHER}/cycle.yaml"
    made[path] = made[path].replace("visibility: public\n", "")
    other = {**made, f"{OTHER}/survey/cu.csv": made[f"{OTHER}/survey/cu.csv"] + "\n"}
    feet = [
        {page.path: page.view.print_foot for page in build_pages(report_of(files))}
        for files in (made, other)
    ]
    assert feet[0] == feet[1]
    assert any(foot for foot in feet[0].values())
