"""Admitting a patient by keyboard alone."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from il2nurse.ui.patient.new_patient import NewPatientPage
from tests.ui.hands import press, write
from tests.ui.seed import Seat

TYPED = {
    "family": "Nguyễn",
    "given": "Thị Mai",
    "born": "01-Feb-1970",
    "mrn": "00530771",
    "sex": "f",
    "bed": "718-A",
    "allergies": "penicillin (rash); latex",
    "drugs": "none",
}


def fill(seat: Seat, **changed: str) -> None:
    """Type every answer where the keyboard is, with Enter after each."""
    for name, text in {**TYPED, **changed}.items():
        focus = seat.window.focusWidget()
        assert focus.objectName() == name
        write(focus, text)
        if name != "drugs":
            press(focus, Qt.Key.Key_Return)


def test_a_patient_is_admitted_without_touching_the_mouse(seat: Seat) -> None:
    QTest.keyClick(seat.window, Qt.Key.Key_N)
    fill(seat)
    press(seat.window.focusWidget(), Qt.Key.Key_Return)
    patient = seat.ward.station.case("00530771").patient
    assert patient.name == "NGUYỄN, Thị Mai"
    assert patient.allergies == ("penicillin (rash)", "latex")
    assert patient.drugs == ()
    assert seat.page_name == "patient"


def test_none_beside_an_allergy_is_refused(seat: Seat) -> None:
    seat.session.go("new_patient")
    fill(seat, allergies="none; latex")
    press(seat.window.focusWidget(), Qt.Key.Key_Return)
    assert seat.page_name == "new_patient"
    assert not seat.ward.station.register.stream("patient/00530771")


def test_an_mrn_that_is_known_is_refused_and_names_whose_it_is(seat: Seat) -> None:
    seat.session.go("new_patient")
    fill(seat, mrn="00482913")
    press(seat.window.focusWidget(), Qt.Key.Key_Return)
    assert "already belongs to MARSH, Eleanor" in seat.spoken


def test_a_scan_fills_the_mrn(seat: Seat) -> None:
    seat.session.go("new_patient")
    seat.page.scanned("00530771")
    assert seat.line("mrn").text() == "00530771"


def test_escape_asks_and_leaves_and_the_next_time_every_question_is_empty(seat: Seat) -> None:
    seat.session.go("new_patient")
    write(seat.line("mrn"), "123")
    press(seat.line("mrn"), Qt.Key.Key_Escape)
    assert seat.page_name == "new_patient"
    press(seat.line("mrn"), Qt.Key.Key_Escape)
    assert seat.page_name == "ward"
    seat.session.go("new_patient")
    assert seat.line("mrn").text() == ""


def test_who_may_be_one_on_record_is_asked_why_not_and_nothing_typed_is_lost(seat: Seat) -> None:
    seat.session.go("new_patient")
    fill(seat, family="Marsh", given="Elenor", born="14-Mar-1968")
    press(seat.window.focusWidget(), Qt.Key.Key_Return)
    page = seat.page
    assert isinstance(page, NewPatientPage)
    assert page.form is not None
    asked = page.form.editors["another_because"]
    assert "MRN 00482913 may be the same person" in asked.messages.slip
    assert page.form.editors["family"].read() == "Marsh"
    asked.set_answer("Cousin, another birth place on the passport")
    page.act()
    assert seat.page_name == "patient"
    patient = seat.ward.station.case("00530771").patient
    assert patient.another_because == "Cousin, another birth place on the passport"


def test_born_stands_beside_the_name_and_all_labels_have_one_size(seat: Seat) -> None:
    seat.session.go("new_patient")
    page = seat.page
    assert isinstance(page, NewPatientPage)
    assert page.form is not None
    editors = page.form.editors
    top = {name: seat.line(name).mapTo(page, QPoint()).y() for name in ("family", "born", "mrn")}
    assert top["family"] == top["born"] < top["mrn"]
    assert len({editor.label.property("role") for editor in editors.values()}) == 1
    labels = page.form.findChildren(QLabel)
    heads = [each.text() for each in labels if each.property("role") == "large"]
    assert heads == ["Who it is", "Allergies and drugs"]
