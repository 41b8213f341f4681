"""The scanner's page says of every scan what arrived, opens nothing, and teaches the prefix."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from reportlab.graphics.barcode.code39 import Standard39

from il2nurse.settings import ScannerSetting
from il2nurse.ui.ward.scanner import ScannerPage
from il2nurse.ui.ward.scanner_words import TEST_CODE
from il2nurse.ui.widgets.barcode import Barcode, bars_of
from il2nurse.ui.widgets.label import Label
from tests.ui.looks import unnamed
from tests.ui.scanner import Scanner
from tests.ui.seed import MARSHALL, Seat

KEY = Qt.Key


@pytest.fixture
def scanner(seat: Seat) -> Scanner:
    """A scanner at the open page."""
    seat.session.go("scanner")
    return Scanner(seat.window.scans)


def written(seat: Seat) -> str:
    return "\n".join(label.text() for label in seat.page.findChildren(QLabel))


def told(seat: Seat) -> str:
    page = seat.page
    assert isinstance(page, ScannerPage)
    return page.shown.accessibleName()


def test_the_barcode_on_the_page_is_code_39() -> None:
    drawn: Any = Standard39(TEST_CODE, checksum=0)
    drawn.validate()
    drawn.encode()
    assert drawn.decompose().replace("i", "s") == bars_of(TEST_CODE)


@pytest.mark.parametrize("end", [KEY.Key_Return, KEY.Key_Tab, None], ids=["enter", "tab", "none"])
@pytest.mark.parametrize("pace", [10, 80, 150])
def test_the_test_barcode_is_recognised(
    seat: Seat, scanner: Scanner, pace: int, end: Qt.Key | None
) -> None:
    scanner.pace = pace
    scanner.scan(TEST_CODE, end)
    assert "The test barcode, whole" in told(seat)
    assert f"{pace} ms between two keys" in told(seat)
    assert ("cannot be told from a hand" in told(seat)) is (pace > 35)
    words = {KEY.Key_Return: "Enter", KEY.Key_Tab: "Tab", None: "nothing"}
    assert words[end] in written(seat)
    assert seat.page_name == "scanner"


def test_a_wristband_is_named_and_nobody_is_opened(seat: Seat, scanner: Scanner) -> None:
    scanner.scan(MARSHALL.mrn)
    assert MARSHALL.name in told(seat)
    assert (seat.page_name, seat.session.mrn) == ("scanner", "")


def test_a_code_of_nobody_is_told_as_such(seat: Seat, scanner: Scanner) -> None:
    scanner.scan("99999999")
    assert "No patient of this ward has the MRN “99999999”" in told(seat)


@pytest.mark.parametrize(
    ("expected", "sent", "said"),
    [
        ("", "~", 'scanner_prefix = "~"'),
        ("~", "~", "“~”, as this station expects"),
        ("~", "", "none, but this station expects “~”"),
        ("~", "!", "“!”, but this station expects “~”"),
        ("", "", "none, and this station expects none"),
    ],
)
def test_the_prefix_is_compared_with_the_stations(
    seat: Seat, scanner: Scanner, expected: str, sent: str, said: str
) -> None:
    seat.session.scanner = ScannerSetting(expected)
    seat.window.scans.prefix = expected
    scanner.pace = 120
    scanner.scan(sent + MARSHALL.mrn)
    assert said in told(seat)
    assert MARSHALL.name in told(seat)
    assert ("certain everywhere" in told(seat)) is bool(expected and sent == expected)


def test_the_page_names_the_digits_of_the_prefix(seat: Seat, scanner: Scanner) -> None:
    assert "“~” is 7E (decimal 126)" in written(seat)
    seat.session.scanner = ScannerSetting("!")
    seat.session.go("ward")
    seat.session.go("scanner")
    assert scanner.pace
    assert "“!” is 21 (decimal 33)" in written(seat)


def test_all_of_it_is_in_view_and_named(seat: Seat, scanner: Scanner) -> None:
    scanner.scan(TEST_CODE)
    (barcode,) = seat.page.findChildren(Barcode)
    assert barcode.visibleRegion().boundingRect() == barcode.rect()
    assert unnamed(seat.page) == []


def test_escape_leads_back_to_the_ward(seat: Seat) -> None:
    seat.session.go("scanner")
    QTest.keyClick(seat.page, KEY.Key_Escape)
    assert seat.page_name == "ward"


def test_a_code_that_cannot_be_read_is_told_and_counted(seat: Seat) -> None:
    seat.session.go("scanner")
    page = seat.page
    assert isinstance(page, ScannerPage)
    page.tell.click()
    top = page.drawer.top
    assert top is not None
    assert top.form is not None
    top.form.set_answers({"code_on": "wristband", "why_unread": "smudged"})
    top.main.click()
    assert page.drawer.top is None
    said = [label.text() for label in page.weeks.findChildren(Label) if label.isVisible()]
    assert any("1 not readable" in each for each in said)
    assert any("Wristband: wet or smudged, 1" in each for each in said)
