"""Changing an order in the window, and verifying it unseen: what is hidden, compared and signed."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from il2nurse.domain.people import Person
from il2nurse.ui.page.patient_page import PatientPage
from tests.ui.hands import click, write
from tests.ui.seed import Seat, sit_down
from tests.ward import CHARGE, DOCTOR, MRN, NURSE, PIN, SECOND, Ward, make_ward

WHY = "The scale was not tared"


@pytest.fixture
def ward() -> Ward:
    """A ward whose dose 1 is due now."""
    ward = make_ward()
    ward.pass_time(60)
    return ward


def open_page(qtbot: QtBot, ward: Ward, by: Person) -> Seat:
    seat = sit_down(qtbot, ward, by)
    seat.session.go("patient", MRN)
    return seat


def change(seat: Seat, kg: str) -> None:
    seat.choose("change_order")
    seat.line("dosing_weight_kg").selectAll()
    write(seat.line("dosing_weight_kg"), kg)
    told = shown(seat)
    assert "Order as it is" in told
    assert f"\n{kg} kg\n" in told
    assert f"\n{int(kg) * 6 / 10:g} million international units, " in told
    assert "unchanged" in told
    assert "that makes a new version, from dose 1 on, due 08:00. Doses given stay" in told
    assert f"{(int(kg) - 70) / 0.7:+.1f} %" in told
    assert "\n2.33 mL, 2 vials\n" in told
    write(seat.line("reason"), WHY)
    write(seat.line("change_pin"), PIN)
    click(seat.button("record_change"))


def sit_as(seat: Seat, person: Person) -> None:
    seat.session.begin(person)
    seat.session.go("patient", MRN)


def banner(seat: Seat) -> str:
    assert isinstance(seat.page, PatientPage)
    return seat.page.banner.accessibleName()


def shown(seat: Seat) -> str:
    found = seat.page.findChildren(QLabel)
    return "\n".join(each.text() for each in found if each.isVisible())


def test_the_prescriber_changes_and_a_second_person_verifies_unseen(
    qtbot: QtBot, ward: Ward
) -> None:
    seat = open_page(qtbot, ward, DOCTOR)
    change(seat, "68")
    assert ward.station.moment(MRN).course.current.version == 2
    assert not seat.shows("verify_version")
    assert "Cycle 1 · Version 2" in banner(seat)
    assert "dosing weight not verified yet" in banner(seat)
    assert "changed by Erin Vance, MD 20-Nov-2026 08:00" in banner(seat)
    sit_as(seat, SECOND)
    assert not seat.shows("begin_dose")
    click(seat.button("verify_version"))
    assert "68 kg" not in shown(seat)
    assert not seat.shows("verify_pin")
    assert "Erin Vance, MD, 20-Nov-2026 08:00, from dose 1 on, due 08:00" in shown(seat)
    write(seat.line("weight_again_kg"), "70")
    write(seat.line("dose_again_million"), "42")
    click(seat.button("sign_version"))
    assert "The weight that you read is another" in seat.spoken
    assert "68 kg" not in shown(seat)
    for name, number in (("weight_again_kg", "68"), ("dose_again_million", "40.8")):
        seat.line(name).selectAll()
        write(seat.line(name), number)
    click(seat.button("sign_version"))
    assert "Dosing weight 70 kg → 68 kg" in seat.spoken
    assert "In full, forty million eight hundred thousand; 40,800,000" in seat.spoken
    told = "Each dose, 40.8 million international units, -2.9 % (before 42 million)"
    assert told in seat.spoken
    assert "Draw up, 2.33 mL, 2 vials → 2.27 mL, 2 vials" in seat.spoken
    assert "Pump rate, 209.3 mL/h → 209.1 mL/h" in seat.spoken
    assert seat.spoken.count("70 kg → 68 kg") == 1
    write(seat.line("verify_pin"), PIN)
    click(seat.button("sign_version"))
    assert ward.station.moment(MRN).course.current.verified_by == SECOND.id
    assert "dosing weight 68 kg" in banner(seat)
    assert seat.shows("begin_dose")


def test_another_dose_says_that_it_needs_another_vial(qtbot: QtBot, ward: Ward) -> None:
    seat = open_page(qtbot, ward, DOCTOR)
    seat.choose("change_order")
    seat.line("dosing_weight_kg").selectAll()
    write(seat.line("dosing_weight_kg"), "74")
    for was, now in (("2.33 mL, 2 vials", "2.47 mL, 3 vials"), ("209.3 mL/h", "209.9 mL/h")):
        assert was in shown(seat)
        assert now in shown(seat)


def test_an_unlike_weight_is_asked_about_once(qtbot: QtBot, ward: Ward) -> None:
    seat = open_page(qtbot, ward, DOCTOR)
    change(seat, "80")
    assert "Both of you must confirm it" in seat.spoken
    write(seat.line("change_pin"), PIN)
    click(seat.button("record_change"))
    assert ward.station.moment(MRN).course.current.weight_unlike


def test_nobody_but_a_prescriber_is_offered_a_change(qtbot: QtBot, ward: Ward) -> None:
    seat = open_page(qtbot, ward, NURSE)
    assert not seat.shows("change_order")
    sit_as(seat, CHARGE)
    assert not seat.shows("change_order")
    assert not seat.shows("verify_version")


def test_other_answers_of_suitability_ask_why(qtbot: QtBot, ward: Ward) -> None:
    seat = open_page(qtbot, ward, DOCTOR)
    click(seat.button("suitability"))
    click(seat.button("indication_melanoma"))
    click(seat.button("record_suitability"))
    assert "Why the answers change is not answered yet" in seat.spoken
    write(seat.line("why_changed"), "Another indication was meant")
    click(seat.button("record_suitability"))
    assert "Type your PIN" in seat.spoken
    write(seat.line("suitability_pin"), PIN)
    click(seat.button("record_suitability"))
    version = ward.station.moment(MRN).course.current.unverified
    assert version
    assert version.reason == "Another indication was meant"
