"""Entering from paper by Enter: nothing odd is confirmed unseen, and nothing wrong is passed."""

from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from il2nurse.ui.forms.form import focus_in
from il2nurse.ui.patient.from_paper import FromPaperDialog
from tests.ui.hands import write
from tests.ui.patient.test_from_paper import FORM, GIVEN, opened
from tests.ui.seed import Seat
from tests.ward import MRN, PIN, key

ENTER = Qt.Key.Key_Return


def hit(dialog: FromPaperDialog, with_it: Qt.Key = ENTER, *, alt: bool = False) -> None:
    held = Qt.KeyboardModifier.AltModifier if alt else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(focus_in(dialog) or dialog, with_it, held)
    QApplication.processEvents()


def with_pin(seat: Seat, answers: dict[str, str]) -> FromPaperDialog:
    """The dialog with these answers, its keyboard in the PIN."""
    dialog = opened(seat, Qt.Key.Key_E)
    assert dialog.form
    dialog.form.set_answers(answers)
    dialog.reach(dialog.pin)
    return dialog


def test_enter_on_the_pin_records(seat: Seat) -> None:
    dialog = with_pin(seat, GIVEN)
    write(dialog.pin, PIN)
    hit(dialog)
    assert seat.ward.dose().on_form


def test_enter_on_the_pin_goes_back_to_what_is_missing(seat: Seat) -> None:
    dialog = with_pin(seat, {name: each for name, each in GIVEN.items() if name != "given_ml"})
    write(dialog.pin, PIN)
    hit(dialog)
    assert dialog.form
    assert dialog.form.editors["given_ml"].isAncestorOf(focus_in(dialog) or dialog)
    assert key() not in seat.ward.station.case(MRN).doses


def test_enter_never_confirms_what_is_unusual(seat: Seat, qtbot: QtBot) -> None:
    dialog = with_pin(seat, {**GIVEN, "given_ml": "5.23"})
    write(dialog.pin, PIN)
    hit(dialog)
    assert focus_in(dialog) is dialog.unusual.confirm
    assert dialog.unusual.confirm.visibleRegion().boundingRect().height()
    # A timer that was never started has expired: as if the nurse had read it for a minute.
    dialog.unusual.confirm.asked = QElapsedTimer()
    hit(dialog)
    hit(dialog, Qt.Key.Key_Enter)
    assert dialog.unusual.isVisible()
    hit(dialog, Qt.Key.Key_C, alt=True)
    assert dialog.unusual.isHidden()
    assert focus_in(dialog) is dialog.pin
    qtbot.waitUntil(lambda: dialog.pin.visibleRegion().boundingRect().height() > 0)
    write(dialog.pin, PIN)
    hit(dialog)
    infusion = seat.ward.dose().infusion
    assert infusion
    assert infusion.short


def test_enter_says_at_once_that_a_number_is_none(seat: Seat) -> None:
    dialog = opened(seat, Qt.Key.Key_E)
    assert dialog.form
    editor = dialog.form.editors["form"]
    line = focus_in(dialog)
    assert line
    assert editor.isAncestorOf(line)
    write(line, FORM[:-1] + ("2" if FORM[-1] != "2" else "3"))
    hit(dialog)
    assert "is not the number of a form" in editor.messages.slip
    assert focus_in(dialog) is line
    write(line, FORM)
    hit(dialog)
    assert not editor.messages.slip
    assert focus_in(dialog) is not line


def test_enter_says_at_once_that_the_number_of_a_line_is_none(seat: Seat) -> None:
    seat.ward.pass_time(6 * 60)
    seat.session.go("patient", MRN)
    QTest.keyClick(seat.window, Qt.Key.Key_V)
    QTest.keyClick(seat.window, Qt.Key.Key_F, Qt.KeyboardModifier.AltModifier)
    line = seat.window.focusWidget()
    write(line, f"{FORM[:-1]}{'2' if FORM[-1] != '2' else '3'}/1")
    QTest.keyClick(line, ENTER)
    assert "is not the number of a form" in seat.spoken
    assert seat.window.focusWidget() is line
