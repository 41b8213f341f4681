"""What the window remembers between two runs: its palette, its place, and nothing clinical."""

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QRect, QSettings
from PySide6.QtGui import QGuiApplication

from il2nurse.files.private import make_private_folder
from il2nurse.ui.look.colours import LIGHT, THEMES, Theme


class Preferences:
    """A small file of plain values that any system and any release can read."""

    def __init__(self, path: Path) -> None:
        """Use this file; it is made when something is to be remembered, where that can be."""
        with suppress(OSError):
            make_private_folder(path.parent)
        self._values = QSettings(str(path), QSettings.Format.IniFormat)

    def theme(self) -> Theme:
        """The palette that was chosen last; the light one where none was."""
        return THEMES.get(str(self._values.value("theme", "")), LIGHT)

    def keep_theme(self, theme: Theme) -> None:
        """Remember a palette."""
        self._values.setValue("theme", theme.name)
        self._values.sync()

    def place(self) -> tuple[QRect, bool] | None:
        """Where the window was and whether it filled the screen; ``None`` where that is unseen."""
        kept = str(self._values.value("place", "")).split()
        if len(kept) != 5 or not all(part.lstrip("-").isdigit() for part in kept):
            return None
        left, top, width, height, full = map(int, kept)
        where = QRect(left, top, width, height)
        screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        seen = any(screen.intersected(where).width() > 200 for screen in screens)
        return (where, bool(full)) if seen else None

    def keep_place(self, where: QRect, *, full: bool) -> None:
        """Remember where the window is."""
        numbers = (where.x(), where.y(), where.width(), where.height(), int(full))
        self._values.setValue("place", " ".join(map(str, numbers)))
        self._values.sync()
