"""A patient for whom nothing is ordered: what the window lets anyone put on record about them.

Vital signs, and with them an emergency score, belong to an order's monitoring; no page takes them.
"""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from il2nurse.domain.people import Person
from il2nurse.domain.record.register.entries import Kind
from il2nurse.readable.routes import ROUTES, Route
from il2nurse.ui.page.patient_page import PatientPage
from tests.ui.seed import DIAZ, Seat, sit_down
from tests.ward import CHARGE, DOCTOR, Ward

ABOUT_PATIENTS = tuple(
    route for route in ROUTES if route.under == "patient" and route.name != "preview"
)
KEYS = [
    *(Qt.Key(code) for code in (*range(0x30, 0x3A), *range(0x41, 0x5B))),
    *(Qt.Key(Qt.Key.Key_F1 + number) for number in range(12)),
    *(Qt.Key.Key_Return, Qt.Key.Key_Insert, Qt.Key.Key_Space),
]
BEFORE_AN_ORDER = {
    "dialog_patient_data",
    "dialog_discharge",
    "dialog_transfer",
    "dialog_add_results",
    "dialog_import_results",
    "dialog_enter_results",
}
"""Who and where the patient is, results of the laboratory, and the tests of eligibility."""


@pytest.mark.parametrize("who", [CHARGE, DOCTOR], ids=lambda who: who.id)
@pytest.mark.parametrize("route", ABOUT_PATIENTS, ids=lambda route: route.name)
def test_no_key_of_any_page_charts_anything(
    qtbot: QtBot, ward: Ward, route: Route, who: Person
) -> None:
    seat = sit_down(qtbot, ward, who)
    asked = set()
    for key in KEYS:
        seat.session.go(route.name, DIAZ.mrn)
        QTest.keyClick(seat.window, key)
        asked |= opened(seat)
    assert asked <= BEFORE_AN_ORDER
    kinds = {entry.kind for entry in ward.station.entries(DIAZ.mrn)}
    assert kinds == {Kind.PATIENT_ADMITTED}


def opened(seat: Seat) -> set[str]:
    """The dialog that the key opened, which is closed again."""
    page = seat.page
    if not isinstance(page, PatientPage) or page.drawer.top is None:
        return set()
    name = page.drawer.top.objectName()
    page.drawer.close_all()
    return {name}
