"""A clock that was set is recorded and said on every page, and at the sign-in."""

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from il2nurse.domain.record.register.entries import Kind
from il2nurse.readable.papers import PREPARATION
from il2nurse.readable.routes import ROUTES
from il2nurse.ui.shell.window import MainWindow
from tests.ui.hands import write
from tests.ui.seed import Seat, make_session
from tests.ward import MRN, PIN, Ward


@pytest.mark.parametrize("page", [route.name for route in ROUTES])
def test_a_clock_that_was_set_is_said_and_recorded_on_every_page(charge: Seat, page: str) -> None:
    charge.session.go(page, MRN, paper=PREPARATION.name)
    charge.ward.clock.set_wall_clock(timedelta(minutes=10))
    charge.window.follow()
    charge.window.follow()
    assert "clock moved forward by 10 min 0 s" in charge.window.strip.sentence
    assert len(charge.ward.station.register.of_kind(Kind.CLOCK_APART)) == 1


def test_a_clock_that_was_set_while_nobody_was_signed_in_is_recorded(
    qtbot: QtBot, ward: Ward
) -> None:
    window = MainWindow(make_session(ward))
    qtbot.addWidget(window)
    ward.clock.set_wall_clock(timedelta(minutes=-10))
    window.follow()
    (entry,) = ward.station.register.of_kind(Kind.CLOCK_APART)
    assert entry.person == ""


def test_at_the_sign_in_a_clock_that_is_behind_is_said(qtbot: QtBot, ward: Ward) -> None:
    ward.clock.set_wall_clock(timedelta(hours=-1))
    window = MainWindow(make_session(ward))
    qtbot.addWidget(window)
    window.show()
    write(window.sign_in.person, "Okafor")
    write(window.sign_in.pin, PIN)
    window.sign_in.button.click()
    qtbot.waitUntil(lambda: "1 h 0 min behind the newest entry" in window.strip.sentence)
