"""The cycle's own settings in sentences: rounding, ties, missing figures, classes."""

from dataclasses import dataclass

from parledger.model.cycles import Cycle
from parledger.model.words import Words
from parledger.pages.states import class_text
from parledger.pages.text import say, show_points
from parledger.problems import Lang

_ROUNDING = {
    "half_up": Words(
        "Chỉ số được làm tròn một lần, khi công bố, đến {decimals} chữ số thập phân; số 5 làm tròn "
        "lên.",
        "The index is rounded once, for publication, to {decimals} decimals; a 5 is rounded up.",
    ),
    "half_even": Words(
        "Chỉ số được làm tròn một lần, khi công bố, đến {decimals} chữ số thập phân; số 5 làm tròn "
        "về chữ số chẵn.",
        "The index is rounded once, for publication, to {decimals} decimals; a 5 is rounded to the "
        "even digit.",
    ),
}
_STAGE = {
    "index": Words(
        "Trước đó mọi phép tính đều chính xác, dùng phân số, không làm tròn ở giữa; xếp hạng theo "
        "chỉ số chưa làm tròn.",
        "Until then all arithmetic is exact, in fractions; ranks follow the unrounded index.",
    ),
    "leaf": Words(
        "Điểm của từng tiêu chí được làm tròn đến {decimals} chữ số thập phân trước khi cộng; chỉ "
        "số và thứ hạng tính từ các tổng đó.",
        "The points of each criterion are rounded to {decimals} decimals before any sum; index and "
        "rank follow from those sums.",
    ),
}
_TIES = {
    "competition": Words(
        "Đơn vị bằng nhau thì cùng hạng, hạng tiếp theo bỏ qua số đã dùng: 1, 2, 2, 4.",
        "Equal units share a rank and the next ranks are skipped: 1, 2, 2, 4.",
    ),
    "dense": Words(
        "Đơn vị bằng nhau thì cùng hạng, hạng tiếp theo liền ngay sau: 1, 2, 2, 3.",
        "Equal units share a rank and the next rank follows at once: 1, 2, 2, 3.",
    ),
}
_MISSING = {
    "error": Words(
        "Khi công bố mà còn thiếu số liệu thì không công bố được.",
        "A figure still missing at publication prevents publication.",
    ),
    "zero": Words(
        "Số liệu còn thiếu khi công bố được tính là 0 điểm trên điểm tối đa.",
        "A figure still missing at publication counts as 0 of its maximum.",
    ),
    "exclude": Words(
        "Số liệu còn thiếu khi công bố bị loại khỏi cả điểm đạt được và điểm tối đa.",
        "A figure still missing at publication is left out of both sides.",
    ),
}
_SHOWN = Words(
    "Hai đơn vị có chỉ số hiển thị giống nhau nhưng khác hạng thì được ghi thêm chữ số cho đến khi "
    "thấy khác nhau.",
    "Two units that would show the same index and have different ranks are shown with more digits.",
)


@dataclass(frozen=True, slots=True)
class ClassRow:
    """A class: its word, its step, and the index it begins at."""

    title: str
    step: int
    start: str


@dataclass(frozen=True, slots=True)
class SettingsText:
    """`final`: keys of the interface words, which points hold before which; classes from the top."""

    final: tuple[str, ...]
    sentences: tuple[str, ...]
    classes: tuple[ClassRow, ...]


def settings_text(cycle: Cycle, lang: Lang) -> SettingsText:
    """What `index:` and `classes:` of the cycle say."""
    rules, decimals = cycle.index, str(cycle.index.decimals)
    ordered = sorted(cycle.classes, key=lambda band: -band.start)
    council = ("final_council",) if cycle.council is not None else ()
    return SettingsText(
        (*council, "final_round_2", "final_round_1", "final_self"),
        (
            say(_ROUNDING[rules.rounding], lang, decimals=decimals),
            say(_STAGE[rules.stage], lang, decimals=decimals),
            say(_TIES[rules.ties], lang),
            say(_SHOWN, lang),
            say(_MISSING[rules.missing], lang),
        ),
        tuple(
            ClassRow(band.title, class_text(cycle, band.id).step, show_points(band.start, lang))
            for band in ordered
        ),
    )
