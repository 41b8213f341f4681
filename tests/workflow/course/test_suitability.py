"""What is asked once of a course: kept with the order, put right later, or refused."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.regimen.fields import Answer, Slip
from il2nurse.domain.rules.course.slots import is_over
from il2nurse.workflow.course.closing import CloseReason, close_cycle
from il2nurse.workflow.course.cycle_plan import CyclePlan
from il2nurse.workflow.course.ordering import order_course
from il2nurse.workflow.course.prescribing import OwnPin
from il2nurse.workflow.course.suitability import tell_suitability
from il2nurse.workflow.course.weighing import Weighing
from il2nurse.workflow.patient.admission import admit, discharge
from il2nurse.workflow.people.sign_in import Witness
from tests.suitable import SUITABLE
from tests.ward import (
    CHARGE,
    DOCTOR,
    DRUGS,
    FIRST_SLOT,
    MRN,
    NURSE,
    PATIENT,
    PHARMACIST,
    PIN,
    SECOND,
    STUDENT,
    Ward,
    because,
    make_ward,
)

OTHER = "00511027"


@pytest.fixture
def ward() -> Ward:
    return make_ward()


def found(ward: Ward) -> list[str]:
    """The rules that speak of the newest answers."""
    moment = ward.station.moment(MRN)
    assert moment.course.suited is not None
    asked = moment.regimen.suitability
    return [each.rule for each in asked.findings(moment.course.suited.answers, moment.today)]


def order(ward: Ward, answers: dict[str, Answer]) -> None:
    admit(ward.station, NURSE, replace(PATIENT, bed="713-A", mrn=OTHER, family="Diaz"))
    weighing = Weighing(Decimal(70), date(2026, 11, 20), Witness(SECOND.id, PIN))
    order_course(
        ward.station,
        DOCTOR,
        OTHER,
        ward.regimen,
        CyclePlan(OwnPin(PIN), weighing, FIRST_SLOT, drugs=DRUGS),
        suitability=answers,
    )


def test_the_answers_are_kept_with_the_order(ward: Ward) -> None:
    order(ward, {**SUITABLE})
    told = ward.station.case(OTHER).courses[0].suited
    assert told is not None
    assert told.answers == SUITABLE
    assert told.by == DOCTOR.id


@pytest.mark.parametrize("field", SUITABLE)
def test_an_order_with_an_answer_missing_is_refused_whole(ward: Ward, field: str) -> None:
    with pytest.raises(Slip) as slip:
        order(ward, {**SUITABLE, field: ()})
    assert slip.value.field == field
    assert not ward.station.case(OTHER).courses


def test_half_an_attested_setting_is_none(ward: Ward) -> None:
    with pytest.raises(Slip, match="Intensive care"):
        order(ward, {**SUITABLE, "setting": ("experienced_physician",)})


WHY = "The prescriber told of it today"
CALLING: list[tuple[str, Answer, str]] = [
    ("indication", "colorectal_cancer", "indication_off_label"),
    ("indication", "another_use", "indication_off_label"),
    ("other_illness", ("heart_or_lung",), "illness_heart_or_lung"),
    ("other_illness", ("liver_or_kidney",), "illness_liver_or_kidney"),
    ("other_illness", ("brain_metastases",), "illness_brain"),
    ("other_illness", ("anaemia",), "illness_blood"),
    ("other_illness", ("low_platelets",), "illness_blood"),
    ("other_illness", ("low_neutrophils",), "illness_blood"),
    ("other_illness", ("autoimmune",), "illness_immune"),
    ("other_illness", ("diabetes",), "illness_immune"),
    ("other_illness", ("thyroid",), "illness_immune"),
    ("other_illness", ("immunosuppressant",), "illness_immunosuppressant"),
]


@pytest.mark.parametrize(("field", "answer", "rule"), CALLING)
def test_what_calls_for_care_needs_the_prescribers_reason(
    ward: Ward, field: str, answer: Answer, rule: str
) -> None:
    for reason in ("", ".", "x 1"):
        raw = {**SUITABLE, field: answer, "suitability_reason": reason}
        with pytest.raises(Slip, match="in words") as slip:
            tell_suitability(ward.station, DOCTOR, MRN, raw)
        assert slip.value.field == "suitability_reason"
    reason = "Discussed in the tumour board"
    raw = {**SUITABLE, field: answer, "suitability_reason": reason}
    tell_suitability(ward.station, DOCTOR, MRN, raw, change=because(WHY))
    assert found(ward) == [rule]


def test_a_central_line_and_breastfeeding_are_said_without_a_reason(ward: Ward) -> None:
    raw = {**SUITABLE, "line_type": "central_with_antibiotics", "breastfeeding": "yes"}
    tell_suitability(ward.station, DOCTOR, MRN, raw, change=because(WHY))
    assert found(ward) == ["line_central", "breastfeeding_yes"]


def test_a_central_line_without_antibiotics_needs_the_reason(ward: Ward) -> None:
    raw = {**SUITABLE, "line_type": "central_without_antibiotics"}
    with pytest.raises(Slip, match="No prophylactic antibiotics are given") as slip:
        tell_suitability(ward.station, NURSE, MRN, raw)
    assert slip.value.field == "suitability_reason"
    raw["suitability_reason"] = "Allergic to several antibiotics"
    tell_suitability(ward.station, DOCTOR, MRN, raw, change=because(WHY))
    assert found(ward) == ["line_central", "line_without_antibiotics"]


def test_the_newest_answers_count(ward: Ward) -> None:
    tell_suitability(ward.station, NURSE, MRN, SUITABLE)
    ward.pass_time(60)
    later = {**SUITABLE, "indication": "melanoma"}
    tell_suitability(ward.station, DOCTOR, MRN, later, change=because(WHY))
    told = ward.station.moment(MRN).course.suited
    assert told is not None
    assert (told.answers["indication"], told.by) == ("melanoma", DOCTOR.id)


def test_a_nurse_answers_first_and_changes_no_answer(ward: Ward) -> None:
    asked = make_ward(asked=False)
    tell_suitability(asked.station, NURSE, MRN, SUITABLE)
    other = {**SUITABLE, "indication": "melanoma"}
    for each in (asked, ward):
        for nurse in (NURSE, CHARGE):
            with pytest.raises(NotAllowed, match="Only a prescriber can decide this"):
                tell_suitability(each.station, nurse, MRN, other, change=because(WHY))
        course = each.station.moment(MRN).course
        assert course.suited is not None
        assert course.suited.answers == SUITABLE
        assert course.current.version == 1


@pytest.mark.parametrize("by", [PHARMACIST, STUDENT])
def test_others_do_not_answer(ward: Ward, by: object) -> None:
    assert by in (PHARMACIST, STUDENT)
    person = PHARMACIST if by is PHARMACIST else STUDENT
    with pytest.raises(NotAllowed, match="A prescriber answers"):
        tell_suitability(ward.station, person, MRN, SUITABLE)


def test_nobody_answers_for_a_discharged_patient(ward: Ward) -> None:
    why = CloseReason("prescriber", "The patient goes home.")
    close_cycle(ward.station, DOCTOR, MRN, OwnPin(PIN), why)
    discharge(ward.station, NURSE, MRN)
    with pytest.raises(NotAllowed, match="discharged"):
        tell_suitability(ward.station, DOCTOR, MRN, SUITABLE)


def test_a_course_is_over_once_neither_a_dose_nor_a_cycle_may_come() -> None:
    ward = make_ward()
    moment = ward.station.moment(MRN)
    table = replace(moment.regimen.timetable, cycles_per_course=1)
    last = replace(moment, regimen=replace(moment.regimen, timetable=table))
    assert not is_over(last)
    why = CloseReason("prescriber", "The patient has had enough of it.")
    close_cycle(ward.station, DOCTOR, MRN, OwnPin(PIN), why)
    moment = ward.station.moment(MRN)
    assert not is_over(moment)  # Another cycle may come.
    assert is_over(replace(moment, regimen=last.regimen))
    stopped = replace(moment.course, stopped="A reaction")
    assert not is_over(replace(moment, regimen=last.regimen, course=stopped))
