"""Changes: one row for each field that a commit on main changed, and one for each gap.

The same rows in every form in which the history is taken away; oldest first, and within a commit
by cycle, unit, step, criterion and field, so that the same history is the same rows.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from parledger.model.forge_links import file_link, request_link
from parledger.model.instants import write_time
from parledger.model.told import Told
from parledger.model.trail import FieldChange, Gap
from parledger.model.words import Words
from parledger.tables.figures import exact
from parledger.tables.table import Cell, Column, Kind, Row
from parledger.trail.life import STEP_ORDER

CodeKey = tuple[tuple[int, str], ...]
_NO_TIME = datetime.max.replace(tzinfo=UTC)


def _text(name: str, vi: str, en: str) -> Column:
    return Column(name, Kind.TEXT, "", Words(vi, en))


COLUMNS = (
    _text("cycle", "mã kỳ đánh giá", "id of the cycle"),
    _text("unit", "mã đơn vị; trống: tệp chung của kỳ", "id of the unit; empty: the cycle's file"),
    _text("unit_name", "tên đơn vị", "name of the unit"),
    _text(
        "criterion",
        "mã tiêu chí; trống: nói về cả tệp",
        "code of the criterion; empty: about the whole file",
    ),
    _text(
        "step",
        "bước: self, appraisal_1, explanation, appraisal_2, council, external",
        "step: self, appraisal_1, explanation, appraisal_2, council, external",
    ),
    _text(
        "field",
        "mục đã đổi, như viết trong tệp; trống: dòng này là một khoảng trống",
        "field that changed, as files call it; empty: the row is a gap",
    ),
    _text("office", "mã cơ quan thẩm định", "id of the office that appraises"),
    _text("old", "giá trị trước; trống: chưa có", "value before; empty: there was none"),
    _text(
        "new",
        "giá trị sau; trống: đã bỏ; changed: true ở một tài liệu không công khai: tài liệu ấy đã "
        "thay đổi, phần thay đổi không được nêu",
        "value after; empty: there is none any more; changed: true in a paper that is not public: "
        "it changed, in what is not told",
    ),
    Column(
        "points_before",
        Kind.DECIMAL,
        "points",
        Words(
            "điểm của bước này trước lần sửa, tính theo quy tắc hôm nay",
            "what the step's figure gave before, by today's rules",
        ),
    ),
    Column(
        "points_after",
        Kind.DECIMAL,
        "points",
        Words("điểm của bước này sau lần sửa", "what the step's figure gives after"),
    ),
    _text("reason", "lý do, như đang ghi sau lần sửa", "what stands as the reason afterwards"),
    _text(
        "day",
        "ngày vào nhánh chính (ngày được tính), theo múi giờ của kỳ",
        "day on which it came to main (the one that counts), in the cycle's time zone",
    ),
    _text("time_utc", "thời điểm ấy, giờ UTC", "the same moment in UTC"),
    _text("commit", "mã commit đưa vào nhánh chính", "id of the commit that brought it to main"),
    _text("request", "số yêu cầu hợp nhất", "number of the merge request"),
    _text("request_url", "địa chỉ của yêu cầu", "address of the request"),
    _text("file", "tệp, tính từ thư mục gốc dữ liệu", "the file, from the data's root"),
    Column(
        "line",
        Kind.WHOLE,
        "line",
        Words(
            "dòng trong tệp ở commit ấy; trống: không còn đó",
            "line of the file at that commit; empty: it is gone",
        ),
    ),
    _text("file_url", "địa chỉ của dòng ấy", "address of that line"),
    _text(
        "written",
        "các commit bên trong, nơi giá trị được gõ, cũ trước, cách nhau dấu cách",
        "the commits inside in which it was typed, oldest first, divided by spaces",
    ),
    _text(
        "timing",
        "early, in_time, late, unrecorded; trống: bước không có hạn",
        "early, in_time, late, unrecorded; empty: the step has no dates",
    ),
    _text(
        "published",
        "before, after: trước hay sau công bố; trống: chưa công bố",
        "before or after publication; empty: not published",
    ),
    _text(
        "signature",
        "chữ ký: unsigned, signed (có, chưa kiểm)",
        "signature: unsigned, signed (there, not checked)",
    ),
    Column(
        "reviews", Kind.WHOLE, "people", Words("số người đã xem", "how many people reviewed it")
    ),
    Column(
        "approvals", Kind.WHOLE, "people", Words("số người đã duyệt", "how many people approved it")
    ),
    _text(
        "gap",
        "unreadable: phiên bản này không đọc được; missing: kho Git thiếu nó; before: phiên bản "
        "ngay trước không đọc được",
        "unreadable: this version cannot be read; missing: Git lacks it; before: the version just "
        "before cannot be read",
    ),
)

INTERNAL_COLUMNS = (
    _text("author", "người viết (lần gõ cuối)", "who typed it last"),
    _text("committer", "người đưa vào nhánh chính", "who brought it to main"),
    _text("requested_by", "người gửi yêu cầu", "who sent the request"),
    _text("reviewers", "những người đã xem", "who reviewed it"),
    _text("approved_by", "những người đã duyệt", "who approved it"),
    _text("merged_by", "người bấm hợp nhất", "who merged it"),
    _text("message", "dòng đầu lời của commit", "first line of the commit's message"),
)
"""In the internal edition alone; names divided by `; `."""


@dataclass(frozen=True, slots=True)
class Changed:
    """What the rows are made of, cut to what may be shown.

    `names`: unit -> name. `repository_url`: of the forge, empty where there is none. `internal`:
    with the columns that name people.
    """

    told: Iterable[Told]
    names: Mapping[str, str] = field(default_factory=dict)
    repository_url: str = ""
    internal: bool = False

    @property
    def columns(self) -> tuple[Column, ...]:
        """The edition's columns."""
        return (*COLUMNS, *INTERNAL_COLUMNS) if self.internal else COLUMNS


