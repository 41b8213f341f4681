"""The bundled typeface, and its figures of one width for numbers that are compared."""

from functools import cache
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase

from il2nurse.home import fonts_folder
from il2nurse.ui.look import sizes

FAMILY: Final = "Inter"
# It goes by the family of the common ideographs, and would stand in their place.
RARE: Final = "NotoSansCJKRare-Regular.ttf"
FILES: Final = ("Inter-Regular.ttf", "Inter-SemiBold.ttf", "Inter-Bold.ttf")


class FontMissing(Exception):
    """A bundled font file is missing or damaged; the text says which."""


def load() -> None:
    """Make the bundled typeface known to Qt; raises ``FontMissing`` naming the file."""
    if FAMILY in QFontDatabase.families():
        return
    for name in FILES:
        path = fonts_folder() / name
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise FontMissing(
                f"The font file {path} is missing or damaged. Install the program again."
            )
    _load_scripts()


def _load_scripts() -> None:
    """The typefaces of other scripts, as on paper; Qt reads one when a letter needs it.

    One that is missing leaves its letters to the computer's own fonts.
    """
    for path in sorted((fonts_folder() / "scripts").glob("*.ttf")):
        if path.name != RARE:
            QFontDatabase.addApplicationFont(str(path))


def font(pixels: int = sizes.TEXT, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The typeface in one size and weight, the caller's own to change."""
    return QFont(_cut(pixels, weight))


@cache
def _cut(pixels: int, weight: QFont.Weight) -> QFont:
    made = QFont(FAMILY)
    made.setPixelSize(pixels)
    made.setWeight(weight)
    return made


def figures(made: QFont) -> QFont:
    """The typeface with figures of one width, so that digits stand under each other and still.

    Not for running text: the feature widens hyphens too.
    """
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def bold(pixels: int = sizes.TEXT) -> QFont:
    """The semi-bold cut, for values and labels."""
    return font(pixels, QFont.Weight.DemiBold)
