"""One sentence that says what a change did: `Phòng Nội vụ điều chỉnh còn 1 điểm`."""

from collections.abc import Callable, Mapping

from parledger.model.told import Told
from parledger.model.words import Words
from parledger.pages.text import say, show_points
from parledger.pages.trail.scope import TrailScope
from parledger.problems import Lang
from parledger.report.course import Turn, council_stands, decides

POINTS = Words("{points} điểm", "{points} points")
_NO_FIGURE = Words("không có điểm", "no points")
MOVED = Words("{before} → {after} điểm", "{before} → {after} points")
_PAPERS = Words("nộp hồ sơ", "hands in papers")
_ASKS = Words("đề nghị {points} điểm", "asks for {points} points")
_NOT_APPLICABLE = Words("không áp dụng", "does not apply")
SAME = Words("vẫn {points} điểm", "still {points} points")

_APPRAISER = Words("Cơ quan thẩm định", "The appraising office")
COUNCIL = Words("Hội đồng", "The Council")
AUTHORITY = Words("Cơ quan đánh giá", "The assessing authority")

_SELF = Words("Tự chấm {points} điểm", "Scores itself {points} points")
_SELF_PLAIN = Words("Nộp hồ sơ, không tự cho điểm", "Hands in papers, gives itself no points")
_SELF_NONE = Words("Tự chấm: không áp dụng", "Claims that it does not apply")
_SELF_MOVED = Words(
    "Sửa điểm tự chấm: {before} → {after} điểm",
    "Changes its self-score: {before} → {after} points",
)
_SELF_SAME = Words(
    "Sửa phần tự chấm, điểm tự chấm vẫn là {points}",
    "Changes its self-assessment, still {points} points",
)
_SELF_OTHER = Words("Sửa phần tự chấm", "Changes its self-assessment")
_SELF_GONE = Words("Bỏ phần tự chấm", "Takes its self-assessment out")
_DRAFT = Words("Bản nháp, chưa nộp", "A draft, not yet handed in")
_AS_DRAFT = Words(" (bản nháp, chưa nộp)", " (a draft, not yet handed in)")
_NO_DRAFT = Words("Nộp chính thức (trước đó là bản nháp)", "Hands in what was a draft")

_RECOGNISES = Words("{who} công nhận {points} điểm", "{who} recognises {points} points")
_RECOGNISES_PLAIN = Words("{who} công nhận", "{who} recognises it")
_REST = Words(
    "{who} công nhận {points} điểm (không ghi riêng)",
    "{who} recognises {points} points (not listed by itself)",
)
_REST_PLAIN = Words(
    "{who} công nhận (không ghi riêng)", "{who} recognises it (not listed by itself)"
)
_REST_GONE = Words(
    "{who} không còn công nhận các tiêu chí không ghi riêng",
    "{who} no longer recognises what it does not list",
)
_GIVES = Words("{who} chấm {points} điểm", "{who} gives {points} points")
_LOWERS = Words("{who} điều chỉnh còn {points} điểm", "{who} lowers it to {points} points")
_RAISES = Words("{who} điều chỉnh lên {points} điểm", "{who} raises it to {points} points")
_KEEPS = Words("{who} điều chỉnh, điểm vẫn là {points}", "{who} adjusts it, still {points} points")
_EXCLUDES = Words("{who} điều chỉnh: không áp dụng", "{who} decides that it does not apply")
_AGAIN = Words(
    "{who} sửa kết quả thẩm định: {before} → {after} điểm",
    "{who} changes its appraisal: {before} → {after} points",
)
_AGAIN_SAME = Words("{who} sửa phần thẩm định", "{who} changes its appraisal")
_APPRAISAL_GONE = Words("{who} bỏ phần thẩm định", "{who} takes its appraisal out")
_OPINION = Words("Ý kiến của cơ quan phối hợp", "An opinion of another office")
_UNHEARD = Words(" (đơn vị chưa giải trình)", " (without a hearing)")

_ACCEPTS = Words(
    "{who} chấp nhận giải trình: {points} điểm", "{who} accepts the explanation: {points} points"
)
_PARTLY = Words(
    "{who} chấp nhận một phần giải trình: {points} điểm",
    "{who} accepts the explanation in part: {points} points",
)
_REJECTS = Words(
    "{who} không chấp nhận giải trình, giữ {points} điểm",
    "{who} does not accept the explanation, keeps {points} points",
)

_EXPLAINS = Words("Đơn vị giải trình", "The unit explains")
_EXPLAINS_ASKS = Words(
    "Đơn vị giải trình, đề nghị {points} điểm", "The unit explains and asks for {points} points"
)
_EXPLAINS_AGAIN = Words("Đơn vị sửa giải trình", "The unit changes its explanation")
_EXPLAINS_GONE = Words("Đơn vị rút giải trình", "The unit takes its explanation back")

_DECIDES = Words("Hội đồng quyết định {points} điểm", "The Council decides {points} points")
_DECIDES_AGAIN = Words("Hội đồng sửa quyết định: {points} điểm", "The Council changes it: {points}")
_DECIDES_GONE = Words("Bỏ quyết định của Hội đồng", "The Council's decision is taken out")
_NO_MAJORITY = Words(
    "Hội đồng không đủ quá nửa tán thành, điểm không đổi",
    "The Council has no majority, the points stay",
)
_GIVEN = Words("Kết quả từ nơi khác: {points} điểm", "Given result: {points} points")
_GIVEN_NONE = Words("Kết quả từ nơi khác: không có", "Given result: none")
_GIVEN_GONE = Words("Bỏ kết quả từ nơi khác", "The given result is taken out")


