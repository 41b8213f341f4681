"""Adding a colleague, who can sign in at once."""

import pytest
from PySide6.QtWidgets import QComboBox

from il2nurse.domain.people import Role
from il2nurse.ui.people.people import new_person_id
from il2nurse.ui.widgets.table import Table
from il2nurse.workflow.people.sign_in import sign_in
from tests.ui.hands import click, write
from tests.ui.seed import Seat


def fill(seat: Seat, pin: str = "2468", again: str = "2468", role: str = "Nurse") -> None:
    seat.session.go("people")
    write(seat.line("new_name"), "Oya Demir")
    write(seat.line("new_suffix"), "RN")
    box = seat.find("new_role")
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findText(role))
    write(seat.line("new_pin"), pin)
    write(seat.line("new_pin_again"), again)
    click(seat.button("add_person"))


def added(seat: Seat) -> bool:
    return "oya-demir" in seat.ward.station.people()


def test_a_new_colleague_signs_in_with_the_new_pin(charge: Seat) -> None:
    fill(charge)
    charge.session.end()
    write(charge.line("person"), "Oya")
    write(charge.line("pin"), "2468")
    click(charge.button("sign_in"))
    assert charge.session.person is not None
    assert charge.session.person.shown == "Oya Demir, RN"
    assert charge.session.person.role is Role.NURSE


@pytest.mark.parametrize(
    ("pin", "again", "role"),
    [
        ("2468", "2469", "Nurse"),
        ("12", "12", "Nurse"),
        ("1111", "1111", "Nurse"),
        ("2468",) * 2 + ("",),
    ],
)
def test_what_is_not_right_adds_nobody(charge: Seat, pin: str, again: str, role: str) -> None:
    fill(charge, pin, again, role)
    assert not added(charge)
    assert charge.line("new_name").text() == "Oya Demir"


def test_a_nurse_is_not_offered_the_page(seat: Seat) -> None:
    people = next(act for act in seat.window.actions() if act.objectName() == "people")
    assert not people.isVisible()


def test_two_people_of_one_name_have_two_ids() -> None:
    assert new_person_id("Oya Demir", {"oya-demir"}) == "oya-demir-2"
    assert new_person_id("Željko O'Neil", {}) == "zeljko-o-neil"


def test_access_is_ended_and_given_again_with_a_new_pin(charge: Seat) -> None:
    charge.session.go("people")
    table = charge.find("people_list")
    assert isinstance(table, Table)
    table.select("okafor")
    click(charge.button("end_person"))
    assert charge.ward.station.people()["okafor"].ended
    assert not charge.shows("end_person")
    click(charge.button("give_pin"))
    assert charge.ward.station.people()["okafor"].ended
    write(charge.line("new_pin"), "8642")
    write(charge.line("new_pin_again"), "8642")
    click(charge.button("give_pin"))
    assert not charge.ward.station.people()["okafor"].ended
    assert sign_in(charge.ward.station, "okafor", "8642").shown == "Robin Okafor, RN"
