"""The program's window: shown at once; the register is opened in a thread while it is shown."""

import os
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from il2nurse.app.scaling import make_app
from il2nurse.files.station_file import BadSettings
from il2nurse.files.station_folder import find_home, usual_home
from il2nurse.ui.look import theme
from il2nurse.ui.look.fonts import FontMissing
from il2nurse.ui.qt.garbage import Collector
from il2nurse.ui.shell.preferences import Preferences
from il2nurse.ui.shell.window import MainWindow

if TYPE_CHECKING:
    from il2nurse.app.starting import Start
    from il2nurse.settings import Settings

NAME = "il2nurse"
# Each look at the register gives the turn away, and waits so long for it while a paper or a copy is
# made in a thread: with Python's own 5 ms the window stood still for half a second.
TURN_S = 0.0005


def run_window(argv: Sequence[str]) -> int:
    """Open the window and run until it is closed; returns the exit code."""
    sys.setswitchinterval(TURN_S)
    app = make_app(NAME, argv[1:])
    app.setApplicationName(NAME)
    Collector(app)
    try:
        home = find_home(os.environ)
    except BadSettings:
        home = usual_home()  # the window says so, as soon as it reads its settings
    try:
        window = show_window(app, home)
    except FontMissing as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    opening = Opening(window, home)
    QTimer.singleShot(0, window, opening.begin_next)
    code = app.exec()
    opening.finish()
    return code


def show_window(app: QApplication, home: Path) -> MainWindow:
    """The window with its sign-in page, taking typing."""
    preferences = Preferences(home / "station" / "window.ini")
    theme.apply(app, preferences.theme())
    window = MainWindow(preferences=preferences)
    window.fit(window.screen().availableGeometry())
    window.show()
    return window


class Opening(QObject):
    """Reads the program and its settings in a thread, and has what they name opened."""

    _read = Signal(object)

    def __init__(self, window: MainWindow, home: Path) -> None:
        super().__init__(window)
        self._window = window
        self._home = home
        self._thread: threading.Thread | None = None
        self._start: Start | None = None
        self._read.connect(self._open, Qt.ConnectionType.QueuedConnection)

    def begin_next(self) -> None:
        """Begin after this turn, in which the window is drawn and gets the keyboard."""
        QTimer.singleShot(0, self._window, self.begin)

    def begin(self) -> None:
        """Read what the opening takes, while one types already; not twice at once."""
        if self._thread:
            return
        from il2nurse.ui.shell.last_resort import LastResort

        log = self._home / "station" / "trouble.log"
        LastResort(log, self._window.strip.show_message).install()
        self._thread = threading.Thread(
            target=lambda: self._read.emit(read_settings()), name="reading", daemon=True
        )
        self._thread.start()

    def _open(self, read: "Settings | Exception") -> None:
        """Open the register in a thread, or say why the settings cannot be used."""
        from il2nurse.app.starting import Start

        self._thread = None
        if isinstance(read, BadSettings):
            self._show_trouble(str(read))
        elif isinstance(read, Exception):
            raise read
        else:
            self._start = Start(self._window, read)
            self._start.begin()

    def finish(self) -> None:
        """The window is closed: let what is being opened come to its end."""
        if self._thread:
            self._thread.join()
        if self._start:
            self._start.finish()

    def _show_trouble(self, text: str) -> None:
        from il2nurse.ui.people.trouble import TroublePage

        page = TroublePage()
        page.show_trouble("The station's settings cannot be used", f"{text} Nothing was opened.")
        page.again_asked.connect(self.begin)
        page.leave_asked.connect(self._window.close)
        self._window.pages.addWidget(page)
        self._window.show_only(page)


def read_settings() -> "Settings | Exception":
    """The settings, once everything that opens a register is read; why not, where that fails.

    Runs in a thread and makes no widget.
    """
    try:
        from il2nurse.app import starting  # noqa: F401 - only to have it read here
        from il2nurse.settings import load_settings
        from il2nurse.ui.papers.printing import clear_viewed

        clear_viewed()
        return load_settings()
    except Exception as problem:  # noqa: BLE001 - raised again in the window's thread
        return problem
