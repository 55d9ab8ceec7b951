"""The inputs of a bundle: what the record names, and what reading that needs besides."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from parledger.model.ballots import SurveyResults, Tabulation
from parledger.model.bundle import COUNTED, INPUTS, Held, Part
from parledger.model.project import CycleFiles, Project
from parledger.model.surveys import Survey
from parledger.model.workspace import Workspace
from parledger.outputs.bundle import counts_text
from parledger.source.blobs import blob_id
from parledger.source.reducing import accounts_in, reduce_file


@dataclass(frozen=True, slots=True)
class Taken:
    """Where inputs are taken from. `shown`: cycles whose figures the public edition shows."""

    workspace: Workspace
    project: Project
    surveys: SurveyResults
    cycle: str
    public: bool
    shown: frozenset[str]

    @property
    def files(self) -> CycleFiles:
        """The cycle that is bundled."""
        return self.project.cycles[self.cycle]

    def accounts(self) -> frozenset[str]:
        """The accounts that any cycle names."""
        paths = [files.cycle.path for files in self.project.cycles.values()]
        read = ((path, self.workspace.read(path)) for path in paths)
        return frozenset().union(*(accounts_in(data, path) for path, data in read if data))


def take_inputs(taken: Taken) -> tuple[tuple[Part, ...], Mapping[str, bytes]]:
    """Every input as it stands in the bundle, sorted by path, and the files themselves."""
    record = taken.files.publication
    named = frozenset(record.inputs_now()) if record is not None else frozenset()
    ballots = dict(_ballots(taken))
    accounts = taken.accounts()
    parts: list[Part] = []
    held: dict[str, bytes] = {}
    for path in sorted({*named, *_beside(taken, ballots)}):
        data = taken.workspace.read(path)
        if data is None:
            continue
        state = Held.WHOLE if path in named else Held.BESIDE
        part = Part(path, state, taken.project.digests[path], _sha(data), INPUTS + path, _sha(data))
        if taken.public:
            part, data = _as_public(taken, part, data, ballots.get(path), accounts)
        parts.append(part)
        held[part.held] = data
    return tuple(parts), held


def _sha(data: bytes) -> str:
    return sha256(data).hexdigest()


@dataclass(frozen=True, slots=True)
class _Ballots:
    """The ballots of a survey, counted."""

    cycle: str
    survey: Survey
    counted: Tabulation


def _as_public(
    taken: Taken, part: Part, data: bytes, ballots: "_Ballots | None", accounts: frozenset[str]
) -> tuple[Part, bytes]:
    """The file as everybody may see it; ballots give way to their counts."""
    if ballots is not None:
        shown = ballots.cycle in taken.shown
        text = counts_text(ballots.survey, ballots.counted, breakdown=shown).encode("utf-8")
        held = f"{COUNTED}{ballots.cycle}/{ballots.survey.id}.json"
        return Part(part.path, Held.COUNTED, part.blob, part.sha256, held, _sha(text)), text
    other = _cycle_of(part.path)
    hidden = other not in ("", taken.cycle) and other not in taken.shown
    cut = reduce_file(data, part.path, accounts, timetable=hidden)
    if not cut.removed:
        return part, data
    digest = _sha(cut.data)
    if part.state is Held.WHOLE:
        whole = part.blob, part.sha256
        made = Part(part.path, Held.REDUCED, *whole, part.held, digest, cut.removed)
    else:
        # No record has told the digests of the whole, by which the few words that are left out
        # (a figure, a title) could be guessed.
        left = blob_id(cut.data), digest
        made = Part(part.path, part.state, *left, part.held, digest, cut.removed)
    return made, cut.data


def _cycle_of(path: str) -> str:
    parts = path.split("/")
    return parts[1] if parts[0] == "scores" else ""


def _beside(taken: Taken, ballots: Iterable[str]) -> Iterator[str]:
    """Units, sets that the record's sets continue, cycles and surveys whose results are reused."""
    project = taken.project
    yield from (path for path in project.digests if path.startswith("units/"))
    yield from ballots
    cycles = {name for name, _ in _surveys(taken)}
    for name in cycles - {taken.cycle}:
        yield project.cycles[name].cycle.path
    yield from (survey.path for _, survey in _surveys(taken))
    waiting = [block.criteria for name in cycles for block in project.cycles[name].cycle.blocks]
    waiting += [block.criteria for block in taken.files.cycle.blocks]
    seen: set[str] = set()
    while waiting:
        known = project.sets.get(waiting.pop())
        if known is not None and known.id not in seen:
            seen.add(known.id)
            waiting += [known.follows, known.continues]
            yield known.at.path


def _ballots(taken: Taken) -> Iterator[tuple[str, _Ballots]]:
    for cycle, survey in _surveys(taken):
        known = taken.surveys.get(cycle, ())
        counted = next((one.tabulation for one in known if one.survey.id == survey.id), None)
        if survey.ballots is not None and counted is not None:
            yield survey.ballots.path, _Ballots(cycle, survey, counted)


def _surveys(taken: Taken) -> tuple[tuple[str, Survey], ...]:
    """The cycle's surveys, and those of other cycles that they take results from, however far."""
    found: dict[tuple[str, str], Survey] = {}
    waiting = [(taken.cycle, name) for name in taken.files.surveys]
    while waiting:
        cycle, name = waiting.pop()
        files = taken.project.cycles.get(cycle)
        survey = files.surveys.get(name) if files is not None else None
        if survey is None or (cycle, name) in found:
            continue
        found[cycle, name] = survey
        reuses = (group.reuse for group in survey.groups)
        waiting += [(one.cycle or cycle, one.survey) for one in reuses if one is not None]
    return tuple((cycle, survey) for (cycle, _), survey in found.items())
