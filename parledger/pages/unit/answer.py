"""The head of a unit's page: index, rank, class, change, and one sentence made from the figures."""

from dataclasses import dataclass
from fractions import Fraction

from parledger.model.results import State, Total, UnitResult, YearChange
from parledger.model.words import Words, fixed_decimal, localise_number, show_figure
from parledger.pages.shapes import ClassText
from parledger.pages.states import class_text, only_self, unit_state
from parledger.pages.text import say, show_points, show_signed
from parledger.pages.unit.scope import BlockScope
from parledger.pages.unit.survey import rank_note as rank_note_of
from parledger.problems import Lang

_RANK = Words("{rank} trên {of}", "{rank} of {of}")
_NOT_RANKED = Words("Không xếp hạng", "Not ranked")
_ONE_YEAR = Words("so với năm {year}", "on {year}")
_COMPARED = Words(
    "so với năm {year}, trên {count} tiêu chí so sánh được", "on {year}, over {count} criteria"
)
_LEFT_OUT = Words("không so: {codes}", "left out: {codes}")
_PRINTED_RANK = Words("hạng {rank}", "rank {rank}")
_PRINTED_SAME = Words("trùng với số tính lại", "as recomputed")
_PRINTED_DIFFERS = Words("số tính lại lệch {difference}", "recomputed: {difference}")
_OWN_PART = Words("phần đơn vị tự chấm", "the part it scores itself")

_LOST = Words(
    "Mất {lost} điểm trong {maximum} điểm, nhiều nhất là {most} điểm ở lĩnh vực {area}.",
    "Lost {lost} of {maximum} points, {most} of them in area {area}.",
)
_LOST_ONE = Words(
    "Mất {lost} điểm trong {maximum} điểm, tất cả ở lĩnh vực {area}.",
    "Lost {lost} of {maximum} points, all of them in area {area}.",
)
_BONUS = Words("Điểm thưởng {points}.", "Bonus {points}.")
_PENALTY = Words("Điểm trừ {points}.", "Penalty {points}.")
_FULL = Words("Đạt đủ {maximum} điểm.", "Has all {maximum} points.")
_PROVISIONAL = Words(
    "Số liệu tạm tính: còn {open} tiêu chí chưa thẩm định hoặc chưa có kết quả.",
    "Provisional: {open} criteria are not yet appraised or have no result yet.",
)
_PROVISIONAL_OWN = Words(
    "Tất cả là điểm tự chấm, chưa được thẩm định.", "All of it is self-scored, nothing appraised."
)
_PROVISIONAL_PLAIN = Words("Số liệu tạm tính.", "Provisional figures.")
_NO_INDEX = {
    State.NOT_STARTED: Words("Đơn vị chưa nộp bảng tự chấm.", "No self-assessment handed in yet."),
    State.DRAFT: Words("Bảng tự chấm đang soạn.", "The self-assessment is a draft."),
}
_NO_FIGURE = Words("Chưa có số liệu để tính chỉ số.", "There are no figures for an index yet.")


@dataclass(frozen=True, slots=True)
class AnswerText:
    """Every text may be empty; then its place is left out."""

    index: str
    points: str
    rank: str
    rank_note: str
    rank_range: str
    level: ClassText
    change: str
    change_note: str
    own: str
    own_note: str
    printed: str
    printed_note: str
    state: str
    provisional: str
    sentence: str


def make_answer(scope: BlockScope, result: UnitResult) -> AnswerText:
    """The answer, or what there is of it."""
    lang = scope.lang
    total = result.total
    change = (scope.cycle.changes or {}).get(result.unit)
    rank, rank_note = _rank(scope, result)
    printed, printed_note = _printed(scope, result)
    own = total.self_points if total else None
    own_max = total.self_max_points if total else None
    # While all there is is the self-score, the points above say it already.
    appraised = not only_self(result)
    return AnswerText(
        index=localise_number(result.shown_index, lang) if result.shown_index else "",
        points=_out_of(total.points, total.max_points, lang) if total else "",
        rank=rank,
        rank_note=rank_note,
        rank_range=rank_note_of(scope, result),
        level=class_text(scope.cycle.cycle, result.class_id),
        change=show_signed(change.difference, lang, 2) if change else "",
        change_note=_change_note(scope, change) if change else "",
        own=_out_of(own, own_max, lang) if own is not None and own_max and appraised else "",
        own_note=say(_OWN_PART, lang) if own_max and total and own_max < total.max_points else "",
        printed=printed,
        printed_note=printed_note,
        state=unit_state(result, lang),
        provisional=_provisional(result, lang),
        sentence=_sentence(scope, result),
    )


