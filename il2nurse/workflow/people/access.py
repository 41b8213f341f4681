"""Who may sign in at the ward: added, given another role, PIN or badge, ended, brought back."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from il2nurse.domain.people import May, NotAllowed, Person, Role
from il2nurse.domain.record.people.facts import (
    BadgeSetFact,
    PersonAddedFact,
    PinChangedFact,
    SignInOpenedFact,
    person_stream,
)
from il2nurse.domain.record.register.entries import Entry, Kind
from il2nurse.domain.record.register.facts import Draft, Fact, draft
from il2nurse.domain.values.text import kept_name, too_long
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.people.confirming import refuse_unconfirmed
from il2nurse.workflow.people.granting import refuse_administrator
from il2nurse.workflow.people.pins import check_new_pin
from il2nurse.workflow.people.tries import wrong_of
from il2nurse.workflow.register import NewPin
from il2nurse.workflow.station import Station

SCRYPT_COST: Final = 2**14
"""With 16 MB of memory each; one scan takes some 50 ms."""

DIGEST_BYTES: Final = 32


@one_act
def add_person(
    station: Station, by: Person | None, person: Person, pin: str, *, request: str | None = None
) -> Entry:
    """Add a person; only the very first one of a register may be added by nobody.

    A PIN that somebody else typed is a one-time PIN; those of a practice ward are shown to all.
    """
    if by is not None:
        _may_grant(station, by)
        refuse_administrator(station, by, person.role)
    elif station.people():
        raise NotAllowed(
            "Only a charge nurse or the administrator may add people. Nothing was recorded."
        )
    check_new_pin(station, pin)
    if not person.name.strip():
        raise NotAllowed("A person needs a name. Nothing was recorded.")
    if long := too_long(person.name, "name") or too_long(person.suffix, "title"):
        raise NotAllowed(long)
    _refuse_another(station.people().get(person.id), person)
    once = by is not None and not station.register.identity().practice
    kept = [about(station, person.id, _added(person, once=once))]
    return station.record(by, kept, request, pin=NewPin(person.id, pin))[0]


def _may_grant(station: Station, by: Person) -> None:
    """Raise ``NotAllowed`` for who gives nobody access; to end one is never refused for it."""
    by.demand(May.MANAGE_PEOPLE)
    refuse_unconfirmed(station, by)


def _refuse_another(known: Person | None, person: Person) -> None:
    """Raise ``NotAllowed`` where the id is another one's; people on record change by other acts."""
    if known is None:
        return
    if known.name == person.name:
        raise NotAllowed(
            f"{known.shown} is on record already. Nothing was recorded; choose the colleague in "
            "the list to give them another PIN or role."
        )
    raise NotAllowed(
        f"{known.shown} was added under the same id meanwhile. Nothing was recorded; press the "
        "button again."
    )


@one_act
def end_person(
    station: Station, by: Person, person_id: str, *, request: str | None = None
) -> Entry:
    """A person signs in no more; what they signed stays theirs.

    Nobody ends themselves, so someone who manages people is always left.
    """
    by.demand(May.MANAGE_PEOPLE)
    person = station.person(person_id)
    if person.id == by.id:
        raise NotAllowed(
            "You cannot end your own access. Ask someone else who manages people. Nothing was "
            "recorded."
        )
    refuse_administrator(station, by, person.role)
    ended = about(station, person.id, _added(replace(person, ended=True)))
    return station.record(by, [ended], request)[0]


@one_act
def change_role(
    station: Station, by: Person, person_id: str, role: Role, *, request: str | None = None
) -> Entry:
    """A person has another role from now on; what they signed stays signed in the old one.

    Nobody changes their own role, so someone who manages people is always left.
    """
    _may_grant(station, by)
    person = station.person(person_id)
    if person.id == by.id:
        raise NotAllowed(
            "You cannot change your own role. Ask someone else who manages people. Nothing was "
            "recorded."
        )
    refuse_administrator(station, by, person.role, role)
    if person.role is role:
        raise NotAllowed(f"{person.shown} is {role.label.lower()} already. Nothing was recorded.")
    changed = about(station, person.id, _added(replace(person, role=role)))
    return station.record(by, [changed], request)[0]


