"""How a person's sign-in stands, in words."""

from il2nurse.domain.people import Person
from il2nurse.domain.record.people.facts import person_stream
from il2nurse.workflow.people.sign_in import has_one_time_pin
from il2nurse.workflow.people.tries import is_locked, wrong_in_a_row
from il2nurse.workflow.station import Station


def standing_of(station: Station, person: Person) -> str:
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
