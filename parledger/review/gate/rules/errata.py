"""Errata are added at the end of their list, each complete; what stands there stays."""

from collections.abc import Sequence

from parledger.review.gate.request import Plain


def errata_of(said: Plain | None) -> list[Plain]:
    """The entries under `errata`; none where there is no such list."""
    found = said.get("errata") if isinstance(said, dict) else None
    return found if isinstance(found, list) else []


def new_errata(old: Plain | None, new: Plain | None) -> list[Plain] | None:
    """The entries that were added; None where one that stood was changed or taken away."""
    before, after = errata_of(old), errata_of(new)
    return after[len(before) :] if after[: len(before)] == before else None


def added_errata(old: Plain | None, new: Plain | None, keys: Sequence[str]) -> bool:
    """Whether at least one was added, and every added one says something under each key."""
    added = new_errata(old, new)
    return bool(added) and all(is_complete(one, keys) for one in added or ())


def is_complete(erratum: Plain, keys: Sequence[str]) -> bool:
    """Whether an entry says something under each key."""
    return isinstance(erratum, dict) and all(erratum.get(key) for key in keys)
