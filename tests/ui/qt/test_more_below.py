"""A long panel ends with whole rows and says that more follows; what has the keyboard is seen."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from il2nurse.ui.qt.more_below import MoreBelow

ROW = 44
SEEN = 300


def panel(qtbot: QtBot, rows: int) -> tuple[QScrollArea, MoreBelow, list[QPushButton]]:
    area, content = QScrollArea(), QWidget()
    column = QVBoxLayout(content)
    column.setSpacing(8)
    buttons = [QPushButton(f"row {at}") for at in range(rows)]
    for button in buttons:
        button.setFixedHeight(ROW)
        column.addWidget(button)
    area.setWidget(content)
    area.setWidgetResizable(True)
    more = MoreBelow(area)
    more.watch(content)
    qtbot.addWidget(area)
    area.resize(400, SEEN)
    area.show()
    qtbot.waitExposed(area)
    QApplication.processEvents()
    return area, more, buttons


def cut(area: QScrollArea, more: MoreBelow, buttons: list[QPushButton]) -> list[str]:
    """The rows that the upper edge of the line goes through."""
    edge = more.y() - area.viewport().y()
    tops = {each: each.mapTo(area.viewport(), QPoint()).y() for each in buttons}
    return [each.text() for each, top in tops.items() if top < edge < top + each.height()]


def test_no_row_is_cut_wherever_the_panel_stands(qtbot: QtBot) -> None:
    area, more, buttons = panel(qtbot, rows=20)
    bar = area.verticalScrollBar()
    for place in (0, 13, 50, 77, 200):
        bar.setValue(place)
        qtbot.waitUntil(lambda: more.isVisible() and cut(area, more, buttons) == [])
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: not more.isVisible())


def test_a_press_scrolls_on_and_takes_no_keyboard(qtbot: QtBot) -> None:
    area, more, _ = panel(qtbot, rows=20)
    qtbot.waitUntil(more.isVisible)
    QTest.mouseClick(more, Qt.MouseButton.LeftButton)
    assert area.verticalScrollBar().value() > SEEN // 2
    assert more.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_what_fits_has_no_line(qtbot: QtBot) -> None:
    _, more, _ = panel(qtbot, rows=3)
    assert not more.isVisible()


def test_it_never_lies_over_what_has_the_keyboard(qtbot: QtBot) -> None:
    area, more, buttons = panel(qtbot, rows=20)
    area.activateWindow()
    last = [each for each in buttons if each.mapTo(area.viewport(), QPoint()).y() < SEEN - 20][-1]
    last.setFocus()
    area.verticalScrollBar().setValue(3)
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not more.isVisible() or cut(area, more, buttons) == [])
    edge = more.y() - area.viewport().y()
    seen = last.mapTo(area.viewport(), QPoint()).y() + last.height() <= edge
    assert seen or not more.isVisible()
