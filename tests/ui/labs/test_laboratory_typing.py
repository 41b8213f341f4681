"""Typing results by keyboard: the next part, slips, units, unusual values, drafts."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel

from il2nurse.domain.values.wall_clock import date_and_clock
from tests.ui.hands import click, press, write
from tests.ui.labs.lab_hands import NEWEST, begin_typing, put, results, rows, text, type_result
from tests.ui.seed import Seat
from tests.ward import MRN, PIN


def test_results_are_typed_by_keyboard_one_after_the_other(seat: Seat) -> None:
    begin_typing(seat)
    type_result(seat, "creat", "1,4", "mg")
    assert seat.window.focusWidget() is seat.find("lab_test")
    type_result(seat, "plt", "92", "10")
    assert [each.received.shown for each in results(seat)] == ["1.4 mg/dL"]
    assert results(seat, "platelets")[0].received.own == Decimal(92000)
    assert "Platelets 92 × 10⁹/L, specimen 06:30" in text(seat, "recorded_results")
    assert rows(seat)[0][NEWEST] == "1.4 mg/dL"


def test_a_comparator_stands_before_the_value(seat: Seat) -> None:
    begin_typing(seat)
    type_result(seat, "troponin i", "<0.01", "ng/m")
    assert results(seat, "troponin_i")[0].received.comparator == "<"
    assert rows(seat)[0][NEWEST] == "below 0.01 ng/mL"


def test_a_test_with_one_unit_asks_for_none(seat: Seat) -> None:
    begin_typing(seat)
    type_result(seat, "INR", "1.1", "")
    assert len(results(seat, "inr")) == 1


@pytest.mark.parametrize(
    ("typed", "unit"),
    [("mg", "mg/dL"), ("mic", "micromol/L"), ("um", "micromol/L"), ("zmg", "mg/dL")],
)
def test_a_unit_is_found_by_its_first_letters(seat: Seat, typed: str, unit: str) -> None:
    begin_typing(seat)
    type_result(seat, "creat", "88" if unit != "mg/dL" else "1", typed)
    assert results(seat)[0].received.unit == unit


@pytest.mark.parametrize(
    ("typed", "unit"), [("97 umol/L", "micromol/L"), ("1.1mg/dl", "mg/dL"), ("<1 mg/dL", "mg/dL")]
)
def test_a_unit_typed_behind_the_value_goes_into_its_own_place(
    seat: Seat, typed: str, unit: str
) -> None:
    begin_typing(seat)
    type_result(seat, "creat", typed, "")
    assert [each.received.unit for each in results(seat)] == [unit]


def test_another_unit_than_the_chosen_one_is_refused_by_name(seat: Seat) -> None:
    begin_typing(seat)
    type_result(seat, "creat", "97", "mg")
    write(seat.find("lab_value"), " umol/L")
    press(seat.find("lab_value"), Qt.Key.Key_Return)
    assert not results(seat)
    told = [label.text() for label in seat.window.findChildren(QLabel) if label.isVisible()]
    assert any("“umol/L” stands behind the number" in each for each in told)


def test_delete_takes_the_unit_back(seat: Seat) -> None:
    begin_typing(seat)
    write(seat.find("lab_test"), "creat")
    press(seat.find("lab_test"), Qt.Key.Key_Return)
    write(seat.find("lab_unit"), "mg")
    press(seat.find("lab_unit"), Qt.Key.Key_Delete)
    press(seat.find("lab_unit"), Qt.Key.Key_Return)
    assert not results(seat)


def test_the_unit_is_never_filled_in_beforehand(seat: Seat) -> None:
    begin_typing(seat)
    type_result(seat, "creat", "1.4", "")
    unit = seat.find("lab_unit")
    assert isinstance(unit, QComboBox)
    assert unit.currentIndex() == -1
    click(seat.button("record_result"))
    assert "choose the unit as reported" in seat.spoken
    assert not results(seat)


@pytest.mark.parametrize(
    ("test", "value", "unit", "said"),
    [
        ("creat", "124", "mg", "Was it reported in micromol/L?"),
        ("creat", "1.2.3", "mg", "Creatinine: "),
        ("sodium", "1 400", "mEq", "Sodium: "),
    ],
)
def test_a_slip_is_told_and_nothing_is_recorded(
    seat: Seat, test: str, value: str, unit: str, said: str
) -> None:
    begin_typing(seat)
    type_result(seat, test, value, unit)
    assert said in seat.spoken
    assert seat.find("lab_value").property("slip") == "true"
    assert seat.window.focusWidget() is seat.find("lab_value")
    assert not seat.ward.station.case(MRN).chart.results


def test_an_unknown_test_is_told(seat: Seat) -> None:
    begin_typing(seat)
    write(seat.find("lab_test"), "unobtainium")
    press(seat.find("lab_test"), Qt.Key.Key_Return)
    assert "No test is called “unobtainium”." in seat.spoken


def test_a_time_to_come_is_refused_at_its_line(seat: Seat) -> None:
    begin_typing(seat, "07:30")
    type_result(seat, "creat", "1.4", "mg")
    assert "is in the future" in seat.spoken
    assert seat.window.focusWidget() is seat.find("specimen")
    assert not results(seat)


def test_a_value_unlike_the_last_is_confirmed_in_words(seat: Seat) -> None:
    put(seat, "1", 10, unit="mg/dL")
    begin_typing(seat)
    type_result(seat, "creat", "5", "mg")
    at = date_and_clock(seat.ward.station.local(results(seat)[0].at))
    assert f"5 mg/dL is unusual: the last value was 1 mg/dL on {at}, " in seat.spoken
    assert len(results(seat)) == 1
    assert seat.button("record_result").text() == "Record: it is right"
    click(seat.button("record_result"))
    assert len(results(seat)) == 2


def test_enter_alone_confirms_no_result_that_is_unlike_the_last(seat: Seat) -> None:
    put(seat, "1", 10, unit="mg/dL")
    begin_typing(seat)
    type_result(seat, "creat", "5", "mg")
    for _ in range(2):
        press(seat.window.focusWidget(), Qt.Key.Key_Return)
    assert len(results(seat)) == 1
    focus = seat.window.focusWidget()
    QTest.keyClick(focus, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(results(seat)) == 2


def test_another_value_has_to_be_confirmed_anew(seat: Seat) -> None:
    put(seat, "1", 10, unit="mg/dL")
    begin_typing(seat)
    type_result(seat, "creat", "5", "mg")
    write(seat.find("lab_value"), "5")
    assert seat.button("record_result").text() == "Record"


def test_what_is_typed_stays_when_the_page_is_drawn_anew_and_through_the_lock(seat: Seat) -> None:
    begin_typing(seat)
    write(seat.find("lab_test"), "creat")
    press(seat.find("lab_test"), Qt.Key.Key_Return)
    write(seat.find("lab_value"), "1.4")
    put(seat, "4", 3, test="potassium", unit="mmol/L")
    seat.window.follow()
    seat.window.refresh()
    seat.window.lock()
    write(seat.find("unlock_pin"), PIN)
    press(seat.find("unlock_pin"), Qt.Key.Key_Return)
    assert not seat.window.locked
    assert seat.line("lab_value").text() == "1.4"
    assert seat.line("lab_test").text() == "Creatinine"
