"""Another course: seven weeks after the discharge, and where the tumour shrank."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.course.next_course import next_course
from il2nurse.workflow.course.closing import CloseReason, close_cycle
from il2nurse.workflow.course.cycle_plan import CyclePlan
from il2nurse.workflow.course.ordering import order_course
from il2nurse.workflow.course.prescribing import OwnPin
from il2nurse.workflow.course.responding import TumourResponse, record_response
from il2nurse.workflow.course.weighing import Weighing
from il2nurse.workflow.patient.admission import admit, discharge
from il2nurse.workflow.patient.going_home import tell_home
from il2nurse.workflow.people.sign_in import Witness
from il2nurse.workflow.ward.attention import attention_list
from il2nurse.workflow.ward.states import WardState
from il2nurse.workflow.ward.ward import ward_row, ward_rows
from tests.suitable import SUITABLE
from tests.ward import (
    CHARGE,
    DOCTOR,
    DRUGS,
    MRN,
    NURSE,
    PATIENT,
    PIN,
    SECOND,
    ZONE,
    Ward,
    make_ward,
    once,
)

DAY = 60 * 24
SHRANK = "Target lesions 42 mm, now 25 mm"


@pytest.fixture
@once
def ward() -> Ward:
    """One dose was given on 20-Nov, the rest closed; the patient went home on 22-Nov."""
    ward = make_ward()
    ward.pass_time(30)
    ward.give()
    why = CloseReason("prescriber", "The patient asked for a pause.")
    close_cycle(ward.station, DOCTOR, MRN, OwnPin(PIN), why)
    return ward


def at_home(ward: Ward, days: int) -> None:
    """Two days later the patient goes home, and comes back after so many days."""
    ward.pass_time(2 * DAY)
    discharge(ward.station, NURSE, MRN)
    ward.pass_time(days * DAY)
    admit(ward.station, NURSE, PATIENT)


def order(ward: Ward, hours: int = 1) -> None:
    now = ward.station.now().at
    weighing = Weighing(Decimal(70), ward.station.today(now), Witness(SECOND.id, PIN))
    first = now + timedelta(hours=hours)
    order_course(
        ward.station,
        DOCTOR,
        MRN,
        ward.regimen,
        CyclePlan(OwnPin(PIN), weighing, first, drugs=DRUGS),
        suitability=SUITABLE,
    )


def respond(ward: Ward, word: str, on: date, text: str = SHRANK) -> None:
    record_response(ward.station, DOCTOR, MRN, TumourResponse(on, word, text), PIN, course=1)


def courses(ward: Ward) -> int:
    return len(ward.station.case(MRN).courses)


def test_it_is_counted_from_a_discharge(ward: Ward) -> None:
    ward.pass_time(60 * DAY)
    with pytest.raises(NotAllowed, match="since its last dose is not on record"):
        order(ward)


def test_seven_weeks_after_the_discharge_and_not_a_day_before(ward: Ward) -> None:
    at_home(ward, 48)
    respond(ward, "partial", date(2026, 12, 18))
    said = "begins on 10-Jan-2027 at the earliest: 49 days after the discharge of 22-Nov-2026"
    with pytest.raises(NotAllowed, match=said):
        order(ward)
    order(ward, hours=24)
    assert courses(ward) == 2


def test_nobody_went_home_before_what_was_charted_at_the_bed(ward: Ward) -> None:
    ward.pass_time(2 * DAY)
    ward.vital_signs()
    charted = ward.station.now().at
    ward.pass_time(60)
    with pytest.raises(Slip, match="was still here after that time"):
        discharge(ward.station, NURSE, MRN, charted - timedelta(minutes=5))
    discharge(ward.station, NURSE, MRN, charted + timedelta(minutes=5))
    with pytest.raises(Slip, match="was still here after that time"):
        tell_home(ward.station, NURSE, MRN, charted - timedelta(days=1), "Read from the letter")


def test_without_a_response_or_a_shrinking_nothing_is_ordered(ward: Ward) -> None:
    at_home(ward, 60)
    with pytest.raises(NotAllowed, match=r"No response to course 1.*18-Dec-2026 or later"):
        order(ward)
    respond(ward, "partial", date(2026, 12, 17))
    with pytest.raises(NotAllowed, match="No response to course 1"):
        order(ward)
    respond(ward, "progression", date(2026, 12, 18), "Two new lesions in the liver")
    with pytest.raises(NotAllowed, match=r"did not shrink.*Two new lesions in the liver"):
        order(ward)
    respond(ward, "shrank", date(2027, 1, 4))
    order(ward)
    assert courses(ward) == 2


def test_a_later_finding_counts_instead_of_an_earlier_one(ward: Ward) -> None:
    at_home(ward, 60)
    respond(ward, "partial", date(2026, 12, 18))
    respond(ward, "stable", date(2027, 1, 4), "No change against November")
    with pytest.raises(NotAllowed, match="did not shrink"):
        order(ward)


def test_a_course_of_which_nothing_was_given_delays_nothing() -> None:
    ward = make_ward()
    why = CloseReason("prescriber", "Ordered for the wrong patient.")
    close_cycle(ward.station, DOCTOR, MRN, OwnPin(PIN), why)
    order(ward)
    assert courses(ward) == 2


def test_a_course_of_which_nothing_was_given_shortens_nothing(ward: Ward) -> None:
    at_home(ward, 45)
    respond(ward, "partial", date(2026, 12, 18))
    order(ward, hours=24 * 4)
    why = CloseReason("prescriber", "Ordered for the wrong week.")
    close_cycle(ward.station, DOCTOR, MRN, OwnPin(PIN), why)
    with pytest.raises(NotAllowed, match="The next course begins on 10-Jan-2027 at the earliest"):
        order(ward)
    order(ward, hours=24 * 5)
    assert courses(ward) == 3


def test_the_discharge_is_the_first_one_after_the_last_dose(ward: Ward) -> None:
    at_home(ward, 20)
    ward.pass_time(3 * DAY)
    discharge(ward.station, NURSE, MRN)
    moment = ward.station.moment(MRN)
    found = next_course(moment.case, moment.regimen.timetable, ZONE)
    assert found is not None
    assert (found.discharged, found.earliest) == (date(2026, 11, 22), date(2027, 1, 10))


def test_nobody_is_ordered_for_who_is_at_home(ward: Ward) -> None:
    discharge(ward.station, NURSE, MRN)
    with pytest.raises(NotAllowed, match="Admit the patient again first"):
        order(ward)


def test_a_response_is_the_prescribers_also_of_a_patient_at_home(ward: Ward) -> None:
    discharge(ward.station, NURSE, MRN)
    ward.pass_time(30 * DAY)
    found = TumourResponse(date(2026, 12, 18), "partial", SHRANK)
    with pytest.raises(NotAllowed, match="Only a prescriber can decide this"):
        record_response(ward.station, CHARGE, MRN, found, PIN, course=1)
    respond(ward, "complete", date(2026, 12, 18))
    course = ward.station.case(MRN).courses[0]
    assert [(each.response, each.shrank) for each in course.responses] == [("complete", True)]


@pytest.mark.parametrize(
    ("word", "day", "text", "said"),
    [
        ("better", date(2026, 11, 20), SHRANK, "from the list"),
        ("partial", date(2026, 11, 20), ".", "in words"),
        ("partial", date(2026, 12, 1), SHRANK, "future"),
        ("partial", date(2026, 11, 1), SHRANK, "before the course"),
    ],
)
def test_a_response_that_cannot_be_meant_is_refused(
    ward: Ward, word: str, day: date, text: str, said: str
) -> None:
    with pytest.raises(Slip, match=said):
        respond(ward, word, day, text)


def test_the_ward_says_what_comes_next(ward: Ward) -> None:
    at_home(ward, 50)
    respond(ward, "partial", date(2026, 12, 18))
    row = ward_row(ward.station, MRN)
    assert (row.state, row.next_course) == (WardState.RESTING, True)


def _asked(ward: Ward) -> list[str]:
    matters = attention_list(ward.station, ward_rows(ward.station))
    return [matter.say for matter in matters if matter.say.startswith("Response")]


def test_an_overdue_response_stands_with_the_charge_nurse_also_of_a_patient_at_home(
    ward: Ward,
) -> None:
    ward.pass_time(2 * DAY)
    discharge(ward.station, NURSE, MRN)
    ward.pass_time(26 * DAY)
    assert ward.station.today(ward.station.now().at) == date(2026, 12, 18)
    assert _asked(ward) == []
    ward.pass_time(DAY)
    due = "Response to course 1: review was due on 18-Dec-2026; ask the prescriber"
    assert _asked(ward) == [due]
    respond(ward, "stable", date(2026, 12, 17))
    assert _asked(ward) == [due]
    respond(ward, "stable", date(2026, 12, 19))
    assert _asked(ward) == []
