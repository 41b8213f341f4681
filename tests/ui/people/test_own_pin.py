"""An own PIN: chosen at the sign-in with a one-time PIN, and changed by whoever is signed in."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from il2nurse.domain.people import Person
from il2nurse.ui.people.own_pin import OwnPinCard
from il2nurse.workflow.people.access import give_pin, set_badge
from tests.ui.hands import click, press, write
from tests.ui.scanner import Scanner
from tests.ui.seed import Seat
from tests.ward import CHARGE, NURSE, PIN, SECOND


def card(seat: Seat) -> OwnPinCard:
    """The card in view."""
    (found,) = (each for each in seat.window.findChildren(OwnPinCard) if each.isVisible())
    return found


def problem(shown: OwnPinCard) -> str:
    label = shown.findChild(QLabel, "own_pin_problem")
    assert isinstance(label, QLabel)
    return label.text() if label.isVisible() else ""


def signed_in(seat: Seat) -> Person | None:
    return seat.session.person


def choose(shown: OwnPinCard, old: str, new: str, again: str) -> None:
    """Type the three PINs, each ended with Enter."""
    for line, pin in ((shown.old, old), (shown.new, new), (shown.again, again)):
        write(line, pin)
        press(line, Qt.Key.Key_Return)


def sign_in(seat: Seat, pin: str) -> None:
    write(seat.line("person"), NURSE.shown)
    write(seat.line("pin"), pin)
    click(seat.button("sign_in"))


def test_a_one_time_pin_asks_for_an_own_one_and_signs_in_with_it(empty: Seat) -> None:
    give_pin(empty.ward.station, CHARGE, NURSE.id, "8642")
    sign_in(empty, "8642")
    assert signed_in(empty) is None
    shown = card(empty)
    assert empty.window.focusWidget() is shown.old
    choose(shown, "8642", "9753", "9754")
    assert "differ" in problem(shown)
    choose(shown, "8642", "8642", "8642")
    assert "the same as the old one" in problem(shown)
    choose(shown, "8642", "9753", "9753")
    assert empty.session.person == NURSE
    assert empty.page.name == "ward"
    empty.session.end()
    sign_in(empty, "9753")
    assert empty.session.person == NURSE


def test_escape_leads_back_and_the_one_time_pin_still_serves(empty: Seat) -> None:
    give_pin(empty.ward.station, CHARGE, NURSE.id, "8642")
    sign_in(empty, "8642")
    click(card(empty).leave)
    assert empty.line("person").isVisible()
    sign_in(empty, "8642")
    assert card(empty).isVisible()


def test_the_menu_changes_the_pin_of_whoever_is_signed_in(seat: Seat) -> None:
    act = next(each for each in seat.window.actions() if each.objectName() == "own_pin")
    assert act.isVisible()
    act.trigger()
    shown = card(seat)
    choose(shown, "9999", "9753", "9753")
    assert "not right" in problem(shown)
    assert [line.text() for line in (shown.old, shown.new, shown.again)] == [""] * 3
    seat.ward.pass_time(1)
    choose(shown, PIN, "9753", "9753")
    assert "new PIN from now on" in seat.said
    seat.session.end()
    sign_in(seat, "9753")
    assert seat.session.person == NURSE


def test_a_badge_chooses_the_name_and_the_pin_is_asked_for(empty: Seat) -> None:
    set_badge(empty.ward.station, CHARGE, NURSE.id, "B-0042")
    scanner = Scanner(empty.window.scans)
    scanner.scan("B-0042")
    assert signed_in(empty) is None
    assert empty.line("person").text() == NURSE.shown
    assert empty.window.focusWidget() is empty.line("pin")
    scanner.rest()
    write(empty.line("pin"), PIN)
    press(empty.line("pin"), Qt.Key.Key_Return)
    assert signed_in(empty) == NURSE


def test_a_badge_scanned_twice_signs_nobody_in(empty: Seat) -> None:
    set_badge(empty.ward.station, CHARGE, NURSE.id, PIN)
    scanner = Scanner(empty.window.scans)
    for _ in range(2):
        empty.line("person").setFocus()
        scanner.scan(PIN)
    assert signed_in(empty) is None
    assert empty.line("pin").text() == ""


def test_another_badge_takes_the_place_of_the_first(empty: Seat) -> None:
    set_badge(empty.ward.station, CHARGE, NURSE.id, "B-0042")
    set_badge(empty.ward.station, CHARGE, SECOND.id, "B-0043")
    scanner = Scanner(empty.window.scans)
    for code, person in (("B-0042", NURSE), ("B-0043", SECOND)):
        empty.line("person").setFocus()
        scanner.scan(code)
        assert empty.line("person").text() == person.shown
