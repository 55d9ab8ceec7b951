"""`survey import`: an export becomes ballots, wholly or not at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from parledger.model.imports import ImportMapping, ImportTable
from parledger.model.surveys import Survey
from parledger.outputs.ballots_csv import append_ballots, write_ballots
from parledger.outputs.writing import write_atomically
from parledger.pipeline.names import shown
from parledger.pipeline.surveys import choose_survey, errors
from parledger.problems import Problems, UserError, sort_problems
from parledger.source.mappings import read_mapping

MOST_BYTES = 64 << 20
"""The largest export that is read."""


@dataclass(frozen=True, slots=True)
class ImportOrder:
    """What `survey import` is asked for; paths as typed.

    `append`: to the ballots that are there. `partial`: although some rows are refused.
    """

    cycle: str
    survey: str
    file: str
    mapping: str = ""
    sheet: str = ""
    out: str = ""
    append: bool = False
    partial: bool = False


@dataclass(frozen=True, slots=True)
class ImportRun:
    """`written`: the path of the ballots, empty where nothing was written.

    `made`: ballots that could be made; `refused` and `blank`: rows that are none.
    """

    written: str
    made: int
    refused: int
    blank: int
    problems: Problems


def run_import(root: Path, order: ImportOrder) -> ImportRun:
    """Read, match, make, write. UserError for what is no question of the file's rows."""
    from parledger.survey.importing import Target, import_rows

    chosen = choose_survey(root, order.cycle, order.survey)
    survey, cycle = chosen.survey, chosen.cycle
    if survey is None or cycle is None or errors(chosen.problems):
        return _nothing(chosen.problems)
    target = _target(root, survey, order)
    mapping, wrong = _mapping(root, order)
    if errors(wrong):
        return _nothing(wrong)
    held, before = _held(survey, target)
    if errors(before):
        return _nothing(before)
    table, in_file = _table(root, survey, mapping, order)
    if table is None:
        return _nothing(in_file)
    names = {unit: one.name for unit, one in chosen.project.units.items()}
    taken = frozenset(ballot["ballot"] for ballot in held.ballots)
    made = import_rows(Target(survey, cycle, names, taken), table, mapping)
    problems = sort_problems((*in_file, *made.problems))
    refused = made.refused + len({one.place.line for one in errors(in_file)})
    found = ImportRun("", len(made.ballots), refused, made.blank, problems)
    if not made.fits or not made.ballots or (refused and not order.partial):
        return found
    _write(target, _all_bytes(survey, held, made.ballots))
    return replace(found, written=_shown(root, target))


def _nothing(problems: Problems) -> ImportRun:
    return ImportRun("", 0, 0, 0, sort_problems(problems))


def _target(root: Path, survey: Survey, order: ImportOrder) -> Path:
    """The file of the ballots; never one that is sealed, none overwritten unless asked to append."""
    own = root / survey.path.replace(".yaml", ".csv")
    target = root / order.out if order.out else own
    if target.resolve() == own.resolve() and survey.sealed is not None:
        raise UserError(
            f"khảo sát {survey.id} đã đóng ngày {survey.sealed.date:%d/%m/%Y}; phiếu không nhập thêm",
            f"the survey {survey.id} was closed on {survey.sealed.date}; no more ballots",
        )
    if target.resolve() == own.resolve() and survey.ballots and survey.ballots.kind != "csv":
        raise UserError(
            f"phiếu của khảo sát {survey.id} ở dạng Parquet; nhập ra tệp khác bằng --out",
            f"the ballots of {survey.id} are Parquet; import to another file with --out",
        )
    if target.is_dir() or not target.parent.is_dir():
        raise UserError(f"không ghi được vào {target}", f"cannot write to {target}")
    if target.exists() and not order.append:
        raise UserError(
            f"đã có {_shown(root, target)}; thêm --append để nhập tiếp vào tệp này, hoặc --out",
            f"{_shown(root, target)} exists; add --append to add to it, or give --out",
        )
    return target


