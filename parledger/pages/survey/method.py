"""How a survey's ballots become points, in words and symbols from the very declaration."""

from dataclasses import dataclass

from parledger.model.formula import Formula
from parledger.model.project import CycleFiles, Project
from parledger.model.surveys import Feed, RespondentGroup, Survey, ValidRule
from parledger.model.words import Words, show_figure
from parledger.pages.shapes import DocumentText, show_document
from parledger.pages.survey.scope import question_number
from parledger.pages.survey.turnout import MODES
from parledger.pages.text import say, show_points
from parledger.problems import Lang
from parledger.report import Report

_ALL = Words("mọi câu hỏi có thang trả lời", "all questions with a scale")
_NAMED = Words("câu {questions}", "questions {questions}")
_TOGETHER = Words(
    "phiếu của các nhóm tính chung, mỗi phiếu như nhau", "all groups' ballots together, each alike"
)
_WEIGHTED = Words("{weight} × {group}", "{weight} × {group}")
_LEAST = Words(
    "Phiếu hợp lệ phải trả lời ít nhất {percent}\u00a0% số câu hỏi (không kể câu ý kiến tự do).",
    "A valid ballot answers at least {percent}\u00a0% of the questions, free words left out.",
)
_REQUIRED = Words("Câu bắt buộc: {questions}.", "Required: questions {questions}.")
_DUPLICATES = Words(
    "Phiếu trùng số: không phiếu nào trong số đó được tính.",
    "Of ballots with one number none counts.",
)
_EVERY = Words("Mọi phiếu nhận được đều hợp lệ.", "Every ballot received is valid.")
_REUSE = Words(
    "lấy kết quả của nhóm “{group}”, khảo sát “{survey}”",
    "takes the results of the group “{group}” of the survey “{survey}”",
)
_REUSE_CYCLE = Words(", kỳ “{cycle}”", " in “{cycle}”")
_GIVEN = Words(
    "kết quả do nơi khác tính, trên thang {out_of}", "results computed elsewhere, out of {out_of}"
)
_EVERYWHERE = Words("mọi khối", "all blocks")


@dataclass(frozen=True, slots=True)
class FormulaText:
    """What gives a criterion its points."""

    criterion: str
    block: str
    maximum: str
    name: str
    how: str
    symbols: str
    questions: str
    weights: str


@dataclass(frozen=True, slots=True)
class SourceGroup:
    """A respondent group: how it is asked, or where its results come from."""

    title: str
    how: str
    weight: str
    source: DocumentText | None


@dataclass(frozen=True, slots=True)
class MethodText:
    """A survey's way from ballots to points."""

    id: str
    title: str
    formulas: tuple[FormulaText, ...]
    groups: tuple[SourceGroup, ...]
    weighted: bool
    valid: tuple[str, ...]
    seed: str


def make_method(report: Report, cycle: str, survey: Survey, lang: Lang) -> MethodText:
    """Everything that fixes the survey's figures."""
    files = report.files(cycle)
    return MethodText(
        id=survey.id,
        title=survey.title,
        formulas=tuple(
            text
            for feed in survey.feeds
            if (text := _formula(report.project, files, survey, feed, lang)) is not None
        ),
        groups=tuple(_group(report, cycle, group, lang) for group in survey.groups),
        weighted=any(group.weight is not None for group in survey.groups),
        valid=valid_sentences(survey.valid, lang),
        seed=str(survey.seed),
    )


def _formula(
    project: Project, files: CycleFiles, survey: Survey, feed: Feed, lang: Lang
) -> FormulaText | None:
    formula: Formula | None = survey.formula_of(feed)
    if formula is None:
        return None
    code, title, maximum = feed.criterion, "", ""
    blocks = [one for one in files.cycle.blocks if feed.block in ("", one.id)]
    for block in blocks:
        criteria = project.sets.get(block.criteria)
        leaf = criteria.nodes.get(feed.criterion) if criteria is not None else None
        if leaf is not None:
            code, title, maximum = leaf.code, leaf.title, show_points(leaf.max_points, lang)
            break
    named = ", ".join(_number(survey, question) for question in feed.questions)
    return FormulaText(
        criterion=f"{code} {title}".strip(),
        block=blocks[0].title if feed.block and blocks else say(_EVERYWHERE, lang),
        maximum=maximum,
        name=say(formula.name, lang),
        how=say(formula.how(), lang),
        symbols=say(formula.symbols(), lang),
        questions=say(_NAMED, lang, questions=named) if named else say(_ALL, lang),
        weights=_weights(survey, feed, lang),
    )


def _number(survey: Survey, question_id: str) -> str:
    for form in survey.forms:
        question = form.question(question_id)
        if question is not None:
            return question_number(question)
    return question_id


def _weights(survey: Survey, feed: Feed, lang: Lang) -> str:
    """`0,7 × A + 0,3 × B`; one group alone needs none."""
    groups = [one for one in survey.groups if not feed.groups or one.id in feed.groups]
    if feed.block:
        groups = [one for one in groups if one.is_about(feed.block)]
    if len(groups) < 2:
        return groups[0].title if groups else ""
    given = feed.weights
    weights = [one.weight if given is None else given.get(one.id) for one in groups]
    if all(weight is None for weight in weights):
        return say(_TOGETHER, lang)
    return " + ".join(
        say(_WEIGHTED, lang, weight=show_figure(weight or 0, lang), group=group.title)
        for weight, group in zip(weights, groups, strict=True)
    )


def valid_sentences(valid: ValidRule, lang: Lang) -> tuple[str, ...]:
    """When a ballot counts."""
    found = []
    if valid.least_answered:
        found.append(say(_LEAST, lang, percent=show_figure(valid.least_answered, lang)))
    if valid.required:
        names = (
            word[1:] if word[:1] in "qQ" and word[1:].isdigit() else word for word in valid.required
        )
        found.append(say(_REQUIRED, lang, questions=", ".join(names)))
    if valid.duplicates == "none":
        found.append(say(_DUPLICATES, lang))
    return tuple(found) or (say(_EVERY, lang),)


def _group(report: Report, cycle: str, group: RespondentGroup, lang: Lang) -> SourceGroup:
    weight = show_figure(group.weight, lang) if group.weight is not None else ""
    if group.given is not None:
        how = say(_GIVEN, lang, out_of=show_figure(group.given.out_of, lang))
        return SourceGroup(group.title, how, weight, show_document(group.given.source, lang))
    if group.reuse is not None:
        return SourceGroup(group.title, _reused(report, cycle, group, lang), weight, None)
    return SourceGroup(group.title, say(MODES[group.mode], lang), weight, None)


def _reused(report: Report, cycle: str, group: RespondentGroup, lang: Lang) -> str:
    """Whose results they are; ids alone where the edition does not show the other survey."""
    reuse = group.reuse
    if reuse is None:
        return ""
    there = report.project.cycles.get(reuse.cycle or cycle)
    other = there.surveys.get(reuse.survey) if there is not None else None
    theirs = other.group(reuse.group) if other is not None else None
    text = say(
        _REUSE,
        lang,
        group=theirs.title if theirs is not None else reuse.group,
        survey=other.title if other is not None else reuse.survey,
    )
    if reuse.cycle and reuse.cycle != cycle:
        name = there.cycle.title if there is not None else reuse.cycle
        text += say(_REUSE_CYCLE, lang, cycle=name)
    return text
