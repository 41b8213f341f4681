"""Prescribers on record: who may be named where a prescriber decided."""

from il2nurse.domain.people import Person, Role
from il2nurse.domain.regimen.fields import Slip
from il2nurse.workflow.station import Station


def prescribers(station: Station) -> tuple[Person, ...]:
    """Every prescriber who has a PIN here, by name."""
    known = (each for each in station.people().values() if not each.ended)
    found = (each for each in known if each.role is Role.PRESCRIBER)
    return tuple(sorted(found, key=lambda person: person.name))


def prescriber(station: Station, person_id: str, field: str = "prescriber") -> Person:
    """The prescriber with this id; raises ``Slip`` where none on record has it."""
    found = next((each for each in prescribers(station) if each.id == person_id), None)
    if found is None:
        raise Slip(
            field,
            "Name a prescriber who is on record here. Nothing was recorded; the charge nurse adds "
            "a prescriber who is missing.",
        )
    return found
