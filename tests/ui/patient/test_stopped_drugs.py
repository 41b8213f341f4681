"""Drugs that the order stops: told on the patient's page, and taken off the list there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.hands import click, write
from tests.ui.seed import sit_down
from tests.ward import MRN, NURSE, PATIENT, PHARMACIST, STUDENT, Ward, make_ward
from tests.workflow.patient.drugs import NSAID, STEROID, to_be_stopped


@pytest.fixture
def ward() -> Ward:
    ward = make_ward()
    to_be_stopped(ward)
    return ward


def test_a_nurse_takes_them_off_the_list_by_the_keyboard(qtbot: QtBot, ward: Ward) -> None:
    seat = sit_down(qtbot, ward, NURSE)
    seat.session.go("patient", MRN)
    assert f"{STEROID}; {NSAID} were to be stopped and are still on the list" in seat.spoken
    QTest.keyClick(seat.window, Qt.Key.Key_D, Qt.KeyboardModifier.AltModifier)
    assert "Stopped before the first dose · Erin Vance, MD, 20-Nov-2026" in seat.spoken
    assert "Another drug in its place (Paracetamol 1 g from now on)" in seat.spoken
    click(seat.button("record_stopped_drugs"))
    assert "Stopped" in seat.spoken
    assert ward.station.case(MRN).patient.drugs == (*PATIENT.drugs, STEROID, NSAID)
    click(seat.button("stopped_drug_dexamethasone_8_mg"))
    click(seat.button("stopped_drug_ibuprofen_400_mg"))
    write(seat.line("drug_ibuprofen_400_mg_in_place"), "paracetamol 1 g")
    click(seat.button("record_stopped_drugs"))
    assert ward.station.case(MRN).patient.drugs == (*PATIENT.drugs, "paracetamol 1 g")
    assert not seat.shows("stopped_drugs")
    assert "to be stopped" not in seat.spoken
    assert seat.shows("begin_dose")


def test_it_is_offered_to_those_who_may_and_while_it_waits(qtbot: QtBot, ward: Ward) -> None:
    seat = sit_down(qtbot, ward, NURSE)
    for person in (STUDENT, PHARMACIST):
        seat.session.begin(person)
        seat.session.go("patient", MRN)
        assert not seat.shows("stopped_drugs")


def test_eligibility_says_who_closes_it_and_where(qtbot: QtBot, ward: Ward) -> None:
    seat = sit_down(qtbot, ward, NURSE)
    seat.session.go("eligibility", MRN)
    assert "A nurse, once it is stopped (Drugs stopped, on the patient's page)" in seat.spoken
