"""`survey` in the small workspace with a survey."""

from __future__ import annotations

from tests.cli.conftest import Done, Program
from tests.polls import BALLOTS, CYCLE, INSTRUMENT, SURVEY


class Polled(Program):
    """The program, and what the survey's files hold."""

    def survey(self, kind: str, *words: str) -> Done:
        """`survey KIND --cycle ... ID ...`."""
        return self("survey", kind, "--cycle", CYCLE, SURVEY, *words)

    @property
    def instrument(self) -> str:
        """The instrument's text."""
        return (self.root / INSTRUMENT).read_text(encoding="utf-8")

    @property
    def ballots(self) -> str:
        """The text of the ballots."""
        return (self.root / BALLOTS).read_text(encoding="utf-8")

    def change(self, path: str, old: str, new: str) -> None:
        """Another text in place of one that stands there."""
        target = self.root / path
        text = target.read_text(encoding="utf-8")
        assert old in text
        target.write_text(text.replace(old, new), encoding="utf-8")
