"""The evidence register of a unit and of a cycle. Pure.

Which documents: those in the lists of evidence of the self-assessment, the appraisals and the
explanation, the signed paper of each of these files, and the minutes of the Council's meetings on
the unit's block, in the order of the steps.

When two mentions are one document: both have a SHA-256 and it is the same; or one of them has none
and number, date, title and issuer say the same (case and spaces aside), and there is no second
digest under these same words. Of two different units the words count only where all four are
given: every commune has a report no. 12. What an edition keeps back is never put together.

What lacks evidence: the criteria that a unit and its appraisers score (no survey, no result given
from outside, no penalty), for which the set asks for evidence (`required` or `optional`), that
have final points above 0, and for which no list of evidence names a document. These criteria, with
those that have a document, are the denominator of the coverage.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import lru_cache

from parledger.model.criteria import Node
from parledger.model.cycles import Cycle
from parledger.model.documents import NO_DOCUMENT, Document
from parledger.model.proceedings import Meeting
from parledger.model.project import CycleFiles
from parledger.model.register import Lacking, Outside, Paper, Step, UnitRegister, Use
from parledger.model.results import BlockResult, UnitResult
from parledger.model.scores import (
    Explanation,
    ExplanationFile,
    Round1Entry,
    Round1File,
    Round2Entry,
    Round2File,
    SelfEntry,
    SelfFile,
    UnitFiles,
)
from parledger.problems import Place

Mention = tuple[Document, Use]
_File = SelfFile | Round1File | ExplanationFile | Round2File
_Entry = SelfEntry | Round1Entry | Explanation | Round2Entry
_GIVEN = frozenset({"survey", "external"})
_PROVING = frozenset({"self", "explanation"})
_Key = tuple[str, ...]


def block_register(files: CycleFiles, block: BlockResult) -> Iterator[UnitRegister]:
    """The registers of a block's units, in the decision's order, one after the other."""
    for unit in block.units:
        yield unit_register(files, block, unit)


def unit_register(files: CycleFiles, block: BlockResult, unit: UnitResult) -> UnitRegister:
    """A unit's register; without files it is empty."""
    own = files.units.get(unit.unit) or UnitFiles(unit.unit)
    meetings = [one for one in files.meetings if one.covers(block.block.id)]
    mentions = (*_of_files(own), *_of_meetings(meetings, unit.unit))
    papers = tuple(_dated(paper, files.cycle) for paper in gather_papers(mentions))
    proved = {use.criterion for _, use in mentions if use.evidence}
    due = tuple(_due(block, unit))
    return UnitRegister(
        unit=unit.unit,
        block=block.block.id,
        papers=papers,
        lacking=tuple(_lacking(own, due, proved)),
        due_criteria=tuple(leaf.id for leaf, _ in due),
    )


def gather_papers(mentions: Sequence[Mention]) -> tuple[Paper, ...]:
    """Mentions of one document put together, in the order in which each is first named."""
    known = _digests(mentions)
    found: dict[_Key, list[Mention]] = {}
    for place, (document, use) in enumerate(mentions):
        found.setdefault(_key(document, use.unit, known) or (str(place),), []).append(
            (document, use)
        )
    return tuple(_paper(one) for one in found.values())


def shared_papers(registers: Iterable[UnitRegister]) -> tuple[Paper, ...]:
    """Evidence used for several criteria or by several units, that of most units first.

    Signed papers and minutes are left out: minutes are every unit's.
    """
    papers = [
        proving
        for one in registers
        for paper in one.papers
        if (proving := _proving(paper)) is not None
    ]
    known = _digests((paper.document, paper.uses[0]) for paper in papers)
    found: dict[_Key, list[Paper]] = {}
    for place, paper in enumerate(papers):
        key = _key(paper.document, paper.uses[0].unit, known) or (str(place),)
        found.setdefault(key, []).append(paper)
    several = [
        _together(group) for group in found.values() if len(group) > 1 or len(group[0].criteria) > 1
    ]
    return tuple(sorted(several, key=lambda paper: (-len(paper.units), -len(paper.criteria))))


def _proving(paper: Paper) -> Paper | None:
    """The paper with its uses as evidence alone; None where it has none."""
    if all(use.evidence for use in paper.uses):
        return paper
    uses = tuple(use for use in paper.uses if use.evidence)
    return replace(paper, uses=uses) if uses else None


def _together(papers: Sequence[Paper]) -> Paper:
    """The same document of several units as one."""
    return _paper([(paper.document, use) for paper in papers for use in paper.uses])


def coverage_of(registers: Iterable[UnitRegister]) -> Fraction | None:
    """Criteria with a document over criteria that need one, of all these units together."""
    covered, due = 0, 0
    for one in registers:
        covered, due = covered + one.covered, due + one.due
    return Fraction(covered, due) if due else None


