"""What the checks of surveys ask: a survey within its cycle, and what each feed stands for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from parledger.check.scope import BlockScope, block_scopes, is_cycle_whole
from parledger.model.project import CycleFiles, Project
from parledger.model.questions import Question
from parledger.model.surveys import Feed, Form, RespondentGroup, Survey
from parledger.problems import Place


@dataclass(frozen=True)
class SurveyScope:
    """A survey with its cycle.

    `is_whole`, `is_cycle_whole`: nothing of the file was lost in reading, so that what is not
    found there is not there.
    """

    project: Project
    files: CycleFiles
    survey: Survey
    blocks: tuple[BlockScope, ...]

    @cached_property
    def is_whole(self) -> bool:
        """Whether the instrument was read without losing a group, form or question."""
        return self.survey.path not in self.project.unread

    @cached_property
    def is_cycle_whole(self) -> bool:
        """Whether cycle.yaml was read without losing a block."""
        return is_cycle_whole(self.project, self.files.cycle)

    @cached_property
    def block_ids(self) -> tuple[str, ...]:
        """All blocks of the cycle."""
        return tuple(block.id for block in self.files.cycle.blocks)

    @cached_property
    def units(self) -> Mapping[str, str]:
        """Unit -> its block."""
        return {unit: block.id for block in self.files.cycle.blocks for unit in block.units}

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """The questions of all forms; of one id the first."""
        found: dict[str, Question] = {}
        for form in self.survey.forms:
            for question in form.questions:
                found.setdefault(question.id, question)
        return found

    @property
    def group_ids(self) -> tuple[str, ...]:
        """All groups of the survey."""
        return tuple(group.id for group in self.survey.groups)

    @cached_property
    def are_groups_known(self) -> bool:
        """Whether every group is read and about blocks that exist: its feeds can be judged."""
        named = {block for group in self.survey.groups for block in group.blocks}
        return self.is_whole and self.is_cycle_whole and named <= set(self.block_ids)

    def fed(self, feed: Feed) -> Iterator[BlockScope]:
        """The blocks whose sets have the criterion as a leaf and that the feed is meant for."""
        for scope in self.blocks:
            node = scope.criteria.nodes.get(feed.criterion)
            if feed.block in ("", scope.block.id) and node is not None and node.is_leaf:
                yield scope

    def groups(self, feed: Feed, block: str) -> tuple[RespondentGroup, ...]:
        """The groups whose answers a feed counts for the units of a block."""
        return tuple(
            group
            for group in self.survey.groups
            if group.is_about(block) and (not feed.groups or group.id in feed.groups)
        )

    def place(self, key: str) -> Place:
        """Where a value of the instrument stands."""
        return self.survey.places.get(key, self.survey.at)


def survey_scopes(project: Project) -> Iterator[SurveyScope]:
    """Every survey of every cycle."""
    for files in project.cycles.values():
        yield from scopes_of(project, files)


def scopes_of(project: Project, files: CycleFiles) -> tuple[SurveyScope, ...]:
    """Every survey of a cycle."""
    blocks = block_scopes(project, files) if files.surveys else ()
    return tuple(SurveyScope(project, files, survey, blocks) for survey in files.surveys.values())


def counted_questions(form: Form, named: tuple[str, ...]) -> tuple[Question, ...]:
    """The questions of a form that a formula counts: those named, or all with a scale."""
    return tuple(
        one for one in form.questions if (one.id in named if named else one.kind == "scale")
    )
