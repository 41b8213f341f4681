"""Ordering by a dose level: chosen, read from the order again unseen, and no weight asked for."""

from decimal import Decimal

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from tests.levels import ward_of_levels
from tests.research import OTHER
from tests.ui.course.test_ordering import SUITABLE, hand_over, telephoned
from tests.ui.hands import click, write
from tests.ui.seed import Seat, sit_down
from tests.ward import NURSE, PIN, SECOND, Ward, once


@pytest.fixture
@once
def levels() -> Ward:
    return ward_of_levels()


def fill(seat: Seat) -> None:
    seat.session.go("order", OTHER.mrn)
    telephoned(seat)
    click(seat.button("regimen_injected"))
    write(seat.line("first_slot"), "20-Nov 09:00")
    assert "dose level not ordered yet" in seat.find("banner").accessibleName()
    click(seat.button("dose_level_middle"))
    assert "dose level not verified yet" in seat.find("banner").accessibleName()
    for button in SUITABLE:
        click(seat.button(button))


def test_a_level_is_ordered_and_read_again_unseen(qtbot: QtBot, levels: Ward) -> None:
    seat = sit_down(qtbot, levels, NURSE)
    fill(seat)
    assert not seat.shows("dosing_weight_kg")
    assert "Draw up, 0.33 mL" in seat.spoken
    hand_over(seat)
    assert not seat.shows("weight_again_kg")
    assert "6 million" not in seat.spoken
    line = seat.line("dose_again_million")
    write(line, "7.5")
    click(seat.button("sign_verified"))
    assert "The two doses differ" in seat.spoken
    assert not levels.station.case(OTHER.mrn).courses
    line.clear()
    write(line, "6")
    click(seat.button("sign_verified"))
    assert "Each dose, 6 million international units" in seat.spoken
    people = seat.find("witness")
    assert isinstance(people, QComboBox)
    people.setCurrentIndex(people.findData(SECOND.id))
    write(seat.line("witness_pin"), PIN)
    click(seat.button("sign_verified"))
    (course,) = levels.station.case(OTHER.mrn).courses
    assert course.current.level == Decimal(6_000_000)
    assert course.current.verified_by == SECOND.id
