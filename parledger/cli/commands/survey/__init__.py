"""`survey KIND ...`: from the sampling plan to the closing. A new kind is one file and one line."""

from collections.abc import Mapping

from parledger.cli.call import Argument, Call, Command
from parledger.cli.commands.survey import close, forms, imports, plan, wishes
from parledger.cli.commands.survey.kind import Kind
from parledger.model.words import Words
from parledger.problems import UserError

KINDS: Mapping[str, Kind] = {
    "plan": plan.KIND,
    "forms": forms.KIND,
    "import": imports.KIND,
    "wishes": wishes.KIND,
    "close": close.KIND,
}
"""In the order of the work."""


def run(call: Call) -> int:
    """What the kind does; refused where its names or options are others than it takes."""
    kind = KINDS[call.options.kind]
    _check_shape(call, kind)
    return kind.run(call)


def _check_shape(call: Call, kind: Kind) -> None:
    given = {one.name for one in _arguments() if _value(call, one) != _unset(one)}
    taken = {one.name for one in kind.arguments}
    shape = f"survey {kind.shape}"
    for name in sorted(given - taken):
        raise UserError(
            f"survey {call.options.kind} không nhận {name}; cách dùng: {shape}",
            f"survey {call.options.kind} takes no {name}; usage: {shape}",
        )
    if not kind.fewest <= len(call.options.names) <= kind.most:
        raise UserError(f"cách dùng: {shape}", f"usage: {shape}")


def _value(call: Call, argument: Argument) -> object:
    return getattr(call.options, argument.name.lstrip("-").replace("-", "_"))


def _unset(argument: Argument) -> object:
    return False if argument.flag else argument.default


def _arguments() -> tuple[Argument, ...]:
    """The options of all kinds, each once."""
    return tuple({one.name: one for kind in KINDS.values() for one in kind.arguments}.values())


COMMAND = Command(
    Words(
        "khảo sát: tính cỡ mẫu, in phiếu, nhập phiếu, tổng hợp ý kiến, đóng khảo sát",
        "surveys: sample sizes, printed forms, import of ballots, wishes, closing",
    ),
    (
        Argument(
            "kind",
            Words("việc: " + ", ".join(KINDS), "which step: " + ", ".join(KINDS)),
            metavar="KIND",
            choices=tuple(KINDS),
        ),
        Argument(
            "names",
            Words(
                "mã cuộc khảo sát; với import thêm tên tệp", "id of the survey; for import and file"
            ),
            metavar="ID",
            many=True,
        ),
        *_arguments(),
    ),
    run,
    tuple(example for kind in KINDS.values() for example in kind.examples),
)
