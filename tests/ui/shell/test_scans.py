"""Scans arrive like typing but faster; typing is never eaten."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from il2nurse.ui.shell.scanning import LONGEST_GAP_MS, watch
from tests.ui.seed import MARSHALL, Seat
from tests.ward import PIN


def keys(seat: Seat, text: str, gap_ms: int = 0) -> None:
    """Let keys arrive at the window as the system sends them, with their times."""
    handle = seat.window.windowHandle()
    assert handle is not None
    for letter in text:
        QTest.keyClick(handle, letter)  # type: ignore[call-overload]  # letters are taken too
        if gap_ms:
            QTest.qWait(gap_ms)


def enter(seat: Seat) -> None:
    handle = seat.window.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, Qt.Key.Key_Return)


def test_a_scan_on_the_ward_list_opens_the_patient(seat: Seat) -> None:
    keys(seat, MARSHALL.mrn)
    enter(seat)
    assert seat.page_name == "patient"
    assert seat.session.mrn == MARSHALL.mrn


def test_a_letter_inside_a_code_presses_no_button(seat: Seat, qtbot: QtBot) -> None:
    keys(seat, "N00400218")
    enter(seat)
    qtbot.wait(2 * LONGEST_GAP_MS)
    assert seat.page_name == "ward"
    assert "No patient of this ward has the MRN N00400218" in seat.said


def test_the_same_letter_pressed_by_hand_presses_its_button(seat: Seat, qtbot: QtBot) -> None:
    keys(seat, "n")
    qtbot.waitUntil(lambda: seat.page_name == "new_patient", timeout=1000)


def test_a_scan_into_a_text_box_leaves_the_box_as_it_was(seat: Seat) -> None:
    seat.line("find_patient").setFocus()
    keys(seat, "mar", gap_ms=2 * LONGEST_GAP_MS)
    keys(seat, MARSHALL.mrn)
    enter(seat)
    assert seat.session.mrn == MARSHALL.mrn


def test_what_is_typed_by_hand_stays_and_its_enter_is_the_boxes(seat: Seat) -> None:
    line = seat.line("find_patient")
    line.setFocus()
    keys(seat, "diaz", gap_ms=2 * LONGEST_GAP_MS)
    assert line.text() == "diaz"
    enter(seat)
    assert seat.session.mrn == "00511027"


def test_fast_typing_on_a_page_without_scans_is_only_typing(charge: Seat) -> None:
    charge.session.go("people")
    line = charge.line("new_name")
    line.setFocus()
    keys(charge, "Kim Berg")
    assert line.text() == "Kim Berg"


def test_shift_held_down_for_a_capital_ends_no_code(seat: Seat) -> None:
    handle = seat.window.windowHandle()
    assert handle is not None
    keys(seat, "0048")
    QTest.keyClick(handle, Qt.Key.Key_Shift)
    keys(seat, "2913")
    enter(seat)
    assert seat.session.mrn == "00482913"


def test_a_scan_while_locked_opens_nothing(seat: Seat) -> None:
    seat.window.lock()
    keys(seat, MARSHALL.mrn)
    enter(seat)
    assert seat.window.locked
    assert seat.page_name == "ward"


def test_a_pin_typed_fast_is_never_a_scan(qtbot: QtBot) -> None:
    window = QWidget()
    codes: list[str] = []
    pin = QLineEdit(window)
    pin.setEchoMode(QLineEdit.EchoMode.Password)
    qtbot.addWidget(window)
    watch(window, lambda: True).scanned.connect(codes.append)
    with qtbot.waitExposed(window):
        window.show()
    pin.setFocus()
    handle = window.windowHandle()
    for letter in PIN:
        QTest.keyClick(handle, letter)  # type: ignore[call-overload]  # letters are taken too
    QTest.keyClick(handle, Qt.Key.Key_Return)
    assert (pin.text(), codes) == (PIN, [])
