"""What the tests of the window share: the palette, a clock that stands, a ward and a seat at it."""

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from il2nurse.ui.look import theme
from il2nurse.ui.look.colours import LIGHT, THEMES, Theme
from tests.cheap_registers import cheap_pins
from tests.later import later
from tests.ui.gallery_editors import Still
from tests.ui.seed import Seat, full_ward, sit_down
from tests.ward import CHARGE, NURSE, Ward

__all__ = ["cheap_pins", "later"]


@pytest.fixture(autouse=True, scope="session")
def light(qapp: QApplication) -> None:
    """Every widget is drawn with the real sheet."""
    theme.apply(qapp, LIGHT)


@pytest.fixture(autouse=True)
def tidy(qapp: QApplication) -> Iterator[None]:
    """Windows of one test are gone before the next: Qt's objects die in the window's thread only.

    Python's garbage collection may run in any thread and at any time; among half-closed windows
    that ends the program. The program itself searches by a timer of its own, as done here.
    """
    gc.disable()
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    gc.freeze()
    gc.enable()


@pytest.fixture(params=list(THEMES.values()), ids=list(THEMES))
def palette(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Theme]:
    """Each palette in turn, on show."""
    shown: Theme = request.param
    theme.apply(qapp, shown)
    yield shown
    theme.apply(qapp, LIGHT)


@pytest.fixture
def still() -> Still:
    """A clock that stands at 13:59 in New York on 20-Nov-2026."""
    return Still()


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
