"""The first page: cycles by programme, and the latest ranking at a glance."""

import html5lib

from parledger.pages.home import home_context
from tests.pages.scene import scene
from tests.pages.unit.test_unit import text_of


def test_cycles_of_a_programme_stand_together_latest_first():
    """Two years of one authority."""
    (programme,) = home_context(scene(), "vi")["programmes"]
    assert programme.title == "UBND huyện Mẫu"
    assert [cycle.year for cycle in programme.cycles] == ["2020", "2019"]
    assert programme.cycles[0].note == "3 đơn vị, số liệu minh họa"


def test_the_glance_is_the_latest_ranking():
    """2020, not 2019."""
    glance = home_context(scene(), "vi")["glance"]
    assert glance.href == "mau-2020/index.html"
    assert next(row.name for row in glance.ranking.rows[: glance.shown]) == "Xã B"


def test_one_field_with_its_label(render):
    """The question a reader comes with stands over the field."""
    page = html5lib.parse(render("index.html"), namespaceHTMLElements=False)
    (field,) = page.iter("input")
    (label,) = (one for one in page.iter("label") if one.get("for") == field.get("id"))
    assert text_of(label) == "Tìm xã, phường, sở của bạn"
