"""A scan on any page of the window opens whom it names or nobody, and presses nothing there."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from il2nurse.readable.papers import PREPARATION
from il2nurse.readable.routes import ROUTES, Route
from tests.ui.scanner import GROUP, PACES, Scanner
from tests.ui.seed import MARSHALL, Seat, sit_down
from tests.ward import CHARGE, MRN, Ward, key

NOBODY = ("N00400218", "0100312345678906" + GROUP + MARSHALL.mrn, "nrvwsaxk12345 /")
ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Tab, None)


@pytest.fixture
def seat(qtbot: QtBot, ward: Ward) -> Seat:
    """A charge nurse, whose role opens every page; dose 1 of the patient is given."""
    ward.pass_time(30)
    ward.give()
    return sit_down(qtbot, ward, CHARGE)


def go(seat: Seat, route: Route) -> tuple[str | None, str, int]:
    dose = key() if route.name == "dose" else None
    seat.session.go(route.name, MRN, dose, paper=PREPARATION.name)
    return where(seat)


def where(seat: Seat) -> tuple[str | None, str, int]:
    """The page, the patient, and how much is on record."""
    return seat.page_name, seat.session.mrn, seat.ward.station.register.head().number


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
def test_a_scan_opens_whom_it_names_or_nobody_and_presses_nothing(seat: Seat, route: Route) -> None:
    scanner = Scanner(seat.window.scans)
    for place, pace in enumerate(PACES):
        scanner.pace = pace
        end = ENDS[place % len(ENDS)]
        before = go(seat, route)
        scanner.scan(NOBODY[place % len(NOBODY)], end)
        assert where(seat) == before, pace
        go(seat, route)
        scanner.scan(MARSHALL.mrn, end)
        assert where(seat) in (before, ("patient", MARSHALL.mrn, before[2])), pace
