"""A dose in a real window, on a register in memory and a clock that stands until it is moved."""

import pytest
from pytestqt.qtbot import QtBot

from il2nurse.ui.shell.window import MainWindow
from il2nurse.workflow.dose import administration
from tests.ui.dose.keyboard import Bed
from tests.ui.hands import bring_up
from tests.ui.seed import make_session
from tests.ward import MRN, NURSE, Ward, key, make_ward


def open_bed(qtbot: QtBot, ward: Ward, last: str = "") -> Bed:
    """Begin a dose, let its steps be done up to ``last``, and open it in a window."""
    administration.begin(ward.station, NURSE, MRN)
    if last:
        ward.walk(last)
    return look_at(qtbot, ward)


def look_at(qtbot: QtBot, ward: Ward, slot: int = 1) -> Bed:
    """Open the dose that was begun in a new window."""
    session = make_session(ward)
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    bring_up(qtbot, window)
    session.begin(NURSE)
    session.go("dose", MRN, key(slot))
    return Bed(ward, session, window, slot=slot)


def second_bed(qtbot: QtBot, ward: Ward, last: str = "") -> Bed:
    """Give a first dose, begin the second when it is due, and open it after the step ``last``."""
    ward.give(1)
    ward.pass_time(8 * 60 - 16)
    administration.begin(ward.station, NURSE, MRN)
    if last:
        ward.walk(last, 2)
    return look_at(qtbot, ward, slot=2)


@pytest.fixture
def ward() -> Ward:
    """A ward a quarter of an hour after the dose's window has opened."""
    made = make_ward()
    made.pass_time(15)
    return made
