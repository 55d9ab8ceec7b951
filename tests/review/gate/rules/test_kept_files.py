"""Files under evidence/: who may put them there, and that they are data."""

import pytest

from tests.review.gate.world import (
    CYCLE,
    FILES,
    PUBLICATION,
    PUBLISHED,
    SCORES,
    SELF_A,
    ask,
    codes,
)

OWN_A, OWN_B, OWN_C = (f"evidence/c-2020/{unit}/bao-cao.pdf" for unit in ("xa-a", "xa-b", "xa-c"))
SHARED = "evidence/c-2020/ke-hoach.pdf"
LATER = "2021-03-01T09:00:00+07:00"


@pytest.mark.parametrize(
    ("path", "may"),
    [
        (OWN_A, {"to-xa-a", "nv-1", "tp-1", "tk-1"}),
        (OWN_B, {"nhap-ho", "nv-1", "tp-1", "tk-1"}),
        (OWN_C, {"nv-1", "tp-1", "tk-1"}),
        (SHARED, {"tk-1"}),
    ],
)
def test_who_may_put_a_file_there(path, may):
    """The unit's people, every office, the secretary; of the whole cycle the secretary alone."""
    for actor in ("to-xa-a", "nhap-ho", "nv-1", "tp-1", "tk-1"):
        refused = codes({path: "%PDF"}, actor)
        assert refused == ([] if actor in may else ["G150" if path == SHARED else "G122"]), actor


@pytest.mark.parametrize("after", ["khac", None])
def test_who_may_exchange_or_delete_it(after):
    """The same people: the digest beside its name shows it."""
    assert codes({OWN_A: after}, "to-xa-a", before={OWN_A: "%PDF"}) == []
    assert codes({OWN_A: after}, "nhap-ho", before={OWN_A: "%PDF"}) == ["G122"]


def test_it_goes_with_the_score_that_names_it():
    """Both are data: one request, no mixing."""
    assert codes({SELF_A: SCORES, OWN_A: "%PDF"}, "to-xa-a") == []


def test_with_the_program_it_does_not_go():
    """Nothing of the data does."""
    assert "G102" in codes({OWN_A: "%PDF", "build.py": "x"}, "tk-1")


def test_no_window_closes_it():
    """After publication an appeal may bring new papers; the old ones are held by their digests."""
    published = {PUBLICATION: PUBLISHED, SELF_A: SCORES}
    assert codes({OWN_A: "%PDF"}, "to-xa-a", LATER, before=published) == []


def test_a_stranger_has_no_say():
    """An account without any role in the cycle."""
    assert codes({OWN_A: "%PDF"}, "khach") == ["G112"]


def test_a_unit_that_the_cycle_does_not_assess_has_no_folder():
    """Not even for the secretary; it is said that nobody may."""
    (refused,) = ask({"evidence/c-2020/xa-d/a.pdf": "%PDF"}, "tk-1")
    assert refused.rule == "G122"
    assert "không ai" in refused.who.vi


def test_who_may_instead_is_said():
    """By name, in both languages."""
    (refused,) = ask({OWN_B: "%PDF"}, "to-xa-a")
    assert refused.who.vi == (
        "người nhập hộ (nhap-ho); cơ quan thẩm định; thư ký của kỳ (tk-1, tk-2)"
    )
    assert "an office; the cycle's secretary" in refused.who.en


@pytest.mark.parametrize("path", ["evidence/a.pdf", "Evidence/c-2020/xa-a/a.pdf"])
def test_what_no_document_could_name_is_refused(path):
    """Nobody would ever look at it."""
    assert CYCLE in FILES
    assert "G106" in codes({path: "%PDF"}, "tk-1")
