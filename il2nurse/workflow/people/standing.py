"""How a person's sign-in stands, in words."""

from collections.abc import Mapping
from typing import Final

from il2nurse.domain.people import Person
from il2nurse.domain.record.people.facts import person_stream
from il2nurse.workflow.people.confirming import unconfirmed_people
from il2nurse.workflow.people.sign_in import has_one_time_pin
from il2nurse.workflow.people.tries import is_locked, wrong_in_a_row
from il2nurse.workflow.station import Station

UNCONFIRMED: Final = "not confirmed since the loss"


def standings(station: Station) -> Mapping[str, str]:
    """How everybody's sign-in stands, by their ids; who is not confirmed after a loss is marked."""
    left = {each.id for each in unconfirmed_people(station)}
    return {
        each.id: ", ".join(
            part
            for part in (UNCONFIRMED if each.id in left else "", _standing_of(station, each))
            if part
        )
        for each in station.people().values()
    }


def _standing_of(station: Station, person: Person) -> str:
    """How the person's sign-in stands, in words."""
    if person.ended:
        return ""
    entries = station.register.stream(person_stream(person.id))
    if is_locked(station, person):
        return "locked after wrong PINs"
    wrong = len(wrong_in_a_row(entries))
    if wrong:
        return f"{wrong} wrong PIN{'s' if wrong > 1 else ''}"
    return "one-time PIN, not changed yet" if has_one_time_pin(entries) else ""
