"""A unit's own edition: the whole of its Report names nobody else and holds nobody else's figure."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime
from fractions import Fraction

import pytest

from parledger.compute import compute_results
from parledger.model.arrivals import Arrival
from parledger.model.documents import Document
from parledger.model.publication import Erratum, Figures, Input, Publication, Stand
from parledger.pipeline.counting import certainties
from parledger.problems import Place
from parledger.report import BuildInfo, Known, Polls, Stamp, make_unit_report
from tests.compute.workspaces import project_of
from tests.pages.scene import COUNCIL, CYCLE, SELF, texts
from tests.survey import polled

# Every figure of B and C here stands in nobody else's files.
MORE = """\
published:
  source: {{title: Bảng in}}
  index: {{xa-a: 80, xa-b: 71.31, xa-c: 41.17}}
  rank: {{xa-a: 1, xa-b: 2}}
  tolerance: 50
reopened:
  - {{unit: xa-b, step: self, to: 2020-12-01, why: Bí mật của B, document: {{number: 1/CV}}}}
  - {{unit: xa-a, step: self, to: 2020-12-02, why: Mất điện, document: {{number: 2/CV}}}}
roles: {{secretary: {{accounts: [thu-ky]}}, units: {{xa-a: {{accounts: [tai-khoan-a]}}}}}}
"""
APPEALS = """\
- {unit: xa-b, received: 2021-01-10, document: {number: 3/KN}, criteria: ["1.1"], text: Kêu của B}
- {unit: xa-a, received: 2021-01-11, document: {number: 4/KN}, criteria: ["1.1"], text: Kêu của A}
"""


def district():
    """Two years with something of everybody in every kind of file."""
    files = texts(
        CYCLE=CYCLE.replace("xa-b: 90, xa-c: 50", "xa-b: 90.73, xa-c: 50.79") + MORE,
        COUNCIL=COUNCIL.replace(
            "adjusts: [", 'adjusts: [{unit: xa-b, criterion: "1.1", points: 0.83, reason: Của B}, '
        ),
    )  # fmt: skip
    for year in (2019, 2020):
        for unit, said in (("xa-b", "LỜI-CỦA-B"), ("xa-c", "LỜI-CỦA-C")):
            files[f"scores/mau-{year}/{unit}/self.yaml"] = SELF.format(
                plan="true", share=91.3
            ).replace("Có kế hoạch", said)
    files["scores/mau-2020/appeals.yaml"] = APPEALS
    return files


def report_of(unit="xa-a", visibility="public", files=None):
    """The unit's own Report, with dates of every file."""
    made = files or district()
    path = "scores/mau-2020/cycle.yaml"
    made[path] = made[path].replace("visibility: public", f"visibility: {visibility}")
    project = project_of(made)
    when = Arrival(datetime(2020, 11, 1, tzinfo=UTC), recorded=True)
    info = BuildInfo(
        "1",
        stamps=dict.fromkeys(project.digests, Stamp("0" * 40, date(2021, 1, 5))),
        arrivals=dict.fromkeys(project.digests, when),
    )
    return make_unit_report(project, compute_results(project), info, unit)


def everything(value):
    """Every text, number and key inside, however deep."""
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from everything(key)
            yield from everything(item)
    elif isinstance(value, (tuple, list, frozenset)):
        for item in value:
            yield from everything(item)
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            if not one.name.startswith("_"):
                yield from everything(getattr(value, one.name))
    else:
        yield value


OTHERS = ("xa-b", "xa-c", "xa-d", "Xã B", "Xã C", "Xã D", "LỜI-CỦA", "của B", "Của B", "tai-khoan")
FIGURES = ("90.73", "50.79", "71.31", "41.17", "0.83", "91.3")


def told_of_others(report):
    """Texts that name others, and figures that are theirs."""
    found = list(everything((report.project, report.results, report.info, report.states)))
    texts_found = [text for text in found if isinstance(text, str)]
    numbers = {value for value in found if isinstance(value, Fraction)}
    named = [text for text in texts_found if any(other in text for other in OTHERS)]
    return named, [figure for figure in FIGURES if Fraction(figure) in numbers]


