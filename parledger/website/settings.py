"""What a build is told and what it answers."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from parledger.model.words import Words
from parledger.problems import Problem, Problems, Severity, severity_of

Progress = Callable[[int, int], None]
"""Called with the data pages done and all of them, in the process that builds."""


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """Where from and where to. `out` is relative to the root, or absolute.

    `live`: served with live reload, so without CSP and without the search of the prose.
    `processes`: how many render, 0 for as many as there are cores.
    """

    root: Path
    out: Path
    live: bool = False
    processes: int = 0
    progress: Progress | None = None

    @property
    def target(self) -> Path:
        """The absolute output folder, links in it not followed."""
        return self.root / self.out

    @property
    def cache(self) -> Path:
        """Staging and notes of earlier builds; safe to delete."""
        return self.root / ".parledger"


@dataclass(frozen=True, slots=True)
class BuildSummary:
    """What a build did.

    `pages` counts HTML pages of the finished site; `written`, `unchanged` and `removed` count
    files of the output folder; `seconds` is wall time. With an error among `problems` nothing was
    written. `notes` say what the site goes without.
    """

    pages: int
    seconds: float
    written: int = 0
    unchanged: int = 0
    removed: int = 0
    problems: Problems = ()
    notes: tuple[Words, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether the old site was left as it was."""
        return has_errors(self.problems)


def has_errors(problems: tuple[Problem, ...]) -> bool:
    """Whether any of them stops the build."""
    return any(severity_of(found) is Severity.ERROR for found in problems)
