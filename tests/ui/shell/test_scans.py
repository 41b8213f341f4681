"""A scan is a scan at any pace: taken whole, or refused aloud; a hand's keys are never eaten."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from il2nurse.ui.forms.people_box import People
from il2nurse.ui.qt.arrival import LONGEST_GAP_MS
from il2nurse.ui.shell.scans.scanning import ScanFilter
from tests.ui.scanner import GROUP, PACES, Scanner
from tests.ui.seed import MARSHALL, Seat
from tests.ward import NURSE, PIN, SECOND

KEY = Qt.Key
ENDS = (KEY.Key_Return, KEY.Key_Enter, KEY.Key_Tab, None)
NO_CODE = "N00400218"
OTHERS = (
    "9434 " + MARSHALL.mrn,
    MARSHALL.mrn + " 9434",
    "0100312345678906" + GROUP + MARSHALL.mrn,
    MARSHALL.mrn[:4],
    MARSHALL.mrn[1:],
    MARSHALL.mrn + "0",
    NO_CODE,
    "]C1" + MARSHALL.mrn,
    "nrvwsa12345 /",
)


@pytest.fixture
def scanner(seat: Seat) -> Scanner:
    return Scanner(seat.window.scans)


@pytest.mark.parametrize("end", ENDS, ids=["enter", "keypad", "tab", "none"])
@pytest.mark.parametrize("pace", PACES)
def test_a_scan_opens_its_patient_at_any_pace(
    seat: Seat, scanner: Scanner, qtbot: QtBot, pace: int, end: Qt.Key | None
) -> None:
    scanner.pace = pace
    scanner.scan(MARSHALL.mrn, end)
    qtbot.waitUntil(lambda: seat.page_name == "patient", timeout=2000)
    assert seat.session.mrn == MARSHALL.mrn


@pytest.mark.parametrize("end", ENDS, ids=["enter", "keypad", "tab", "none"])
@pytest.mark.parametrize("code", OTHERS)
def test_a_code_that_names_nobody_opens_nothing_and_presses_nothing(
    seat: Seat, scanner: Scanner, qtbot: QtBot, code: str, end: Qt.Key | None
) -> None:
    for pace in PACES:
        seat.window.strip.clear()
        scanner.pace = pace
        scanner.scan(code, end)
        qtbot.waitUntil(lambda: "Nothing was opened" in seat.said, timeout=2000)
        assert (seat.page_name, seat.session.mrn) == ("ward", "")


@pytest.mark.parametrize("pace", PACES)
def test_blanks_between_the_groups_of_a_code_are_no_part_of_it(
    seat: Seat, scanner: Scanner, pace: int
) -> None:
    scanner.pace = pace
    scanner.scan("004 002 18 ")
    assert seat.session.mrn == MARSHALL.mrn


@pytest.mark.parametrize("pace", PACES)
def test_a_code_on_a_patients_page_presses_none_of_its_buttons(
    seat: Seat, scanner: Scanner, pace: int
) -> None:
    seat.session.go("patient", MARSHALL.mrn)
    scanner.pace = pace
    scanner.scan("RVBFLPRACTICE")
    assert (seat.page_name, seat.session.mrn) == ("patient", MARSHALL.mrn)
    assert "No patient of this ward has the MRN “RVBFLPRACTICE”" in seat.said


@pytest.mark.parametrize("pace", PACES)
def test_a_button_that_has_the_keyboard_is_not_pressed(
    seat: Seat, scanner: Scanner, pace: int
) -> None:
    seat.button("new_patient").setFocus()
    scanner.pace = pace
    scanner.scan("12 34 56")
    assert seat.page_name == "ward"


def test_an_end_that_is_sent_twice_presses_nothing_on_the_page_it_opened(
    seat: Seat, scanner: Scanner
) -> None:
    scanner.pace = 120
    scanner.scan(MARSHALL.mrn)
    scanner.key(KEY.Key_Return)
    assert seat.page_name == "patient"


def test_letters_and_enter_of_a_code_do_nothing_in_the_open_menu(
    seat: Seat, scanner: Scanner, qtbot: QtBot
) -> None:
    seat.button("menu").click()
    menu = seat.find("menu_entries")
    scanner.scan("signout")
    qtbot.waitUntil(lambda: "signout" in seat.said, timeout=2000)
    assert seat.session.person is not None
    menu.close()


def test_the_same_letter_pressed_by_hand_presses_its_button(
    seat: Seat, scanner: Scanner, qtbot: QtBot
) -> None:
    scanner.rest()
    scanner.sign("n")
    scanner.rest()
    qtbot.waitUntil(lambda: seat.page_name == "new_patient", timeout=2000)


def test_a_key_of_the_page_that_is_no_button_works_by_hand(
    seat: Seat, scanner: Scanner, qtbot: QtBot
) -> None:
    scanner.rest()
    scanner.sign("/")
    scanner.rest()
    qtbot.waitUntil(seat.line("find_patient").hasFocus, timeout=2000)


def test_two_keys_of_a_hand_do_what_each_does(seat: Seat, scanner: Scanner, qtbot: QtBot) -> None:
    scanner.pace = 100
    scanner.rest()
    scanner.sign("/")
    scanner.sign("m")
    scanner.rest()
    qtbot.waitUntil(lambda: seat.line("find_patient").text() == "m", timeout=2000)


def test_enter_by_hand_opens_the_selected_patient(seat: Seat, scanner: Scanner) -> None:
    scanner.rest()
    scanner.key(KEY.Key_Return)
    assert seat.page_name == "patient"


def test_space_by_hand_presses_the_button_that_has_the_keyboard(
    seat: Seat, scanner: Scanner, qtbot: QtBot
) -> None:
    seat.button("new_patient").setFocus()
    scanner.rest()
    scanner.sign(" ")
    scanner.rest()
    qtbot.waitUntil(lambda: seat.page_name == "new_patient", timeout=2000)


def test_a_scan_into_a_text_box_leaves_the_box_as_it_was(seat: Seat, scanner: Scanner) -> None:
    line = seat.line("find_patient")
    line.setFocus()
    scanner.pace = 200
    for letter in "mar":
        scanner.sign(letter)
    scanner.pace = 10
    scanner.scan(MARSHALL.mrn)
    assert seat.session.mrn == MARSHALL.mrn


def test_a_scan_into_a_box_for_words_is_taken_out_and_told(charge: Seat) -> None:
    scanner = Scanner(charge.window.scans)
    charge.session.go("people")
    line = charge.line("new_name")
    line.setText("Kim ")
    line.setFocus()
    scanner.scan(MARSHALL.mrn)
    assert line.text() == "Kim "
    assert "this page takes no scan" in charge.said


def test_letters_that_a_hand_typed_fast_are_told_how_to_choose(
    seat: Seat, scanner: Scanner
) -> None:
    scanner.pace = 100
    scanner.scan("drowsy", None)
    assert seat.page_name == "ward"
    assert "letters typed fast outside a box are taken as a scan" in seat.said
    assert "one key at a time" in seat.said
    scanner.scan("99999999")
    assert "typed fast" not in seat.said


def test_what_is_typed_by_hand_stays_and_its_enter_is_the_boxes(
    seat: Seat, scanner: Scanner
) -> None:
    line = seat.line("find_patient")
    line.setFocus()
    scanner.pace = 70
    scanner.scan("diaz", None)
    assert line.text() == "diaz"
    scanner.key(KEY.Key_Return)
    assert seat.session.mrn == "00511027"


@pytest.mark.parametrize("pace", PACES)
def test_a_code_that_was_cut_off_opens_nobody_from_the_finding_box(
    seat: Seat, scanner: Scanner, pace: int
) -> None:
    seat.line("find_patient").setFocus()
    scanner.pace = pace
    scanner.scan(MARSHALL.mrn[2:])
    assert seat.page_name == "ward"
    assert "Nothing was opened" in seat.said


@pytest.mark.parametrize("pace", PACES)
def test_a_box_that_asks_for_a_code_is_filled_and_nothing_is_recorded(
    seat: Seat, scanner: Scanner, pace: int
) -> None:
    seat.session.go("new_patient")
    line = seat.line("mrn")
    line.setFocus()
    scanner.pace = pace
    scanner.scan("00731234")
    assert line.text() == "00731234"
    assert seat.page_name == "new_patient"


def test_shift_held_down_for_a_capital_ends_no_code(seat: Seat, scanner: Scanner) -> None:
    scanner.rest()
    for sign in "0048":
        scanner.sign(sign)
    scanner.key(KEY.Key_Shift)
    for sign in "2913":
        scanner.sign(sign)
    scanner.key(KEY.Key_Return)
    assert seat.session.mrn == "00482913"


def test_a_scan_while_locked_opens_nothing_and_says_so(seat: Seat, scanner: Scanner) -> None:
    seat.window.lock()
    seat.button("leave_station").setFocus()
    scanner.scan(MARSHALL.mrn)
    assert seat.window.locked
    assert seat.page_name == "ward"
    assert seat.session.person is not None


def test_a_scan_on_the_sign_in_page_signs_nobody_in_and_says_so(empty: Seat) -> None:
    empty.find("people").setFocus()
    Scanner(empty.window.scans).scan("NINA")
    assert empty.session.person is None
    problem = empty.find("sign_in_problem")
    assert isinstance(problem, QLabel)
    assert "“NINA” was scanned, but nobody is signed in" in problem.text()


def test_digits_that_may_be_a_pin_are_never_written_into_a_sentence(
    seat: Seat, empty: Seat
) -> None:
    empty.find("people").setFocus()
    Scanner(empty.window.scans).scan(PIN)
    problem = empty.find("sign_in_problem")
    assert isinstance(problem, QLabel)
    assert PIN not in problem.text()
    assert "A code of digits was scanned" in problem.text()


def test_nor_on_a_page_that_takes_no_scan(seat: Seat, scanner: Scanner) -> None:
    seat.session.go("people")
    scanner.scan(PIN)
    assert "A code of digits was scanned" in seat.said
    assert PIN not in seat.said


def test_a_pin_typed_fast_is_never_a_scan(qtbot: QtBot) -> None:
    window = QWidget()
    codes: list[str] = []
    pin = QLineEdit(window)
    pin.setEchoMode(QLineEdit.EchoMode.Password)
    qtbot.addWidget(window)
    ScanFilter(window, lambda: True).scanned.connect(codes.append)
    with qtbot.waitExposed(window):
        window.show()
    pin.setFocus()
    handle = window.windowHandle()
    for letter in PIN:
        QTest.keyClick(handle, letter)  # type: ignore[call-overload]  # PySide's types leave letters out
    QTest.keyClick(handle, KEY.Key_Return)
    assert (pin.text(), codes) == (PIN, [])


def test_real_keys_at_once_are_a_scan_too(seat: Seat, qtbot: QtBot) -> None:
    handle = seat.window.windowHandle()
    for sign in MARSHALL.mrn:
        QTest.keyClick(handle, sign)  # type: ignore[call-overload]  # PySide's types leave letters out
    qtbot.waitUntil(lambda: seat.session.mrn == MARSHALL.mrn, timeout=10 * LONGEST_GAP_MS)


@pytest.mark.parametrize("pace", [*PACES, 400])
@pytest.mark.parametrize("where", ["ward_list", "find_patient"])
def test_a_prefix_makes_it_certain(
    seat: Seat, scanner: Scanner, qtbot: QtBot, pace: int, where: str
) -> None:
    seat.window.scans.prefix = "~"
    seat.find(where).setFocus()
    scanner.pace = pace
    scanner.scan("~" + MARSHALL.mrn, None)
    qtbot.waitUntil(lambda: seat.session.mrn == MARSHALL.mrn, timeout=3000)


def test_with_a_prefix_a_code_without_its_beginning_opens_nothing(
    seat: Seat, scanner: Scanner
) -> None:
    seat.window.scans.prefix = "~"
    scanner.scan(MARSHALL.mrn)
    assert seat.page_name == "ward"
    assert "does not begin with “~”" in seat.said


def test_the_prefix_typed_by_hand_into_a_box_is_text(
    seat: Seat, scanner: Scanner, qtbot: QtBot
) -> None:
    seat.window.scans.prefix = "~"
    line = seat.line("find_patient")
    line.setFocus()
    scanner.rest()
    scanner.sign("~")
    scanner.rest()
    qtbot.waitUntil(lambda: line.text() == "~", timeout=3000)


def test_a_name_is_spelled_fast_by_hand_and_a_scan_spells_none(qtbot: QtBot) -> None:
    window, codes = QWidget(), list[str]()
    box = People("witness", "Witness")
    box.setParent(window)
    box.show_people([NURSE, SECOND])
    qtbot.addWidget(window)
    scans = ScanFilter(window, lambda: True)
    scans.scanned.connect(codes.append)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    box.setFocus()
    scanner = Scanner(scans, 80)
    scanner.scan(SECOND.name[:5], None)
    assert box.person() == SECOND.id
    scanner.pace = 10
    scanner.scan(SECOND.name[:5])
    assert (box.person(), codes) == ("", [SECOND.name[:5]])
