"""Signing in with a PIN, and countersigning at another person's side."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from il2nurse.domain.people import May, NotAllowed, Person, Role
from il2nurse.domain.record.people.facts import (
    LockedFact,
    PersonAddedFact,
    PinChangedFact,
    SignedInFact,
    SignedOutFact,
    SignInRefusedFact,
    person_stream,
)
from il2nurse.domain.record.register.entries import Draft, Entry, Kind
from il2nurse.domain.record.register.facts import Fact, draft
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.register import NewPin
from il2nurse.workflow.station import Station

# Delays after wrong PINs double from one second to one minute and end with a right one.
LONGEST_DELAY = timedelta(seconds=60)
SHORTEST_PIN = 4


@dataclass(frozen=True, slots=True)
class Witness:
    """The second person, at the same station: who they say they are, and their PIN."""

    person: str
    pin: str


@one_act
def add_person(
    station: Station, by: Person | None, person: Person, pin: str, *, request: str | None = None
) -> Entry:
    """Add a person; only the very first one of a register may be added by nobody."""
    if by is not None:
        by.demand(May.MANAGE_PEOPLE)
    elif station.people():
        raise NotAllowed("Only a charge nurse or the administrator may add people.")
    check_new_pin(pin)
    if not person.name.strip():
        raise NotAllowed("A person needs a name. Nothing was recorded.")
    _refuse_another(station.people().get(person.id), person)
    fact = PersonAddedFact(
        person.id, person.name.strip(), person.suffix.strip(), person.role, person.ended
    )
    kept = [_about(station, person.id, fact)]
    return station.record(by, kept, request, pin=NewPin(person.id, pin))[0]


def _refuse_another(known: Person | None, person: Person) -> None:
    """Raise ``NotAllowed`` where the id is another one's, or says nothing but another PIN."""
    if known is None or known.ended:
        return
    if (known.name, known.role, known.suffix) == (person.name, person.role, person.suffix):
        raise NotAllowed(
            f"{known.shown} is on record already. Nothing was recorded; choose the colleague in "
            "the list to give them another PIN."
        )
    if known.name != person.name:
        raise NotAllowed(
            f"{known.shown} was added under the same id meanwhile. Nothing was recorded; press the "
            "button again."
        )


def check_new_pin(pin: str) -> None:
    """Raise ``NotAllowed`` for a PIN that is too short, not of digits, or all one digit."""
    if len(pin) < SHORTEST_PIN or not (pin.isascii() and pin.isdigit()):
        raise NotAllowed(f"A PIN is {SHORTEST_PIN} digits or more. Choose another one.")
    if len(set(pin)) == 1:
        raise NotAllowed("A PIN of one repeated digit is too easy. Choose another one.")


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
        raise NotAllowed("Nobody ends their own access. Ask another one who manages people.")
    fact = PersonAddedFact(person.id, person.name, person.suffix, person.role, ended=True)
    return station.record(by, [_about(station, person.id, fact)], request)[0]


@one_act
def readmit_person(
    station: Station, by: Person, person_id: str, pin: str, *, request: str | None = None
) -> Entry:
    """A person whose access was ended signs in again, with a new PIN."""
    by.demand(May.MANAGE_PEOPLE)
    person = station.people().get(person_id)
    if person is None or not person.ended:
        raise NotAllowed("This person's access was not ended. Nothing was recorded.")
    return add_person(station, by, replace(person, ended=False), pin, request=request)


@one_act
def change_pin(
    station: Station, by: Person, person_id: str, pin: str, *, request: str | None = None
) -> Entry:
    """Give a person another PIN: by who manages people, for someone who forgot theirs."""
    by.demand(May.MANAGE_PEOPLE)
    person = station.person(person_id)
    check_new_pin(pin)
    kept = [_about(station, person.id, PinChangedFact(person.id))]
    return station.record(by, kept, request, pin=NewPin(person.id, pin))[0]


