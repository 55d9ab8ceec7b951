"""The Excel sheet in which a form's paper ballots are entered: one row a ballot.

`survey import` reads it back without a mapping: the row of codes says what each column is. What
the clerk must not change is locked (without a password), what can be chosen drops down.
"""

import io
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from parledger.model.cycles import Cycle
from parledger.model.questions import Question
from parledger.model.surveys import Form, RespondentGroup, Survey, for_unit

SHEET, LISTS = "phieu", "danh-muc"
HEADER = 3
"""The row of codes, from 0; above it the title, the questions and their answers."""
FIXED = ("ballot", "unit", "group", "date")
_FIXED_HELP = {
    "ballot": ("Số phiếu", "số ghi trên phiếu, không trùng"),
    "unit": ("Đơn vị được đánh giá", "chọn trong danh sách"),
    "group": ("Nhóm trả lời", "chọn trong danh sách"),
    "date": ("Ngày trả lời", "ngày/tháng/năm; có thể để trống"),
}
_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - a clock would make two sheets differ
_FEWEST_ROWS, _MOST_ROWS, _SPARE_ROWS = 100, 5000, 20
_MOST_INLINE = 255
"""So many characters Excel takes in a list that stands in the validation itself."""


@dataclass(frozen=True, slots=True)
class EntrySheet:
    """A form with the units it is filled in about: id -> name."""

    cycle: Cycle
    survey: Survey
    form: Form
    units: Mapping[str, str]

    @property
    def groups(self) -> list[RespondentGroup]:
        """The groups that fill the form in."""
        found = (self.survey.group(name) for name in self.form.groups)
        return [group for group in found if group is not None and group.has_ballots]


def labels(names: Mapping[str, str]) -> dict[str, str]:
    """What stands for each id in a drop-down: its name, with the id where two share one."""
    times = Counter(names.values())
    return {key: name if times[name] == 1 else f"{name} ({key})" for key, name in names.items()}


def rows_of(sheet: EntrySheet) -> int:
    """How many ballots can be entered: those planned and some more."""
    planned = 0
    for block in sheet.cycle.blocks:
        for unit in block.units:
            for group in sheet.groups:
                if group.is_about(block.id):
                    planned += for_unit(group.planned, unit, block.id) or 0
    return min(max(planned + _SPARE_ROWS, _FEWEST_ROWS), _MOST_ROWS)


def write_entry_sheet(sheet: EntrySheet) -> bytes:
    """The workbook; the same survey gives the same bytes."""
    import xlsxwriter  # only here: most commands write no workbook

    held = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(held, options)
    book.set_properties({"title": sheet.survey.id, "created": _CREATED})
    page, lists = book.add_worksheet(SHEET), book.add_worksheet(LISTS)
    _write_lists(lists, sheet)
    _write_head(book, page, sheet)
    _write_cells(book, page, sheet)
    _validate(page, sheet)
    page.protect("", {"format_columns": True, "format_rows": True, "sort": True})
    lists.protect()
    book.close()
    return held.getvalue()


def _write_lists(lists: Any, sheet: EntrySheet) -> None:
    """Columns A and B the units, C and D the groups: what drops down, and its id."""
    groups = {group.id: group.title for group in sheet.groups}
    for column, names in ((0, sheet.units), (2, groups)):
        for row, (key, label) in enumerate(labels(names).items()):
            lists.write_string(row, column, label)
            lists.write_string(row, column + 1, key)
        lists.set_column(column, column, 45)
    for place, question in enumerate(sheet.form.questions):
        for row, option in enumerate(question.options):
            lists.write_string(row, 4 + place, option.id)


