"""Moving the doses in the window: by the prescriber's PIN, or by a call that a nurse wrote down."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from il2nurse.domain.people import Person
from il2nurse.workflow.course.moving import move_slots
from il2nurse.workflow.course.prescribing import OwnPin
from tests.ui.hands import click, write
from tests.ui.seed import Seat, sit_down
from tests.ward import DOCTOR, FIRST_SLOT, MRN, NURSE, PHARMACIST, PIN, Ward, make_ward

HOUR = timedelta(hours=1)


@pytest.fixture
def ward() -> Ward:
    """A ward whose dose 1 was due two hours ago."""
    ward = make_ward()
    ward.pass_time(180)
    return ward


def open_page(qtbot: QtBot, ward: Ward, by: Person) -> Seat:
    seat = sit_down(qtbot, ward, by)
    seat.session.go("patient", MRN)
    return seat


def slots(ward: Ward) -> tuple[object, ...]:
    return ward.station.moment(MRN).slots[:2]


def test_the_prescriber_moves_with_a_reason_and_a_pin(qtbot: QtBot, ward: Ward) -> None:
    seat = open_page(qtbot, ward, DOCTOR)
    assert "dose 1 Overdue, planned 20-Nov 08:00" in seat.spoken
    seat.choose("move_doses")
    assert "until 25-Nov-2026 08:00" in seat.spoken
    write(seat.line("first_slot"), "20-Nov 11:00")
    write(seat.line("reason"), "x")
    write(seat.line("move_pin"), PIN)
    click(seat.button("record_move"))
    assert "Write in words why the doses are moved" in seat.spoken
    write(seat.line("reason"), "No bed with a monitor")
    write(seat.line("move_pin"), PIN)
    click(seat.button("record_move"))
    assert slots(ward) == (FIRST_SLOT + 3 * HOUR, FIRST_SLOT + 11 * HOUR)
    assert "dose 2 Later, planned 20-Nov 19:00" in seat.spoken


def test_a_nurse_writes_a_call_down(qtbot: QtBot, ward: Ward) -> None:
    seat = open_page(qtbot, ward, NURSE)
    assert not seat.shows("begin_dose")
    seat.choose("move_doses")
    assert not seat.shows("move_pin")
    write(seat.line("first_slot"), "20-Nov 11:00")
    write(seat.line("reason"), "No bed with a monitor")
    prescriber = seat.find("prescriber")
    assert isinstance(prescriber, QComboBox)
    prescriber.setCurrentIndex(prescriber.findData(DOCTOR.id))
    write(seat.line("called_at"), "10:00")
    click(seat.button("read_back_yes"))
    click(seat.button("record_move"))
    assert slots(ward)[0] == FIRST_SLOT + 3 * HOUR
    assert "That dose 1 and those after it are moved was ordered by telephone" in seat.spoken
    seat.session.begin(DOCTOR)
    seat.session.go("patient", MRN)
    click(seat.button("countersign_order"))
    assert "No bed with a monitor" in seat.spoken
    write(seat.line("countersign_pin"), PIN)
    click(seat.button("sign_order"))
    assert ward.station.moment(MRN).course.current.moves[0].countersigned_by == DOCTOR.id


def test_nobody_else_is_offered_it(qtbot: QtBot, ward: Ward) -> None:
    assert not open_page(qtbot, ward, PHARMACIST).shows("move_doses")


def test_after_the_days_of_the_cycle_the_strip_says_that_it_ended(qtbot: QtBot, ward: Ward) -> None:
    ward.pass_time(60 * 24 * 6)
    seat = open_page(qtbot, ward, DOCTOR)
    assert not seat.shows("move_doses")
    assert "The 5 days of cycle 1 ended" in seat.spoken
    assert "dose 14 Missed, planned" in seat.spoken


def test_a_wrong_day_is_put_back(qtbot: QtBot, ward: Ward) -> None:
    to = FIRST_SLOT + 99 * HOUR
    move_slots(ward.station, DOCTOR, MRN, OwnPin(PIN), to, "No bed with a monitor")
    seat = open_page(qtbot, ward, DOCTOR)
    seat.choose("move_doses")
    assert "it can be put back, not before 20-Nov-2026 08:00" in seat.spoken
    write(seat.line("first_slot"), "20-Nov 11:00")
    write(seat.line("reason"), "The wrong day was typed")
    write(seat.line("move_pin"), PIN)
    click(seat.button("record_move"))
    assert "The doses are put back" in seat.said
    assert slots(ward) == (FIRST_SLOT + 3 * HOUR, FIRST_SLOT + 11 * HOUR)
