"""What a form tells of a dose that was given, and whether its times can be right."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.moment import Moment


@dataclass(frozen=True, slots=True)
class GivenOnForm:
    """What a form says of a dose that was given.

    ``gave`` and ``checked`` are ids of people on record, or names; ``checked`` is ``None`` where
    nobody did. ``total_ml`` is ``None`` where the form has none: that of the sum. ``reason`` is
    there where the infusion was stopped early. Volumes unlike the sum are ``confirmed``. One that
    runs has neither end nor volume yet: both are ``None``.
    """

    started: datetime
    ended: datetime | None
    given_ml: Decimal | None
    gave: str
    checked: str | None
    total_ml: Decimal | None = None
    reason: str | None = None
    text: str | None = None
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
