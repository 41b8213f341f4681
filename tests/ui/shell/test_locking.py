"""Locking: names and values are gone from the screen, drafts and running infusions are not."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from il2nurse.domain.record.dose.infusion import InfusionState
from il2nurse.domain.record.register.entries import Kind
from il2nurse.ui.shell.idle import Idle
from il2nurse.ui.shell.topbar import PRACTICE
from il2nurse.ui.widgets.ring import Ring
from il2nurse.workflow.dose import administration, ending
from il2nurse.workflow.people.tries import MOST_WRONG
from tests.ui.hands import click, write
from tests.ui.seed import Seat
from tests.ward import CHARGE, MRN, NURSE, PIN, SECOND, key


def lock(seat: Seat) -> None:
    QTest.keyClick(seat.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def unlock(seat: Seat, pin: str = PIN) -> None:
    write(seat.line("unlock_pin"), pin)
    click(seat.button("unlock"))


def seen(seat: Seat) -> str:
    """The text of every label at the top of the pile, where the cover lies over the rest."""
    cover = seat.find("lock_cover")
    labels = [label.text() for label in cover.findChildren(QLabel) if label.isVisible()]
    return "\n".join(labels)


def ring(seat: Seat) -> Ring:
    """The one ring on the cover."""
    (found,) = seat.find("lock_cover").findChildren(Ring)
    return found


def covered(seat: Seat) -> bool:
    """True where every point of the window belongs to the cover."""
    cover, window = seat.find("lock_cover"), seat.window.middle
    points = [(x, y) for x in range(5, window.width(), 97) for y in range(5, window.height(), 61)]
    under = [window.childAt(x, y) for x, y in points]
    return all(isinstance(w, QWidget) and (w is cover or cover.isAncestorOf(w)) for w in under)


def test_the_cover_of_a_practice_ward_says_so(seat: Seat) -> None:
    lock(seat)
    assert PRACTICE in seen(seat)


def test_the_cover_lies_over_all_of_the_window(seat: Seat) -> None:
    lock(seat)
    assert covered(seat)
    assert "MARSH" not in seen(seat)
    assert MRN not in seen(seat)
    assert seat.ward.station.register.newest(1)[0].kind is Kind.LOCKED


def test_the_same_page_and_the_draft_are_there_again(seat: Seat) -> None:
    seat.session.go("new_patient")
    seat.line("mrn").setFocus()
    write(seat.line("mrn"), "00530771")
    lock(seat)
    unlock(seat)
    assert seat.page_name == "new_patient"
    assert seat.line("mrn").text() == "00530771"
    assert seat.window.focusWidget() is seat.line("mrn")


def test_a_wrong_pin_leaves_it_locked(seat: Seat) -> None:
    lock(seat)
    unlock(seat, "9999")
    assert seat.window.locked
    assert "The PIN is not right" in seen(seat)


def test_the_pages_shortcuts_sleep_while_it_is_locked(seat: Seat) -> None:
    lock(seat)
    QTest.keyClick(seat.window, Qt.Key.Key_N)
    QTest.keyClick(seat.window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert seat.page_name == "ward"


def test_a_running_infusion_stays_in_view_with_its_bed_only(seat: Seat) -> None:
    administration.begin(seat.ward.station, NURSE, MRN)
    seat.ward.walk("line")
    seat.ward.start()
    seat.ward.pass_time(9)
    lock(seat)
    assert ring(seat).digits == "06:00"
    assert "Bed 712-A" in seen(seat)


def test_the_ring_goes_on_while_it_is_locked(seat: Seat, qtbot: QtBot) -> None:
    administration.begin(seat.ward.station, NURSE, MRN)
    seat.ward.walk("line")
    seat.ward.start()
    lock(seat)
    seat.ward.pass_time(1)
    qtbot.waitUntil(lambda: ring(seat).digits == "14:00", timeout=2000)


def test_someone_else_may_sign_in_at_a_locked_window(seat: Seat) -> None:
    lock(seat)
    click(seat.button("leave_station"))
    assert seat.session.person is None
    write(seat.line("person"), "Sato")
    write(seat.line("pin"), PIN)
    click(seat.button("sign_in"))
    assert seat.session.person == CHARGE


def test_five_quiet_minutes_lock_it(seat: Seat, qtbot: QtBot) -> None:
    idle = Idle(seat.window, after_ms=60)
    idle.reached.connect(seat.window.lock)
    qtbot.waitUntil(lambda: seat.window.locked, timeout=2000)


def test_nothing_is_locked_while_nobody_is_signed_in(empty: Seat) -> None:
    empty.window.lock()
    assert not empty.window.locked


def test_a_colleague_stops_an_infusion_although_the_nurse_is_locked_out(seat: Seat) -> None:
    administration.begin(seat.ward.station, NURSE, MRN)
    seat.ward.walk("line")
    seat.ward.start()
    lock(seat)
    for _ in range(MOST_WRONG + 1):
        seat.ward.pass_time(1.01)
        unlock(seat, "9999")
    assert "locked after" in seen(seat)
    click(seat.button("leave_station"))
    write(seat.line("person"), SECOND.shown)
    write(seat.line("pin"), PIN)
    click(seat.button("sign_in"))
    assert seat.session.person == SECOND
    infusion = seat.ward.dose().infusion
    assert infusion is not None
    assert infusion.state is InfusionState.RUNNING
    reason = seat.ward.regimen.stop_reasons[0].word
    ending.stop(seat.ward.station, seat.session.who, key(), reason)
    stopped = seat.ward.dose().infusion
    assert stopped is not None
    assert stopped.state is not InfusionState.RUNNING
