"""What rows are imported into: a survey, its units and groups, and every way these are written."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from parledger.model.cycles import Cycle
from parledger.model.imports import ImportMapping
from parledger.model.questions import Question
from parledger.model.surveys import Survey
from parledger.survey.importing.cells import Known, known_ids
from parledger.survey.importing.columns import GROUP, UNIT, questions_of
from parledger.survey.importing.headers import same


@dataclass(frozen=True)
class Target:
    """A survey in its cycle. `unit_names`: of all units; `taken`: ballot numbers already used."""

    survey: Survey
    cycle: Cycle
    unit_names: Mapping[str, str]
    taken: frozenset[str] = frozenset()

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """All questions of all forms by id."""
        return questions_of(self.survey)


@dataclass(frozen=True)
class Vocabulary:
    """A target's ids, and what a mapping says of how they are written."""

    target: Target
    mapping: ImportMapping

    @cached_property
    def blanks(self) -> frozenset[str]:
        """Words that mean no answer."""
        return frozenset(same(word) for word in self.mapping.blank)

    @cached_property
    def units(self) -> Known:
        """By id, by name, and as the entry sheet writes units of one name: `Name (id)`."""
        listed = [unit for block in self.target.cycle.blocks for unit in block.units]
        names = {unit: self.target.unit_names.get(unit, unit) for unit in listed}
        labels = {f"{name} ({unit})": unit for unit, name in names.items()}
        return known_ids(names, self._told(UNIT), labels)

    @cached_property
    def groups(self) -> Known:
        """The groups that have ballots of this survey."""
        titles = {one.id: one.title for one in self.target.survey.groups if one.has_ballots}
        return known_ids(titles, self._told(GROUP))

    @cached_property
    def _answers(self) -> dict[tuple[str, tuple[str, ...]], Known]:
        return {}

    def answers(self, question: Question) -> Known:
        """A question's options; forms may ask one question with different ones."""
        titles = {option.id: option.title for option in question.options}
        key = (question.id, tuple(titles))
        if key not in self._answers:
            shared = {text: one for text, one in self.mapping.answers.items() if one in titles}
            self._answers[key] = known_ids(titles, self._told(question.id), shared)
        return self._answers[key]

    def _told(self, name: str) -> Mapping[str, str]:
        source = self.mapping.sources.get(name)
        return source.answers if source is not None else {}
