"""The call to the prescriber about a result: said on the pages, recorded by keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from il2nurse.ui.labs.prescriber_call import PrescriberCallDialog
from il2nurse.ui.patient.doses_page import DosesPage
from tests.ui.labs.lab_hands import look_at, put
from tests.ui.seed import Seat, sit_down
from tests.ward import DOCTOR, MRN, NURSE, PHARMACIST, make_ward


def dialog(seat: Seat) -> PrescriberCallDialog:
    found = seat.find("dialog_prescriber_call")
    assert isinstance(found, PrescriberCallDialog)
    return found


def test_the_call_is_recorded_by_key_from_the_laboratory_page(seat: Seat) -> None:
    page = look_at(seat)
    assert not seat.shows("record_call")
    seq = put(seat, "6.8", test="potassium", unit="mEq/L")
    seat.window.refresh()
    assert "Potassium high, 6.8 mEq/L at" in seat.spoken
    QTest.keyClick(seat.window, Qt.Key.Key_A)
    asked = dialog(seat)
    assert asked.form
    assert not asked.form.answers()["called_at"]
    asked.form.set_answers(
        {
            "prescriber": DOCTOR.id,
            "called_at": seat.ward.station.now().at.isoformat(),
            "order": "Draw again and ECG",
            "read_back": ("yes",),
        }
    )
    QTest.keyClick(asked, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (kept,) = seat.ward.station.case(MRN).calls
    assert (kept.seq, kept.prescriber, kept.by) == (seq, DOCTOR.id, NURSE.id)
    assert page.drawer.top is None
    assert not seat.shows("record_call")
    assert "Call the prescriber" not in seat.spoken


def test_what_is_missing_is_said_in_the_dialog_and_nothing_is_kept(seat: Seat) -> None:
    put(seat, "6.8", test="potassium", unit="mEq/L")
    look_at(seat)
    QTest.keyClick(seat.window, Qt.Key.Key_A)
    asked = dialog(seat)
    assert asked.form
    asked.form.set_answers(
        {
            "prescriber": DOCTOR.id,
            "called_at": seat.ward.station.now().at.isoformat(),
            "order": ".",
            "read_back": ("yes",),
        }
    )
    QTest.keyClick(asked, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "Write what the prescriber ordered" in seat.spoken
    assert not seat.ward.station.case(MRN).calls


def test_the_patients_page_says_it_and_asks_a_prescriber_only_for_the_order(qtbot: QtBot) -> None:
    seat = sit_down(qtbot, make_ward(), DOCTOR)
    put(seat, "6.8", test="potassium", unit="mEq/L")
    seat.session.go("patient", MRN)
    assert isinstance(seat.page, DosesPage)
    assert "Potassium high, 6.8 mEq/L at" in seat.spoken
    QTest.keyClick(seat.window, Qt.Key.Key_A)
    asked = dialog(seat)
    assert asked.form
    assert set(asked.form.editors) == {"called_at", "order"}
    asked.form.set_answers(
        {"called_at": seat.ward.station.now().at.isoformat(), "order": "Draw again"}
    )
    QTest.keyClick(asked, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (kept,) = seat.ward.station.case(MRN).calls
    assert kept.prescriber == DOCTOR.id


def test_who_may_not_acknowledge_sees_it_and_has_no_button(qtbot: QtBot) -> None:
    seat = sit_down(qtbot, make_ward(), PHARMACIST)
    put(seat, "6.8", test="potassium", unit="mEq/L")
    look_at(seat)
    assert "Potassium high, 6.8 mEq/L at" in seat.spoken
    assert not seat.shows("record_call")


def test_blood_tests_that_are_due_stand_on_both_pages(seat: Seat) -> None:
    seat.ward.pass_time(60)
    look_at(seat)
    assert "Daily blood tests: draw platelets" in seat.spoken
    seat.session.go("patient", MRN)
    assert "Blood test twice a day: draw creatinine now. Due since" in seat.spoken


def test_what_the_dose_ahead_waits_for_stands_before_the_routine(seat: Seat) -> None:
    put(seat, "2.6", unit="mg/dL")
    look_at(seat)
    assert "Draw blood before dose 1, by 08:00: " in seat.spoken
    assert "Blood test twice a day" not in seat.spoken
