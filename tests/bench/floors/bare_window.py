"""The floor of starting: the smallest window of PySide6 with a line that takes typing."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit

app = QApplication([])
line = QLineEdit()
line.show()
line.activateWindow()
line.setFocus()


def probe() -> None:
    """Say so as soon as the line has the keyboard, and prove it."""
    if not line.hasFocus():
        QTimer.singleShot(0, probe)
        return
    print("ready", flush=True)
    from tests.bench.typing_probe import end_by_typing

    end_by_typing(line)


QTimer.singleShot(0, probe)
app.exec()
