"""The picture of a window that has come to rest, and keeping it small."""

from pathlib import Path

from PIL import Image
from PySide6.QtCore import QRect
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from build.placing import put_in_place

SETTLE_MS = 80
MOST_LOOKS = 20
# What a screen of text does not miss.
COLOURS = 256


def settled(window: QWidget) -> QPixmap:
    """The picture of a window once two looks at it are the same."""
    before = window.grab()
    for _ in range(MOST_LOOKS):
        QTest.qWait(SETTLE_MS)
        now = window.grab()
        if now.toImage() == before.toImage():
            break
        before = now
    return before


def keep_small(shown: Path, kept: Path, part: QRect) -> None:
    """Keep a part of a picture in few colours, which a screen of text does not miss."""
    cut = (part.x(), part.y(), part.x() + part.width(), part.y() + part.height())
    picture = Image.open(shown).convert("RGB").crop(cut).quantize(COLOURS, dither=Image.Dither.NONE)
    put_in_place(kept, lambda making: picture.save(making, "PNG", optimize=True))
