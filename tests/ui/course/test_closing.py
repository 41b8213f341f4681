"""Closing the rest of a cycle, and planning the one after a stop, in the window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from il2nurse.domain.record.course.course import Course
from il2nurse.domain.record.dose.call import Grounds
from il2nurse.workflow.dose import administration, holding
from tests.ui.again import type_again
from tests.ui.course.test_ordering import SUITABLE
from tests.ui.hands import click, press, write
from tests.ui.seed import Seat, sit_down
from tests.ward import DOCTOR, MRN, NURSE, PIN, SECOND, STUDENT, Ward, key


def course_of(ward: Ward) -> Course:
    course = ward.station.case(MRN).course
    assert course
    return course


def choose(seat: Seat, name: str, word: str) -> None:
    box = seat.find(name)
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData(word))


def test_a_prescriber_closes_the_rest_by_keyboard(qtbot: QtBot, ward: Ward) -> None:
    seat = sit_down(qtbot, ward, DOCTOR)
    seat.session.go("patient", MRN)
    press(seat.page, Qt.Key.Key_K)
    choose(seat, "reason", "prescriber")
    write(seat.line("text"), "The patient asked for a pause.")
    click(seat.button("record_close"))
    assert "Type your PIN" in seat.spoken
    write(seat.line("close_pin"), PIN)
    click(seat.button("record_close"))
    closed = course_of(ward).current.closed
    assert closed is not None
    assert (closed.first, closed.reason) == (1, "prescriber")
    assert "From dose 1 on nothing is given: The patient asked for a pause." in seat.spoken
    assert not seat.shows("close_cycle")
    assert seat.shows("plan_cycle")
    click(seat.button("reopen"))
    assert "It was closed: The patient asked for a pause." in seat.spoken


def test_a_nurse_closes_it_by_telephone_and_the_prescriber_countersigns(
    qtbot: QtBot, ward: Ward
) -> None:
    seat = sit_down(qtbot, ward, NURSE)
    seat.session.go("patient", MRN)
    seat.choose("close_cycle")
    assert not seat.shows("close_pin")
    choose(seat, "prescriber", DOCTOR.id)
    write(seat.line("called_at"), "06:55")
    click(seat.button("read_back_yes"))
    choose(seat, "reason", "refused")
    write(seat.line("text"), ".")
    click(seat.button("record_close"))
    assert "Write in words why the rest is not given" in seat.spoken
    write(seat.line("text"), "The patient wants to go home.")
    click(seat.button("record_close"))
    assert "That the rest of cycle 1 is closed was ordered by telephone" in seat.spoken
    seat.session.begin(DOCTOR)
    seat.session.go("patient", MRN)
    click(seat.button("countersign_order"))
    assert "Not given, From dose 1 on" in seat.spoken
    write(seat.line("countersign_pin"), PIN)
    click(seat.button("sign_order"))
    assert course_of(ward).current.closing_to_countersign is None


def test_who_does_not_order_is_not_offered_it(qtbot: QtBot, ward: Ward) -> None:
    seat = sit_down(qtbot, ward, STUDENT)
    seat.session.go("patient", MRN)
    assert not seat.shows("close_cycle")


def stopped(ward: Ward) -> None:
    """Creatinine 3.1 stopped the cycle, and the rest is over."""
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("labs_urine", creatinine_mg_dl="3.1")
    holding.hold(ward.station, NURSE, key(), Grounds("kidney", ward.call()))
    ward.pass_time(60 * 24 * 14)


def test_after_a_stop_the_prescriber_confirms_what_it_was_and_that_it_resolved(
    qtbot: QtBot, ward: Ward
) -> None:
    stopped(ward)
    seat = sit_down(qtbot, ward, DOCTOR)
    seat.session.go("plan_cycle", MRN)
    assert "creatinine" in seat.button("stop_named_yes").text().lower()
    click(seat.button("stop_named_yes"))
    write(seat.line("resolved"), "Creatinine 1.1 since 24-Nov")
    write(seat.line("dosing_weight_kg"), "70")
    write(seat.line("weighed_on"), "04-Dec-2026")
    write(seat.line("first_slot"), "05-Dec-2026 08:00")
    write(seat.line("plan_cycle_pin"), PIN)
    click(seat.button("plan_cycle_verify"))
    type_again(seat, "70")
    choose(seat, "witness", SECOND.id)
    write(seat.line("witness_pin"), PIN)
    click(seat.button("sign_verified"))
    (stop,) = course_of(ward).stops
    assert stop.lifted is not None
    assert stop.lifted.reason == "Creatinine 1.1 since 24-Nov"


def test_after_a_stop_a_nurse_is_told_that_only_the_prescriber_plans(
    qtbot: QtBot, ward: Ward
) -> None:
    stopped(ward)
    seat = sit_down(qtbot, ward, NURSE)
    seat.session.go("plan_cycle", MRN)
    assert "only the prescriber can plan the next one" in seat.spoken


def test_after_a_stop_another_course_asks_the_same_and_only_the_prescriber(
    qtbot: QtBot, ward: Ward
) -> None:
    stopped(ward)
    seat = sit_down(qtbot, ward, NURSE)
    seat.session.go("order", MRN)
    assert "only the prescriber can plan the next one" in seat.spoken
    seat.session.begin(DOCTOR)
    seat.session.go("order", MRN)
    assert "creatinine" in seat.button("stop_named_yes").text().lower()
    click(seat.button("stop_named_yes"))
    write(seat.line("resolved"), "Creatinine 1.1 since 24-Nov")
    click(seat.button("regimen_aldesleukin-high-dose-iv"))
    write(seat.line("dosing_weight_kg"), "70")
    write(seat.line("weighed_on"), "04-Dec-2026")
    write(seat.line("first_slot"), "05-Dec-2026 08:00")
    for name in SUITABLE:
        click(seat.button(name))
    write(seat.line("order_pin"), PIN)
    click(seat.button("order_verify"))
    type_again(seat, "70")
    choose(seat, "witness", SECOND.id)
    write(seat.line("witness_pin"), PIN)
    click(seat.button("sign_verified"))
    assert course_of(ward).resolved == "Creatinine 1.1 since 24-Nov"
    assert "Erin Vance, MD, ordered course 2" in seat.spoken
