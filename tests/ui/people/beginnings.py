"""A window that was just opened, and the hand that fills its first page."""

from dataclasses import dataclass

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from il2nurse.settings import Settings
from il2nurse.ui.shell.window import MainWindow
from tests.ui.hands import write

PATIENCE = 20_000


@dataclass
class Beginning:
    """A window that was just opened, and where its station keeps its files."""

    window: MainWindow
    settings: Settings
    qtbot: QtBot

    def find(self, name: str) -> QWidget:
        found = [w for w in self.window.findChildren(QWidget, name) if w.isVisible()]
        assert len(found) == 1, name
        return found[0]

    def write(self, name: str, text: str) -> None:
        line = self.find(name)
        assert isinstance(line, QLineEdit)
        line.clear()
        write(line, text)

    def act(self, name: str) -> QAction:
        (found,) = self.window.findChildren(QAction, name)
        return found

    def click(self, name: str) -> None:
        button = self.find(name)
        assert isinstance(button, QAbstractButton)
        button.click()

    def text(self, name: str) -> str:
        label = self.find(name)
        assert isinstance(label, QLabel)
        return label.text()

    def wait_for(self, name: str) -> None:
        self.qtbot.waitUntil(
            lambda: any(w.isVisible() for w in self.window.findChildren(QWidget, name)),
            timeout=PATIENCE,
        )

    def fill(self, **changed: str) -> None:
        typed = {
            "ward": "7 West",
            "station": "WOW-03",
            "name": "Adam Admin",
            "pin": "482913",
            "pin_again": "482913",
        }
        for name, text in {**typed, **changed}.items():
            self.write(name, text)
        self.click("create_ward")
