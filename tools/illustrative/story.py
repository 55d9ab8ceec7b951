"""What happened to one leaf of one unit: claim, truth, appraisal, explanation, answer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from illustrative.dice import Dice
from illustrative.draw import draw, judged
from illustrative.leaves import Leaf, Value, points

HALF = Fraction(1, 2)


@dataclass(frozen=True)
class Profile:
    """How well a unit works and how boldly it claims, in thousandths."""

    cycle: str
    unit: str
    quality: int
    boldness: int
    areas: dict[str, int]

    def quality_in(self, leaf: Leaf) -> int:
        """Return the quality in the leaf's area."""
        return max(150, min(970, self.quality + self.areas.get(leaf.under[0], 0)))


@dataclass(frozen=True)
class Story:
    """A leaf's way through the year; points are exact.

    `fault`: what round 1 found ("" where it recognised the claim).
    """

    leaf: Leaf
    claim: Value = None
    claimed: Fraction | None = None
    not_applicable: bool = False
    fault: str = ""
    truth: Value = None
    found: Fraction | None = None
    by_value: bool = False
    explains: bool = False
    asks: Fraction | None = None
    asks_value: bool = False
    answer: str = ""
    answered: Fraction | None = None


def profile(cycle: str, programme: str, unit: str) -> Profile:
    """Return a unit's profile: much the same every year, a little different each year."""
    lasting, yearly = Dice(programme, unit, "profile"), Dice(cycle, unit, "profile")
    middle = lasting.between(330, 900) + lasting.between(330, 900)
    areas = {str(n): lasting.between(-140, 140) + yearly.between(-40, 40) for n in range(1, 9)}
    quality = middle // 2 + yearly.between(-50, 70)
    return Profile(cycle, unit, quality, lasting.between(140, 350), areas)


