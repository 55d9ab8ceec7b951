"""What happened: commits, changes, the fields that they changed, and gaps."""

from collections.abc import Iterator

from parledger.model.forge_links import commit_link, request_link
from parledger.model.told import Told
from parledger.model.trail import LogCommit
from parledger.model.words import Words
from parledger.outputs.history.database.sheet import (
    Sheet,
    decimal,
    flag,
    text,
    to,
    to_number,
    whole,
)
from parledger.outputs.history.database.stock import Stock, office_of
from parledger.tables.figures import exact
from parledger.tables.history.changes import link_of, people_of, time_of
from parledger.tables.table import Cell, Row


def _commits(stock: Stock) -> Iterator[Row]:
    """Those that made something official, in the order of main, then those inside them."""
    official: dict[str, Told] = {}
    for _, one in stock.told:
        official.setdefault(one.commit, one)
    for place, one in enumerate(official.values(), start=1):
        handling = one.handling
        received = None if handling.received is None else time_of(handling.received)
        asked = handling.request or None, request_link(stock.repository_url, handling.request)
        yield (
            *_commit(stock, one.official, place),
            asked[0],
            asked[1] or None,
            received,
            one.seal,
            one.reviews,
            one.approvals,
            *people_of(one)[1:],
            one.official.author or None,
        )
    records = stock.report.chronicle.published
    inside = [commit for _, one in stock.told for commit in one.writers]
    inside += [commit for name, commit in records.items() if name in stock.cycles]
    for commit in {one.id: one for one in inside if one.id not in official}.values():
        people = commit.committer or None, None, None, None, None, commit.summary or None
        yield *_commit(stock, commit, None), *[None] * 6, *people, commit.author or None


def _commit(stock: Stock, commit: LogCommit, place: int | None) -> tuple[Cell, ...]:
    return (
        commit.id,
        place,
        time_of(commit.committed),
        time_of(commit.authored),
        commit_link(stock.repository_url, commit.id) or None,
    )


def _changes(stock: Stock) -> Iterator[Row]:
    for number, one, change in stock.changes():
        yield (
            number,
            change.cycle,
            change.unit or None,
            stock.criterion_of(one),
            change.criterion or None,
            change.step,
            one.role,
            office_of(one),
            one.commit,
            None if one.day is None else one.day.isoformat(),
            *(exact(points) for points in one.points),
            change.reason or None,
            one.timing or None,
            one.published or None,
            one.path,
            change.line or None,
            link_of(one, stock.repository_url) or None,
            change.gap,
            people_of(one)[0],
        )


def _fields(stock: Stock) -> Iterator[Row]:
    for number, change, _, field in stock.fields():
        yield number, change, field.name, field.old, field.new


def _writings(stock: Stock) -> Iterator[Row]:
    number = 0
    for change, one, _ in stock.changes():
        for commit in one.writers:
            number += 1
            yield number, change, commit.id


def _gaps(stock: Stock) -> Iterator[Row]:
    for number, one, gap in stock.gaps():
        yield (
            number,
            gap.cycle,
            gap.unit or None,
            gap.step,
            office_of(one),
            one.commit,
            None if one.day is None else one.day.isoformat(),
            one.published or None,
            one.path,
            link_of(one, stock.repository_url) or None,
            gap.why,
            gap.blob or None,
        )


_CYCLE = to("cycles", "cycle", "kỳ đánh giá", "cycle")
_UNIT = to("units", "unit", "đơn vị", "unit")
_DAY = text("day", "ngày vào nhánh chính (ngày được tính)", "day on main, the one that counts")
_FILE = text("file", "tệp, tính từ thư mục gốc dữ liệu", "the file, from the data's root")
_URL = text("file_url", "địa chỉ của tệp ở commit ấy", "address of the file at that commit")
_PUBLISHED = text(
    "published",
    "before, after: trước hay sau công bố",
    "before or after publication; empty: not published",
)

