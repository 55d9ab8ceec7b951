"""Wordings of one family (gate): what a request may not change, who may, and when."""

from collections.abc import Mapping

from parledger.problems.entry import Wording

_HINT_VI = "ai được làm: {who_vi}. Khi nào: {when_vi}"
_HINT_EN = "who may: {who_en}. When: {when_en}"


def _refusal(vi: str, en: str) -> Wording:
    return Wording(vi, en, _HINT_VI, _HINT_EN)


WORDINGS: Mapping[str, Wording] = {
    "G101": _refusal(
        "giờ nhận ghi là {at_vi}, sớm hơn cả lúc nhánh này được tách ra ({since_vi}): đồng hồ bị sai",
        "the time of receipt is {at_en}, before the commit that the branch began from ({since_en}): a wrong clock",
    ),
    "G102": _refusal(
        "một yêu cầu không được sửa cùng lúc {first_vi} ({first}) và {second_vi} ({second})",
        "one request may not change both {first_en} ({first}) and {second_en} ({second})",
    ),
    "G103": _refusal(
        "sổ nhận yêu cầu (trail/) chỉ do bước tự động sau khi hợp nhất ghi, không ai sửa tay",
        "the record of requests (trail/) is written by the step after a merge, never by hand",
    ),
    "G104": _refusal(
        "tài khoản {actor} có vai trò trong kỳ {cycle} nên không được sửa chương trình và quy trình kiểm tra chính mình ({number} tệp)",
        "the account {actor} has a role in cycle {cycle} and may not change the program and workflows that judge it (files: {number})",
    ),
    "G105": _refusal(
        "phần danh sách tài khoản của tệp này do lệnh codeowners viết từ dữ liệu, không được sửa khác đi",
        "the accounts in this file are written from the data by the command codeowners, and may not be changed otherwise",
    ),
    "G106": _refusal(
        "không đọc được tệp này nên không biết nó đổi điều gì (lỗi cú pháp, dấu xung đột <<<<<<< chưa gỡ, hoặc không phải tệp thường)",
        "this file cannot be read, so nobody can tell what it changes (broken syntax, conflict marks <<<<<<< left in, or no regular file)",
    ),
    "G107": _refusal(
        "commit {commit} của yêu cầu này tự ghi dòng «{trailer}:», là lời chỉ máy chủ Git được ghi khi hợp nhất; hãy viết lại lời ghi của commit (git commit --amend, hoặc git rebase -i) và bỏ dòng đó",
        "commit {commit} of this request says “{trailer}:” itself, which the forge alone writes when it merges; write the commit's message anew (git commit --amend, or git rebase -i) without that line",
    ),
    "G110": _refusal(
        "kỳ {cycle} chưa ghi tài khoản thư ký (roles: secretary) nên chưa ai được sửa gì trong kỳ này",
        "cycle {cycle} names no account of a secretary (roles: secretary), so nobody may change anything of it yet",
    ),
    "G111": _refusal(
        "kỳ {cycle} chưa có trên nhánh chính nên chưa biết ai có vai trò gì",
        "cycle {cycle} is not on the main branch yet, so nobody has a role in it",
    ),
    "G112": _refusal(
        "tài khoản {actor} không có vai trò nào trong kỳ {cycle}",
        "the account {actor} has no role in cycle {cycle}",
    ),
    "G113": _refusal(
        "không đọc được cycle.yaml của kỳ {cycle} trên nhánh chính nên không biết ai có vai trò gì",
        "cycle.yaml of {cycle} on the main branch cannot be read, so the roles are not known",
    ),
    "G120": _refusal(
        "tài khoản {actor} không phải của đơn vị {unit}, cũng không được giao nhập hộ đơn vị này",
        "the account {actor} is not one of the unit {unit}, nor a clerk who enters for it",
    ),
    "G121": _refusal(
        "nhập hộ thì tệp phải ghi văn bản đã ký mà nó chép lại (mục {key}, có số văn bản)",
        "entered for another, the file must name the signed paper that it copies (key {key}, with its number)",
    ),
    "G122": _refusal(
        "tài khoản {actor} không được đưa tệp vào thư mục tài liệu của đơn vị {unit}",
        "the account {actor} may not put files into the evidence folder of {unit}",
    ),
    "G130": _refusal(
        "tài khoản {actor} không được ghi tệp thẩm định này",
        "the account {actor} may not write this appraisal",
    ),
    "G131": _refusal(
        "{office} không thẩm định tiêu chí này cho đơn vị {unit}",
        "{office} does not appraise this criterion of {unit}",
    ),
    "G132": _refusal(
        "không ai được thẩm định cho chính mình: tài khoản {actor} thuộc đơn vị {unit}",
        "nobody appraises himself: the account {actor} belongs to the unit {unit}",
    ),
    "G140": _refusal(
        "bước «{step_vi}» của đơn vị {unit} chưa mở (nhận lúc {at_vi})",
        "the step '{step_en}' of {unit} is not open yet (received {at_en})",
    ),
    "G141": _refusal(
        "bước «{step_vi}» của đơn vị {unit} đã hết hạn (nhận lúc {at_vi})",
        "the step '{step_en}' of {unit} is over (received {at_en})",
    ),
    "G142": _refusal(
        "lịch của kỳ không có bước «{step_vi}»",
        "the cycle's schedule has no step '{step_en}'",
    ),
    "G150": _refusal(
        "tài khoản {actor} không phải thư ký nên không được sửa tệp này",
        "the account {actor} is not the secretary's and may not change this file",
    ),
    "G151": _refusal(
        "từ khi bắt đầu tự chấm, mục này chỉ được sửa khi có quyết định",
        "once self-assessment has begun this changes by a decision alone",
    ),
    "G152": _refusal(
        "mỗi lần mở lại một bước phải ghi why và document (có số văn bản); lần đã ghi thì giữ nguyên",
        "each reopening names why and document (with its number), and stays once it is written",
    ),
    "G153": _refusal(
        "thay đổi này cho chính tài khoản {actor} thêm quyền: {gained_vi}",
        "this change gives the account {actor} itself a new right: {gained_en}",
    ),
    "G160": _refusal(
        "bộ tiêu chí đang được kỳ {cycle} dùng để chấm nên đã khóa: {changed}",
        "the set is in force in cycle {cycle} and frozen: {changed}",
    ),
    "G170": _refusal(
        "cuộc điều tra «{survey}» đã khóa sổ nên không sửa được phiếu và bản khai của nó",
        "the survey '{survey}' is closed: its ballots and its instrument are frozen",
    ),
    "G171": _refusal(
        "kỳ {cycle} đã công bố nên dữ liệu đầu vào này đã khóa",
        "cycle {cycle} is published and this input of it is frozen",
    ),
    "G172": _refusal(
        "bản ghi công bố không được sửa hay xóa, chỉ được thêm đính chính ghi đủ {keys} vào cuối errata",
        "the record of a publication is neither changed nor deleted; errata with {keys} are added at its end",
    ),
}
