"""After a loss the page of the people asks to look at each, that of the regimens at each text."""

from PySide6.QtWidgets import QWidget

from il2nurse.ui.course.regimens import RegimensPage
from il2nurse.ui.widgets.table import Table
from il2nurse.workflow.approvals import unapproved
from il2nurse.workflow.people.access import add_person
from il2nurse.workflow.people.confirming import confirm_access, unconfirmed_people
from tests.ui.hands import click, write
from tests.ui.people.test_administrators import ADA
from tests.ui.seed import Seat
from tests.ward import CHARGE, DOCTOR, NURSE, PIN
from tests.workflow.people.lost import lose


def left(seat: Seat) -> set[str]:
    return {each.id for each in unconfirmed_people(seat.ward.station)}


def choose(seat: Seat, person: str) -> None:
    table = seat.find("people_list")
    assert isinstance(table, Table)
    table.select(person)


def text(widget: QWidget) -> str:
    return str(widget.property("text"))


def test_the_page_asks_for_each_and_is_quiet_afterwards(charge: Seat) -> None:
    charge.session.go("people")
    assert not charge.shows("confirm_say")
    station = charge.ward.station
    add_person(station, CHARGE, ADA, PIN)
    lose(station)
    charge.session.go("ward")
    charge.session.go("people")
    assert "Entries of this register are lost" in text(charge.find("confirm_say"))
    choose(charge, CHARGE.id)
    assert not charge.shows("confirm_access")
    choose(charge, NURSE.id)
    click(charge.button("confirm_access"))
    assert NURSE.id not in left(charge)
    assert "is confirmed" in charge.said
    click(charge.button("confirm_rest"))
    assert left(charge) == {CHARGE.id}
    assert charge.shows("confirm_say")
    assert not charge.shows("confirm_rest")
    confirm_access(station, ADA, [CHARGE.id])
    charge.session.go("ward")
    charge.session.go("people")
    assert not charge.shows("confirm_say")


def test_an_approved_text_is_confirmed_with_an_own_pin(charge: Seat) -> None:
    station = charge.ward.station
    charge.session.go("regimens")
    assert not charge.shows("confirm_approval")
    lose(station)
    confirm_access(station, CHARGE, [DOCTOR.id, CHARGE.id])
    charge.session.go("ward")
    charge.session.go("regimens")
    page = charge.find("page_regimens")
    assert isinstance(page, RegimensPage)
    assert "To be confirmed" in page.standing.text()
    click(charge.button("confirm_approval"))
    assert unapproved(station)
    write(charge.line("regimen_pin"), PIN)
    click(charge.button("confirm_approval"))
    assert not unapproved(station)
    assert not charge.shows("confirm_approval")
