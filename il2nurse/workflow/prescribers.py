"""Who may be named where a prescriber decided: one on record, or by telephone one who is not."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from il2nurse.domain.people import Person, Role
from il2nurse.domain.record.dose.call import Call
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.values.instants import hours
from il2nurse.domain.values.text import names_someone
from il2nurse.workflow.station import Station

FEWEST_DIGITS: Final = 3
"""The shortest number within a house."""

ARRIVAL: Final = timedelta(hours=1)
"""How long before the admission was recorded the prescriber may have called."""

NOT_ON_RECORD: Final = (
    "Name a prescriber who is on record here. Nothing was recorded; the charge nurse adds a "
    "prescriber who is missing."
)

ORDER_MISSING: Final = (
    "Write what the prescriber ordered, or that nothing was ordered: only that can be read back. "
    "Nothing was recorded."
)

NOT_YOURSELF: Final = (
    "You write this call down, so you are not the prescriber who was called. Name the prescriber. "
    "Nothing was recorded."
)


def prescribers(station: Station) -> tuple[Person, ...]:
    """Every prescriber who has a PIN here, by name."""
    known = (each for each in station.people().values() if not each.ended)
    found = (each for each in known if each.role is Role.PRESCRIBER)
    return tuple(sorted(found, key=lambda person: person.name))


def prescriber(station: Station, person_id: str, field: str = "prescriber") -> Person:
    """The prescriber with this id; raises ``Slip`` where none on record has it."""
    found = next((each for each in prescribers(station) if each.id == person_id), None)
    if found is None:
        raise Slip(field, NOT_ON_RECORD)
    return found


def called(station: Station, by: Person, call: Call) -> Call:
    """The call as it is kept: one on record by id and name, an unlisted one by name and number.

    Raises ``Slip`` where nobody, the caller or no prescriber is named.
    """
    if call.phone:
        return _unlisted(by, call, call.phone)
    if not call.prescriber:
        raise Slip(
            "prescriber",
            "Call the prescriber now, then choose who it was. A prescriber who is not on the list "
            "is recorded by name and telephone number. Nothing was recorded.",
        )
    person = prescriber(station, call.prescriber)
    return replace(call, prescriber=person.id, name=person.shown)


def _unlisted(by: Person, call: Call, typed: str) -> Call:
    name, phone = " ".join(call.prescriber.split()), " ".join(typed.split())
    if not names_someone(name):
        raise Slip(
            "unlisted",
            "Write the full name of the prescriber who was called, in letters. Nothing was "
            "recorded.",
        )
    if name.casefold() in (by.name.casefold(), by.shown.casefold()):
        raise Slip("unlisted", NOT_YOURSELF)
    if sum(map(str.isdecimal, phone)) < FEWEST_DIGITS:
        raise Slip(
            "phone",
            "Write the telephone number at which this prescriber can be called back, with "
            f"{FEWEST_DIGITS} digits or more. Nothing was recorded.",
        )
    return replace(call, prescriber=name, phone=phone)


def refuse_old_call(station: Station, called_at: datetime, mrn: str) -> None:
    """Raise ``Slip`` for a call before the time to countersign it, or before the patient came."""
    within, told = station.countersign_within, station.words.day_time(called_at)
    if station.now().at - called_at > within:
        raise Slip(
            "called_at",
            f"A call of {told} is more than {within // hours(1)} hours ago. Nothing was recorded; "
            "call the prescriber again.",
        )
    if called_at < station.entries(mrn)[0].occurred_at - ARRIVAL:
        raise Slip(
            "called_at",
            f"The patient was admitted long after {told}. Nothing was recorded; type the time "
            "again, or call the prescriber again.",
        )
