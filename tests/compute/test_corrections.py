"""Which errata the changes after publication belong to."""

from parledger.compute.corrections import corrections_of
from parledger.model.documents import Document
from parledger.model.publication import Erratum, Publication, Stand
from parledger.problems import Place
from tests.pages.scene import date
from tests.tolds import gap, told, whole

AT, DAY = Place("scores/mau-2020/publication.yaml"), date(2021, 1, 2)


def record(*errata):
    """A record with errata of these paths, versions counted from .1."""
    named = tuple(
        Erratum(f"2020.{n}", DAY, Document(), path, "x", "y", Stand(), Stand(), AT)
        for n, path in enumerate(errata, start=1)
    )
    return Publication("mau-2020", Document(), DAY, "1", (), (), (), named, AT)


def later(name, path, criterion="1.1"):
    """A change after publication."""
    return told(criterion=criterion, name=name, path=path, published="after")


def test_each_change_of_a_file_has_the_erratum_of_its_turn():
    """In the order of the record; two values in one commit are one correction."""
    found = corrections_of(
        record("a", "b", "a"),
        (later("m1", "a"), later("m1", "a", "1.2"), later("m2", "b"), later("m3", "a")),
    )
    assert found == {
        ("a", whole("m1")): ("2020.1",),
        ("b", whole("m2")): ("2020.2",),
        ("a", whole("m3")): ("2020.3",),
    }


def test_where_the_numbers_differ_nobody_is_told_a_guess():
    """More changes than errata, or fewer: all that name the file."""
    two = (later("m1", "a"), later("m2", "a"))
    assert set(corrections_of(record("a"), two).values()) == {("2020.1",)}
    assert set(corrections_of(record("a", "a", "a"), two).values()) == {
        ("2020.1", "2020.2", "2020.3")
    }


def test_what_no_erratum_names_is_not_excused():
    """Another file; no errata; no record; a version that nobody can read."""
    assert corrections_of(record("b"), (later("m1", "a"), gap())) == {}
    assert corrections_of(record(), (later("m1", "a"),)) == {}
    assert corrections_of(None, (later("m1", "a"),)) == {}
