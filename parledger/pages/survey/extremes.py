"""Where the units' answers to a question lie furthest apart, with how sure that is."""

from collections.abc import Mapping
from fractions import Fraction

from parledger.model.formula import Tally
from parledger.model.words import Words, localise_number
from parledger.pages.survey.scope import positive, show_interval, show_share
from parledger.pages.text import say
from parledger.problems import Lang
from parledger.report.answers import satisfied_interval, satisfied_share

_BY_UNIT = Words("{title}: từng đơn vị", "{title}: by unit")
_HIGHEST = Words(
    "Tỷ lệ {positive} cao nhất: {first}; thấp nhất: {last}",
    "Largest share of {positive}: {first}; smallest: {last}",
)
_SURE = Words(
    "{name} ({n} trả lời, khoảng tin cậy 95\u00a0% là {interval}: {share})",
    "{name} ({n} answers, 95\u00a0% interval {interval}: {share})",
)
_SEVERAL = Words("{count} đơn vị", "{count} units")


def unit_finding(names: Mapping[str, str], tallies: Mapping[str, Tally], lang: Lang) -> str:
    """The highest and the lowest share, each after its answers and interval; `names`: unit -> name."""
    known = [
        (names[unit], tally, share)
        for unit, tally in tallies.items()
        if (share := satisfied_share((tally,))) is not None
    ]
    shares = [share for *_, share in known]
    question = next(iter(tallies.values())).question
    if len(known) < 2 or max(shares) == min(shares):
        return say(_BY_UNIT, lang, title=question.title)
    first, last = (
        _who([one for one in known if one[2] == edge], lang) for edge in (max(shares), min(shares))
    )
    return say(_HIGHEST, lang, positive=positive(question, lang), first=first, last=last)


def _who(found: list[tuple[str, Tally, Fraction]], lang: Lang) -> str:
    """The unit with a share, its answers and interval; of several with one share their number."""
    name, tally, share = found[0]
    shown = show_share(share, lang)
    if len(found) > 1:
        return f"{say(_SEVERAL, lang, count=str(len(found)))} ({shown})"
    number = localise_number(str(tally.answered), lang)
    interval = show_interval(satisfied_interval(tally), lang)
    return say(_SURE, lang, name=name, share=shown, n=number, interval=interval)
