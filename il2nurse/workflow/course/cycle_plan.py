"""A cycle as it is to be, and what verifies it before it is ordered or planned."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import TypeAlias

from il2nurse.domain.people import Person
from il2nurse.domain.record.course.answers import DrugAnswer, DrugAnswered
from il2nurse.domain.record.course.research import ResearchOrder
from il2nurse.domain.record.patient.patient import Patient
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.workflow.course.drugs import ToldDrug, drug_answers
from il2nurse.workflow.course.found import WhatBecame, check_found
from il2nurse.workflow.course.levels import ChosenLevel, check_level
from il2nurse.workflow.course.prescribing import Authority
from il2nurse.workflow.course.research import Attestation, research_order
from il2nurse.workflow.course.resolved import Resolved
from il2nurse.workflow.course.stepping import Tolerance
from il2nurse.workflow.course.weighing import WEIGHERS, Weighing, check_weight
from il2nurse.workflow.people.sign_in import check_witness
from il2nurse.workflow.station import Station

Dosed: TypeAlias = Weighing | ChosenLevel
"""What the doses are to go by, with the witness who verifies it."""


@dataclass(frozen=True, slots=True)
class CyclePlan:
    """A cycle as it is to be: by whose word, by which weight or level, and when it begins.

    ``another_because`` is asked where somebody who may be the same person was stopped: why this
    patient is another one. ``resolved`` is asked where the last cycle was stopped, ``attestation``
    of a course whose regimen is research only, ``tolerance`` where it may step down. ``drugs`` says
    of each drug on the patient's list that interacts what becomes of it. ``allergies_read`` are the
    allergies as the witness read them, gone through by both. ``became`` is asked where something
    was found at a dose before: what became of it.
    """

    authority: Authority
    dosed_by: Dosed
    first_slot: datetime
    another_because: str | None = None
    resolved: Resolved | None = None
    attestation: Attestation | None = None
    tolerance: Tolerance | None = None
    drugs: Mapping[str, ToldDrug] = field(default_factory=dict)
    allergies_read: str | None = None
    became: WhatBecame | None = None

    def research(self, regimen: Regimen) -> ResearchOrder | None:
        """What the order says of research; raises as ``research_order`` does."""
        return research_order(regimen, self.authority, self.attestation)

    def allergies(self, patient: Patient) -> str | None:
        """The allergies that both went through; raises ``Slip`` where others are on record now."""
        if self.allergies_read not in (None, patient.allergy_text):
            raise Slip(
                "",
                f"The allergies on record are others now: {patient.allergy_text}. Go through them "
                "again, both of you. Nothing was recorded.",
            )
        return self.allergies_read

    def found_before(self, station: Station, mrn: str) -> tuple[tuple[str, ...], str | None]:
        """What was found, and what became of it; raises ``Slip`` as ``check_found`` does."""
        return check_found(station, mrn, self.became)

    def answered(
        self, regimen: Regimen, patient: Patient, known: Iterable[DrugAnswered] = ()
    ) -> tuple[DrugAnswer, ...]:
        """What becomes of each drug that interacts; raises ``Slip`` as ``drug_answers`` does."""
        return drug_answers(regimen, patient, self.drugs, known)


@dataclass(frozen=True, slots=True)
class Verified:
    """What the doses go by, a weight or a level, as a witness verified it.

    ``unlike`` is what both confirmed about the weight.
    """

    by: str
    dosing_weight_kg: Decimal | None = None
    weighed_on: date | None = None
    level: Decimal | None = None
    unlike: str | None = None


def verify(station: Station, by: Person, mrn: str, regimen: Regimen, plan: CyclePlan) -> Verified:
    """What the doses of the cycle go by, and who verified it.

    Raises ``Slip`` for a first dose in the past, a weight that cannot be meant, a level that the
    regimen does not have, and the one where it goes by the other; ``NotAllowed`` for a witness who
    may not verify it.
    """
    refuse_past(station, regimen, plan.first_slot)
    told = plan.dosed_by
    if isinstance(told, ChosenLevel):
        check_level(regimen, told)
        witness = check_witness(station, by, told.witness, WEIGHERS)
        return Verified(witness.id, level=told.international_units)
    unlike = check_weight(station, mrn, regimen, told, plan.first_slot)
    witness = check_witness(station, by, told.witness, WEIGHERS)
    return Verified(witness.id, told.weight_kg, told.weighed_on, unlike=unlike)


def refuse_past(station: Station, regimen: Regimen, first_slot: datetime) -> None:
    """Raise ``Slip`` for a first dose whose time is over, by the regimen's window."""
    if station.now().at > first_slot + regimen.timetable.window:
        raise Slip(
            "first_slot",
            f"The first dose would have been due {station.words.day_time(first_slot)}, and "
            "its time is over. Nothing was recorded; check day and time.",
        )
