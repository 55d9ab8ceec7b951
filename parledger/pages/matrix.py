"""The comment-response matrix in words: on a unit's page, and for a whole cycle."""

from dataclasses import dataclass
from fractions import Fraction

from parledger.compute.matrix import (
    GAP_WORDS,
    Exchange,
    Tally,
    tally_of,
    unit_matrix,
)
from parledger.model.results import Status, UnitResult
from parledger.model.scores import Round1Entry, Round2Entry
from parledger.model.words import Words
from parledger.pages.shapes import DocumentText, show_documents
from parledger.pages.states import status_word
from parledger.pages.text import say, show_points, show_sum
from parledger.pages.unit.losses import leaf_anchor
from parledger.pages.unit.scope import BlockScope
from parledger.pages.unit.steps import DECISIONS, NOT_APPLICABLE, UNHEARD, say_asks
from parledger.problems import Lang

_JUDGED = Words("Cho điểm", "Judged")
_CHANGED = Words(
    "Thẩm định lần 1 điều chỉnh hoặc cho điểm {changed} tiêu chí.",
    "Round 1 adjusted or judged {changed} criteria.",
)
_CHANGED_ALL = Words(
    "Thẩm định lần 1 điều chỉnh hoặc cho điểm {changed} lượt tiêu chí ở {units} đơn vị.",
    "Round 1 adjusted or judged {changed} criteria of {units} units.",
)
_EXPLAINED = Words(
    "Có {explained} giải trình: {answers}.", "{explained} of them were explained: {answers}."
)
_ANSWERS = (
    ("accepted", Words("{count} được chấp nhận", "{count} accepted")),
    ("partly", Words("{count} được chấp nhận một phần", "{count} accepted in part")),
    ("rejected", Words("{count} không được chấp nhận", "{count} not accepted")),
    ("unanswered", Words("{count} chưa được trả lời", "{count} not answered")),
)
_RAISED = Words("Lần 2 tăng {points} điểm so với lần 1.", "Round 2 gave {points} points more.")
_LOWERED = Words("Lần 2 giảm {points} điểm so với lần 1.", "Round 2 took {points} points.")
_UNHEARD = Words(
    "{count} tiêu chí thay đổi ở lần 2 khi chưa có giải trình.",
    "{count} changed in round 2 without a hearing.",
)
_COUNCIL = Words("Hội đồng điều chỉnh {count} tiêu chí.", "The Council set {count}.")


@dataclass(frozen=True, slots=True)
class SaidText:
    """One side's part: points as they then stood, its word for it, and what it wrote."""

    points: str = ""
    word: str = ""
    said: str = ""
    office: str = ""
    documents: tuple[DocumentText, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.points or self.word or self.said)


@dataclass(frozen=True, slots=True)
class LineText:
    """A line of the matrix; `missing` says what it still lacks."""

    code: str
    title: str
    href: str
    maximum: str
    own: str
    round_1: SaidText
    explanation: SaidText
    round_2: SaidText
    council: SaidText
    final: str
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MatrixText:
    """A unit's matrix and one sentence on it."""

    sentence: str
    lines: tuple[LineText, ...]


def make_matrix(scope: BlockScope, unit: UnitResult, page: str = "") -> MatrixText | None:
    """A unit's matrix; None without a line. `page` leads to the unit's page, empty on it."""
    matrix = unit_matrix(scope.ground, unit, scope.files(unit.unit))
    if not matrix:
        return None
    lines = tuple(say_line(scope, line, page) for line in matrix)
    return MatrixText(tally_sentence(tally_of(matrix), scope.lang), lines)


def tally_sentence(tally: Tally, lang: Lang, units: int = 0) -> str:
    """How much was changed, explained, answered and moved; only what there was.

    `units`: the tally is that of so many units together; 0: of one, which is not named.
    """
    parts = []
    if tally.changed:
        words = _CHANGED_ALL if units else _CHANGED
        parts.append(say(words, lang, changed=str(tally.changed), units=str(units)))
    if tally.explained:
        answers = [
            say(words, lang, count=str(count))
            for name, words in _ANSWERS
            if (count := getattr(tally, name))
        ]
        text = say(_EXPLAINED, lang, explained=str(tally.explained), answers=", ".join(answers))
        parts.append(text)
    if tally.moved:
        words = _RAISED if tally.moved > 0 else _LOWERED
        parts.append(say(words, lang, points=show_sum(abs(tally.moved), lang)))
    for words, count in ((_UNHEARD, tally.unheard), (_COUNCIL, tally.council)):
        if count:
            parts.append(say(words, lang, count=str(count)))
    return " ".join(parts)


def say_line(scope: BlockScope, line: Exchange, page: str) -> LineText:
    """A line in words; `page` leads to the unit's page, empty on it."""
    lang = scope.lang
    office = scope.offices.get(line.office, "")
    return LineText(
        code=line.leaf.code,
        title=line.leaf.title,
        href=f"{page}#{leaf_anchor(line.leaf)}",
        maximum=show_points(line.leaf.max_points, lang),
        own=say(NOT_APPLICABLE, lang) if line.claimed else _points(line.own, lang),
        round_1=_first(line, line.round_1, office, lang) if line.round_1 else SaidText(),
        explanation=_explained(line, lang),
        round_2=_again(line, line.round_2, office, lang) if line.round_2 else SaidText(),
        council=_council(line, lang),
        final=_final(line, lang),
        missing=tuple(_capital(say(GAP_WORDS[gap], lang)) for gap in line.gaps),
    )


def _first(line: Exchange, entry: Round1Entry, office: str, lang: Lang) -> SaidText:
    word = say(DECISIONS[entry.decision] if entry.decision else _JUDGED, lang)
    return _appraised(entry, line.round_1_points, word, office, lang)


def _again(line: Exchange, entry: Round2Entry, office: str, lang: Lang) -> SaidText:
    word = say(DECISIONS[entry.answer or entry.decision], lang)
    if line.unheard:
        word = f"{word}. {say(UNHEARD, lang)}"
    return _appraised(entry, line.round_2_points, word, office, lang)


def _appraised(
    entry: Round1Entry | Round2Entry, points: Fraction | None, word: str, office: str, lang: Lang
) -> SaidText:
    if entry.not_applicable:
        word = f"{word}. {say(NOT_APPLICABLE, lang)}"
    said = " — ".join(text for text in (entry.reason, entry.note) if text)
    documents = show_documents(entry.evidence, lang)
    return SaidText(_points(points, lang), word, said, office, documents)


def _explained(line: Exchange, lang: Lang) -> SaidText:
    entry = line.explanation
    if entry is None:
        return SaidText()
    asks = say_asks(line.leaf, entry, lang)
    return SaidText("", asks, entry.text, "", show_documents(entry.evidence, lang))


def _council(line: Exchange, lang: Lang) -> SaidText:
    if line.council is None:
        return SaidText()
    return SaidText(_points(line.council_points, lang), "", line.council.reason)


def _final(line: Exchange, lang: Lang) -> str:
    if line.final is not None:
        return show_points(line.final, lang)
    return _capital(status_word(line.status, lang)) if line.status is not Status.SCORED else ""


def _points(points: Fraction | None, lang: Lang) -> str:
    return "" if points is None else show_points(points, lang)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
