"""Figures and dates as people of a language write them. Formatting only, no arithmetic."""

from datetime import date, datetime, tzinfo
from fractions import Fraction
from functools import lru_cache

from parledger.model.words import (
    Reason,
    Words,
    fixed_decimal,
    localise_number,
    round_fraction,
    show_figure,
)
from parledger.problems import Lang

NOTHING = "–"
HOME_WORDS = Words("Trang đầu", "Home")
METHOD_WORDS = Words("Phương pháp tính", "Methodology")

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def say(words: Words, lang: Lang, **texts: str) -> str:
    """A sentence of the language with its texts put in; English has one point, two points."""
    template = words.vi if lang == "vi" else words.en
    if lang == "en" and "points" in template:
        for name, text in texts.items():
            if text == "1":
                template = template.replace(f"{{{name}}} points", f"{{{name}}} point")
    return template.format_map(texts) if texts else template


def say_reason(reason: Reason, lang: Lang) -> str:
    """What the rule says of a figure, as a sentence begins; what a person added is left to them."""
    text = Reason(reason.words, reason.args).say(lang)
    return text[:1].upper() + text[1:]


def show_day(day: date, lang: Lang) -> str:
    """05/10/2023 or 5 October 2023."""
    if lang == "vi":
        return f"{day:%d/%m/%Y}"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def show_moment(moment: datetime, zone: tzinfo, lang: Lang) -> str:
    """09:30 05/10/2023, by the clocks of a zone; one without a zone is already local."""
    local = moment.astimezone(zone) if moment.tzinfo else moment
    return f"{local:%H:%M} {show_day(local.date(), lang)}"


@lru_cache(maxsize=1 << 14)
def show_points(points: Fraction | None, lang: Lang) -> str:
    """Points, or a dash where there is no figure."""
    return NOTHING if points is None else show_figure(points, lang)


def show_sum(points: Fraction, lang: Lang) -> str:
    """Points of many criteria or units together: at most two decimals."""
    return show_figure(round_fraction(points, 2), lang)


def show_index(index: Fraction, lang: Lang, digits: int = 2) -> str:
    """An index with so many decimals; for means and ranges, which are not published figures."""
    return localise_number(fixed_decimal(index, digits), lang)


def show_signed(value: Fraction, lang: Lang, digits: int | None = None) -> str:
    """+1,25, −0,5 or 0: a change or a difference."""
    if digits is None:
        text = show_figure(value, lang)
    else:
        text = localise_number(fixed_decimal(value, digits), lang)
    return f"+{text}" if value > 0 else text


@lru_cache(maxsize=1 << 14)
def percent(value: Fraction | None) -> str:
    """A place on a drawing's 0..100 scale: `84.3%`, cut at both ends; empty for no figure.

    One decimal is less than a pixel, and keeps pages equal when another unit moves a mean a bit.
    """
    if value is None:
        return ""
    return f"{fixed_decimal(min(max(value, Fraction(0)), Fraction(100)), 1)}%"
