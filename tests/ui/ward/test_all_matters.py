"""Where all that needs a charge nurse stands in the place of the patients: alarms, and finding."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from il2nurse.ui.ward.ward import WardPage
from il2nurse.ui.widgets.table import Table
from tests.ui.hands import write
from tests.ui.labs.lab_hands import put
from tests.ui.seed import Seat

CONTROL = Qt.KeyboardModifier.ControlModifier


def page(seat: Seat) -> WardPage:
    found = seat.page
    assert isinstance(found, WardPage)
    return found


def four_alarms(seat: Seat) -> None:
    """Two of them have a line above the page."""
    for test, value, unit in (
        ("potassium", "6.8", "mEq/L"),
        ("magnesium", "1.1", "mg/dL"),
        ("sodium", "120", "mEq/L"),
        ("hemoglobin", "6", "g/dL"),
    ):
        put(seat, value, test=test, unit=unit)
    seat.session.go("ward")
    seat.window.refresh()


def test_the_key_of_the_other_alarms_shows_them_on_the_ward_page_too(seat: Seat) -> None:
    four_alarms(seat)
    assert page(seat).below.has_more_alarms
    QTest.keyClick(seat.window, Qt.Key.Key_1, CONTROL)
    assert page(seat).below.whole
    matters = page(seat).below.attention.lines
    assert "Sodium low, 120" in " ".join(each.open.accessibleName() for each in matters)
    QTest.keyClick(seat.window, Qt.Key.Key_1, CONTROL)
    assert page(seat).below.whole


def test_finding_brings_the_list_back(seat: Seat) -> None:
    four_alarms(seat)
    shown = page(seat)
    shown.below.turn.click()
    table = seat.window.findChild(Table, "ward_list")
    assert table is not None
    assert not table.isVisible()
    QTest.keyClick(seat.window, Qt.Key.Key_Slash)
    assert table.isVisible()
    assert shown.search.hasFocus()


def test_what_is_typed_by_mouse_is_seen_as_well(seat: Seat) -> None:
    four_alarms(seat)
    shown = page(seat)
    shown.below.turn.click()
    shown.search.setFocus()
    write(shown.search, "marsh")
    table = seat.window.findChild(Table, "ward_list")
    assert table is not None
    assert table.isVisible()
    assert shown.search.text() == "marsh"
    assert shown.search.hasFocus()


def test_what_stands_above_the_page_is_not_said_again_as_it_first_opens(seat: Seat) -> None:
    put(seat, "6.8", test="potassium", unit="mEq/L")
    person = seat.session.person
    assert person
    seat.session.end()
    seat.session.begin(person)
    assert seat.session.alarms_above
    matters = page(seat).below.attention.lines
    assert "Potassium high, 6.8" not in " ".join(each.open.accessibleName() for each in matters)
