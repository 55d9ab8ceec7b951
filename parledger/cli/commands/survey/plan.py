"""`survey plan --cycle C ID`, or `survey plan --population N`"""

import json
import re
import sys
from fractions import Fraction
from itertools import groupby
from typing import TYPE_CHECKING

from parledger.cli.call import Argument, Call
from parledger.cli.commands.survey.kind import CYCLE, Kind, cycle_of
from parledger.cli.telling import tell
from parledger.model.words import Words, show_figure
from parledger.problems import UserError

if TYPE_CHECKING:
    from parledger.pipeline.planning import SamplePlan

_SHAPE = "plan --cycle C ID [--error E] | plan --population N,... [--error E]"
_ERROR = "0.05"
_HEADS = (
    Words("Đơn vị", "Unit"),
    Words("Nhóm", "Group"),
    Words("Số người N", "People N"),
    Words("Cỡ mẫu n", "Sample n"),
    Words("Kế hoạch", "Planned"),
)
_ALL = Words("Tổng cộng", "In all")
_OF_UNIT = Words("cộng", "together")
_NONE = "–"


def run(call: Call) -> int:
    """The plan on standard output, for people or as JSON."""
    from parledger.pipeline.planning import plan_numbers, plan_survey

    options = call.options
    error = _read_error(options.error or _ERROR)
    if options.population is not None:
        if options.cycle or options.names:
            shape = f"survey {_SHAPE}"
            raise UserError(f"cách dùng: {shape}", f"usage: {shape}")
        plan = plan_numbers(_read_people(options.population), error)
    else:
        if not options.names:
            shape = f"survey {_SHAPE}"
            raise UserError(f"cách dùng: {shape}", f"usage: {shape}")
        plan = plan_survey(call.root, cycle_of(call, _SHAPE), options.names[0], error)
    tell(plan.problems, call.lang)
    if not plan.groups and plan.problems:
        return 1
    sys.stdout.write(_as_json(plan) if options.format == "json" else _as_text(plan, call))
    return 0


def _read_error(text: str) -> Fraction:
    error = Fraction(text) if re.fullmatch(r"0?\.[0-9]{1,9}", text) else Fraction(0)
    if not error:
        raise UserError(
            "--error: sai số viết bằng số thập phân có dấu chấm, lớn hơn 0 và nhỏ hơn 1; 5% viết "
            "là 0.05",
            "--error: a plain decimal above 0 and below 1; 5% is 0.05",
        )
    return error


def _read_people(text: str) -> list[int]:
    parts = [part.strip() for part in text.split(",")]
    if not all(part.isascii() and part.isdigit() and len(part) <= 10 for part in parts):
        raise UserError(
            "--population: số người viết liền, không dấu chấm ngăn cách; nhiều số cách nhau dấu "
            "phẩy, ví dụ 8200,12000",
            "--population: whole numbers without thousand marks, divided by commas: 8200,12000",
        )
    return [int(part) for part in parts]


def _as_json(plan: "SamplePlan") -> str:
    groups = [
        {
            "unit": one.unit,
            "group": one.group,
            "population": one.population,
            "computed": one.computed,
            "planned": one.planned,
        }
        for one in plan.groups
    ]
    units = [
        {"unit": one.unit, "computed": one.computed, "planned": one.planned} for one in plan.units
    ]
    total = {"computed": plan.computed, "planned": plan.planned}
    found = {"error": float(plan.error), "groups": groups, "units": units, "total": total}
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _as_text(plan: "SamplePlan", call: Call) -> str:
    """A table with a line for each unit and group, the sum of each unit, and of all."""
    from parledger.pipeline.planning import FORMULA

    rows = [tuple(call.say(head) for head in _HEADS)]
    for name, groups in groupby(plan.groups, key=lambda one: one.unit):
        held = list(groups)
        for one in held:
            figures = (one.population, one.computed, one.planned)
            rows.append((one.name, one.title, *(_shown(figure, call) for figure in figures)))
        if name and len(held) > 1:
            unit = next(one for one in plan.units if one.unit == name)
            both = (_shown(unit.computed, call), _shown(unit.planned, call))
            rows.append((unit.name, call.say(_OF_UNIT), "", *both))
    totals = (_shown(plan.computed, call), _shown(plan.planned, call))
    rows.append((call.say(_ALL), "", "", *totals))
    kept = [place for place in range(5) if any(row[place] not in ("", _NONE) for row in rows[1:])]
    shown = show_figure(plan.error, call.lang)
    lines = [call.say(FORMULA).format(e=shown), *_aligned(rows, kept), *_without_people(plan, call)]
    return "\n".join(lines) + "\n"


def _shown(figure: int | None, call: Call) -> str:
    return _NONE if figure is None else show_figure(Fraction(figure), call.lang)


def _aligned(rows: list[tuple[str, ...]], kept: list[int]) -> list[str]:
    """Names to the left, figures to the right."""
    widths = {place: max(len(row[place]) for row in rows) for place in kept}
    return [
        "  ".join(
            row[place].ljust(widths[place]) if place < 2 else row[place].rjust(widths[place])
            for place in kept
        ).rstrip()
        for row in rows
    ]


def _without_people(plan: "SamplePlan", call: Call) -> list[str]:
    missing = sum(one.population is None for one in plan.groups)
    if not missing:
        return []
    words = Words(
        f"{missing} dòng chưa tính được cỡ mẫu: ghi số người ở population của nhóm.",
        f"{missing} lines have no sample size: write the number of people under population.",
    )
    return [call.say(words)]


KIND = Kind(
    _SHAPE,
    0,
    1,
    (
        CYCLE,
        Argument(
            "--error",
            Words(
                f"sai số chấp nhận e, mặc định {_ERROR} (plan)",
                f"the accepted error e, {_ERROR} by default (plan)",
            ),
            metavar="E",
        ),
        Argument(
            "--population",
            Words("số người, thay cho mã khảo sát (plan)", "people, instead of a survey (plan)"),
            metavar="N,...",
        ),
        Argument(
            "--format",
            Words("dạng: text (mặc định), json (plan)", "text (default) or json (plan)"),
            choices=("text", "json"),
            default="text",
        ),
    ),
    run,
    (
        "survey plan --population 8200 --error 0.05",
        "survey plan --cycle minh-duc-2020 hai-long-2020",
    ),
)
