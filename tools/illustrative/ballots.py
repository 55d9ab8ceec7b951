"""Ballots as they might have come in: `survey/<id>.csv` of an instrument.

Units differ, groups differ, people differ; a few leave a question blank, very few hand in a
ballot that does not count, and in some units fewer come back than were planned.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from illustrative.dice import Dice
from illustrative.places import Place
from illustrative.plans import Fieldwork
from illustrative.results import results

Instrument = dict[str, Any]
Row = dict[str, str]

# From which mood on, in thousandths, an answer is the best, the second best ... of so many.
_STEPS = {5: (820, 500, 330, 180), 4: (700, 450, 250)}


@dataclass(frozen=True)
class Asked:
    """The survey, the units of each block, what people wish for."""

    work: Fieldwork
    programme: str
    instrument: Instrument
    blocks: Mapping[str, Sequence[Place]]
    wishes: Sequence[str]


def ballots(asked: Asked) -> str:
    """Return the text of the CSV: units in their order, groups in theirs, ballots numbered."""
    columns = ["ballot", "unit", "group", *(["date"] if asked.work.dated else [])]
    columns += dict.fromkeys(str(q["id"]) for form in _forms(asked) for q in form["questions"])
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\n")
    writer.writeheader()
    for number, row in enumerate(_rows(asked), 1):
        writer.writerow({"ballot": f"{number:04d}"} | row)
    return text.getvalue()


def _forms(asked: Asked) -> list[Instrument]:
    one: list[Instrument] = [asked.instrument]
    return asked.instrument.get("forms", one)


def _rows(asked: Asked) -> Iterator[Row]:
    for block, places in asked.blocks.items():
        for place in places:
            for group in asked.instrument["groups"]:
                if "results" in group or "results_from" in group:
                    continue
                if block in group.get("blocks", asked.blocks) and not _left_out(
                    asked, place, group
                ):
                    yield from _of_unit(asked, block, place, group)


def _left_out(asked: Asked, place: Place, group: Instrument) -> bool:
    return any(
        one["unit"] == place.id and one.get("group", group["id"]) == group["id"]
        for one in asked.instrument.get("without", ())
    )


def _of_unit(asked: Asked, block: str, place: Place, group: Instrument) -> Iterator[Row]:
    dice = Dice(asked.work.cycle, asked.work.survey, place.id, group["id"])
    questions = _questions(asked, group["id"])
    level = _level(asked, block, place, group["id"])
    for _ in range(_came(asked, block, place, group, dice)):
        row = {"unit": place.id, "group": group["id"]}
        if asked.work.dated:
            row["date"] = _day(asked.instrument["period"], dice).isoformat()
        yield row | _answers(asked, questions, level, dice)


def _came(asked: Asked, block: str, place: Place, group: Instrument, dice: Dice) -> int:
    planned = group["planned"]
    number: int = planned
    if isinstance(planned, dict):
        number = planned.get(place.id, planned.get(block))
    if not asked.work.complete and dice.chance(300):
        number -= dice.between(1, max(1, number // 5))
    return number


def _questions(asked: Asked, group: str) -> Sequence[Instrument]:
    """Return what the group is asked: its form's questions, or the only ones."""
    if "forms" not in asked.instrument:
        return list(asked.instrument["questions"])
    forms = asked.instrument["forms"]
    return next(list(form["questions"]) for form in forms if group in form["groups"])


def _level(asked: Asked, block: str, place: Place, group: str) -> int:
    """Return the mood, in thousandths, that gives about the unit's share of satisfied answers."""
    work = asked.work
    code = f"{block}/{group}"
    share = results("survey", work.cycle, asked.programme, code, [place])[place.id]
    lift = Dice(work.cycle, work.survey, group).between(-35, 35)
    return 597 + int((share - 70) * 8) + lift


def _day(period: Mapping[str, date], dice: Dice) -> date:
    last = (period["to"] - period["from"]).days
    return period["from"] + timedelta(days=min(dice.between(0, last), dice.between(0, last)))


def _answers(asked: Asked, questions: Sequence[Instrument], level: int, dice: Dice) -> Row:
    """Return one person's answers: a mood of one's own, and each question with its own chance."""
    mood = level + dice.between(-160, 160) + dice.between(-160, 160)
    given_up = dice.between(1, 2) if dice.chance(9) else len(questions)
    row: Row = {}
    for number, question in enumerate(questions):
        kind = question.get("kind", "scale")
        blank = number >= given_up or dice.chance(12)
        if kind == "text":
            row[question["id"]] = dice.pick(asked.wishes) if dice.chance(70) else ""
        elif kind == "choice":
            row[question["id"]] = "" if blank else _ticks(asked, question, dice)
        else:
            ease = Dice(asked.work.survey, question["id"], question["title"]).between(-45, 45)
            felt = mood + ease + dice.between(-200, 200)
            row[question["id"]] = "" if blank else _on_scale(_options(asked, question), felt)
    return row


def _options(asked: Asked, question: Instrument) -> list[Instrument]:
    if "scale" not in question:
        return list(question["options"])
    scales = asked.instrument["scales"]
    return next(list(one["options"]) for one in scales if one["id"] == question["scale"])


def _on_scale(options: list[Instrument], felt: int) -> str:
    """Return the option for a mood; options without values stand in order, best first."""
    best_first = sorted(options, key=lambda one: -one.get("value", 0))
    steps = _STEPS[len(options)]
    place = next((n for n, step in enumerate(steps) if felt >= step), len(steps))
    return str(best_first[place]["id"])


def _ticks(asked: Asked, question: Instrument, dice: Dice) -> str:
    ids = [str(one["id"]) for one in _options(asked, question)]
    most = min(3, len(ids)) if question.get("several") else 1
    return ";".join(dice.some(ids, dice.between(1, most)))
