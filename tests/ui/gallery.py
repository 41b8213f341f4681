"""Draws every part in every palette into pictures, to be looked at: -m tests.ui.gallery OUT."""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QWidget

from il2nurse.ui.look import theme
from il2nurse.ui.look.colours import THEMES
from tests.ui import gallery_pages

WIDE, HIGH = 1366, 768


def picture(page: QWidget, path: Path) -> None:
    """Lay a page out at the size of a ward workstation and keep its picture."""
    page.resize(WIDE, HIGH)
    page.show()
    QApplication.sendPostedEvents()
    page.grab().save(str(path))


def main(out: Path) -> None:
    """One picture for each page and palette."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    out.mkdir(parents=True, exist_ok=True)
    for palette in THEMES.values():
        theme.apply(app, palette)
        for name, make in gallery_pages.PAGES.items():
            page = make()
            picture(page, out / f"{name}-{palette.name.replace(' ', '-')}.png")
            page.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
