"""The sentences that say how a survey's points came about."""

from collections.abc import Sequence
from fractions import Fraction

from parledger.model.ballots import GroupResult
from parledger.model.formula import Formula
from parledger.model.words import Figure, Reason, Words

NEVER = Words("Không có kết quả khảo sát cho đơn vị này", "There is no survey result for this unit")
_MISSING = Words(
    "Chưa có kết quả khảo sát của nhóm: {groups}", "No survey result yet from: {groups}"
)

_GIVEN = Words(
    "kết quả được cung cấp {got}/{of} = {share} %", "the given result {got} of {of} = {share} %"
)
_OTHER_SURVEY = Words(
    "kết quả của cuộc khảo sát khác {share} %", "another survey's result {share} %"
)


def never(why: str) -> Reason:
    """There never will be a result, and why."""
    return Reason(NEVER, (), why)


def group_missing(titles: Sequence[str]) -> Reason:
    """Which groups have no result yet."""
    return Reason(_MISSING, (("groups", ", ".join(titles)),))


def points_reason(
    formula: Formula,
    groups: Sequence[GroupResult],
    share: Fraction,
    points: Fraction,
    maximum: Fraction,
) -> Reason:
    """From the sums, or the weighted shares of the groups, to the share and the points."""
    figures: list[tuple[str, Figure]] = []
    shares = [one.share for one in groups if one.share is not None]
    if any(one.weight is not None for one in groups):
        before = _weighted(groups, figures)
    elif not all(one.group.has_ballots for one in groups):
        before = _from_elsewhere(groups, figures)
    else:
        pooled = sum(shares[1:], shares[0])
        counted = formula.counted()
        figures += [("got", pooled.got), ("of", pooled.of)]
        before = Words(f"{counted.vi} = {{share}} %", f"{counted.en} = {{share}} %")
    figures += [("share", share * 100), ("points", points), ("maximum", maximum)]
    words = Words(
        f"{before.vi} → {{points}}/{{maximum}} điểm",
        f"{before.en} → {{points}} of {{maximum}} points",
    )
    return Reason(words, tuple(figures))


def _from_elsewhere(groups: Sequence[GroupResult], figures: list[tuple[str, Figure]]) -> Words:
    """A figure given on its own scale, or what another survey's formula makes of its ballots."""
    one = groups[0]
    if len(groups) > 1 or one.share is None:
        return _weighted(groups, figures)
    if one.group.reuse is not None:
        return _OTHER_SURVEY
    figures += [("got", one.share.got), ("of", one.share.of)]
    return _GIVEN


def _weighted(groups: Sequence[GroupResult], figures: list[tuple[str, Figure]]) -> Words:
    parts: list[str] = []
    for place, one in enumerate(groups):
        value = one.share.value if one.share is not None else None
        figures.append((f"s{place}", (value or Fraction(0)) * 100))
        if one.weight is None:
            parts.append(f"{{s{place}}} %")
        else:
            figures.append((f"w{place}", one.weight))
            parts.append(f"{{w{place}}} × {{s{place}}} %")
    if len(parts) == 1:
        return Words("{share} %", "{share} %")
    text = f"{' + '.join(parts)} = {{share}} %"
    return Words(text, text)