@one_act
def sign_in(station: Station, person_id: str, pin: str) -> Person:
    """Who signed in; a wrong PIN is recorded and raises ``NotAllowed``."""
    person = _authenticate(station, person_id, pin)
    station.record(person, [_about(station, person.id, SignedInFact(person.id))])
    return person


@one_act
def sign_out(station: Station, person: Person) -> None:
    """Record that the person left the station."""
    station.record(person, [_about(station, person.id, SignedOutFact(person.id))])


@one_act
def lock(station: Station, person: Person) -> None:
    """Record that the person locked the station."""
    station.record(person, [_about(station, person.id, LockedFact(person.id))])


@one_act
def unlock(station: Station, person: Person, pin: str) -> None:
    """Open a locked station again for the person who locked it."""
    _authenticate(station, person.id, pin)
    station.record(person, [_about(station, person.id, SignedInFact(person.id))])


@one_act
def confirm_identity(station: Station, person: Person, pin: str) -> None:
    """Ask a signed-in person for the PIN again, as a signature does."""
    _authenticate(station, person.id, pin)


@one_act
def check_witness(
    station: Station, first: Person, witness: Witness, roles: frozenset[Role]
) -> Person:
    """The witness, authenticated; raises ``NotAllowed`` for oneself or a wrong role."""
    if witness.person == first.id:
        raise NotAllowed("Nobody can check themselves. Ask a second person to sign.")
    person = station.person(witness.person)
    if roles and person.role not in roles:
        allowed = " or ".join(sorted(role.label.lower() for role in roles))
        raise NotAllowed(f"{person.shown} cannot sign here; this takes a {allowed}.")
    person.demand(May.WITNESS)
    return _authenticate(station, witness.person, witness.pin)


def sign_in_wait(station: Station, person_id: str, now: datetime) -> timedelta:
    """How long the person must wait after wrong PINs; zero where they need not."""
    wrong: list[Entry] = []
    for entry in station.register.stream(person_stream(person_id)):
        if entry.kind is Kind.SIGN_IN_REFUSED:
            wrong += [] if SignInRefusedFact.read(entry).waiting else [entry]
        elif entry.kind in (Kind.SIGNED_IN, Kind.PERSON_ADDED, Kind.PIN_CHANGED):
            wrong.clear()
    if not wrong:
        return timedelta()
    delay = min(timedelta(seconds=2 ** (len(wrong) - 1)), LONGEST_DELAY)
    return max(wrong[-1].occurred_at + delay - now, timedelta())


class PinDuringWait(NotAllowed):
    """A PIN was tried before the wait after wrong ones was over; it was not looked at."""


def _authenticate(station: Station, person_id: str, pin: str) -> Person:
    person = station.person(person_id)
    wait = sign_in_wait(station, person.id, station.now().at)
    if wait:
        seconds = int(wait.total_seconds()) + 1
        _keep_tried(station, person.id)
        raise PinDuringWait(
            "This PIN was not looked at: it came too soon after a wrong one. Type it again in "
            f"{seconds} s, or ask a colleague to sign. That it was tried is on record."
        )
    if not station.register.check_pin(person.id, pin):
        station.record(None, [_about(station, person.id, SignInRefusedFact(person.id))])
        again = int(sign_in_wait(station, person.id, station.now().at).total_seconds())
        longest = int(LONGEST_DELAY.total_seconds())
        raise NotAllowed(
            "The PIN is not right. Nothing was recorded but this attempt. Type it again in "
            f"{again} s; each wrong PIN doubles the wait, up to {longest} s."
        )
    return person


def _keep_tried(station: Station, person_id: str) -> None:
    """That a PIN was tried during the wait, once in each wait."""
    last = station.register.stream(person_stream(person_id))[-1]
    if last.kind is not Kind.SIGN_IN_REFUSED or not SignInRefusedFact.read(last).waiting:
        fact = SignInRefusedFact(person_id, waiting=True)
        station.record(None, [_about(station, person_id, fact)])


def _about(station: Station, person_id: str, fact: Fact) -> Draft:
    return draft(person_stream(person_id), "", station.now().at, fact)
