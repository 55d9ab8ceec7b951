"""What a path is to the gate: data by its place, everything else the program's."""

import pytest

from parledger.review.gate import Kind, target_of

PATHS = [
    ("units/a.yaml", Kind.UNITS), ("units/x/y", Kind.UNITS), ("criteria/a.yaml", Kind.SET),
    ("scores/c/cycle.yaml", Kind.CYCLE), ("scores/c/council.yaml", Kind.COUNCIL),
    ("scores/c/tasks.yaml", Kind.TASKS), ("scores/c/appeals.yaml", Kind.APPEALS),
    ("scores/c/publication.yaml", Kind.PUBLICATION), ("scores/c/survey/s.yaml", Kind.SURVEY),
    ("scores/c/survey/s.csv", Kind.SURVEY), ("scores/c/survey/s.parquet", Kind.SURVEY),
    ("scores/c/survey/x/s.csv", Kind.OTHER_DATA), ("scores/c/x/self.yaml", Kind.SELF),
    ("scores/c/x/explanation.yaml", Kind.EXPLANATION), ("scores/c/x/improvement.yaml", Kind.IMPROVEMENT),
    ("scores/c/x/appraisal-1.yaml", Kind.APPRAISAL), ("scores/c/x/appraisal-2.nv.yaml", Kind.APPRAISAL),
    ("scores/c/x/appraisal-3.yaml", Kind.OTHER_DATA), ("scores/c/x/self.yml", Kind.OTHER_DATA),
    ("scores/c/x/y/self.yaml", Kind.OTHER_DATA), ("scores/README.md", Kind.OTHER_DATA),
    ("scores/c/x/Self.yaml", Kind.OTHER_DATA), ("Scores/c/x/self.yaml", Kind.OTHER_DATA),
    ("scores", Kind.ENGINE), ("units", Kind.ENGINE), ("trail/2020/1.json", Kind.TRAIL), ("Trail/2020/1.json", Kind.TRAIL),
    ("UNITS/a.yaml", Kind.OTHER_DATA), ("../Scores/c/x/self.yaml", Kind.ENGINE),
    ("docs/a.md", Kind.PROSE), ("docs/en/a.png", Kind.PROSE), ("docs/a.js", Kind.ENGINE),
    ("docs/a.html", Kind.ENGINE), ("README.md", Kind.PROSE), ("parledger/README.md", Kind.ENGINE),
    (".github/workflows/x.yml", Kind.WORKFLOW), (".GitHub/x", Kind.WORKFLOW), (".ci/run", Kind.WORKFLOW),
    (".gitlab-ci.yml", Kind.WORKFLOW), ("scores/c/.gitattributes", Kind.WORKFLOW),
    ("units/.GITATTRIBUTES", Kind.WORKFLOW), (".gitmodules", Kind.WORKFLOW),
    ("CODEOWNERS", Kind.OWNERS), ("scores/c/codeowners", Kind.OWNERS), (".github/CODEOWNERS", Kind.OWNERS),
    ("../units/a.yaml", Kind.ENGINE), ("../.github/x", Kind.WORKFLOW), ("../README.md", Kind.ENGINE),
    ("evidence/c/a.pdf", Kind.EVIDENCE), ("evidence/c/x/a.pdf", Kind.EVIDENCE),
    ("evidence/c/x/y/a.pdf", Kind.OTHER_DATA), ("evidence/a.pdf", Kind.OTHER_DATA),
    ("Evidence/c/x/a.pdf", Kind.OTHER_DATA), ("evidence/c/x/á.pdf", Kind.OTHER_DATA),
    ("evidence", Kind.ENGINE), ("evidence/c/CODEOWNERS", Kind.OWNERS), ("../evidence/c/a.pdf", Kind.ENGINE),
    ("build.py", Kind.ENGINE), ("mkdocs.yml", Kind.ENGINE), ("pyproject.toml", Kind.ENGINE),
]  # fmt: skip


@pytest.mark.parametrize(("path", "kind"), PATHS)
def test_each_path_has_one_kind(path, kind):
    """What fits nothing is the program's, which nobody with a role may change."""
    assert target_of(path).kind is kind
    assert target_of(path).path == path


def test_a_units_file_names_its_cycle_unit_office_and_step():
    """As its path says."""
    found = target_of("scores/c-2020/xa-a/appraisal-2.noi-vu.yaml")
    assert (found.cycle, found.unit, found.office, found.step) == (
        "c-2020", "xa-a", "noi-vu", "appraisal_2",
    )  # fmt: skip
    assert target_of("scores/c-2020/survey/s-1.csv").survey == "s-1"
