"""A drug that the order stops and that stays on the list keeps the doses back until it is off."""

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.assessment.drugs_answered import drugs_to_stop
from il2nurse.domain.rules.dose.eligibility import open_gates, shut_gates
from il2nurse.domain.rules.dose.standing import may_go_on
from il2nurse.workflow.course.drugs import ToldDrug
from il2nurse.workflow.dose import administration
from il2nurse.workflow.one_act import KeptBefore
from il2nurse.workflow.patient.stopping_drugs import stop_drugs, to_stop
from tests.ward import MRN, NURSE, PATIENT, PHARMACIST, SECOND, Ward, make_ward, once
from tests.workflow.patient.drugs import NSAID, STEROID, listed, to_be_stopped, told


@once
def stopping() -> Ward:
    """A ward in which two drugs are to be stopped."""
    ward = make_ward()
    ward.pass_time(30)
    to_be_stopped(ward)
    return ward


@pytest.fixture
def ward() -> Ward:
    return stopping()


def gates(ward: Ward) -> list[str]:
    return [gate.id for gate in shut_gates(ward.station.moment(MRN))]


def test_what_is_to_be_stopped_and_stays_on_the_list_is_a_gate(ward: Ward) -> None:
    (gate,) = shut_gates(ward.station.moment(MRN))
    assert (gate.id, gate.closer.value) == ("drugs_unstopped", "nurse_on_list")
    assert f"{STEROID}; {NSAID} were to be stopped and are still on the list of drugs." in gate.say
    assert "A nurse, once it is stopped (Drugs stopped, on the patient's page) can" in gate.say
    with pytest.raises(NotAllowed, match="were to be stopped and are still on the list"):
        administration.begin(ward.station, NURSE, MRN)


def test_a_nurse_takes_them_off_and_the_doses_go_on(ward: Ward) -> None:
    stop_drugs(ward.station, NURSE, MRN, [STEROID])
    assert [each.drug for each in to_stop(ward.station.moment(MRN))] == [NSAID]
    stop_drugs(ward.station, NURSE, MRN, [NSAID], {NSAID: "paracetamol 1 g"})
    patient = ward.station.case(MRN).patient
    assert patient.drugs == (*PATIENT.drugs, "paracetamol 1 g")
    assert (
        patient.changes[-1].reason == f"Stopped as ordered: {NSAID}, in its place paracetamol 1 g"
    )
    assert gates(ward) == []
    administration.begin(ward.station, NURSE, MRN)


def test_a_correction_of_the_list_closes_it_too(ward: Ward) -> None:
    listed(ward)
    assert gates(ward) == []


def test_a_drug_in_its_place_that_interacts_is_asked_of(ward: Ward) -> None:
    stop_drugs(ward.station, NURSE, MRN, [STEROID, NSAID], {NSAID: "naproxen 500 mg"})
    assert gates(ward) == ["drugs_unanswered"]


def test_a_drug_in_its_place_that_is_listed_already_is_not_listed_twice(ward: Ward) -> None:
    again = PATIENT.drugs[0].upper()
    stop_drugs(ward.station, NURSE, MRN, [STEROID, NSAID], {NSAID: again})
    assert ward.station.case(MRN).patient.drugs == PATIENT.drugs


def test_every_line_of_the_drug_leaves_the_list(ward: Ward) -> None:
    listed(ward, STEROID, NSAID, "dexamethasone (8 mg)")
    assert [each.drug for each in to_stop(ward.station.moment(MRN))] == [STEROID, NSAID]
    stop_drugs(ward.station, NURSE, MRN, [STEROID, NSAID])
    assert ward.station.case(MRN).patient.drugs == PATIENT.drugs


def test_the_prescriber_may_decide_that_it_goes_on(ward: Ward) -> None:
    stop_drugs(ward.station, NURSE, MRN, [STEROID])
    told(ward, nsaid=ToldDrug("goes_on"))
    assert gates(ward) == []
    with pytest.raises(NotAllowed, match="the order says something else now"):
        stop_drugs(ward.station, NURSE, MRN, [NSAID])


def test_twice_is_once_and_not_by_everybody(ward: Ward) -> None:
    with pytest.raises(NotAllowed):
        stop_drugs(ward.station, PHARMACIST, MRN, [STEROID])
    with pytest.raises(Slip, match="Choose each drug"):
        stop_drugs(ward.station, NURSE, MRN, [])
    with pytest.raises(NotAllowed, match="Nothing waits to be stopped"):
        stop_drugs(ward.station, NURSE, MRN, [PATIENT.drugs[0]])
    stop_drugs(ward.station, NURSE, MRN, [STEROID], request="once")
    with pytest.raises(KeptBefore):
        stop_drugs(ward.station, NURSE, MRN, [STEROID], request="once")
    with pytest.raises(NotAllowed, match="Nothing waits to be stopped"):
        stop_drugs(ward.station, SECOND, MRN, [STEROID])


def test_one_that_comes_back_is_answered_anew_and_not_stopped_again(ward: Ward) -> None:
    stop_drugs(ward.station, NURSE, MRN, [STEROID, NSAID])
    ward.pass_time(5)
    listed(ward, STEROID)
    assert gates(ward) == ["drugs_unanswered"]
    moment = ward.station.moment(MRN)
    assert drugs_to_stop(moment.regimen, moment.case.patient, moment.course.drugs) == ()


def test_an_open_dose_waits_for_it(ward: Ward) -> None:
    stop_drugs(ward.station, NURSE, MRN, [STEROID, NSAID])
    administration.begin(ward.station, NURSE, MRN)
    ward.pass_time(1)
    listed(ward, NSAID)
    told(ward, nsaid=ToldDrug("stopped"))
    standing = may_go_on(ward.station.moment(MRN), ward.dose())
    assert standing.must_hold
    assert standing.passes
    assert f"{NSAID} was to be stopped" in standing.say
    stop_drugs(ward.station, NURSE, MRN, [NSAID])
    assert "was to be stopped" not in may_go_on(ward.station.moment(MRN), ward.dose()).say


def test_eligibility_names_it_with_who_closes_it(ward: Ward) -> None:
    moment = ward.station.moment(MRN)
    found = {gate.id: gate for gate in open_gates(moment.case, moment)}
    assert found["drugs_unstopped"].short == "drug not stopped"
