"""What a form says of a dose that was given: its people and times, and what cannot be right."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from il2nurse.domain.people import May, NotAllowed, Person
from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.text import names_someone
from il2nurse.workflow.station import Station


@dataclass(frozen=True, slots=True)
class GivenOnForm:
    """What a form says of a dose that was given.

    ``gave`` and ``checked`` are ids of people on record, or names; ``checked`` is ``None`` where
    nobody did. ``total_ml`` is ``None`` where the form has none: that of the sum. ``reason`` is
    there where the infusion was stopped early, ``site`` of an injection, which ends as it begins.
    Volumes unlike the sum are ``confirmed``. One that runs has neither end nor volume yet: both are
    ``None``.
    """

    started: datetime
    ended: datetime | None
    given_ml: Decimal | None
    gave: str
    checked: str | None
    total_ml: Decimal | None = None
    reason: str | None = None
    text: str | None = None
    site: str | None = None
    confirmed: bool = False


def check_times(moment: Moment, given: GivenOnForm) -> None:
    """Raise ``Slip`` for times out of order, ``NotAllowed`` where no infusion can run."""
    refuse_future(moment, "started_at", given.started)
    if given.ended is None:
        _check_running(moment, given)
        return
    if given.given_ml is None:
        raise Slip("given_ml", "Type the volume that was given, as the form has it.")
    refuse_future(moment, "ended_at", given.ended)
    if given.site and given.ended == given.started:
        return
    if given.ended <= given.started:
        raise Slip("ended_at", "The infusion ended after it began. Check the times on the form.")
    if given.ended - given.started > moment.regimen.bag_limit:
        raise Slip("ended_at", "No infusion runs for so long. Check the dates on the form.")


def refuse_earlier(now: Moment, key: DoseKey) -> None:
    """Raise ``NotAllowed`` for one that would run on into a cycle that was ordered since."""
    newest = now.course.number, now.course.current.number
    if (key.course, key.cycle) != newest:
        raise NotAllowed(
            f"Course {newest[0]} cycle {newest[1]} was ordered since, so dose {key.slot} of course "
            f"{key.course} cycle {key.cycle} does not run any more. Enter it with its end. Nothing "
            "was entered."
        )


def _check_running(moment: Moment, given: GivenOnForm) -> None:
    """One that runs is taken over now: its patient is here, and it began lately."""
    patient = moment.case.patient
    if patient.discharged:
        raise NotAllowed(f"{patient.name} {patient.absence}. Nothing was entered.")
    if moment.at - given.started > moment.regimen.bag_limit:
        raise Slip("started_at", "No infusion runs for so long. Enter when it ended.")
    if given.reason or given.given_ml is not None:
        raise Slip("reason", "One that runs has neither a volume nor a reason for its end yet.")


def refuse_future(moment: Moment, field: str, at: datetime) -> None:
    """Raise ``Slip`` for a time that nobody can have written down yet."""
    if at > moment.at:
        raise Slip(field, "This time is in the future. Check the date and time on the form.")


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
