"""A call that a value or an answer owes stays owed, whatever is switched or ordered since."""

from datetime import timedelta

import pytest

from il2nurse.domain.record.dose.call import Call
from il2nurse.domain.rules.alarms.owed import Owed, every_owed_call
from il2nurse.domain.rules.labs.reading import TypedResult
from il2nurse.workflow.labs.results import record_result
from il2nurse.workflow.patient.admission import admit, discharge
from il2nurse.workflow.patient.calling import record_call
from tests.courses import DAY, order_second, two_courses
from tests.laboratory import LABORATORY
from tests.newer import newer_text, switch, with_newer
from tests.ward import DOCTOR, MRN, NURSE, PATIENT, Ward, make_ward

LIMIT = 'test = "potassium"\nunit = "mEq/L"\nwhen = { above = 5.5 }'


def potassium(ward: Ward, value: str) -> None:
    taken = ward.station.now().at - timedelta(minutes=5)
    typed = TypedResult("potassium", value, "mEq/L", taken)
    record_result(ward.station, NURSE, MRN, LABORATORY, typed, confirmed=True)


def owed(ward: Ward) -> tuple[Owed, ...]:
    return every_owed_call(ward.station.moment(MRN))


def call(ward: Ward) -> None:
    told = Call(DOCTOR.id, ward.station.now().at, read_back=True, order="Insulin and glucose")
    record_call(ward.station, NURSE, MRN, owed(ward), told)


@pytest.mark.parametrize(
    ("now", "before", "after"),
    [
        (LIMIT.replace("5.5", "7"), "6.8", "6.9"),
        (LIMIT.replace("5.5", "5"), "5.2", "5.1"),
    ],
)
def test_a_value_is_judged_by_the_text_that_held_when_it_came(
    now: str, before: str, after: str
) -> None:
    looser = "7" in now
    ward, newer = with_newer(newer_text(LIMIT, now))
    potassium(ward, before)
    assert bool(owed(ward)) is looser
    ward.pass_time(1)
    switch(ward, newer)
    assert bool(owed(ward)) is looser
    if looser:
        call(ward)
    ward.pass_time(10)
    potassium(ward, after)
    assert bool(owed(ward)) is not looser


def test_a_limit_that_is_gone_leaves_its_call_owed() -> None:
    ward, newer = with_newer(newer_text('id = "call_potassium_high"', 'id = "call_raised"'))
    potassium(ward, "6.8")
    (asked,) = owed(ward)
    ward.pass_time(1)
    switch(ward, newer)
    assert owed(ward) == (asked,)
    call(ward)
    assert not owed(ward)


def test_it_stays_through_discharge_readmission_and_the_next_course() -> None:
    ward = make_ward()
    ward.pass_time(30)
    ward.give()
    potassium(ward, "6.8")
    (asked,) = owed(ward)
    ward.pass_time(20 * DAY)
    discharge(ward.station, NURSE, MRN)
    assert owed(ward) == (asked,)
    ward.pass_time(60 * DAY)
    admit(ward.station, NURSE, PATIENT)
    assert owed(ward) == (asked,)
    order_second(ward)
    assert ward.station.moment(MRN).course.number == 2
    assert owed(ward) == (asked,)
    call(ward)
    assert not owed(ward)


def test_a_value_from_before_the_treatment_asks_for_nothing() -> None:
    ward = two_courses()
    assert not owed(ward)
