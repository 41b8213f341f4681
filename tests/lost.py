"""A register that goes on without entries that were seen in it, for tests."""

from collections.abc import Sequence
from dataclasses import replace

from il2nurse.domain.people import Person, Role
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.record.register.seal import Head
from il2nurse.domain.record.register.setback import Setback, SetbackKind
from il2nurse.workflow.people.access import add_person
from il2nurse.workflow.people.confirming import confirm_access, unconfirmed_people
from il2nurse.workflow.people.setbacks import accept_setback
from il2nurse.workflow.station import Station
from tests.ward import CHARGE, IDENTITY, PIN

ADMINISTRATOR = Person("administrator", "Ada Admin", "", Role.ADMINISTRATOR)
MANY = 20


def setback_of(station: Station, missing: int = MANY) -> Setback:
    """The newest entry is the last of those that were seen; so many after it are missing."""
    found = station.register.head()
    seen = Head(found.number + missing, "f" * 64)
    return Setback(SetbackKind.SHORTER, IDENTITY.register, seen, found, found.number)


def lose(station: Station, found: Sequence[Entry] = (), missing: int = MANY) -> Setback:
    """Go on without entries, the charge nurse's access confirmed.

    ``found`` is what copies still hold of them, numbered as they were.
    """
    setback = lose_unconfirmed(station, found, missing)
    if any(each.id == CHARGE.id for each in unconfirmed_people(station)):
        confirm_access(station, ADMINISTRATOR, [CHARGE.id])
    return setback


def lose_unconfirmed(station: Station, found: Sequence[Entry] = (), missing: int = MANY) -> Setback:
    """Go on without entries; nobody has looked at the people since."""
    if ADMINISTRATOR.id not in station.people():
        add_person(station, CHARGE, ADMINISTRATOR, PIN)
    setback = setback_of(station, missing)
    kept = [
        replace(each, number=number, station=station.name)
        for number, each in enumerate(found, setback.agreed + 1)
    ]
    if len(kept) == missing:
        setback = replace(setback, seen=Head(setback.seen.number, kept[-1].seal))
    accept_setback(station, ADMINISTRATOR, setback, "The disk was put back", found=kept)
    return setback
