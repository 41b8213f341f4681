"""Lost entries: every face says so, no dose begins, and a charge nurse settles it by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from il2nurse.domain.record.patient.loss_facts import LossAnswer
from il2nurse.ui.page.banner import Banner
from il2nurse.ui.patient.doses_page import DosesPage
from il2nurse.ui.patient.settle_loss import SettleLossDialog
from il2nurse.workflow.dose import administration
from tests.lost import lose
from tests.ui.hands import write
from tests.ui.seed import sit_down
from tests.ward import CHARGE, MRN, NURSE, PIN, Ward, key


def test_a_nurse_sees_it_on_every_face_and_cannot_settle_it(qtbot: QtBot, ward: Ward) -> None:
    lose(ward.station)
    seat = sit_down(qtbot, ward, NURSE)
    assert "with lost entries" in seat.spoken
    seat.session.go("patient", MRN)
    assert not seat.shows("settle_loss")
    assert not seat.shows("begin_dose")
    assert seat.shows("not_given")
    banner = seat.window.findChild(Banner)
    assert banner is not None
    assert "are lost" in banner.accessibleName()


def test_a_dose_that_was_begun_says_why_it_waits(qtbot: QtBot, ward: Ward) -> None:
    administration.begin(ward.station, NURSE, MRN)
    lose(ward.station)
    seat = sit_down(qtbot, ward, NURSE)
    seat.session.go("dose", MRN, key())
    shown = [each.text() for each in seat.page.findChildren(QLabel) if each.isVisible()]
    assert any("once a charge nurse has settled the lost entries" in text for text in shown)


@pytest.mark.parametrize("answer", LossAnswer)
def test_a_charge_nurse_settles_it(qtbot: QtBot, ward: Ward, answer: LossAnswer) -> None:
    lose(ward.station)
    seat = sit_down(qtbot, ward, CHARGE)
    seat.session.go("patient", MRN)
    QTest.keyClick(seat.window, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(seat.page, DosesPage)
    dialog = seat.page.drawer.top
    assert isinstance(dialog, SettleLossDialog)
    assert dialog.form
    dialog.form.set_answers({"answer": answer, "reason": "The forms are entered again"})
    write(dialog.pin, PIN)
    dialog.act()
    (lost,) = ward.station.case(MRN).losses
    assert lost.settled
    assert lost.settled.answer is answer
    assert not seat.shows("settle_loss")
    assert seat.shows("begin_dose")
    assert "of this register are lost" not in seat.spoken
