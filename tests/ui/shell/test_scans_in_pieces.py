"""Short codes, late keys, odd first keys: a part of a code opens nobody, and the line says so."""

from dataclasses import replace
from itertools import cycle

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from il2nurse.workflow.patient import admission
from tests.ui.scanner import GROUP, Scanner
from tests.ui.seed import MARSHALL, Seat
from tests.ward import CHARGE, PATIENT

KEY = Qt.Key
HELD = Qt.KeyboardModifier
SHORT_MRN = "12"
NOBODYS = "77700041"
ODD_KEYS = (
    (KEY.Key_R, HELD.AltModifier),
    (KEY.Key_F5, HELD.NoModifier),
    (KEY.Key_Delete, HELD.NoModifier),
    (KEY.Key_Down, HELD.NoModifier),
    (KEY.Key_B, HELD.ControlModifier),
    (KEY.Key_BracketRight, HELD.ControlModifier),
)


@pytest.fixture
def scanner(seat: Seat) -> Scanner:
    """A scanner at the ward page, where a patient with an MRN of two signs is selected."""
    admission.admit(
        seat.session.station, CHARGE, replace(PATIENT, bed="713-A", mrn=SHORT_MRN, family="Zorn")
    )
    seat.session.go("ward")
    return Scanner(seat.window.scans)


@pytest.mark.parametrize("end", [KEY.Key_Return, KEY.Key_Tab], ids=["enter", "tab"])
@pytest.mark.parametrize("pace", [10, 80, 150])
@pytest.mark.parametrize("code", ["7", "N", "99", "8N"])
def test_few_signs_and_an_end_open_and_press_nothing(
    seat: Seat, scanner: Scanner, code: str, pace: int, end: Qt.Key
) -> None:
    scanner.pace = pace
    scanner.scan(code, end)
    assert (seat.page_name, seat.session.mrn) == ("ward", "")
    assert "Nothing was opened" in seat.said


def test_an_mrn_of_two_signs_is_scanned_where_no_hand_is_so_fast(
    seat: Seat, scanner: Scanner
) -> None:
    scanner.pace = 80
    scanner.scan(SHORT_MRN)
    assert (seat.page_name, seat.session.mrn) == ("ward", "")
    assert "too few to be told from a hand's keys" in seat.said
    scanner.pace = 10
    scanner.scan(SHORT_MRN)
    assert seat.session.mrn == SHORT_MRN


@pytest.mark.parametrize("mrn", [SHORT_MRN, "7"])
def test_with_a_prefix_the_shortest_mrn_is_certain(seat: Seat, scanner: Scanner, mrn: str) -> None:
    admission.admit(
        seat.session.station, CHARGE, replace(PATIENT, bed="715-A", mrn="7", family="Sieben")
    )
    seat.window.scans.prefix = "~"
    scanner.pace = 150
    scanner.scan(mrn)
    assert seat.session.mrn == ""
    scanner.scan("~" + mrn)
    assert seat.session.mrn == mrn


@pytest.mark.parametrize("end", [KEY.Key_Return, KEY.Key_Tab, None], ids=["enter", "tab", "none"])
@pytest.mark.parametrize("gaps", [(10, 170), (150, 185), (30, 200), (150, 390), (185, 185)])
@pytest.mark.parametrize("code", [MARSHALL.mrn, "404" + SHORT_MRN, "4" + SHORT_MRN])
def test_a_late_key_opens_whom_the_code_names_or_nobody(
    seat: Seat, scanner: Scanner, code: str, gaps: tuple[int, int], end: Qt.Key | None
) -> None:
    scanner.rest()
    for sign, scanner.pace in zip(code, cycle(gaps), strict=False):
        scanner.sign(sign)
    if end:
        scanner.key(end)
    scanner.rest()
    if code == MARSHALL.mrn and seat.session.mrn:
        assert seat.session.mrn == MARSHALL.mrn
    else:
        assert (seat.page_name, seat.session.mrn) == ("ward", "")


def test_a_letter_that_was_taken_for_a_hands_opens_nobody_with_its_enter(
    seat: Seat, scanner: Scanner
) -> None:
    scanner.rest()
    for sign, scanner.pace in zip("404n", (10, 185, 185, 185), strict=True):
        scanner.sign(sign)
    scanner.key(KEY.Key_Return)
    scanner.rest()
    assert seat.session.mrn == ""


def test_an_enter_soon_after_a_key_by_hand_says_why_it_does_nothing(
    seat: Seat, scanner: Scanner, qtbot: QtBot
) -> None:
    scanner.rest()
    scanner.sign("4")
    scanner.pace = 300
    scanner.key(KEY.Key_Return)
    assert (seat.page_name, seat.session.mrn) == ("ward", "")
    assert "Enter came too soon after other keys" in seat.said
    scanner.pace = 600
    scanner.key(KEY.Key_Return)
    qtbot.waitUntil(lambda: seat.page_name == "patient", timeout=2000)


def test_an_end_that_is_sent_twice_and_late_presses_nothing(seat: Seat, scanner: Scanner) -> None:
    scanner.scan(MARSHALL.mrn)
    scanner.pace = 300
    scanner.key(KEY.Key_Return)
    assert seat.page_name == "patient"


