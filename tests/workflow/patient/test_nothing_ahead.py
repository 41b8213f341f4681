"""With no dose ahead nobody is eligible: a rest, a course that is over, what the next waits for."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from il2nurse.domain.rules.course.resting import rest_ends
from il2nurse.domain.rules.dose.eligibility import open_gates
from il2nurse.domain.rules.dose.gates import Closer, Gate
from il2nurse.domain.rules.moment import Moment
from il2nurse.workflow.course.closing import CloseReason, close_cycle
from il2nurse.workflow.course.prescribing import OwnPin
from il2nurse.workflow.course.responding import TumourResponse, record_response
from il2nurse.workflow.dose import administration
from il2nurse.workflow.patient.admission import admit, discharge
from tests.ward import DOCTOR, MRN, NURSE, PATIENT, PIN, Ward, make_ward, once

DAY = 24 * 60
SHRANK = "Target lesions 42 mm, now 25 mm"


@pytest.fixture
@once
def ward() -> Ward:
    """One dose was given on 20-Nov, and the rest of the cycle is closed."""
    made = make_ward()
    made.pass_time(30)
    made.give()
    why = CloseReason("prescriber", "Enough was given.")
    close_cycle(made.station, DOCTOR, MRN, OwnPin(PIN), why)
    return made


def gates(moment: Moment) -> tuple[Gate, ...]:
    """All but the tests, which a dose would ask for."""
    return tuple(each for each in open_gates(moment.case, moment) if not each.asked)


def of_one_cycle(ward: Ward) -> Moment:
    """As where the regimen's courses have one cycle."""
    moment = ward.station.moment(MRN)
    table = replace(moment.regimen.timetable, cycles_per_course=1)
    return replace(moment, regimen=replace(moment.regimen, timetable=table))


def ids(moment: Moment) -> list[str]:
    return [each.id for each in gates(moment)]


def test_a_dose_that_lies_ahead_opens_no_gate_and_neither_does_one_that_is_open() -> None:
    ward = make_ward()
    assert not gates(ward.station.moment(MRN))
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    assert not gates(ward.station.moment(MRN))


@pytest.mark.parametrize(("seconds", "gate"), [(-1, "rest"), (0, "cycle_not_planned")])
def test_between_two_cycles_the_next_one_is_to_be_planned(
    ward: Ward, seconds: int, gate: str
) -> None:
    moment = ward.station.moment(MRN)
    ends = rest_ends(moment, moment.regimen.timetable.rest)
    (found,) = gates(replace(moment, at=ends + timedelta(seconds=seconds)))
    assert (found.id, found.closer) == (gate, Closer.PLAN)
    if gate == "rest":
        assert "rests until 30-Nov-2026 00:00" in found.missing


def test_a_course_that_is_over_waits_for_discharge_and_response(ward: Ward) -> None:
    found = {each.id: each for each in gates(of_one_cycle(ward))}
    assert list(found) == ["course_over", "discharge_missing", "response_missing"]
    assert found["course_over"].closer is Closer.ORDER
    assert found["discharge_missing"].closer is Closer.WARD
    assert found["response_missing"].closer is Closer.RESPONSE
    assert "18-Dec-2026 or later" in found["response_missing"].missing
    then = "Only time until 18-Dec-2026, then the prescriber (Record or Correct the response"
    assert then in found["response_missing"].say
    later = replace(of_one_cycle(ward), at=datetime(2026, 12, 18, 12, tzinfo=UTC))
    (gate,) = (each for each in gates(later) if each.id == "response_missing")
    assert gate.who.startswith("The prescriber (Record or Correct the response")


def test_so_does_one_with_all_the_doses_that_there_may_be(ward: Ward) -> None:
    moment = ward.station.moment(MRN)
    table = replace(moment.regimen.timetable, doses_per_course=1)
    whole = replace(moment, regimen=replace(moment.regimen, timetable=table))
    assert "course_over" in ids(whole)


def at_home(ward: Ward) -> date:
    """The first day of the next course, of a patient who went home and came back at once."""
    ward.pass_time(DAY)
    discharge(ward.station, NURSE, MRN)
    left = ward.station.today(ward.station.now().at)
    admit(ward.station, NURSE, PATIENT)
    return left + timedelta(days=49)


def test_seven_weeks_and_a_response_end_one_by_one(ward: Ward) -> None:
    first = at_home(ward)
    over = of_one_cycle(ward)
    (_, later, response) = gates(over)
    assert (later.id, later.closer) == ("next_course_later", Closer.TIME)
    assert f"{first:%d-%b-%Y}" in later.missing
    assert later.say.endswith("Only time can close this.")
    assert response.id == "response_missing"
    ward.pass_time(DAY * 48)
    seen = TumourResponse(date(2026, 12, 20), "partial", SHRANK)
    record_response(ward.station, DOCTOR, MRN, seen, PIN, course=1)
    assert ids(of_one_cycle(ward)) == ["course_over", "next_course_later"]
    ward.pass_time(DAY)
    assert ids(of_one_cycle(ward)) == ["course_over"]


def test_a_tumour_that_did_not_shrink_is_told(ward: Ward) -> None:
    at_home(ward)
    ward.pass_time(DAY * 49)
    seen = TumourResponse(date(2026, 12, 20), "stable", "Target lesions as before")
    record_response(ward.station, DOCTOR, MRN, seen, PIN, course=1)
    found = gates(of_one_cycle(ward))[-1]
    assert (found.id, found.closer) == ("tumour_not_shrunk", Closer.RESPONSE)
