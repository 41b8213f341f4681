"""A response put right: what counts, what rests on it, and who may do it, whatever came since."""

from dataclasses import replace
from datetime import date

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.course.responses import newest_response
from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.course.before_next import CourseNeed, awaited_again
from il2nurse.domain.rules.dose.eligibility import shut_gates
from il2nurse.domain.rules.dose.gates import Closer
from il2nurse.domain.rules.dose.standing import may_go_on
from il2nurse.workflow.course.responding import (
    ResponseChange,
    TumourResponse,
    correct_response,
    record_response,
)
from il2nurse.workflow.dose.administration import begin
from il2nurse.workflow.ward.states import WardState
from il2nurse.workflow.ward.ward import ward_row
from tests.courses import two_courses
from tests.ward import CHARGE, DOCTOR, MRN, NURSE, PIN, Ward, key, make_ward

DAY = date(2027, 1, 20)
GREW = TumourResponse(DAY, "progression", "Two new lesions in the liver")
SHRANK = TumourResponse(DAY, "partial", "Target lesions 42 mm, now 20 mm")
SEEN = "Target lesions 42 mm, now 25 mm"
WHY = "The scan was of another patient"


@pytest.fixture
def ward() -> Ward:
    """A response to course 1 is on record, and course 2 is ordered."""
    return two_courses()


def place(ward: Ward) -> int:
    found = newest_response(ward.station.case(MRN).courses[0].responses)
    assert found
    return found.seq


def change(ward: Ward, became: TumourResponse | None, why: str = WHY) -> None:
    told = ResponseChange(1, place(ward), why, became)
    correct_response(ward.station, DOCTOR, MRN, told, PIN)


def waits(ward: Ward) -> list[str]:
    needs = {"tumour_not_shrunk", "response_missing", "next_course_later", "discharge_missing"}
    return [each.id for each in shut_gates(ward.station.moment(MRN)) if each.id in needs]


@pytest.mark.parametrize(
    ("became", "gate"), [(GREW, "tumour_not_shrunk"), (None, "response_missing")]
)
def test_a_course_that_is_ordered_waits_again(
    ward: Ward, became: TumourResponse | None, gate: str
) -> None:
    assert waits(ward) == []
    change(ward, became)
    assert waits(ward) == [gate]
    found = next(each for each in shut_gates(ward.station.moment(MRN)) if each.id == gate)
    assert found.closer is Closer.RESPONSE
    assert ward_row(ward.station, MRN).state is WardState.NOT_ELIGIBLE
    with pytest.raises(NotAllowed, match="course 1"):
        begin(ward.station, NURSE, MRN)
    if became:
        change(ward, SHRANK, "It was this patient's after all")
    else:
        record_response(ward.station, DOCTOR, MRN, SHRANK, PIN, course=1)
    assert waits(ward) == []


def test_both_stay_readable_and_only_one_counts(ward: Ward) -> None:
    change(ward, GREW)
    first, second = ward.station.case(MRN).courses[0].responses
    assert first.corrected
    assert (first.corrected.reason, first.corrected.struck) == (WHY, False)
    assert (second.response, second.corrected) == ("progression", None)
    assert newest_response((first, second)) == second


def test_any_response_of_any_course_is_put_right_until_it_was(ward: Ward) -> None:
    """Of the older one that counts no more nothing follows, unless it counts by its new day."""
    older = place(ward)
    later = TumourResponse(date(2027, 1, 21), "complete", "Nothing left to be seen")
    record_response(ward.station, DOCTOR, MRN, later, PIN, course=1)
    assert place(ward) != older
    told = ResponseChange(1, older, WHY, GREW)
    correct_response(ward.station, DOCTOR, MRN, told, PIN)
    assert waits(ward) == []
    grew = next(each for each in ward.station.case(MRN).courses[0].responses if not each.shrank)
    newest = TumourResponse(date(2027, 1, 22), "progression", "Two new lesions in the liver")
    correct_response(ward.station, DOCTOR, MRN, ResponseChange(1, grew.seq, WHY, newest), PIN)
    assert waits(ward) == ["tumour_not_shrunk"]
    with pytest.raises(NotAllowed, match="counts no more"):
        correct_response(ward.station, DOCTOR, MRN, told, PIN)


def test_an_earlier_day_counts_too_where_the_later_one_was_wrong(ward: Ward) -> None:
    """A day that is too early for the review is none, though it is the only one that stands."""
    early = TumourResponse(date(2026, 12, 1), "partial", "Read before the four weeks were over")
    change(ward, early, "The day was typed wrong")
    assert waits(ward) == ["response_missing"]


