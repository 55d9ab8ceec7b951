"""Words of the trail, the same wherever it is shown: steps, fields, timing, signatures, gaps."""

from collections.abc import Mapping

from parledger.model.words import Words

TRAIL_STEP_WORDS: Mapping[str, Words] = {
    "self": Words("Tự chấm", "Self-assessment"),
    "appraisal_1": Words("Thẩm định lần 1", "Appraisal, round 1"),
    "explanation": Words("Giải trình", "Explanation"),
    "appraisal_2": Words("Thẩm định lần 2", "Appraisal, round 2"),
    "council": Words("Hội đồng", "Council"),
    "external": Words("Kết quả từ nơi khác", "Given result"),
}
FIELD_WORDS: Mapping[str, Words] = {
    "value": Words("số liệu", "value"),
    "points": Words("điểm", "points"),
    "decision": Words("quyết định", "decision"),
    "answer": Words("trả lời", "answer"),
    "reason": Words("lý do", "reason"),
    "note": Words("ghi chú", "note"),
    "text": Words("giải trình", "explanation"),
    "asks": Words("điểm đề nghị", "points asked for"),
    "asks_value": Words("số liệu đề nghị", "value asked for"),
    "evidence": Words("tài liệu kiểm chứng", "evidence"),
    "document": Words("văn bản", "document"),
    "not_applicable": Words("không áp dụng", "not applicable"),
    "opinion": Words("ý kiến phối hợp", "opinion"),
    "draft": Words("bản nháp", "draft"),
    "recognise_rest": Words(
        "công nhận các tiêu chí không ghi riêng", "recognises what is not listed"
    ),
    "meeting": Words("ngày họp", "meeting"),
    "minutes": Words("biên bản", "minutes"),
    "approve": Words("tán thành", "in favour"),
    "out_of": Words("thang điểm", "out of"),
    "source": Words("nguồn", "source"),
}
TIMING_WORDS: Mapping[str, Words] = {
    "early": Words("trước khi mở bước này", "before the step opened"),
    "in_time": Words("trong hạn", "in time"),
    "late": Words("quá hạn", "late"),
    "unrecorded": Words(
        "không rõ có trong hạn không (không có biên nhận)",
        "in time or not: nobody recorded it",
    ),
}
PUBLISHED_WORDS: Mapping[str, Words] = {
    "before": Words("trước công bố", "before publication"),
    "after": Words("SAU CÔNG BỐ", "AFTER PUBLICATION"),
}
SEAL_WORDS: Mapping[str, Words] = {
    "unsigned": Words("không có chữ ký", "unsigned"),
    "signed": Words("có chữ ký, chưa kiểm", "signed, not checked"),
    "good": Words("chữ ký đúng", "good signature"),
    "unknown": Words("chữ ký của khóa lạ", "signed by an unknown key"),
    "backdated": Words("chữ ký ngoài thời hạn của khóa", "signed outside the key's time"),
    "broken": Words("chữ ký sai", "broken signature"),
}
OWN_ACCOUNT = Words(
    "Cần lưu ý: do tài khoản của chính đơn vị gửi", "Note: sent by the unit's own account"
)
GAP_WORDS: Mapping[str, Words] = {
    "unreadable": Words(
        "phiên bản này của {path} không đọc được (sai cú pháp): không rõ giá trị lúc ấy",
        "this version of {path} cannot be read (syntax): what it said is not known",
    ),
    "missing": Words(
        "kho Git thiếu hoặc hỏng phiên bản này của {path} ({blob}): kiểm bằng git fsck",
        "Git lacks this version of {path}, or has it spoilt ({blob}): look with git fsck",
    ),
}
ODD_WORDS: Mapping[str, Words] = {
    "replace": Words(
        "Lưu ý: kho có đối tượng bị thay (git replace {name}); ở đây đọc bản gốc.",
        "Note: an object is replaced here (git replace {name}); the original was read.",
    ),
    "graft": Words(
        "Lưu ý: kho có tệp grafts đổi gốc của {name}; ở đây đọc lịch sử gốc.",
        "Note: a grafts file gives {name} other parents; the real history was read.",
    ),
    "rewritten": Words(
        "Lưu ý: phiên bản {name} từng thấy ở nhánh này nay không còn trong lịch sử: lịch sử đã bị viết lại.",
        "Note: {name} was seen on this branch and is not in its history any more: it was rewritten.",
    ),
    "lost_record": Words(
        "Lưu ý: sổ trail/ ghi lần hợp nhất {name} mà lịch sử không có: lịch sử đã bị viết lại.",
        "Note: trail/ records the merge {name}, which the history does not have: it was rewritten.",
    ),
    "left_line": Words(
        "Lưu ý: phiên bản {name} từng là đầu nhánh, nay nằm trong một nhánh phụ được hợp nhất.",
        "Note: {name} was the head of this branch and now came in by a merge, from the side.",
    ),
}
VALUE_WORDS: Mapping[str, Words] = {
    "recognised": Words("công nhận", "recognised"),
    "adjusted": Words("điều chỉnh", "adjusted"),
    "accepted": Words("chấp nhận", "accepted"),
    "partly": Words("chấp nhận một phần", "accepted in part"),
    "rejected": Words("không chấp nhận", "rejected"),
    "true": Words("có", "yes"),
    "false": Words("không", "no"),
    "none": Words("không có kết quả", "no result"),
}
"""Values that are words of the files themselves, not a person's."""
ROLE_WORDS: Mapping[str, Words] = {
    "unit": Words("Đơn vị", "Units"),
    "appraiser": Words("Cơ quan thẩm định", "Appraising offices"),
    "council": Words("Hội đồng", "Council"),
    "authority": Words("Cơ quan đánh giá", "Assessing authority"),
}
"""Whose step it is, as `told.Role`."""
