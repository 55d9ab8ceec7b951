"""The evidence register: which documents a unit names, which are one, and what lacks one."""

from fractions import Fraction

import pytest

from parledger.compute import compute_results
from parledger.compute.register import (
    block_register,
    coverage_of,
    gather_papers,
    shared_papers,
)
from parledger.model.documents import Document
from parledger.model.register import Use
from parledger.problems import Place
from tests.compute.workspaces import SELF, SET, cycle, project_of, units, workspace

A, B = "a" * 64, "b" * 64
PERIOD = "period: {from: 2020-01-01, to: 2020-12-31}\n"
STRICT = SET.replace(
    '- {id: "1.1", title: Kế hoạch, max_points: 2, rule: {kind: yes_no}}',
    '- {id: "1.1", title: Kế hoạch, max_points: 2, evidence: required, rule: {kind: yes_no}}',
)
OWN = """\
document: {title: Bảng tự chấm, number: 1/BC, date: 2021-01-15}
scores:
  "1.1": {value: true, evidence: [{title: Kế hoạch, number: 5/KH, date: 2020-01-02}]}
  "1.2": {value: 97, note: Theo danh sách}
  "1.3": {note: Một sáng kiến, evidence: [{title: Mô tả, number: 9/MT, date: 2021-02-01}]}
  "2.1": {value: {done: 1, planned: 3}}
"""
ROUND_1 = """\
document: {title: Biên bản thẩm định, number: 2/BB, date: 2021-01-20}
scores:
  "1.3": {decision: adjusted, points: 0.5}
  "2.1": {decision: recognised, evidence: [{title: Phiếu kiểm tra, number: 3/PK, date: 2021-01-19}]}
recognise_rest: true
"""
COUNCIL = """\
meetings:
  - date: 2021-02-20
    minutes: {number: 9/BB}
    members: 3
    approve: 3
    adjusts: [{unit: a, criterion: "1.3", points: 0.75, reason: Được nhân rộng}]
"""


def registers_of(texts):
    """The registers of the first block of `year`."""
    project = project_of(texts)
    block = compute_results(project).cycles["year"].blocks[0]
    return tuple(block_register(project.cycles["year"], block))


def register_of(texts):
    """The only unit's register."""
    (found,) = registers_of(texts)
    return found


def papers_of(*documents, units=()):
    """Documents named one after the other for 1.1, 1.2, ... of one unit, or of these units."""
    names = units or ("a",) * len(documents)
    return gather_papers(
        [
            (document, Use(unit, f"1.{number}", "self", "", Place("self.yaml", number)))
            for number, (document, unit) in enumerate(zip(documents, names, strict=True), start=1)
        ]
    )


def test_documents_stand_in_the_order_of_the_steps():
    """Signed papers before what their file names, minutes last, each with its line."""
    found = register_of(workspace(self=OWN, appraisal_1=ROUND_1, council=COUNCIL))
    told = [(one.document.number, one.uses[0].step, one.criteria) for one in found.papers]
    assert told == [
        ("1/BC", "self", ()),
        ("5/KH", "self", ("1.1",)),
        ("9/MT", "self", ("1.3",)),
        ("2/BB", "appraisal_1", ()),
        ("3/PK", "appraisal_1", ("2.1",)),
        ("9/BB", "council", ("1.3",)),
    ]
    assert found.papers[1].uses[0].at == Place("scores/year/a/self.yaml", 3, 3)


def test_minutes_without_adjustments_go_with_the_meeting():
    """A meeting that recognised everything is named once, for no criterion."""
    plain = COUNCIL.split("    adjusts", maxsplit=1)[0]
    (minutes,) = (
        one for one in register_of(workspace(self=OWN, council=plain)).papers
        if one.document.number == "9/BB"
    )  # fmt: skip
    assert [(use.criterion, use.evidence) for use in minutes.uses] == [("", False)]


def test_only_what_a_unit_names_as_evidence_is_held_against_the_period():
    """Signed papers, minutes and an appraiser's papers are later by their nature."""
    texts = workspace(self=OWN, appraisal_1=ROUND_1, council=COUNCIL, more=PERIOD)
    found = register_of(texts)
    assert [(one.document.number, one.outside) for one in found.outside] == [("9/MT", "after")]