def test_a_dose_in_its_checks_goes_no_further_and_is_kept(ward: Ward) -> None:
    dose = begun(ward)
    change(ward, GREW)
    standing = may_go_on(ward.station.moment(MRN), dose)
    assert (standing.must_hold, standing.passes) == (True, True)
    assert "The tumour did not shrink after course 1" in standing.say
    change(ward, SHRANK, "It was this patient's after all")
    assert not may_go_on(ward.station.moment(MRN), dose).must_hold


def begun(ward: Ward) -> Dose:
    begin(ward.station, NURSE, MRN)
    dose = ward.station.case(MRN).open_dose
    assert dose
    return dose


def test_one_assessed_while_the_next_course_ran_counts_for_none_that_an_older_program_kept(
    ward: Ward,
) -> None:
    change(ward, SHRANK)
    moment = ward.station.moment(MRN)
    assert awaited_again(moment) == ()
    before = moment.case.doses[key()]
    own = replace(before, key=replace(before.key, course=2))
    case = replace(moment.case, doses={**moment.case.doses, own.key: own})
    assert before.given
    assert before.given.since.date() < SHRANK.on
    (waited,) = awaited_again(replace(moment, case=case))
    assert waited.what is CourseNeed.RESPONSE


def test_it_is_a_prescribers_and_of_the_one_that_counts(ward: Ward) -> None:
    told = ResponseChange(1, place(ward), WHY, GREW)
    with pytest.raises(NotAllowed, match="Only a prescriber can decide this"):
        correct_response(ward.station, CHARGE, MRN, told, PIN)
    correct_response(ward.station, DOCTOR, MRN, told, PIN)
    for stale in (told, replace(told, course=2), replace(told, seq=99)):
        with pytest.raises(NotAllowed, match="counts no more: it was corrected"):
            correct_response(ward.station, DOCTOR, MRN, stale, PIN)


@pytest.mark.parametrize(
    ("why", "became", "said"),
    [
        ("-", GREW, "in words what was wrong"),
        (WHY, TumourResponse(DAY, "partial", SEEN), "That is what stands there"),
        (WHY, replace(GREW, response="better"), "from the list"),
        (WHY, replace(GREW, on=date(2027, 12, 1)), "future"),
        (WHY, replace(GREW, on=date(2026, 11, 1)), "before the course"),
        (WHY, replace(GREW, text="."), "in words what was seen"),
    ],
)
def test_a_change_that_cannot_be_meant_is_refused(
    ward: Ward, why: str, became: TumourResponse, said: str
) -> None:
    with pytest.raises(Slip, match=said):
        change(ward, became, why)
    assert len(ward.station.case(MRN).courses[0].responses) == 1


def test_a_response_to_another_course_than_was_asked_about_is_not_kept(ward: Ward) -> None:
    with pytest.raises(NotAllowed, match="Correct the response"):
        record_response(ward.station, DOCTOR, MRN, SHRANK, PIN, course=2)


def test_the_same_response_is_recorded_once(ward: Ward) -> None:
    """What was meant once and is there twice goes on counting when one of them is struck out."""
    with pytest.raises(Slip, match="That is what stands there"):
        record_response(ward.station, DOCTOR, MRN, at_first(f" {SEEN.upper()}."), PIN, course=1)
    record_response(ward.station, DOCTOR, MRN, GREW, PIN, course=1)
    with pytest.raises(Slip, match="That stands there already"):
        change(ward, at_first(SEEN))
    change(ward, None)
    again = newest_response(ward.station.case(MRN).courses[0].responses)
    assert again
    assert again.response == "partial"


def test_one_that_was_struck_out_is_recorded_again(ward: Ward) -> None:
    change(ward, None)
    record_response(ward.station, DOCTOR, MRN, at_first(SEEN), PIN, course=1)
    assert waits(ward) == []


def test_no_response_while_doses_of_the_course_lie_ahead() -> None:
    ward = make_ward()
    ward.pass_time(30)
    ward.give()
    told = TumourResponse(ward.station.today(ward.station.now().at), "partial", SEEN)
    with pytest.raises(NotAllowed, match="Doses of course 1 lie ahead"):
        record_response(ward.station, DOCTOR, MRN, told, PIN, course=1)
    assert ward.station.case(MRN).courses[0].responses == ()


def at_first(seen: str) -> TumourResponse:
    return TumourResponse(DAY, "partial", seen)
