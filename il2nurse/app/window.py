"""The program's window: shown at once, filled behind the scenes."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from il2nurse.settings import BadSettings, Settings, load_settings
from il2nurse.ui import theme
from il2nurse.ui.fonts import FontMissing
from il2nurse.ui.keepsakes import Keepsakes
from il2nurse.ui.window import MainWindow

if TYPE_CHECKING:
    from il2nurse.app.starting import Start

NAME = "il2nurse"


def run_window(argv: Sequence[str]) -> int:
    """Open the window and run until it is closed; returns the exit code."""
    try:
        settings = load_settings()
        app = QApplication([NAME, *argv[1:]])
        app.setApplicationName(NAME)
        window = show_window(app, settings)
    except (BadSettings, FontMissing) as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    started: "list[Start]" = []
    QTimer.singleShot(0, window, lambda: started.append(begin(window, settings)))
    code = app.exec()
    for start in started:
        start.finish()
    return code


def show_window(app: QApplication, settings: Settings) -> MainWindow:
    """The window with its sign-in page, taking typing."""
    keepsakes = Keepsakes(settings.home / "station" / "window.ini")
    theme.apply(app, keepsakes.theme())
    window = MainWindow(keepsakes=keepsakes)
    if not settings.register.exists():
        window.wait("")
    window.show()
    return window


def begin(window: MainWindow, settings: Settings) -> "Start":
    """Open the register behind the window."""
    from il2nurse.app.starting import Start
    from il2nurse.ui.last_resort import LastResort

    LastResort(settings.home / "station" / "trouble.log", window.strip.show_message).install()
    start = Start(window, settings)
    start.begin()
    return start
