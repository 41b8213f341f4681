"""Adding a colleague, who can sign in at once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from il2nurse.domain.people import NotAllowed, Role
from il2nurse.ui.people.people import new_person_id
from il2nurse.ui.widgets.table import Table
from il2nurse.workflow.people.access import badge_owner
from il2nurse.workflow.people.sign_in import change_own_pin, sign_in
from il2nurse.workflow.people.tries import MOST_WRONG
from tests.ui.hands import click, press, write
from tests.ui.seed import Seat
from tests.ward import CHARGE, NURSE, PIN, SECOND


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
    write(charge.line("once_pin"), "8642")
    write(charge.line("once_pin_again"), "8642")
    click(charge.button("give_pin"))
    assert not charge.ward.station.people()["okafor"].ended
    change_own_pin(charge.ward.station, NURSE, "8642", "9753")
    assert sign_in(charge.ward.station, "okafor", "9753").shown == "Robin Okafor, RN"


def test_enter_in_the_lines_of_a_forgotten_pin_gives_it_and_adds_nobody(charge: Seat) -> None:
    chosen(charge, "okafor")
    first, again = charge.line("once_pin"), charge.line("once_pin_again")
    first.setFocus()
    write(first, "8642")
    press(first, Qt.Key.Key_Return)
    assert charge.window.focusWidget() is again
    write(again, "8643")
    press(again, Qt.Key.Key_Return)
    assert "same one-time PIN twice" in problem(charge)
    assert charge.window.focusWidget() is first
    write(first, "8642")
    press(first, Qt.Key.Key_Return)
    write(again, "8642")
    press(again, Qt.Key.Key_Return)
    assert "Robin Okafor, RN signs in once" in charge.said
    assert not first.text() + again.text()


def test_digits_for_one_colleague_are_gone_with_the_next_row(charge: Seat) -> None:
    chosen(charge, "okafor")
    write(charge.line("once_pin"), "8642")
    chosen(charge, SECOND.id)
    assert not charge.line("once_pin").text()


def chosen(seat: Seat, person: str) -> None:
    """The page of the people, with this row chosen."""
    seat.session.go("people")
    table = seat.find("people_list")
    assert isinstance(table, Table)
    table.select(person)


def problem(seat: Seat) -> str:
    return str(seat.find("people_problem").property("text"))


def test_a_role_is_changed_by_the_box_at_the_left(charge: Seat) -> None:
    chosen(charge, "okafor")
    click(charge.button("change_role"))
    assert "Choose the new role" in problem(charge)
    box = charge.find("new_role")
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findText("Agency nurse"))
    click(charge.button("change_role"))
    assert charge.ward.station.people()["okafor"].role is Role.AGENCY_NURSE
    assert "agency nurse from now on" in charge.said


def test_nothing_of_a_role_or_a_pin_is_offered_for_oneself(charge: Seat) -> None:
    chosen(charge, CHARGE.id)
    assert [charge.shows(each) for each in ("change_role", "give_pin", "open_sign_in")] == [
        False
    ] * 3
    assert not charge.button("end_person").isEnabled()
    assert charge.shows("set_badge")


def test_a_locked_sign_in_is_told_and_opened(charge: Seat) -> None:
    for _ in range(MOST_WRONG):
        charge.ward.pass_time(2)
        with pytest.raises(NotAllowed):
            sign_in(charge.ward.station, NURSE.id, "9999")
    chosen(charge, NURSE.id)
    row = next(each for each in people_rows(charge) if "Okafor" in each[0])
    assert row[-1] == "locked after wrong PINs"
    click(charge.button("open_sign_in"))
    assert sign_in(charge.ward.station, NURSE.id, PIN) == NURSE


def people_rows(seat: Seat) -> list[list[str]]:
    table = seat.find("people_list")
    assert isinstance(table, Table)
    model = table.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_a_badge_is_given_and_taken_away(charge: Seat) -> None:
    chosen(charge, NURSE.id)
    click(charge.button("set_badge"))
    assert "Scan the badge first" in problem(charge)
    write(charge.line("badge_code"), "B-0042")
    click(charge.button("set_badge"))
    assert badge_owner(charge.ward.station, "B-0042") == NURSE
    assert charge.line("badge_code").text() == ""
    chosen(charge, NURSE.id)
    click(charge.button("take_badge"))
    assert badge_owner(charge.ward.station, "B-0042") is None
