"""A leaf's way from the self-score to the final points: who gave what, and what they said."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from parledger.model.criteria import Node
from parledger.model.results import UnitResult
from parledger.model.scores import Explanation, Round1Entry, Round2Entry, SelfEntry, UnitFiles
from parledger.model.words import Words
from parledger.pages.shapes import DocumentText, show_documents
from parledger.pages.text import say, show_points
from parledger.pages.unit.scope import BlockScope
from parledger.problems import Lang

DECISIONS = {
    "recognised": Words("Công nhận", "Recognised"),
    "adjusted": Words("Điều chỉnh", "Adjusted"),
    "accepted": Words("Chấp nhận giải trình", "Explanation accepted"),
    "partly": Words("Chấp nhận một phần", "Accepted in part"),
    "rejected": Words("Không chấp nhận", "Not accepted"),
    "": Words("Ý kiến", "Opinion"),
}
UNHEARD = Words("Thay đổi khi chưa có giải trình", "Changed without a hearing")
_ASKS_POINTS = Words("Đề nghị {points} điểm", "Asks for {points} points")
_ASKS_VALUE = Words("Đề nghị giá trị {value}", "Asks for the value {value}")
NOT_APPLICABLE = Words("Không áp dụng", "Not applicable")


@dataclass(frozen=True, slots=True)
class StepText:
    """One step; `step` is a key of the interface words, `points` may be empty.

    `said` is what a person wrote, `word` what became of it in the page's own words.
    """

    step: str
    points: str
    said: str
    word: str = ""
    documents: tuple[DocumentText, ...] = ()


@dataclass(frozen=True, slots=True)
class UnitEntries:
    """A unit's entries by leaf, the leading office's before opinions."""

    own: Mapping[str, SelfEntry]
    round_1: Mapping[str, tuple[tuple[str, Round1Entry], ...]]
    explanations: Mapping[str, Explanation]
    round_2: Mapping[str, tuple[tuple[str, Round2Entry], ...]]


def gather_entries(files: UnitFiles) -> UnitEntries:
    """Sort what a unit's files say by leaf."""
    round_1: dict[str, list[tuple[str, Round1Entry]]] = {}
    for first in files.round_1:
        for code, entry in first.entries.items():
            round_1.setdefault(code, []).append((first.office, entry))
    round_2: dict[str, list[tuple[str, Round2Entry]]] = {}
    for second in files.round_2:
        for code, again in second.entries.items():
            round_2.setdefault(code, []).append((second.office, again))
    return UnitEntries(
        # Entries are opened and cut to the edition as they are asked for: ask once.
        dict(files.self_file.entries) if files.self_file else {},
        {code: tuple(sorted(found, key=lambda one: one[1].opinion)) for code, found in round_1.items()},
        dict(files.explanation.entries) if files.explanation else {},
        {code: tuple(sorted(found, key=lambda one: one[1].opinion)) for code, found in round_2.items()},
    )  # fmt: skip


def leaf_steps(
    scope: BlockScope, result: UnitResult, entries: UnitEntries, column: int
) -> tuple[StepText, ...]:
    """The steps a leaf went through, in order; a step that did not happen is left out."""
    leaf, lang = scope.block.leaves[column], scope.lang
    steps: list[StepText] = []
    own = entries.own.get(leaf.id)
    if own is not None or result.self_points[column] is not None:
        note = own.note if own else ""
        word = say(NOT_APPLICABLE, lang) if own is not None and own.not_applicable else ""
        steps.append(StepText("self", show_points(result.self_points[column], lang), note, word))
    if leaf.id in entries.round_1:
        points = show_points(result.round_1[column], lang)
        steps.extend(_appraised("appraisal_1", points, entries.round_1[leaf.id], scope))
    elif result.round_1[column] is not None:
        word = say(DECISIONS["recognised"], lang)
        steps.append(StepText("appraisal_1", show_points(result.round_1[column], lang), "", word))
    if leaf.id in entries.explanations:
        steps.append(_explained(scope, column, entries.explanations[leaf.id]))
    if leaf.id in entries.round_2:
        points = show_points(result.round_2[column], lang)
        heard = leaf.id not in result.unheard
        steps.extend(_appraised("appraisal_2", points, entries.round_2[leaf.id], scope, heard))
    adjusted = scope.adjustments.get((result.unit, leaf.id))
    if adjusted is not None:
        steps.append(
            StepText("council", show_points(result.council[column], lang), adjusted.reason)
        )
    return tuple(steps)


def _appraised(
    step: str,
    points: str,
    given: Iterable[tuple[str, Round1Entry | Round2Entry]],
    scope: BlockScope,
    heard: bool = True,
) -> Iterable[StepText]:
    lang = scope.lang
    for office, entry in given:
        word = say(DECISIONS[getattr(entry, "answer", "") or entry.decision], lang)
        if entry.not_applicable:
            word = _join(word, say(NOT_APPLICABLE, lang))
        if not heard and not entry.opinion:
            word = _join(word, say(UNHEARD, lang))
        title = scope.offices.get(office, "")
        word = f"{title}: {word}" if title else word
        shown = "" if entry.opinion else points
        documents = show_documents(entry.evidence, lang)
        said = " — ".join(text for text in (entry.reason, entry.note) if text)
        yield StepText(step, shown, said, word, documents)


def _explained(scope: BlockScope, column: int, entry: Explanation) -> StepText:
    lang = scope.lang
    asks = say_asks(scope.block.leaves[column], entry, lang)
    return StepText("explanation", "", entry.text, asks, show_documents(entry.evidence, lang))


def say_asks(leaf: Node, entry: Explanation, lang: Lang) -> str:
    """What an explanation asks for, in points or as a value; empty where it only explains."""
    if entry.asks is not None:
        return say(_ASKS_POINTS, lang, points=show_points(entry.asks.value, lang))
    if entry.asks_value is not None and leaf.rule is not None:
        value = say(leaf.rule.show_value(entry.asks_value), lang)
        return say(_ASKS_VALUE, lang, value=value)
    return ""


def _join(first: str, second: str) -> str:
    return f"{first}. {second}" if first and second else first or second
