"""How large everything is drawn: as the computer says, as far as the screen has the room."""

import os
from collections.abc import Sequence
from decimal import ROUND_DOWN, Decimal, InvalidOperation

from PySide6.QtWidgets import QApplication

from il2nurse.ui.shell.frame import SMALLEST

FACTOR = "QT_SCALE_FACTOR"
TASKBAR = 48
# Read before the first window: what numbers of a dose are made of comes behind it.
FINEST = Decimal("0.01")


def make_app(name: str, argv: Sequence[str]) -> QApplication:
    """The program's one application, drawn no larger than its smallest window has room for.

    At 150 % of a small screen a name, an allergy or the main button would not fit.
    """
    app = QApplication([name, *argv])
    screen = app.primaryScreen()
    size = screen.size()
    given = Decimal(str(screen.devicePixelRatio()))
    fits = fitting(size.width(), size.height(), given)
    if fits >= given:
        return app
    app.shutdown()
    own = read_factor(os.environ.get(FACTOR))
    os.environ[FACTOR] = str((own * fits / given).quantize(FINEST, ROUND_DOWN))
    return QApplication([name, *argv])


def read_factor(given: str | None) -> Decimal:
    """The scale that the environment asks for; 1 where it asks for none, or for nonsense."""
    try:
        factor = Decimal(given or "1")
    except InvalidOperation:
        return Decimal(1)
    return factor if factor.is_finite() and factor > 0 else Decimal(1)


def fitting(wide: int, high: int, given: Decimal) -> Decimal:
    """The scale with which the smallest window fits a screen of this logical size, 1 at least.

    ``given`` is the scale with which the size was measured.
    """
    across = given * wide / SMALLEST[0]
    down = given * high / (SMALLEST[1] + TASKBAR)
    return max(min(given, across, down), Decimal(1))
