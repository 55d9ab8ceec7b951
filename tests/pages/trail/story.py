"""A history without Git: commits that bring files, told as the trail tells them.

What changed is worked out here from the texts of the files, apart from the product's own follower.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import PurePosixPath

from parledger.compute import compute_results
from parledger.model.trail import (
    FieldChange,
    Gap,
    Handling,
    LogCommit,
    Oddity,
    Trail,
    ValueChange,
)
from parledger.report import BuildInfo, Known, Report, make_chronicle, make_report, make_unit_report
from parledger.source.stated import read_stated
from tests.compute.workspaces import project_of
from tests.pages import scene

STEPS = {
    "self": ("self", "unit"),
    "appraisal-1": ("appraisal_1", "unit"),
    "explanation": ("explanation", "unit"),
    "appraisal-2": ("appraisal_2", "unit"),
    "council": ("council", "council"),
    "cycle": ("external", "cycle"),
}
REASONS = ("reason", "text", "note")


class Story:
    """Files and the commits that brought them, one after the other."""

    def __init__(self) -> None:
        self.files: dict[str, str] = {}
        self.commits: dict[str, LogCommit] = {}
        self.changes: list[ValueChange] = []
        self.gaps: list[Gap] = []
        self.recorded: dict[str, Handling] = {}
        self.published: dict[str, str] = {}
        self.oddities: tuple[Oddity, ...] = ()

    def commit(
        self,
        files: Mapping[str, str],
        when: str = "2020-11-12T02:00:00",
        handling: Handling | None = None,
        *,
        merge: bool = True,
        author: str = "Nguyễn Thị Viết",
        message: str = "Nộp hồ sơ",
    ) -> str:
        """Bring files to main; answers the commit's id."""
        name = f"{len(self.commits) + 1:040x}"
        moment = datetime.fromisoformat(when).replace(tzinfo=UTC)
        parents = ("1" * 40, "2" * 40) if merge else ("1" * 40,)
        self.commits[name] = LogCommit(
            name, parents, author, "Trần Văn Gộp", moment, moment, message
        )
        if handling is not None:
            self.recorded[name] = handling
        for path, text in files.items():
            self.changes += _changes(path, self.files.get(path, ""), text, name)
            self.files[path] = text
            if path.endswith("publication.yaml"):
                self.published.setdefault(path.split("/")[1], name)
        return name

    def gap(self, path: str, when: str = "2020-11-13T02:00:00") -> str:
        """A version that nobody can read."""
        name = self.commit({}, when)
        cycle, unit = path.split("/")[1:3]
        self.gaps.append(Gap(cycle, unit, _spot(path)[0], path, name, "b" * 40, "unreadable"))
        return name

    def trail(self) -> Trail:
        """As `pipeline.trailing` would read it."""
        places = {name: place for place, name in enumerate(self.commits)}
        return Trail(
            next(reversed(self.commits)),
            "refs/heads/main",
            "",
            places,
            self.commits,
            tuple(self.changes),
            tuple(self.gaps),
            recorded=self.recorded,
            published=self.published,
            oddities=self.oddities,
        )

    def report(self, edition: str = "public", url: str = "https://example.org/mau") -> Report:
        """Everything as it stands at the end, told to an edition; `unit:xa-a` is one unit's own."""
        project = project_of(self.files)
        known = Known(chronicle=make_chronicle(project, self.trail(), self.seals()))
        info = BuildInfo(version="1", history=True, repository_url=url)
        results = compute_results(project)
        if edition.startswith("unit:"):
            return make_unit_report(project, results, info, edition.removeprefix("unit:"), known)
        return make_report(project, results, info, edition, known)

    def seals(self) -> Mapping[str, str]:
        """Nothing is signed."""
        return dict.fromkeys(self.commits, "unsigned")


def _spot(path: str) -> tuple[str, str]:
    return STEPS[PurePosixPath(path).stem.partition(".")[0]]


def _changes(path: str, old: str, new: str, commit: str) -> list[ValueChange]:
    stem = PurePosixPath(path).stem.partition(".")[0]
    if not path.startswith("scores/") or stem not in STEPS:
        return []
    step, kind = STEPS[stem]
    before, after = (_said(kind, text) for text in (old, new))
    _, cycle, unit, *_ = path.split("/")
    found = []
    for where in sorted({*before, *after}):
        one, other = (side.get(where, ({}, 0)) for side in (before, after))
        fields = tuple(
            FieldChange(name, one[0].get(name), other[0].get(name))
            for name in sorted({*one[0], *other[0]})
            if one[0].get(name) != other[0].get(name)
        )
        reason = next((other[0][name] for name in REASONS if other[0].get(name)), "")
        if fields:
            found.append(
                ValueChange(cycle, where[0] or unit, where[1], step, fields, path, other[1],
                            commit, (commit,), reason)
            )  # fmt: skip
    return found


def _said(kind: str, text: str):
    stated = read_stated(kind, text.encode()) if text else ()
    return {(one.unit, one.criterion): (one.fields, one.line) for one in stated or ()}


def request(number: str, approvals: int = 2, received: str = "") -> Handling:
    """A request as the forge recorded it."""
    moment = datetime.fromisoformat(received).replace(tzinfo=UTC) if received else None
    people = tuple(f"Duyệt {n}" for n in range(approvals))
    return Handling(number, "Người Gửi", ("Người Xem",), people, "Người Gộp", moment)


def told_story() -> Story:
    """The scene's second year, step by step; xa-a goes through all of them."""
    texts, story = scene.texts(), Story()
    year = "scores/mau-2020/"
    story.commit({path: text for path, text in texts.items() if not path.startswith(year)})
    story.commit({f"{year}cycle.yaml": texts[f"{year}cycle.yaml"]}, "2020-10-01T02:00:00")
    for number, unit in enumerate(("xa-a", "xa-b", "xa-c"), start=1):
        path = f"{year}{unit}/self.yaml"
        story.commit({path: texts[path]}, "2020-11-12T02:00:00", request(str(number)))
    for number, unit in enumerate(("xa-a", "xa-b", "xa-c"), start=4):
        path = f"{year}{unit}/appraisal-1.yaml"
        story.commit({path: texts[path]}, "2020-12-01T02:00:00", request(str(number)))
    for name, number in (("explanation", "7"), ("appraisal-2", "8")):
        path = f"{year}xa-a/{name}.yaml"
        story.commit({path: texts[path]}, "2020-12-08T02:00:00", request(number))
    path = f"{year}council.yaml"
    story.commit({path: texts[path]}, "2020-12-20T02:00:00", request("9"))
    return story