def subject(scope: TrailScope, told: Told) -> str:
    """Who acts, by role and office."""
    if told.role == "unit":
        return scope.unit
    if told.role == "council":
        return say(COUNCIL, scope.lang)
    if told.role == "authority":
        return scope.block.cycle.cycle.authority or say(AUTHORITY, scope.lang)
    return scope.block.offices.get(told.office) or say(_APPRAISER, scope.lang)


def heading(scope: TrailScope, turn: Turn) -> str:
    """The sentence of a turn."""
    lang, words = scope.lang, _WORDS[turn.told.change.step](turn)
    sentence = say(
        words,
        lang,
        who=subject(scope, turn.told),
        points=show_points(turn.given, lang),
        before=show_points(turn.found, lang),
        after=show_points(turn.given, lang),
    )
    if _is_unheard(turn):
        return sentence + say(_UNHEARD, lang)
    return sentence + say(_AS_DRAFT, lang) if _is_draft(turn) else sentence


def moved(turn: Turn, lang: Lang) -> str:
    """The points in force before and after, in two figures: `1,5 → 1 điểm`."""
    if turn.told.change.step == "explanation" and turn.given is not None:
        return say(_ASKS, lang, points=show_points(turn.given, lang))
    if turn.after is None:
        if turn.told.change.step == "self" and _self(turn) is _SELF_PLAIN:
            return say(_PAPERS, lang)
        excluded = turn.standing[turn.told.change.step].get("not_applicable") == "true"
        return say(_NOT_APPLICABLE if excluded else _NO_FIGURE, lang)
    after = show_points(turn.after, lang)
    if turn.before is None:
        return say(POINTS, lang, points=after)
    if turn.before == turn.after:
        return say(SAME, lang, points=after)
    return say(MOVED, lang, before=show_points(turn.before, lang), after=after)


def _changed(turn: Turn) -> frozenset[str]:
    change = turn.told.change
    return frozenset(one.name for one in getattr(change, "fields", ()))


def _self(turn: Turn) -> Words:
    fields, changed = turn.standing["self"], _changed(turn)
    if turn.gone:
        return _SELF_GONE
    if changed == {"draft"}:
        return _DRAFT if fields.get("draft") == "true" else _NO_DRAFT
    if fields.get("not_applicable") == "true":
        return _SELF_NONE
    if turn.first:
        return _SELF if turn.given is not None else _SELF_PLAIN
    if turn.given is None:
        return _SELF_OTHER
    return _SELF_SAME if turn.given == turn.found else _SELF_MOVED


def _is_draft(turn: Turn) -> bool:
    """What was typed stands in a draft; the sentence about the draft itself says so anyway."""
    fields, step = turn.standing[turn.told.change.step], turn.told.change.step
    return step == "self" and fields.get("draft") == "true" and _changed(turn) != {"draft"}


def _round_1(turn: Turn) -> Words:
    fields, changed = turn.standing["appraisal_1"], _changed(turn)
    rest = [name for name in changed if name.rpartition(".")[2] == "recognise_rest"]
    if rest and len(rest) == len(changed):
        if not any(fields.get(name) == "true" for name in rest):
            return _REST_GONE
        return _REST if turn.given is not None else _REST_PLAIN
    return _appraised(turn, fields)


def _appraised(turn: Turn, fields: Mapping[str, str]) -> Words:
    """Of either round."""
    if turn.gone:
        return _APPRAISAL_GONE
    if not decides(fields):
        return _OPINION
    if fields.get("decision") == "recognised":
        return _RECOGNISES if turn.given is not None else _RECOGNISES_PLAIN
    if fields.get("not_applicable") == "true":
        return _EXCLUDES
    if turn.given is None:
        return _AGAIN_SAME
    if not turn.first:
        return _AGAIN_SAME if turn.given == turn.found else _AGAIN
    if turn.found is None:
        return _GIVES
    if turn.given == turn.found:
        return _KEEPS
    return _LOWERS if turn.given < turn.found else _RAISES


_ANSWERS = {"accepted": _ACCEPTS, "partly": _PARTLY, "rejected": _REJECTS}


def _round_2(turn: Turn) -> Words:
    fields = turn.standing["appraisal_2"]
    answer = _ANSWERS.get(fields.get("answer", ""))
    return answer if answer is not None and not turn.gone else _appraised(turn, fields)


def _is_unheard(turn: Turn) -> bool:
    """Round 2 changed what nobody had explained."""
    fields = turn.standing.get("appraisal_2", {})
    heard = bool(turn.standing.get("explanation"))
    return turn.told.change.step == "appraisal_2" and bool(fields.get("decision")) and not heard


def _explanation(turn: Turn) -> Words:
    if turn.gone:
        return _EXPLAINS_GONE
    if turn.given is not None:
        return _EXPLAINS_ASKS
    return _EXPLAINS if turn.first else _EXPLAINS_AGAIN


def _council(turn: Turn) -> Words:
    if turn.gone:
        return _DECIDES_GONE
    if not council_stands(turn.standing["council"]):
        return _NO_MAJORITY
    return _DECIDES if turn.first else _DECIDES_AGAIN


def _external(turn: Turn) -> Words:
    if turn.gone:
        return _GIVEN_GONE
    return _GIVEN_NONE if turn.given is None else _GIVEN


_WORDS: Mapping[str, Callable[[Turn], Words]] = {
    "self": _self,
    "appraisal_1": _round_1,
    "explanation": _explanation,
    "appraisal_2": _round_2,
    "council": _council,
    "external": _external,
}
