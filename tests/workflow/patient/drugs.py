"""Drugs that come on the patient's list after the order, and what is answered of them."""

from dataclasses import replace

from il2nurse.workflow.course.changes.verifying import WorkedOut, verify_order
from il2nurse.workflow.course.drugs import ToldDrug
from il2nurse.workflow.course.prescribing import OwnPin
from il2nurse.workflow.course.suitability import AnswersChange, tell_suitability
from il2nurse.workflow.patient.data import correct_patient
from tests.suitable import SUITABLE
from tests.ward import DOCTOR, MRN, NURSE, PATIENT, PIN, SECOND, Ward

STEROID = "Dexamethasone 8 mg"
NSAID = "ibuprofen 400 mg"


def told(ward: Ward, **drugs: ToldDrug) -> None:
    """Have the prescriber answer these drugs, and a second person verify the version."""
    named = {{"steroid": STEROID, "nsaid": NSAID}[name]: each for name, each in drugs.items()}
    change = AnswersChange(OwnPin(PIN), "On the list since today", named)
    tell_suitability(ward.station, DOCTOR, MRN, SUITABLE, change=change)
    moment = ward.station.moment(MRN)
    weight = moment.course.current.weight
    seen = WorkedOut(moment.calculation().dose_international_units, weight.kg if weight else None)
    verify_order(ward.station, SECOND, MRN, seen, PIN)


def listed(ward: Ward, *drugs: str) -> None:
    now = replace(ward.station.case(MRN).patient, drugs=(*PATIENT.drugs, *drugs))
    correct_patient(ward.station, NURSE, MRN, now, "The family brought the list")


def to_be_stopped(ward: Ward) -> None:
    """Two drugs came on the list, and the prescriber said to stop one and to replace the other."""
    listed(ward, STEROID, NSAID)
    replaced = ToldDrug("replaced", "Paracetamol 1 g from now on")
    told(ward, steroid=ToldDrug("stopped"), nsaid=replaced)
