"""Ballots against the plan: of the whole survey, by group and by unit."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from parledger.model.surveys import RespondentGroup
from parledger.model.words import Words, localise_number, plain_decimal, show_figure
from parledger.pages.addresses import root_of, unit_path
from parledger.pages.shapes import unit_name
from parledger.pages.survey.scope import SurveyScope, show_share
from parledger.pages.text import NOTHING, percent, say
from parledger.problems import Lang
from parledger.report.answers import Asked, Turnout, total_turnout

MODES = {
    "paper": Words("phiếu giấy", "on paper"),
    "online": Words("trực tuyến", "online"),
    "both": Words("phiếu giấy và trực tuyến", "on paper and online"),
}
_OTHER = Words("lấy từ nơi khác", "from elsewhere")
_OF = Words("{valid}/{planned}", "{valid}/{planned}")


@dataclass(frozen=True, slots=True)
class TurnoutText:
    """Ballots against the plan as texts; `at` is the bar's length, `order` a plain decimal."""

    planned: str
    received: str
    valid: str
    share: str
    at: str
    order: str
    valid_order: str


@dataclass(frozen=True, slots=True)
class GroupTurnout:
    """A respondent group; `counted` None: its results come from elsewhere."""

    title: str
    mode: str
    counted: TurnoutText | None


@dataclass(frozen=True, slots=True)
class UnitTurnout:
    """A unit: in all, and `valid/planned` of each group of the block."""

    name: str
    href: str
    counted: TurnoutText
    groups: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class BlockTurnout:
    """A block's units that ballots are due of."""

    id: str
    title: str
    groups: tuple[str, ...]
    rows: tuple[UnitTurnout, ...]


def turnout_text(turnout: Turnout, lang: Lang) -> TurnoutText:
    """Its figures."""
    response = turnout.response
    return TurnoutText(
        planned=NOTHING if turnout.planned is None else show_figure(turnout.planned, lang),
        received=show_figure(turnout.received, lang),
        valid=show_figure(turnout.valid, lang),
        share=show_share(response, lang),
        at=percent(response * 100) if response is not None else "",
        order=plain_decimal(response) if response is not None else "",
        valid_order=str(turnout.valid),
    )


def group_turnouts(scope: SurveyScope) -> tuple[GroupTurnout, ...]:
    """Every group in the plan's order."""
    return tuple(_group(scope, group) for group in scope.result.survey.groups)


def _group(scope: SurveyScope, group: RespondentGroup) -> GroupTurnout:
    if not group.has_ballots:
        return GroupTurnout(group.title, say(_OTHER, scope.lang), None)
    asked = [one for one in scope.poll.asked if one.group == group.id]
    counted = turnout_text(total_turnout(asked), scope.lang)
    return GroupTurnout(group.title, say(MODES[group.mode], scope.lang), counted)


def block_turnouts(scope: SurveyScope) -> tuple[BlockTurnout, ...]:
    """Blocks that ballots are due of, their units in the decision's order."""
    found = []
    for block in scope.cycle.cycle.blocks:
        asked = [one for one in scope.poll.asked if one.block == block.id]
        if not asked:
            continue
        groups = [
            group
            for group in scope.result.survey.groups
            if any(one.group == group.id for one in asked)
        ]
        rows = tuple(
            _unit(scope, unit, groups, held)
            for unit in block.units
            if (held := [one for one in asked if one.unit == unit])
        )
        titles = tuple(group.title for group in groups)
        found.append(BlockTurnout(block.id, block.title, titles, rows))
    return tuple(found)


def _unit(
    scope: SurveyScope, unit: str, groups: Iterable[RespondentGroup], asked: list[Asked]
) -> UnitTurnout:
    path = unit_path(scope.lang, scope.cycle.cycle.id, unit)
    by_group = {one.group: one.turnout for one in asked}
    return UnitTurnout(
        name=unit_name(scope.report, unit),
        href=f"{root_of(scope.path)}{path}#survey",
        counted=turnout_text(total_turnout(asked), scope.lang),
        groups=tuple(_cell(by_group.get(group.id), scope.lang) for group in groups),
    )


def _cell(turnout: Turnout | None, lang: Lang) -> tuple[str, str]:
    """`18/20` and its order; a dash where the group is not asked about the unit."""
    if turnout is None:
        return NOTHING, ""
    valid = localise_number(str(turnout.valid), lang)
    if turnout.planned is None:
        return valid, str(turnout.valid)
    planned = localise_number(str(turnout.planned), lang)
    order = plain_decimal(turnout.response if turnout.response is not None else Fraction(0))
    return say(_OF, lang, valid=valid, planned=planned), order
