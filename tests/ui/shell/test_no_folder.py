"""A station whose folder cannot be: the window opens and says so."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from il2nurse.app.window import Opening, show_window
from il2nurse.ui.look.colours import LIGHT
from il2nurse.ui.people.trouble import TroublePage
from il2nurse.ui.shell.preferences import Preferences


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file where the station's folder should be."""
    path = tmp_path / "home"
    path.touch()
    return path


def test_what_the_window_remembers_is_left_out(file: Path) -> None:
    preferences = Preferences(file / "station" / "window.ini")
    preferences.keep_theme(LIGHT)
    assert preferences.theme() == LIGHT


def test_the_window_says_so(
    qtbot: QtBot, qapp: QApplication, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setenv("IL2NURSE_HOME", str(file))
    window = show_window(qapp, file)
    qtbot.addWidget(window)
    opening = Opening(window, file)
    opening.begin()
    qInstallMessageHandler(None)
    qtbot.waitUntil(lambda: isinstance(window.pages.currentWidget(), TroublePage))
    page = window.pages.currentWidget()
    assert isinstance(page, TroublePage)
    told = page.findChild(QLabel, "trouble")
    assert isinstance(told, QLabel)
    assert "is a file and no folder" in told.text()
    shown = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    steps = [each[:2] for each in shown if each[1:2] == "."]
    assert steps == ["1.", "2.", "3."]
    assert shown.index(told.text()) == len(shown) - 1
    opening.finish()
    window.close()
