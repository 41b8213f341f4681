"""Ordering a course: the sum while typing, the second weight, the witness."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from il2nurse.domain.record.course.prescribed import Prescribed
from il2nurse.domain.record.patient.mrn import numbered
from il2nurse.domain.values.text import written_date
from il2nurse.ui.course.order import OrderPage
from il2nurse.ui.widgets.chip import Chip
from tests.ui.again import type_again
from tests.ui.hands import click, press, write
from tests.ui.seed import DIAZ, Seat, sit_down
from tests.ward import CHARGE, DOCTOR, NURSE, PIN, SECOND, STUDENT, Ward

FULL = "42 million international units (forty-two million; 42,000,000)"
ONCE = (
    "indication_kidney_cancer",
    "setting_experienced_physician",
    "setting_intensive_care",
    "line_type_peripheral",
    "breastfeeding_no",
    "other_illness_none",
)
SUITABLE = (*ONCE, "drug_metoprolol_25_mg_stopped")
"""All that the high-dose regimen asks once, and of the drug that interacts."""


def fill(seat: Seat, weight: str = "70") -> None:
    """Open the order of the patient without one, and type every answer."""
    seat.session.go("order", DIAZ.mrn)
    click(seat.button("regimen_aldesleukin-high-dose-iv"))
    write(seat.line("dosing_weight_kg"), weight)
    write(seat.line("weighed_on"), "20-Nov-2026")
    write(seat.line("first_slot"), "20-Nov 09:00")
    if seat.shows("prescriber"):
        telephoned(seat)
    for button in SUITABLE:
        if button != "breastfeeding_no":  # Nobody asks a man.
            click(seat.button(button))


def telephoned(seat: Seat) -> None:
    """Name the prescriber who called, and tick that the order was read back."""
    people = seat.find("prescriber")
    assert isinstance(people, QComboBox)
    people.setCurrentIndex(people.findData(DOCTOR.id))
    write(seat.line("called_at"), "06:55")
    click(seat.button("read_back_yes"))


def hand_over(seat: Seat) -> None:
    click(seat.button("order_verify"))


def verify(seat: Seat, weight: str = "70", person: str = SECOND.id, pin: str = PIN) -> None:
    """Let the witness type weight, name and PIN."""
    type_again(seat, weight)
    people = seat.find("witness")
    assert isinstance(people, QComboBox)
    people.setCurrentIndex(people.findData(person))
    write(seat.line("witness_pin"), pin)
    click(seat.button("sign_verified"))


def ordered(seat: Seat) -> bool:
    return bool(seat.ward.station.case(DIAZ.mrn).courses)


def test_two_people_order_a_course(seat: Seat) -> None:
    fill(seat)
    hand_over(seat)
    verify(seat)
    course = seat.ward.station.case(DIAZ.mrn).courses[0]
    assert course.current.demand_weight().kg == Decimal(70)
    assert course.current.verified_by == SECOND.id
    assert course.current.allergies_read == "No known allergies"
    assert course.current.ordered_by is not None
    assert course.current.ordered_by.person == DOCTOR.id
    assert course.prescriber is None
    assert course.current.to_countersign == DOCTOR.id
    assert seat.page_name == "patient"
    assert "To be countersigned by Erin Vance, MD" in seat.spoken


def still_open(seat: Seat) -> str:
    label = seat.find("still_to_answer")
    assert isinstance(label, QLabel)
    return label.text()


def test_what_is_still_to_answer_stands_beside_the_main_action(seat: Seat) -> None:
    fill(seat)
    assert not seat.shows("still_to_answer")
    seat.line("dosing_weight_kg").selectAll()
    press(seat.line("dosing_weight_kg"), Qt.Key.Key_Backspace)
    assert still_open(seat) == "Still to answer: Dosing weight (actual)"


def test_of_an_empty_order_every_question_is_named(seat: Seat) -> None:
    seat.session.go("order", DIAZ.mrn)
    spoken = seat.find("still_to_answer").accessibleName()
    assert spoken.startswith("Still to answer: Prescriber who ordered it by")
    assert spoken.endswith(" · Regimen · First dose is due")


def test_a_prescriber_orders_with_their_own_pin(qtbot: QtBot, ward: Ward) -> None:
    seat = sit_down(qtbot, ward, DOCTOR)
    fill(seat)
    assert not seat.shows("prescriber")
    hand_over(seat)
    assert "Type your PIN" in seat.spoken
    write(seat.line("order_pin"), "9999")
    hand_over(seat)
    assert "The PIN is not right" in seat.spoken
    ward.pass_time(1)
    write(seat.line("order_pin"), PIN)
    hand_over(seat)
    verify(seat)
    order = ward.station.case(DIAZ.mrn).courses[0].current.ordered_by
    assert order == Prescribed(DOCTOR.id)


def test_enter_in_the_pin_signs_and_a_wrong_one_is_typed_there_again(
    qtbot: QtBot, ward: Ward
) -> None:
    seat = sit_down(qtbot, ward, DOCTOR)
    fill(seat)
    line = seat.line("order_pin")
    for pin, said in (("9999", "The PIN is not right"), (PIN, "")):
        line.setFocus()
        QTest.keyClicks(line, pin)
        QTest.keyClick(line, Qt.Key.Key_Return)
        assert said in seat.spoken
        if said:
            assert line.hasFocus()
            assert not line.text()
            ward.pass_time(1)
    verify(seat)
    assert ordered(seat)


def test_the_pin_comes_after_all_that_it_signs_for(qtbot: QtBot, ward: Ward) -> None:
    seat = sit_down(qtbot, ward, DOCTOR)
    fill(seat)
    line, names = seat.line("order_pin"), set[str]()
    at: QWidget | None = seat.line("dosing_weight_kg")
    while at is not None and at is not line:
        names.add(at.objectName())
        at = at.nextInFocusChain()
    assert "suitability_reason" in names


def test_the_prescriber_countersigns_a_telephoned_order(qtbot: QtBot, ward: Ward) -> None:
    seat = sit_down(qtbot, ward, NURSE)
    fill(seat)
    hand_over(seat)
    verify(seat)
    assert not seat.shows("countersign_order")
    seat.session.begin(DOCTOR)
    seat.session.go("patient", DIAZ.mrn)
    click(seat.button("countersign_order"))
    assert "First dose, 20-Nov-2026 09:00" in seat.spoken
    assert f"Each dose, {FULL}" in seat.spoken
    write(seat.line("countersign_pin"), PIN)
    click(seat.button("sign_order"))
    assert ward.station.case(DIAZ.mrn).courses[0].current.countersigned_by == DOCTOR.id
    assert "To be countersigned" not in seat.spoken
    assert not seat.shows("countersign_order")


def test_the_dose_is_worked_out_while_the_weight_is_typed(seat: Seat) -> None:
    fill(seat, "")
    assert isinstance(seat.page, OrderPage)
    assert not seat.page.dose.sum.isVisible()
    assert "dosing weight not recorded" in seat.spoken
    write(seat.line("dosing_weight_kg"), "70")
    assert "dosing weight not verified yet" in seat.spoken
    assert f"70 kg × 600,000 international units per kg = {FULL}" in seat.spoken
    assert "Draw up, 2.33 mL" in seat.spoken
    assert "Each dose: 42 million international units\nDosing weight: 70 kg" in seat.spoken
    assert "Within the regimen's limits" in [
        each.text() for each in seat.page.dose.findChildren(Chip)
    ]


def test_the_weight_is_repeated_in_words(seat: Seat) -> None:
    fill(seat, "70.5")
    assert "seventy point five kg" in seat.spoken


def test_a_weight_that_cannot_be_is_refused_before_anyone_is_asked(seat: Seat) -> None:
    fill(seat, "700")
    hand_over(seat)
    assert not seat.shows("weight_again_kg")
    assert "700 kg cannot be right" in seat.spoken


def test_the_witness_does_not_see_the_first_weight(seat: Seat) -> None:
    fill(seat)
    hand_over(seat)
    assert seat.line("weight_again_kg").text() == ""
    assert not seat.shows("dosing_weight_kg")
    assert "70" not in seat.spoken


def test_the_witness_reads_for_whom_and_by_whom_before_anything_is_typed(seat: Seat) -> None:
    fill(seat)
    hand_over(seat)
    regimen = seat.ward.regimen
    born = written_date(DIAZ.born)
    for shown in (
        f"Patient, {DIAZ.name} · born {born} · {numbered(DIAZ.mrn)} · bed {DIAZ.bed}",
        f"Regimen, {regimen.title}, version {regimen.version}",
        f"Ordered by, {DOCTOR.shown}, by telephone, 20-Nov-2026 06:55",
        "Ordered, Course 1 · Cycle 1",
        "First dose due, 20-Nov-2026 09:00",
    ):
        assert shown in seat.spoken


def test_two_different_weights_order_nothing(seat: Seat) -> None:
    fill(seat)
    hand_over(seat)
    type_again(seat, "71")
    assert not ordered(seat)
    assert "70 kg" not in seat.spoken
    assert "The two weights differ" in seat.spoken


def test_nobody_can_verify_their_own_weight(seat: Seat) -> None:
    fill(seat)
    hand_over(seat)
    type_again(seat, "70")
    assert DIAZ.name in seat.spoken
    assert "70 kg, weighed on 20-Nov-2026" in seat.spoken
    people = seat.find("witness")
    assert isinstance(people, QComboBox)
    offered = {people.itemData(at) for at in range(people.count())}
    assert NURSE.id not in offered
    assert offered >= {SECOND.id, CHARGE.id}
    assert STUDENT.id not in offered


@pytest.mark.parametrize("pin", ["9999", "0000"])
def test_a_wrong_pin_orders_nothing(seat: Seat, pin: str) -> None:
    fill(seat)
    hand_over(seat)
    verify(seat, pin=pin)
    assert not ordered(seat)
    assert "The PIN is not right" in seat.spoken


def test_a_first_dose_in_the_past_is_a_slip(seat: Seat) -> None:
    fill(seat)
    seat.line("first_slot").clear()
    write(seat.line("first_slot"), "19-Nov 08:00")
    hand_over(seat)
    assert "its time is over" in seat.spoken


def test_escape_takes_the_second_weight_away_and_keeps_the_order(seat: Seat) -> None:
    fill(seat)
    hand_over(seat)
    press(seat.line("weight_again_kg"), Qt.Key.Key_Escape)
    assert seat.line("dosing_weight_kg").text() == "70"
    assert not ordered(seat)


@pytest.mark.parametrize("dose", ["43", "41.999", "40"])
def test_a_witness_who_works_out_another_dose_orders_nothing(seat: Seat, dose: str) -> None:
    fill(seat)
    hand_over(seat)
    type_again(seat, "70", dose)
    assert "The two doses differ" in seat.spoken
    assert not seat.shows("witness_pin")
    assert not ordered(seat)
