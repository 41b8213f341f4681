"""Eligibility tells an allergy to the drug and what was answered against a dose."""

from dataclasses import replace

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.dose.call import Grounds
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.rules.dose.against import against_preparing, against_the_dose
from il2nurse.domain.rules.dose.eligibility import open_gates, shut_gates
from il2nurse.domain.rules.dose.gates import Closer, Gate
from il2nurse.workflow.dose import administration, holding
from il2nurse.workflow.patient.data import correct_patient
from il2nurse.workflow.ward.states import WardState
from il2nurse.workflow.ward.ward import ward_row
from tests.ward import MRN, NURSE, PATIENT, Ward, key, make_ward


def of_answers(ward: Ward) -> tuple[Gate, ...]:
    moment = ward.station.moment(MRN)
    found = open_gates(moment.case, moment)
    return tuple(each for each in found if each.closer is Closer.NURSE_AT_DOSE)


def held_for(answered: dict[str, Answer]) -> Ward:
    """A ward whose first dose was held for this answer, when the second is due."""
    ward = make_ward()
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    names = [step.id for step in ward.regimen.steps]
    ward.walk(names[names.index("contraindications") - 1])
    ward.confirm_with("contraindications", answered)
    holding.hold(ward.station, NURSE, key(1), Grounds("prescriber", ward.call()))
    ward.pass_time(8 * 60 - 30)
    return ward


def test_an_allergy_to_the_drug_shuts_until_the_record_is_put_right() -> None:
    ward = make_ward()
    other = replace(PATIENT, allergies=("aldesleukin (rash)",))
    correct_patient(ward.station, NURSE, MRN, other, "Told by the family just now")
    moment = ward.station.moment(MRN)
    (gate,) = shut_gates(moment)
    assert (gate.id, gate.closer) == ("allergy_named", Closer.DATA)
    assert gate.missing in against_the_dose(moment, None)
    assert ward_row(ward.station, MRN).state is WardState.NOT_ELIGIBLE
    with pytest.raises(NotAllowed, match=r"(?s)aldesleukin \(rash\).*Nothing was begun"):
        administration.begin(ward.station, NURSE, MRN)
    correct_patient(ward.station, NURSE, MRN, PATIENT, "It was another patient's record")
    administration.begin(ward.station, NURSE, MRN)


@pytest.mark.parametrize(
    ("answered", "rule"),
    [
        ({"contraindication_found": ("seizures",)}, "contraindication_retreatment"),
        ({"contraindication_found": ("hypersensitivity",)}, "contraindication_present"),
        ({"allergies_checked": "conflict"}, "allergy_conflict"),
    ],
)
def test_what_was_answered_at_a_dose_is_open_until_the_next_asks_again(
    answered: dict[str, Answer], rule: str
) -> None:
    ward = held_for(answered)
    (gate,) = of_answers(ward)
    assert (gate.id, gate.asked) == (rule, True)
    assert ", answered on 20-Nov-2026 07:30. " in gate.missing
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("contraindications", slot=2)
    assert of_answers(ward) == ()


def test_nothing_is_prepared_for_a_dose_before_it_asks_again_for_what_was_answered() -> None:
    ward = held_for({"contraindication_found": ("seizures",)})
    moment = ward.station.moment(MRN)
    (gate,) = of_answers(ward)
    assert gate.missing in against_preparing(moment, None, moment.slots[1])
    administration.begin(ward.station, NURSE, MRN)
    moment = ward.station.moment(MRN)
    assert gate.missing in against_preparing(moment, ward.dose(2), moment.slots[1])
    ward.walk("contraindications", slot=2)
    moment = ward.station.moment(MRN)
    assert against_preparing(moment, ward.dose(2), moment.slots[1]) == ()


def test_what_only_warns_is_no_gate() -> None:
    ward = held_for({"interaction_found": ("antihypertensive",)})
    assert of_answers(ward) == ()
