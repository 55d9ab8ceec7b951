"""`new KIND ...`: skeletons that teach."""

import sys
from collections.abc import Mapping

from parledger.cli.call import Argument, Call, Command
from parledger.model.words import Words
from parledger.problems import UserError

# What stands after each kind, in the words of the help text.
SHAPES: Mapping[str, tuple[str, ...]] = {
    "unit": ("ID",),
    "set": ("ID",),
    "cycle": ("ID",),
    "self": ("CYCLE", "UNIT"),
    "explanation": ("CYCLE", "UNIT"),
    "appraisal-1": ("CYCLE", "UNIT"),
    "appraisal-2": ("CYCLE", "UNIT"),
    "improvement": ("CYCLE", "UNIT"),
    "council": ("CYCLE",),
    "tasks": ("CYCLE",),
    "survey": ("CYCLE", "ID"),
}
_WITH_OFFICE = ("appraisal-1", "appraisal-2")


def run(call: Call) -> int:
    """The path of the new file on standard output; never overwrites."""
    from parledger.pipeline.creating import Order, run_new

    options = call.options
    _check_shape(options.kind, options.names)
    _check_options(call)
    order = Order(
        kind=options.kind,
        names=tuple(options.names),
        criteria=options.set or "",
        units=_listed(options.units),
        office=options.office or "",
    )
    made = run_new(call.root, order)
    print(made.path)
    print(call.say(made.advice), file=sys.stderr)
    return 0


def _listed(text: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (text or "").split(",") if part.strip())


def _check_shape(kind: str, names: list[str]) -> None:
    wanted = SHAPES[kind]
    if len(names) != len(wanted):
        shape = f"new {kind} {' '.join(wanted)}"
        raise UserError(f"cách dùng: {shape}", f"usage: {shape}")


def _check_options(call: Call) -> None:
    options = call.options
    if options.kind == "cycle" and not (options.set and _listed(options.units)):
        shape = "new cycle ID --set SET --units A,B,C"
        raise UserError(f"cách dùng: {shape}", f"usage: {shape}")
    given = {
        "--set": options.set and options.kind != "cycle",
        "--units": options.units and options.kind != "cycle",
        "--office": options.office and options.kind not in _WITH_OFFICE,
    }
    for name, misplaced in given.items():
        if misplaced:
            raise UserError(
                f"new {options.kind} không nhận {name}", f"new {options.kind} takes no {name}"
            )


COMMAND = Command(
    Words(
        "tạo tệp mẫu có hướng dẫn bên trong; không bao giờ ghi đè",
        "write a working skeleton that teaches; never overwrites",
    ),
    (
        Argument(
            "kind",
            Words(
                "loại tệp: " + ", ".join(SHAPES),
                "which file: " + ", ".join(SHAPES),
            ),
            metavar="KIND",
            choices=tuple(SHAPES),
        ),
        Argument(
            "names",
            Words(
                "mã của đơn vị, bộ tiêu chí, kỳ đánh giá; hoặc mã kỳ và mã đơn vị, mã khảo sát",
                "ID of the unit, set or cycle; or cycle and unit; or cycle and survey",
            ),
            metavar="ID",
            many=True,
        ),
        Argument(
            "--set",
            Words("bộ tiêu chí của kỳ (new cycle)", "the cycle's criteria set (new cycle)"),
            metavar="SET",
        ),
        Argument(
            "--units",
            Words(
                "các đơn vị của kỳ, cách nhau dấu phẩy, không có dấu cách (new cycle)",
                "units, comma-separated",
            ),
            metavar="A,B,C",
        ),
        Argument(
            "--office",
            Words(
                "cơ quan thẩm định (new appraisal-1, appraisal-2)",
                "the appraising office (new appraisal-1, appraisal-2)",
            ),
            metavar="ID",
        ),
    ),
    run,
    (
        "new unit xa-an-binh",
        "new set minh-duc-2024",
        "new cycle minh-duc-2024 --set minh-duc-2024 --units xa-an-binh,xa-b,xa-c",
        "new self minh-duc-2024 xa-an-binh",
        "new appraisal-1 minh-duc-2024 xa-an-binh --office noi-vu",
        "new survey minh-duc-2024 hai-long-2024",
    ),
)
