"""Closing the rest of a cycle, and the cycle that follows a stopped one."""

from datetime import timedelta
from decimal import Decimal

import pytest

from il2nurse.domain.people import NotAllowed, Person
from il2nurse.domain.record.course.course import Course
from il2nurse.domain.record.dose.call import Grounds
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.course.slots import open_slots
from il2nurse.workflow.course.closing import CloseReason, close_cycle
from il2nurse.workflow.course.cycle_plan import CyclePlan
from il2nurse.workflow.course.planning import plan_cycle
from il2nurse.workflow.course.prescribing import (
    Authority,
    ByTelephone,
    OwnPin,
    countersign_order,
)
from il2nurse.workflow.course.reopening import reopen
from il2nurse.workflow.course.resolved import Resolved
from il2nurse.workflow.course.weighing import Weighing
from il2nurse.workflow.dose import administration, holding
from il2nurse.workflow.patient.admission import discharge
from il2nurse.workflow.people.sign_in import Witness
from il2nurse.workflow.ward.attention import attention_list
from il2nurse.workflow.ward.states import WardState
from il2nurse.workflow.ward.ward import ward_row, ward_rows
from tests.normal import FILE
from tests.shipped import ShippedRegimens
from tests.ward import (
    CHARGE,
    DOCTOR,
    MRN,
    NURSE,
    PHARMACIST,
    PIN,
    SECOND,
    Ward,
    key,
    make_ward,
    once,
)

WHY = CloseReason("prescriber", "The patient asked for a pause.")
BETTER = Resolved(confirmed=True, text="Creatinine back to 1.1 mg/dL since Tuesday")


@pytest.fixture
@once
def ward() -> Ward:
    """A ward whose dose 1 was given."""
    ward = make_ward()
    ward.pass_time(30)
    ward.give()
    return ward


def course_of(ward: Ward) -> Course:
    course = ward.station.case(MRN).course
    assert course is not None
    return course


def plan(
    ward: Ward,
    *,
    by: Person = DOCTOR,
    authority: Authority | None = None,
    resolved: Resolved | None = None,
) -> None:
    """Plan the next cycle for when the rest is surely over."""
    now = ward.station.now().at
    weighing = Weighing(Decimal(70), ward.station.today(now), Witness(SECOND.id, PIN))
    first = now + timedelta(days=5)
    signed = authority or OwnPin(PIN)
    plan_cycle(ward.station, by, MRN, CyclePlan(signed, weighing, first, resolved=resolved))


def phoned(ward: Ward) -> ByTelephone:
    return ByTelephone(DOCTOR.id, ward.station.now().at - timedelta(minutes=1), read_back=True)


def test_no_cycle_and_no_discharge_leaves_doses_open(ward: Ward) -> None:
    ward.pass_time(60 * 24 * 4)
    said = "13 doses are not accounted for.*press “Close the rest of the cycle”"
    with pytest.raises(NotAllowed, match=f"{said}.*Nothing was planned"):
        plan(ward)
    with pytest.raises(NotAllowed, match=said):
        discharge(ward.station, NURSE, MRN)
    close_cycle(ward.station, DOCTOR, MRN, OwnPin(PIN), WHY)
    ward.pass_time(60 * 24 * 10)
    plan(ward)
    assert course_of(ward).current.number == 2


def test_the_last_open_dose_is_named(ward: Ward) -> None:
    give_up_to(ward, 13)
    with pytest.raises(NotAllowed, match="Of cycle 1, dose 14 is not accounted for"):
        discharge(ward.station, NURSE, MRN)


def test_after_the_closing_no_dose_is_begun_and_the_cycle_rests(ward: Ward) -> None:
    close_cycle(ward.station, DOCTOR, MRN, OwnPin(PIN), WHY)
    ward.pass_time(8 * 60)
    with pytest.raises(NotAllowed, match="rest of cycle 1 is closed: The patient asked"):
        administration.begin(ward.station, NURSE, MRN)
    with pytest.raises(NotAllowed, match="rest of cycle 1 is closed"):
        holding.hold_unbegun(ward.station, NURSE, MRN, Grounds("late", ward.call()))
    assert ward_row(ward.station, MRN).state is WardState.RESTING


@pytest.mark.parametrize("by", [NURSE, CHARGE, PHARMACIST])
def test_a_prescriber_closes_and_a_nurse_only_by_telephone(ward: Ward, by: Person) -> None:
    with pytest.raises(NotAllowed, match="Only a prescriber can decide this"):
        close_cycle(ward.station, by, MRN, OwnPin(PIN), WHY)
    assert course_of(ward).current.closed is None


@pytest.mark.parametrize("why", [CloseReason("prescriber", "."), CloseReason("nothing", "It is")])
def test_the_reason_is_of_the_list_and_in_words(ward: Ward, why: CloseReason) -> None:
    with pytest.raises(Slip, match="why the rest is not given"):
        close_cycle(ward.station, DOCTOR, MRN, OwnPin(PIN), why)