COMMITS = Sheet(
    "commits",
    Words(
        "commit (lần hợp nhất, yêu cầu) đưa thay đổi vào nhánh chính, và commit bên trong",
        "commits (merges, requests) that brought changes to main, and those inside them",
    ),
    (
        text("id", "mã commit", "id"),
        whole(
            "place",
            "thứ tự trên nhánh chính; trống: commit bên trong",
            "order on main; empty: a commit inside one of them",
        ),
        text("time_utc", "thời điểm của commit, giờ UTC", "its time in UTC"),
        text("written_utc", "thời điểm gõ, giờ UTC", "when it was typed, in UTC"),
        text("url", "địa chỉ", "address"),
        text("request", "số yêu cầu hợp nhất", "number of the merge request"),
        text("request_url", "địa chỉ của yêu cầu", "address of the request"),
        text("received_utc", "lúc nhận, theo biên nhận", "when it was received, by its receipt"),
        text("signature", "unsigned, signed (có, chưa kiểm)", "unsigned, signed (not checked)"),
        whole("reviews", "số người đã xem", "how many reviewed it", "people"),
        whole("approvals", "số người đã duyệt", "how many approved it", "people"),
        text("committer", "người đưa vào", "who committed it", internal=True),
        text("requested_by", "người gửi yêu cầu", "who sent the request", internal=True),
        text("reviewers", "những người đã xem", "who reviewed it", internal=True),
        text("approved_by", "những người đã duyệt", "who approved it", internal=True),
        text("merged_by", "người bấm hợp nhất", "who merged it", internal=True),
        text("message", "dòng đầu lời của commit", "first line of its message", internal=True),
        text("author", "người viết", "who wrote it", internal=True),
    ),
    _commits,
)
CHANGES = Sheet(
    "changes",
    Words(
        "thay đổi: một commit, một tiêu chí của một đơn vị, một bước",
        "changes: one commit, one criterion of one unit, one step",
    ),
    (
        whole("id", "thứ tự trong lịch sử (chung với gaps)", "place in the history, as in gaps"),
        _CYCLE,
        _UNIT,
        to("criteria", "criterion", "tiêu chí; trống: cả tệp", "criterion; empty: the whole file"),
        text("code", "mã tiêu chí", "code of the criterion"),
        text(
            "step",
            "self, appraisal_1, explanation, appraisal_2, council, external",
            "self, appraisal_1, explanation, appraisal_2, council, external",
        ),
        text(
            "role",
            "unit, appraiser, council, authority: bước này của ai",
            "unit, appraiser, council, authority: whose step it is",
        ),
        to("offices", "office", "cơ quan thẩm định", "the office that appraises"),
        to("commits", "commit_id", "commit đưa vào nhánh chính", "commit that brought it to main"),
        _DAY,
        decimal("points_before", "điểm của bước trước đó", "points of the step before"),
        decimal("points_after", "điểm của bước sau đó", "points of the step after"),
        text("reason", "lý do, như đang ghi sau lần sửa", "what stands as the reason afterwards"),
        text("timing", "early, in_time, late, unrecorded", "early, in_time, late, unrecorded"),
        _PUBLISHED,
        _FILE,
        whole("line", "dòng; trống: không còn đó", "line; empty: it is gone", "line"),
        _URL,
        flag(
            "after_gap",
            "phiên bản ngay trước không đọc được",
            "the version just before cannot be read",
        ),
        text("author", "người viết (lần gõ cuối)", "who typed it last", internal=True),
    ),
    _changes,
)
FIELDS = Sheet(
    "change_fields",
    Words("mục đã đổi: trước và sau", "fields that changed, before and after"),
    (
        whole("id", "thứ tự", "number"),
        to_number("changes", "change_id", "thay đổi", "change"),
        text("field", "mục, như viết trong tệp", "the field, as files call it"),
        text("old", "giá trị trước; trống: chưa có", "value before; empty: there was none"),
        text(
            "new",
            "giá trị sau; trống: đã bỏ; changed: true: tài liệu không công khai ấy đã thay đổi",
            "value after; empty: none any more; changed: true: that hidden paper changed",
        ),
    ),
    _fields,
)
WRITINGS = Sheet(
    "writings",
    Words("commit bên trong nơi giá trị được gõ, cũ trước", "commits in which it was typed"),
    (
        whole("id", "thứ tự", "number"),
        to_number("changes", "change_id", "thay đổi", "change"),
        to("commits", "commit_id", "commit", "commit"),
    ),
    _writings,
)
GAPS = Sheet(
    "gaps",
    Words(
        "khoảng trống: phiên bản không đọc được, giá trị lúc ấy không rõ",
        "gaps: versions that cannot be read, their values are not known",
    ),
    (
        whole("id", "thứ tự trong lịch sử (chung với changes)", "place in the history, as changes"),
        _CYCLE,
        _UNIT,
        text("step", "bước", "step"),
        to("offices", "office", "cơ quan thẩm định", "the office that appraises"),
        to("commits", "commit_id", "commit", "commit"),
        _DAY,
        _PUBLISHED,
        _FILE,
        _URL,
        text("why", "unreadable: sai cú pháp; missing: kho Git thiếu", "unreadable or missing"),
        text("blob", "mã phiên bản tệp trong Git", "Git's id of the version"),
    ),
    _gaps,
)
