"""Everything that an audit of one cycle looks at, gathered before it begins."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from shlex import quote

from parledger.history import Unsound
from parledger.model.project import CycleFiles, Project
from parledger.model.publication import Difference
from parledger.model.trail import Fields, LogCommit, Trail, ValueChange
from parledger.model.trail_words import TRAIL_STEP_WORDS
from parledger.problems import Place, Problem
from parledger.review.audit.finding import Finding

Key = tuple[str, str, str]
"""Unit, criterion and step."""

_TRACE = ("xem từng lần thay đổi", "see each change")
_EXPORT = (
    "xem trang lịch sử của đơn vị (trail), hoặc xuất hết ra tệp",
    "look at the unit's page of history (trail), or take all of it away",
)
_INTERNAL = "--edition internal --out lich-su-noi-bo.csv"


@dataclass(frozen=True, slots=True)
class Bringing:
    """What one commit on main changed of one unit in one step of the cycle."""

    commit: LogCommit
    unit: str
    step: str
    changes: tuple[ValueChange, ...]

    @property
    def criteria(self) -> tuple[str, ...]:
        """The criteria whose values it changed; none where it changed the file's head alone."""
        return tuple(one.criterion for one in self.changes if one.criterion)


@dataclass(frozen=True, slots=True)
class Books:
    """A cycle as a commit has it, its trail, and how it stands to its record of publication.

    `now`: to tell commits of the future. `differences`: what `verify` finds. `lost_tags`: tags of
    this cycle's versions that the history does not have, with their commits. `unsigned`: what
    the repository promises to sign and nobody has. `unsound`: what `git fsck` finds. `root`: the
    folder of the data as it was typed, for the commands in hints; empty: the current one.
    """

    project: Project
    files: CycleFiles
    trail: Trail
    now: datetime
    differences: tuple[Difference, ...] = ()
    lost_tags: Mapping[str, str] | None = None
    unsigned: tuple[str, ...] = ()
    unsound: tuple[Unsound, ...] = ()
    root: str = ""

    @property
    def cycle(self) -> str:
        """The cycle's id."""
        return self.files.cycle.id

    @property
    def record_path(self) -> str:
        """Where the record of publication stands."""
        return f"scores/{self.cycle}/publication.yaml"

    def changes(self) -> Iterator[ValueChange]:
        """The cycle's changes, oldest first."""
        return (one for one in self.trail.changes if one.cycle == self.cycle)

    def brought(self) -> tuple[Bringing, ...]:
        """The same, commit by commit, unit by unit, step by step."""
        found: dict[tuple[str, str, str], list[ValueChange]] = {}
        for one in self.changes():
            found.setdefault((one.commit, one.unit, one.step), []).append(one)
        return tuple(
            Bringing(self.trail.commits[commit], unit, step, tuple(changes))
            for (commit, unit, step), changes in found.items()
        )

    def standing(self) -> Iterator[tuple[ValueChange, Fields]]:
        """Every change with all that stands of the value after it."""
        stands: dict[Key, dict[str, str]] = {}
        for one in self.changes():
            fields = stands.setdefault((one.unit, one.criterion, one.step), {})
            for field in one.fields:
                fields.pop(field.name, None)
                if field.new is not None:
                    fields[field.name] = field.new
            yield one, dict(fields)

    def find(self, code: str, brought: Bringing, **args: str) -> Finding:
        """A finding about a change, at the first of its values."""
        first = next((one for one in brought.changes if one.criterion), brought.changes[0])
        told = {
            **self.evidence(first),
            "step_vi": TRAIL_STEP_WORDS[brought.step].vi.lower(),
            "step_en": TRAIL_STEP_WORDS[brought.step].en.lower(),
            "criteria": ", ".join(brought.criteria) or "–",
            **self._look(first),
            **args,
        }
        place = Place(self.trail.below_root(first.path), max(first.line, 1))
        problem = Problem(place, code, brought.unit, tuple(sorted(told.items())))
        return Finding(problem, brought.unit, brought.criteria, brought.step, brought.commit.id)

    def evidence(self, change: ValueChange | None) -> dict[str, str]:
        """Commit, day, request and writer of a change; dashes where the trail knows none."""
        if change is None:
            return dict.fromkeys(("commit", "day", "request", "who"), "–")
        commit, handling = self.trail.commits[change.commit], self.trail.handling(change.commit)
        writers = (self.trail.commits[name].author for name in change.written)
        return {
            "commit": commit.id[:12],
            "day": commit.committed.date().isoformat(),
            "request": handling.request or "–",
            "who": handling.author or ", ".join(dict.fromkeys(writers)),
        }

    def _look(self, change: ValueChange) -> dict[str, str]:
        """Where the change is told, for the hint.

        A file's head has no life of its own to trace: a criterion of the same file is named, or
        else the export that tells heads too.
        """
        same = (one.criterion for one in self.changes() if one.path == change.path)
        code = change.criterion or next(filter(None, same), "")
        looks = (*_TRACE, f"trace --cycle {quote(change.cycle)} {quote(change.unit)} {quote(code)}")
        if not (change.unit and code):
            looks = (*_EXPORT, f"history export --cycle {quote(change.cycle)} {_INTERNAL}")
        names = ("look_vi", "look_en", "command")
        return {**dict(zip(names, looks, strict=True)), "root": self.root_words}

    @property
    def root_words(self) -> str:
        """What a hint's command has to say behind the program's name; begins with a space."""
        return f" --root {quote(self.root)}" if self.root else ""

    def find_in_file(self, code: str, place: Place, subject: str = "", **args: str) -> Finding:
        """A finding that a file shows."""
        return Finding(Problem(place, code, subject, tuple(sorted(args.items()))))
