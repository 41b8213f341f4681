"""Handing a patient over to another ward, unit or hospital; also in the middle of a cycle."""

from dataclasses import dataclass
from datetime import datetime

from il2nurse.domain.people import May, NotAllowed, Person
from il2nurse.domain.record.case import Case
from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.record.patient.facts import PatientTransferredFact
from il2nurse.domain.record.patient.patient import patient_stream
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.record.register.facts import draft
from il2nurse.domain.regimen.fields import Slip
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.station import Station


@dataclass(frozen=True, slots=True)
class Handover:
    """Where the patient went, when, and who there was told about the treatment."""

    to: str
    at: datetime
    handed_over_to: str


@one_act
def transfer(
    station: Station, by: Person, mrn: str, handover: Handover, request: str | None = None
) -> Entry:
    """Record that the patient left for another ward; courses, chart and every stop wait.

    Doses of a cycle may lie ahead: they are accounted for once the patient is back. Raises
    ``NotAllowed`` while an infusion runs or is paused, ``Slip`` for a handover that says too
    little.
    """
    by.demand(May.ADMIT)
    case = station.case(mrn)
    if case.patient.discharged:
        raise NotAllowed(f"{case.patient.name} {case.patient.absence}. Nothing was recorded.")
    infusing = next((dose for dose in case.doses.values() if dose.infusing), None)
    if infusing:
        raise NotAllowed(
            f"The infusion of dose {infusing.key.slot} is not over. Stop it, or wait for its end, "
            "and then hand the patient over. Nothing was recorded."
        )
    if not any(map(str.isalpha, handover.to)):
        raise Slip("to", "Write to which ward, unit or hospital. Nothing was recorded.")
    if not any(map(str.isalpha, handover.handed_over_to)):
        raise Slip("handed_over_to", "Write to whom you handed over. Nothing was recorded.")
    _check_time(station, case, handover.at)
    fact = PatientTransferredFact(handover.to.strip(), handover.handed_over_to.strip())
    stream = patient_stream(mrn)
    return station.record(by, [draft(stream, mrn, handover.at, fact)], request)[0]


def _check_time(station: Station, case: Case, at: datetime) -> None:
    """Raise ``Slip`` for a time to come, and for one before something that happened here."""
    if at > station.now().at:
        raise Slip("left_at", "The time of the transfer is in the future. Type it again.")
    ends = [end for dose in case.doses.values() if (end := _ended(dose))]
    if any(at < end for end in ends):
        raise Slip(
            "left_at",
            "An infusion ended here after that time. Type the time at which the patient left.",
        )


def _ended(dose: Dose) -> datetime | None:
    return dose.given.until if dose.given else None
