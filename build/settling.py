"""The picture of a window that has come to rest, and keeping it small."""

from pathlib import Path

from PIL import Image, ImageChops
from PySide6.QtCore import QRect
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from build.placing import put_in_place

SETTLE_MS = 80
MOST_LOOKS = 20
# What a screen of text does not miss.
COLOURS = 256
MARGIN = 16


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
    picture = _trimmed(Image.open(shown).convert("RGB").crop(cut))
    few = picture.quantize(COLOURS, dither=Image.Dither.NONE)
    put_in_place(kept, lambda making: few.save(making, "PNG", optimize=True))


def _trimmed(picture: Image.Image) -> Image.Image:
    """The picture without what is empty around it."""
    ground = Image.new("RGB", picture.size, picture.getpixel((0, 0)))
    found = ImageChops.difference(picture, ground).getbbox()
    if found is None:
        return picture
    left, top, right, bottom = found
    return picture.crop(
        (
            max(left - MARGIN, 0),
            max(top - MARGIN, 0),
            min(right + MARGIN, picture.width),
            min(bottom + MARGIN, picture.height),
        )
    )
