"""A survey in time: its period, what was closed, and what changed after."""

from collections.abc import Iterator

from parledger.check.found import found, where
from parledger.check.survey_scope import SurveyScope, scopes_of
from parledger.model.project import Project
from parledger.problems import Place, Problem


def check_survey_closing(project: Project) -> Iterator[Problem]:
    """V247 to V249, V252 to V254."""
    for files in project.cycles.values():
        scopes = scopes_of(project, files)
        for scope in scopes:
            yield from _check_period(scope)
            yield from _check_closing(scope)
        if scopes and all(scope.survey.sealed is not None for scope in scopes):
            yield from _check_unfed(scopes)


def _check_period(scope: SurveyScope) -> Iterator[Problem]:
    """The fieldwork lies in the cycle's own step for it, where the schedule has one."""
    window = scope.files.cycle.schedule.get("survey")
    period = scope.survey.period
    if window is None or period is None:
        return
    start, end = period
    if end > window.end or (window.start is not None and start < window.start):
        first = f"{window.start} – " if window.start is not None else "≤ "
        yield found(
            "V247",
            scope.place("period"),
            scope.survey.id,
            start=start,
            end=end,
            window=f"{first}{window.end}",
            line=window.at.line,
        )


def _check_closing(scope: SurveyScope) -> Iterator[Problem]:
    survey = scope.survey
    closed, sealed = survey.closed, survey.sealed
    if survey.errata and closed is None and "closed" not in survey.places:
        yield found("V249", survey.errata[0].at, survey.id)
    if closed is not None and survey.period is not None and closed.date < survey.period[1]:
        place = scope.place("closed")
        yield found("V248", place, survey.id, date=closed.date, end=survey.period[1])
    if sealed is None:
        return
    folder = survey.path.removesuffix(".yaml")
    unread = {f"{folder}.csv", f"{folder}.parquet"} & scope.project.unread
    if survey.ballots is None and not unread:
        yield found("V253", sealed.at, survey.id)
    elif survey.ballots is not None and survey.ballots.sha256 != sealed.sha256:
        yield found(
            "V254",
            Place(survey.ballots.path),
            survey.id,
            found=survey.ballots.sha256,
            wanted=sealed.sha256,
            line=sealed.at.line,
        )


def _check_unfed(scopes: tuple[SurveyScope, ...]) -> Iterator[Problem]:
    """With every survey of the cycle closed, a survey criterion still without a source."""
    cycle = scopes[0].files.cycle
    if not all(scope.is_whole and scope.is_cycle_whole for scope in scopes):
        return
    for block in scopes[0].blocks:
        fed = {
            feed.criterion
            for scope in scopes
            for feed in scope.survey.feeds
            if feed.block in ("", block.block.id)
        }
        fed |= {one.criterion for one in cycle.external if one.block in ("", block.block.id)}
        left = [
            leaf.id
            for leaf in block.criteria.leaves
            if leaf.rule is not None
            and leaf.rule.kind == "survey"
            and leaf.id not in fed | block.not_scored
        ]
        if left:
            place = where(block.block.places, "id", block.block.at)
            yield found("V252", place, block.block.id, codes=", ".join(left))
