"""One refusal: what, where, who may instead, and when."""

from dataclasses import dataclass

from parledger.model.words import Words
from parledger.problems import Place, Problem
from parledger.problems.wording import message_of
from parledger.review.gate.words import ANY_TIME


@dataclass(frozen=True, slots=True)
class Refusal:
    """A change that may not be made by this account at this time.

    `rule`: its code in the catalogue, family G. `args` fill the code's wording; a `Words` among
    them fills `{name_vi}` and `{name_en}`.
    """

    rule: str
    place: Place
    who: Words
    when: Words = ANY_TIME
    subject: str = ""
    args: tuple[tuple[str, str | Words], ...] = ()

    @property
    def path(self) -> str:
        """The file it is about."""
        return self.place.path

    @property
    def what(self) -> Words:
        """What is refused, as a sentence."""
        return Words(message_of(self.problem, "vi"), message_of(self.problem, "en"))

    @property
    def problem(self) -> Problem:
        """The same as a problem of the catalogue, who may and when in its hint."""
        filled: list[tuple[str, str]] = []
        for name, value in (*self.args, ("who", self.who), ("when", self.when)):
            if isinstance(value, Words):
                filled += [(f"{name}_vi", value.vi), (f"{name}_en", value.en)]
            else:
                filled.append((name, value))
        return Problem(self.place, self.rule, self.subject, tuple(filled))
