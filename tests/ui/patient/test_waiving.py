"""Waiving a pre-test in the window: who is offered it, what Eligibility, step and papers say."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from il2nurse.cli.patient.eligibility import test_answer as as_json
from il2nurse.domain.people import Person
from il2nurse.domain.rules.assessment.pre_tests import pre_tests
from il2nurse.domain.values.text import text_of
from il2nurse.workflow.course.waiving import waive_test
from il2nurse.workflow.dose import administration
from tests.papers import summary_of
from tests.ui.hands import click, write
from tests.ui.seed import Seat, sit_down
from tests.waivable import waivable
from tests.ward import DOCTOR, MRN, NURSE, PIN, Ward, key, make_ward

TEST = "chest_x_ray"
WHY = "A CT of the chest was read on 18-Nov"
TOLD = f"Waived for this course by Erin Vance, MD, 20-Nov-2026 07:00: {WHY}."


@pytest.fixture
def ward() -> Ward:
    return make_ward(book=waivable())


def open_page(qtbot: QtBot, ward: Ward, by: Person) -> Seat:
    seat = sit_down(qtbot, ward, by)
    seat.session.go("eligibility", MRN)
    return seat


def said(seat: Seat) -> str:
    return " ".join(each.text() for each in seat.window.findChildren(QLabel) if each.isVisible())


def test_the_prescriber_waives_a_test_and_asks_for_it_again(qtbot: QtBot, ward: Ward) -> None:
    seat = open_page(qtbot, ward, DOCTOR)
    assert not seat.shows("take_waiver_back")
    QTest.keyClick(seat.window, Qt.Key.Key_X)
    assert "Only where a CT of the chest of the same weeks was read instead." in said(seat)
    click(seat.button(f"test_{TEST}"))
    write(seat.line("waive_pin"), PIN)
    click(seat.button("record_waiver"))
    assert "Why the course goes on without it" in seat.spoken
    assert not ward.station.moment(MRN).course.waivers
    write(seat.line("reason"), WHY)
    write(seat.line("waive_pin"), PIN)
    click(seat.button("record_waiver"))
    assert ward.station.moment(MRN).course.waivers
    assert f"Chest X-ray: w{TOLD[1:]}" in seat.spoken
    assert not seat.shows("waive_test")
    QTest.keyClick(seat.window, Qt.Key.Key_Y)
    click(seat.button(f"test_{TEST}"))
    write(seat.line("reason"), "The CT was of another patient")
    write(seat.line("take_back_pin"), PIN)
    click(seat.button("record_take_back"))
    assert "Waived" not in seat.spoken
    assert "Chest X-ray" in seat.spoken


def test_nobody_else_is_offered_it_and_the_shipped_regimen_offers_none(
    qtbot: QtBot, ward: Ward
) -> None:
    assert not open_page(qtbot, ward, NURSE).shows("waive_test")
    assert not open_page(qtbot, make_ward(), DOCTOR).shows("waive_test")


def test_step_record_and_json_say_by_whom_and_why(qtbot: QtBot, ward: Ward) -> None:
    waive_test(ward.station, DOCTOR, MRN, TEST, WHY, PIN)
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("identify")
    seat = sit_down(qtbot, ward, NURSE)
    seat.session.go("dose", MRN, key())
    assert TOLD in said(seat)
    ward.confirm_with("pre_tests", {TEST: "", f"{TEST}_date": ""})
    paper = summary_of(ward.station, key())
    told = f"Chest X-ray: w{TOLD[1:]}"
    assert f"Course 1, {told}" in paper.patient.notes
    rows = [row for section in paper.sections for row in section.rows]
    lines = [text_of(each) for row in rows if row.step == "pre_tests" for each in row.lines]
    assert told in lines
    moment = ward.station.moment(MRN)
    tests = [as_json(each, moment) for each in pre_tests(moment)]
    assert json.dumps(next(each for each in tests if each["id"] == TEST)["waived"]) == json.dumps(
        {"by": DOCTOR.id, "at": "2026-11-20T12:00+00:00", "why": WHY}
    )
