"""How the cycles of one programme hang together: years, levels, frames."""

from dataclasses import dataclass

from parledger.model.cycles import Block, Cycle
from parledger.model.words import Words
from parledger.pages.addresses import cycle_path
from parledger.pages.text import say
from parledger.problems import Lang
from parledger.report import Report

_FOLLOWS = Words("theo khung {title}", "follows the frame {title}")
_CONTINUES = Words("nối tiếp {title}", "continues {title}")
_SET = Words("{block}: {title}", "{block}: {title}")


@dataclass(frozen=True, slots=True)
class ProgrammeRow:
    """A cycle of the programme; `here` is the page's own."""

    year: str
    title: str
    href: str
    authority: str
    sets: tuple[str, ...]
    here: bool


def programme_rows(report: Report, cycle: Cycle, lang: Lang, root: str) -> tuple[ProgrammeRow, ...]:
    """All cycles of the programme by year; empty where there is only this one."""
    others = [files.cycle for files in report.project.cycles.values()]
    together = [one for one in others if one.programme and one.programme == cycle.programme]
    if len(together) < 2:
        return ()
    return tuple(
        ProgrammeRow(
            year=str(one.year),
            title=one.title,
            href="" if one.id == cycle.id else root + cycle_path(lang, one.id),
            authority=one.authority,
            sets=tuple(_set_text(report, block, lang) for block in one.blocks),
            here=one.id == cycle.id,
        )
        for one in sorted(together, key=lambda found: found.year)
    )


def _set_text(report: Report, block: Block, lang: Lang) -> str:
    sets = report.project.sets
    criteria = sets.get(block.criteria)
    if criteria is None:
        return block.title
    text = say(_SET, lang, block=block.title, title=criteria.title)
    for words, name in ((_FOLLOWS, criteria.follows), (_CONTINUES, criteria.continues)):
        if name:
            title = sets[name].title if name in sets else name
            text = f"{text}, {say(words, lang, title=title)}"
    return text
