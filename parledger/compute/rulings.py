"""Points with their reason, as one step of the proceedings gives them."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from parledger.model.criteria import Node
from parledger.model.cycles import IndexRules
from parledger.model.rule import Value
from parledger.model.words import Reason, Words, round_fraction

CLAIMED = Words("Đơn vị đề nghị không áp dụng", "The unit claims that this does not apply")
EXCLUDED = Words("Không áp dụng với đơn vị này", "Does not apply to this unit")
NOT_SCORED = Words("Năm nay không chấm", "Not scored this year")
NO_RESULT = Words("Không có kết quả cho đơn vị này", "There is no result for this unit")
AWAITS_RESULTS = Words(
    "Chờ kết quả của đủ các đơn vị trong khối", "Awaits the results of all units of the block"
)
AWAITS_JUDGEMENT = Words("Chờ người thẩm định cho điểm", "Awaits the appraiser's points")
MISSING = Words("Chưa có số liệu của đơn vị", "The unit has given no figure")
COUNTS_AS_ZERO = Words(
    "Không có số liệu khi công bố: tính 0/{maximum} điểm",
    "No figure at publication: counts as 0 of {maximum} points",
)
LEFT_OUT = Words(
    "Không có số liệu khi công bố: không tính vào chỉ số",
    "No figure at publication: left out of the index",
)
ROUND_1 = Words(
    "Thẩm định lần 1 cho {points}/{maximum} điểm", "Round 1 gives {points} of {maximum} points"
)
ROUND_2 = Words(
    "Thẩm định lần 2 cho {points}/{maximum} điểm", "Round 2 gives {points} of {maximum} points"
)
ACCEPTED = Words(
    "Giải trình được chấp nhận: {points}/{maximum} điểm",
    "Explanation accepted: {points} of {maximum} points",
)
COUNCIL = Words(
    "Hội đồng quyết định {points}/{maximum} điểm", "The Council sets {points} of {maximum} points"
)
GIVEN = Words("Kết quả {points}/{maximum} điểm", "Result: {points} of {maximum} points")
GIVEN_OUT_OF = Words(
    "Kết quả {number}/{out_of} → {points}/{maximum} điểm",
    "Result {number} of {out_of} → {points} of {maximum} points",
)

Rounding = Callable[[Fraction], Fraction]


@dataclass(frozen=True, slots=True)
class Ruling:
    """Points of a leaf and why; `points` None: the leaf is excluded for the unit."""

    points: Fraction | None
    reason: Reason


def leaf_rounding(rules: IndexRules) -> Rounding:
    """With `stage: leaf` every leaf's points are rounded before any sum; else kept exact."""
    if rules.stage != "leaf":
        return lambda points: points
    half_even = rules.rounding == "half_even"
    return lambda points: round_fraction(points, rules.decimals, half_even=half_even)


class LeafScorer:
    """One leaf's rule with a memory: equal values share one ruling.

    Values come interned from reading, so identity is tried before the (slow) hash of fractions.
    """

    __slots__ = ("_by_identity", "_by_value", "leaf", "rounding")

    def __init__(self, leaf: Node, rounding: Rounding) -> None:
        self.leaf = leaf
        self.rounding = rounding
        # The value is kept beside its ruling: an identity is only good while its owner lives.
        self._by_identity: dict[int, tuple[Value, Ruling]] = {}
        self._by_value: dict[Value, Ruling] = {}

    def score(self, value: Value) -> Ruling | None:
        """What the rule gives; None where the leaf's rule takes no value."""
        known = self._by_identity.get(id(value))
        if known is not None:
            return known[1]
        ruling = self._by_value.get(value)
        if ruling is None:
            rule = self.leaf.rule
            if rule is None or not rule.takes_value:
                return None
            outcome = rule.score(self.leaf.max_points, value)
            ruling = self._rounded(outcome.points, outcome.reason)
            self._by_value[value] = ruling
        if len(self._by_identity) < _MOST_REMEMBERED:
            self._by_identity[id(value)] = (value, ruling)
        return ruling

    def _rounded(self, points: Fraction, reason: Reason) -> Ruling:
        rounded = self.rounding(points)
        if rounded is points:
            return Ruling(points, reason)
        args = tuple((n, rounded if n == "points" else value) for n, value in reason.args)
        return Ruling(rounded, Reason(reason.words, args, reason.said))

    def set(self, points: Fraction, words: Words, said: str) -> Ruling:
        """Points that a person gave, with the sentence that says who, and why."""
        rounded = self.rounding(points)
        args = (("points", rounded), ("maximum", self.leaf.max_points))
        return Ruling(rounded, Reason(words, args, said))


_MOST_REMEMBERED = 4096
