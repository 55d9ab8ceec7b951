"""`survey import --cycle C ID FILE`"""

import sys
from typing import TYPE_CHECKING

from parledger.cli.call import Argument, Call
from parledger.cli.commands.survey.kind import CYCLE, OUT, Kind, cycle_of
from parledger.cli.telling import tell
from parledger.model.words import Words

if TYPE_CHECKING:
    from parledger.pipeline.importing import ImportRun

_SHAPE = (
    "import --cycle C ID FILE [--mapping MAP.yaml] [--sheet S] [--out FILE] [--append] [--partial]"
)


def run(call: Call) -> int:
    """The path of the ballots on standard output; every row refused on standard error, then 1."""
    from parledger.pipeline.importing import ImportOrder, run_import

    options = call.options
    order = ImportOrder(
        cycle=cycle_of(call, _SHAPE),
        survey=options.names[0],
        file=options.names[1],
        mapping=options.mapping or "",
        sheet=options.sheet or "",
        out=options.out or "",
        append=options.append,
        partial=options.partial,
    )
    found = run_import(call.root, order)
    tell(found.problems, call.lang)
    if found.written:
        print(found.written)
    print(call.say(_summary(found)), file=sys.stderr)
    return 0 if found.written else 1


def _summary(found: "ImportRun") -> Words:
    vi = f"{found.made} phiếu, {found.refused} dòng bị từ chối, {found.blank} dòng trống bỏ qua."
    en = (
        f"{found.made} ballots, {found.refused} rows refused, {found.blank} blank rows passed over."
    )
    if found.written:
        return Words(
            f"Đã ghi: {vi} Tiếp theo: python build.py check",
            f"Written: {en} Next: python build.py check",
        )
    if found.refused and found.made:
        return Words(
            f"Chưa ghi gì: {vi} Sửa rồi nhập lại, hoặc thêm --partial để nhập các dòng đúng.",
            f"Nothing written: {en} Mend and import again, or add --partial to take the good rows.",
        )
    return Words(f"Chưa ghi gì: {vi}", f"Nothing written: {en}")


KIND = Kind(
    _SHAPE,
    2,
    2,
    (
        CYCLE,
        Argument(
            "--mapping",
            Words(
                "tệp ánh xạ cột và câu trả lời; không cần với bảng nhập của survey forms (import)",
                "columns and answers; not needed for the sheets of survey forms (import)",
            ),
            metavar="MAP.yaml",
        ),
        Argument(
            "--sheet",
            Words("tên trang tính Excel (import)", "the sheet of an Excel file (import)"),
            metavar="S",
        ),
        OUT,
        Argument(
            "--append",
            Words("nhập tiếp vào tệp phiếu đã có (import)", "add to the ballots there (import)"),
            flag=True,
        ),
        Argument(
            "--partial",
            Words(
                "ghi các dòng đúng dù có dòng bị từ chối (import)",
                "write the good rows although some are refused (import)",
            ),
            flag=True,
        ),
    ),
    run,
    (
        "survey import --cycle minh-duc-2020 hai-long-2020 form.xlsx",
        "survey import --cycle minh-duc-2020 hai-long-2020 kobo.csv --mapping kobo.map.yaml",
    ),
)
