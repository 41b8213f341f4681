"""What a screen reader or voice control does counts as what hands do: buttons, rows and lines."""

import ast
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QButtonGroup,
    QLineEdit,
    QListWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from il2nurse.readable.papers import PREPARATION
from il2nurse.readable.routes import ROUTES, Route
from il2nurse.ui.qt.key_press import KeyButton
from il2nurse.ui.qt.typed_line import TypedLine
from il2nurse.ui.reactions.reaction import ReactionDialog
from il2nurse.ui.widgets.pin import PinLine
from il2nurse.ui.widgets.table import Table
from il2nurse.workflow.dose import administration
from tests.ui.forms.dialogs import opened, reaction
from tests.ui.hands import click, press, write
from tests.ui.seed import Seat
from tests.ward import MRN, NURSE, key

WINDOW = Path(__file__).parents[3] / "il2nurse" / "ui"
# What a button, a line or a box tells of hands alone; nothing may go by it.
OF_HANDS = {"textEdited", "buttonClicked", "idClicked", "pressed", "released", "idPressed"}

Picture = list[tuple[str, bool, bool]]


def show(seat: Seat, route: Route) -> None:
    dose = key() if route.name == "dose" else None
    seat.session.go(route.name, MRN, dose, paper=PREPARATION.name)


def pressable(seat: Seat) -> list[QAbstractButton]:
    """The buttons in view that can be pressed now, on the bars too."""
    buttons = seat.window.findChildren(QAbstractButton)
    return [each for each in buttons if each.isVisible() and each.isEnabled()]


def actions(widget: QWidget) -> list[str]:
    return list(QAccessible.queryAccessibleInterface(widget).actionInterface().actionNames())


def say(widget: QWidget, action: str = "Toggle") -> None:
    """Let an aid do this to the widget."""
    QAccessible.queryAccessibleInterface(widget).actionInterface().doAction(action)
    QApplication.processEvents()


def mark(view: QAbstractItemView, row: int) -> None:
    """Let an aid choose a row, which moves no keyboard."""
    table = QAccessible.queryAccessibleInterface(view)
    spoken = next(
        cell
        for at in range(table.childCount())
        if (cell := table.child(at)).text(QAccessible.Text.Name)
        == view.model().index(row, 0).data(0)
    )
    spoken.actionInterface().doAction("Toggle")
    QApplication.processEvents()


def picture(seat: Seat) -> tuple[str | None, Picture]:
    """Where the window is, what is in view there, and which buttons are pressed in."""
    found = [
        (
            part.objectName(),
            part.isEnabled(),
            isinstance(part, QAbstractButton) and part.isChecked(),
        )
        for part in seat.window.findChildren(QWidget)
        if part.isVisible() and part.objectName() and not part.objectName().startswith("qt_")
    ]
    return seat.page_name, sorted(found)


def rows(seat: Seat) -> list[int]:
    return [each.model().rowCount() for each in seat.page.findChildren(Table) if each.isVisible()]


def toggles(seat: Seat) -> list[str]:
    """The buttons that stay pressed in; the answers of forms have tests of their own."""
    found = [each for each in pressable(seat) if isinstance(each, KeyButton)]
    return [each.objectName() for each in found if each.isCheckable()]


def done(seat: Seat, route: Route, name: str, *, aloud: bool) -> object:
    """What the window shows after the button of this name was clicked, or toggled by an aid."""
    show(seat, route)
    button = seat.button(name)
    was = button.isChecked()
    group: QButtonGroup | None = button.group()
    before = None if group is None else group.checkedButton()
    if aloud:
        say(button, actions(button)[0])
    else:
        click(button)
    shown = (picture(seat), rows(seat))
    # Back to how it was, for whoever presses next.
    show(seat, route)
    button = seat.button(name)
    if button.isChecked() != was:
        click(button if before is None else before)
    return shown


def look_over(seat: Seat, route: Route) -> None:
    """Each button has a name and an act for aids, and each line tells what they type."""
    for button in pressable(seat):
        spoken = QAccessible.queryAccessibleInterface(button)
        assert actions(button)[0] in {"Press", "Toggle"}, (route.name, button.objectName())
        assert spoken.text(QAccessible.Text.Name), (route.name, button.objectName())
    for line in seat.page.findChildren(QLineEdit):
        assert isinstance(line, TypedLine), (route.name, line.objectName())


def test_toggling_a_button_is_a_click_on_every_page(charge: Seat) -> None:
    seen = set[str]()
    for route in ROUTES:
        show(charge, route)
        look_over(charge, route)
        names = [each for each in toggles(charge) if each not in seen]
        seen.update(names)
        for name in names:
            by_hand = done(charge, route, name, aloud=False)
            assert done(charge, route, name, aloud=True) == by_hand, (route.name, name)
    assert seen >= {"only_pre_tests", "period_8h", "below_words", "show_fluids", "tab_neuro"}


def test_pressing_aloud_is_a_click(qtbot: QtBot, seat: Seat) -> None:
    say(seat.button("new_patient"), "Press")
    qtbot.waitUntil(lambda: seat.page_name == "new_patient")


def put(line: QLineEdit, text: str) -> None:
    QAccessible.queryAccessibleInterface(line).setText(QAccessible.Text.Value, text)


def test_a_search_narrows_its_list_when_an_aid_types(charge: Seat) -> None:
    for page, line, wanted in (("ward", "find_patient", "diaz"), ("audit", "filter_text", "diaz")):
        charge.session.go(page)
        before = rows(charge)
        put(charge.line(line), wanted)
        assert 0 < rows(charge)[0] < before[0], page


def test_a_pin_that_an_aid_types_is_typed(qtbot: QtBot) -> None:
    pin = PinLine("pin")
    qtbot.addWidget(pin)
    with qtbot.waitSignal(pin.typed):
        put(pin, "2468")
    with qtbot.assertNotEmitted(pin.typed):
        assert pin.take() == "2468"
        pin.clear()


def test_the_row_that_an_aid_marks_is_the_row_that_is_opened(seat: Seat) -> None:
    table = seat.find("ward_list")
    assert isinstance(table, Table)
    for row in (1, 2, 0):
        mark(table, row)
        assert table.currentIndex().row() == row
        press(table, Qt.Key.Key_Return)
        opened_here = seat.session.mrn
        seat.session.go("ward")
        QApplication.processEvents()
        assert table.current_key() == opened_here


def test_the_reaction_that_an_aid_marks_is_the_one_that_is_meant(seat: Seat) -> None:
    administration.begin(seat.ward.station, NURSE, MRN)
    dialog = opened(seat, reaction)
    assert isinstance(dialog, ReactionDialog)
    write(dialog.terms.line, "r")
    terms = dialog.findChild(QListWidget, "terms")
    assert isinstance(terms, QListWidget)
    meant = dialog.terms.term()
    mark(terms, 3)
    assert terms.currentRow() == 3
    assert dialog.terms.term() != meant


def test_the_person_whom_an_aid_marks_is_the_one_who_signs_in(empty: Seat) -> None:
    people = empty.find("people")
    assert isinstance(people, QListWidget)
    for row in (1, 0):
        mark(people, row)
        assert people.item(row).text().startswith(empty.line("person").text())
        assert empty.line("person").text()


def test_the_window_goes_by_nothing_that_only_hands_do() -> None:
    found = {
        f"{path.name}: {node.value.attr}"
        for path in WINDOW.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and node.attr == "connect"
        and isinstance(node.value, ast.Attribute)
        and node.value.attr in OF_HANDS
    }
    assert found == set()
