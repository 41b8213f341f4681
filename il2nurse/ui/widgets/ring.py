"""The ring of a running infusion, with digits that are read from the door."""

from datetime import timedelta

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from il2nurse.domain.values.text import time_left, written_length
from il2nurse.ui.look import fonts, sizes, theme
from il2nurse.ui.look.tones import Tone, ink

HOUR = timedelta(hours=1)
_SIDE = 300
# Digits as many as 05:41 have; longer ones are drawn smaller.
_FEW = 5


class Ring(QWidget):
    """Time left as an arc and as digits, the planned time and one word for the state.

    At its own size the digits are about 15 mm high on a ward workstation, which is legible at 3 m.
    It draws the values it is given and counts nothing itself.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ring")
        self.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.MinimumExpanding)
        self.digits = ""
        self._planned = ""
        self._word = ""
        self._note = ""
        self._share = 0.0
        self._tone = Tone.INFO

    def show_time(self, left: timedelta, planned: timedelta, state_word: str) -> None:
        """Show how much time is left of the planned time, and the state in a word."""
        kept = max(left, timedelta())
        self.digits = time_left(kept)
        clock = "min : s " if kept < HOUR else ""
        self._planned = f"{clock}left of {written_length(planned)}"
        self._word = state_word
        self._share = min(kept / planned, 1.0) if planned else 0.0
        self._tell()

    def set_tone(self, tone: Tone) -> None:
        """Draw the arc in another tone, such as a warning while it is paused."""
        self._tone = tone
        self.update()

    def set_note(self, note: str) -> None:
        """A line below the state, such as "ends about 14:15"."""
        self._note = note
        self._tell()

    def sizeHint(self) -> QSize:
        """The size at which the digits are legible at 3 m; it grows with the room."""
        return QSize(_SIDE, _SIDE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw track, arc, digits and the lines below them."""
        palette = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(self.width(), self.height())
        thick = side * 0.06
        circle = QRectF(0, 0, side, side).adjusted(thick, thick, -thick, -thick)
        circle.moveCenter(QRectF(self.rect()).center())
        self._paint_arc(painter, circle, thick, palette.track, 1.0)
        self._paint_arc(painter, circle, thick, ink(palette, self._tone), self._share)
        large = 0.25 if len(self.digits) <= _FEW else 0.13
        lines = (
            (0.40, large, QFont.Weight.Bold, self.digits, palette.text),
            (0.59, 0.062, QFont.Weight.Normal, self._planned, palette.muted),
            (0.68, 0.07, QFont.Weight.DemiBold, self._word, ink(palette, self._tone)),
            (0.77, 0.05, QFont.Weight.Normal, self._note, palette.muted),
        )
        for middle, high, weight, text, colour in lines:
            painter.setFont(fonts.figures(fonts.font(max(sizes.SMALL, int(side * high)), weight)))
            painter.setPen(QColor(colour))
            box = QRectF(0, 0, side, side * 0.3)
            box.moveCenter(QRectF(self.rect()).center())
            box.moveTop(box.top() + (middle - 0.5) * side)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_arc(
        self, painter: QPainter, circle: QRectF, thick: float, colour: str, share: float
    ) -> None:
        if share <= 0:
            return
        pen = QPen(QColor(colour), thick)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawArc(circle, 90 * 16, -round(share * 360 * 16))

    def _tell(self) -> None:
        parts = (self._word, f"{self.digits} {self._planned}", self._note)
        self.setAccessibleName(", ".join(part for part in parts if part))
        self.update()
