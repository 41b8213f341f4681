"""A barcode on the screen, in Code 39, which every scanner reads as it comes from the factory."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

NARROW, WIDE = 2, 6
QUIET: Final = 10 * NARROW
HIGH: Final = 84
_EDGE: Final = "*"
# Each sign with its bars and gaps in turn, capitals wide; ISO/IEC 16388.
_TABLE: Final = """
    0 bsbSBsBsb  1 BsbSbsbsB  2 bsBSbsbsB  3 BsBSbsbsb  4 bsbSBsbsB  5 BsbSBsbsb
    6 bsBSBsbsb  7 bsbSbsBsB  8 BsbSbsBsb  9 bsBSbsBsb  A BsbsbSbsB  B bsBsbSbsB
    C BsBsbSbsb  D bsbsBSbsB  E BsbsBSbsb  F bsBsBSbsb  G bsbsbSBsB  H BsbsbSBsb
    I bsBsbSBsb  J bsbsBSBsb  K BsbsbsbSB  L bsBsbsbSB  M BsBsbsbSb  N bsbsBsbSB
    O BsbsBsbSb  P bsBsBsbSb  Q bsbsbsBSB  R BsbsbsBSb  S bsBsbsBSb  T bsbsBsBSb
    U BSbsbsbsB  V bSBsbsbsB  W BSBsbsbsb  X bSbsBsbsB  Y BSbsBsbsb  Z bSBsBsbsb
    - bSbsbsBsB  * bSbsBsBsb
"""
_SIGNS: Final = dict(zip(_TABLE.split()[::2], _TABLE.split()[1::2], strict=True))


def bars_of(text: str) -> str:
    """Bars (b, B) and gaps (s, S) of a text of capitals, digits and hyphens, capitals wide."""
    return "s".join(_SIGNS[sign] for sign in f"{_EDGE}{text}{_EDGE}")


class Barcode(QWidget):
    """Black on white in every palette, because a scanner needs it so."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._bars = bars_of(text)
        self.setAccessibleName(f"Barcode of {text}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as its bars, with the white that they need on both sides."""
        wide = sum(WIDE if bar.isupper() else NARROW for bar in self._bars)
        return QSize(wide + 2 * QUIET, HIGH)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bars."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(Qt.GlobalColor.white))
        at = QUIET
        for bar in self._bars:
            wide = WIDE if bar.isupper() else NARROW
            if bar in "bB":
                painter.fillRect(QRectF(at, 8, wide, HIGH - 16), QColor(Qt.GlobalColor.black))
            at += wide
