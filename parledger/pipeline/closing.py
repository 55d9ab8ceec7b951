"""`survey close`: the digest of the ballots goes into the instrument, once nothing is wrong."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from parledger.check import check_project
from parledger.compute.windows import local_day, zone_of
from parledger.model.ballots import Tabulation
from parledger.model.surveys import BallotFile, Survey
from parledger.model.words import Words
from parledger.outputs.writing import write_atomically
from parledger.pipeline.counting import count_surveys
from parledger.pipeline.stages import with_cycles
from parledger.pipeline.surveys import Chosen, choose_survey, errors
from parledger.pipeline.trying import Overlay
from parledger.problems import Place, Problem, Problems, UserError, sort_problems
from parledger.source import DiskWorkspace, read_project
from parledger.source.inserting import Entry, append_record, insert_map

_NUMBER_AND_DATE = re.compile(r"(.*?)[\s,;]+(\d{4}-\d{2}-\d{2})", re.DOTALL)
Insert = Callable[[bytes, str, str, Entry], tuple[bytes | None, Problems]]


@dataclass(frozen=True, slots=True)
class Sealing:
    """What `survey close` is asked for; `day` None: today where the cycle is.

    With `erratum`: why the ballots of a closed survey were corrected, and by which decision
    (its number, and after it its date where it has one).
    """

    cycle: str
    survey: str
    day: date | None = None
    erratum: bool = False
    reason: str = ""
    decision: str = ""


@dataclass(frozen=True, slots=True)
class CloseRun:
    """What was written, or why nothing was.

    `sha256` empty: nothing was written; `problems` and `refused` say all the reasons.
    `notes`: what to know although it was closed.
    """

    path: str
    ballots: str = ""
    sha256: str = ""
    rows: int = 0
    day: date | None = None
    problems: Problems = ()
    refused: tuple[Words, ...] = ()
    notes: tuple[Words, ...] = ()


def run_close(root: Path, order: Sealing) -> CloseRun:
    """Close a survey, or add an erratum to a closed one.

    UserError (exit 2) for what is no question of the data: no such survey, no ballots, closed
    already, nothing corrected.
    """
    chosen = choose_survey(root, order.cycle, order.survey)
    survey, cycle = chosen.survey, chosen.cycle
    if survey is None or cycle is None:
        return CloseRun("", problems=chosen.problems)
    ballots = _ballots_to_seal(survey, order)
    day = order.day or local_day(datetime.now(UTC), zone_of(cycle))
    counted = _count(root, chosen)
    refused, notes = _reasons(survey, day), _notes(chosen, counted)
    rows = counted.rows if counted is not None else 0
    made, problems = _sealed(root, chosen, _entry(order, day, ballots.sha256, rows), order)
    found = CloseRun(survey.path, ballots.path, "", rows, day, problems, refused, notes)
    if made is None or counted is None or refused or errors(problems):
        return found
    _write(root / survey.path, made, survey.path)
    return replace(found, sha256=ballots.sha256)


def _ballots_to_seal(survey: Survey, order: Sealing) -> BallotFile:
    if survey.ballots is None:
        name = survey.path.removesuffix(".yaml")
        raise UserError(
            f"chưa có tệp phiếu {name}.csv; nhập phiếu trước: python build.py survey import",
            f"there are no ballots {name}.csv; import them first: python build.py survey import",
        )
    sealed = survey.sealed
    if not order.erratum and sealed is not None:
        raise UserError(
            f"cuộc khảo sát {survey.id} đã đóng ngày {sealed.date:%d/%m/%Y}; phiếu có đính chính "
            "thì dùng: survey close --erratum --reason ... --decision ...",
            f"the survey {survey.id} was closed on {sealed.date}; after a correction use: "
            "survey close --erratum --reason ... --decision ...",
        )
    if order.erratum and sealed is None:
        raise UserError(
            f"cuộc khảo sát {survey.id} chưa đóng nên không có gì để đính chính",
            f"the survey {survey.id} is not closed, so there is nothing to correct",
        )
    if sealed is not None and sealed.sha256 == survey.ballots.sha256:
        raise UserError(
            "tệp phiếu không có gì khác với lần đóng trước; sửa phiếu rồi mới ghi đính chính",
            "the ballots are as they were closed; correct them first, then write the erratum",
        )
    return survey.ballots


def _count(root: Path, chosen: Chosen) -> Tabulation | None:
    """The ballots of the survey, None where the file has no usable form."""
    cycle = chosen.cycle.id if chosen.cycle else ""
    name = chosen.survey.id if chosen.survey else ""
    results, _ = count_surveys(DiskWorkspace(root), with_cycles(chosen.project, [cycle]))
    mine = next((one for one in results.get(cycle, ()) if one.survey.id == name), None)
    return mine.tabulation if mine is not None else None


def _reasons(survey: Survey, day: date) -> tuple[Words, ...]:
    """What refuses the closing on that day; a closing is never dated before another."""
    from parledger.survey.closing import is_running

    sealed = survey.sealed
    if sealed is not None and day < sealed.date:
        vi = f"ngày {day:%d/%m/%Y} trước lần đóng {sealed.date:%d/%m/%Y}"
        return (Words(vi, f"{day} is before the last closing, {sealed.date}"),)
    if sealed is None and survey.period is not None and is_running(survey, day):
        end = survey.period[1]
        vi = f"ngày {day:%d/%m/%Y} đợt khảo sát chưa kết thúc (hết ngày {end:%d/%m/%Y})"
        return (Words(vi, f"the period still runs on {day} (its last day is {end})"),)
    return ()


def _notes(chosen: Chosen, counted: Tabulation | None) -> tuple[Words, ...]:
    """What is to be known although the survey can be closed."""
    from parledger.survey.closing import without_ballots

    if chosen.survey is None or chosen.cycle is None or counted is None:
        return ()
    return tuple(
        Words(
            f"{one.unit}, {one.group.title}: không có phiếu nào, điểm sẽ ở trạng thái chờ cho đến "
            "khi ghi ở without",
            f"{one.unit}, {one.group.title}: no ballots; the points stay pending until it stands "
            "under without",
        )
        for one in without_ballots(chosen.survey, chosen.cycle, counted)
    )


def _entry(order: Sealing, day: date, digest: str, rows: int) -> Entry:
    seal = [("sha256", digest), ("rows", str(rows))]
    if not order.erratum:
        return [("date", day.isoformat()), *seal]
    found = _NUMBER_AND_DATE.fullmatch(order.decision.strip())
    number, when = found.groups() if found else (order.decision.strip(), "")
    decision = [("number", _text(number)), *([("date", when)] if when else [])]
    return [
        ("date", day.isoformat()),
        ("reason", _text(order.reason)),
        ("decision", decision),
        *seal,
    ]


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _sealed(
    root: Path, chosen: Chosen, entry: Entry, order: Sealing
) -> tuple[bytes | None, Problems]:
    """The instrument with the seal, and what `check` would say of it and of its ballots."""
    disk, path = DiskWorkspace(root), f"scores/{order.cycle}/survey/{order.survey}.yaml"
    insert: Insert = append_record if order.erratum else insert_map
    key = "errata" if order.erratum else "closed"
    before = disk.read(path) or b""
    made, wrong = insert(before, path, key, entry)
    if made is None:
        return None, wrong
    overlay = Overlay(disk, path, made)
    loaded = read_project(overlay)
    _, in_ballots = count_surveys(overlay, with_cycles(loaded.project, [order.cycle]))
    found = (*loaded.problems, *in_ballots, *check_project(loaded.project))
    ballots = path.removesuffix(".yaml")
    in_files = [one for one in found if one.place.path.startswith(f"{ballots}.")]
    in_instrument = [one for one in in_files if one.place.path == path]
    others = [one for one in in_files if one.place.path != path]
    same = _lines_in_common(before, made)
    return made, sort_problems((*others, *_as_on_disk(chosen, in_instrument, same)))


def _lines_in_common(before: bytes, after: bytes) -> int:
    """How many lines from the top are as they were."""
    pairs = zip(before.splitlines(), after.splitlines(), strict=False)
    return next((line for line, (one, other) in enumerate(pairs) if one != other), 0)


def _as_on_disk(chosen: Chosen, found: list[Problem], same: int) -> Iterator[Problem]:
    """The problems of the sealed instrument at the lines that they have in the file as it is."""
    moved = [one for one in found if one.place.line > same]
    yield from (one for one in found if one.place.line <= same)
    if not moved:
        return
    path = moved[0].place.path
    there = {
        (one.code, one.subject, one.args): one.place
        for one in (*chosen.problems, *check_project(chosen.project))
        if one.place.path == path
    }
    for one in moved:
        yield replace(one, place=there.get((one.code, one.subject, one.args), Place(path)))


def _write(target: Path, data: bytes, path: str) -> None:
    try:
        write_atomically(target, data)
    except OSError as wrong:
        raise UserError(
            f"không ghi được {path}: {wrong.strerror}", f"cannot write {path}: {wrong.strerror}"
        ) from wrong
