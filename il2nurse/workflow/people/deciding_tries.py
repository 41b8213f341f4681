"""Wrong PINs of who decides about a register that takes no entry yet: they wait, and lock.

What the register itself has of wrong PINs counts too.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from il2nurse.domain.people import May, NotAllowed, Person
from il2nurse.domain.record.people.facts import (
    PinConfirmedFact,
    SignInRefusedFact,
    person_stream,
)
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.record.register.facts import draft
from il2nurse.domain.values.clock import Reading
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.people.tries import (
    LAST_MANAGER_WAITS,
    LONGEST_DELAY,
    MOST_WRONG,
    seconds,
    wrong_of,
)
from il2nurse.workflow.station import Station

Tried = Sequence[tuple[str, Reading]]
"""Whose PIN was typed wrong, and when; oldest first."""

LOCKED: Final = (
    "The PIN of {} is not looked at: ten wrong ones in a row were typed. Nothing was changed; "
    "another administrator decides."
)


def refuse_deciding(station: Station, person: Person, may: May, tried: Tried) -> None:
    """Raise ``NotAllowed`` where no PIN of the person is looked at now."""
    if _is_locked(station, person, may, tried):
        raise NotAllowed(LOCKED.format(person.shown))
    wait = _wait(station, person, tried)
    if wait > timedelta():
        raise NotAllowed(
            f"This PIN was not looked at. Type it again in {seconds(wait)} s; nothing was changed."
        )


def wrong_in_words(station: Station, person: Person, may: May, tried: Tried) -> str:
    """What is said of a wrong PIN: when the next one is looked at."""
    why = "The PIN is not right. Nothing was changed but that this attempt is kept."
    if _is_locked(station, person, may, tried):
        return f"{why} {LOCKED.format(person.shown)}"
    return f"{why} Type it again in {seconds(_wait(station, person, tried))} s."


@one_act
def record_wrong_pins(
    station: Station, tried: Tried, right: str, *, request: str | None = None
) -> tuple[Entry, ...]:
    """Record the wrong PINs that were typed before the register took entries, and by whose PIN.

    After the ``right`` one that person's wrong ones count no more.
    """
    people, at = station.people(), station.now().at
    drafts = [
        draft(
            person_stream(person),
            "",
            when.at,
            SignInRefusedFact(person, waiting=False, boot_id=when.boot_id, boot_ms=when.boot_ms),
        )
        for person, when in tried
        if person in people
    ]
    if _count(station, right, tried):
        drafts.append(draft(person_stream(right), "", at, PinConfirmedFact(right)))
    return station.record(None, drafts, request) if drafts else ()


def _count(station: Station, person: str, tried: Tried) -> int:
    """How many wrong ones in a row: in the register, and since at this station."""
    before = wrong_of(station, person)
    return len(before) + len(_own(person, tried))


def _own(person: str, tried: Tried) -> list[Reading]:
    return [when for each, when in tried if each == person]


def _is_locked(station: Station, person: Person, may: May, tried: Tried) -> bool:
    """Whether too many were wrong, and another one who may decide is not locked."""
    if _count(station, person.id, tried) < MOST_WRONG:
        return False
    others = (each for each in station.people().values() if each.id != person.id)
    return any(each.may(may) and _count(station, each.id, tried) < MOST_WRONG for each in others)


def _wait(station: Station, person: Person, tried: Tried) -> timedelta:
    """How long until the next PIN is looked at; by the machine's running time within one run."""
    own = _own(person.id, tried)
    if not own:
        return timedelta()
    count, now = _count(station, person.id, tried), station.now()
    if count >= MOST_WRONG:
        delay = LAST_MANAGER_WAITS
    else:
        delay = min(timedelta(seconds=2 ** (count - 1)), LONGEST_DELAY)
    since = now.since(own[-1])
    # A wall clock that was set back before a restart must not shut anybody out.
    return timedelta() if since < timedelta() else delay - since
