"""What holds for whatever value a unit gives."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from parledger.model.rule import Done
from parledger.rules.bands import Bands
from parledger.rules.deduction import Deduction, Incident
from parledger.rules.edges import Band
from parledger.rules.per_item import PerItem
from parledger.rules.ratio import Ratio

hundredths = st.integers(0, 10_000).map(lambda n: Fraction(n, 100))
positive = st.integers(1, 2_000).map(lambda n: Fraction(n, 100))
counts = st.integers(0, 50).map(Fraction)
floors = st.one_of(st.none(), hundredths)


@given(positive, floors, positive, hundredths, hundredths)
def test_ratio_is_monotone_and_within_its_maximum(target, floor, maximum, one, other):
    """More of it never gives less, and nothing leaves 0..maximum."""
    rule = Ratio(target, floor)
    low, high = sorted((one, other))
    less, more = (rule.score(maximum, value).points for value in (low, high))
    assert 0 <= less <= more <= maximum


@given(counts, st.integers(1, 50).map(Fraction), positive)
def test_done_of_planned_equals_its_quotient(done, planned, maximum):
    """18 of 20 and 0.9 are the same; as a percentage, 90."""
    assert (
        Ratio(Fraction(1)).score(maximum, Done(done, planned)).points
        == Ratio(Fraction(1)).score(maximum, done / planned).points
    )
    percent = Ratio(Fraction(100), None, "percent")
    assert percent.score(maximum, Done(done, planned)).points == min(
        maximum, maximum * done / planned
    )


@given(positive, positive, counts, counts)
def test_counts_are_monotone(each, maximum, one, other):
    """One more item never costs, one more incident never gains."""
    low, high = sorted((one, other))
    item = PerItem(each)
    assert 0 <= item.score(maximum, low).points <= item.score(maximum, high).points <= maximum
    incident = Deduction((Incident("", each),))
    assert (
        0 <= incident.score(maximum, high).points <= incident.score(maximum, low).points <= maximum
    )


@given(st.lists(st.integers(1, 99), min_size=1, max_size=5, unique=True), hundredths, hundredths)
def test_falling_thresholds_are_monotone(edges, one, other):
    """Bands written best first with `from` never give less for more."""
    falling = sorted(edges, reverse=True)
    bands = tuple(
        Band((Fraction(edge), True), None, Fraction(len(falling) - i))
        for i, edge in enumerate(falling)
    )
    rule = Bands("percent", (*bands, Band((Fraction(0), True), None, Fraction(0))))
    assert not list(rule.defects(Fraction(len(falling))))
    low, high = sorted((one, other))
    maximum = Fraction(len(falling))
    assert rule.score(maximum, low).points <= rule.score(maximum, high).points


edge = st.one_of(st.none(), st.tuples(st.integers(0, 12).map(Fraction), st.booleans()))


@st.composite
def any_bands(draw):
    """Bands as somebody may write them: overlapping, out of reach, with gaps."""
    bands = []
    for number in range(draw(st.integers(1, 4))):
        low, high = draw(edge), draw(edge)
        if low and high and low[0] > high[0]:
            low, high = high, low
        if (low is None and high is None) or (low and high and low[0] == high[0]):
            low, high = (Fraction(number), True), None
        bands.append(Band(low, high, Fraction(draw(st.integers(0, 3)))))
    return Bands("count", tuple(bands))


@given(any_bands())
def test_unreachable_bands_and_gaps_are_those_that_counting_finds(rule):
    """Trying every whole number finds the same bands out of reach, and whether there is a gap."""
    first = [
        next((i for i, b in enumerate(rule.bands) if b.holds(Fraction(n))), None) for n in range(40)
    ]
    numbers = [defect.number for defect in rule.defects(Fraction(3))]
    assert numbers.count("150") == len(set(range(len(rule.bands))) - set(first))
    assert ("151" in numbers) == (None in first)


@given(any_bands(), counts)
def test_a_step_up_is_real_and_the_nearest(rule, value):
    """Some value gives exactly what the step promises, and no nearer value gives more at all."""
    maximum = Fraction(3)
    points = rule.score(maximum, value).points
    step = rule.next_step(maximum, value)
    better = [n for n in range(80) if rule.score(maximum, Fraction(n)).points > points]
    if not better:
        assert step is None
        return
    distance = min(abs(n - value) for n in better)
    gains = {
        rule.score(maximum, Fraction(n)).points - points
        for n in better
        if abs(n - value) == distance
    }
    assert step.gains in gains
