"""States and statuses in a word or two, the same wherever they are shown."""

from collections.abc import Mapping

from parledger.model.results import State, Status
from parledger.model.words import Words

STATE_WORDS: Mapping[str, Words] = {
    State.NOT_STARTED: Words("chưa chấm", "not started"),
    State.DRAFT: Words("đang soạn", "draft"),
    State.SELF: Words("tự chấm", "self-scored"),
    State.APPRAISAL_1: Words("thẩm định lần 1", "appraised, round 1"),
    State.EXPLANATION: Words("giải trình", "explained"),
    State.APPRAISAL_2: Words("thẩm định lần 2", "appraised, round 2"),
    State.COUNCIL: Words("Hội đồng đã thông qua", "approved by the Council"),
    State.PUBLISHED: Words("đã công bố", "published"),
}

STATUS_WORDS: Mapping[Status, Words] = {
    Status.SCORED: Words("đã chấm", "scored"),
    Status.NOT_APPRAISED: Words("chưa thẩm định", "not yet appraised"),
    Status.PENDING: Words("chờ kết quả", "result pending"),
    Status.MISSING: Words("thiếu số liệu", "figure missing"),
    Status.NOT_SCORED: Words("không chấm năm nay", "not scored this year"),
    Status.NOT_APPLICABLE: Words("không áp dụng", "not applicable"),
    Status.NO_RESULT: Words("không có kết quả", "no result"),
}
