"""A survey's numbers and names against its cycle, and results that come from elsewhere."""

from collections.abc import Iterable, Iterator

from parledger.check.found import found, hints, where
from parledger.check.survey_forms import check_formula
from parledger.check.survey_scope import SurveyScope, counted_questions, survey_scopes
from parledger.model.project import Project
from parledger.model.surveys import EVERYWHERE, RespondentGroup, Reuse, Survey, for_unit
from parledger.problems import Place, Problem

_Key = tuple[str, str, str]


def check_survey_groups(project: Project) -> Iterator[Problem]:
    """V225 to V227, V236, V241 to V243, V256 to V259."""
    for scope in survey_scopes(project):
        for group in scope.survey.groups:
            yield from _check_numbers(scope, group)
            yield from _check_given(scope, group)
            if group.reuse is not None:
                yield from _check_reuse(scope, group, group.reuse)
        yield from _check_without(scope)
        yield from _check_supervision(scope)
    yield from _check_rings(project)


def _check_numbers(scope: SurveyScope, group: RespondentGroup) -> Iterator[Problem]:
    if scope.is_cycle_whole:
        for block in group.blocks:
            if block not in scope.block_ids:
                place = where(group.places, f"blocks:{block}", group.at)
                yield found("V225", place, group.id, found=block, **hints(block, scope.block_ids))
        for key in ("planned", "least", "population"):
            names = [name for name in getattr(group, key) if name != EVERYWHERE]
            yield from _unknown_units(scope, group, key, names)
    for code, low, high in (("V256", "least", "planned"), ("V259", "planned", "population")):
        yield from _check_order(scope, group, code, (low, high))


def _unknown_units(
    scope: SurveyScope, group: RespondentGroup, key: str, names: Iterable[str]
) -> Iterator[Problem]:
    known = (*scope.units, *scope.block_ids) if key != "results" else tuple(scope.units)
    for name in names:
        if name not in known:
            place = where(group.places, f"{key}:{name}", group.at)
            yield found("V226", place, group.id, found=name, **hints(name, known))


def _check_order(
    scope: SurveyScope, group: RespondentGroup, code: str, keys: tuple[str, str]
) -> Iterator[Problem]:
    """A number that must not exceed another, once for each place where the smaller stands."""
    lower, upper = getattr(group, keys[0]), getattr(group, keys[1])
    told: set[Place] = set()
    for unit, block in scope.units.items():
        low, high = for_unit(lower, unit, block), for_unit(upper, unit, block)
        if low is None or high is None or low <= high or not group.is_about(block):
            continue
        if code == "V256" and high == 0:
            continue
        name = next(name for name in (unit, block, EVERYWHERE) if name in lower)
        place = where(group.places, f"{keys[0]}:{name}", where(group.places, keys[0], group.at))
        if place not in told:
            told.add(place)
            yield found(code, place, group.id, unit=unit, low=low, high=high)


def _check_given(scope: SurveyScope, group: RespondentGroup) -> Iterator[Problem]:
    given = group.given
    if given is None:
        return
    asked = {u: b for u, b in scope.units.items() if group.is_about(b)}
    for unit, figure in given.figures.items():
        place = where(given.places, unit, given.at)
        if unit not in asked and scope.is_cycle_whole:
            yield found("V226", place, group.id, found=unit, **hints(unit, asked))
        if figure is not None and figure > given.out_of:
            yield found("V258", place, group.id, unit=unit, figure=figure, most=given.out_of)
    for unit in given.ballots:
        if unit not in given.figures and scope.is_cycle_whole:
            yield found("V226", given.at, group.id, found=unit, **hints(unit, given.figures))


def _check_without(scope: SurveyScope) -> Iterator[Problem]:
    for entry in scope.survey.without:
        if entry.unit not in scope.units and scope.is_cycle_whole:
            place = where(entry.places, "unit", entry.at)
            yield found(
                "V226", place, "without", found=entry.unit, **hints(entry.unit, scope.units)
            )
        if entry.group and entry.group not in scope.group_ids and scope.is_whole:
            place = where(entry.places, "group", entry.at)
            known = hints(entry.group, scope.group_ids)
            yield found("V227", place, "without", found=entry.group, **known)


def _check_supervision(scope: SurveyScope) -> Iterator[Problem]:
    for entry in scope.survey.supervision:
        if entry.group and entry.group not in scope.group_ids and scope.is_whole:
            place = where(entry.places, "group", entry.at)
            known = hints(entry.group, scope.group_ids)
            yield found("V227", place, "supervision", found=entry.group, **known)
        checked, confirmed = entry.checked, entry.confirmed
        if checked is not None and confirmed is not None and confirmed > checked:
            place = where(entry.places, "confirmed", entry.at)
            yield found("V257", place, "supervision", confirmed=confirmed, checked=checked)


def _check_reuse(scope: SurveyScope, group: RespondentGroup, reuse: Reuse) -> Iterator[Problem]:
    """The other cycle, its survey and its group exist, and its own formula counts that group."""
    project = scope.project
    name = reuse.cycle or scope.files.cycle.id
    files = project.cycles.get(name)
    folder = f"scores/{name}/"
    if files is None:
        if not any(path.startswith(folder) for path in project.unread):
            yield _unknown(group, reuse, "cycle", name, project.cycles)
        return
    other = files.surveys.get(reuse.survey)
    if other is None:
        if f"{folder}survey/{reuse.survey}.yaml" not in project.unread:
            yield _unknown(group, reuse, "survey", reuse.survey, files.surveys)
        return
    if other.path in project.unread:
        return
    there = other.group(reuse.group)
    if there is None:
        known = [one.id for one in other.groups]
        yield _unknown(group, reuse, "group", reuse.group, known)
    elif there.has_ballots:
        yield from _check_other(group, reuse, other)


def _check_other(group: RespondentGroup, reuse: Reuse, other: Survey) -> Iterator[Problem]:
    form = other.form_of(reuse.group)
    if other.formula is None and "formula" not in other.places:
        yield found("V243", reuse.at, group.id, survey=other.id)
    if other.formula is not None and form is not None:
        counted = {one.id: one for one in counted_questions(form, ())}
        yield from check_formula(other.formula, counted, reuse.at, group.id)


_WHAT = {
    "cycle": ("kỳ đánh giá", "cycle"),
    "survey": ("cuộc khảo sát", "survey"),
    "group": ("nhóm", "group"),
}


def _unknown(
    group: RespondentGroup, reuse: Reuse, what: str, name: str, known: Iterable[str]
) -> Problem:
    what_vi, what_en = _WHAT[what]
    args = {"what_vi": what_vi, "what_en": what_en, "found": name}
    return found("V241", reuse.at, group.id, **args, **hints(name, known))


def _check_rings(project: Project) -> Iterator[Problem]:
    """Groups whose results come from one another, told once, at the first of the ring."""
    step: dict[_Key, tuple[_Key, Place]] = {}
    for scope in survey_scopes(project):
        cycle = scope.files.cycle.id
        for group in scope.survey.groups:
            if group.reuse is not None:
                reuse = group.reuse
                target = (reuse.cycle or cycle, reuse.survey, reuse.group)
                step[cycle, scope.survey.id, group.id] = (target, reuse.at)
    for start, (first, place) in step.items():
        ring, target = [start], first
        while target in step and target not in ring:
            ring.append(target)
            target = step[target][0]
        if target == start and start == min(ring):
            names = " → ".join("/".join(one) for one in (*ring, start))
            yield found("V242", place, start[2], ring=names)
