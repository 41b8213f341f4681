"""What the page of the people offers of an administrator to a charge nurse."""

import pytest
from PySide6.QtCore import QPoint

from il2nurse.domain.people import Person, Role
from il2nurse.ui.people.people import PeoplePage
from il2nurse.ui.widgets.table import Table
from il2nurse.workflow.people.access import add_person
from il2nurse.workflow.people.sign_in import change_own_pin
from tests.app.manual import section
from tests.ui.hands import click, write
from tests.ui.seed import Seat
from tests.ward import CHARGE, DOCTOR, PIN

ADA = Person("ada", "Ada Admin", "", Role.ADMINISTRATOR)
BOB = Person("bob", "Bob Admin", "", Role.ADMINISTRATOR)
ORIGIN = QPoint(0, 0)
LINES = ("once_pin", "once_pin_again")
OFFERED = ("change_role", "give_pin", "end_person", "set_badge")


def page(seat: Seat) -> PeoplePage:
    found = seat.find("page_people")
    assert isinstance(found, PeoplePage)
    return found


def choose(seat: Seat, person: Person) -> None:
    seat.session.go("people")
    table = seat.find("people_list")
    assert isinstance(table, Table)
    table.select(person.id)


@pytest.fixture
def guarded(charge: Seat) -> Seat:
    add_person(charge.ward.station, CHARGE, ADA, PIN)
    return charge


def test_of_an_administrator_nothing_is_offered_where_another_one_could(guarded: Seat) -> None:
    add_person(guarded.ward.station, ADA, BOB, PIN)
    choose(guarded, ADA)
    assert [guarded.shows(each) for each in OFFERED] == [False] * len(OFFERED)
    assert "Only an administrator" in str(guarded.find("person_guarded").property("text"))
    choose(guarded, DOCTOR)
    assert [guarded.shows(each) for each in OFFERED] == [True] * len(OFFERED)
    assert not guarded.shows("person_guarded")


def test_the_last_one_gets_a_pin_by_two_people(guarded: Seat) -> None:
    choose(guarded, ADA)
    told = " ".join(section("people.md", "What can be done").split())
    assert "types it twice below the list" in told
    below = [guarded.line(name).mapTo(guarded.window, ORIGIN).y() for name in LINES]
    assert min(below) > guarded.find("people_list").mapTo(guarded.window, ORIGIN).y()
    assert [guarded.shows(each) for each in OFFERED] == [False, True, False, False]
    for line in LINES:
        write(guarded.line(line), "8642")
    click(guarded.button("give_pin"))
    row = page(guarded).row
    assert row.witness is not None
    assert row.witness.people.hasFocus()
    row.witness.people.choose(DOCTOR.id)
    row.witness.pin.setText(PIN)
    click(guarded.button("give_pin"))
    assert "signs in once" in guarded.said
    change_own_pin(guarded.ward.station, ADA, "8642", "9753")
