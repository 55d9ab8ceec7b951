"""One call of the program, typed."""

from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from parledger.model.words import Words
from parledger.problems import Lang


@dataclass(frozen=True, slots=True)
class Call:
    """A command with its arguments; `root` holds units/, criteria/ and scores/."""

    command: str
    root: Path
    lang: Lang
    options: Namespace

    def say(self, words: Words) -> str:
        """A sentence in the language asked for."""
        return words.vi if self.lang == "vi" else words.en


@dataclass(frozen=True, slots=True)
class Argument:
    """A positional (`name` without dashes) or an option, declared once."""

    name: str
    help: Words
    metavar: str = ""
    choices: tuple[str, ...] = ()
    many: bool = False
    flag: bool = False
    required: bool = False
    default: str | None = None


@dataclass(frozen=True, slots=True)
class Command:
    """A command: what it says of itself, what it takes, what it does (answers an exit code)."""

    help: Words
    arguments: tuple[Argument, ...]
    run: Callable[[Call], int]
    examples: tuple[str, ...] = ()
