"""What the tests of the window share: a ward of three patients and a seat at its station."""

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.seed import Seat, full_ward, sit_down
from tests.ward import CHARGE, NURSE, Ward


@pytest.fixture
def ward() -> Ward:
    """Three patients: one ordered, one without an order, one with a similar name."""
    return full_ward()


@pytest.fixture
def seat(qtbot: QtBot, ward: Ward) -> Seat:
    """A nurse at the ward list."""
    return sit_down(qtbot, ward, NURSE)


@pytest.fixture
def charge(qtbot: QtBot, ward: Ward) -> Seat:
    """The charge nurse at the ward list."""
    return sit_down(qtbot, ward, CHARGE)


@pytest.fixture
def empty(qtbot: QtBot, ward: Ward) -> Seat:
    """A window in which nobody is signed in."""
    return sit_down(qtbot, ward)
