"""A mapping held against the headers of a file and the questions of a survey."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from parledger.located.fields import nearest
from parledger.model.anonymity import is_personal_name
from parledger.model.cycles import Cycle
from parledger.model.imports import Column, ImportMapping, ImportTable, Source
from parledger.model.questions import Question
from parledger.model.surveys import Survey
from parledger.problems import Place, Problem, Problems
from parledger.survey.ballots_csv import DATE, FIXED
from parledger.survey.importing.headers import places_of, same
from parledger.survey.sheet import as_args

UNIT, GROUP, BALLOT = "unit", "group", "ballot"


@dataclass(frozen=True, slots=True)
class Found:
    """A source with the places of its columns (from 0). `options`: option id -> place."""

    source: Source
    place: int | None
    options: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Matched:
    """What each value of a ballot comes from; `only_with` the place of the column it names."""

    targets: Mapping[str, Found]
    only_with: int | None


def questions_of(survey: Survey) -> Mapping[str, Question]:
    """All questions of all forms by id; of one id in several forms the first."""
    found: dict[str, Question] = {}
    for form in survey.forms:
        for question in form.questions:
            found.setdefault(question.id, question)
    return found


def identity(survey: Survey, table_names: tuple[str, ...], path: str) -> ImportMapping:
    """The mapping of a file whose headers are those of ballots, such as our own entry sheet."""
    targets = [*FIXED, DATE, *questions_of(survey)]
    held = {same(name) for name in table_names}
    place = Place(path)
    needed = (UNIT, GROUP)
    sources = {
        name: Source(Column(name, "", place), at=place)
        for name in targets
        if name in needed or same(name) in held
    }
    return ImportMapping(path, sources, at=place)


def match_columns(
    mapping: ImportMapping, table: ImportTable, survey: Survey, cycle: Cycle
) -> tuple[Matched, Problems]:
    """Where everything stands in the file, and what of the mapping does not fit it."""
    problems = [
        *_check_targets(mapping, survey),
        *_check_ids(mapping, survey, cycle),
        *_check_personal(mapping, table),
    ]
    places = _Places(table)
    targets = {
        name: Found(
            source,
            places.of(source.column),
            {
                option: place
                for option, column in source.options.items()
                if (place := places.of(column)) is not None
            },
        )
        for name, source in mapping.sources.items()
    }
    only_with = places.of(mapping.only_with)
    for column in mapping.drop:
        places.of(column, needed=False)
    problems += places.problems
    if not problems:
        problems += _left_over(mapping, table, places.taken)
    return Matched(targets, only_with), tuple(problems)


class _Places:
    """Places of columns, what was found wrong, and which places were asked for."""

    def __init__(self, table: ImportTable) -> None:
        self.table = table
        self.taken: set[int] = set()
        self.problems: list[Problem] = []

    def of(self, column: Column, *, needed: bool = True) -> int | None:
        if not column.header and not column.letter:
            return None
        found = places_of(column, self.table.names)
        self.taken.update(found)
        if len(found) == 1 or (found and not needed):
            return found[0]
        shown = column.header or column.letter
        if found:
            args = as_args({"found": shown, "number": len(found)})
            self.problems.append(Problem(column.at, "V297", "", args))
        elif needed:
            hint_vi, hint_en = nearest(shown, [name for name in self.table.names if name])
            args = as_args({"found": shown, "hint_vi": hint_vi, "hint_en": hint_en})
            self.problems.append(Problem(column.at, "V292", "", args))
        return None


def _check_targets(mapping: ImportMapping, survey: Survey) -> Iterator[Problem]:
    """Every key under `columns` is a column of ballots; unit and group have to be there."""
    questions = questions_of(survey)
    for name, source in mapping.sources.items():
        if name not in (*FIXED, DATE, *questions):
            hint_vi, hint_en = nearest(name, [*FIXED, DATE, *questions])
            args = as_args({"found": name, "hint_vi": hint_vi, "hint_en": hint_en})
            yield Problem(source.at, "V212", "", args)
        elif source.options and name in questions:
            yield from _unknown_options(source, questions[name])
    for name in (UNIT, GROUP):
        if name not in mapping.sources:
            yield Problem(mapping.at, "V102", "columns", as_args({"key": name}))


def _unknown_options(source: Source, question: Question) -> Iterator[Problem]:
    ids = [option.id for option in question.options]
    for option, column in source.options.items():
        if option not in ids:
            hint_vi, hint_en = nearest(option, ids)
            args = as_args({"found": option, "hint_vi": hint_vi, "hint_en": hint_en})
            yield Problem(column.at, "V264", question.id, args)


def _check_ids(mapping: ImportMapping, survey: Survey, cycle: Cycle) -> Iterator[Problem]:
    """A constant, and what answers are mapped to, has to be an id that exists."""
    units = [unit for block in cycle.blocks for unit in block.units]
    groups = [group.id for group in survey.groups]
    for name, code, known in ((UNIT, "V260", units), (GROUP, "V261", groups)):
        source = mapping.sources.get(name)
        if source is None:
            continue
        for word in [*([source.constant] if source.constant else []), *source.answers.values()]:
            if word not in known:
                yield _unknown(source, code, name, (word, known))
    for name, question in questions_of(survey).items():
        source = mapping.sources.get(name)
        options = [option.id for option in question.options]
        for word in source.answers.values() if source is not None else ():
            if source is not None and word and options and word not in options:
                yield _unknown(source, "V264", name, (word, options))


def _unknown(source: Source, code: str, subject: str, word: tuple[str, list[str]]) -> Problem:
    hint_vi, hint_en = nearest(*word)
    args = as_args({"found": word[0], "hint_vi": hint_vi, "hint_en": hint_en})
    return Problem(source.at, code, subject, args)


def _check_personal(mapping: ImportMapping, table: ImportTable) -> Iterator[Problem]:
    """A column that holds names or numbers of people goes nowhere, whatever the mapping says."""
    for source in mapping.sources.values():
        for column in (source.column, *source.options.values()):
            for place in places_of(column, table.names) if column.header or column.letter else ():
                if is_personal_name(table.names[place]):
                    yield Problem(column.at, "V294", table.names[place])


def _left_over(mapping: ImportMapping, table: ImportTable, taken: set[int]) -> Iterator[Problem]:
    """A column that nobody speaks of may hold answers that would be lost."""
    if mapping.drop_rest:
        return
    for place, name in enumerate(table.names):
        if name and place not in taken:
            yield Problem(Place(table.path, table.header, place + 1), "V293", name)
