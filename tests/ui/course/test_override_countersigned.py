"""The prescriber sees which hold was put aside in their name, and countersigns it: W."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from il2nurse.domain.rules.course.unsigned import to_countersign
from il2nurse.ui.widgets.facts import Facts
from il2nurse.workflow.dose import administration
from tests.ui.hands import click, write
from tests.ui.seed import sit_down
from tests.ward import DOCTOR, MRN, NURSE, PIN, make_ward
from tests.workflow.put_aside import put_aside


def test_the_prescriber_countersigns_the_hold_that_was_put_aside(qtbot: QtBot) -> None:
    ward = make_ward()
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("hold_criteria", heart_rate_per_min="125")
    put_aside(ward)
    seat = sit_down(qtbot, ward, DOCTOR)
    seat.session.go("patient", MRN)
    assert "That a hold of dose 1 is overridden was ordered by telephone" in seat.spoken
    QTest.keyClick(seat.window, Qt.Key.Key_W)
    assert "Number of relative criteria" in seat.spoken
    facts = seat.window.findChildren(Facts)[-1]
    assert facts.isVisible()
    assert facts.mapTo(seat.window, facts.rect().topRight()).x() < seat.window.width()
    write(seat.line("countersign_pin"), PIN)
    click(seat.button("sign_order"))
    case = ward.station.case(MRN)
    assert case.course
    assert not to_countersign(case, case.course)
    assert "To be countersigned" not in seat.spoken
