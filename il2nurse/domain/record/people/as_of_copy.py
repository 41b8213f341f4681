"""Whose access is as a copy had it: an ending, another role or PIN may be among what was lost."""

from collections.abc import Iterable
from typing import Final

from il2nurse.domain.record.people.facts import (
    AccessConfirmedFact,
    PersonAddedFact,
    PinChangedFact,
)
from il2nurse.domain.record.register.entries import Entry, Kind
from il2nurse.domain.record.register.lacking import DOUBT_KINDS, may_lack
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
    for entry in entries:
        match entry.kind:
            case Kind.PERSON_ADDED:
                added = PersonAddedFact.read(entry)
                open_.discard(added.id)
                (people.discard if added.ended else people.add)(added.id)
            case Kind.PIN_CHANGED:
                changed = PinChangedFact.read(entry)
                if entry.person != changed.id:
                    open_.discard(changed.id)
            case Kind.ACCESS_CONFIRMED:
                open_.discard(AccessConfirmedFact.read(entry).id)
            case Kind.ACCESS_LOST:
                open_ = before | people & set(AccessLostFact.read(entry).people)
            case _ if may_lack(entry):
                before, open_ = open_, set(people)
            case _:
                pass
    return frozenset(open_)
