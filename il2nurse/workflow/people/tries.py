"""Wrong PINs in a row: how long the next one waits, and when somebody must open the sign-in.

The wait counts elapsed time by the machine's running time, whatever its wall clock is set to. A
wrong PIN of another run of the machine, or of another one, counts from when this program saw it.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from il2nurse.domain.people import May, NotAllowed, Person
from il2nurse.domain.record.people.facts import (
    PersonAddedFact,
    SignInRefusedFact,
    person_stream,
)
from il2nurse.domain.record.register.entries import Entry, Kind
from il2nurse.domain.values.clock import Reading
from il2nurse.workflow.station import Station

LONGEST_DELAY: Final = timedelta(seconds=60)
MOST_WRONG: Final = 10
LAST_MANAGER_WAITS: Final = timedelta(minutes=15)
CLEARS: Final = {Kind.SIGNED_IN, Kind.PIN_CHANGED, Kind.PIN_CONFIRMED, Kind.SIGN_IN_OPENED}


class PinDuringWait(NotAllowed):
    """A PIN was tried before the wait after wrong ones was over; it was not looked at."""


class SignInLocked(PinDuringWait):
    """Too many wrong PINs in a row: nothing is looked at until somebody opens the sign-in."""


def wrong_in_a_row(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The wrong PINs since the last right one, of all entries of one person."""
    wrong: list[Entry] = []
    for entry in entries:
        if entry.kind is Kind.SIGN_IN_REFUSED:
            wrong += [] if SignInRefusedFact.read(entry).waiting else [entry]
        elif entry.kind in CLEARS or sets_pin(entry):
            wrong.clear()
    return tuple(wrong)


def wrong_of(station: Station, person_id: str) -> tuple[Entry, ...]:
    """The wrong PINs of a person since the last right one, as they stand now."""
    return wrong_in_a_row(station.register.stream(person_stream(person_id)))


def sets_pin(entry: Entry) -> bool:
    """True where a PIN came with the entry; a first entry of an older register does not say so."""
    if entry.kind is Kind.PERSON_ADDED:
        return bool(PersonAddedFact.read(entry).pin_digest) or entry.seq == 0
    return entry.kind is Kind.PIN_CHANGED


def is_locked(station: Station, person: Person) -> bool:
    """True where too many wrong PINs were typed, and another one can open the sign-in."""
    return len(wrong_of(station, person.id)) >= MOST_WRONG and _has_opener(station, person)


def wait_of(station: Station, person: Person, entries: Sequence[Entry]) -> timedelta:
    """How long the person must wait after wrong PINs; zero where they need not."""
    wrong = wrong_in_a_row(entries)
    if not wrong:
        return timedelta()
    delay = min(timedelta(seconds=2 ** (len(wrong) - 1)), LONGEST_DELAY)
    if len(wrong) >= MOST_WRONG and not _has_opener(station, person):
        delay = LAST_MANAGER_WAITS
    return max(delay - max(_elapsed(station, wrong[-1]), timedelta()), timedelta())


def refuse_tries(station: Station, person: Person, entries: Sequence[Entry]) -> None:
    """Raise ``PinDuringWait`` where no PIN of the person is looked at now."""
    if len(wrong_in_a_row(entries)) >= MOST_WRONG and _has_opener(station, person):
        raise SignInLocked(locked_in_words(person))
    wait = wait_of(station, person, entries)
    if wait:
        raise PinDuringWait(
            "This PIN was not looked at: it came too soon after a wrong one. Type it again in "
            f"{seconds(wait)} s, or ask a colleague to sign. That it was tried is on record."
        )


def locked_in_words(person: Person) -> str:
    """Why no PIN is looked at, and who can change that."""
    return (
        f"The sign-in of {person.shown} is locked after {MOST_WRONG} wrong PINs in a row; a PIN "
        "is not looked at. A charge nurse or an administrator unlocks it on the page of the "
        "ward's people. A colleague can sign in meanwhile, and stop a running infusion. Nobody "
        "there: stop it at the pump, chart on paper, and call one of them."
    )


def seconds(wait: timedelta) -> int:
    """Whole seconds after which the wait is over for certain."""
    return -int(-wait.total_seconds() // 1)


def _elapsed(station: Station, entry: Entry) -> timedelta:
    fact, now = SignInRefusedFact.read(entry), station.now()
    if fact.boot_ms is not None and fact.boot_id == now.boot_id:
        return now.since(Reading(entry.occurred_at, fact.boot_id, fact.boot_ms))
    return now.since(station.noticed(entry))


def _has_opener(station: Station, person: Person) -> bool:
    """Whether another one may open the sign-in whose own is not locked."""
    return any(
        other.may(May.MANAGE_PEOPLE)
        and other.id != person.id
        and len(wrong_of(station, other.id)) < MOST_WRONG
        for other in station.people().values()
    )
