"""`survey wishes --cycle C ID --out FILE`"""

import sys
from pathlib import Path

from parledger.cli.call import Call
from parledger.cli.commands.survey.kind import CYCLE, OUT, Kind, cycle_of, put
from parledger.cli.telling import tell
from parledger.model.words import Words
from parledger.problems import UserError

_SHAPE = "wishes --cycle C ID --out FILE"


def run(call: Call) -> int:
    """Nothing on standard output: the texts go into a file that is never part of a site."""
    from parledger.outputs.wishes import WRITERS
    from parledger.pipeline.wishing import gather_digest, refuse_published

    cycle = cycle_of(call, _SHAPE)
    target = _target(call, tuple(WRITERS))
    refuse_published(call.root, target)
    found = gather_digest(call.root, cycle, call.options.names[0])
    tell(found.problems, call.lang)
    if found.digest is None:
        return 1
    put(target, WRITERS[target.suffix](found.digest))
    number = sum(line.times for line in found.digest.lines)
    said = Words(
        f"Đã ghi {number} ý kiến vào {target}; bỏ {found.digest.left_out} ý kiến có vẻ cho biết "
        "người viết là ai. Tài liệu nội bộ, không công bố.",
        f"{number} texts written to {target}; {found.digest.left_out} that seem to tell who wrote "
        "them left out. For the working group alone.",
    )
    print(call.say(said), file=sys.stderr)
    return 0


def _target(call: Call, endings: tuple[str, ...]) -> Path:
    if not call.options.out:
        raise UserError(f"cách dùng: survey {_SHAPE}", f"usage: survey {_SHAPE}")
    target = call.root / str(call.options.out)
    if target.suffix not in endings:
        listed = ", ".join(endings)
        raise UserError(
            f"--out: tên tệp phải kết thúc bằng {listed}", f"--out: the name has to end in {listed}"
        )
    return target


KIND = Kind(
    _SHAPE,
    1,
    1,
    (CYCLE, OUT),
    run,
    ("survey wishes --cycle minh-duc-2020 hai-long-2020 --out y-kien.xlsx",),
)
