"""The manual's section "A forgotten PIN", followed with the hands of two people."""

from il2nurse.ui.widgets.action import Action
from il2nurse.ui.widgets.table import Table
from tests.app.manual import begin_like, steps
from tests.ui.hands import click, write
from tests.ui.seed import Seat
from tests.ward import NURSE

ONCE, OWN = "713502", "482913"


def pressed() -> list[str]:
    """What the section says to press, in its order; a step that was changed fails the test."""
    found = steps("administrator.md", "A forgotten PIN")
    begin_like(
        found,
        "A charge nurse or an administrator opens People of this ward (Ctrl+5) and chooses",
        "Type a one-time PIN of six digits below the list, twice, and press Give a one-time PIN "
        "beside it.",
        "The colleague types name and one-time PIN and presses Sign in. It signs nothing: the page "
        "asks for it once more and for a new PIN, twice. Change the PIN signs them in.",
    )
    return [words for step in found for words in step.bold]


def press_named(seat: Seat, words: str) -> None:
    (button,) = [
        each
        for each in seat.window.findChildren(Action)
        if each.isVisible() and each.accessibleName() == words
    ]
    click(button)


def test_a_forgotten_pin_is_given_anew_as_the_manual_says(charge: Seat) -> None:
    people, give, sign, change = pressed()
    (entry,) = [each for each in charge.window.actions() if each.text() == people]
    entry.trigger()
    table = charge.find("people_list")
    assert isinstance(table, Table)
    table.select(NURSE.id)
    write(charge.line("once_pin"), ONCE)
    write(charge.line("once_pin_again"), ONCE)
    press_named(charge, give)
    assert "signs in once with this PIN" in charge.said
    charge.session.end()
    write(charge.line("person"), NURSE.name)
    write(charge.line("pin"), ONCE)
    press_named(charge, sign)
    assert charge.page_name is None
    for name, digits in (("own_pin_old", ONCE), ("own_pin_new", OWN), ("own_pin_again", OWN)):
        write(charge.line(name), digits)
    press_named(charge, change)
    assert charge.session.person == NURSE
    assert charge.page_name == "ward"
