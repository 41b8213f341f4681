"""What changes in several places is laid out once, when all of it has changed."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from il2nurse.ui.qt.layouts import laid_out_once


class Counted(QVBoxLayout):
    """Counts how often it is laid out."""

    times = 0

    def setGeometry(self, rect: QRect) -> None:
        """Count."""
        self.times += 1
        super().setGeometry(rect)


def test_many_changes_are_laid_out_once(qtbot: QtBot) -> None:
    part = QWidget()
    qtbot.addWidget(part)
    part.setFixedSize(200, 400)
    column = Counted(part)
    labels = [QLabel(f"line {number}") for number in range(5)]
    for label in labels:
        column.addWidget(label)
        label.hide()
    part.show()
    qtbot.waitExposed(part)
    before = column.times
    with laid_out_once(part):
        for label in labels:
            label.show()
    assert column.times == before + 1
    assert all(label.height() and label.isVisible() for label in labels)
    assert len({label.y() for label in labels}) == len(labels)


def test_what_fails_within_leaves_the_layout_at_work(qtbot: QtBot) -> None:
    part = QWidget()
    qtbot.addWidget(part)
    column = QVBoxLayout(part)
    with pytest.raises(ValueError, match="half way"), laid_out_once(part):
        raise ValueError("half way")
    assert column.isEnabled()
