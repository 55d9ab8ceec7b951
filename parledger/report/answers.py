"""What a survey's ballots come to: turnout against the plan, and answers added up.

Answers are added over what an edition may show: a group with so few ballots that its answers are
withheld is left out of every sum, so that it cannot be found by subtracting.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from parledger.model.ballots import SurveyResult
from parledger.model.certainty import Interval
from parledger.model.cycles import Cycle
from parledger.model.formula import Tally
from parledger.model.questions import Question
from parledger.model.surveys import Form, for_unit
from parledger.survey.uncertainty import wilson

QuestionKey = tuple[str, str]
"""Form and question."""


@dataclass(frozen=True, slots=True)
class Turnout:
    """Ballots against the plan. `planned` None: the plan names no number for some of them."""

    planned: int | None
    received: int
    valid: int

    @property
    def response(self) -> Fraction | None:
        """Valid ballots over planned ones; None without a plan."""
        return Fraction(self.valid, self.planned) if self.planned else None


@dataclass(frozen=True, slots=True)
class Asked:
    """A group that is asked about a unit, and what came of it."""

    block: str
    unit: str
    group: str
    turnout: Turnout


@dataclass(frozen=True, slots=True)
class Answered:
    """How a question was answered about one unit by one group."""

    block: str
    unit: str
    group: str
    tally: Tally


@dataclass(frozen=True)
class Poll:
    """A survey of a cycle with its sums, each made once."""

    cycle: Cycle
    result: SurveyResult

    @cached_property
    def asked(self) -> tuple[Asked, ...]:
        """Every unit and group that ballots are due of, or came from, in the cycle's order."""
        survey, counted = self.result.survey, self.result.tabulation
        out = {(one.unit, one.group) for one in survey.without}
        found = []
        for block in self.cycle.blocks:
            groups = [one for one in survey.groups if one.has_ballots and one.is_about(block.id)]
            for unit in block.units:
                for group in groups:
                    planned = for_unit(group.planned, unit, block.id)
                    tally = counted.of(unit, group.id) if counted is not None else None
                    excused = (unit, "") in out or (unit, group.id) in out
                    if tally is None and (not planned or excused):
                        continue
                    received, valid = (tally.received, tally.valid) if tally else (0, 0)
                    turnout = Turnout(planned, received, valid)
                    found.append(Asked(block.id, unit, group.id, turnout))
        return tuple(found)

    @cached_property
    def answers(self) -> Mapping[QuestionKey, tuple[Answered, ...]]:
        """How each question with options was answered, by unit and group, as far as shown."""
        survey, counted = self.result.survey, self.result.tabulation
        found: dict[QuestionKey, list[Answered]] = {
            (form.id, question.id): []
            for form in survey.forms
            for question in form.questions
            if question.kind != "text"
        }
        for asked in self.asked:
            form = survey.form_of(asked.group)
            tally = counted.of(asked.unit, asked.group) if counted is not None else None
            for one in tally.tallies if tally is not None and form is not None else ():
                key = (form.id if form is not None else "", one.question.id)
                found[key].append(Answered(asked.block, asked.unit, asked.group, one))
        return {key: tuple(held) for key, held in found.items()}

    @cached_property
    def asked_by_unit(self) -> Mapping[str, tuple[Asked, ...]]:
        """Unit -> what is asked about it."""
        found: dict[str, list[Asked]] = {}
        for one in self.asked:
            found.setdefault(one.unit, []).append(one)
        return {unit: tuple(held) for unit, held in found.items()}

    @cached_property
    def answers_by_unit(self) -> Mapping[str, Mapping[QuestionKey, tuple[Answered, ...]]]:
        """Unit -> question -> how it was answered, by group."""
        found: dict[str, dict[QuestionKey, list[Answered]]] = {}
        for key, answered in self.answers.items():
            for one in answered:
                found.setdefault(one.unit, {}).setdefault(key, []).append(one)
        return {
            unit: {key: tuple(held) for key, held in questions.items()}
            for unit, questions in found.items()
        }

    @property
    def turnout(self) -> Turnout:
        """Of the whole survey."""
        return total_turnout(self.asked)

    def answers_of(self, form: Form, question: Question) -> tuple[Answered, ...]:
        """How a question was answered, by unit and group."""
        return self.answers.get((form.id, question.id), ())


def total_turnout(asked: Iterable[Asked]) -> Turnout:
    """The sums; planned is None where the plan names no number for one of them."""
    held = [one.turnout for one in asked]
    plans = [one.planned for one in held if one.planned is not None]
    planned = sum(plans) if len(plans) == len(held) else None
    return Turnout(planned, sum(one.received for one in held), sum(one.valid for one in held))


def add_up(question: Question, answered: Iterable[Answered]) -> Tally:
    """One question over several units and groups."""
    counts = {option.id: 0 for option in question.options}
    given = ballots = 0
    for one in answered:
        for option, count in one.tally.counts.items():
            counts[option] = counts.get(option, 0) + count
        given += one.tally.answered
        ballots += one.tally.ballots
    return Tally(question, counts, given, ballots)


def satisfied_share(tallies: Iterable[Tally]) -> Fraction | None:
    """Satisfied answers over answers given; None where nothing says what is satisfied."""
    got = of = 0
    for tally in tallies:
        if tally.question.satisfied:
            got += sum(tally.counts.get(option, 0) for option in tally.question.satisfied)
            of += tally.answered
    return Fraction(got, of) if of else None


def satisfied_interval(tally: Tally) -> Interval | None:
    """The 95 % interval of a question's satisfied share, one answer a ballot.

    Whatever the population: a question page names none, so that the interval is rather too wide.
    """
    share = satisfied_share((tally,))
    if share is None or tally.question.several:
        return None
    return wilson(share, Fraction(tally.answered))
