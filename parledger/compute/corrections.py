"""Which errata the changes after publication belong to. Pure."""

from collections.abc import Iterable, Mapping

from parledger.model.publication import Publication
from parledger.model.told import Told
from parledger.model.trail import ValueChange

Corrected = Mapping[tuple[str, str], tuple[str, ...]]
"""Path and commit of a change -> the versions whose errata it may belong to, oldest first."""


def corrections_of(record: Publication | None, later: Iterable[Told]) -> Corrected:
    """Changes of files that errata name. `later`: all after publication, oldest first.

    Where a file was changed as often as errata name it, each change has its own, in their order.
    Else nobody can tell which is which: all that name the file are told.
    """
    commits: dict[str, list[str]] = {}
    for one in later:
        if isinstance(one.change, ValueChange):
            commits.setdefault(one.path, []).append(one.commit)
    named: dict[str, list[str]] = {}
    for erratum in record.errata if record is not None else ():
        named.setdefault(erratum.path, []).append(erratum.version)
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for path, versions in named.items():
        changed = list(dict.fromkeys(commits.get(path, ())))
        paired = len(changed) == len(versions)
        for place, commit in enumerate(changed):
            found[path, commit] = (versions[place],) if paired else tuple(versions)
    return found