def _write_head(book: Any, page: Any, sheet: EntrySheet) -> None:
    bold = book.add_format({"bold": True})
    ask = book.add_format({"text_wrap": True, "valign": "top", "bold": True})
    key = book.add_format({"text_wrap": True, "valign": "top", "font_size": 9, "italic": True})
    code = book.add_format({"bold": True, "bg_color": "#E3ECEB", "bottom": 1})
    title = f"{sheet.form.code} {sheet.form.title or sheet.survey.title}".strip()
    note = "Mỗi dòng một phiếu, bắt đầu từ dòng 5. Không ghi họ tên, số điện thoại, số căn cước."
    page.write_string(0, 0, f"{title}. {note}", bold)
    for column, name in enumerate(FIXED):
        page.write_string(1, column, _FIXED_HELP[name][0], ask)
        page.write_string(2, column, _FIXED_HELP[name][1], key)
        page.write_string(HEADER, column, name, code)
    for column, question in enumerate(sheet.form.questions, len(FIXED)):
        page.write_string(1, column, question.title, ask)
        page.write_string(2, column, _how(question), key)
        page.write_string(HEADER, column, question.id, code)
    page.set_row(1, 75)
    page.set_row(2, 75)
    page.freeze_panes(HEADER + 1, len(FIXED) - 2)


def _how(question: Question) -> str:
    if question.kind == "text":
        return "ghi nguyên văn; không ghi thông tin về người trả lời"
    listed = "; ".join(f"{one.id} = {one.title}" for one in question.options)
    several = "nhiều mã cách nhau dấu chấm phẩy: " if question.several else ""
    return several + listed


def _write_cells(book: Any, page: Any, sheet: EntrySheet) -> None:
    """Open cells; where one group fills the form in, it stands there already."""
    text = book.add_format({"locked": False, "num_format": "@"})
    plain = book.add_format({"locked": False})
    day = book.add_format({"locked": False, "num_format": "dd/mm/yyyy"})
    wide = book.add_format({"locked": False, "num_format": "@", "text_wrap": True})
    only = [group.title for group in sheet.groups] if len(sheet.groups) == 1 else []
    asked = [_format_of(question, plain, text, wide) for question in sheet.form.questions]
    formats = [text, plain, plain, day, *asked]
    for row in range(HEADER + 1, HEADER + 1 + rows_of(sheet)):
        for column, form in enumerate(formats):
            if column == 2 and only:
                page.write_string(row, column, only[0], form)
            else:
                page.write_blank(row, column, None, form)
    widths = [10, 26, 22, 12]
    widths += [40 if one.kind == "text" else 14 for one in sheet.form.questions]
    for column, width in enumerate(widths):
        page.set_column(column, column, width)


def _format_of(question: Question, plain: Any, text: Any, wide: Any) -> Any:
    if question.kind == "text":
        return wide
    return text if question.several else plain


def _validate(page: Any, sheet: EntrySheet) -> None:
    first, last = HEADER + 1, HEADER + rows_of(sheet)
    top = first + 1
    page.data_validation(
        first, 0, last, 0,
        _rule(
            {"validate": "custom", "value": f"=COUNTIF($A${top}:$A${last + 1},A{top})=1"},
            "Số phiếu này đã có",
        ),
    )  # fmt: skip
    _list(page, (first, last), 1, _range("A", len(sheet.units)))
    _list(page, (first, last), 2, _range("C", len(sheet.groups)))
    if sheet.survey.period is not None:
        start, end = (datetime.combine(day, time()) for day in sheet.survey.period)
        between = {"validate": "date", "criteria": "between", "minimum": start, "maximum": end}
        page.data_validation(first, 3, last, 3, _rule(between, "Ngày ngoài thời gian khảo sát"))
    for place, question in enumerate(sheet.form.questions):
        ids = [one.id for one in question.options]
        if not ids or question.several:
            continue
        inline = len(",".join(ids)) <= _MOST_INLINE
        source = ids if inline else _range(_letters(4 + place), len(ids))
        _list(page, (first, last), len(FIXED) + place, source)


def _list(page: Any, rows: tuple[int, int], column: int, source: Sequence[str] | str) -> None:
    rule = {"validate": "list", "source": source}
    page.data_validation(
        rows[0], column, rows[1], column, _rule(rule, "Chọn một mục trong danh sách")
    )


def _rule(rule: dict[str, Any], said: str) -> dict[str, Any]:
    return {**rule, "error_title": "Xem lại ô này", "error_message": said}


def _range(column: str, rows: int) -> str:
    return f"='{LISTS}'!${column}$1:${column}${max(rows, 1)}"


def _letters(column: int) -> str:
    from xlsxwriter.utility import xl_col_to_name

    return str(xl_col_to_name(column))