@one_act
def readmit_person(
    station: Station, by: Person, person_id: str, pin: str, *, request: str | None = None
) -> Entry:
    """A person whose access was ended comes back, with a one-time PIN."""
    _may_grant(station, by)
    person = station.people().get(person_id)
    if person is None or not person.ended:
        raise NotAllowed("This person's access was not ended. Nothing was recorded.")
    refuse_administrator(station, by, person.role)
    check_new_pin(station, pin)
    kept = [about(station, person.id, _added(replace(person, ended=False), once=True))]
    return station.record(by, kept, request, pin=NewPin(person.id, pin))[0]


@one_act
def give_pin(
    station: Station, by: Person, person_id: str, pin: str, *, request: str | None = None
) -> Entry:
    """Give a one-time PIN to a person who forgot theirs; it only serves to choose an own one."""
    _may_grant(station, by)
    person = station.person(person_id)
    if person.id == by.id:
        raise NotAllowed(
            "Your own PIN is changed by “Change my PIN”, with the old one first. Nothing was "
            "recorded."
        )
    refuse_administrator(station, by, person.role)
    check_new_pin(station, pin)
    kept = [about(station, person.id, PinChangedFact(person.id, once=True))]
    return station.record(by, kept, request, pin=NewPin(person.id, pin))[0]


@one_act
def open_sign_in(
    station: Station, by: Person, person_id: str, *, request: str | None = None
) -> Entry:
    """Let a person try again after wrong PINs; nobody opens their own sign-in."""
    by.demand(May.MANAGE_PEOPLE)
    person = station.person(person_id)
    if person.id == by.id:
        raise NotAllowed(
            "You cannot unlock your own sign-in. Ask someone else who manages people. Nothing "
            "was recorded."
        )
    if not wrong_of(station, person.id):
        raise NotAllowed(f"No wrong PIN holds {person.shown} back. Nothing was recorded.")
    return station.record(by, [about(station, person.id, SignInOpenedFact(person.id))], request)[0]


@one_act
def set_badge(
    station: Station, by: Person, person_id: str, code: str, *, request: str | None = None
) -> Entry:
    """Let a badge stand for the person's name at the sign-in; an empty code takes it away."""
    _may_grant(station, by)
    person = station.person(person_id)
    refuse_administrator(station, by, person.role)
    held, digest = badges(station), badge_digest(station, code) if code.strip() else None
    if digest and held.get(digest):
        owner = station.people()[held[digest]]
        raise NotAllowed(f"This badge belongs to {owner.shown}. Nothing was recorded.")
    if not digest and person.id not in held.values():
        raise NotAllowed(f"{person.shown} has no badge. Nothing was recorded; scan the badge.")
    fact = BadgeSetFact(person.id, digest)
    return station.record(by, [about(station, person.id, fact)], request)[0]


def badges(station: Station) -> Mapping[str, str]:
    """Whose badge each digest is; those of ended people are nobody's."""
    of_person: dict[str, str | None] = {}
    for entry in station.register.of_kind(Kind.BADGE_SET, Kind.PERSON_ADDED):
        if entry.kind is Kind.BADGE_SET:
            badge = BadgeSetFact.read(entry)
            of_person[badge.id] = badge.digest
        elif (person := PersonAddedFact.read(entry)).ended:
            of_person.pop(person.id, None)
    return {digest: person_id for person_id, digest in of_person.items() if digest}


def badge_owner(station: Station, code: str) -> Person | None:
    """Whose badge this code is; the badge names, and only the PIN signs."""
    known = badges(station)
    # Where nobody has a badge, no code waits for the slow hash.
    owner = known.get(badge_digest(station, code)) if known else None
    return station.people().get(owner) if owner else None


def badge_digest(station: Station, code: str) -> str:
    """How a badge's code is kept: a slow hash, so that trying every code there is takes long."""
    salt = station.register.identity().register.encode()
    return hashlib.scrypt(
        code.strip().encode(), salt=salt, n=SCRYPT_COST, r=8, p=1, dklen=DIGEST_BYTES
    ).hex()


def about(station: Station, person_id: str, fact: Fact) -> Draft:
    """What is to be recorded of a person now."""
    return draft(person_stream(person_id), "", station.now().at, fact)


def _added(person: Person, *, once: bool = False) -> PersonAddedFact:
    name, suffix = kept_name(person.name), kept_name(person.suffix)
    return PersonAddedFact(person.id, name, suffix, person.role, person.ended, once=once)
