"""The whole program, started as a nurse starts it, and watched from a thread beside it."""

import os
import sys
import threading
import time
from types import ModuleType

from il2nurse.__main__ import main

LOOK_S = 0.001


def watch() -> None:
    """Wait until the program has an application, and ask it from its own event loop."""
    while (widgets := loaded()) is None or widgets.QApplication.instance() is None:
        time.sleep(LOOK_S)
    from PySide6.QtCore import QTimer

    # Before the event loop runs nothing happens; from then on this is called in its thread.
    QTimer.singleShot(0, widgets.QApplication.instance(), probe)


def loaded() -> ModuleType | None:
    """The module of Qt's widgets once the program has read it whole."""
    found = sys.modules.get("PySide6.QtWidgets")
    return found if hasattr(found, "QApplication") else None


def probe() -> None:
    """Type one letter as soon as the line for the name has the keyboard."""
    from PySide6.QtCore import QEvent, Qt, QTimer
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication, QLineEdit

    line = QApplication.focusWidget()
    if not isinstance(line, QLineEdit) or line.objectName() != "person":
        QTimer.singleShot(0, probe)
        return
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(line, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, none, "a"))
    if line.text() == "a":
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        os._exit(0)


if __name__ == "__main__":
    threading.Thread(target=watch, daemon=True).start()
    sys.argv[1:] = []
    sys.exit(main())
