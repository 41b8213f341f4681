"""Whose access is as a copy had it: an ending, another role or PIN may be among what was lost."""

from collections.abc import Iterable
from typing import Final

from il2nurse.domain.record.people.facts import (
    AccessConfirmedFact,
    PersonAddedFact,
    PinChangedFact,
)
from il2nurse.domain.record.register.entries import Entry, Kind
from il2nurse.domain.record.register.lacking import DOUBT_KINDS, LACKING_KINDS, Lacking
from il2nurse.domain.record.register.register_facts import AccessLostFact

ACCESS_KINDS: Final = (
    *DOUBT_KINDS,
    Kind.PERSON_ADDED,
    Kind.PIN_CHANGED,
    Kind.ACCESS_CONFIRMED,
)


def unconfirmed(entries: Iterable[Entry]) -> frozenset[str]:
    """The people on whom nobody has decided since the register last lacked something.

    Whoever ended, added or let them in again, gave them role or PIN, or confirmed them, has.
    ``entries`` are all of ``ACCESS_KINDS``, oldest first.
    """
    people: set[str] = set()
    open_: set[str] = set()
    before: set[str] = set()
    lacking = Lacking()
    for entry in entries:
        if entry.kind in LACKING_KINDS:
            before = open_
            open_ = set(people) if lacking.follow(entry) else open_
        elif entry.kind is Kind.ACCESS_LOST:
            if lacking.new:
                open_ = before | people & set(AccessLostFact.read(entry).people)
        elif entry.kind is Kind.PERSON_ADDED:
            added = PersonAddedFact.read(entry)
            people = people - {added.id} if added.ended else people | {added.id}
            open_ = open_ - {added.id}
        else:
            open_ = open_ - _decided_on(entry)
    return frozenset(open_)


def _decided_on(entry: Entry) -> set[str]:
    """Whom somebody confirmed, or gave another PIN; who chose an own one decided on nobody."""
    if entry.kind is Kind.ACCESS_CONFIRMED:
        return {AccessConfirmedFact.read(entry).id}
    changed = PinChangedFact.read(entry)
    return set() if entry.person == changed.id else {changed.id}
