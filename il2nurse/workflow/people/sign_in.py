"""Signing in with a PIN, choosing an own one, and signing as a witness at another's side."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from il2nurse.domain.people import May, NotAllowed, Person, Role
from il2nurse.domain.record.people.facts import (
    LockedFact,
    PersonAddedFact,
    PinChangedFact,
    PinConfirmedFact,
    SignedInFact,
    SignedOutFact,
    SignInRefusedFact,
    is_once,
    person_stream,
)
from il2nurse.domain.record.register.entries import Entry, Kind
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.people.access import about
from il2nurse.workflow.people.pins import check_new_pin
from il2nurse.workflow.people.tries import (
    LONGEST_DELAY,
    PinDuringWait,
    is_locked,
    locked_in_words,
    refuse_tries,
    seconds,
    sets_pin,
    wait_of,
    wrong_of,
)
from il2nurse.workflow.people.two_people import refuse_one_pin
from il2nurse.workflow.register import NewPin, PinTrial
from il2nurse.workflow.station import Station


@dataclass(frozen=True, slots=True)
class Witness:
    """The witness, at the same station: who they say they are, and their PIN."""

    person: str
    pin: str


class PinMustChange(NotAllowed):
    """The PIN is right, but somebody else gave it: it only serves to choose an own one."""


@one_act
def sign_in(station: Station, person_id: str, pin: str) -> Person:
    """Who signed in; a wrong PIN is recorded and raises ``NotAllowed``."""
    person = _authenticate(station, person_id, pin, signs_in=True)
    station.record(person, [about(station, person.id, SignedInFact(person.id))])
    return person


@one_act
def sign_out(station: Station, person: Person) -> None:
    """Record that the person left the station."""
    station.record(person, [about(station, person.id, SignedOutFact(person.id))])


@one_act
def lock(station: Station, person: Person) -> None:
    """Record that the person locked the station."""
    station.record(person, [about(station, person.id, LockedFact(person.id))])


@one_act
def unlock(station: Station, person: Person, pin: str) -> None:
    """Open a locked station again for the person who locked it."""
    known = _authenticate(station, person.id, pin, signs_in=True)
    station.record(known, [about(station, known.id, SignedInFact(known.id))])


@one_act
def change_own_pin(
    station: Station, by: Person, old: str, new: str, *, request: str | None = None
) -> Entry:
    """A person chooses another PIN; the old one, or the one-time one, is asked for first."""
    check_new_pin(station, new)
    if new == old:
        raise NotAllowed(
            "The new PIN is the same as the old one. Nothing was recorded; choose another one."
        )
    person = _authenticate(station, by.id, old, once=True)
    kept = [about(station, person.id, PinChangedFact(person.id, once=False))]
    return station.record(person, kept, request, pin=NewPin(person.id, new))[0]


@one_act
def confirm_identity(station: Station, person: Person, pin: str) -> None:
    """Ask a signed-in person for the PIN again, as a signature does."""
    _confirm(station, person.id, pin)


@one_act
def check_witness(
    station: Station, first: Person, witness: Witness | None, roles: frozenset[Role]
) -> Person:
    """The witness, authenticated; raises ``NotAllowed`` for oneself or a wrong role.

    And for a colleague who may be the same person with a second PIN.
    """
    if witness is None:
        raise NotAllowed("Nobody signed beside you. Ask a witness to sign. Nothing was recorded.")
    if witness.person == first.id:
        raise NotAllowed("You cannot check yourself. Ask a witness to sign. Nothing was recorded.")
    person = station.person(witness.person)
    if roles and person.role not in roles:
        allowed = " or ".join(sorted(role.label.lower() for role in roles))
        raise NotAllowed(
            f"{person.shown} cannot sign here; this takes a {allowed}. Nothing was recorded."
        )
    person.demand(May.WITNESS)
    refuse_one_pin(station, first, person)
    return _confirm(station, witness.person, witness.pin)


def sign_in_wait(station: Station, person_id: str) -> timedelta:
    """How long the person must wait after wrong PINs; zero where they need not."""
    entries = station.register.stream(person_stream(person_id))
    return wait_of(station, station.people()[person_id], entries)


def refuse_one_time_pin(station: Station, person: Person, may: May) -> None:
    """Raise ``PinMustChange`` for a PIN that another one gave, where somebody with an own one may.

    Where a register takes no entry no PIN can be changed: the last one who may still decides.
    """
    if not _is_one_time(station, person):
        return
    if any(
        each.may(may) and not _is_one_time(station, each)
        for each in station.people().values()
        if each.id != person.id
    ):
        raise PinMustChange(
            "This is a one-time PIN and cannot be used here. Nothing was changed; ask an "
            "administrator who has a PIN of their own."
        )


def _is_one_time(station: Station, person: Person) -> bool:
    return has_one_time_pin(station.register.stream(person_stream(person.id)))


def has_one_time_pin(entries: Sequence[Entry]) -> bool:
    """Whether the newest PIN of a person was given by somebody else, of all their entries."""
    newest = next((each for each in reversed(entries) if sets_pin(each)), None)
    if newest is None:
        return False
    if newest.kind is Kind.PERSON_ADDED:
        return is_once(newest, PersonAddedFact.read(newest))
    return is_once(newest, PinChangedFact.read(newest))


def _confirm(station: Station, person_id: str, pin: str) -> Person:
    """The person, by a PIN that signs something; after a right one wrong ones count no more."""
    wrong = wrong_of(station, person_id)
    person = _authenticate(station, person_id, pin)
    if wrong:
        station.record(person, [about(station, person.id, PinConfirmedFact(person.id))])
    return person


def _authenticate(
    station: Station, person_id: str, pin: str, *, once: bool = False, signs_in: bool = False
) -> Person:
    """The person, by the PIN; ``once`` where a one-time PIN serves too.

    Where one ``signs_in`` a wrong PIN may be a forgotten one: it says who helps.
    """
    person, now = station.person(person_id), station.now()
    refused = SignInRefusedFact(person.id, waiting=False, boot_id=now.boot_id, boot_ms=now.boot_ms)
    trial = PinTrial(
        person.id,
        pin,
        lambda entries: refuse_tries(station, person, entries),
        about(station, person.id, refused),
    )
    try:
        right = station.try_pin(trial)
    except PinDuringWait:
        _keep_tried(station, person.id)
        raise
    if not right:
        wrong = _wrong_in_words(station, person)
        helped = _who_helps(station, person) if signs_in else None
        raise NotAllowed(f"{wrong} {helped}" if helped else wrong)
    if not once and has_one_time_pin(station.register.stream(person_stream(person.id))):
        raise PinMustChange(
            "This is a one-time PIN. Nothing was signed; sign in with it and choose your own PIN "
            "first."
        )
    return person


def _wrong_in_words(station: Station, person: Person) -> str:
    why = "The PIN is not right. Nothing was recorded but this attempt."
    if is_locked(station, person):
        return f"{why} {locked_in_words(person)}"
    again, longest = seconds(sign_in_wait(station, person.id)), seconds(LONGEST_DELAY)
    return f"{why} Type it again in {again} s; each wrong PIN doubles the wait, up to {longest} s."


def _who_helps(station: Station, person: Person) -> str | None:
    """Who gives another PIN where it was forgotten; ``None`` where nobody else can, or is said."""
    others = (each for each in station.people().values() if each.id != person.id)
    managing = [each for each in others if each.may(May.MANAGE_PEOPLE)]
    if not managing or is_locked(station, person):
        return None
    if person.role is not Role.ADMINISTRATOR:
        return "Forgotten? A charge nurse or an administrator gives you a one-time PIN."
    if any(each.role is Role.ADMINISTRATOR for each in managing):
        return "Forgotten? Another administrator gives you a one-time PIN."
    return "Forgotten? A charge nurse, with a witness, gives you a one-time PIN."


def _keep_tried(station: Station, person_id: str) -> None:
    """That a PIN was tried during the wait, once in each wait."""
    last = station.register.stream(person_stream(person_id))[-1]
    if last.kind is not Kind.SIGN_IN_REFUSED or not SignInRefusedFact.read(last).waiting:
        fact = SignInRefusedFact(person_id, waiting=True)
        station.record(None, [about(station, person_id, fact)])
