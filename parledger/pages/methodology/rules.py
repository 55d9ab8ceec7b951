"""The rules that the cycle's sets use, in the rules' own words."""

from dataclasses import dataclass

from parledger.model.cycles import Cycle
from parledger.pages.addresses import node_path
from parledger.pages.text import say
from parledger.problems import Lang
from parledger.report import Report
from parledger.rules import RULES

_AT_MOST = 4


@dataclass(frozen=True, slots=True)
class RuleText:
    """A rule: its name, how it works, by how many criteria it is used, and some of them."""

    kind: str
    name: str
    how: str
    count: str
    examples: tuple[tuple[str, str], ...]


def rule_texts(report: Report, cycle: Cycle, lang: Lang, root: str) -> tuple[RuleText, ...]:
    """Rules in use, in the order of the table of rules."""
    used: dict[str, list[tuple[str, str]]] = {}
    texts: dict[str, tuple[str, str]] = {}
    for block in cycle.blocks:
        criteria = report.project.sets.get(block.criteria)
        for leaf in criteria.leaves if criteria else ():
            if leaf.rule is None:
                continue
            href = root + node_path(lang, cycle.id, block.id, leaf.id)
            shown = "" if cycle.id in report.withheld else href
            used.setdefault(leaf.rule.kind, []).append((f"{leaf.code} {leaf.title}", shown))
            texts[leaf.rule.kind] = (say(leaf.rule.name, lang), say(leaf.rule.how, lang))
    return tuple(
        RuleText(kind, *texts[kind], str(len(used[kind])), _examples(used[kind]))
        for kind in RULES
        if kind in used
    )


def _examples(leaves: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The first few by title; blocks often share their criteria."""
    by_title: dict[str, str] = {}
    for title, href in leaves:
        by_title.setdefault(title, href)
    return tuple(by_title.items())[:_AT_MOST]
