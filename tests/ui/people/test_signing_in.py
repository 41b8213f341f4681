"""Signing in: a name, a PIN, and what is said when one of them is not right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from il2nurse.domain.record.register.entries import Kind
from il2nurse.ui.people.sign_in import SIGNED_IN_SOON, Colleague, SignInPage, people_named
from tests.ui.hands import click, press, write
from tests.ui.seed import Seat
from tests.ward import NURSE, PIN

OKAFOR = Colleague("okafor", "Robin Okafor, RN", "Nurse")
LINDQVIST = Colleague("lindqvist", "Jonna Lindqvist, RN", "Nurse")


def sign_in(seat: Seat, name: str, pin: str) -> None:
    write(seat.line("person"), name)
    write(seat.line("pin"), pin)
    click(seat.button("sign_in"))


def problem(seat: Seat) -> str:
    return str(seat.find("sign_in_problem").property("text"))


def test_the_name_has_the_keyboard_at_once(empty: Seat) -> None:
    assert empty.window.focusWidget() is empty.line("person")


def test_a_name_and_its_pin_open_the_ward_list(empty: Seat) -> None:
    sign_in(empty, "Robin Okafor, RN", PIN)
    assert empty.session.person == NURSE
    assert empty.page.name == "ward"


def test_the_beginning_of_one_name_is_enough(empty: Seat) -> None:
    sign_in(empty, "robin o", PIN)
    assert empty.session.person == NURSE


def test_enter_goes_from_the_name_to_the_pin_and_signs_in(empty: Seat) -> None:
    write(empty.line("person"), "Okafor")
    press(empty.line("person"), Qt.Key.Key_Return)
    assert empty.window.focusWidget() is empty.line("pin")
    write(empty.line("pin"), PIN)
    press(empty.line("pin"), Qt.Key.Key_Return)
    assert empty.session.person == NURSE


def test_a_wrong_pin_signs_nobody_in_and_is_on_record(empty: Seat) -> None:
    sign_in(empty, "Robin Okafor, RN", "9999")
    assert empty.session.person is None
    assert problem(empty) == (
        "The PIN is not right. Nothing was recorded but this attempt. Type it again in 1 s; each "
        "wrong PIN doubles the wait, up to 60 s. Forgotten? A charge nurse or an administrator "
        "gives you a one-time PIN."
    )
    assert empty.ward.station.register.newest(1)[0].kind is Kind.SIGN_IN_REFUSED


def test_after_wrong_pins_the_right_one_has_to_wait(empty: Seat) -> None:
    for pin in ("9999", "8888"):
        sign_in(empty, "", pin) if empty.line("person").text() else sign_in(empty, "Okafor", pin)
        empty.ward.pass_time(1)
    sign_in(empty, "", "7777")
    sign_in(empty, "", PIN)
    assert problem(empty) == (
        "This PIN was not looked at: it came too soon after a wrong one. Type it again in 4 s, or "
        "ask a colleague to sign. That it was tried is on record."
    )
    empty.ward.pass_time(0.2)
    sign_in(empty, "", PIN)
    assert empty.session.person == NURSE


def test_the_pin_is_never_left_on_the_screen(empty: Seat) -> None:
    sign_in(empty, "Okafor", "9999")
    assert empty.line("pin").text() == ""


def test_a_strange_name_is_named_in_the_sentence(empty: Seat) -> None:
    sign_in(empty, "Smith", PIN)
    assert (
        problem(empty)
        == "Nobody here is called “Smith”. Nobody was signed in; type the name again."
    )


def test_a_name_that_fits_two_people_is_not_guessed() -> None:
    people = (OKAFOR, Colleague("okonkwo", "Robin Okonkwo, RN", "Nurse"))
    assert people_named(people, "robin ok") == people


def test_a_whole_name_is_meant_even_where_a_longer_one_begins_so() -> None:
    longer = Colleague("x", "Robin Okafor, RN junior", "Nurse")
    assert people_named((longer, OKAFOR), "Robin Okafor, RN") == (OKAFOR,)


def test_what_is_typed_before_the_register_is_open_is_kept_and_sent(qtbot: object) -> None:
    page = SignInPage()
    page.show_place("The practice ward is being made.")
    asked: list[tuple[str, str]] = []
    page.asked.connect(lambda person, pin: asked.append((person, pin)))
    write(page.person, "Okafor")
    write(page.pin, PIN)
    page.button.click()
    assert asked == []
    told = [label.text() for label in page.findChildren(QLabel)]
    assert {"The practice ward is being made.", SIGNED_IN_SOON} <= set(told)
    page.show_people([OKAFOR, LINDQVIST])
    assert asked == [("okafor", PIN)]


def test_the_arrow_keys_choose_a_name_from_the_list(empty: Seat) -> None:
    press(empty.line("person"), Qt.Key.Key_Down)
    press(empty.line("person"), Qt.Key.Key_Down)
    assert empty.line("person").text() == "Erin Vance, MD"


def test_signing_out_forgets_the_person_and_every_page(seat: Seat) -> None:
    seat.session.end()
    assert seat.page_name is None
    assert seat.line("person").text() == ""
    assert seat.ward.station.register.newest(1)[0].kind is Kind.SIGNED_OUT
