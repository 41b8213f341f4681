"""The lamp in the bar says that a scan was heard, and what became of it."""

from pytestqt.qtbot import QtBot

from il2nurse.ui.shell.scans.lamp import ScanLamp
from il2nurse.ui.ward.scanner import ScannerPage
from tests.ui.scanner import Scanner
from tests.ui.seed import MARSHALL, Seat

PACK = "010036548311607617271231" + "10AL2207"
OLD_PACK = "010036548311607617201231" + "10AL2207"


def lamp(seat: Seat) -> ScanLamp:
    found: ScanLamp | None = seat.window.findChild(ScanLamp, "scan_lamp")
    assert found is not None
    return found


def test_what_became_of_each_scan_stands_in_the_bar(seat: Seat, qtbot: QtBot) -> None:
    scanner = Scanner(seat.window.scans)
    assert not lamp(seat).isVisible()

    scanner.scan("N00400218")
    assert lamp(seat).isVisible()
    assert lamp(seat).text().startswith("Scan refused ")

    scanner.scan(MARSHALL.mrn)
    assert seat.page_name == "patient"
    assert lamp(seat).text().startswith("Scan taken ")

    seat.session.go("ward")
    scanner.scan(OLD_PACK)
    assert lamp(seat).text().startswith("Scan refused ")
    assert "expired on 31-Dec-2020" in seat.said

    scanner.scan(PACK)
    assert lamp(seat).text().startswith("Scan taken ")
    assert "lot AL2207, expires 31-Dec-2027" in seat.said
    assert seat.page_name == "ward"

    scanner.scan("N00400218")
    seat.session.go("new_patient")
    seat.line("mrn").setFocus()
    scanner.scan("00731234")
    qtbot.waitUntil(lambda: lamp(seat).text().startswith("Scan taken "), timeout=2000)

    lamp(seat).click()
    assert seat.page_name == "scanner"


def test_a_scan_that_the_lock_refuses_is_told_too(seat: Seat) -> None:
    seat.window.lock()
    seat.button("leave_station").setFocus()
    Scanner(seat.window.scans).scan(MARSHALL.mrn)
    assert lamp(seat).text().startswith("Scan refused ")


def test_the_page_that_tries_scanners_knows_a_pack(seat: Seat) -> None:
    scanner = Scanner(seat.window.scans)
    seat.session.go("scanner")
    scanner.scan(PACK)
    page = seat.page
    assert isinstance(page, ScannerPage)
    assert "A pack of vials, lot AL2207, expires 31-Dec-2027" in page.shown.accessibleName()
