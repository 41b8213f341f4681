"""Pausing an order in the window: who is offered it, what every page says, and another station."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel
from pytestqt.qtbot import QtBot

from il2nurse.domain.people import Person
from il2nurse.ui.page.patient_page import PatientPage
from il2nurse.ui.widgets.table import Table
from il2nurse.workflow.course.changes import pausing
from il2nurse.workflow.course.prescribing import OwnPin
from il2nurse.workflow.dose import administration
from tests.ui.hands import click, write
from tests.ui.seed import Seat, sit_down
from tests.ward import DOCTOR, MRN, NURSE, PHARMACIST, PIN, Ward, make_station, make_ward

WHY = "The dentist looks at a tooth first"


@pytest.fixture
def ward() -> Ward:
    """A ward whose dose 1 is due now."""
    ward = make_ward()
    ward.pass_time(60)
    return ward


def open_page(qtbot: QtBot, ward: Ward, by: Person) -> Seat:
    seat = sit_down(qtbot, ward, by)
    seat.session.go("patient", MRN)
    return seat


def choose(seat: Seat, name: str, data: str) -> None:
    box = seat.find(name)
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData(data))


def test_the_prescriber_pauses_and_resumes_from_a_dose(qtbot: QtBot, ward: Ward) -> None:
    seat = open_page(qtbot, ward, DOCTOR)
    assert not seat.shows("resume_order")
    seat.choose("pause_order")
    write(seat.line("reason"), WHY)
    write(seat.line("pause_pin"), PIN)
    click(seat.button("record_pause"))
    assert ward.station.moment(MRN).course.paused
    assert "dose 1 Order paused" in seat.spoken
    assert f"Order paused by Erin Vance, MD since 20-Nov-2026 08:00: {WHY}." in seat.spoken
    assert not seat.shows("begin_dose")
    assert not seat.shows("pause_order")
    ward.pass_time(60 * 10)
    click(seat.button("resume_order"))
    click(seat.button("slot_2"))
    write(seat.line("reason"), "The tooth is out")
    write(seat.line("resume_pin"), PIN)
    click(seat.button("record_order_resume"))
    assert ward.station.moment(MRN).course.current.skipped == (1,)
    assert "dose 1 Passed in the pause" in seat.spoken
    assert "dose 2 Overdue" in seat.spoken
    assert "Order paused by" not in seat.spoken


def test_a_nurse_writes_the_call_down_and_cannot_resume(qtbot: QtBot, ward: Ward) -> None:
    seat = open_page(qtbot, ward, NURSE)
    seat.choose("pause_order")
    write(seat.line("reason"), WHY)
    choose(seat, "prescriber", DOCTOR.id)
    write(seat.line("called_at"), "07:58")
    click(seat.button("read_back_yes"))
    click(seat.button("record_pause"))
    assert "That the order is paused was ordered by telephone" in seat.spoken
    assert not seat.shows("resume_order")
    seat.session.begin(DOCTOR)
    seat.session.go("patient", MRN)
    click(seat.button("countersign_order"))
    assert WHY in seat.spoken
    write(seat.line("countersign_pin"), PIN)
    click(seat.button("sign_order"))
    assert ward.station.moment(MRN).course.pauses[0].countersigned_by == DOCTOR.id


def test_nobody_else_is_offered_it(qtbot: QtBot, ward: Ward) -> None:
    assert not open_page(qtbot, ward, PHARMACIST).shows("pause_order")


def test_a_page_that_is_open_at_another_station_follows(qtbot: QtBot, ward: Ward) -> None:
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("line")
    seat = sit_down(qtbot, ward, NURSE)
    seat.session.go("dose", MRN, ward.dose().key)
    other = make_station(ward.station.register, ward.clock, "WOW-07")
    pausing.pause_order(other, DOCTOR, MRN, OwnPin(PIN), WHY)
    # What was in view a moment ago is refused, whoever is quicker.
    QTest.keyClick(
        seat.window.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )
    assert not ward.dose().infusing
    seat.window.follow()
    assert f"Order paused by Erin Vance, MD since 20-Nov-2026 08:00: {WHY}." in banner(seat)
    assert "This dose waits: the order is paused" in shown(seat)
    pausing.resume_order(other, DOCTOR, MRN, 1, "The tooth is out", PIN)
    seat.window.follow()
    assert "Order paused" not in banner(seat)
    assert "This dose waits" not in shown(seat)


def test_ward_and_pharmacy_say_that_the_order_is_paused(qtbot: QtBot, ward: Ward) -> None:
    pausing.pause_order(ward.station, DOCTOR, MRN, OwnPin(PIN), WHY)
    ward.pass_time(60 * 5)
    seat = sit_down(qtbot, ward, NURSE)
    seat.session.go("ward")
    assert "Order paused" in cells(seat, "ward_list")
    assert f"Paused by Erin Vance, MD since 08:00: {WHY}" in cells(seat, "ward_list")
    seat.session.begin(PHARMACIST)
    seat.session.go("pharmacy")
    listed = cells(seat, "preparation_list")
    assert "Do not prepare" in listed
    assert any(each.endswith("Order paused") for each in listed)


def banner(seat: Seat) -> str:
    assert isinstance(seat.page, PatientPage)
    return seat.page.banner.accessibleName()


def shown(seat: Seat) -> str:
    """Every text in view."""
    found = seat.page.findChildren(QLabel)
    return "\n".join(each.text() for each in found if each.isVisible())


def cells(seat: Seat, name: str) -> set[str]:
    """What stands in a table."""
    table = seat.find(name)
    assert isinstance(table, Table)
    model = table.model()
    return {
        str(model.index(row, column).data())
        for column in range(model.columnCount())
        for row in range(model.rowCount())
    }
