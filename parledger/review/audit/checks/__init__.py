"""The checks of the audit. A new one is one file here and one line in `CHECKS`."""

from parledger.review.audit.check import AuditCheck
from parledger.review.audit.checks import (
    clocks,
    council,
    digests,
    gaps,
    hearing,
    late,
    objects,
    outside,
    own_unit,
    papers,
    papers_dates,
    published,
    reasons,
    record,
    rewriting,
)

CHECKS: tuple[AuditCheck, ...] = (
    late.CHECK,
    published.CHECK,
    outside.CHECK,
    own_unit.CHECK,
    reasons.CHECK,
    hearing.CHECK,
    council.CHECK,
    papers.CHECK,
    papers_dates.CHECK,
    clocks.CHECK,
    rewriting.CHECK,
    gaps.CHECK,
    objects.CHECK,
    digests.CHECK,
    record.CHECK,
)
"""In the order in which findings are told."""
