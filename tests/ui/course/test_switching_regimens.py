"""Switching a course in the window: that it is said, what differs, and what is signed."""

from pytestqt.qtbot import QtBot

from tests.newer import newer_text, with_newer
from tests.ui.hands import click, write
from tests.ui.seed import sit_down
from tests.ward import DOCTOR, MRN, NURSE, PATIENT, PIN


def test_the_page_says_so_and_the_prescriber_switches_after_reading(qtbot: QtBot) -> None:
    ward, newer = with_newer(newer_text("Identify the patient", "Identify the patient twice"))
    seat = sit_down(qtbot, ward, NURSE)
    seat.session.go("patient", MRN)
    assert "Version 9.9.9 of this regimen is in effect; this course goes by" in seat.spoken
    assert not seat.shows("switch_regimen")
    seat.session.begin(DOCTOR)
    seat.session.go("patient", MRN)
    seat.choose("switch_regimen")
    box = seat.find("regimen_differs")
    assert "Identify the patient twice" in box.property("plainText")
    write(seat.line("reason"), "The committee approved it")
    write(seat.line("switch_pin"), PIN)
    click(seat.button("record_switch"))
    assert ward.station.moment(MRN).regimen.digest != newer.digest
    click(seat.button("differences_read_yes"))
    write(seat.line("switch_pin"), PIN)
    click(seat.button("record_switch"))
    assert ward.station.moment(MRN).regimen.digest == newer.digest
    assert "is in effect; this course goes by" not in seat.spoken
    assert not seat.shows("switch_regimen")


def test_a_drug_that_the_new_version_leaves_unanswered_is_said_first(qtbot: QtBot) -> None:
    goes_on = 'word = "goes_on_for_a_reason"'
    ward, _ = with_newer(newer_text(goes_on, goes_on.replace("_a_", "_some_")))
    seat = sit_down(qtbot, ward, DOCTOR)
    seat.session.go("patient", MRN)
    seat.choose("switch_regimen")
    first = str(seat.find("regimen_differs").property("plainText")).splitlines()[0]
    assert first.startswith(f"Before the next dose: {PATIENT.drugs[0]} interacts, and the order")
    assert "Answered under “Suitability”" in first
