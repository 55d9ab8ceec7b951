"""What the public edition shows: nothing that is marked as not public, wherever it stands."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass

import pytest

from parledger.compute import compute_results
from parledger.model.documents import Document
from parledger.report import BuildInfo, make_report
from tests.source.workspaces import (
    CYCLE,
    EXPLANATION,
    ROUND_1,
    ROUND_2,
    SELF,
    SET,
    load,
)

PAPER = "{title: Tờ trình MẬT, number: 7/TTr, issuer: MẬT, public: false}"
ENTRY = f"""
    evidence:
      - {PAPER}
      - {{title: Báo cáo công khai}}
"""
COUNCIL = "scores/c-2020/council.yaml"
PLAN = "scores/c-2020/xa-a/improvement.yaml"
APPEALS = "scores/c-2020/appeals.yaml"
FILES = {
    SELF: f'document: {PAPER}\nscores:\n  "5.8":\n    value: true{ENTRY}  "5.7":\n    value: 97\n',
    ROUND_1: f'scores:\n  "5.8":\n    decision: adjusted\n    points: 0\n    reason: thiếu{ENTRY}',
    EXPLANATION: f'scores:\n  "5.8":\n    text: đủ{ENTRY}',
    ROUND_2: f'scores:\n  "5.8":\n    answer: rejected\n    reason: thiếu{ENTRY}',
    COUNCIL: f"meetings:\n  - {{date: 2021-01-05, minutes: {PAPER}, members: 9, approve: 8}}\n",
    PLAN: f"plan: {PAPER}\nowners: []\nmeasures: []\n",
    "criteria/s.yaml": SET.replace("max_points", f"decision: {PAPER}\nmax_points", 1),
    "scores/c-2020/cycle.yaml": CYCLE.replace(
        "provenance", f"visibility: public\ndocuments: [{PAPER}]\nsources: [{PAPER}]\nprovenance"
    ),
}


def papers(value):
    """Every document anywhere inside, maps of whatever kind gone through."""
    if isinstance(value, Document):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from papers(item)
    elif isinstance(value, (tuple, frozenset)):
        for item in value:
            yield from papers(item)
    elif is_dataclass(value):
        for one in fields(value):
            yield from papers(getattr(value, one.name))


def report_of(edition, **files):
    """The Report of the small project with papers everywhere."""
    project = load(**{**FILES, **files}).project
    return make_report(project, compute_results(project), BuildInfo("1"), edition)


def secrets(report):
    """Documents that say more than that they are not public."""
    found = [*papers(report.project), *papers(report.results)]
    return [one for one in found if not one.public and one != Document(public=False)]


def test_the_internal_edition_shows_every_paper():
    """The project of this test holds a paper that is not public in every kind of file."""
    project = report_of("internal").project
    held = [one for one in papers(project) if not one.public]
    files = project.cycles["c-2020"].units["xa-a"]
    parts = (files.self_file, files.round_1, files.explanation, files.round_2, files.improvement)
    assert len(held) >= 9
    assert all(any(not one.public for one in papers(part)) for part in parts)


def test_nothing_of_a_private_paper_is_in_the_public_edition():
    """Neither title nor number nor issuer, in whatever file and however entries are kept."""
    assert secrets(report_of("internal"))
    assert secrets(report_of("public")) == []


def test_public_papers_beside_private_ones_stay():
    """Only the private one is replaced, and the place of it stays."""
    entries = report_of("public").project.cycles["c-2020"].units["xa-a"].self_file.entries
    assert [one.title for one in entries["5.8"].evidence] == ["", "Báo cáo công khai"]
    assert list(entries) == ["5.8", "5.7"]
    assert len(entries) == 2


def test_an_entry_without_papers_is_not_copied():
    """Cutting costs nothing where there is nothing to cut."""
    entries = report_of("public").project.cycles["c-2020"].units["xa-a"].self_file.entries
    assert entries["5.7"] is entries.entries["5.7"]


@pytest.mark.parametrize("edition", ["public", "internal"])
def test_a_withheld_cycle_keeps_no_unit_file_in_public(edition):
    """A cycle that is not published has its timetable alone; inside it has everything."""
    hidden = FILES["scores/c-2020/cycle.yaml"].replace("visibility: public\n", "")
    report = report_of(edition, **{"scores/c-2020/cycle.yaml": hidden})
    files = report.project.cycles["c-2020"]
    assert bool(files.units) == bool(files.meetings) == (edition == "internal")
    assert ("c-2020" in report.withheld) == (edition == "public")
