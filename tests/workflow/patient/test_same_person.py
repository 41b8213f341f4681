"""A stop is not walked round by a second admission: whoever may be the same person is named."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.course.facts import CourseOrderedFact
from il2nurse.domain.record.dose.facts import ReactionFact
from il2nurse.domain.record.patient.patient import Patient
from il2nurse.domain.regimen.fields import Slip
from il2nurse.workflow.course import cycle_plan, ordering
from il2nurse.workflow.course.prescribing import Authority, ByTelephone, OwnPin
from il2nurse.workflow.course.weighing import Weighing
from il2nurse.workflow.dose import administration, reacting
from il2nurse.workflow.likeness.one_person import may_be_same, one_slip
from il2nurse.workflow.patient import admission
from il2nurse.workflow.patient.data import correct_patient
from il2nurse.workflow.patient.same_person import stopped_same
from il2nurse.workflow.people.sign_in import Witness
from tests.suitable import SUITABLE
from tests.ward import DOCTOR, DRUGS, MRN, NURSE, PATIENT, PIN, SECOND, Ward, key, make_ward, once

OTHER = "77777777"
TWIN = "Cousin of the same name, another birth place on the passport"
AGAIN = replace(PATIENT, bed="713-A", mrn=OTHER)


@pytest.fixture
@once
def ward() -> Ward:
    """Dose 1 ended in a myocardial infarction, and the patient went home."""
    made = make_ward()
    made.pass_time(30)
    made.give()
    seen = ReactionFact("myocardial_infarction", "Chest pain", "ECG, cardiologist called")
    reacting.react(made.station, NURSE, key(), seen)
    administration.sign(made.station, NURSE, key(), "Gave the dose", PIN)
    return made


def leave(ward: Ward) -> None:
    admission.discharge(ward.station, NURSE, MRN)


def order(
    ward: Ward, subject: str, because: str | None = None, authority: Authority | None = None
) -> CourseOrderedFact:
    now = ward.station.now().at
    weighing = Weighing(Decimal(70), date(2026, 11, 20), Witness(SECOND.id, PIN))
    by = NURSE if isinstance(authority, ByTelephone) else DOCTOR
    plan = cycle_plan.CyclePlan(
        authority or OwnPin(PIN), weighing, now + timedelta(hours=2), because, drugs=DRUGS
    )
    entry = ordering.order_course(
        ward.station, by, subject, ward.regimen, plan, suitability=SUITABLE
    )
    return CourseOrderedFact.read(entry)


@pytest.mark.parametrize("home", [True, False])
@pytest.mark.parametrize(
    "again",
    [
        AGAIN,
        replace(AGAIN, given="Elenor"),
        replace(AGAIN, family="Eleanor", given="Marsh"),
        replace(AGAIN, born=date(1968, 3, 15)),
        replace(AGAIN, born=date(1986, 3, 14)),
    ],
)
def test_the_same_person_under_another_number_is_named_with_the_stop(
    ward: Ward, again: Patient, *, home: bool
) -> None:
    if home:
        leave(ward)
    with pytest.raises(Slip, match=r"MRN 00482913.* may be the same person") as told:
        admission.admit(ward.station, NURSE, again)
    assert "was stopped permanently: Myocardial infarction" in str(told.value)
    assert ("who is discharged" in str(told.value)) is home
    with pytest.raises(LookupError):
        ward.station.case(OTHER)


@pytest.mark.parametrize("because", ["x", "asdf asdf", "no reason"])
def test_a_reason_without_content_admits_nobody(ward: Ward, because: str) -> None:
    with pytest.raises(Slip, match="may be the same person"):
        admission.admit(ward.station, NURSE, replace(AGAIN, another_because=because))


@pytest.mark.parametrize(
    "other", [replace(AGAIN, family="Diaz"), replace(AGAIN, born=date(1949, 5, 2))]
)
def test_another_person_is_admitted_and_ordered_for_unasked(ward: Ward, other: Patient) -> None:
    admission.admit(ward.station, NURSE, other)
    assert order(ward, OTHER).another_because is None


def test_the_order_goes_on_by_the_prescriber_alone_who_says_why(ward: Ward) -> None:
    leave(ward)
    admission.admit(ward.station, NURSE, replace(AGAIN, another_because=TWIN))
    assert ward.station.case(OTHER).patient.another_because == TWIN
    assert "Myocardial infarction" in stopped_same(ward.station, OTHER)
    with pytest.raises(Slip, match=r"Myocardial infarction.* Write why this is another person"):
        order(ward, OTHER)
    call = ByTelephone(DOCTOR.id, ward.station.now().at, read_back=True)
    with pytest.raises(NotAllowed, match="Only the prescriber can order"):
        order(ward, OTHER, TWIN, call)
    assert ward.station.case(OTHER).courses == ()
    assert order(ward, OTHER, TWIN).another_because == TWIN


def test_a_number_that_was_put_right_hides_no_stop(ward: Ward) -> None:
    both = Witness(SECOND.id, PIN)
    moved = replace(ward.station.case(MRN).patient, mrn="55555555")
    correct_patient(ward.station, NURSE, MRN, moved, "The wristband says otherwise", both)
    leave(ward)
    near = replace(PATIENT, born=date(1968, 3, 15))
    with pytest.raises(Slip, match=r"may be the same person.*Myocardial infarction"):
        admission.admit(ward.station, NURSE, near)


def test_without_a_stop_the_order_asks_nothing(ward: Ward) -> None:
    other = make_ward()
    admission.admit(other.station, NURSE, replace(AGAIN, another_because=TWIN))
    assert order(other, OTHER).another_because is None
    assert stopped_same(ward.station, MRN) == ""


@pytest.mark.parametrize(
    ("other", "near"),
    [
        (date(1968, 3, 15), True),
        (date(1968, 4, 14), True),
        (date(1978, 3, 14), True),
        (date(1968, 4, 15), False),
        (date(1949, 5, 2), False),
    ],
)
def test_a_birth_date_one_slip_away(other: date, *, near: bool) -> None:
    assert one_slip(date(1968, 3, 14), other) is near
    assert may_be_same(AGAIN, replace(PATIENT, born=other)) is near


def test_day_and_month_the_other_way_round_and_the_turn_of_a_month() -> None:
    assert one_slip(date(1968, 3, 4), date(1968, 4, 3))
    assert one_slip(date(1968, 3, 31), date(1968, 4, 1))