def tell(leaf: Leaf, who: Profile) -> Story:
    """Return the leaf's story up to and with round 1."""
    dice = Dice(who.cycle, who.unit, leaf.id)
    if leaf.counts != "normal":
        return _extra(leaf, who, dice)
    quality = who.quality_in(leaf)
    level = 1000 if dice.chance(quality) else dice.below(560 + quality // 3)
    if leaf.kind == "judged":
        level = min(1000, 350 + quality * 6 // 10 + dice.between(-250, 250))
        return Story(leaf, fault="judged", found=max(Fraction(0), judged(leaf, level)))
    if leaf.may_not_apply and dice.chance(130):
        return _not_applicable(leaf, who, level, dice)
    return _claimed(leaf, who, level, dice)


def _at(leaf: Leaf, who: Profile, level: int) -> Value:
    return draw(leaf, level, who.cycle, who.unit, leaf.id)


def _claimed(leaf: Leaf, who: Profile, level: int, dice: Dice) -> Story:
    truth = _at(leaf, who, level)
    honest = Story(leaf, truth, points(leaf, truth), truth=truth, found=points(leaf, truth))
    if dice.chance(who.boldness):
        return _other_claim(honest, who, min(1000, level + dice.between(280, 650)), "figure", dice)
    if level >= 400 and dice.chance(24):
        return _other_claim(honest, who, level - dice.between(280, 390), "raise", dice)
    if leaf.evidence != "none" and honest.claimed and dice.chance(45):
        return _unproven(honest, who, level, dice)
    if leaf.may_not_apply and dice.chance(14):
        return replace(honest, fault="na_given", found=None)
    return honest


def _other_claim(honest: Story, who: Profile, level: int, fault: str, dice: Dice) -> Story:
    """Return the same truth under a claim of another level, where the points differ by it."""
    claim = _at(honest.leaf, who, level)
    claimed, found = points(honest.leaf, claim), honest.found or Fraction(0)
    if claimed == found or (claimed > found) != (fault == "figure"):
        return honest
    by_value = dice.chance(720) or not _short(found)
    return replace(honest, claim=claim, claimed=claimed, fault=fault, by_value=by_value)


def _unproven(honest: Story, who: Profile, level: int, dice: Dice) -> Story:
    """Return a true claim that round 1 cuts because a paper is missing."""
    shown = points(honest.leaf, _at(honest.leaf, who, max(0, level - dice.between(300, 600))))
    claimed = honest.claimed or Fraction(0)
    cut = shown if shown < claimed and (shown * 100).denominator == 1 else claimed / 2
    found = Fraction(round(cut * 20), 20)
    return replace(honest, fault="no_evidence", found=found) if found < claimed else honest


def _not_applicable(leaf: Leaf, who: Profile, level: int, dice: Dice) -> Story:
    if dice.chance(820):
        return Story(leaf, not_applicable=True, fault="na_claim")
    truth = _at(leaf, who, level * 7 // 10)
    return Story(
        leaf, not_applicable=True, fault="na_rejected", truth=truth,
        found=points(leaf, truth), by_value=True,
    )  # fmt: skip


def _extra(leaf: Leaf, who: Profile, dice: Dice) -> Story:
    """Return the story of a bonus or a penalty: most units have neither."""
    if leaf.counts == "penalty":
        claim, truth = 0, (1 if dice.chance(110) else 0)
        fault = "penalty"
    elif leaf.kind == "yes_no":
        truth = dice.chance(who.quality // 4)
        claim = truth or dice.chance(60)
        fault = "bonus_cut"
    else:
        truth = dice.pick((0, 0, 0, 1, 1, 2)) if dice.chance(who.quality) else 0
        claim = truth + (1 if dice.chance(130) else 0)
        fault = "bonus_cut"
    claimed, found = points(leaf, claim), points(leaf, truth)
    same = claimed == found
    return Story(leaf, claim, claimed, fault="" if same else fault, truth=truth, found=found,
                 by_value=not same)  # fmt: skip


def explain(told: Story, who: Profile) -> Story:
    """Return the story with the unit's explanation, where it gives one."""
    dice = Dice(who.cycle, who.unit, told.leaf.id, "explanation")
    odds = {"figure": 380, "no_evidence": 860, "judged": 130, "na_rejected": 600}
    if not dice.chance(odds.get(told.fault, 0)):
        return told
    if told.fault == "judged":
        given = told.found or Fraction(0)
        more = min(told.leaf.maximum, given + dice.pick((HALF, HALF / 2)))
        return replace(told, explains=True, asks=more) if more > given else told
    if told.fault == "na_rejected":
        return replace(told, explains=True)
    form = dice.below(3)
    asks = told.claimed if form == 0 and _short(told.claimed) else None
    return replace(told, explains=True, asks=asks, asks_value=form == 1)


def _short(figure: Fraction | None) -> bool:
    return figure is not None and (figure * 1000).denominator == 1


def answer(told: Story, who: Profile) -> Story:
    """Return the story with round 2's answer to the explanation."""
    if not told.explains:
        return told
    dice = Dice(who.cycle, who.unit, told.leaf.id, "answer")
    odds = {"no_evidence": (730, 900), "figure": (150, 480), "judged": (220, 420)}
    accepted, partly = odds.get(told.fault, (500, 500))
    roll = dice.below(1000)
    if roll < accepted:
        return replace(told, answer="accepted")
    between = _between(told)
    if roll < partly and between is not None:
        return replace(told, answer="partly", answered=between)
    return replace(told, answer="rejected")


def _between(told: Story) -> Fraction | None:
    low, high = told.found, told.asks if told.asks is not None else told.claimed
    if low is None or high is None:
        return None
    step = Fraction(told.leaf.rule.get("step", Fraction(1, 20)))
    middle = round((low + high) / 2 / step) * step
    return middle if low < middle < high else None


def final(told: Story) -> Fraction | None:
    """Return the leaf's points after both rounds; None where it is excluded."""
    if told.answer == "accepted":
        return told.asks if told.asks is not None else told.claimed
    if told.answer == "partly":
        return told.answered
    if told.fault in {"na_claim", "na_given"}:
        return None
    return told.found
