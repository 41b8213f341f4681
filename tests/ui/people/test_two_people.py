"""Whoever gives a PIN on a real ward is told at once that the two do not witness for each other."""

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from il2nurse.storage.memory import MemoryRegister
from il2nurse.ui.widgets.table import Table
from il2nurse.workflow.clocks import SimulatedClock
from il2nurse.workflow.people.access import add_person
from il2nurse.workflow.register import Identity
from tests.cheap_pins import CHEAP
from tests.ui.hands import click, write
from tests.ui.seed import Seat, sit_down
from tests.ward import CHARGE, MORNING, NURSE, Ward, make_station

TOLD = "For 24 hours neither of you can be the other’s witness."


@pytest.fixture
def seat(qtbot: QtBot) -> Seat:
    """The charge nurse of a real ward, on the page of its people."""
    clock = SimulatedClock(MORNING - timedelta(days=2))
    identity = Identity("R-1", practice=False, encrypted=True, name="7 West")
    station = make_station(MemoryRegister(identity, CHEAP), clock)
    add_person(station, None, CHARGE, "713502")
    add_person(station, CHARGE, NURSE, "713502")
    clock.move(timedelta(days=2))
    made = sit_down(qtbot, Ward(station, clock), CHARGE)
    made.session.go("people")
    return made


def test_who_gives_a_one_time_pin_is_told(seat: Seat) -> None:
    table = seat.find("people_list")
    assert isinstance(table, Table)
    table.select(NURSE.id)
    for line in ("once_pin", "once_pin_again"):
        write(seat.line(line), "593817")
    click(seat.button("give_pin"))
    assert "signs in once with this PIN" in seat.said
    assert TOLD in seat.said
