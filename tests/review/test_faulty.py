"""What an error takes away: the entry it is about, and nothing else."""

import pytest

from tests.review.made import edited, mini, side

C = "scores/mini-2024/xa-c"
CYCLE = "scores/mini-2024/cycle.yaml"
COUNCIL = "scores/mini-2024/council.yaml"


def figures(texts):
    """Final points of every leaf: (unit, criterion) -> points."""
    (block,) = side(texts).results.cycles["mini-2024"].blocks
    return {
        (unit.unit, leaf.id): points
        for unit in block.units
        for leaf, points in zip(block.leaves, unit.points, strict=True)
    }


@pytest.mark.parametrize(
    ("fault", "gone"),
    [
        # Points above the maximum: named by the criterion.
        (
            (f"{C}/appraisal-1.yaml", "points: 0.75", "points: 7.5"),
            (f"{C}/appraisal-1.yaml", '  "2.2":\n    points: 0.75\n    reason: Theo hồ sơ đã nộp\n', ""),
        ),
        # A value of the wrong form: found while reading.
        (
            (f"{C}/self.yaml", "value: 5", "value: năm"),
            (f"{C}/self.yaml", '  "1.2":\n    value: 5\n', ""),
        ),
        # A key that nobody knows: found by its place.
        (
            (f"{C}/self.yaml", "value: 5\n", "value: 5\n    vlaue: 4\n"),
            (f"{C}/self.yaml", '  "1.2":\n    value: 5\n', ""),
        ),
        # More than the Council may give.
        (
            (COUNCIL, "points: 2.25", "points: 22.5"),
            (COUNCIL, '    adjusts:\n      - unit: xa-a\n        criterion: "2.1"\n        points: 2.25\n        reason: Hội đồng tính thêm hồ sơ trực tuyến\n', ""),
        ),
        # A result from elsewhere beyond its scale.
        ((CYCLE, "xa-c: 60", "xa-c: 600"), (CYCLE, "      xa-c: 60\n", "")),
    ],
    ids=["maximum", "value", "key", "council", "external"],
)  # fmt: skip
def test_a_faulty_entry_is_as_if_it_were_not_there(fault, gone):
    """The same figures as without it, and others than with it."""
    texts = mini()
    assert any(problem for problem in side(edited(texts, fault)).problems)
    assert figures(edited(texts, fault)) == figures(edited(texts, gone)) != figures(texts)


def test_a_sound_project_is_left_alone():
    """Nothing is taken from it."""
    assert not side(mini()).problems
    assert figures(mini())["xa-a", "1.2"] == 1.5
