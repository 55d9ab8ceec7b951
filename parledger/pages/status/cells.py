"""How a unit stands in a step, in a word and a note, for the page and for the terminal."""

from dataclasses import dataclass

from parledger.compute.board import Stand, StepStand
from parledger.compute.windows import local_day
from parledger.model.words import Words
from parledger.pages.text import say, show_day
from parledger.problems import Lang

_WORDS = {
    Stand.DONE: Words("xong", "done"),
    Stand.BEGUN: Words("đang làm", "under way"),
    Stand.DUE: Words("chưa xong", "to do"),
    Stand.OVERDUE: Words("quá hạn", "overdue"),
    Stand.AHEAD: Words("chưa đến", "not yet"),
    Stand.WAITS: Words("–", "–"),
    Stand.NOTHING: Words("không có", "none"),
}
_OWN_WORDS = {
    ("self", Stand.BEGUN): Words("đang soạn", "draft"),
    ("self", Stand.DUE): Words("chưa nộp", "not handed in"),
    ("self", Stand.NOTHING): Words("không phải nộp", "nothing due"),
    ("explanation", Stand.DUE): Words("chưa có", "none yet"),
    ("explanation", Stand.NOTHING): Words("không giải trình", "not explained"),
    ("council", Stand.DONE): Words("đã thông qua", "approved"),
    ("council", Stand.WAITS): Words("chưa họp", "no meeting yet"),
    ("publication", Stand.DONE): Words("đã công bố", "published"),
}
_LATE = Words("muộn", "late")
_RECEIVED = Words("nhận {day}", "received {day}")
_MERGED = Words("ghi vào sổ {day}", "merged on {day}")
_MET = Words("họp {day}", "met {day}")
_DUE = Words("hạn {day}", "due {day}")
_EXTENDED = Words("gia hạn đến {day}", "extended to {day}")
_LEFT = {
    "appraisal_1": Words("còn {left} tiêu chí", "{left} criteria left"),
    "appraisal_2": Words("còn {left} câu trả lời", "{left} answers left"),
}

TONES = {Stand.DONE: "done", Stand.OVERDUE: "late", Stand.BEGUN: "now", Stand.DUE: "now"}


@dataclass(frozen=True, slots=True)
class CellText:
    """A word, a note that may be empty, and a tone: done, now, late or empty (no turn yet)."""

    word: str
    note: str
    tone: str


def say_stand(standing: StepStand, lang: Lang) -> CellText:
    """A unit in a step, in words."""
    stand = standing.stand
    word = say(_OWN_WORDS.get((standing.step, stand), _WORDS[stand]), lang)
    tone = TONES.get(stand, "")
    if standing.late:
        word, tone = say(_LATE, lang), "late"
    notes = [text for text in (_left(standing, lang), _when(standing, lang)) if text]
    extended = standing.window is not None and standing.window.reopened is not None
    if extended and standing.window is not None and stand is not Stand.DONE:
        notes.append(say(_EXTENDED, lang, day=show_day(standing.window.last, lang)))
    elif standing.late and standing.window is not None:
        notes.append(say(_DUE, lang, day=show_day(standing.window.last, lang)))
    return CellText(word, ", ".join(notes), tone)


def _left(standing: StepStand, lang: Lang) -> str:
    if not standing.left or standing.step not in _LEFT:
        return ""
    return say(_LEFT[standing.step], lang, left=str(standing.left))


def _when(standing: StepStand, lang: Lang) -> str:
    """By receipt, by the merge on main, or the Council's own day."""
    if standing.met is not None:
        return say(_MET, lang, day=show_day(standing.met, lang))
    arrival = standing.arrival
    if arrival is None:
        return ""
    zone = standing.window.zone if standing.window is not None else arrival.when.tzinfo
    day = local_day(arrival.when, zone) if zone is not None else arrival.when.date()
    return say(_RECEIVED if arrival.recorded else _MERGED, lang, day=show_day(day, lang))
