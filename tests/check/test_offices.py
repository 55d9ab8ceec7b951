"""Offices: who leads, who gives an opinion, who stands in for an office that is itself assessed."""

import pytest

from parledger.check.scope import block_scopes, unit_scopes
from parledger.source import read_project
from tests.check.building import broken, changed, codes_of
from tests.problems.examples import HERE

CYCLE, UNIT = "scores/nam-2020/cycle.yaml", "scores/nam-2020/xa-b"
PROVENANCE = "provenance: illustrative\n"
OFFICES = """offices:
  - id: noi-vu
    unit: xa-b
    for_own_unit: thanh-tra
    appraises: ["1.1", "1.2"]
  - id: van-phong
    appraises: {communes: ["1"]}
  - id: thanh-tra
    appraises: []
"""
OWN = (HERE / "base/scores/nam-2020/xa-a/self.yaml").read_text(encoding="utf-8")
DECISION = {
    "1.1": "decision: recognised",
    "1.2": "decision: recognised",
    "1.3": "points: 1",
}


def _file(code, more=""):
    return f'scores:\n  "{code}":\n    {DECISION[code]}\n{more}'


def _with(files):
    return {
        CYCLE: [(PROVENANCE, PROVENANCE + OFFICES)],
        f"{UNIT}/self.yaml": OWN,
        **{f"{UNIT}/{name}": text for name, text in files.items()},
    }


def _appraisers(unit):
    project = read_project(changed(_with({}))).project
    (scope,) = block_scopes(project, project.cycles["nam-2020"])
    return scope.appraisers(unit)


def test_the_office_listed_first_leads():
    """A code names all leaves under it; of two offices the one written first leads."""
    assert _appraisers("xa-a") == {
        "1.1": ("noi-vu", "van-phong"),
        "1.2": ("noi-vu", "van-phong"),
        "1.3": ("van-phong",),
    }


def test_another_office_stands_in_for_the_own_unit():
    """noi-vu is xa-b as an assessed unit: there thanh-tra appraises in its place."""
    assert _appraisers("xa-b")["1.1"] == ("thanh-tra", "van-phong")


@pytest.mark.parametrize(
    ("office", "code", "more", "codes"),
    [
        ("thanh-tra", "1.1", "", []),
        ("noi-vu", "1.1", "", ["S212"]),
        ("thanh-tra", "1.3", "", ["S212"]),
        ("van-phong", "1.3", "", []),
        ("van-phong", "1.1", "", ["S213"]),
        ("van-phong", "1.1", "    opinion: true\n", []),
        ("thanh-tra", "1.1", "    opinion: true\n", ["S214"]),
        ("cong-an", "1.1", "", ["S211"]),
    ],
)
def test_an_office_decides_where_it_leads(office, code, more, codes):
    """On the file of the office's own unit its stand-in leads, and nobody else decides."""
    assert codes_of(_with({f"appraisal-1.{office}.yaml": _file(code, more)})) == codes


def test_without_offices_nobody_is_checked_as_appraiser():
    """A cycle that names no offices takes any office's file."""
    files = {f"{UNIT}/self.yaml": OWN, f"{UNIT}/appraisal-1.noi-vu.yaml": _file("1.1")}
    assert codes_of(files) == []


def test_a_common_file_and_an_office_s_never_stand_together():
    """Told at the office's file, for each of them."""
    found = broken(
        _with({"appraisal-1.yaml": _file("1.3"), "appraisal-1.van-phong.yaml": _file("1.3")})
    )
    assert [(one.code, one.place.path) for one in found] == [
        ("S210", f"{UNIT}/appraisal-1.van-phong.yaml")
    ]


def test_an_opinion_needs_no_decision_and_may_give_figures():
    """It is shown beside the decision and settles nothing."""
    opinion = 'scores:\n  "1.2":\n    opinion: true\n    points: 1\n    note: Nên công nhận\n'
    assert codes_of(_with({"appraisal-1.van-phong.yaml": opinion})) == []


def test_units_without_files_have_no_scope():
    """Only units with a folder are looked at."""
    project = read_project(changed({})).project
    assert [unit.files.unit for unit in unit_scopes(project)] == ["xa-a"]
