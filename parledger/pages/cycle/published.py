"""The officially printed table beside the recomputed one, and one sentence on how they agree."""

from dataclasses import dataclass

from parledger.model.results import BlockResult, CycleResult, PublishedCheck, UnitResult
from parledger.model.words import Words, fixed_decimal, localise_number
from parledger.pages.addresses import root_of, unit_path
from parledger.pages.shapes import DocumentText, show_document, unit_name
from parledger.pages.text import NOTHING, say, show_points, show_signed
from parledger.problems import Lang
from parledger.report import Report

_ALL_RANKS = Words(
    "Cả {units} đơn vị có hạng như bảng đã công bố", "All {units} units rank as published"
)
_SOME_RANKS = Words(
    "{same} trên {units} đơn vị có hạng như bảng đã công bố",
    "{same} of {units} units rank as published",
)
_ALL_SAME = Words(
    "chỉ số trùng đến chữ số cuối ở tất cả đơn vị.", "every index agrees to the last digit."
)
_SOME_SAME = Words(
    "chỉ số trùng đến chữ số cuối ở {exact} đơn vị, chỗ khác lệch nhiều nhất {most}.",
    "{exact} indices agree to the last digit, the others differ by {most} at most.",
)


@dataclass(frozen=True, slots=True)
class PublishedRow:
    """A unit as printed and as recomputed; `same` where both agree to the last digit."""

    name: str
    href: str
    printed: str
    recomputed: str
    difference: str
    same: bool
    printed_rank: str
    rank: str


@dataclass(frozen=True, slots=True)
class PublishedText:
    """The comparison, its sentence and where the printed table comes from."""

    sentence: str
    rows: tuple[PublishedRow, ...]
    source: DocumentText
    tolerance: str


def make_published(
    report: Report, cycle: CycleResult, block: BlockResult, lang: Lang, path: str
) -> PublishedText | None:
    """None where nothing is printed for this block."""
    checks = {check.unit: check for check in cycle.published}
    pairs = [(unit, checks[unit.unit]) for unit in block.ranked() if unit.unit in checks]
    printed = cycle.cycle.published
    if not pairs or printed is None:
        return None
    root = root_of(path)
    digits = cycle.cycle.index.decimals
    rows = tuple(
        PublishedRow(
            name=unit_name(report, unit.unit),
            href=root + unit_path(lang, cycle.cycle.id, unit.unit),
            printed=_printed(check, digits, lang),
            recomputed=localise_number(unit.shown_index, lang) if unit.shown_index else NOTHING,
            difference=_difference(check, digits, lang),
            same=not check.difference,
            printed_rank=str(check.printed_rank or NOTHING),
            rank=str(unit.rank or NOTHING),
        )
        for unit, check in pairs
    )
    source = show_document(printed.source, lang)
    tolerance = show_points(printed.tolerance, lang)
    return PublishedText(_sentence(pairs, lang), rows, source, tolerance)


def _printed(check: PublishedCheck, digits: int, lang: Lang) -> str:
    if check.printed_index is None:
        return NOTHING
    return localise_number(fixed_decimal(check.printed_index, digits), lang)


def _difference(check: PublishedCheck, digits: int, lang: Lang) -> str:
    if check.difference is None:
        return NOTHING
    return show_signed(check.difference, lang, digits) if check.difference else "0"


def _sentence(pairs: list[tuple[UnitResult, PublishedCheck]], lang: Lang) -> str:
    sentences = []
    ranks = [(unit.rank, check.printed_rank) for unit, check in pairs if check.printed_rank]
    if ranks:
        same = sum(rank == printed for rank, printed in ranks)
        words = _ALL_RANKS if same == len(ranks) else _SOME_RANKS
        sentences.append(say(words, lang, same=str(same), units=str(len(ranks))))
    differences = [check.difference for _, check in pairs if check.difference is not None]
    if differences:
        exact = sum(not difference for difference in differences)
        most = max(abs(difference) for difference in differences)
        words = _ALL_SAME if exact == len(differences) else _SOME_SAME
        sentences.append(say(words, lang, exact=str(exact), most=show_points(most, lang)))
    text = "; ".join(sentences)
    return text[:1].upper() + text[1:]
