"""A code in a text box of which a key came late: whole where it is asked for, else refused."""

import pytest
from PySide6.QtCore import Qt

from tests.ui.scanner import Scanner
from tests.ui.seed import MARSHALL, Seat

KEY = Qt.Key
NOBODYS = f"1{MARSHALL.mrn}"
"""Nobody's code, which is another patient's without its first sign."""
LATE = (40, 120, 190, 300, 390)


def scan_torn(scanner: Scanner, late: int, pace: int = 25, code: str = NOBODYS) -> None:
    """Scan a code whose second sign comes late."""
    scanner.rest()
    scanner.sign(code[0])
    scanner.pace = late
    scanner.sign(code[1])
    scanner.pace = pace
    for sign in code[2:]:
        scanner.sign(sign)
    scanner.key(KEY.Key_Return)


@pytest.mark.parametrize("late", LATE)
def test_the_rest_of_a_code_opens_nobody_from_the_finding_box(seat: Seat, late: int) -> None:
    seat.session.go("ward")
    line = seat.line("find_patient")
    line.setFocus()
    scan_torn(Scanner(seat.window.scans), late)
    assert (seat.page_name, seat.session.mrn, line.text()) == ("ward", "", "")
    assert "came too soon after other keys" in seat.said


@pytest.mark.parametrize("late", [300, 390])
def test_nor_where_its_first_sign_chose_in_a_list_and_the_keyboard_went_on(
    seat: Seat, late: int
) -> None:
    seat.session.go("new_patient")
    seat.find("sex").setFocus()
    scan_torn(Scanner(seat.window.scans), late)
    assert seat.line("bed").hasFocus()
    assert (seat.line("mrn").text(), seat.line("bed").text()) == ("", "")
    assert "came too soon after other keys" in seat.said


@pytest.mark.parametrize("late", LATE)
def test_a_box_that_asks_for_a_code_has_it_whole(seat: Seat, late: int) -> None:
    seat.session.go("new_patient")
    line = seat.line("mrn")
    line.setText("77")
    line.setFocus()
    scan_torn(Scanner(seat.window.scans), late)
    assert line.text() == NOBODYS


def test_two_codes_at_once_are_two_where_an_end_stands_between(seat: Seat) -> None:
    seat.session.go("new_patient")
    line, scanner = seat.line("mrn"), Scanner(seat.window.scans)
    line.setFocus()
    scanner.scan("7731")
    assert line.text() == "7731"
    line.setFocus()
    scanner.pace, long = 30, f"{NOBODYS}55555"
    for sign in long:
        scanner.sign(sign)
    scanner.key(KEY.Key_Return)
    assert line.text() == long