@pytest.mark.parametrize("pace", [10, 80, 150, 390])
@pytest.mark.parametrize("odd", ODD_KEYS, ids=["alt", "f5", "delete", "down", "ctrl", "group"])
def test_an_odd_first_key_is_part_of_the_code(
    seat: Seat, scanner: Scanner, odd: tuple[Qt.Key, Qt.KeyboardModifier], pace: int
) -> None:
    scanner.rest()
    scanner.pace = pace
    scanner.key(*odd)
    for sign in MARSHALL.mrn:
        scanner.sign(sign)
        scanner.pace = min(pace, 150)
    scanner.key(KEY.Key_Return)
    assert (seat.page_name, seat.session.mrn) == ("ward", "")
    assert "holds characters that no code of this ward has" in seat.said
    assert GROUP not in seat.said


CODES = (MARSHALL.mrn, "99999999", "AB12C3", "0100312345678906", "17270131")
"""A patient's number, one of nobody, a lot, a product's number, a day of expiry."""


@pytest.mark.parametrize("pace", [10, 20, 40, 80, 120, 150])
@pytest.mark.parametrize("end", [KEY.Key_Return, KEY.Key_Tab, None], ids=["enter", "tab", "none"])
@pytest.mark.parametrize("code", CODES)
def test_a_scan_stays_in_no_box_that_asks_for_no_code(
    charge: Seat, code: str, pace: int, end: Qt.Key | None
) -> None:
    scanner = Scanner(charge.window.scans)
    charge.session.go("people")
    line = charge.line("new_name")
    line.setText("Kim ")
    line.setFocus()
    scanner.pace = pace
    scanner.scan(code, end)
    assert line.text() == "Kim "
    assert (charge.page_name, charge.session.mrn) == ("people", "")
    assert charge.said
    if pace > 35:
        assert "came like a scan into a box that asks for no code" in charge.said


def test_a_late_key_of_a_code_that_was_taken_out_stays_in_no_box(charge: Seat) -> None:
    scanner = Scanner(charge.window.scans, 80)
    charge.session.go("people")
    line = charge.line("new_name")
    line.setFocus()
    scanner.scan(MARSHALL.mrn)
    scanner.pace = 500
    scanner.sign("n")
    assert line.text() == ""
    assert "“n” came too soon after other keys" in charge.said
    scanner.pace = 700
    scanner.sign("n")
    assert line.text() == "n"


@pytest.mark.parametrize("typed", ["Kim Novak", "99999999", MARSHALL.mrn[1:], "555-0142"])
def test_what_a_hand_typed_stays_in_its_box(charge: Seat, typed: str) -> None:
    scanner = Scanner(charge.window.scans)
    charge.session.go("people")
    line = charge.line("new_name")
    line.setFocus()
    scanner.type_by_hand(typed, KEY.Key_Tab)
    scanner.rest()
    assert line.text() == typed


@pytest.mark.parametrize("typed", ["Kim", "12345", "Kim Novak 12"])
def test_words_and_values_stay_however_evenly_they_came(charge: Seat, typed: str) -> None:
    scanner = Scanner(charge.window.scans, 100)
    charge.session.go("people")
    line = charge.line("new_name")
    line.setFocus()
    scanner.scan(typed, KEY.Key_Tab)
    assert line.text() == typed


@pytest.mark.parametrize("end", [KEY.Key_Return, KEY.Key_Tab, None], ids=["enter", "tab", "none"])
@pytest.mark.parametrize("late", [160, 300, 399, 500, 600])
def test_a_late_letter_after_a_code_presses_no_button(
    seat: Seat, scanner: Scanner, late: int, end: Qt.Key | None
) -> None:
    scanner.at += 3000
    for sign in NOBODYS:
        scanner.sign(sign)
    if end:
        scanner.key(end)
    elif late > 400:
        scanner.scans.settle()
    scanner.pace = late
    scanner.sign("n")
    scanner.rest()
    assert (seat.page_name, seat.session.mrn) == ("ward", "")
    assert "Nothing was opened" in seat.said


def test_the_same_letter_a_while_later_presses_its_button(
    seat: Seat, scanner: Scanner, qtbot: QtBot
) -> None:
    scanner.scan(NOBODYS)
    scanner.pace = 601
    scanner.sign("n")
    scanner.rest()
    qtbot.waitUntil(lambda: seat.page_name == "new_patient", timeout=2000)


def test_two_signs_faster_than_a_hand_wait_for_a_late_third(seat: Seat, scanner: Scanner) -> None:
    scanner.rest()
    for sign, scanner.pace in zip("NV7711", (10, 10, 390, 10, 10, 10), strict=True):
        scanner.sign(sign)
    scanner.key(KEY.Key_Return)
    assert seat.page_name == "ward"
    assert "“NV7711”" in seat.said


@pytest.mark.parametrize("pace", [40, 100, 150])
def test_a_number_in_the_finding_box_finds_its_patient(
    seat: Seat, scanner: Scanner, pace: int
) -> None:
    seat.line("find_patient").setFocus()
    scanner.pace = pace
    scanner.scan(MARSHALL.mrn)
    assert seat.session.mrn == MARSHALL.mrn


def test_a_shortcut_by_hand_acts_at_once(seat: Seat, scanner: Scanner) -> None:
    scanner.rest()
    scanner.key(KEY.Key_6, HELD.ControlModifier)
    assert seat.page_name == "scanner"
