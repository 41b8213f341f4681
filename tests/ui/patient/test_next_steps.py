"""A patient with no dose ahead: what comes next, and nothing that is not so."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from il2nurse.domain.people import Person
from il2nurse.ui.patient.next_steps import NO_ORDER, ORDERED_BY_OTHERS, ORDERED_HERE
from il2nurse.workflow.patient import admission
from tests.ui.measure import faults
from tests.ui.seed import DIAZ, Seat, sit_down
from tests.ward import NURSE, PHARMACIST, make_ward


@pytest.fixture
def seat(qtbot: QtBot) -> Seat:
    """A nurse at the page of a patient for whom nothing is ordered."""
    ward = make_ward()
    admission.admit(ward.station, NURSE, DIAZ)
    made = sit_down(qtbot, ward, NURSE)
    made.window.resize(1366, 768)
    made.session.go("patient", DIAZ.mrn)
    return made


def told(seat: Seat) -> list[str]:
    return [each.text() for each in seat.page.findChildren(QLabel) if each.isVisible()]


@pytest.mark.parametrize(
    ("person", "how"), [(NURSE, ORDERED_HERE), (PHARMACIST, ORDERED_BY_OTHERS)]
)
def test_before_the_order_the_steps_are_told_to_who_may_do_them(
    seat: Seat, person: Person, how: str
) -> None:
    seat.session.begin(person)
    seat.session.go("patient", DIAZ.mrn)
    words = told(seat)
    assert NO_ORDER in words
    assert how in words
    assert "Begin dose 1" in words
    assert not faults(seat.page)


def test_of_a_discharged_patient_no_order_is_asked(seat: Seat) -> None:
    QTest.keyClick(seat.window, Qt.Key.Key_Escape)
    admission.discharge(seat.ward.station, NURSE, DIAZ.mrn)
    seat.session.go("ward")
    seat.session.go("patient", DIAZ.mrn)
    words = told(seat)
    assert "Discharged" in words
    assert NO_ORDER not in words
    assert "Begin dose 1" not in words
    assert not seat.shows("order_course")
    assert any("come back" in word for word in words)
