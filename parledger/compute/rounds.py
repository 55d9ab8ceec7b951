"""What both rounds and the explanation between them make of one leaf."""

from dataclasses import dataclass

from parledger.compute.rulings import ACCEPTED, EXCLUDED, ROUND_1, ROUND_2, LeafScorer, Ruling
from parledger.model.scores import Explanation, Round1Entry, Round2Entry, SelfEntry
from parledger.model.words import Reason, Words


def self_ruling(entry: SelfEntry | None, scorer: LeafScorer) -> Ruling | None:
    """What the unit's own value gives; None where there is none or it claims an exclusion."""
    if entry is None or entry.not_applicable or entry.value is None:
        return None
    return scorer.score(entry.value)


def round_1_ruling(
    entry: Round1Entry, scorer: LeafScorer, own: Ruling | None, *, claimed: bool
) -> Ruling | None:
    """A listed leaf: recognised, corrected, or excluded. None where the entry settles nothing.

    A judged leaf needs no `decision`: its points alone settle it.
    """
    if entry.decision == "recognised":
        return _excluded(entry.reason) if claimed else own
    return _set(entry, scorer, ROUND_1)


@dataclass(frozen=True, slots=True)
class Answer:
    """What round 2 makes of a leaf."""

    ruling: Ruling | None = None
    open: bool = False  # explained and not answered
    unheard: bool = False  # changed though nobody explained


SILENT = Answer()


@dataclass(frozen=True, slots=True)
class Hearing:
    """A leaf as it stands before round 2."""

    scorer: LeafScorer
    own: Ruling | None
    claimed: bool
    note: str
    round_1: Ruling | None


def round_2_answer(
    hearing: Hearing, explanation: Explanation | None, entry: Round2Entry | None
) -> Answer:
    """An explained leaf needs an answer; another may be changed without a hearing."""
    if explanation is None:
        if entry is None or entry.decision != "adjusted":
            return SILENT
        ruling = _set(entry, hearing.scorer, ROUND_2)
        return Answer(ruling, unheard=ruling is not None)
    if entry is None or entry.answer == "":
        return Answer(open=True)
    if entry.answer == "rejected":
        return Answer(_kept(hearing.round_1, entry.reason))
    if entry.answer == "accepted":
        ruling = _granted(hearing, explanation)
    else:
        ruling = _set(entry, hearing.scorer, ROUND_2)
    return Answer(ruling, open=ruling is None)


def _granted(hearing: Hearing, explanation: Explanation) -> Ruling | None:
    """What was asked in points or as a value, or else the self-score, be it an exclusion."""
    if explanation.asks is not None:
        return hearing.scorer.set(explanation.asks.value, ACCEPTED, explanation.text)
    if explanation.asks_value is not None:
        return _with_said(hearing.scorer.score(explanation.asks_value), explanation.text)
    if hearing.claimed:
        return _excluded(hearing.note)
    return hearing.own


def _set(entry: Round1Entry | Round2Entry, scorer: LeafScorer, words: Words) -> Ruling | None:
    """Excluded, by a corrected value (the exact figure counts), or by points."""
    if entry.not_applicable:
        return _excluded(entry.reason)
    if entry.value is not None:
        ruling = scorer.score(entry.value)
        if ruling is not None:
            return _with_said(ruling, entry.reason)
    if entry.points is not None:
        return scorer.set(entry.points.value, words, entry.reason)
    return None


def _kept(round_1: Ruling | None, said: str) -> Ruling | None:
    return _with_said(round_1, said) if round_1 is not None and said else round_1


def _excluded(said: str) -> Ruling:
    return Ruling(None, Reason(EXCLUDED, (), said))


def _with_said(ruling: Ruling | None, said: str) -> Ruling | None:
    if ruling is None or not said:
        return ruling
    return Ruling(ruling.points, Reason(ruling.reason.words, ruling.reason.args, said))
