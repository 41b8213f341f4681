"""Two who sign together: not for a day after the PIN of one of them came from the other."""

from datetime import timedelta
from typing import Final

from il2nurse.domain.people import May, NotAllowed, Person
from il2nurse.domain.record.people.facts import WitnessRefusedFact
from il2nurse.domain.record.people.granting import GRANT_KINDS, hold_one_pin, replay_grants
from il2nurse.workflow.people.access import about
from il2nurse.workflow.station import Station

REFUSED: Final = (
    "{} cannot be the witness of {} yet: the PIN of one of them came from the other less than {} "
    "hours ago, and one person could hold both PINs. Only this attempt is on record; ask another "
    "witness."
)

APART: Final = "For {} hours neither of you can be the other’s witness."


def apart_notice(station: Station, giver: Person) -> str | None:
    """What is told to somebody who gave a PIN and signs as a witness too; else ``None``."""
    if station.register.identity().practice or not giver.may(May.WITNESS):
        return None
    return APART.format(_hours(station))


def refuse_one_pin(station: Station, first: Person, witness: Person) -> None:
    """Raise ``NotAllowed``, and keep the attempt, where one person may hold the PINs of both.

    Whoever gives a PIN knows it, and may be the first to choose another. After a day the colleague
    whose PIN it is would have missed it. The PINs of a practice ward are shown to everyone.
    """
    if station.register.identity().practice or not _may_be_one(station, first, witness):
        return
    fact = WitnessRefusedFact(witness.id, first.id)
    station.record(first, [about(station, witness.id, fact)])
    raise NotAllowed(REFUSED.format(witness.shown, first.shown, _hours(station)))


def _hours(station: Station) -> int:
    return station.given_pin // timedelta(hours=1)


def _may_be_one(station: Station, first: Person, witness: Person) -> bool:
    """By when the register kept it: a clock that is set back since makes nobody two people."""
    since = station.now().at - station.given_pin
    entries = station.register.of_kind(*GRANT_KINDS)
    lately = replay_grants(each for each in entries if each.recorded_at > since)
    return hold_one_pin(lately, first.id, witness.id)
