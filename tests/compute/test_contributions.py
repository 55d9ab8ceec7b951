"""Who changed how much, by which commits, and which figures moved most."""

from fractions import Fraction

from parledger.compute.contributions import (
    largest_moves,
    sendings_of,
    shares_of,
    within_step,
)
from tests.tolds import gap, told


def test_a_move_needs_a_figure_on_both_sides():
    """The first figure of a step moves nothing; one that is taken out is none any more."""
    assert within_step(told(points=(1, "1.5"))) == Fraction(1, 2)
    assert within_step(told(points=(None, 2))) is None
    assert within_step(told(points=(2, None))) is None


def test_the_largest_moves_come_first_whatever_their_sign():
    """Those that moved nothing are left out, and no more are told than asked for."""
    pairs = [(1, 1), (0, "0.5"), (3, 0), (None, 9), (1, 2)]
    changes = [told(name=f"m{n}", points=pair) for n, pair in enumerate(pairs)]
    assert [one.points[1] for one in largest_moves(changes, 9)] == [0, 2, Fraction(1, 2)]
    assert len(largest_moves(changes, 1)) == 1


def test_equal_moves_keep_the_order_of_history():
    """The older first."""
    changes = [told(name=f"m{n}", points=(0, 1)) for n in range(3)]
    assert largest_moves(changes, 3) == tuple(changes)


def test_shares_add_up():
    """Over all who changed something, nothing is lost and nothing counted twice."""
    changes = [
        told("xa-a", name="m1", points=(1, 3)),
        told("xa-a", "1.2", name="m1", points=(3, 1), timing="late"),
        told("xa-b", name="m2", points=(None, 3), published="after"),
        told("xa-b", step="appraisal_1", name="m3", office="noi-vu"),
        told("xa-b", step="appraisal_1", name="m4", office="tai-chinh"),
        gap(),
    ]
    shares = shares_of(changes, lambda one: (one.role, one.office))
    assert list(shares) == [("unit", ""), ("appraiser", "noi-vu"), ("appraiser", "tai-chinh")]
    unit = shares["unit", ""]
    assert (unit.changes, unit.units, unit.commits) == (3, 2, 2)
    assert (unit.raised, unit.lowered) == (2, 2)
    assert (unit.late, unit.after_publication) == (1, 1)
    assert sum(share.changes for share in shares.values()) == 5


def test_a_sending_is_a_commit_with_all_it_changed():
    """In the order of main; a unit is named once, a gap is no change."""
    first, second = sendings_of(
        [told(name="m1"), told(criterion="1.2", name="m1"), gap(name="m1"), told("xa-b", name="m2")]
    )
    assert (first.changes, first.units, len(first.told)) == (2, ("xa-a",), 3)
    assert (second.changes, second.units) == (1, ("xa-b",))


def test_outside_is_what_is_neither_merge_nor_recorded_request():
    """A squashed request has one parent and its number in the record."""
    merge, squashed, pushed = (
        sendings_of([one])[0].outside
        for one in (told(), told(merge=False, request="4"), told(merge=False))
    )
    assert (merge, squashed, pushed) == (False, False, True)