def _shown(root: Path, target: Path) -> str:
    inside = target.resolve().is_relative_to(root.resolve())
    return target.resolve().relative_to(root.resolve()).as_posix() if inside else str(target)


def _mapping(root: Path, order: ImportOrder) -> tuple[ImportMapping | None, Problems]:
    if not order.mapping:
        return None, ()
    path = _find(root, order.mapping)
    return read_mapping(_read(path, order.mapping), order.mapping)


@dataclass(frozen=True, slots=True)
class _Held:
    """The ballots that are there already."""

    data: bytes = b""
    columns: tuple[str, ...] = ()
    ballots: tuple[Mapping[str, str], ...] = ()


def _held(survey: Survey, target: Path) -> tuple[_Held, Problems]:
    from parledger.survey import read_csv
    from parledger.survey.sheet import ROW

    if not target.exists():
        return _Held(), ()
    data = _read(target, str(target))
    found = read_csv(survey, _shown(target.parent, target), data)
    if found.frame is None or errors(found.problems):
        return _Held(), found.problems
    frame = found.frame.drop(columns=[ROW]).fillna("").astype(str)
    columns = tuple(str(name) for name in frame.columns)
    rows = (dict(zip(columns, row, strict=True)) for row in frame.itertuples(index=False))
    return _Held(data, columns, tuple(rows)), ()


def _all_bytes(survey: Survey, held: _Held, made: Sequence[Mapping[str, str]]) -> bytes:
    """The ballots below those that are there, whose bytes stay where their columns do."""
    columns = _columns(survey, [*held.ballots, *made])
    if set(columns) <= set(held.columns) and b"\r" not in held.data:
        return append_ballots(held.data, held.columns, made)
    return write_ballots(columns, [*held.ballots, *made])


def _table(
    root: Path, survey: Survey, mapping: ImportMapping | None, order: ImportOrder
) -> tuple[ImportTable | None, Problems]:
    """The export: an Excel file by its first bytes, else a CSV."""
    from parledger.survey.importing import Wanted, read_csv_table, read_excel_table, wanted_of

    data = _read(_find(root, order.file), order.file)
    own = ("ballot", "unit", "group", "date", *(q.id for f in survey.forms for q in f.questions))
    wanted = wanted_of(mapping) if mapping is not None else Wanted(tuple(dict.fromkeys(own)))
    if order.sheet:
        wanted = Wanted(wanted.names, wanted.header, order.sheet)
    path = order.file.replace("\\", "/")
    if data.startswith(b"PK") or path.lower().endswith((".xlsx", ".xlsm")):
        return read_excel_table(path, data, wanted)
    return read_csv_table(path, data, wanted)


def _find(root: Path, typed: str) -> Path:
    """A file relative to here or to the root. UserError where there is none."""
    for path in (Path(typed), root / typed):
        try:
            if path.is_file():
                return path
        except (OSError, ValueError):
            continue
    raise UserError(f"không có tệp {shown(typed)}", f"there is no file {shown(typed)}")


def _read(path: Path, typed: str) -> bytes:
    if path.stat().st_size > MOST_BYTES:
        raise UserError(
            f"tệp {shown(typed)} quá lớn (trên {MOST_BYTES >> 20} MB)",
            f"the file {shown(typed)} is too large (over {MOST_BYTES >> 20} MB)",
        )
    return path.read_bytes()


def _columns(survey: Survey, ballots: list[Mapping[str, str]]) -> list[str]:
    """Those of every file of ballots; the date where any ballot has one."""
    questions = dict.fromkeys(one.id for form in survey.forms for one in form.questions)
    dated = any(ballot.get("date") for ballot in ballots)
    return ["ballot", "unit", "group", *(["date"] if dated else []), *questions]


def _write(target: Path, data: bytes) -> None:
    try:
        write_atomically(target, data)
    except OSError as wrong:
        raise UserError(
            f"không ghi được {target}: {wrong.strerror}", f"cannot write {target}: {wrong.strerror}"
        ) from wrong
