"""A press of the mouse counts when it is let go, wherever the keyboard goes meanwhile."""

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from il2nurse.ui.widgets.action import Action

LEFT = Qt.MouseButton.LeftButton


class Asked(QWidget):
    """A button, and a line that may take the keyboard."""

    def __init__(self) -> None:
        super().__init__()
        self.button = Action("confirm", "Infusion complete", self)
        self.line = QLineEdit(self)
        column = QVBoxLayout(self)
        column.addWidget(self.button)
        column.addWidget(self.line)


class Drawn(QObject):
    """Counts how often a part is drawn."""

    def __init__(self, part: QWidget) -> None:
        super().__init__(part)
        self.count = 0
        part.installEventFilter(self)

    def eventFilter(self, _part: QObject, event: QEvent) -> bool:
        """Count, and let it be drawn."""
        self.count += event.type() == QEvent.Type.Paint
        return False


@pytest.fixture
def page(qtbot: QtBot) -> Asked:
    page = Asked()
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    return page


def pressed(page: Asked) -> tuple[Action, list[str]]:
    """The button, held down by the mouse, and what it said at each click that comes of it."""
    button, clicks = page.button, list[str]()
    button.clicked.connect(lambda: clicks.append(button.text()))
    button.setFocus()
    QTest.mousePress(button, LEFT)
    assert button.isDown()
    return button, clicks


def test_a_press_outlives_the_keyboard_going_elsewhere(page: Asked) -> None:
    button, clicks = pressed(page)
    page.line.setFocus()
    assert page.line.hasFocus()
    QTest.mouseRelease(button, LEFT)
    assert clicks == ["Infusion complete"]
    assert page.line.hasFocus()


def test_a_press_that_was_begun_on_other_words_does_nothing(page: Asked) -> None:
    button, clicks = pressed(page)
    button.set_text("Hold this dose")
    QTest.mouseRelease(button, LEFT)
    assert clicks == []
    QTest.mouseClick(button, LEFT)
    assert clicks == ["Hold this dose"]


def test_the_same_words_said_again_leave_the_press_alone(page: Asked) -> None:
    button, clicks = pressed(page)
    button.set_text("Infusion complete")
    QTest.mouseRelease(button, LEFT)
    assert clicks == ["Infusion complete"]


def test_a_key_that_is_held_down_is_let_go_where_the_keyboard_leaves(page: Asked) -> None:
    button = page.button
    button.setFocus()
    QTest.keyPress(button, Qt.Key.Key_Space)
    assert button.isDown()
    page.line.setFocus()
    assert not button.isDown()


def test_a_press_does_its_work_before_it_is_drawn_as_let_go(page: Asked) -> None:
    button, _ = pressed(page)
    drawn = Drawn(button)
    at_click: list[int] = []
    button.clicked.connect(lambda: at_click.append(drawn.count))
    QTest.mouseRelease(button, LEFT)
    assert at_click == [0]
    QApplication.processEvents()
    assert drawn.count
    assert button.updatesEnabled()


def test_a_press_that_is_let_go_beside_the_button_is_drawn_so(page: Asked) -> None:
    button, clicks = pressed(page)
    drawn = Drawn(button)
    QTest.mouseRelease(button, LEFT, pos=QPoint(-20, -20))
    QApplication.processEvents()
    assert clicks == []
    assert drawn.count
    assert button.updatesEnabled()
