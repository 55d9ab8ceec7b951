"""A cycle's status board: how far each unit has come, by when, and who has to act now.

A withheld cycle shows timetable and states alone: no dates of files, no counts, no texts.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from parledger.compute.board import Board, make_board
from parledger.model.cycles import Block, Cycle
from parledger.model.results import CycleResult
from parledger.pages.addresses import (
    responses_path,
    root_of,
    status_path,
    timetable_path,
    unit_path,
)
from parledger.pages.frame import Frame, cycle_view
from parledger.pages.inputs import Inputs
from parledger.pages.page import Crumb, Page, View
from parledger.pages.responses import STATUS_TITLE, missing_text
from parledger.pages.shapes import unit_name
from parledger.pages.status.board import (
    BOARD_WORDS,
    UNIT_STEPS,
    GroupText,
    findings,
    group_states,
    group_units,
    office_texts,
    state_sentence,
    step_texts,
)
from parledger.pages.text import say
from parledger.pages.timetable import say_today, schedule_rows
from parledger.pages.unit.scope import BlockScope
from parledger.problems import Lang
from parledger.report import Report

__all__ = ["board_of", "status_context", "status_pages"]


@dataclass(frozen=True, slots=True)
class BlockStatus:
    """A block's units by state."""

    id: str
    title: str
    count: int
    groups: tuple[GroupText, ...]


def status_pages(report: Report, lang: Lang, inputs: Inputs) -> tuple[Page, ...]:
    """One page a cycle, withheld ones too."""
    return tuple(
        Page(
            path=status_path(lang, cycle_id),
            template="status.html",
            view=_view(report, lang, inputs, files.cycle),
            context=partial(status_context, report, lang, cycle_id),
        )
        for cycle_id, files in report.project.cycles.items()
    )


def _view(report: Report, lang: Lang, inputs: Inputs, cycle: Cycle) -> View:
    path, title = status_path(lang, cycle.id), say(STATUS_TITLE, lang)
    # A digest of withheld files would let a short one be guessed.
    foot = "" if cycle.id in report.withheld else inputs.foot(inputs.of_units(cycle.id), lang)
    return cycle_view(report, lang, cycle, path, Frame("status", title, (Crumb(title),), foot))


def board_of(report: Report, result: CycleResult) -> Board:
    """The board of a cycle whose figures the edition shows."""
    info = report.info
    return make_board(report.files(result.cycle.id), result, info.today, info.arrivals)


def status_context(report: Report, lang: Lang, cycle_id: str) -> Mapping[str, object]:
    """What `status.html` shows; every text finished."""
    cycle, result = report.files(cycle_id).cycle, report.result(cycle_id)
    root = root_of(status_path(lang, cycle_id))
    shared: dict[str, object] = {
        "cycle": cycle.title,
        "title": say(STATUS_TITLE, lang),
        "today": say_today(report.info.today, lang),
        "schedule": schedule_rows(cycle, report.info.today, lang),
        "timetable_href": root + timetable_path(lang, cycle_id),
        "names": {unit: unit_name(report, unit) for block in cycle.blocks for unit in block.units},
    }
    if result is None:
        return shared | _withheld(report, cycle, lang)
    return shared | _shown(report, result, lang, root)


def _withheld(report: Report, cycle: Cycle, lang: Lang) -> dict[str, object]:
    states = report.states.get(cycle.id, {})
    known = [states[unit] for block in cycle.blocks for unit in block.units if unit in states]
    return {
        "withheld": True,
        "sentence": state_sentence(known, lang),
        "steps": (),
        "step_titles": (),
        "offices": (),
        "owed": False,
        "missing": (),
        "responses_href": "",
        "hrefs": {},
        "blocks": tuple(_states_of(block, states, lang) for block in cycle.blocks),
    }


def _states_of(block: Block, states: Mapping[str, str], lang: Lang) -> BlockStatus:
    units = tuple((unit, states[unit]) for unit in block.units if unit in states)
    return BlockStatus(block.id, block.title, len(units), group_states(units, block.id, lang))


def _shown(report: Report, result: CycleResult, lang: Lang, root: str) -> dict[str, object]:
    board, cycle_id = board_of(report, result), result.cycle.id
    stands = {unit.unit: unit for unit in board.units}
    scopes = {b.block.id: BlockScope(report, lang, result, b) for b in result.blocks}
    offices = office_texts(board, lang)
    return {
        "withheld": False,
        "sentence": findings(board, lang),
        "steps": step_texts(board, lang),
        "step_titles": tuple(
            say(BOARD_WORDS[step], lang) for step in board.steps if step in UNIT_STEPS
        ),
        "offices": offices,
        "owed": any(one.units for one in offices),
        "missing": tuple(
            missing_text(scopes[one.block], one, status_path(lang, cycle_id))
            for one in board.missing
        ),
        "responses_href": root + responses_path(lang, cycle_id),
        "hrefs": {unit: root + unit_path(lang, cycle_id, unit) for unit in stands},
        "blocks": tuple(
            BlockStatus(
                block.block.id,
                block.block.title,
                len(block.units),
                group_units(
                    ((stands[unit.unit], unit) for unit in block.units), block.block.id, lang
                ),
            )
            for block in result.blocks
        ),
    }
