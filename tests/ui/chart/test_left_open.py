"""A set names what is still open, a partial one what it leaves open and what stays due."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from il2nurse.ui.chart.live_score import LiveScore
from il2nurse.ui.chart.vital_signs import RECORD_PARTIAL, VitalSignsDialog
from il2nurse.ui.widgets.label import Label
from tests.ui.chart.test_charting import (
    alt,
    enter,
    newest,
    open_page,
    press,
    record,
    type_vitals,
    write,
)
from tests.ui.seed import Seat
from tests.ward import Ward


def opened(seat: Seat) -> VitalSignsDialog:
    page = open_page(seat)
    QTest.keyClick(seat.window, Qt.Key.Key_V)
    dialog = page.drawer.top
    assert isinstance(dialog, VitalSignsDialog)
    return dialog


def told(dialog: VitalSignsDialog) -> str:
    live = dialog.findChild(LiveScore)
    assert live is not None
    return live.accessibleName()


def test_what_is_still_open_is_named_while_it_is_typed(seat: Seat) -> None:
    dialog = opened(seat)
    write(seat, "91")
    assert "Still open: Rhythm, Systolic, Diastolic, RR, Temp, SpO₂" in told(dialog)
    assert "HR" not in told(dialog).partition("Still open")[2]


def test_a_partial_set_is_not_recorded_until_its_button_is_pressed(seat: Seat, ward: Ward) -> None:
    ward.pass_time(60)
    dialog = opened(seat)
    write(seat, "91")
    alt(seat, Qt.Key.Key_P)
    write(seat, "3")
    assert "Not recorded yet. A partial set is never scored, and it leaves open: Rhythm" in told(
        dialog
    )
    assert "The whole set stays due at " in told(dialog)
    assert dialog.main.text() == RECORD_PARTIAL
    enter(seat)
    assert newest(seat).partial
    assert "left open: Rhythm, Systolic" in seat.said
    assert "The whole set stays due at " in seat.said
    shown = [label.text() for label in seat.page.findChildren(Label) if label.isVisible()]
    assert "Temp" in shown[shown.index("Left open") + 1]


def test_a_whole_set_leaves_nothing_open_even_where_it_is_called_partial(seat: Seat) -> None:
    dialog = type_vitals(seat)
    assert "Still open" not in told(dialog)
    alt(seat, Qt.Key.Key_P)
    write(seat, "1")
    assert "Nothing is left open: take “Partial set” (Alt+P) back." in told(dialog)


def test_a_temperature_needs_no_mark(seat: Seat) -> None:
    dialog = type_vitals(seat, temperature_c="368")
    assert dialog.typed.editors["temperature_c"].answer() == "36.8"
    record(seat)
    assert newest(seat).values["temperature_c"] == "36.8"


def test_a_mark_that_was_taken_back_is_not_written_again_by_itself(seat: Seat) -> None:
    dialog = opened(seat)
    line = seat.line("temperature_c")
    line.setFocus()
    write(seat, "368")
    assert line.text() == "36.8"
    press(seat, Qt.Key.Key_Backspace)
    assert line.text() == "36."
    assert dialog.typed.editors["temperature_c"].answer() == "36."