def _out_of(points: Fraction, maximum: Fraction, lang: Lang) -> str:
    return f"{show_points(points, lang)}/{show_points(maximum, lang)}"


def _rank(scope: BlockScope, result: UnitResult) -> tuple[str, str]:
    if result.rank is not None:
        text = say(_RANK, scope.lang, rank=str(result.rank), of=str(result.rank_of))
        return text, scope.block.block.title
    named = next((one for one in scope.block.block.unranked if one.unit == result.unit), None)
    return (say(_NOT_RANKED, scope.lang), named.why) if named else ("", "")


def _printed(scope: BlockScope, result: UnitResult) -> tuple[str, str]:
    """The officially printed index, its rank and how far the recomputed one is from it."""
    lang, digits = scope.lang, scope.cycle.cycle.index.decimals
    check = next((one for one in scope.cycle.published if one.unit == result.unit), None)
    if check is None or check.printed_index is None:
        return "", ""
    notes = []
    if check.printed_rank is not None:
        notes.append(say(_PRINTED_RANK, lang, rank=str(check.printed_rank)))
    if check.difference:
        difference = show_signed(check.difference, lang, digits)
        notes.append(say(_PRINTED_DIFFERS, lang, difference=difference))
    elif check.difference is not None:
        notes.append(say(_PRINTED_SAME, lang))
    shown = localise_number(fixed_decimal(check.printed_index, digits), lang)
    return shown, "; ".join(notes)


def _change_note(scope: BlockScope, change: YearChange) -> str:
    before = scope.report.project.cycles.get(change.before_cycle)
    year = str(before.cycle.year) if before else change.before_cycle
    lang = scope.lang
    if not change.left_out:
        return say(_ONE_YEAR, lang, year=year)
    note = say(_COMPARED, lang, year=year, count=str(len(change.compared)))
    nodes = scope.block.criteria.nodes
    codes = [nodes[code].code if code in nodes else code for code in change.left_out]
    return f"{note}; {say(_LEFT_OUT, lang, codes=', '.join(codes))}"


def _provisional(result: UnitResult, lang: Lang) -> str:
    if not result.provisional or result.total is None:
        return ""
    if only_self(result):
        return say(_PROVISIONAL_OWN, lang)
    still_open = sum(status in {"not_appraised", "pending", "missing"} for status in result.status)
    if not still_open:
        return say(_PROVISIONAL_PLAIN, lang)
    return say(_PROVISIONAL, lang, open=str(still_open))


def _sentence(scope: BlockScope, result: UnitResult) -> str:
    lang, total = scope.lang, result.total
    if total is None or all(points is None for points in result.points):
        return say(_NO_INDEX.get(result.state, _NO_FIGURE), lang)
    sentences = [_lost_sentence(scope, result, total)]
    if result.bonus:
        sentences.append(say(_BONUS, lang, points=show_figure(result.bonus, lang)))
    if result.penalty:
        sentences.append(say(_PENALTY, lang, points=show_figure(result.penalty, lang)))
    return " ".join(sentences)


def _lost_sentence(scope: BlockScope, result: UnitResult, total: Total) -> str:
    """How much was lost and where most; bonus and penalty are told apart."""
    lang = scope.lang
    maximum = show_figure(total.max_points, lang)
    losing = [
        (area, found)
        for area, found in zip(scope.block.criteria.areas, result.areas, strict=True)
        if found.lost > 0
    ]
    if not losing:
        return say(_FULL, lang, maximum=maximum)
    area, most = max(losing, key=lambda pair: pair[1].lost)
    lost = show_figure(sum((found.lost for _, found in losing), start=Fraction(0)), lang)
    texts = {"lost": lost, "maximum": maximum, "area": f"{area.code} ({area.title})"}
    if len(losing) == 1:
        return say(_LOST_ONE, lang, **texts)
    return say(_LOST, lang, **texts, most=show_figure(most.lost, lang))
