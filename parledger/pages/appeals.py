"""Appeals after publication and their answers, for a unit's page and for its cycle's."""

from dataclasses import dataclass

from parledger.model.cycles import Cycle
from parledger.model.proceedings import Appeal
from parledger.model.words import Words
from parledger.pages.addresses import root_of, unit_path
from parledger.pages.publication import erratum_href
from parledger.pages.shapes import DocumentText, show_given, unit_name
from parledger.pages.text import say, show_day
from parledger.problems import Lang
from parledger.report import Report

_ANSWERS = {
    "upheld": Words("Chấp nhận kiến nghị", "Upheld"),
    "rejected": Words("Không chấp nhận kiến nghị", "Rejected"),
    "": Words("Chưa có trả lời", "Awaiting an answer"),
}
_ANSWERED = Words("{answer}, trả lời ngày {day}", "{answer}, answered on {day}")
_ONLY_ANSWERED = Words("Đã trả lời ngày {day}", "Answered on {day}")


@dataclass(frozen=True, slots=True)
class AppealText:
    """An appeal in words; `href` is empty where the unit has no page, `erratum_href` where there is no such erratum, papers None where none is named.

    `unit`, `text` and `erratum` are what people wrote, the others are in the page's own words.
    """

    unit: str
    href: str
    received: str
    codes: str
    text: str
    answer: str
    erratum: str
    erratum_href: str
    document: DocumentText | None
    answer_document: DocumentText | None


def make_appeals(
    report: Report, lang: Lang, cycle_id: str, path: str, unit: str = ""
) -> tuple[AppealText, ...]:
    """A cycle's appeals in the order written, or one unit's; `path` is the page they stand on.

    None of a cycle without figures: an appeal is made against a result.
    """
    result, files = report.result(cycle_id), report.files(cycle_id)
    if result is None:
        return ()
    record = files.publication
    versions = {version for version, _ in record.versions()} if record is not None else set()
    paged = {one.unit for block in result.blocks for one in block.units}
    return tuple(
        AppealText(
            unit=unit_name(report, one.unit),
            href=root_of(path) + unit_path(lang, cycle_id, one.unit) if one.unit in paged else "",
            received=show_day(one.received, lang),
            codes=_codes(report, files.cycle, one),
            text=one.text,
            answer=_answer(one, lang),
            erratum=one.erratum,
            erratum_href=erratum_href(lang, cycle_id, path, one.erratum)
            if one.erratum in versions
            else "",
            document=show_given(one.document, lang),
            answer_document=show_given(one.answer_document, lang),
        )
        for one in files.appeals
        if unit in ("", one.unit)
    )


def _codes(report: Report, cycle: Cycle, appeal: Appeal) -> str:
    """Codes as printed in the unit's set."""
    block = cycle.block_of(appeal.unit)
    criteria = report.project.sets.get(block.criteria) if block else None
    nodes = criteria.nodes if criteria else {}
    return ", ".join(nodes[code].code if code in nodes else code for code in appeal.criteria)


def _answer(appeal: Appeal, lang: Lang) -> str:
    answer = say(_ANSWERS[appeal.answer], lang)
    if appeal.answered is None:
        return answer
    words = _ANSWERED if appeal.answer else _ONLY_ANSWERED
    return say(words, lang, answer=answer, day=show_day(appeal.answered, lang))