def test_the_search_would_find_them():
    """In the edition of B its words and figures are there, so that looking for them means something."""
    named, figures = told_of_others(report_of("xa-b"))
    assert {"xa-b", "Xã B", "LỜI-CỦA-B", "Kêu của B"} <= set(named)
    assert figures == ["90.73", "71.31", "0.83", "91.3"]


@pytest.mark.parametrize("visibility", ["public", "internal"])
def test_nothing_of_others_is_in_it(visibility):
    """No id, name, word, figure, path or date of another unit, and no account."""
    assert told_of_others(report_of(visibility=visibility)) == ([], [])


def test_its_own_is_all_there():
    """Figures, answers, adjustments, appeals and its history, also of a cycle that nobody may see."""
    report = report_of(visibility="internal")
    files = report.project.cycles["mau-2020"]
    assert files.units["xa-a"].explanation.entries["1.1"].text == "Ban hành ngày 10 tháng 1"
    assert [one.unit for meeting in files.meetings for one in meeting.adjusts] == ["xa-a"]
    assert [one.text for one in files.appeals] == ["Kêu của A"]
    assert [one.why for one in files.cycle.reopened] == ["Mất điện"]
    result = report.results.cycles["mau-2020"]
    (unit,) = result.blocks[0].units
    assert (unit.unit, unit.index is not None) == ("xa-a", True)
    assert result.blocks[0].mean_index is None
    assert set(result.changes) == {"xa-a"}
    assert set(report.project.cycles) == {"mau-2019", "mau-2020"}


def test_a_rank_is_told_only_where_everybody_may_know_it():
    """It says how the others stand; a cycle under way keeps it back."""
    shown, kept = (
        report_of(visibility=name).results.cycles["mau-2020"].unit("xa-a")
        for name in ("public", "internal")
    )
    assert (shown.rank, shown.rank_self is not None) == (2, True)
    assert (kept.rank, kept.rank_self, kept.rank_without_survey) == (None, None, None)
    assert kept.index == shown.index


def test_cycles_without_the_unit_are_left_out():
    """A unit of another authority's cycle has nothing of this one."""
    files = district()
    path = "scores/mau-2019/cycle.yaml"
    files[path] = (
        files[path]
        .replace("units: [xa-a, xa-b, xa-c]", "units: [xa-b, xa-c]")
        .replace("xa-a: 80, ", "")
        .replace("rank: {xa-a: 1, ", "rank: {")
    )
    files[path] = files[path].replace(
        "  - {unit: xa-a, step: self, to: 2020-12-02, why: Mất điện, document: {number: 2/CV}}\n",
        "",
    )
    for name in ("self", "appraisal-1"):
        del files[f"scores/mau-2019/xa-a/{name}.yaml"]
    report = report_of(files=files)
    assert set(report.project.cycles) == set(report.results.cycles) == {"mau-2020"}


def test_papers_that_are_not_public_stay_out_but_for_its_own():
    """What it handed in it knows; the appraisers' paper is not passed on."""
    files = district()
    paper = "{title: Tờ trình, number: 7/TTr, public: false}"
    own = "scores/mau-2020/xa-a/self.yaml"
    files[own] = files[own].replace('url: "https://example.org/ds"', "public: false")
    first = "scores/mau-2020/xa-a/appraisal-1.yaml"
    files[first] = f"document: {paper}\n{files[first]}"
    found = report_of(files=files).project.cycles["mau-2020"].units["xa-a"]
    (evidence,) = found.self_file.entries["1.2"].evidence
    assert (evidence.title, evidence.public) == ("Danh sách cán bộ", False)
    assert found.round_1[0].document == Document(public=False)


def test_an_office_is_named_and_not_assessed():
    """Who appraises is said; that the office is a unit with figures of its own is not."""
    files = district()
    for year in (2019, 2020):
        path = f"scores/mau-{year}/cycle.yaml"
        files[path] = files[path].replace(
            "title: Phòng Nội vụ,", "title: Phòng Nội vụ, unit: xa-c, accounts: [tai-khoan-nv],"
        )
    report = report_of(files=files)
    (office,) = report.project.cycles["mau-2020"].cycle.offices
    assert (office.title, office.unit, office.accounts) == ("Phòng Nội vụ", "", ())
    assert told_of_others(report) == ([], [])
    (itself,) = report_of("xa-c", files=files).project.cycles["mau-2020"].cycle.offices
    assert itself.unit == "xa-c"


