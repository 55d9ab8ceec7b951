"""How far figures went from the self-score, and who moved them: from the results as they stand."""

from collections import Counter
from fractions import Fraction

from parledger.compute.distances import largest_distances, pushes_of
from tests.compute.workspaces import cycle_of
from tests.pages.scene import texts

NAME = "mau-2020"


def result():
    """The district's year: 1.1 lowered and half given back, 1.3 judged, then raised by the Council."""
    return cycle_of(texts(), NAME)


def leads(_):
    """One office leads on everything."""
    return dict.fromkeys(("1.1", "1.2", "1.3", "2.1", "2.2"), "noi-vu")


def test_distances_are_those_of_the_columns():
    """Found again by reading the two columns side by side; the largest first."""
    found = largest_distances(result(), 99)
    again = Counter()
    for block in result().blocks:
        for unit in block.units:
            for leaf, own, last in zip(block.leaves, unit.self_points, unit.points, strict=True):
                if None not in (own, last) and own != last:
                    again[unit.unit, leaf.id] = last - own
    assert {(one.unit, one.leaf.id): one.move for one in found} == again
    sizes = [abs(one.move) for one in found]
    assert sizes == sorted(sizes, reverse=True)
    assert len(largest_distances(result(), 1)) == 1


def test_pushes_are_moves_against_the_step_before():
    """Unit A: 2 to 0, and 1 back in round 2; B and C: 2 to 0 each. The Council: 0.5 to 0.75."""
    pushes = pushes_of(result(), leads)
    assert pushes["appraiser", "noi-vu"].lowered == 6
    assert pushes["appraiser", "noi-vu"].raised == 1
    assert pushes["council", ""].raised == Fraction(1, 4)
    assert pushes["council", ""].lowered == 0


def test_without_offices_the_appraiser_has_no_name():
    """All the same somebody moved the figures."""
    pushes = pushes_of(result(), lambda _: {})
    assert set(pushes) == {("appraiser", ""), ("council", "")}
