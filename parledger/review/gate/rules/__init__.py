"""The rules of the gate. A new one is one file here and one line in `RULES`."""

from parledger.review.gate.rule import GateRule
from parledger.review.gate.rules import (
    accounts,
    appraisals,
    clock,
    criteria,
    cycle_file,
    engine,
    kept_files,
    mixing,
    own_files,
    owners,
    proceedings,
    published,
    record,
    records,
    surveys,
    trailers,
    units,
    unreadable,
)

RULES: tuple[GateRule, ...] = (
    clock.RULE,
    mixing.RULE,
    records.RULE,
    trailers.RULE,
    engine.RULE,
    owners.RULE,
    unreadable.RULE,
    accounts.RULE,
    own_files.RULE,
    kept_files.RULE,
    appraisals.RULE,
    cycle_file.RULE,
    proceedings.RULE,
    units.RULE,
    criteria.RULE,
    surveys.RULE,
    published.RULE,
    record.RULE,
)
