"""Entering a dose from paper in the window: by keyboard, refused in words, shown as late."""

from datetime import timedelta
from itertools import product

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from il2nurse.domain.record.dose.corrected import DoseValue
from il2nurse.domain.values.form_number import make_number
from il2nurse.ui.chart.dose_correction import DoseCorrectionDialog
from il2nurse.ui.forms.form import focus_in
from il2nurse.ui.patient.dose_strip import DoseStrip
from il2nurse.ui.patient.doses_page import DosesPage
from il2nurse.ui.patient.from_paper import GivenOnPaperDialog
from il2nurse.ui.patient.held_from_paper import HeldOnPaperDialog
from il2nurse.ui.widgets.finding import FindingBox
from il2nurse.ui.widgets.table import Table
from tests.newer import newer_text, switch, with_newer
from tests.ui.patient.paper_forms import enter_answers, given_answers, held_answers
from tests.ui.seed import Seat, sit_down
from tests.ward import FIRST_SLOT, IDENTITY, MRN, PIN, SECOND, key

FORM = make_number(IDENTITY.register, "pack", 1)
GIVEN = given_answers(FORM)


def opened(seat: Seat, letter: Qt.Key) -> GivenOnPaperDialog | HeldOnPaperDialog:
    seat.ward.pass_time(6 * 60)
    seat.session.go("patient", MRN)
    QTest.keyClick(seat.window, letter, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(seat.page, DosesPage)
    dialog = seat.page.drawer.top
    assert isinstance(dialog, GivenOnPaperDialog | HeldOnPaperDialog)
    return dialog


def cells(seat: Seat) -> str:
    table = seat.find("ward_list")
    assert isinstance(table, Table)
    model = table.model()
    places = product(range(model.rowCount()), range(model.columnCount()))
    return " ".join(str(model.index(*place).data()) for place in places)


def test_a_dose_given_on_paper_is_entered_and_stands_as_late(seat: Seat) -> None:
    enter_answers(opened(seat, Qt.Key.Key_E), GIVEN)
    paper = seat.ward.dose().on_form
    assert paper
    assert (paper.form, paper.by, paper.checked) == (FORM, "Lena Haas, RN", None)
    assert isinstance(seat.page, DosesPage)
    assert isinstance(seat.page.strip, DoseStrip)
    assert "dose 1 Given in full from paper" in seat.page.strip.accessibleName()
    assert f"dose 1: form {FORM}" in seat.spoken
    labels = [label.text() for label in seat.window.findChildren(QLabel)]
    assert {"Course 1 · Cycle 1 · due 16:00 · dose 1 from paper"} <= set(labels)
    seat.session.go("ward")
    assert "16:00\n1 from paper" in cells(seat)


def test_a_number_that_was_typed_wrongly_is_refused_at_its_line(seat: Seat) -> None:
    dialog = opened(seat, Qt.Key.Key_E)
    enter_answers(dialog, {**GIVEN, "form": FORM[:-1] + ("2" if FORM[-1] != "2" else "3")})
    assert key() not in seat.ward.station.case(MRN).doses
    assert isinstance(seat.page, DosesPage)
    assert seat.page.drawer.top is dialog
    enter_answers(dialog, {"form": FORM})
    assert seat.ward.dose().on_form


def test_a_hold_on_paper_is_entered(seat: Seat) -> None:
    at = FIRST_SLOT + timedelta(minutes=5)
    enter_answers(opened(seat, Qt.Key.Key_H), held_answers(FORM, 1, at, "lethargy"))
    held, paper = seat.ward.dose().held, seat.ward.dose().on_form
    assert held
    assert paper
    assert (held.by, paper.form) == (SECOND.id, FORM)


def test_a_number_of_another_ward_is_asked_about_and_can_be_stood_by(seat: Seat) -> None:
    dialog = opened(seat, Qt.Key.Key_E)
    away, third = (make_number(ward, "pack", 1) for ward in ("another ward", "a third ward"))
    enter_answers(dialog, {**GIVEN, "form": away})
    assert dialog.unusual.isVisible()
    assert key() not in seat.ward.station.case(MRN).doses
    dialog.unusual.confirm.click()
    assert focus_in(dialog) is dialog.pin
    enter_answers(dialog, {"form": third})
    assert key() not in seat.ward.station.case(MRN).doses
    dialog.unusual.confirm.click()
    enter_answers(dialog, {})
    paper = seat.ward.dose().on_form
    assert paper
    assert paper.form == third


def test_a_dose_from_paper_is_struck_out_in_the_window(seat: Seat) -> None:
    enter_answers(opened(seat, Qt.Key.Key_E), GIVEN)
    assert isinstance(seat.page, DosesPage)
    seat.page.ask(DoseCorrectionDialog(seat.session, seat.ward.dose()))
    dialog = seat.page.drawer.top
    assert isinstance(dialog, DoseCorrectionDialog)
    dialog.what.set_answers({"what": DoseValue.ON_PAPER})
    assert dialog.right
    dialog.right.set_answers({"reason": "It is of the next bed"})
    seat.choose_witness(SECOND.id)
    seat.line("witness_pin").setText(PIN)
    dialog.act()
    assert not seat.ward.dose().given
    assert FORM not in seat.spoken


def test_a_volume_unlike_the_sum_is_asked_about_in_the_window(seat: Seat) -> None:
    dialog = opened(seat, Qt.Key.Key_E)
    enter_answers(dialog, {**GIVEN, "given_ml": "5.23"})
    assert dialog.unusual.fields == ("given_ml",)
    assert "10 % of the 52.3 mL" in seat.spoken
    dialog.unusual.confirm.click()
    enter_answers(dialog, {})
    infusion = seat.ward.dose().infusion
    assert infusion
    assert infusion.short


def test_the_reasons_of_the_text_before_a_switch_are_on_the_list_too(qtbot: QtBot) -> None:
    was = 'word = "infection"\nlabel = "Infection suspected"'
    now = 'word = "sepsis"\nlabel = "Sepsis suspected"'
    ward, newer = with_newer(newer_text(was, now))
    switch(ward, newer)
    seat = sit_down(qtbot, ward, SECOND)
    dialog = opened(seat, Qt.Key.Key_H)
    assert dialog.form
    words = dialog.form.editors["reason"].field.words()
    assert {"infection", "sepsis"} <= set(words)
    assert len(words) == len(set(words))
    assert [each.digest for each in dialog.texts] == [
        newer.digest,
        ward.station.case(MRN).courses[0].switches[0].before,
    ]


def test_the_order_of_the_chosen_dose_stands_above_what_is_typed(seat: Seat) -> None:
    dialog = opened(seat, Qt.Key.Key_E)
    assert "Choose the dose" in ordered(dialog)
    assert dialog.form
    dialog.form.set_answers({"dose": key().stream})
    told = ordered(dialog)
    assert "42 million international units for 70 kg. Dose 1 of 14, course 1, cycle 1" in told
    assert told.endswith("In the usual bag 52.33 mL in all.")


def ordered(dialog: GivenOnPaperDialog | HeldOnPaperDialog) -> str:
    found = [each.accessibleName() for each in dialog.findChildren(FindingBox) if each.isVisible()]
    return next(each for each in found if each.startswith("Ordered: "))
