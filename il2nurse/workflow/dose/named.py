"""Who stands on a form: a person on record at this ward, or somebody by name alone."""

from dataclasses import dataclass

from il2nurse.domain.people import May, Person
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.values.text import names_someone
from il2nurse.workflow.station import Station


@dataclass(frozen=True, slots=True)
class Named:
    """A name of a form as it is ``kept``: the id of a ``person`` on record, else the name."""

    kept: str
    person: Person | None

    def unlike(self, did: str, may: May) -> tuple[str, ...]:
        """What a charge nurse has to look at: the person is unknown here, or may not do this."""
        if self.person is None:
            return (f"{self.kept}, who {did}, is not on record at this ward.",)
        if not self.person.may(may):
            role = self.person.role.label.lower()
            return (f"{self.person.shown}, who {did}, may not do so here as {role}.",)
        return ()


def named(station: Station, field: str, name: str) -> Named:
    """The person that a form names; raises ``Slip`` for what names nobody."""
    kept = " ".join(name.split())
    for person in station.people().values():
        if kept.casefold() in (person.id, person.name.casefold(), person.shown.casefold()):
            return Named(person.id, person)
    if not names_someone(kept):
        raise Slip(field, "Write the full name as it stands on the form.")
    return Named(kept, None)
