"""Wordings of one family (history): what an auditor should look at, each with its evidence."""

from collections.abc import Mapping

from parledger.problems.entry import Wording
from parledger.problems.problem import Severity

_LOOK_VI = "{look_vi}: python build.py{root} {command}"
_LOOK_EN = "{look_en}: python build.py{root} {command}"
_WHO_VI = "commit {commit} ngày {day}, yêu cầu {request}, người viết {who}"
_WHO_EN = "commit {commit} of {day}, request {request}, written by {who}"
_BY_VI = f"tiêu chí {{criteria}}, {_WHO_VI}"
_BY_EN = f"criteria {{criteria}}, {_WHO_EN}"


def _seen(vi: str, en: str, severity: Severity = Severity.WARNING) -> Wording:
    """A finding about a change."""
    return Wording(f"{vi}: {_BY_VI}", f"{en}: {_BY_EN}", _LOOK_VI, _LOOK_EN, severity)


WORDINGS: Mapping[str, Wording] = {
    "H101": _seen(
        "thay đổi nhận lúc {received}, sau hạn {last} của bước {step_vi}",
        "changed at {received}, after the last day {last} of the step {step_en}",
        Severity.ERROR,
    ),
    "H102": _seen(
        "thay đổi ở bước {step_vi} sau khi kỳ đã công bố (commit {record}) mà không có đính chính",
        "changed in the step {step_en} after publication (commit {record}) without an erratum",
        Severity.ERROR,
    ),
    "H103": _seen(
        "thay đổi ở bước {step_vi} vào thẳng nhánh chính, không qua yêu cầu hợp nhất",
        "changed in the step {step_en} straight on main, without a merge",
    ),
    "H104": _seen(
        "giá trị ở bước {step_vi} được gõ ngay trong lần hợp nhất, không có ở nhánh nào đã được xem",
        "typed in the step {step_en} while merging: no commit that was reviewed has it",
    ),
    "H105": Wording(
        "cơ quan {office} tự thẩm định chính đơn vị mình",
        "the office {office} appraised its own unit",
        "cycle.yaml cần ghi for_own_unit: cơ quan khác thẩm định thay",
        "let cycle.yaml say for_own_unit: the office that stands in",
    ),
    "H106": _seen(
        "kết quả thẩm định ({step_vi}) do tài khoản {account} của chính đơn vị gửi",
        "the appraisal ({step_en}) was brought by {account}, an account of the unit itself",
        Severity.ERROR,
    ),
    "H107": _seen(
        "điều chỉnh ở bước {step_vi} mà không ghi lý do",
        "adjusted in the step {step_en} without a reason",
        Severity.ERROR,
    ),
    "H108": Wording(
        f"tiêu chí {{criterion}} bị thay đổi ở lần 2 mà đơn vị chưa được giải trình: {_WHO_VI}",
        f"criterion {{criterion}} was changed in round 2 without a hearing: {_WHO_EN}",
        "đơn vị phải được biết và giải trình trước khi điểm bị thay đổi",
        "the unit should be heard before its points change",
        Severity.WARNING,
    ),
    "H109": Wording(
        "cuộc họp ngày {day}: {approve}/{members} thành viên tán thành, chưa quá nửa",
        "the meeting of {day}: {approve} of {members} in favour, no majority",
        "quyết định chỉ có hiệu lực khi quá nửa số thành viên tán thành",
        "a decision stands with more than half of the members in favour",
    ),
    "H110": Wording(
        "Hội đồng họp ngày {day}, sau ngày công bố {published}",
        "the Council met on {day}, after the day of publication {published}",
        "kiểm lại ngày ghi trong biên bản và trong quyết định công bố",
        "hold the days in the minutes and in the decision against each other",
    ),
    "H111": Wording(
        f"tệp do người nhập thay ghi vào mà không nêu văn bản đã ký (document): {_WHO_VI}",
        f"a clerk entered this file without naming the signed paper (document): {_WHO_EN}",
        "ghi document: số, ngày, người ký và sha256 của văn bản mà tệp này chép lại",
        "write document: number, date, who signed and the sha256 of the paper it copies",
        Severity.WARNING,
    ),
    "H112": Wording(
        "commit {commit} ghi ngày {day}, sớm hơn {before} của commit đã có trước trên nhánh chính",
        "commit {commit} is dated {day}, before the {before} of a commit that main had earlier",
        "đồng hồ sai, hoặc ngày bị ghi lùi: đối chiếu với biên nhận của máy chủ",
        "a wrong clock or a turned one: hold it against the forge's receipts",
        Severity.WARNING,
    ),
    "H113": Wording(
        "commit {commit} ghi ngày {day}, ở tương lai",
        "commit {commit} is dated {day}, in the future",
        "đồng hồ sai, hoặc ngày bị sửa: đối chiếu với biên nhận của máy chủ",
        "a wrong clock or a turned one: hold it against the forge's receipts",
        Severity.WARNING,
    ),
    "H114": Wording(
        "phiên bản {name} từng là đầu nhánh này, nay không còn trong lịch sử: lịch sử đã bị viết lại",
        "{name} was the head of this branch and is not in its history: it was rewritten",
        "tìm phiên bản đó ở bản sao khác và so sánh: git diff {name} HEAD",
        "find it in another copy and compare: git diff {name} HEAD",
    ),
    "H115": Wording(
        "{by} ghi nhận phiên bản {name}, nhưng lịch sử không có: lịch sử đã bị viết lại",
        "{by} names {name}, which the history does not have: it was rewritten",
        "tìm phiên bản đó ở bản sao khác và so sánh: git diff {name} HEAD",
        "find it in another copy and compare: git diff {name} HEAD",
    ),
    "H116": Wording(
        "phiên bản {name} từng là đầu nhánh, nay chỉ là một nhánh phụ được hợp nhất vào",
        "{name} was the head of this branch and now came in by a merge, from the side",
        "nhánh chính đã được đặt sang một nhánh khác: hỏi người có quyền đẩy thẳng",
        "main was set to another branch: ask who may push to it",
        Severity.WARNING,
    ),
    "H117": Wording(
        "kho có chỉ dẫn thay {name} bằng nội dung khác (git replace, grafts); lệnh này đọc bản gốc",
        "the repository has {name} shown as something else (git replace, grafts); the original was read",
        "bỏ đi: git replace -d {name}, hoặc xóa .git/info/grafts",
        "take it away: git replace -d {name}, or delete .git/info/grafts",
        Severity.WARNING,
    ),
    "H118": Wording(
        "phiên bản ở commit {commit} không đọc được: không biết lúc đó ghi gì",
        "the version of commit {commit} cannot be read: what it said is not known",
        "xem trang lịch sử của đơn vị (trail); xem nguyên văn: git show {blob}",
        "look at the unit's page of history (trail); see it as it is: git show {blob}",
        Severity.WARNING,
    ),
    "H119": Wording(
        "kho thiếu hoặc hỏng phiên bản ở commit {commit} (đối tượng {blob})",
        "Git lacks the version of commit {commit}, or has it spoilt (object {blob})",
        "kiểm bằng git fsck, lấy lại từ bản sao lành",
        "look with git fsck, fetch it from a sound copy",
    ),
    "H120": _seen(
        "mã băm của tài liệu «{paper}» đổi từ {old} sang {new}",
        "the digest of the paper '{paper}' changed from {old} to {new}",
    ),
    "H121": Wording(
        "{key} đã công bố là {recorded}, tính lại từ số liệu là {found}",
        "{key} as published is {recorded}, recomputed from the inputs it is {found}",
        "xem chi tiết: python build.py{root} verify",
        "see the details: python build.py{root} verify",
    ),
    "H122": Wording(
        "số liệu khác bản đã công bố mà không có đính chính ({kind}): {key}: {recorded} → {found}",
        "the input is not what was published, without an erratum ({kind}): {key}: {recorded} → {found}",
        "xem chi tiết: python build.py{root} verify",
        "see the details: python build.py{root} verify",
    ),
    "H123": Wording(
        "bản công bố hoặc thẻ của nó không còn nguyên ({kind}): {key}: {recorded} → {found}",
        "the record of publication or its tag is not intact ({kind}): {key}: {recorded} → {found}",
        "xem chi tiết: python build.py{root} verify",
        "see the details: python build.py{root} verify",
    ),
    "H124": Wording(
        "{key} không có chữ ký",
        "{key} carries no signature",
        "kho khai báo có ký (signatures.yaml): ký lại thẻ của đúng phiên bản đã công bố",
        "signatures.yaml promises one: sign the tag of the very version published",
    ),
    "H125": Wording(
        "{key}: chữ ký không đáng tin ({kind})",
        "{key}: the signature is not to be trusted ({kind})",
        "unknown: khóa lạ; backdated: ngoài thời hạn của khóa; broken: không khớp nội dung",
        "unknown: another's key; backdated: outside its time; broken: not of these contents",
    ),
    "H126": Wording(
        "git fsck thấy {number} đối tượng trong kho thiếu, hỏng hoặc không đúng mẫu ({names}): {told}",
        "git fsck finds objects of the repository missing, spoilt or malformed: {number} ({names}): {told}",
        "chạy git fsck để xem hết; lấy lại từ bản sao lành và so sánh hai bản",
        "run git fsck to see all of it; fetch from a sound copy and compare the two",
    ),
    "H127": _seen(
        "tài liệu «{paper}» ghi ngày {dated}, sau ngày nó đã được dẫn trên nhánh chính",
        "the paper '{paper}' is dated {dated}, after the day main had it cited",
    ),
    "H128": Wording(
        "văn bản {paper} ghi ngày {dated}, sớm hơn việc mà nó nói đến ({other}, ngày {than})",
        "the paper {paper} is dated {dated}, before what it is about ({other}, of {than})",
        "giải trình không thể ký trước bản tự chấm, biên bản không thể lập trước phiên họp: xem bản giấy",
        "no explanation is signed before the self-score, no minutes are written before the meeting: look at the paper",
        Severity.WARNING,
    ),
}  # fmt: skip
