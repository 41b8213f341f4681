"""The chip: one word or two in a tone, with its sign."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from il2nurse.ui.look import fonts, icons, sizes, theme
from il2nurse.ui.look.colours import Theme
from il2nurse.ui.look.theme import restyle
from il2nurse.ui.look.tones import Mark, Tone, frame, ground, ink
from il2nurse.ui.widgets.label import Label

_SIGN = 11.0
HEIGHT = 22.0
_SIDE = 10.0


class Chip(Label):
    """A pill with a mark: tone, word and sign."""

    def __init__(self, mark: Mark | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.mark = Mark(Tone.PLAIN, "")
        self.setProperty("part", "chip")
        self.setIndent(0)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.show_mark(mark or self.mark)

    def show_mark(self, mark: Mark) -> None:
        """Show another tone, word and sign; an empty word hides the chip."""
        self.mark = mark
        self.setText(mark.word)
        if not mark.word:
            self.hide()
        elif self.isHidden() and self.parent() is not None:
            self.show()
        look = (mark.tone.value, "true" if mark.sign else "false")
        if look != (self.property("tone"), self.property("signed")):
            self.setProperty("tone", look[0])
            self.setProperty("signed", look[1])
            restyle(self)
        self.update()

    def set_large(self) -> None:
        """Show it as the box of an allergy: larger, squarer, with an edge."""
        self.setProperty("large", "true")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        restyle(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text as a label does, and the sign before it."""
        super().paintEvent(event)
        if self.mark.sign is None:
            return
        side = _SIGN + 3 if self.property("large") else _SIGN
        where = QRectF(_SIDE, (self.height() - side) / 2, side, side)
        colour = QColor(ink(theme.current(), self.mark.tone))
        icons.paint(QPainter(self), self.mark.sign, where, colour)


def chip_width(mark: Mark) -> float:
    """How wide ``paint_chip`` draws this mark."""
    text = _word_width(mark.word)
    sign = _SIGN + (5 if mark.word else 0) if mark.sign else 0
    return text + sign + 2 * _SIDE


@lru_cache(maxsize=4096)
def _word_width(word: str) -> float:
    return QFontMetricsF(fonts.bold(sizes.SMALL)).horizontalAdvance(word)


def paint_chip(
    painter: QPainter, at: QPointF, mark: Mark, palette: Theme, *, selected: bool = False
) -> None:
    """Draw a chip without a widget, for table cells; ``at`` is the middle of its left edge.

    On a ``selected`` row, whose ground may be as the chip's own, it has a frame.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pill = QRectF(at.x(), at.y() - HEIGHT / 2, chip_width(mark), HEIGHT)
    colour = QColor(ink(palette, mark.tone))
    painter.setPen(QColor(frame(palette, mark.tone, selected=selected)))
    painter.setBrush(QColor(ground(palette, mark.tone)))
    # A frame of one pixel is sharp where its middle lies on the middle of the pixels.
    sharp = QRectF(pill.toAlignedRect()).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(sharp, sharp.height() / 2, sharp.height() / 2)
    left = pill.left() + _SIDE
    if mark.sign:
        icons.paint(painter, mark.sign, QRectF(left, at.y() - _SIGN / 2, _SIGN, _SIGN), colour)
        left += _SIGN + 5
    painter.setFont(fonts.bold(sizes.SMALL))
    painter.setPen(colour)
    rest = QRectF(left, pill.top(), pill.right() - left, HEIGHT)
    painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, mark.word)
    painter.restore()
