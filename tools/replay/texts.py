"""Score files as texts: their entries, drafts of them, slips of the keyboard."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from random import Random

_ENTRY = re.compile(r'^  "([^"]+)":\n', re.MULTILINE)
_NUMBER = re.compile(r"^    value: ([0-9]{2,}(?:\.[0-9]+)?)$", re.MULTILINE)
_POINTS = re.compile(r"^    points: .*\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file of scores in its canonical form: what stands before the entries, and these by code."""

    head: str
    entries: Mapping[str, str]

    @property
    def text(self) -> str:
        """The whole file."""
        body = "".join(self.entries.values())
        return f"{self.head}scores:\n{body}" if body else f"{self.head}scores: {{}}\n"

    def edited(self, code: str, old: str, new: str) -> "Sheet":
        """With one text of an entry replaced."""
        entry = self.entries[code]
        if entry.count(old) != 1:
            raise ValueError(f"{code}: {old!r} stands {entry.count(old)} times")
        return replace(self, entries={**self.entries, code: entry.replace(old, new)})

    def first(self, share: float) -> "Sheet":
        """With its first entries only."""
        count = max(1, round(len(self.entries) * share))
        return replace(self, entries=dict(list(self.entries.items())[:count]))

    def of(self, codes: tuple[str, ...]) -> "Sheet":
        """With these entries only."""
        return replace(self, entries={code: self.entries[code] for code in codes})


def read_sheet(text: str) -> Sheet:
    """A file as it stands in this repository."""
    head, _, body = text.partition("scores:\n")
    pieces = _ENTRY.split(body)
    codes, bodies = pieces[1::2], pieces[2::2]
    return Sheet(
        head, {code: f'  "{code}":\n{rest}' for code, rest in zip(codes, bodies, strict=True)}
    )


def as_draft(sheet: Sheet) -> str:
    """A self-assessment that says it is not finished; the paper comes last."""
    return replace(sheet, head="draft: true\n").text


def with_slip(sheet: Sheet, dice: Random) -> Sheet:
    """A number with two digits in the wrong order; as it was where no number can be."""
    slips = {
        code: found
        for code, entry in sheet.entries.items()
        if (found := _NUMBER.search(entry)) and _swapped(found[1]) not in ("", found[1])
    }
    if not slips:
        return sheet
    code = dice.choice(sorted(slips))
    number = slips[code][1]
    wrong = sheet.edited(code, f"value: {number}\n", f"value: {_swapped(number)}\n")
    entry = _POINTS.sub("", wrong.entries[code])
    return replace(wrong, entries={**wrong.entries, code: entry})


def _swapped(number: str) -> str:
    """Its first two digits the other way round; empty where that is no number one would write."""
    first, second = number[0], number[1]
    return "" if "0" in (first, second) or len(number) > 4 else second + first + number[2:]


def untidy(text: str) -> str:
    """The same file as a hand may write it: other quotes, other order, comments."""
    quoted = _ENTRY.sub(lambda found: f"  '{found[1]}':   # điền theo phụ lục\n", text)
    return _NUMBER.sub(lambda found: f'    value: "{found[1]}"', quoted)
