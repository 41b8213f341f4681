"""The dose strip: every slot of a cycle beside each other, with what became of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from il2nurse.domain.record.dose.dose import DoseState
from il2nurse.readable.course.slot_words import FROM_PAPER
from il2nurse.readable.words import (
    DOSE_WORDS,
    GIVEN_IN_PART,
    MUST_BE_HELD,
    NOTHING_GIVEN,
    ORDER_PAUSED,
    PASSED_IN_PAUSE,
    UNVERIFIED,
)
from il2nurse.ui.look import fonts, icons, sizes, theme
from il2nurse.ui.look.tones import Mark, ground, ink

_HEIGHT = 80
GAP = 5
NARROWER: Final = (100, 90, 80, 75)
# "Given in …" would stand for both; the first letters must tell in full and in part apart.
SHORT: Final[Mapping[str, str]] = {
    DOSE_WORDS[DoseState.COMPLETED].word: "In full",
    GIVEN_IN_PART.word: "In part",
    NOTHING_GIVEN.word: "Nothing",
    DOSE_WORDS[DoseState.AFTER].word: "After it",
    MUST_BE_HELD.word: "Must hold",
    ORDER_PAUSED: "Waits",
    PASSED_IN_PAUSE: "Passed",
    UNVERIFIED: "To verify",
}


@dataclass(frozen=True, slots=True)
class StripSlot:
    """One slot: its number, when it is due, what became of it, and whether it is the next.

    ``day`` is the date, or that it is today. ``why`` says in short which part was given or why none
    was, ``start`` when it began, and ``spoken`` all of it; it came from ``paper``.
    """

    number: int
    due: str
    mark: Mark
    spoken: str
    day: str | None = None
    here: bool = False
    why: str | None = None
    start: str | None = None
    paper: bool = False


class BoxLine(NamedTuple):
    """A line of a box: so far below its top, its font and colour, and what it says."""

    below: int
    font: QFont
    colour: QColor
    text: str


class DoseStrip(QWidget):
    """Boxes in the order of the slots; ``chosen`` gives the number of the one clicked."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None, name: str = "dose_strip") -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._slots: tuple[StripSlot, ...] = ()

    def show_slots(self, slots: Sequence[StripSlot]) -> None:
        """Show these slots."""
        self._slots = tuple(slots)
        parts = (each.spoken for each in self._slots)
        self.setAccessibleName("Doses of this cycle: " + "; ".join(parts))
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(700, _HEIGHT)

    def event(self, event: QEvent) -> bool:
        """Tell what became of the slot under the pointer."""
        if isinstance(event, QHelpEvent):
            slot = self.slot_at(event.pos().toPointF())
            if slot:
                QToolTip.showText(event.globalPos(), slot.spoken, self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the slot under the pointer."""
        slot = self.slot_at(event.position())
        if slot:
            self.chosen.emit(slot.number)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw number, sign, word and time of each slot."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, slot in enumerate(self._slots):
            self._paint_slot(painter, self.box(at), slot)

    def box(self, at: int) -> QRectF:
        """Where the slot in this place stands."""
        wide = (self.width() + GAP) / max(len(self._slots), 1) - GAP
        return QRectF(at * (wide + GAP), 0, wide, self.height())

    def slot_at(self, where: QPointF) -> StripSlot | None:
        """The slot at this point, if there is one."""
        boxes = ((self.box(at), slot) for at, slot in enumerate(self._slots))
        return next((slot for box, slot in boxes if box.contains(where)), None)

    def lines(self, slot: StripSlot, colour: QColor) -> tuple[BoxLine, ...]:
        """What stands under the number of a slot; its state in this colour."""
        muted, small = QColor(theme.current().muted), fonts.font(sizes.SMALL)
        day = FROM_PAPER if slot.paper else slot.day
        return (
            BoxLine(26, fonts.bold(sizes.SMALL), colour, in_short(slot.mark)),
            BoxLine(43, small, muted, day or ""),
            BoxLine(58, small, muted, slot.due),
        )

    def _paint_slot(self, painter: QPainter, box: QRectF, slot: StripSlot) -> None:
        palette = theme.current()
        colour = QColor(ink(palette, slot.mark.tone))
        edge = QColor(palette.info if slot.here else ink(palette, slot.mark.tone))
        edge.setAlpha(255 if slot.here else 110)
        painter.setPen(QPen(edge, 2 if slot.here else 1))
        painter.setBrush(QColor(ground(palette, slot.mark.tone)))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        painter.setPen(QColor(palette.text))
        painter.setFont(fonts.bold())
        top = QRectF(box.left() + 8, box.top() + 5, box.width() - 12, 20)
        painter.drawText(
            top, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, str(slot.number)
        )
        if slot.mark.sign:
            where = QRectF(box.right() - 21, box.top() + 8, 13, 13)
            icons.paint(painter, slot.mark.sign, where, colour)
        for below, font, pen, text in self.lines(slot, colour):
            painter.setFont(font)
            painter.setPen(pen)
            # A day that does not fit beside the usual margin stands nearer to the edge.
            fits = painter.fontMetrics().horizontalAdvance(text) < box.width() - 12
            margin = 8 if fits else 3
            line = QRectF(box.left() + margin, box.top() + below, box.width() - margin - 2, 16)
            painter.setFont(fitting(font, text, line.width()))
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft, _fitted(painter, text, line))


def in_short(mark: Mark) -> str:
    """The word of a state where a box is narrow."""
    return SHORT.get(mark.word, mark.word)


def fitting(font: QFont, text: str, room: float) -> QFont:
    """The font as narrow as it has to be for the whole text: the day of a dose is never dotted."""
    for percent in NARROWER:
        tried = QFont(font)
        tried.setStretch(percent)
        if QFontMetricsF(tried).horizontalAdvance(text) <= room:
            return tried
    return font


def _fitted(painter: QPainter, text: str, where: QRectF) -> str:
    # As finely as the font was chosen: in whole pixels what fits would be dotted.
    metrics = QFontMetricsF(painter.font())
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, where.width())