def test_a_telephoned_closing_waits_for_its_prescriber(ward: Ward) -> None:
    close_cycle(ward.station, NURSE, MRN, phoned(ward), WHY)
    closed = course_of(ward).current.closed
    assert closed is not None
    assert (closed.first, closed.text) == (2, WHY.text)
    discharge(ward.station, NURSE, MRN)
    ward.pass_time(25 * 60)
    (matter,) = attention_list(ward.station, ward_rows(ward.station))
    assert matter.say.startswith("The telephoned order to close the rest of cycle 1 of 20-Nov")
    countersign_order(ward.station, DOCTOR, MRN, PIN)
    assert attention_list(ward.station, ward_rows(ward.station)) == ()
    assert course_of(ward).current.closing_to_countersign is None


def test_a_prescriber_opens_a_closed_cycle_again(ward: Ward) -> None:
    close_cycle(ward.station, DOCTOR, MRN, OwnPin(PIN), WHY)
    with pytest.raises(NotAllowed, match="accounted for"):
        close_cycle(ward.station, DOCTOR, MRN, OwnPin(PIN), WHY)
    reopen(ward.station, DOCTOR, MRN, "The patient wants to go on after all", PIN)
    moment = ward.station.moment(MRN)
    assert open_slots(moment) == tuple(range(2, 15))
    ward.pass_time(7 * 60)
    administration.begin(ward.station, NURSE, MRN)


def test_an_open_dose_comes_first(ward: Ward) -> None:
    ward.pass_time(8 * 60)
    administration.begin(ward.station, NURSE, MRN)
    with pytest.raises(NotAllowed, match="still open"):
        close_cycle(ward.station, DOCTOR, MRN, OwnPin(PIN), WHY)


def stopped(ward: Ward) -> None:
    """A second dose finds creatinine 3.1 and stops the cycle; the rest passes."""
    ward.pass_time(8 * 60 - 40)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("labs_urine", 2, creatinine_mg_dl="3.1")
    holding.hold(ward.station, NURSE, key(2), Grounds("prescriber", ward.call()))
    assert course_of(ward).current.stopped
    ward.pass_time(60 * 24 * 14)


def test_after_a_stopped_cycle_what_stopped_it_is_named_and_has_resolved(ward: Ward) -> None:
    stopped(ward)
    with pytest.raises(Slip, match="Confirm that this is what stopped it"):
        plan(ward)
    with pytest.raises(Slip, match="Confirm that this is what stopped it"):
        plan(ward, resolved=Resolved(confirmed=False, text=BETTER.text))
    with pytest.raises(Slip, match="Write in words how that has resolved"):
        plan(ward, resolved=Resolved(confirmed=True, text="."))
    with pytest.raises(NotAllowed, match="Only the prescriber can plan a cycle after it"):
        plan(ward, by=NURSE, authority=phoned(ward), resolved=BETTER)
    plan(ward, resolved=BETTER)
    (stop,) = course_of(ward).stops
    assert (stop.cycle, stop.reason) == (1, course_of(ward).cycles[0].stopped)
    assert stop.lifted is not None
    assert (stop.lifted.by, stop.lifted.reason, stop.lifted.cycle) == (DOCTOR.id, BETTER.text, 2)


def test_a_stop_is_no_closing_and_leaves_nothing_open(ward: Ward) -> None:
    stopped(ward)
    with pytest.raises(NotAllowed, match="Every dose of this cycle is accounted for"):
        close_cycle(ward.station, DOCTOR, MRN, OwnPin(PIN), WHY)
    discharge(ward.station, NURSE, MRN)


def give_up_to(ward: Ward, last: int) -> None:
    """Give the doses of the cycle from the second to the last one."""
    for slot in range(2, last + 1):
        ward.pass_time(60 * 7.5)
        administration.begin(ward.station, NURSE, MRN)
        ward.walk("flush", slot)
        ward.vital_signs()
        ward.pass_time(16)
        ward.vital_signs()
        ward.confirm("vital_signs_after", slot)
        administration.sign(ward.station, NURSE, key(slot), "Gave the dose", PIN)


def test_the_doses_of_a_course_end_it_whatever_cycles_are_left() -> None:
    book, text = ShippedRegimens(), FILE.read_text(encoding="utf-8")
    old = 'id = "doses_per_course"\nvalue = 28'
    assert old in text
    book.use(text.replace(old, 'id = "doses_per_course"\nvalue = 14'))
    ward = make_ward(book=book)
    ward.pass_time(30)
    ward.give()
    give_up_to(ward, 14)
    assert open_slots(ward.station.moment(MRN)) == ()
    with pytest.raises(NotAllowed, match="14 doses of this course were given"):
        administration.begin(ward.station, NURSE, MRN)
    assert ward_row(ward.station, MRN).state is WardState.COURSE_ENDED
    ward.pass_time(60 * 24 * 14)
    with pytest.raises(
        NotAllowed, match="14 doses of this course were given; the course is complete"
    ):
        plan(ward)
    discharge(ward.station, NURSE, MRN)
