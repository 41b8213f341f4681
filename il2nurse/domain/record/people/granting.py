"""By whom people have their access, and whether two of them are two people."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from il2nurse.domain.record.people.facts import PersonAddedFact, PinChangedFact
from il2nurse.domain.record.register.entries import Entry, Kind

GRANT_KINDS: Final = (Kind.PERSON_ADDED, Kind.PIN_CHANGED)


@dataclass(frozen=True, slots=True)
class Grant:
    """Who last gave a person a role or a PIN, and who the newest PIN that was given to them.

    ``by`` is ``None`` for who founded the ward.
    """

    by: str | None
    pin_by: str | None = None


def replay_grants(entries: Iterable[Entry]) -> Mapping[str, Grant]:
    """Each person's grant, of all entries of ``GRANT_KINDS``, oldest first.

    An own PIN is no grant: whoever gave the one before may have chosen it. Nor is one that two
    people gave.
    """
    found: dict[str, Grant] = {}
    for entry in entries:
        if entry.kind is Kind.PERSON_ADDED:
            added = PersonAddedFact.read(entry)
            pin = added.pin_digest is not None or entry.seq == 0
            old = found.get(added.id)
            pin_by = entry.person if pin else old and old.pin_by
            found[added.id] = Grant(entry.person or None, pin_by or None)
        elif entry.kind is Kind.PIN_CHANGED:
            changed = PinChangedFact.read(entry)
            if entry.person != changed.id and changed.witness is None:
                found[changed.id] = Grant(entry.person or None, entry.person or None)
    return found


def stands_on(grants: Mapping[str, Grant], person: str, other: str) -> bool:
    """Whether a person has role or PIN by another one, or by somebody who has it by that one."""
    grant, passed = grants.get(person), {person}
    if grant is not None and grant.pin_by == other:
        return True
    while grant is not None and grant.by is not None and grant.by not in passed:
        if grant.by == other:
            return True
        passed.add(grant.by)
        grant = grants.get(grant.by)
    return False


def are_two(grants: Mapping[str, Grant], one: str, other: str) -> bool:
    """Whether neither of two people has access by the other: else one person may be both."""
    return not (stands_on(grants, one, other) or stands_on(grants, other, one))


def hold_one_pin(grants: Mapping[str, Grant], one: str, other: str) -> bool:
    """Whether the PIN of one of two people came from the other, straight or through others."""
    return _pin_came_from(grants, one, other) or _pin_came_from(grants, other, one)


def _pin_came_from(grants: Mapping[str, Grant], person: str, other: str) -> bool:
    giver, passed = _giver(grants, person), {person}
    while giver is not None and giver not in passed:
        if giver == other:
            return True
        passed.add(giver)
        giver = _giver(grants, giver)
    return False


def _giver(grants: Mapping[str, Grant], person: str) -> str | None:
    grant = grants.get(person)
    return grant.pin_by if grant else None
