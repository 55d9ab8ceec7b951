"""Which documents are public: the files of a unit have to agree."""

import pytest

from parledger.check.papers import check_papers
from tests.compute.workspaces import SELF, project_of, workspace

SHA = "a" * 64
HIDDEN = f"{{number: 5/KH, sha256: {SHA}, public: false}}"
OPEN = f"{{title: Danh sách, sha256: {SHA}}}"
ROUND_1 = """\
document: {paper}
scores:
  "1.3": {{decision: adjusted, points: 0.5, evidence: [{paper}]}}
recognise_rest: true
"""


def own(*papers):
    """self.yaml with these papers for 1.1."""
    return SELF.replace("{value: true}", f"{{value: true, evidence: [{', '.join(papers)}]}}")


def told(**files):
    """Subject and place of each disagreement."""
    return [(one.subject, one.place.line) for one in check_papers(project_of(workspace(**files)))]


def test_the_same_digest_open_in_one_place_and_closed_in_another():
    """Said where it is open, once, with where it is closed."""
    (found,) = check_papers(
        project_of(workspace(self=own(HIDDEN), appraisal_1=ROUND_1.format(paper=OPEN)))
    )
    assert (found.code, found.subject) == ("S254", "document")
    assert found.place.path == "scores/year/a/appraisal-1.yaml"
    assert dict(found.args) == {"path": "scores/year/a/self.yaml", "line": "2"}


@pytest.mark.parametrize(
    "papers",
    [
        (HIDDEN, HIDDEN),
        (OPEN, OPEN),
        (HIDDEN, f"{{title: Khác, sha256: {'b' * 64}}}"),
        ("{number: 5/KH, public: false}", "{number: 5/KH, title: Kế hoạch}"),
    ],
)
def test_what_agrees_or_cannot_be_told_is_in_order(papers):
    """Equal marks, other digests, no digest: a number alone may be two papers."""
    assert told(self=own(*papers)) == []
