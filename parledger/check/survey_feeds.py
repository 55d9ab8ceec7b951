"""What a survey feeds: the criterion, its groups and their weights."""

from collections.abc import Iterator
from fractions import Fraction

from parledger.check.found import found, hints, where
from parledger.check.scope import BlockScope
from parledger.check.survey_scope import SurveyScope, survey_scopes
from parledger.model.criteria import Node
from parledger.model.project import Project
from parledger.model.surveys import Feed, RespondentGroup
from parledger.model.words import plain_decimal
from parledger.problems import Place, Problem


def check_survey_feeds(project: Project) -> Iterator[Problem]:
    """V205, V220 to V225, V227, V228, V231 to V235, V250."""
    taken: dict[tuple[str, str, str], Place] = {}
    for scope in survey_scopes(project):
        for feed in scope.survey.feeds:
            yield from _check_criterion(scope, feed)
            for block in scope.fed(feed):
                yield from _check_leaf(scope, feed, block)
                yield from _check_once(scope, feed, block, taken)
            if scope.is_whole:
                yield from _check_names(scope, feed)
            if scope.are_groups_known and all(name in scope.group_ids for name in feed.groups):
                yield from _check_groups(scope, feed)


def _check_criterion(scope: SurveyScope, feed: Feed) -> Iterator[Problem]:
    """A block of the cycle, and a leaf of its set; without a block, of any block's set."""
    if feed.block and feed.block not in scope.block_ids:
        if scope.is_cycle_whole:
            place = where(feed.places, "block", feed.at)
            blocks = hints(feed.block, scope.block_ids)
            yield found("V225", place, feed.criterion, found=feed.block, **blocks)
        return
    asked = [one for one in scope.blocks if feed.block in ("", one.block.id)]
    place = where(feed.places, "criterion", feed.at)
    nodes = [
        one.criteria.nodes[feed.criterion] for one in asked if feed.criterion in one.criteria.nodes
    ]
    if nodes and not any(node.is_leaf for node in nodes):
        yield found("V222", place, feed.criterion)
    due = 1 if feed.block else len(scope.block_ids)
    whole = len(asked) == due and all(one.is_set_whole for one in asked) and scope.is_cycle_whole
    if asked and whole and not nodes:
        known = hints(feed.criterion, [node for one in asked for node in one.criteria.nodes])
        sets = ", ".join(dict.fromkeys(one.criteria.id for one in asked))
        yield found("V220", place, feed.criterion, sets=sets, **known)


def _check_leaf(scope: SurveyScope, feed: Feed, block: BlockScope) -> Iterator[Problem]:
    leaf = block.criteria.nodes[feed.criterion]
    place = where(feed.places, "criterion", feed.at)
    if leaf.rule is None:
        return
    if leaf.rule.kind != "survey":
        yield found("V221", place, leaf.id, criteria=block.criteria.id, kind=leaf.rule.kind)
        return
    if leaf.id in block.not_scored:
        yield found("V205", place, leaf.id, block=block.block.id)
    yield from _check_offices(scope, leaf, block)


def _check_offices(scope: SurveyScope, leaf: Node, block: BlockScope) -> Iterator[Problem]:
    """An office that names the very leaf; an area that holds it among others is usual."""
    for office in scope.files.cycle.offices:
        if leaf.id in office.codes_for(block.block.id):
            place = where(office.places, f"appraises:{leaf.id}", office.at)
            place = where(office.places, f"appraises:{block.block.id}:{leaf.id}", place)
            yield found("V250", place, office.id, criterion=leaf.id, survey=scope.survey.id)


def _check_once(
    scope: SurveyScope,
    feed: Feed,
    block: BlockScope,
    taken: dict[tuple[str, str, str], Place],
) -> Iterator[Problem]:
    cycle, place = scope.files.cycle, where(feed.places, "criterion", feed.at)
    first = taken.setdefault((cycle.id, block.block.id, feed.criterion), place)
    if first is not place:
        at = f"{first.path}:{first.line}"
        yield found("V223", place, feed.criterion, block=block.block.id, at=at)
    for entry in cycle.external:
        if entry.criterion == feed.criterion and entry.block in ("", block.block.id):
            line = (entry.criterion_at or entry.at).line
            yield found("V224", place, feed.criterion, path=cycle.path, line=line)


def _check_names(scope: SurveyScope, feed: Feed) -> Iterator[Problem]:
    for group in feed.groups:
        if group not in scope.group_ids:
            place = where(feed.places, f"groups:{group}", feed.at)
            known = hints(group, scope.group_ids)
            yield found("V227", place, feed.criterion, found=group, **known)
    asked = [group for group in scope.group_ids if not feed.groups or group in feed.groups]
    for group in feed.weights or ():
        if group not in asked:
            place = where(feed.places, f"weights:{group}", feed.at)
            yield found("V227", place, feed.criterion, found=group, **hints(group, asked))
    for question in feed.questions:
        if question not in scope.questions:
            place = where(feed.places, f"questions:{question}", feed.at)
            known = hints(question, scope.questions)
            yield found("V228", place, feed.criterion, found=question, **known)


def _check_groups(scope: SurveyScope, feed: Feed) -> Iterator[Problem]:
    fed = tuple(scope.fed(feed))
    blocks = [one.block.id for one in fed]
    for name in feed.groups:
        group = scope.survey.group(name)
        if group is not None and fed and not any(group.is_about(block) for block in blocks):
            place = where(feed.places, f"groups:{name}", feed.at)
            about = ", ".join(group.blocks)
            yield found(
                "V231", place, feed.criterion, group=name, about=about, block=", ".join(blocks)
            )
            return
    for block in blocks:
        groups = scope.groups(feed, block)
        if not groups:
            yield found("V232", feed.at, feed.criterion, block=block)
        if len(groups) > 1:
            yield from _check_weights(feed, groups)


def _check_weights(feed: Feed, groups: tuple[RespondentGroup, ...]) -> Iterator[Problem]:
    """All groups of a block with weights that sum to 1, or none where all have ballots."""
    weights = {
        group.id: group.weight if feed.weights is None else feed.weights.get(group.id)
        for group in groups
    }
    given = {name: weight for name, weight in weights.items() if weight is not None}
    without = ", ".join(name for name in weights if name not in given)
    first = next((group for group in groups if group.id in given), groups[0])
    place = where(first.places, "weight", first.at)
    if feed.weights is not None:
        place = where(feed.places, "weights", feed.at)
    elif not given:
        place = feed.at
    subject = feed.criterion
    elsewhere = ", ".join(group.id for group in groups if not group.has_ballots)
    if not given:
        if elsewhere:
            yield found("V235", place, subject, groups=elsewhere)
    elif without:
        yield found("V234", place, subject, groups=without)
    elif sum(given.values(), Fraction(0)) != 1:
        terms = " + ".join(plain_decimal(weight) for weight in given.values())
        total = sum(given.values(), Fraction(0))
        yield found("V233", place, subject, terms=terms, total=total)
