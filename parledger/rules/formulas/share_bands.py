"""Bands on the satisfied share, in percent.

`{kind: bands, bands: [{from: 90, points: 2}, {from: 70, points: 1}, {from: 0, points: 0}]}`, as
criteria sets print them; `blank` as in `satisfied_share`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from parledger.located import Fields
from parledger.model.formula import Share, Tally
from parledger.model.questions import Question
from parledger.model.rule import Defect
from parledger.model.words import Words, show_figure
from parledger.rules.bands import Bands, read_bands
from parledger.rules.formulas.satisfied_share import SatisfiedShare


@dataclass(frozen=True, slots=True)
class ShareBands:
    """The first band that holds the satisfied share in percent gives its points."""

    bands: Bands
    satisfied: SatisfiedShare

    kind: ClassVar[str] = "bands"
    name: ClassVar[Words] = Words("Theo khoảng tỷ lệ hài lòng", "Bands of the satisfied share")

    @classmethod
    def read(cls, fields: Fields) -> "ShareBands | None":
        """The bands in the order written, and `blank`."""
        bands = read_bands(fields)
        satisfied = SatisfiedShare.read(fields)
        return cls(Bands("percent", bands), satisfied) if bands else None

    def share(self, tallies: Sequence[Tally]) -> Share:
        """The satisfied share."""
        return self.satisfied.share(tallies)

    def points(self, maximum: Fraction, share: Fraction) -> Fraction:
        """The points of the first band that holds, at most the maximum."""
        return min(maximum, self.bands.score(maximum, share * 100).points)

    def counted(self) -> Words:
        """As the satisfied share says."""
        return self.satisfied.counted()

    def lacks(self, question: Question) -> str:
        """It needs to know which options are satisfied ones."""
        return self.satisfied.lacks(question)

    def named(self) -> Sequence[str]:
        """No option is named."""
        return ()

    def best(self, maximum: Fraction) -> Fraction:
        """The best band's points."""
        return self.bands.best(maximum) or Fraction(0)

    def defects(self) -> Iterator[Defect]:
        """Bands out of reach, shares without a band, bands that share a value, misprints."""
        return self.bands.defects(Fraction(0))

    def how(self) -> Words:
        """In a sentence, with the bands."""
        before = self.satisfied.how()
        lines = self.bands.lines(Fraction(0))
        vi = "; ".join(
            f"{line.when.vi}: {show_figure(line.points or Fraction(0), 'vi')}" for line in lines
        )
        en = "; ".join(
            f"{line.when.en}: {show_figure(line.points or Fraction(0), 'en')}" for line in lines
        )
        return Words(f"{before.vi} Điểm theo khoảng: {vi}.", f"{before.en} Points by band: {en}.")

    def symbols(self) -> Words:
        """In symbols."""
        return Words(
            "điểm = điểm của khoảng chứa tỷ lệ hài lòng", "points = those of the share's band"
        )
