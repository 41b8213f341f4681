"""Recording the response to a course, and ordering another one, in the window."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from il2nurse.domain.values.text import written_date
from il2nurse.readable.course.another_course import TOO_LATE, to_correct
from il2nurse.readable.course_notes import course_notes
from il2nurse.workflow.course.closing import CloseReason, close_cycle
from il2nurse.workflow.course.prescribing import OwnPin
from il2nurse.workflow.course.responding import TumourResponse, record_response
from il2nurse.workflow.patient.admission import admit, discharge
from tests.courses import two_courses
from tests.ui.hands import click, press, write
from tests.ui.seed import sit_down
from tests.ward import DOCTOR, MRN, NURSE, PATIENT, PIN, Ward, key, make_ward

DAY = 60 * 24


def at_home() -> Ward:
    """One dose given, the rest closed, and the patient home for four weeks."""
    ward = make_ward()
    ward.pass_time(30)
    ward.give()
    why = CloseReason("prescriber", "The patient asked for a pause.")
    close_cycle(ward.station, DOCTOR, MRN, OwnPin(PIN), why)
    discharge(ward.station, NURSE, MRN)
    ward.pass_time(30 * DAY)
    return ward


def test_a_prescriber_records_the_response_by_keyboard(qtbot: QtBot) -> None:
    ward = at_home()
    seat = sit_down(qtbot, ward, DOCTOR)
    seat.session.go("patient", MRN)
    press(seat.page, Qt.Key.Key_N)
    write(seat.line("assessed_on"), "18-Dec-2026")
    click(seat.button("response_partial"))
    write(seat.line("text"), "Target lesions 42 mm, now 25 mm")
    click(seat.button("record_response"))
    assert "Type your PIN" in seat.spoken
    write(seat.line("response_pin"), PIN)
    click(seat.button("record_response"))
    course = ward.station.case(MRN).course
    assert course is not None
    assert [each.response for each in course.responses] == ["partial"]
    said = (
        "Partial response: Target lesions 42 mm, now 25 mm (Erin Vance, MD, assessed 18-Dec-2026)"
    )
    assert said in seat.spoken


def test_only_a_prescriber_is_offered_it_and_not_before_the_doses_are_over(qtbot: QtBot) -> None:
    seat = sit_down(qtbot, at_home(), NURSE)
    seat.session.go("patient", MRN)
    assert not seat.shows("response")
    early = make_ward()
    seat = sit_down(qtbot, early, DOCTOR)
    seat.session.go("patient", MRN)
    assert not seat.shows("response")


def test_the_order_says_at_once_what_another_course_waits_for(qtbot: QtBot) -> None:
    ward = at_home()
    admit(ward.station, NURSE, PATIENT)
    seat = sit_down(qtbot, ward, DOCTOR)
    seat.session.go("patient", MRN)
    assert not seat.shows("order_course")
    ward.pass_time(20 * DAY)
    seat.session.go("ward")
    seat.session.go("patient", MRN)
    click(seat.button("order_course"))
    assert "No response to course 1 is on record" in seat.spoken
    assert "A prescriber records it from 18-Dec-2026 on" in seat.spoken


def test_a_response_is_put_right_by_keyboard_after_the_next_course_was_ordered(
    qtbot: QtBot,
) -> None:
    ward = two_courses()
    seat = sit_down(qtbot, ward, DOCTOR)
    seat.session.go("patient", MRN)
    QTest.keyClick(seat.page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert "Correct the response to course 1" in seat.spoken
    write(seat.line("reason"), "The scan was of another patient")
    click(seat.button("became_another"))
    click(seat.button("response_progression"))
    write(seat.line("assessed_on"), "20-Jan-2027")
    write(seat.line("text"), "Two new lesions in the liver")
    write(seat.line("correct_response_pin"), PIN)
    click(seat.button("record_corrected_response"))
    assert "What rests on it is judged anew" in seat.said
    assert "The tumour did not shrink after course 1" in seat.spoken
    assert seat.shows("response")


def test_one_that_was_recorded_in_error_is_struck_out(qtbot: QtBot) -> None:
    ward = two_courses()
    seat = sit_down(qtbot, ward, DOCTOR)
    seat.session.go("patient", MRN)
    QTest.keyClick(seat.page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    write(seat.line("reason"), "Of another patient")
    click(seat.button("became_struck"))
    write(seat.line("correct_response_pin"), PIN)
    assert "Nothing in its place: this was recorded in error" in seat.spoken
    click(seat.button("record_corrected_response"))
    assert "No response to course 1 counts now" in seat.said
    assert "No response to course 1 is on record" in seat.spoken
    press(seat.page, Qt.Key.Key_N)
    assert "Response to course 1" in seat.spoken


def which(ward: Ward, at: int) -> str:
    """The name of the choice of a response to course 1, by its place among them."""
    return f"which_1-{ward.station.case(MRN).courses[0].responses[at].seq}"


def test_striking_out_says_what_counts_then(qtbot: QtBot) -> None:
    ward = two_courses()
    later = TumourResponse(date(2027, 1, 21), "complete", "Nothing left to be seen")
    record_response(ward.station, DOCTOR, MRN, later, PIN, course=1)
    seat = sit_down(qtbot, ward, DOCTOR)
    seat.session.go("patient", MRN)
    QTest.keyClick(seat.page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert "Course 1: Complete response of 21-Jan-2027, which counts" in seat.spoken
    write(seat.line("reason"), "Of another patient")
    click(seat.button("became_struck"))
    write(seat.line("correct_response_pin"), PIN)
    click(seat.button("record_corrected_response"))
    assert not any(each.corrected for each in ward.station.case(MRN).courses[0].responses)
    click(seat.button(which(ward, 1)))
    assert "If it is struck out, Partial response of 20-Jan-2027 counts of course 1" in seat.spoken
    write(seat.line("correct_response_pin"), PIN)
    click(seat.button("record_corrected_response"))
    assert "What counts of course 1: Partial response of 20-Jan-2027" in seat.said


def test_one_assessed_after_the_next_course_began_does_not_count_where_it_says_which_do() -> None:
    """Only an older program kept such a one; so the case is set as that left it."""
    ward = two_courses()
    moment = ward.station.moment(MRN)
    first, second = moment.case.courses
    dose = moment.case.doses[key()]
    assert dose.given
    began = dose.given.since.astimezone(moment.zone).date()
    (late,) = first.responses
    before = replace(late, assessed_on=began, seq=late.seq + 1)
    courses = (replace(first, responses=(before, late)), second)
    own = replace(dose, key=replace(dose.key, course=2))
    case = replace(moment.case, courses=courses, doses={**moment.case.doses, own.key: own})
    of_late, of_before = to_correct(replace(moment, case=case))
    assert of_late.name == f"Course 1: Partial response of 20-Jan-2027, {TOO_LATE}"
    assert of_late.then == f"Partial response of {written_date(began)}"
    assert of_before.name == f"Course 1: {of_late.then}, which counts"
    assert of_before.then == "no response"
    notes = " ".join(course_notes(case, ward.station.words))
    assert notes.count("It does not count: the next course had begun by then.") == 1
    assert "One that was assessed later counts" not in notes


def test_one_that_counts_no_more_is_put_right_too(qtbot: QtBot) -> None:
    ward = two_courses()
    later = TumourResponse(date(2027, 1, 21), "complete", "Nothing left to be seen")
    record_response(ward.station, DOCTOR, MRN, later, PIN, course=1)
    seat = sit_down(qtbot, ward, DOCTOR)
    seat.session.go("patient", MRN)
    QTest.keyClick(seat.page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert "Choose which of them was wrong" in seat.spoken
    click(seat.button(which(ward, 0)))
    assert "Partial response, assessed 20-Jan-2027 by Erin Vance" in seat.spoken
    write(seat.line("reason"), "The day was typed wrong")
    click(seat.button("became_another"))
    click(seat.button("response_partial"))
    write(seat.line("assessed_on"), "22-Jan-2027")
    write(seat.line("text"), "Target lesions 42 mm, now 25 mm")
    write(seat.line("correct_response_pin"), PIN)
    click(seat.button("record_corrected_response"))
    assert "What counts of course 1: Partial response of 22-Jan-2027" in seat.said


def test_only_a_prescriber_is_offered_to_correct_it(qtbot: QtBot) -> None:
    seat = sit_down(qtbot, two_courses(), NURSE)
    seat.session.go("patient", MRN)
    assert not seat.shows("correct_response")
