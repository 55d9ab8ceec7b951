"""A question's page: its words, every option, by group and by unit, and nothing of the few."""

import json
import math
import re
from collections import Counter

import html5lib
import pytest

from parledger.pages import build_pages, render_page
from parledger.pages.question import question_context
from tests.pages.survey.scene import SURVEY, ballots, files, report_of, scope_of, surveyed
from tests.pages.unit.test_unit import text_of

PAGE = "mau-2021/survey/hai-long/{}/index.html"


@pytest.fixture(scope="module")
def rendered(environment):
    """Pages of the questions."""
    return {
        page.path: render_page(environment, page)
        for page in build_pages(surveyed())
        if "/survey/" in page.path
    }


def context(number=0):
    """What a question's page shows."""
    scope = scope_of(surveyed())
    form = scope.result.survey.forms[0]
    return question_context(scope, form, form.questions[number])


def rows(unit, group=None):
    """Valid ballots about a unit."""
    return [
        row
        for row in ballots()
        if row["unit"] == unit
        and group in (None, row["group"])
        and sum(bool(row[name]) for name in ("q1", "q2", "q3")) >= 2
    ]


def test_each_unit_has_its_shares_and_numbers():
    """Xã C, question 1, from the rows of the file."""
    block = context()["blocks"][0]
    row = next(one for one in block.rows if one.name == "Xã C")
    held = Counter(one["q1"] for one in rows("xa-c"))
    total = sum(held.values())
    assert row.answered == str(total)
    assert [text for text, _ in row.options] == [
        f"{100 * held[option] / total:.1f}\u00a0%".replace(".", ",") for option in "12345"
    ]


def test_the_answers_and_their_interval_stand_before_whoever_is_highest(rendered):
    """Wilson's interval worked out anew, in the row and in the chart's words, before the share."""
    block = context()["blocks"][0]
    row = next(one for one in block.rows if one.name == "Xã C")
    held = Counter(one["q1"] for one in rows("xa-c"))
    n, share = sum(held.values()), (held["4"] + held["5"]) / sum(held.values())
    z = 1.959964
    middle = (share + z * z / 2 / n) / (1 + z * z / n)
    half = z / (1 + z * z / n) * math.sqrt(share * (1 - share) / n + z * z / 4 / n / n)
    edges = (f"{100 * edge:.1f}".replace(".", ",") for edge in (middle - half, middle + half))
    assert row.interval == "{}–{}\u00a0%".format(*edges)
    heads = re.findall(r"<th[^>]*>([^<]*)</th>", rendered[PAGE.format("q1")])
    assert heads.index("Số trả lời (n)") < heads.index("Khoảng tin cậy 95 %")
    best = block.rows[0]
    told = f"{best.name} ({best.answered} trả lời, khoảng tin cậy 95\u00a0% là {best.interval}: "
    assert told in rendered[PAGE.format("q1")]


def test_a_group_of_three_shows_no_breakdown():
    """Xã B's figures are those of the people alone, in rows, bars and data."""
    block = context()["blocks"][0]
    row = next(one for one in block.rows if one.name == "Xã B")
    assert row.answered == str(len(rows("xa-b", "nguoi-dan"))) != str(len(rows("xa-b")))
    data = block.stack.figure.rows
    at = {name: place for place, name in enumerate(data.fields)}
    told = [value[at["count_text"]] for value in data.values if value[at["row"]] == "Xã B"]
    assert all(text.endswith(f"trên {row.answered} câu trả lời") for text in told)
    assert len(told) == 5


def test_a_unit_with_a_small_group_alone_is_named_as_left_out(environment):
    """With the people's ballots about Xã B gone, nothing of it is shown but its name."""
    made = files()
    made[SURVEY] = re.sub(r"closed:.*?(?=seed)", "", made[SURVEY], flags=re.DOTALL)
    path = "scores/mau-2021/survey/hai-long.csv"
    made[path] = "".join(
        line for line in made[path].splitlines(True) if "xa-b,nguoi-dan" not in line
    )
    scope = scope_of(report_of(made))
    form = scope.result.survey.forms[0]
    block = question_context(scope, form, form.questions[0])["blocks"][0]
    assert [row.name for row in block.rows] == ["Xã A", "Xã C"]
    assert "Xã B" in block.left_out


def test_the_data_of_the_chart_are_those_of_the_table(rendered):
    """What the page brings for the drawing sums to 100 a unit and is said below in words."""
    page = html5lib.parse(rendered[PAGE.format("q1")], namespaceHTMLElements=False)
    figure = next(page.iter("figure"))
    data = json.loads(next(figure.iter("script")).text)
    at = {name: place for place, name in enumerate(data["fields"])}
    sums = Counter()
    for row in data["rows"]:
        sums[row[at["row"]]] += row[at["end"]] - row[at["start"]]
    assert set(sums) == {"Xã A", "Xã B", "Xã C"}
    assert all(abs(total - 100) < 1e-4 for total in sums.values())
    said = text_of(figure)
    assert all(row[at["share_text"]].replace("\u00a0", " ") in said for row in data["rows"])


def test_choices_and_several_options_have_their_page(rendered):
    """Without a scale there are no bars about a middle; ballots may tick both."""
    html = rendered[PAGE.format("q3")]
    assert "<figure" not in html
    said = text_of(html5lib.parse(html, namespaceHTMLElements=False))
    assert "mỗi phiếu được chọn nhiều ý" in said
    assert "Nhiều nhất: “" in said


def test_questions_lead_to_their_neighbours():
    """From the first to the second; free words are passed over."""
    assert (context()["before"], context()["after"].title) == (None, "2. Trả đúng hẹn")
    assert context(2)["after"] is None


def test_forms_tell_their_questions_apart():
    """Two forms with a `q1` each have `<form>-<question>` in the address."""
    made = files()
    head, rest = made[SURVEY].split("questions:\n", 1)
    asked, tail = rest.split("valid:", 1)
    forms = "forms:\n"
    for form, group in (("mau-01", "nguoi-dan"), ("mau-02", "can-bo")):
        questions = "".join(f"    {line}\n" for line in asked.splitlines())
        forms += (
            f"  - id: {form}\n    code: {form.upper()}\n    title: Phiếu {group}\n"
            f"    groups: [{group}]\n    questions:\n{questions}"
        )
    made[SURVEY] = f"{head}{forms}valid:{tail}"
    paths = {page.path for page in build_pages(report_of(made))}
    assert PAGE.format("mau-01-q1") in paths
    assert PAGE.format("mau-02-q1") in paths
    assert PAGE.format("q1") not in paths
