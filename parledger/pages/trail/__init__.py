"""A unit's trail: all that happened to it, newest first, then each criterion's line of time."""

from collections.abc import Iterator, Mapping
from functools import partial

from parledger.model.results import UnitResult
from parledger.model.told import Told
from parledger.model.trail import Gap
from parledger.model.trail_words import ODD_WORDS
from parledger.model.words import Words
from parledger.pages.addresses import about_path, trail_path, unit_path
from parledger.pages.frame import Frame, cycle_view
from parledger.pages.inputs import Inputs
from parledger.pages.page import Crumb, Page, View
from parledger.pages.shapes import unit_name
from parledger.pages.text import say
from parledger.pages.told_pages import has_trail
from parledger.pages.trail.happened import happened
from parledger.pages.trail.record import unit_record
from parledger.pages.trail.scope import TrailScope
from parledger.pages.trail.stations import areas_of, old_sections
from parledger.pages.trail.way import day_of
from parledger.pages.unit.answer import make_answer
from parledger.pages.unit.scope import BlockScope
from parledger.problems import Lang
from parledger.report import Report

__all__ = ["trail_context", "trail_pages"]

TRAIL_TITLE = Words("Quá trình", "Trail")
_CHANGES = Words(
    "{changes} thay đổi, đưa vào nhánh chính trong {commits} lần.",
    "{changes} changes, brought to main in {commits} commits.",
)
_LAST = Words("Lần gần nhất ngày {day}, commit {commit}.", "The last on {day}, commit {commit}.")
_LATER = Words("{count} thay đổi sau công bố.", "{count} changes after publication.")
_LATE = Words("{count} thay đổi quá hạn.", "{count} changes came late.")
_OWN = Words(
    "{count} thay đổi khi thẩm định do tài khoản của chính đơn vị gửi.",
    "{count} changes of the appraisal were sent by the unit's own account.",
)
_GAPS = Words(
    "{count} phiên bản không đọc được: giá trị lúc ấy không rõ.",
    "{count} versions cannot be read: what they said is not known.",
)
_DATES = Words(
    "Ngày ghi ở đây là ngày thay đổi được đưa vào nhánh chính, theo giờ của kỳ đánh giá: từ ngày ấy "
    "con số là chính thức. Trong hạn hay quá hạn tính theo biên nhận của máy chủ, không theo đồng hồ "
    "của người viết.",
    "The day told is that on which a change came to main, in the cycle's time zone: from then on the "
    "figure was official. In time or late is told by the server's receipts, never by the writer's "
    "own clock.",
)


def trail_pages(report: Report, lang: Lang, inputs: Inputs) -> tuple[Page, ...]:
    """One page for each unit that has results and a history."""
    return tuple(
        page
        for cycle, block in report.blocks()
        for page in _block_pages(BlockScope(report, lang, cycle, block), inputs)
    )


def _block_pages(scope: BlockScope, inputs: Inputs) -> Iterator[Page]:
    cycle = scope.cycle.cycle.id
    for result in scope.block.units:
        if has_trail(scope.report, cycle, result.unit):
            yield Page(
                path=trail_path(scope.lang, cycle, result.unit),
                template="trail.html",
                view=_view(scope, result, inputs),
                context=partial(trail_context, scope, result),
            )


def _view(scope: BlockScope, result: UnitResult, inputs: Inputs) -> View:
    lang, cycle = scope.lang, scope.cycle.cycle
    name, title = unit_name(scope.report, result.unit), say(TRAIL_TITLE, lang)
    crumbs = (Crumb(name, unit_path(lang, cycle.id, result.unit), given=True), Crumb(title))
    foot = inputs.foot(inputs.of_unit(cycle.id, result.unit), lang)
    path = trail_path(lang, cycle.id, result.unit)
    return cycle_view(
        scope.report, lang, cycle, path, Frame("trail", f"{title}: {name}", crumbs, foot)
    )


def trail_context(block: BlockScope, result: UnitResult) -> Mapping[str, object]:
    """What `trail.html` shows; every text finished."""
    scope = TrailScope(block, result)
    lang = scope.lang
    return {
        "name": scope.unit,
        "block": block.block.block.title,
        "year": str(block.cycle.cycle.year),
        "answer": make_answer(block, result),
        "record": unit_record(scope),
        "facts": tuple(_facts(scope)),
        "warnings": tuple(_warnings(scope)),
        "dates": say(_DATES, lang),
        "about_href": scope.root + about_path(lang),
        "unit_href": scope.root + unit_path(lang, scope.cycle, result.unit),
        "happened": tuple(happened(scope)),
        "areas": tuple(areas_of(scope)),
        "old": tuple(old_sections(scope)),
    }


def _facts(scope: TrailScope) -> Iterator[str]:
    """How many changes, and the last one."""
    lang, changes = scope.lang, _changes(scope)
    commits = {one.commit for one in scope.told}
    yield say(_CHANGES, lang, changes=str(len(changes)), commits=str(len(commits)))
    last = scope.told[-1]
    yield say(_LAST, lang, day=day_of(scope, last), commit=last.commit[:10])


def _warnings(scope: TrailScope) -> Iterator[str]:
    """What an auditor should look at first."""
    lang, changes = scope.lang, _changes(scope)
    later = sum(one.published == "after" for one in changes)
    late = sum(one.timing == "late" for one in changes)
    own = sum(one.own_account for one in changes)
    for words, count in ((_LATER, later), (_LATE, late), (_OWN, own), (_GAPS, len(scope.gaps))):
        if count:
            yield say(words, lang, count=str(count))
    for odd in scope.report.chronicle.oddities:
        yield say(ODD_WORDS[odd.kind], lang, name=odd.name[:12])


def _changes(scope: TrailScope) -> tuple[Told, ...]:
    return tuple(one for one in scope.told if not isinstance(one.change, Gap))
