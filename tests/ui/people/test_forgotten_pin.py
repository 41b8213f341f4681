"""The manual's section "A forgotten PIN", followed with the hands of two people."""

import re
from pathlib import Path

from il2nurse.ui.widgets.action import Action
from il2nurse.ui.widgets.table import Table
from tests.ui.hands import click, write
from tests.ui.seed import Seat
from tests.ward import NURSE

PAGE = Path(__file__).parents[3] / "docs" / "manual" / "administrator.md"
ONCE, OWN = "713502", "482913"


def pressed() -> list[str]:
    """What the section says to press, in its order."""
    section = PAGE.read_text(encoding="utf-8").partition("## A forgotten PIN")[2]
    return re.findall(r"\*\*(.+?)\*\*", section.partition("\n\nIt also")[0])


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
    write(charge.line("new_pin"), ONCE)
    write(charge.line("new_pin_again"), ONCE)
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