def _of_files(files: UnitFiles) -> Iterator[Mention]:
    own, said = files.self_file, files.explanation
    if own is not None:
        yield from _of_file(files.unit, "self", "", own)
    for first in files.round_1:
        yield from _of_file(files.unit, "appraisal_1", first.office, first)
    if said is not None:
        yield from _of_file(files.unit, "explanation", "", said)
    for again in files.round_2:
        yield from _of_file(files.unit, "appraisal_2", again.office, again)


def _of_file(unit: str, step: Step, office: str, file: _File) -> Iterator[Mention]:
    if file.document is not None and file.document != NO_DOCUMENT:
        yield file.document, Use(unit, "", step, office, Place(file.path), evidence=False)
    entries: Mapping[str, _Entry] = file.entries
    for code, entry in entries.items():
        for document in entry.evidence:
            yield document, Use(unit, code, step, office, entry.at)


def _of_meetings(meetings: Iterable[Meeting], unit: str) -> Iterator[Mention]:
    """The minutes, for each criterion of the unit that the meeting adjusted, else for it all."""
    for meeting in meetings:
        if meeting.minutes == NO_DOCUMENT:
            continue
        adjusted = [one for one in meeting.adjusts if one.unit == unit]
        for one in adjusted:
            use = Use(unit, one.criterion, "council", "", one.at, evidence=False)
            yield meeting.minutes, use
        if not adjusted:
            yield meeting.minutes, Use(unit, "", "council", "", meeting.at, evidence=False)


def _digests(mentions: Iterable[Mention]) -> Mapping[_Key, set[str]]:
    """The digests under the same words."""
    found: dict[_Key, set[str]] = {}
    for document, use in mentions:
        words = _words(document, use.unit)
        if document.sha256 and words:
            found.setdefault(words, set()).add(document.sha256)
    return found


def _key(document: Document, unit: str, digests: Mapping[_Key, set[str]]) -> _Key:
    """Equal keys are one document; empty: like no other."""
    if document.sha256:
        return ("", document.sha256)
    words = _words(document, unit)
    known = digests.get(words, set()) if words else set()
    return ("", *known) if len(known) == 1 else words


def _words(document: Document, unit: str) -> _Key:
    """What identifies a paper without its digest; the unit too, where the words may be anybody's."""
    said = _folded(document.number, document.date, document.title, document.issuer)
    if not said:
        return ()
    return said if all(said) else (unit, *said)


@lru_cache(maxsize=1 << 16)
def _folded(number: str, day: date | None, title: str, issuer: str) -> _Key:
    """Without case and spare spaces; empty where nothing identifies it."""
    if not number and not title:
        return ()
    words = (number, day.isoformat() if day else "", title, issuer)
    return tuple(" ".join(one.casefold().split()) for one in words)


def _paper(mentions: Sequence[Mention]) -> Paper:
    if len(mentions) == 1:
        document, use = mentions[0]
        return Paper(document, (use,))
    first = next((document for document, _ in mentions if document.sha256), mentions[0][0])
    public = all(document.public for document, _ in mentions)
    document = first if first.public is public else replace(first, public=public)
    return Paper(document, tuple(use for _, use in mentions))


def _dated(paper: Paper, cycle: Cycle) -> Paper:
    proves = any(use.evidence and use.step in _PROVING for use in paper.uses)
    outside = _outside(paper.document.date, cycle) if proves else ""
    return replace(paper, outside=outside) if outside else paper


def _outside(day: date | None, cycle: Cycle) -> Outside:
    if day is None or cycle.period is None:
        return ""
    first, last = cycle.period
    return "before" if day < first else "after" if day > last else ""


def _due(block: BlockResult, unit: UnitResult) -> Iterator[tuple[Node, Fraction]]:
    """The leaves that form the denominator, with their final points."""
    for leaf, points in zip(block.leaves, unit.points, strict=True):
        scored = leaf.rule is not None and leaf.rule.kind not in _GIVEN
        if scored and leaf.evidence != "none" and leaf.counts != "penalty" and points:
            yield leaf, points


def _lacking(
    files: UnitFiles, due: Iterable[tuple[Node, Fraction]], proved: set[str]
) -> Iterator[Lacking]:
    own = files.self_file.entries if files.self_file else {}
    said = files.explanation.entries if files.explanation else {}
    for leaf, points in due:
        if leaf.id in proved:
            continue
        entry, explained = own.get(leaf.id), said.get(leaf.id)
        note = (entry.note if entry else "") or (explained.text if explained else "")
        yield Lacking(files.unit, leaf, points, note, entry.at if entry else None)