@pytest.mark.parametrize(
    ("day", "outside"),
    [
        ("2019-12-31", "before"),
        ("2020-01-01", ""),
        ("2020-12-31", ""),
        ("2021-01-01", "after"),
    ],
)
def test_the_first_and_last_day_are_within(day, outside):
    """The period is closed at both ends."""
    own = OWN.replace("2020-01-02", day)
    found = register_of(workspace(self=own, more=PERIOD))
    assert found.papers[1].outside == outside


def test_without_a_period_no_date_is_outside():
    """Nothing to hold it against."""
    assert not register_of(workspace(self=OWN)).outside


def test_what_lacks_a_document_and_what_says_it_in_words():
    """1.2 has a note, 2.1 nothing; 2.2 is a survey's and does not count."""
    found = register_of(workspace(self=OWN))
    assert found.due_criteria == ("1.1", "1.2", "2.1")
    assert [(one.leaf.id, one.points, one.note) for one in found.lacking] == [
        ("1.2", 2, "Theo danh sách"),
        ("2.1", Fraction(1, 3), ""),
    ]
    assert (found.covered, found.due, found.coverage) == (1, 3, Fraction(1, 3))


def test_an_appraisers_document_counts_too():
    """What round 1 found when it looked proves the figure as well; a judged leaf has points now."""
    found = register_of(workspace(self=OWN, appraisal_1=ROUND_1))
    assert found.due_criteria == ("1.1", "1.2", "1.3", "2.1")
    assert [one.leaf.id for one in found.lacking] == ["1.2"]


def test_points_taken_away_need_no_document():
    """What is worth nothing in the end needs no proof."""
    taken = 'scores:\n  "2.1": {decision: adjusted, value: {done: 0, planned: 3}, reason: Sai}\n'
    found = register_of(workspace(self=OWN, appraisal_1=taken))
    assert "2.1" not in found.due_criteria


def test_evidence_none_and_penalties_are_left_out():
    """The set asks for nothing there; a penalty's points speak against the unit."""
    penalty = """\
  - id: "3"
    title: Điểm trừ
    counts: penalty
    cap: 2
    max_points: 2
    rule: {kind: per_item, each: 1}
"""
    criteria = SET.replace("{kind: ratio, target: 1}", "{kind: ratio, target: 1}, evidence: none")
    own = OWN + '  "3": {value: 1}\n'
    found = register_of(workspace(self=own, criteria=criteria + penalty))
    assert found.due_criteria == ("1.1", "1.2")


def test_an_explanation_is_words_and_its_papers_are_evidence():
    """Text stands in for a note; a document named with it counts."""
    adjusted = """\
scores:
  "1.1": {decision: adjusted, points: 1, reason: Muộn}
  "2.1": {decision: adjusted, points: 0.25, reason: Thiếu}
recognise_rest: true
"""
    said = """\
scores:
  "1.1": {text: Ban hành ngày 10}
  "2.1": {text: Có bảng kê, evidence: [{title: Bảng kê, number: 4/BK}]}
"""
    bare = SELF.replace("value: true", "value: true, note: Kế hoạch số 5")
    found = register_of(workspace(self=bare, appraisal_1=adjusted, explanation=said))
    assert [(one.leaf.id, one.note) for one in found.lacking] == [
        ("1.1", "Kế hoạch số 5"), ("1.2", ""),
    ]  # fmt: skip
    said_alone = register_of(workspace(self=SELF, appraisal_1=adjusted, explanation=said))
    assert said_alone.lacking[0].note == "Ban hành ngày 10"


def test_required_and_bare_is_told_from_optional():
    """Only where the set requires a document and nothing at all is there."""
    own = SELF.replace("value: true", "value: true, note: Kế hoạch số 5")
    lines = {one.leaf.id: one for one in register_of(workspace(self=own, criteria=STRICT)).lacking}
    assert not lines["1.1"].is_bare
    judged = 'scores:\n  "1.1": {decision: adjusted, points: 1, reason: Có}\n'
    none = SELF.replace("value: true", "value: false")
    lines = {
        one.leaf.id: one
        for one in register_of(workspace(self=none, criteria=STRICT, appraisal_1=judged)).lacking
    }
    assert lines["1.1"].is_bare
    assert not lines["1.2"].is_bare