def test_a_digest_of_what_tells_of_others_is_not_given_away():
    """A short file could be guessed from its id: inputs are the unit's own files and the sets."""
    assert set(report_of().project.digests) == {
        "criteria/set.yaml",
        *(f"scores/mau-2019/xa-a/{name}.yaml" for name in ("self", "appraisal-1")),
        *(
            f"scores/mau-2020/xa-a/{name}.yaml"
            for name in ("self", "appraisal-1", "explanation", "appraisal-2", "improvement")
        ),
    }


def test_the_report_says_whose_it_is():
    """So that pages and build.json can."""
    report = report_of()
    assert (report.edition, report.unit, report.withheld) == ("unit", "xa-a", frozenset())


def test_of_a_survey_its_own_answers_alone_are_told():
    """Points, shares and ballots of A; not how many others were asked, and not what they said."""
    groups = """\
    groups:
      - {id: dan, title: Dân, planned: {a: 40, b: 4321, xa: 50}}
    """
    more = """\
    forms: [{id: m, title: Mẫu, groups: [dan], questions: [{id: q1, title: Câu 1, scale: muc}]}]
    formula: {kind: satisfied_share}
    feeds: [{criterion: "1"}]
    without: []
    """
    rows = [("a", "dan", 5)] * 30 + [("a", "dan", 1)] * 10 + [("b", "dan", 4)] * 7
    files = polled.files_of(
        ("a", "b"), (50, 60),
        {"dan.yaml": polled.survey(groups, more), "dan.csv": polled.ballots(rows)},
    )  # fmt: skip
    found = polled.poll(files)
    assert found.problems == ()
    everybody = Polls(found.surveys, certainties(found.results, found.surveys))
    report = make_unit_report(found.project, found.results, BuildInfo("1"), "a", Known(everybody))
    (shown,) = report.polls.of("year")
    assert list(shown.feeds[0].units) == ["a"]
    assert shown.feeds[0].units["a"].points == found.fed("a").points
    assert list(shown.tabulation.groups) == [("a", "dan")]
    assert shown.tabulation.rows == 40
    assert dict(shown.survey.groups[0].planned) == {"a": 40, "xa": 50}
    assert shown.survey.ballots is None
    sure = report.polls.certainty["year"]
    assert [list(feed.units) for feed in sure.feeds] == [["a"]]
    assert sure.ranks == {}
    assert 4321 not in set(everything(report.polls))
    assert "b" not in set(everything(report.polls))


def test_a_publication_tells_of_the_unit_alone():
    """Its figures, its inputs, its entry and errata to its own files; the decision stays."""
    at = Place("scores/mau-2020/publication.yaml")
    files = district()
    project = project_of(files)
    a, b = (project.units[name] for name in ("xa-a", "xa-b"))
    figures = tuple(Figures(unit.id, "80.00", 1, "tot", at) for unit in (a, b))
    inputs = tuple(
        Input(f"scores/mau-2020/{name}", "0" * 40, "0" * 64, at)
        for name in ("xa-a/self.yaml", "xa-b/self.yaml", "cycle.yaml")
    )
    errata = tuple(
        Erratum(
            "2020.1", date(2021, 3, 1), Document(title="QĐ"), f"scores/mau-2020/{unit.id}/self.yaml",
            f"Sửa cho {unit.name}", "Nhầm", Stand(results=figures), Stand(units=(a, b)), at,
        )
        for unit in (a, b)
    )  # fmt: skip
    record = Publication(
        "mau-2020",
        Document(number="1/QĐ"),
        date(2021, 1, 5),
        "1",
        figures,
        inputs,
        (a, b),
        errata,
        at,
    )
    cycles = dict(project.cycles)
    cycles["mau-2020"] = replace(cycles["mau-2020"], publication=record)
    project = replace(project, cycles=cycles)
    report = make_unit_report(project, compute_results(project), BuildInfo("1"), "xa-a")
    shown = report.project.cycles["mau-2020"].publication
    assert (shown.decision, [one.unit for one in shown.results]) == (record.decision, ["xa-a"])
    assert [one.path for one in shown.inputs] == ["scores/mau-2020/xa-a/self.yaml"]
    assert [one.what for one in shown.errata] == ["Sửa cho Xã A"]
    assert told_of_others(report) == ([], [])
