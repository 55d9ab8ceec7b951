"""`survey wishes`: the free texts of a survey, for the working group alone."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from parledger.model.surveys import BallotFile, Survey
from parledger.model.words import Words
from parledger.outputs.wishes import Digest, WishLine
from parledger.pipeline.surveys import Chosen, choose_survey, errors
from parledger.problems import Problems, UserError
from parledger.source import DiskWorkspace

if TYPE_CHECKING:
    from parledger.survey.wishes import Wishes

PUBLISHED = (
    "docs",
    "site",
    "site-internal",
    "site_templates",
    "public",
    "units",
    "criteria",
    "scores",
)
"""Folders that go onto a site, or into Git with what does."""


@dataclass(frozen=True, slots=True)
class WishesRun:
    """The digest, None where the files hold errors."""

    digest: Digest | None
    problems: Problems


def gather_digest(root: Path, cycle: str, name: str) -> WishesRun:
    """The texts of a survey's ballots. UserError where there is no such survey or no ballots."""
    chosen = choose_survey(root, cycle, name)
    survey = chosen.survey
    if survey is None or errors(chosen.problems):
        return WishesRun(None, chosen.problems)
    if survey.ballots is None:
        raise UserError(f"khảo sát {name} chưa có phiếu", f"the survey {name} has no ballots")
    wishes, problems = _wishes(root, survey, survey.ballots)
    if wishes is None:
        return WishesRun(None, problems)
    titles = _titles(survey)
    lines = [
        WishLine(
            titles[one.question],
            one.unit,
            _name(chosen, one.unit),
            _group(survey, one.group),
            one.text,
            one.times,
        )
        for one in wishes.kept
    ]
    return WishesRun(Digest(survey.title, lines, wishes.left_out), problems)


def _wishes(root: Path, survey: Survey, ballots: BallotFile) -> tuple["Wishes | None", Problems]:
    from parledger.survey import check_parquet, read_csv
    from parledger.survey.wishes import gather_wishes, texts_of_parquet

    if ballots.kind == "parquet":
        problems = check_parquet(survey, ballots.path, root / ballots.path)
        if errors(problems):
            return None, problems
        return gather_wishes(survey, texts_of_parquet(survey, root / ballots.path)), problems
    read = read_csv(survey, ballots.path, DiskWorkspace(root).read(ballots.path) or b"")
    if read.frame is None or errors(read.problems):
        return None, read.problems
    return gather_wishes(survey, read.frame), read.problems


_WISHES = Words("ý kiến trên phiếu chỉ để nội bộ", "free texts never are")


def refuse_published(root: Path, target: Path, why: Words = _WISHES) -> None:
    """UserError where a file would lie in a folder that goes onto a site. `why` it must not."""
    there, base = target.resolve(), root.resolve()
    inside = any(there.is_relative_to(base / name) for name in PUBLISHED)
    if inside or any((folder / "build.json").is_file() for folder in there.parents):
        raise UserError(
            f"không ghi vào {target}: thư mục này được công bố; {why.vi}",
            f"not written to {target}: that folder is published, and {why.en}",
        )


def _titles(survey: Survey) -> dict[str, str]:
    return {one.id: one.title for form in survey.forms for one in form.questions}


def _name(chosen: Chosen, unit: str) -> str:
    known = chosen.project.units.get(unit)
    return known.name if known is not None else unit


def _group(survey: Survey, group: str) -> str:
    known = survey.group(group)
    return known.title if known is not None else group
