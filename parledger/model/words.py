"""Sentences in both languages, with figures that are put in late.

A result carries the template and its figures; the text is made only where it is shown.
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from parledger.problems import Lang

Figure = Fraction | int | str


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence template in Vietnamese and English; `{name}` stands for an argument."""

    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a figure is what it is: a template, its figures, and what a person added."""

    words: Words
    args: tuple[tuple[str, Figure], ...] = ()
    said: str = ""

    def say(self, lang: Lang) -> str:
        """The sentence; numbers in the language's own form; `said` follows after a dash."""
        template = self.words.vi if lang == "vi" else self.words.en
        shown = {name: show_figure(value, lang) for name, value in self.args}
        text = template.format_map(shown)
        return f"{text} — {self.said}" if self.said and text else text or self.said


def plain_decimal(value: Fraction) -> str:
    """The exact decimal where it ends, else 12 places, half up; a point, no zeros at the end."""
    rest = value.denominator
    twos = fives = 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    text = fixed_decimal(value, max(twos, fives) if rest == 1 else 12)
    return text.rstrip("0").rstrip(".") if "." in text else text


def fixed_decimal(value: Fraction, digits: int, *, half_even: bool = False) -> str:
    """The value rounded once to so many decimals, with exactly so many digits."""
    rounded = round_fraction(value, digits, half_even=half_even)
    sign = "-" if rounded < 0 else ""
    scaled = abs(rounded.numerator) * 10**digits // rounded.denominator
    whole, part = divmod(scaled, 10**digits)
    return f"{sign}{whole}.{part:0{digits}d}" if digits else f"{sign}{whole}"


def round_fraction(value: Fraction, digits: int, *, half_even: bool = False) -> Fraction:
    """Round to so many decimals: half away from zero, or half to even."""
    scaled = value * 10**digits
    if half_even:
        return Fraction(round(scaled), 10**digits)
    floor = (2 * abs(scaled.numerator) + scaled.denominator) // (2 * scaled.denominator)
    return Fraction(-floor if scaled < 0 else floor, 10**digits)


def localise_number(text: str, lang: Lang) -> str:
    """A plain decimal as people of the language write it: 1.100,5 or 1,100.5."""
    sign, digits = ("−", text[1:]) if text.startswith("-") else ("", text)
    whole, _, decimals = digits.partition(".")
    grouped = f"{int(whole):,}" if whole.isdigit() else whole
    if lang == "vi":
        grouped = grouped.replace(",", ".")
    mark = "," if lang == "vi" else "."
    return f"{sign}{grouped}{mark}{decimals}" if decimals else f"{sign}{grouped}"


def show_figure(value: Figure, lang: Lang) -> str:
    """A figure for people: numbers localised (at most 4 decimals), texts as they are."""
    if isinstance(value, str):
        return value
    return _show_number(value if type(value) is Fraction else Fraction(value), lang)


# A site shows the same few hundred figures a million times.
@lru_cache(maxsize=1 << 14)
def _show_number(value: Fraction, lang: Lang) -> str:
    exact = plain_decimal(value)
    if len(exact.partition(".")[2]) > 4:
        exact = fixed_decimal(value, 4).rstrip("0").rstrip(".")
    return localise_number(exact, lang)
