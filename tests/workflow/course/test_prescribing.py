"""Who may order: a prescriber with an own PIN, or a nurse for one who telephoned."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from il2nurse.domain.people import NotAllowed, Person, Role
from il2nurse.domain.record.course.course import Cycle
from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.regimen.fields import Slip
from il2nurse.readable.audit.entry_words import EntryWords
from il2nurse.readable.wording import Wording
from il2nurse.workflow.course.closing import CloseReason, close_cycle
from il2nurse.workflow.course.cycle_plan import CyclePlan
from il2nurse.workflow.course.ordering import order_course
from il2nurse.workflow.course.prescribing import (
    Authority,
    ByTelephone,
    OwnPin,
    countersign_order,
)
from il2nurse.workflow.course.weighing import Weighing
from il2nurse.workflow.patient import admission
from il2nurse.workflow.people.access import add_person, end_person
from il2nurse.workflow.people.sign_in import Witness
from il2nurse.workflow.ward.attention import attention_list
from il2nurse.workflow.ward.ward import ward_rows
from tests.ward import (
    CHARGE,
    DOCTOR,
    DRUGS,
    FIRST_SLOT,
    NURSE,
    PATIENT,
    PHARMACIST,
    PIN,
    SECOND,
    STUDENT,
    ZONE,
    Ward,
    make_ward,
    once,
)

OTHER = replace(PATIENT, bed="713-A", mrn="00511027", family="Diaz")
COLLEAGUE = Person("costa", "Ana Costa", "MD", Role.PRESCRIBER)


@pytest.fixture
@once
def ward() -> Ward:
    """A ward with a second patient who has no order."""
    ward = make_ward()
    admission.admit(ward.station, NURSE, OTHER)
    return ward


def call(ward: Ward, prescriber: str = DOCTOR.id, *, read_back: bool = True) -> ByTelephone:
    """What the prescriber ordered a minute ago."""
    return ByTelephone(prescriber, ward.station.now().at - timedelta(minutes=1), read_back)


def order(ward: Ward, by: Person, authority: Authority) -> None:
    weighing = Weighing(Decimal(70), date(2026, 11, 20), Witness(SECOND.id, PIN))
    order_course(
        ward.station,
        by,
        OTHER.mrn,
        ward.regimen,
        CyclePlan(authority, weighing, FIRST_SLOT, drugs=DRUGS),
    )


def ordered(ward: Ward) -> Cycle | None:
    course = ward.station.case(OTHER.mrn).course
    return course.current if course else None


def attention_of(ward: Ward) -> list[str]:
    found = attention_list(ward.station, ward_rows(ward.station))
    return [matter.say for matter in found if matter.mrn == OTHER.mrn]


@pytest.mark.parametrize("by", [NURSE, CHARGE, PHARMACIST, STUDENT])
def test_nobody_but_a_prescriber_orders_with_a_pin(ward: Ward, by: Person) -> None:
    with pytest.raises(NotAllowed, match="Only a prescriber can decide this"):
        order(ward, by, OwnPin(PIN))
    assert ordered(ward) is None


def test_a_prescriber_s_own_pin_orders_and_a_wrong_one_does_not(ward: Ward) -> None:
    with pytest.raises(NotAllowed, match="PIN is not right"):
        order(ward, DOCTOR, OwnPin("0815"))
    assert ordered(ward) is None
    ward.pass_time(1)
    order(ward, DOCTOR, OwnPin(PIN))
    cycle = ordered(ward)
    assert cycle is not None
    assert cycle.to_countersign is None


@pytest.mark.parametrize("by", [PHARMACIST, STUDENT])
def test_a_telephoned_order_is_taken_by_nurses_alone(ward: Ward, by: Person) -> None:
    with pytest.raises(NotAllowed, match="may not take order"):
        order(ward, by, call(ward))


@pytest.mark.parametrize("named", ["", "Dr. E. Vance", NURSE.id, "nobody"])
def test_a_telephoned_order_names_a_prescriber_on_record(ward: Ward, named: str) -> None:
    with pytest.raises(Slip, match="Name a prescriber who is on record"):
        order(ward, NURSE, call(ward, named))
    assert ordered(ward) is None


def test_a_telephoned_order_is_read_back_and_lies_in_the_past(ward: Ward) -> None:
    with pytest.raises(Slip, match="Read the prescriber's order back"):
        order(ward, NURSE, call(ward, read_back=False))
    later = ward.station.now().at + timedelta(minutes=1)
    with pytest.raises(Slip, match="is in the future"):
        order(ward, NURSE, ByTelephone(DOCTOR.id, later, read_back=True))
    assert ordered(ward) is None


def test_an_old_call_orders_nothing(ward: Ward) -> None:
    now = ward.station.now().at
    ward.pass_time(22 * 60)
    with pytest.raises(Slip, match="admitted long after"):
        order(ward, NURSE, ByTelephone(DOCTOR.id, now - timedelta(minutes=61), read_back=True))
    ward.pass_time(121)
    with pytest.raises(Slip, match="more than 24 hours ago"):
        order(ward, NURSE, ByTelephone(DOCTOR.id, now, read_back=True))
    assert ordered(ward) is None


def test_a_first_dose_whose_window_is_over_is_not_ordered(ward: Ward) -> None:
    window = ward.regimen.timetable.window
    ward.clock.move(FIRST_SLOT + window - ward.station.now().at + timedelta(minutes=1))
    with pytest.raises(Slip, match="its time is over"):
        order(ward, DOCTOR, OwnPin(PIN))
    assert ordered(ward) is None


def test_the_charge_nurse_is_told_once_the_time_is_over_and_until_it_is_signed(ward: Ward) -> None:
    order(ward, NURSE, call(ward))
    told = (
        "The telephoned order of cycle 1 of 20-Nov 07:00 is not countersigned yet by Erin Vance, MD"
    )
    ward.pass_time(24 * 60)
    assert told not in attention_of(ward)
    ward.pass_time(1)
    assert told in attention_of(ward)
    countersign_order(ward.station, DOCTOR, OTHER.mrn, PIN)
    assert told not in attention_of(ward)


def test_it_is_still_told_after_the_patient_went_home(ward: Ward) -> None:
    order(ward, NURSE, call(ward))
    why = CloseReason("prescriber", "The patient goes home.")
    close_cycle(ward.station, DOCTOR, OTHER.mrn, OwnPin(PIN), why)
    admission.discharge(ward.station, NURSE, OTHER.mrn)
    ward.pass_time(25 * 60)
    assert len(attention_of(ward)) == 1
    countersign_order(ward.station, DOCTOR, OTHER.mrn, PIN)
    assert attention_of(ward) == []


def test_only_who_was_named_countersigns_and_only_once(ward: Ward) -> None:
    add_person(ward.station, CHARGE, COLLEAGUE, PIN)
    order(ward, NURSE, call(ward))
    with pytest.raises(NotAllowed, match="Only a prescriber can decide this"):
        countersign_order(ward.station, CHARGE, OTHER.mrn, PIN)
    with pytest.raises(NotAllowed, match="waits for your signature"):
        countersign_order(ward.station, COLLEAGUE, OTHER.mrn, PIN)
    with pytest.raises(NotAllowed, match="PIN is not right"):
        countersign_order(ward.station, DOCTOR, OTHER.mrn, "0815")
    ward.pass_time(1)
    countersign_order(ward.station, DOCTOR, OTHER.mrn, PIN)
    with pytest.raises(NotAllowed, match="waits for your signature"):
        countersign_order(ward.station, DOCTOR, OTHER.mrn, PIN)


def test_a_colleague_countersigns_for_a_prescriber_who_has_left(ward: Ward) -> None:
    add_person(ward.station, CHARGE, COLLEAGUE, PIN)
    order(ward, NURSE, call(ward))
    end_person(ward.station, CHARGE, DOCTOR.id)
    countersign_order(ward.station, COLLEAGUE, OTHER.mrn, PIN)
    cycle = ordered(ward)
    assert cycle is not None
    assert (cycle.countersigned_by, cycle.to_countersign) == (COLLEAGUE.id, None)


def test_papers_name_the_prescriber_and_say_that_the_order_waits(ward: Ward) -> None:
    order(ward, NURSE, call(ward))
    moment = ward.station.moment(OTHER.mrn)
    words = Wording(ward.station.people(), ZONE, date(2026, 11, 20))
    said = "Erin Vance, MD, ordered 20-Nov-2026 07:00 by telephone at 06:59, read back; "
    assert words.order(moment.course, moment.course.current) == (
        f"{said}to be countersigned by Erin Vance, MD"
    )
    countersign_order(ward.station, DOCTOR, OTHER.mrn, PIN)
    course = ward.station.moment(OTHER.mrn).course
    assert words.order(course, course.current) == f"{said}countersigned by Erin Vance, MD"


def test_the_order_keeps_the_allergies_that_both_went_through(ward: Ward) -> None:
    text = OTHER.allergy_text
    weighing = Weighing(Decimal(70), date(2026, 11, 20), Witness(SECOND.id, PIN))
    plan = CyclePlan(OwnPin(PIN), weighing, FIRST_SLOT, drugs=DRUGS, allergies_read="Latex")
    with pytest.raises(Slip, match=r"Go through them again.*Nothing was recorded"):
        order_course(ward.station, DOCTOR, OTHER.mrn, ward.regimen, plan)
    assert ward.station.case(OTHER.mrn).course is None
    read = replace(plan, allergies_read=text)
    order_course(ward.station, DOCTOR, OTHER.mrn, ward.regimen, read)
    moment = ward.station.moment(OTHER.mrn)
    assert moment.course.current.allergies_read == text
    words = EntryWords(ward.station.words, [ward.regimen])
    (ordered,) = (e for e in ward.station.entries(OTHER.mrn) if e.kind is Kind.COURSE_ORDERED)
    assert f"allergies gone through: {text}" in words.what(ordered)
