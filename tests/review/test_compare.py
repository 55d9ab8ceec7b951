"""What counts as a change, and which change lacks a reason."""

import pytest

from parledger.review import Frame, compare
from parledger.review.sheet import make_sheet
from tests.review.made import edited, mini, reviewed, side

A, B, C = (f"scores/mini-2024/xa-{letter}" for letter in "abc")
CYCLE = "scores/mini-2024/cycle.yaml"
SET = "criteria/mini-2024.yaml"


def changes(review):
    """(unit, criterion, unexplained) of every changed leaf."""
    return [
        (unit.unit, leaf.criterion, leaf.unexplained)
        for _, _, unit in review.units()
        for leaf in unit.leaves
    ]


def test_nothing_changed_is_an_empty_review():
    """No cycle, no set, no problem."""
    found = reviewed()
    assert (found.cycles, found.sets, found.errors, found.warnings, found.resolved) == (
        (), (), (), (), (),
    )  # fmt: skip


def test_lines_that_moved_are_no_change():
    """Comments and empty lines in every kind of file."""
    texts = mini()
    moved = {path: f"# a line\n\n{text}" for path, text in texts.items()}
    frame = Frame("b", "c", "a", 1, 0, ("mini-2023", "mini-2024"))
    found = compare(side(texts), side(moved), frame)
    assert (found.cycles, found.sets, found.errors) == ((), (), ())


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        # A self-score that was handed in changes: a note is due.
        ((f"{B}/self.yaml", "value: true", "value: false"), ("xa-b", "1.1", "none")),
        (
            (f"{B}/self.yaml", "value: true", "value: false\n    note: Kế hoạch ban hành muộn"),
            ("xa-b", "1.1", ""),
        ),
        # The words of before do not explain the figure of now.
        (
            (f"{C}/appraisal-1.yaml", "value: 75", "value: 70"),
            ("xa-c", "2.1", "same"),
        ),
        (
            (
                f"{C}/appraisal-1.yaml",
                "value: 75\n    reason: Số liệu hệ thống một cửa là 75",
                "value: 70\n    reason: Số liệu hệ thống một cửa là 70",
            ),
            ("xa-c", "2.1", ""),
        ),
        # Words alone may change.
        (
            (f"{C}/appraisal-1.yaml", "là 75", "là 75, in ngày 02/12"),
            ("xa-c", "2.1", ""),
        ),
        # An answer without its reason, which is an error too.
        (
            (f"{A}/appraisal-2.yaml", "    reason: Văn bản gia hạn ra sau hạn\n", ""),
            ("xa-a", "1.2", "none"),
        ),
        # A decision that goes.
        (
            (
                f"{C}/appraisal-1.yaml",
                '  "2.1":\n    decision: adjusted\n    value: 75\n    reason: Số liệu hệ thống một cửa là 75\n',
                "",
            ),
            ("xa-c", "2.1", "none"),
        ),
        # The Council's points.
        (("scores/mini-2024/council.yaml", "points: 2.25", "points: 2.5"), ("xa-a", "2.1", "same")),
        # What is left out needs its reason once, and has it.
        (
            (CYCLE, "index:\n", 'not_scored:\n  - criterion: "1.1"\n    why: Tỉnh chấm\nindex:\n'),
            ("xa-a", "1.1", ""),
        ),
    ],
)
def test_a_change_is_explained_or_not(edit, expected):
    """By what was written beside it."""
    assert expected in changes(reviewed(edit))


def test_what_a_draft_says_needs_no_reason():
    """Until it is handed in nothing counts."""
    texts = edited(mini(), (f"{B}/self.yaml", "scores:", "draft: true\nscores:"))
    after = edited(texts, (f"{B}/self.yaml", "value: true", "value: false"))
    frame = Frame("b", "c", "a", 1, 0, ("mini-2024",))
    found = compare(side(texts), side(after), frame)
    assert changes(found) == [("xa-b", "1.1", "")]
    handed_in = compare(side(after), side(mini()), frame)
    assert {why for _, _, why in changes(handed_in)} == {""}


def test_taking_a_self_score_back_to_a_draft_needs_a_reason():
    """All its figures are gone, though not one was edited; where a note stands, it is the old one."""
    found = reviewed((f"{B}/self.yaml", "scores:", "draft: true\nscores:"))
    told = {code: why for unit, code, why in changes(found) if unit == "xa-b"}
    assert (told["1.1"], told["2.1"]) == ("none", "same")
    (unit,) = (one for _, _, one in found.units() if one.unit == "xa-b")
    assert (unit.before.rank, unit.after.index) == (2, None)
    assert unit.leaves[0].steps[0].after.vi == "Có, bản nháp"


