"""The forms of a survey: scales, questions and who fills in which."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeVar, cast

from parledger.located import Fields, Reading, Scalar
from parledger.model.questions import Option, Question
from parledger.model.surveys import Form, RespondentGroup
from parledger.source.documents import ids_under, report_repeats

T = TypeVar("T")
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,31}")
_KINDS = ("scale", "choice", "text")
_FIRST = "form"


@dataclass(frozen=True, slots=True)
class _Scale:
    """Options that several questions share."""

    options: tuple[Option, ...] = ()
    satisfied: frozenset[str] = frozenset()


def read_forms(fields: Fields, groups: Iterable[RespondentGroup]) -> tuple[Form, ...]:
    """The forms; `questions` beside `groups` are one form for all of them."""
    scales = _read_scales(fields)
    if not fields.has("forms"):
        everybody = tuple(group.id for group in groups if group.has_ballots)
        questions = _read_questions(fields, scales, required=bool(everybody))
        return (Form(_FIRST, "", "", everybody, questions, fields.at),) if questions else ()
    if fields.has("questions"):
        place = fields.value_place("questions")
        fields.reading.report("126", place, fields.subject, one="forms", other="questions")
        fields.skip("questions")
    read = (_read_form(record, scales) for record in fields.records("forms"))
    forms = _whole(fields, read)
    report_repeats(fields.reading, ((form.id, form.at) for form in forms))
    return forms


def _read_form(fields: Fields, scales: Mapping[str, _Scale]) -> Form | None:
    form_id = fields.id("id", required=True)
    fields.subject = form_id or ""
    form = Form(
        id=form_id or "",
        code=fields.text("code"),
        title=fields.text("title", required=True),
        groups=ids_under(fields, "groups", required=True),
        questions=_read_questions(fields, scales),
        at=fields.at,
        places=fields.places(),
    )
    fields.done()
    return form if form_id else None


def _read_scales(fields: Fields) -> Mapping[str, _Scale]:
    scales: dict[str, _Scale] = {}
    ids = []
    for record in fields.records("scales"):
        scale_id = record.id("id", required=True)
        record.subject = scale_id or ""
        options = _read_options(record)
        satisfied = _read_satisfied(record, options)
        record.done()
        if scale_id is None:
            fields.reading.incomplete = True
        else:
            ids.append((scale_id, record.value_place("id")))
            scales.setdefault(scale_id, _Scale(options, satisfied or frozenset()))
    report_repeats(fields.reading, ids)
    return scales


def _read_options(fields: Fields) -> tuple[Option, ...]:
    options: list[Option] = []
    ids = []
    for record in fields.records("options", required=True):
        option_id = read_word(record, "id")
        value = record.number("value")
        title = record.text("title", required=True)
        record.done()
        if option_id is None:
            fields.reading.incomplete = True
        else:
            ids.append((option_id, record.value_place("id")))
            options.append(Option(option_id, title or option_id, value))
    report_repeats(fields.reading, ids)
    return tuple(options)


def _read_satisfied(fields: Fields, options: tuple[Option, ...]) -> frozenset[str] | None:
    if not fields.has("satisfied"):
        fields.skip("satisfied")
        return None
    known = tuple(option.id for option in options)
    found: set[str] = set()
    for node in fields.scalars("satisfied"):
        if node.text in known:
            found.add(node.text)
        else:
            fields.report_choice(node, known, fields.subject)
    return frozenset(found)


def _read_questions(
    fields: Fields, scales: Mapping[str, _Scale], *, required: bool = True
) -> tuple[Question, ...]:
    records = fields.records("questions", required=required)
    read = [_read_question(record, scales) for record in records]
    questions = _whole(fields, read)
    report_repeats(fields.reading, ((one.id, one.at) for one in questions))
    return questions


def _whole(fields: Fields, read: Iterable[T | None]) -> tuple[T, ...]:
    """The records that have an id; where one is lost, what names it is not looked for."""
    records = list(read)
    kept = tuple(one for one in records if one is not None)
    fields.reading.incomplete |= len(kept) < len(records)
    return kept


def _read_question(fields: Fields, scales: Mapping[str, _Scale]) -> Question | None:
    question_id = read_word(fields, "id")
    fields.subject = question_id or ""
    kind = fields.choice("kind", _KINDS) or "scale"
    title = fields.text("title", required=True)
    scale = _scale_of(fields, kind, scales)
    several = bool(fields.flag("several"))
    fields.done()
    if question_id is None:
        return None
    return Question(
        id=question_id,
        kind=cast('Literal["scale", "choice", "text"]', kind),
        title=title or question_id,
        options=scale.options,
        satisfied=scale.satisfied,
        several=several and kind == "choice",
        at=fields.value_place("id"),
    )


def _scale_of(fields: Fields, kind: str, scales: Mapping[str, _Scale]) -> _Scale:
    """A question's options: its own, or those of a scale; its own `satisfied` goes first."""
    if kind == "text":
        return _Scale()
    scale = _Scale()
    if fields.has("options"):
        scale = _Scale(_read_options(fields))
    elif node := fields.scalar("scale", required=True):
        if node.text in scales:
            scale = scales[node.text]
        else:
            fields.report_choice(node, tuple(scales), fields.subject)
    own = _read_satisfied(fields, scale.options)
    return scale if own is None else _Scale(scale.options, own)


def read_word(fields: Fields, key: str) -> str | None:
    """An id of a question or option: what a column or a cell of the ballots can hold."""
    node = fields.scalar(key, required=True)
    return check_word(fields.reading, node, fields.subject) if node is not None else None


def check_word(reading: Reading, node: Scalar, subject: str) -> str | None:
    """Letters without marks, digits, `.`, `_` and `-`; at most 32."""
    if _WORD.fullmatch(node.text):
        return node.text
    reading.report("201", node, subject, found=node.text)
    return None
