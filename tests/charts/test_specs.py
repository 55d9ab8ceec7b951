"""Every chart is one validated specification: the same bytes, no data, nothing to fetch."""

import json
import re
import subprocess
import sys

import altair as alt
import jsonschema
import pytest

from parledger.charts import CHARTS, specs_script
from parledger.charts.script import script

LANGS = ("vi", "en")
PAIRS = [(name, lang) for name in CHARTS for lang in LANGS]


def strings(part):
    """Every text anywhere in a specification."""
    if isinstance(part, dict):
        for key, value in part.items():
            yield key
            yield from strings(value)
    elif isinstance(part, list):
        for item in part:
            yield from strings(item)
    elif isinstance(part, str):
        yield part


def fields(part):
    """Every field that an encoding reads."""
    if isinstance(part, dict):
        if isinstance(part.get("field"), str):
            yield part["field"]
        for value in part.values():
            yield from fields(value)
    elif isinstance(part, list):
        for item in part:
            yield from fields(item)


@pytest.mark.parametrize(("name", "lang"), PAIRS)
def test_a_specification_follows_the_schema(name, lang):
    """Altair's schema takes it as it is."""
    alt.Chart.from_dict(CHARTS[name].build(lang))


def test_a_wrong_specification_is_noticed():
    """The schema check above can fail: a mark that does not exist is refused."""
    wrong = CHARTS["distribution"].build("vi")
    wrong["layer"][0]["mark"]["type"] = "sausage"
    with pytest.raises(jsonschema.ValidationError):
        alt.Chart.from_dict(wrong)


@pytest.mark.parametrize(("name", "lang"), PAIRS)
def test_a_specification_brings_no_data_and_no_address(name, lang):
    """Its data is a name that the page fills; nothing in it could be fetched."""
    spec = CHARTS[name].build(lang)
    assert spec["data"] == {"name": "rows"}
    assert "datasets" not in spec
    assert [text for text in strings(spec) if "://" in text or text == "url"] == []


@pytest.mark.parametrize(("name", "lang"), PAIRS)
def test_a_specification_reads_declared_fields_only(name, lang):
    """What it draws is what the pages are told to bring, and all of that is used."""
    used = set(fields(CHARTS[name].build(lang)))
    assert used == set(CHARTS[name].fields)


@pytest.mark.parametrize("name", CHARTS)
def test_vietnamese_charts_have_a_decimal_comma(name):
    """The locale goes with the language of the page."""
    numbers = {lang: CHARTS[name].build(lang)["config"]["locale"]["number"] for lang in LANGS}
    assert (numbers["vi"]["decimal"], numbers["vi"]["thousands"]) == (",", ".")
    assert (numbers["en"]["decimal"], numbers["en"]["thousands"]) == (".", ",")


@pytest.mark.parametrize("name", CHARTS)
def test_colours_are_names_of_the_style_sheet(name):
    """No colour of its own: each is a custom property that both themes define."""
    from tests.repository import ASSETS

    sheets = "".join((ASSETS / sheet).read_text("utf-8") for sheet in ("site.css", "reading.css"))
    texts = list(strings(CHARTS[name].build("vi")))
    assert [
        text for text in texts if re.fullmatch(r"#[0-9a-fA-F]{3,8}|(rgb|hsl)a?\(.*", text)
    ] == []
    named = {text[4:-1] for text in texts if text.startswith("var(")}
    assert named
    assert {name for name in named if sheets.count(f"{name}:") < 3} == set()


def test_labels_differ_between_the_languages():
    """English pages have English axes."""
    words = {lang: set(strings(CHARTS["ranking"].build(lang))) for lang in LANGS}
    assert "Chỉ số (thang 100)" in words["vi"]
    assert "Chỉ số (thang 100)" not in words["en"]
    assert "Index (of 100)" in words["en"]


def test_the_script_is_the_same_in_another_process():
    """Order of building and hash seed leave no trace in the bytes."""
    code = (
        "from parledger.charts import CHARTS, specs_script\n"
        "CHARTS['profile'].build('en')\n"
        "import sys; sys.stdout.buffer.write(specs_script().encode())"
    )
    made = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, env={"PYTHONHASHSEED": "7"}
    )
    assert made.stdout.decode() == specs_script()


def test_the_script_assigns_both_languages():
    """`window.parledgerCharts` holds every chart in both."""
    text = specs_script().removeprefix("window.parledgerCharts = ").removesuffix(";\n")
    made = json.loads(text)
    assert {lang: set(charts) for lang, charts in made.items()} == {
        key: set(CHARTS) for key in LANGS
    }


def test_the_script_sorts_its_keys():
    """Two builders that say the same in another order give the same bytes."""
    one = script({"a": lambda _: {"x": 1, "y": 2}})
    other = script({"a": lambda _: {"y": 2, "x": 1}})
    assert one == other
