"""A hand at the window: does one thing, lets the window have its turn, does the next."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget

Acts = Iterator[None]
# How long a part of the window may take to appear before the walk is given up.
PATIENCE_MS = 15_000
TURN_MS = 2


class Lost(Exception):
    """The hand did not find what it was to press."""


class Walk(QObject):
    """Runs acts one by one from the window's own event loop, and keeps what one of them raised."""

    def __init__(self, acts: Acts, done: Callable[[], None]) -> None:
        super().__init__()
        self._acts = acts
        self._done = done
        self._inside = False
        self.problem: Exception | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._turn)
        self._timer.start(TURN_MS)

    def _turn(self) -> None:
        # An act with a PIN runs an event loop of its own, from which this is called again.
        if self._inside:
            return
        self._inside = True
        try:
            next(self._acts)
        except StopIteration:
            self._end()
        except Exception as problem:  # noqa: BLE001 - raised again after the event loop
            self.problem = problem
            self._end()
        finally:
            self._inside = False

    def _end(self) -> None:
        self._timer.stop()
        self._done()


def walk(acts: Acts) -> None:
    """Run the acts to their end; raises what one of them raised."""
    app = QApplication.instance()
    if app is None:
        raise Lost("There is no application to walk in.")
    # "quit" would ask the window whether it may be closed.
    walking = Walk(acts, app.exit)
    QTimer.singleShot(0, lambda: None)
    app.exec()
    if walking.problem:
        raise walking.problem


def find(window: QWidget, name: str) -> QWidget | None:
    """The part of this name that can be seen and used now; the newest where there are several."""
    found = [part for part in window.findChildren(QWidget, name) if part.isVisible()]
    return next((part for part in reversed(found) if part.isEnabled()), None)


def wait_for(ready: Callable[[], object], what: str) -> Acts:
    """Let the window go on until something is there."""
    for _ in range(PATIENCE_MS // TURN_MS):
        if ready():
            return
        yield
    raise Lost(f"The hand waited in vain for {what}. {_in_view()}")


def _in_view() -> str:
    """Which buttons can be pressed, which cannot, and who has the keyboard: where it went wrong."""
    seen = [
        f"{each.objectName()}{'' if each.isEnabled() else ' (grey)'}"
        for window in QApplication.topLevelWidgets()
        for each in window.findChildren(QAbstractButton)
        if each.isVisible()
    ]
    focus = QApplication.focusWidget()
    return f"In view: {', '.join(seen)}. The keyboard: {focus.objectName() if focus else 'nobody'}."


def part(window: QWidget, name: str) -> QWidget:
    """The part of this name; raises ``Lost`` where there is none to be used."""
    found = find(window, name)
    if found is None:
        raise Lost(f"There is nothing called {name} to be used.")
    return found


def click(window: QWidget, name: str) -> Acts:
    """Wait for a part and click on its middle."""
    yield from wait_for(lambda: find(window, name), name)
    QTest.mouseClick(part(window, name), Qt.MouseButton.LeftButton)
    yield


def write(window: QWidget, name: str, text: str) -> Acts:
    """Type into a line, letter by letter."""
    yield from wait_for(lambda: find(window, name), name)
    line = part(window, name)
    line.setFocus()
    # Room air fills the flow of oxygen in.
    filled = isinstance(line, QLineEdit) and line.text() == text
    for letter in "" if filled else text:
        QTest.keyClicks(line, letter)
        yield


def pick(window: QWidget, name: str, word: str) -> Acts:
    """Go down a list by the arrow key until the word is chosen."""
    yield from wait_for(lambda: find(window, name), name)
    listed = part(window, name)
    if not isinstance(listed, QComboBox):
        raise Lost(f"{name} is no list.")
    listed.setFocus()
    for _ in range(listed.count()):
        if listed.currentData() == word:
            return
        QTest.keyClick(listed, Qt.Key.Key_Down)
        yield
    if listed.currentData() != word:
        raise Lost(f"The list {name} has no {word}.")


def is_line(window: QWidget, name: str) -> bool:
    """True where a line of this name can be typed into."""
    return isinstance(find(window, name), QLineEdit)
