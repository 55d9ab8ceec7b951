"""Who an account is in a cycle, and what rights it has there.

Accounts are compared as the forges do: without case and without a leading @. Only ASCII letters
have a case here: a look-alike letter of another alphabet is another account.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from parledger.model.cycles import Clerk, Cycle, Office

Right = tuple[str, ...]
"""A kind of right and what it is for."""

EVERY_UNIT: Right = ("clerk", "*")


def same_account(one: str, other: str) -> bool:
    """Whether two spellings name one account."""
    return plain_account(one) == plain_account(other) != ""


def plain_account(account: str) -> str:
    """An account as it is compared."""
    bare = account.strip().removeprefix("@")
    return "".join(c.lower() if c.isascii() else c for c in bare)


def holds(accounts: Iterable[str], actor: str) -> bool:
    """Whether the actor is among the accounts."""
    return any(same_account(account, actor) for account in accounts)


@dataclass(frozen=True, slots=True)
class Person:
    """What an account is in a cycle: secretary, clerk, of units, of offices."""

    is_secretary: bool
    clerk: tuple[Clerk, ...]
    units: frozenset[str]
    offices: tuple[Office, ...]

    @property
    def is_anybody(self) -> bool:
        """Whether the account has any role."""
        return bool(self.is_secretary or self.clerk or self.units or self.offices)

    def enters_for(self, unit: str) -> bool:
        """Whether a clerk's role names the unit."""
        return any(clerk.units is None or unit in clerk.units for clerk in self.clerk)


def person_in(cycle: Cycle, actor: str) -> Person:
    """The roles of an account."""
    roles = cycle.roles
    return Person(
        holds(roles.secretary, actor),
        tuple(clerk for clerk in roles.clerks if holds(clerk.accounts, actor)),
        frozenset(unit for unit, accounts in roles.units.items() if holds(accounts, actor)),
        tuple(office for office in cycle.offices if holds(office.accounts, actor)),
    )


def rights_of(cycle: Cycle, actor: str) -> frozenset[Right]:
    """Everything the account may do; what binds an office is a right that it does not have."""
    person = person_in(cycle, actor)
    rights: set[Right] = {("secretary",)} if person.is_secretary else set()
    rights.update(("unit", unit) for unit in person.units)
    for clerk in person.clerk:
        rights.update(("clerk", unit) for unit in clerk.units or ())
    if any(clerk.units is None for clerk in person.clerk):
        rights.add(EVERY_UNIT)
    for office in person.offices:
        rights.update(_rights_of(cycle, office))
    return frozenset(rights)


def gained_by(actor: str, before: Cycle, after: Cycle) -> tuple[Right, ...]:
    """The rights that the account has after a change and had not before."""
    had = rights_of(before, actor)
    new = rights_of(after, actor) - had
    return tuple(sorted(one for one in new if one[0] != "clerk" or EVERY_UNIT not in had))


def _rights_of(cycle: Cycle, office: Office) -> Iterator[Right]:
    for block in cycle.blocks:
        for code in office.codes_for(block.id):
            yield "office", office.id, block.id, code
    if not office.unit:
        yield "office", office.id, "*"
    for other in cycle.offices:
        if other.for_own_unit == office.id:
            yield "office", office.id, "for", other.id


def secretaries(cycles: Iterable[Cycle]) -> tuple[str, ...]:
    """The accounts of all secretaries, each once."""
    found = {plain_account(one): one for cycle in cycles for one in cycle.roles.secretary}
    return tuple(one for account, one in found.items() if account)
