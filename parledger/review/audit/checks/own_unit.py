"""Appraisals of an office's own unit by itself, or by accounts of the unit appraised."""

from collections.abc import Iterator

from parledger.model.scores import UnitFiles
from parledger.problems import Place
from parledger.review.audit.books import Books
from parledger.review.audit.check import AuditCheck
from parledger.review.audit.finding import Finding

_STEPS = ("appraisal_1", "appraisal_2")


def _look(books: Books) -> Iterator[Finding]:
    """H105 by the files as they stand, H106 by who brought each change."""
    cycle = books.files.cycle
    for office in cycle.offices:
        own = books.files.units.get(office.unit)
        for path in _decided_by(office.id, own) if own is not None else ():
            yield books.find_in_file("H105", Place(path), office.unit, office=office.id)
    for one in books.brought():
        account = books.trail.handling(one.commit.id).author
        if one.step in _STEPS and account and account in cycle.roles.units.get(one.unit, ()):
            yield books.find("H106", one, account=account)


def _decided_by(office: str, own: UnitFiles) -> Iterator[str]:
    """The files in which an office decides something of this unit, and does not only advise."""
    for file in own.round_1:
        decides = file.recognise_rest or any(not one.opinion for one in file.entries.values())
        if file.office == office and decides:
            yield file.path
    for answers in own.round_2:
        if answers.office == office and any(not one.opinion for one in answers.entries.values()):
            yield answers.path


CHECK = AuditCheck("own_unit", ("H105", "H106"), _look)
