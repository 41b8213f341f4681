"""A part that is shown before it has its place becomes a window of the system for a moment."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from il2nurse.readable.papers import PREPARATION
from il2nurse.readable.routes import BY_NAME
from il2nurse.ui.shell.window import MainWindow
from il2nurse.workflow.dose import administration
from tests.ui.seed import Seat
from tests.ward import MRN, NURSE, key


class Strays(QObject):
    """Notes every widget but the main window that is shown as a window."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            stray = watched.isWindow() and not isinstance(watched, MainWindow)
            self.found += [repr(watched)] if stray else []
        return False


@pytest.fixture
def strays(qapp: QApplication) -> Iterator[Strays]:
    watching = Strays()
    qapp.installEventFilter(watching)
    yield watching
    qapp.removeEventFilter(watching)


@pytest.mark.parametrize("page", BY_NAME)
def test_no_page_opens_a_window_of_its_own(seat: Seat, strays: Strays, page: str) -> None:
    seat.session.go(page, MRN, paper=PREPARATION.name)
    assert strays.found == []


def test_no_step_of_a_dose_does(seat: Seat, strays: Strays) -> None:
    seat.ward.pass_time(30)
    administration.begin(seat.ward.station, NURSE, MRN)
    seat.session.go("dose", MRN, key())
    while (step := seat.ward.current()) and step.id != "infuse":
        seat.ward.walk(step.id)
        seat.window.follow()
    assert strays.found == []


@pytest.mark.parametrize("button", ["vital_signs", "fluids", "not_given"])
def test_no_dialog_does(seat: Seat, strays: Strays, button: str) -> None:
    seat.session.go("patient", MRN)
    seat.button(button).click()
    assert strays.found == []