def test_a_unit_without_files_has_an_empty_register():
    """And no share, which is not a share of zero."""
    found = register_of(workspace())
    assert (found.papers, found.lacking, found.due, found.coverage) == ((), (), 0, None)
    assert coverage_of([found]) is None


def test_the_same_digest_is_the_same_document():
    """Whatever it is called; two digests are two documents, whatever they are called."""
    one, other = Document(title="Báo cáo", sha256=A), Document(title="Bản quét", sha256=A)
    again = Document(title="Báo cáo", sha256=B)
    assert [one.criteria for one in papers_of(one, other, again)] == [("1.1", "1.2"), ("1.3",)]


def test_the_same_words_are_the_same_document_of_one_unit():
    """Case and spaces aside; another number, day, title or issuer is another paper."""
    paper = Document(title="Báo cáo quý", number="12/BC-UBND")
    same = Document(title="Báo  cáo QUÝ ", number="12/bc-ubnd")
    others = (
        Document(title="Báo cáo quý", number="13/BC-UBND"),
        Document(title="Báo cáo năm", number="12/BC-UBND"),
        Document(title="Báo cáo quý", number="12/BC-UBND", issuer="UBND huyện"),
    )
    found = papers_of(paper, same, *others)
    assert [one.criteria for one in found] == [("1.1", "1.2"), ("1.3",), ("1.4",), ("1.5",)]


def test_a_mention_without_digest_joins_the_only_one_of_its_words():
    """Before or after it; where two files go under the same words, it joins neither."""
    plain = Document(title="Báo cáo", number="12/BC")
    first, second = Document("Báo cáo", "12/BC", sha256=A), Document("Báo cáo", "12/BC", sha256=B)
    (found,) = papers_of(plain, first, plain)
    assert (found.document.sha256, found.criteria) == (A, ("1.1", "1.2", "1.3"))
    assert len(papers_of(plain, first, second)) == 3


def test_of_two_units_words_count_only_whole():
    """Every commune has a report no. 12; a province's plan with all four is one."""
    from datetime import date

    loose = Document(title="Báo cáo", number="12/BC-UBND", date=date(2020, 5, 1))
    whole = Document("Kế hoạch", "7/KH-UBND", date(2020, 1, 9), "UBND tỉnh")
    assert len(papers_of(loose, loose, units=("a", "b"))) == 2
    (found,) = papers_of(whole, whole, units=("a", "b"))
    assert found.units == ("a", "b")


def test_what_is_kept_back_is_never_put_together():
    """Nothing is known of it but that it is there."""
    hidden = Document(public=False)
    assert len(papers_of(hidden, hidden)) == 2


def test_a_document_is_public_only_where_every_mention_says_so():
    """The strictest mark of all holds."""
    (found,) = papers_of(Document(sha256=A, title="x"), Document(sha256=A, public=False))
    assert not found.document.public


def test_shared_documents_of_a_cycle():
    """Used for several criteria or by several units; minutes are everybody's and left out."""
    plan = f"{{title: Kế hoạch, number: 5/KH, date: 2020-01-02, issuer: UBND tỉnh, sha256: {A}}}"
    own = f"""\
scores:
  "1.1": {{value: true, evidence: [{plan}]}}
  "1.2": {{value: 97, evidence: [{plan}, {{title: Danh sách}}]}}
  "1.3": {{note: Có}}
  "2.1": {{value: {{done: 1, planned: 3}}}}
"""
    texts = workspace(self=own, council=COUNCIL)
    texts["units/units.yaml"] = units("a", "b")
    texts["scores/year/cycle.yaml"] = cycle("a, b")
    texts["scores/year/b/self.yaml"] = own.replace("{title: Danh sách}", "{title: Bảng lương}")
    (found,) = shared_papers(registers_of(texts))
    assert (found.document.number, found.units, found.criteria) == (
        "5/KH", ("a", "b"), ("1.1", "1.2"),
    )  # fmt: skip
    both = registers_of(texts)
    assert coverage_of(both) == Fraction(sum(r.covered for r in both), sum(r.due for r in both))
