"""A cycle as it is to be, and what verifies it before it is ordered or planned."""

from dataclasses import dataclass
from datetime import datetime

from il2nurse.domain.people import Person
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.workflow.course.prescribing import Authority
from il2nurse.workflow.course.research import Attestation
from il2nurse.workflow.course.resolved import Resolved
from il2nurse.workflow.course.weighing import WEIGHERS, Weighing, check_weight
from il2nurse.workflow.people.sign_in import check_witness
from il2nurse.workflow.station import Station


@dataclass(frozen=True, slots=True)
class CyclePlan:
    """A cycle as it is to be: by whose word, by which weight, and when its first dose is due.

    ``another_because`` is asked where somebody who may be the same person was stopped: why this
    patient is another one. ``resolved`` is asked where the last cycle was stopped, ``attestation``
    of a course whose regimen is research only.
    """

    authority: Authority
    weighing: Weighing
    first_slot: datetime
    another_because: str | None = None
    resolved: Resolved | None = None
    attestation: Attestation | None = None


def verify_weight(
    station: Station, by: Person, mrn: str, regimen: Regimen, plan: CyclePlan
) -> tuple[str, str]:
    """Who verified the weight, and what both confirmed about it ("" where nothing stood out).

    Raises ``Slip`` for a first dose in the past and a weight that cannot be meant, ``NotAllowed``
    for a witness who may not verify it.
    """
    refuse_past(station, regimen, plan.first_slot)
    unlike = check_weight(station, mrn, regimen, plan.weighing, plan.first_slot)
    return check_witness(station, by, plan.weighing.witness, WEIGHERS).id, unlike


def refuse_past(station: Station, regimen: Regimen, first_slot: datetime) -> None:
    """Raise ``Slip`` for a first dose whose time is over, by the regimen's window."""
    if station.now().at > first_slot + regimen.timetable.window:
        raise Slip(
            "first_slot",
            f"The first dose would have been due {station.local(first_slot):%d-%b-%Y %H:%M}, and "
            "its time is over. Nothing was recorded; check day and time.",
        )
