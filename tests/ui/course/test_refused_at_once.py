"""An order that would be refused whatever one answers is refused before anything is asked."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from il2nurse.domain.people import Person
from il2nurse.workflow.course.closing import CloseReason, close_cycle
from il2nurse.workflow.course.prescribing import OwnPin
from il2nurse.workflow.patient.admission import admit
from il2nurse.workflow.patient.data import correct_patient
from il2nurse.workflow.people.sign_in import Witness
from tests.ui.hands import click
from tests.ui.seed import DIAZ, Seat, sit_down
from tests.ward import DOCTOR, MRN, NURSE, PIN, SECOND, Ward, make_ward

ALLERGIC = ("Proleukin (rash)",)
SAYS = "is recorded as allergic to this drug: Proleukin (rash). If the record is wrong, correct it"
REGIMEN = "regimen_aldesleukin-high-dose-iv"


def open_order(qtbot: QtBot, ward: Ward, mrn: str, who: Person = DOCTOR) -> Seat:
    seat = sit_down(qtbot, ward, who)
    seat.session.go("order", mrn)
    return seat


@pytest.mark.parametrize("who", [DOCTOR, NURSE], ids=["prescriber", "nurse"])
def test_an_allergy_is_said_at_the_start_and_nothing_is_asked(qtbot: QtBot, who: Person) -> None:
    ward = make_ward()
    admit(ward.station, NURSE, replace(DIAZ, allergies=ALLERGIC))
    seat = open_order(qtbot, ward, DIAZ.mrn, who)
    assert SAYS in seat.spoken
    assert "Who admits patients may do that" in seat.spoken
    for name in (REGIMEN, "first_slot", "order_pin", "order_verify"):
        assert not seat.shows(name)
    QTest.keyClick(seat.window, Qt.Key.Key_Return)
    assert not ward.station.case(DIAZ.mrn).courses


def test_so_it_is_of_the_next_course(qtbot: QtBot) -> None:
    ward = make_ward()
    why = CloseReason("prescriber", "Treated otherwise")
    close_cycle(ward.station, DOCTOR, MRN, OwnPin(PIN), why)
    allergic = replace(ward.station.case(MRN).patient, allergies=ALLERGIC)
    correct_patient(ward.station, NURSE, MRN, allergic, "Told today", Witness(SECOND.id, PIN))
    seat = open_order(qtbot, ward, MRN)
    assert SAYS in seat.spoken
    assert not seat.shows(REGIMEN)


def test_once_the_record_is_put_right_it_asks(qtbot: QtBot) -> None:
    ward = make_ward()
    admit(ward.station, NURSE, replace(DIAZ, allergies=ALLERGIC))
    seat = open_order(qtbot, ward, DIAZ.mrn)
    click(seat.button("cancel_order"))
    witness = Witness(SECOND.id, PIN)
    correct_patient(ward.station, NURSE, DIAZ.mrn, DIAZ, "It was another's record", witness)
    seat.session.go("order", DIAZ.mrn)
    assert SAYS not in seat.spoken
    click(seat.button(REGIMEN))
    assert seat.shows("order_verify")
