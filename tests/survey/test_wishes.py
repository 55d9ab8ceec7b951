"""The digest of free texts: nobody can be told from it, and nothing else is lost."""

import pandas as pd
import pytest

from parledger.source import DiskWorkspace, read_project
from parledger.survey.wishes import gather_wishes
from tests.polls import CYCLE, SURVEY, write_poll


@pytest.fixture
def survey(tmp_path):
    """The instrument with one free text, `y-kien`."""
    project = read_project(DiskWorkspace(write_poll(tmp_path))).project
    return project.cycles[CYCLE].surveys[SURVEY]


def ballots(*texts, unit="xa-a", more=0):
    """So many ballots of one unit and group, the last `more` of them without a text."""
    held = [*texts, *[""] * more]
    return pd.DataFrame(
        {
            "ballot": [str(number) for number in range(len(held))],
            "unit": unit,
            "group": "nguoi-dan",
            "y-kien": held,
        }
    )


def told(found):
    """Unit, text and times of each."""
    return [(one.unit, one.text, one.times) for one in found.kept]


def test_texts_in_the_order_of_the_alphabet_with_equal_ones_counted(survey):
    """The order of the ballots, by which a text could be laid at a door, is gone."""
    found = gather_wishes(survey, ballots("Mở cửa sớm", "Ghế ngồi", "Mở  cửa\nsớm", more=3))
    assert told(found) == [("xa-a", "Ghế ngồi", 1), ("xa-a", "Mở cửa sớm", 2)]
    assert found.left_out == 0


@pytest.mark.parametrize(
    "text",
    [
        "Gọi tôi số 0912 345 678",
        "+84 912.345.678",
        "CCCD 012345678901",
        "Thư: an@vidu.vn",
        "Tôi tên là An, mong được hỗ trợ",
    ],
)
def test_text_that_tells_who_wrote_it_is_left_out_and_counted(survey, text):
    """A number, an address, a name."""
    found = gather_wishes(survey, ballots(text, "Tốt", more=4))
    assert told(found) == [("xa-a", "Tốt", 1)]
    assert found.left_out == 1


@pytest.mark.parametrize(("more", "unit"), [(3, ""), (4, "xa-a")])
def test_of_fewer_than_five_ballots_the_unit_is_not_named(survey, more, unit):
    """Four ballots of a unit and group: the text stays, who it is about goes."""
    found = gather_wishes(survey, ballots("Tốt", more=more))
    assert told(found) == [(unit, "Tốt", 1)]


def test_blank_and_missing_texts_are_no_wishes(survey):
    """An empty cell, a null, a file without the column."""
    frame = ballots("", "   ", more=4)
    frame.loc[0, "y-kien"] = None
    assert told(gather_wishes(survey, frame)) == []
    assert told(gather_wishes(survey, frame.drop(columns="y-kien"))) == []
