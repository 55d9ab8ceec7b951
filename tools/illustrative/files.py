"""The files of one unit, as values ready to be written."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from illustrative import papers
from illustrative.dice import Dice
from illustrative.emit import Code, Value
from illustrative.papers import Paper, Setting
from illustrative.places import Place
from illustrative.sources import Phrases
from illustrative.story import Story
from illustrative.wording import Facts, heading, say

Entry = dict[str, Value]


@dataclass(frozen=True)
class Stock:
    """All phrases, by who speaks."""

    notes: Phrases
    reasons: Phrases
    explanations: Phrases
    answers: Phrases


@dataclass(frozen=True)
class Teller:
    """Turns a unit's stories into entries."""

    place: Place
    setting: Setting
    stock: Stock
    plans: dict[str, int]

    def _dice(self, told: Story, step: str) -> Dice:
        return Dice(self.setting.cycle, self.place.id, told.leaf.id, step)

    def _facts(self, told: Story, day: date | None = None) -> Facts:
        return Facts(told.leaf, self.place, told.claim, told.truth, day)

    def own(self, told: Story) -> Entry:
        """Return the entry in self.yaml."""
        dice = self._dice(told, "own")
        if told.not_applicable:
            return {"not_applicable": True, "note": self._note("na", told, dice)}
        entry: Entry = {}
        if told.leaf.kind != "judged":
            entry["value"] = written(told.claim)
            if Dice(self.setting.cycle, self.place.id, "points").chance(750):
                entry["points"] = printed(told.claimed or Fraction(0))
        shown = self._evidence(told, dice)
        if shown:
            entry["evidence"] = shown
        note = self._own_note(told, dice, bare=not shown)
        if note:
            entry["note"] = note
        return entry

    def _evidence(self, told: Story, dice: Dice) -> list[Paper]:
        leaf = told.leaf
        needed = leaf.evidence == "required" and (leaf.kind == "judged" or bool(told.claimed))
        wanted = needed and not dice.chance(350 if told.fault == "no_evidence" else 40)
        if leaf.evidence == "optional" and told.claimed:
            wanted = dice.chance(600)
        if not wanted:
            return []
        count = 2 if len(leaf.documents) > 1 and dice.chance(380) else 1
        titles = leaf.documents[:1] if count == 1 else dice.some(leaf.documents, 2)
        return [papers.evidence(t, self.place, self.setting, self.plans) for t in titles]

    def _own_note(self, told: Story, dice: Dice, *, bare: bool) -> str:
        leaf = told.leaf
        if leaf.kind == "judged":
            return self._note("judged", told, dice)
        if leaf.counts != "normal":
            return self._note("yes_no_true", told, dice) if told.claimed and bare else ""
        if told.claim is False:
            return self._note("yes_no_false", told, dice)
        if not told.claimed:
            return self._note("zero", told, dice) if dice.chance(500) else ""
        if bare and told.fault == "no_evidence":
            return self._note("later", told, dice)
        if (bare and leaf.evidence == "required") or dice.chance(170):
            return self._note(heading(leaf), told, dice)
        return ""

    def _note(self, name: str, told: Story, dice: Dice) -> str:
        signed = papers.report_day(self.place, self.setting)
        day = signed - timedelta(days=dice.between(2, 14))
        found = name if name in self.stock.notes else "yes_no"
        return say(self.stock.notes[found], self._facts(told, day), dice)

    def round_1(self, told: Story) -> Entry | None:
        """Return the entry in appraisal-1, None where the rest is recognised as it stands."""
        dice = self._dice(told, "round 1")
        if not told.fault:
            return {"decision": "recognised"} if dice.chance(25) else None
        if told.fault == "na_claim":
            return {"decision": "recognised"}
        if told.fault == "judged":
            given = told.found or Fraction(0)
            return {"points": given, "reason": self._reason(_judged(told), told, dice)}
        entry: Entry = {"decision": "adjusted"}
        if told.fault == "na_given":
            entry["not_applicable"] = True
        elif told.by_value:
            entry["value"] = written(told.truth)
        else:
            entry["points"] = told.found or Fraction(0)
        name = heading(told.leaf) if told.fault == "figure" else told.fault
        if name == "no_evidence" and self._evidence(told, self._dice(told, "own")):
            name = "weak_evidence"
        if name == "raise" and told.leaf.kind in {"yes_no", "options", "checklist"}:
            name = "raise_level"
        return entry | {"reason": self._reason(name, told, dice)}

    def _reason(self, name: str, told: Story, dice: Dice) -> str:
        day = self.setting.self_due - timedelta(days=dice.between(30, 200))
        return say(self.stock.reasons[name], self._facts(told, day), dice)

    def opinion(self, told: Story) -> Entry | None:
        """Return what the second office of a shared leaf says beside the first."""
        dice = self._dice(told, "opinion")
        if not dice.chance(600):
            return None
        return {"opinion": True, "reason": self._reason("opinion", told, dice)}

    def explanation(self, told: Story) -> Entry:
        """Return the entry in explanation.yaml."""
        dice = self._dice(told, "letter")
        names = {"judged": "judged", "no_evidence": "no_evidence", "na_rejected": "na"}
        name = names.get(told.fault, heading(told.leaf))
        day = self.setting.self_due - timedelta(days=dice.between(40, 200))
        entry: Entry = {"text": say(self.stock.explanations[name], self._facts(told, day), dice)}
        if told.asks is not None:
            entry["asks"] = told.asks
        elif told.asks_value:
            entry["asks_value"] = written(told.claim)
        if told.fault in {"no_evidence", "judged"} or dice.chance(400):
            titles = [t for t in told.leaf.documents if not t.startswith("Kết luận")]
            title = dice.pick(titles or told.leaf.documents)
            entry["evidence"] = [papers.evidence(title, self.place, self.setting, self.plans)]
        return entry

    def round_2(self, told: Story) -> Entry:
        """Return the entry in appraisal-2."""
        dice = self._dice(told, "answer")
        entry: Entry = {"answer": told.answer}
        if told.answer == "partly":
            entry["points"] = told.answered or Fraction(0)
        if told.answer != "accepted":
            entry["reason"] = say(self.stock.answers[told.answer], self._facts(told), dice)
        return entry


def _judged(told: Story) -> str:
    part = (told.found or Fraction(0)) / told.leaf.maximum
    if part >= Fraction(4, 5):
        return "judged_high"
    return "judged_mid" if part >= Fraction(2, 5) else "judged_low"


def written(value: Value) -> Value:
    """Return a value as it is typed."""
    return dict(value) if isinstance(value, dict) else value


def printed(figure: Fraction) -> Fraction:
    """Return points as typed: exact where three decimals do, else two, half up."""
    if (figure * 1000).denominator == 1:
        return figure
    return Fraction((figure * 200 + 1) // 2, 100)


def plans_of(stories: Iterable[Story]) -> dict[str, int]:
    """Return by title how late the unit's plans came, from the leaves that count days."""
    return {
        told.leaf.documents[0]: told.truth
        for told in stories
        if told.leaf.rule.get("measure") == "days"
        and told.truth is not None
        and told.leaf.documents[0].startswith("Kế hoạch")
    }


def entries(stories: Iterable[Story], tell: Callable[[Story], Entry | None]) -> dict[str, Entry]:
    """Return the entries that a step makes, by code; stories it passes over are left out."""
    made = ((Code(told.leaf.id), tell(told)) for told in stories)
    return {code: entry for code, entry in made if entry is not None}