def test_units_are_compared_by_what_is_said_of_them():
    """One renamed, one added; in another file they are the same."""
    texts = mini()
    units = texts.pop("units/xa.yaml")
    named = units.replace("Xã Bình Minh", "Phường Bình Minh")
    more = "  - id: xa-d\n    name: Xã D\n    level: commune\n"
    after = side({**texts, "units/cac-don-vi.yaml": f"# moved\n{named}{more}"})
    found = compare(side(mini()), after, Frame("b", "c", "a", 1, 0, ()))
    assert (found.entries.added, found.entries.removed, found.entries.changed) == (
        ("xa-d",), (), ("xa-b",),
    )  # fmt: skip


def test_what_the_exchange_still_lacks_is_listed():
    """An explanation that nobody has answered, an answer without its reason; of changed units alone."""
    texts = mini()
    after = edited(texts, (f"{A}/appraisal-2.yaml", '  "2.2":\n    answer: accepted\n', ""))
    frame = Frame("b", "c", "a", 1, 0, ("mini-2024",))
    found = compare(side(texts), side(after), frame)
    (unit,) = (one for _, _, one in found.units())
    (missing,) = unit.missing
    assert (unit.unit, missing.criterion, missing.what.vi) == (
        "xa-a", "2.2", "giải trình chưa được trả lời",
    )  # fmt: skip
    assert missing.at.path == f"{A}/explanation.yaml"
    told = make_sheet(found, "vi").sections
    (section,) = (one for one in told if one.title == "Còn thiếu lý do, câu trả lời")
    assert section.rows[0][:3] == (
        "Xã An Bình (xa-a)", "2.2 Chất lượng công khai", "giải trình chưa được trả lời",
    )  # fmt: skip


def test_unexplained_leaves_come_first_within_a_unit():
    """The rest keep the set's order."""
    found = reviewed(
        (f"{B}/self.yaml", "value: true", "value: false\n    note: Muộn"),
        (f"{B}/self.yaml", 'value: 0\n  "2.1"', 'value: 1\n    note: Một\n  "2.1"'),
        (f"{B}/appraisal-1.yaml", "points: 1", "points: 2"),
    )
    assert changes(found) == [("xa-b", "2.2", "same"), ("xa-b", "1.1", ""), ("xa-b", "1.2", "")]


def test_a_unit_that_becomes_provisional_is_told():
    """`recognise_rest` taken away: what it covered is open again, with no entry changed."""
    found = reviewed((f"{C}/appraisal-1.yaml", "recognise_rest: true\n", ""))
    (unit,) = (one for _, _, one in found.units())
    assert (unit.unit, unit.leaves, str(unit.after.state)) == ("xa-c", (), "council")
    assert (unit.before.provisional, unit.after.provisional) == (False, True)


def test_rounding_and_classes_are_settings():
    """The keys of cycle.yaml by their names, and what follows for every unit."""
    found = reviewed((CYCLE, "from: 65", "from: 85"), (CYCLE, "decimals: 2", "decimals: 1"))
    (cycle,) = found.cycles
    assert cycle.settings == ("index", "classes")
    (block,) = cycle.blocks
    moved = {unit.unit: (unit.before.class_id, unit.after.class_id) for unit in block.moved}
    assert moved["xa-b"] == ("good", "weak")


def test_leaves_that_come_and_go_with_the_set():
    """They are told by the set, and for each unit that had points there."""
    leaf = """\
      - id: "1.3"
        title: Việc mới
        max_points: 1
        rule:
          kind: judged
"""
    found = reviewed(
        (SET, '  - id: "2"\n', f'{leaf}  - id: "2"\n'),
        (SET, 'max_points: 5\n    criteria:\n      - id: "1.1"', 'max_points: 6\n    criteria:\n      - id: "1.1"'),
        (SET, "max_points: 12", "max_points: 13"),
    )  # fmt: skip
    (change,) = found.sets
    assert (change.added, change.removed, change.changed) == (("1.3",), (), ("1",))


def test_a_unit_that_leaves_the_block_is_told():
    """Its figures go with it; the others are ranked without it."""
    texts = mini()
    after = edited(texts, (CYCLE, "      - xa-a\n", ""), (CYCLE, "      xa-a: 98\n", ""))
    after = {path: text for path, text in after.items() if not path.startswith(A)}
    after["scores/mini-2024/council.yaml"] = after["scores/mini-2024/council.yaml"].split(
        "    adjusts"
    )[0]
    frame = Frame("b", "c", "a", 1, 0, ("mini-2024",))
    found = compare(side(texts), side(after), frame)
    gone = next(unit for _, _, unit in found.units() if unit.unit == "xa-a")
    assert (gone.before.rank, gone.after) == (1, None)
    assert [(unit.unit, unit.after.rank) for _, _, unit in found.moved()] == [
        ("xa-b", 1),
        ("xa-c", 2),
    ]