@dataclass(frozen=True, slots=True)
class HistoryTable:
    """A table of the history; `internal` columns stand behind the others in that edition alone."""

    name: str
    columns: tuple[Column, ...]
    internal: tuple[Column, ...]
    rows: Callable[[Changed], Iterator[Row]]


def rows(asked: Changed) -> Iterator[Row]:
    """All fields of all changes, and the gaps, in the order of the module."""
    for one in in_order(asked.told):
        before, after = _before_field(asked, one), _after_field(asked, one)
        for changed in fields_of(one):
            yield (*before, *_said(one, changed), *after)


def in_order(told: Iterable[Told]) -> list[Told]:
    """Oldest first by the order on main, which the changes come in; then as the module says."""
    ones = list(told)
    places = {name: place for place, name in enumerate(dict.fromkeys(o.commit for o in ones))}

    def place(one: Told) -> tuple[int, str, str, int, CodeKey, str]:
        change = one.change
        code = "" if isinstance(change, Gap) else change.criterion
        step = STEP_ORDER.index(change.step)
        return places[one.commit], change.cycle, change.unit, step, code_key(code), change.path

    return sorted(ones, key=place)


def code_key(code: str) -> CodeKey:
    """Codes as people order them: 5.9 before 5.10."""
    parts = re.findall(r"[0-9]{1,18}|[^0-9]+", code)
    return tuple((int(one), "") if one[0] in "0123456789" else (-1, one) for one in parts)


def fields_of(one: Told) -> tuple[FieldChange | None, ...]:
    """The fields of a change by name; one None for a gap."""
    if isinstance(one.change, Gap):
        return (None,)
    return tuple(sorted(one.change.fields, key=lambda changed: changed.name))


def gap_of(one: Told) -> str:
    """Why a version is not known; `before`: the one just before the change."""
    if isinstance(one.change, Gap):
        return one.change.why
    return "before" if one.change.gap else ""


def time_of(moment: datetime) -> str | None:
    """A moment in UTC; None for a time that is none."""
    return None if moment == _NO_TIME else write_time(moment)


def link_of(one: Told, repository_url: str) -> str:
    """Where the value stands on the forge, at the commit that counts; empty where it is gone."""
    change = one.change
    if isinstance(change, Gap):
        return file_link(repository_url, change.commit, change.path)
    if not change.line:
        return ""
    return file_link(repository_url, change.commit, change.path, change.line)


def _before_field(asked: Changed, one: Told) -> tuple[Cell, ...]:
    change = one.change
    code = None if isinstance(change, Gap) else change.criterion or None
    return change.cycle, change.unit or None, asked.names.get(change.unit), code, change.step


def _said(one: Told, changed: FieldChange | None) -> tuple[Cell, ...]:
    office = one.office or None
    if changed is None:
        return None, office, None, None
    return changed.name, office, changed.old, changed.new


def _after_field(asked: Changed, one: Told) -> tuple[Cell, ...]:
    change, handling = one.change, one.handling
    gap = isinstance(change, Gap)
    told: tuple[Cell, ...] = (
        *(exact(points) for points in one.points),
        None if isinstance(change, Gap) else change.reason or None,
        None if one.day is None else one.day.isoformat(),
        time_of(one.official.committed),
        one.commit,
        handling.request or None,
        request_link(asked.repository_url, handling.request) or None,
        one.path,
        None if isinstance(change, Gap) else change.line or None,
        link_of(one, asked.repository_url) or None,
        None if gap else " ".join(commit.id for commit in one.writers) or None,
        one.timing or None,
        one.published or None,
        one.seal,
        one.reviews,
        one.approvals,
        gap_of(one) or None,
    )
    return (*told, *people_of(one)) if asked.internal else told


def people_of(one: Told) -> tuple[Cell, ...]:
    """As `INTERNAL_COLUMNS`; a gap has no author, only who brought it."""
    handling = one.handling
    return (
        None if isinstance(one.change, Gap) else one.author.author or None,
        one.official.committer or None,
        handling.author or None,
        "; ".join(handling.reviewers) or None,
        "; ".join(handling.approvals) or None,
        handling.merged_by or None,
        one.official.summary or None,
    )


KIND = HistoryTable("changes", COLUMNS, INTERNAL_COLUMNS, rows)
