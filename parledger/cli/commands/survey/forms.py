"""`survey forms --cycle C ID [--out DIR]`"""

import sys
from pathlib import Path

from parledger.cli.call import Call
from parledger.cli.commands.survey.kind import CYCLE, OUT, Kind, cycle_of, put
from parledger.cli.telling import tell
from parledger.model.words import Words
from parledger.problems import UserError

_SHAPE = "forms --cycle C ID [--out DIR]"
_DATA = ("units", "criteria", "scores", "docs", "site_templates")


def run(call: Call) -> int:
    """The files written, one a line on standard output; they replace those of an earlier run."""
    from parledger.pipeline.printing import make_forms

    cycle, name = cycle_of(call, _SHAPE), call.options.names[0]
    found = make_forms(call.root, cycle, name)
    tell(found.problems, call.lang)
    if not found.files:
        if not found.problems:
            said = Words(
                "Không có mẫu phiếu nào để in: chưa có câu hỏi hoặc nhóm trả lời.",
                "There is no form to print: no questions, or no group that answers them.",
            )
            print(call.say(said), file=sys.stderr)
        return 1
    folder = _folder(call, cycle, name)
    for file, data in found.files.items():
        put(folder / file, data)
        print((folder / file).as_posix())
    said = Words(
        "In các tệp .html trên giấy A4; nhập phiếu đã thu vào tệp .xlsx, rồi: python build.py "
        f"survey import --cycle {cycle} {name} TỆP.xlsx",
        "Print the .html files on A4; enter the ballots into the .xlsx, then: python build.py "
        f"survey import --cycle {cycle} {name} FILE.xlsx",
    )
    print(call.say(said), file=sys.stderr)
    return 0


def _folder(call: Call, cycle: str, name: str) -> Path:
    """The folder of the files, made where it is missing; never one that holds data or prose."""
    target = call.root / (call.options.out or f"forms/{cycle}/{name}")
    if any(target.resolve().is_relative_to((call.root / one).resolve()) for one in _DATA):
        raise UserError(
            f"không ghi vào {target}: thư mục này chứa dữ liệu hoặc bài viết",
            f"not written to {target}: that folder holds data or prose",
        )
    try:
        target.mkdir(parents=True, exist_ok=True)
    except OSError as wrong:
        raise UserError(
            f"không tạo được thư mục {target}: {wrong.strerror}",
            f"cannot make the folder {target}: {wrong.strerror}",
        ) from wrong
    return target


KIND = Kind(_SHAPE, 1, 1, (CYCLE, OUT), run, ("survey forms --cycle minh-duc-2020 hai-long-2020",))
