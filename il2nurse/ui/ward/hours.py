"""The next hours of the ward: one line for each bed, one bar for each dose."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from il2nurse.domain.values.wall_clock import clock_on
from il2nurse.ui.look import fonts, sizes, theme
from il2nurse.ui.look.tones import Tone, ground, ink

HOURS = 12
_LEFT = 66
_TOP = 22
_ROW = 22
_HIGHEST = 36
_NAMES = 216
_WIDE = 560
_NAMED = 44
_BAR = timedelta(minutes=40)
_HOUR = timedelta(hours=1)
# A dose that is late by more stands at the left edge; its words say how late.
BACK = timedelta(hours=4)


@dataclass(frozen=True, slots=True)
class Slot:
    """One dose on a line: when it is due, what is written on its bar, and its tone.

    ``said`` is written behind its bar: the state in a word. The picture begins before what is
    ``late``.
    """

    due: datetime
    text: str
    tone: Tone
    planned: bool = False
    said: str | None = None
    late: bool = False


@dataclass(frozen=True, slots=True)
class BedLane:
    """One bed, who lies there, and the doses of the next hours."""

    bed: str
    name: str
    slots: tuple[Slot, ...]


class NextHours(QWidget):
    """Twelve hours from the last full hour; bars say the dose's number, their tone its state.

    A dose that is overdue stands at its due time; the picture begins before it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("next_hours")
        self.setProperty("ground", "none")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._lanes: tuple[BedLane, ...] = ()
        self._now: datetime | None = None
        self._zone: tzinfo | None = None

    def show_lanes(self, lanes: Sequence[BedLane], now: datetime, zone: tzinfo) -> None:
        """Show these lines as of now."""
        self._lanes, self._now, self._zone = tuple(lanes), now, zone
        today = now.astimezone(zone).date()
        lanes_in_words = "; ".join(
            f"bed {lane.bed} {lane.name}: "
            + ", ".join(
                f"{slot.text} at {clock_on(at, today)} {slot.said or ''}".strip()
                for slot in lane.slots
                for at in (slot.due.astimezone(zone),)
            )
            for lane in self._lanes
        )
        self.setAccessibleName(
            f"Next {HOURS} hours. {lanes_in_words}" if lanes_in_words else f"Next {HOURS} hours"
        )
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for every line."""
        return QSize(500, _TOP + _ROW * max(len(self._lanes), 1) + 6)

    def minimumSizeHint(self) -> QSize:
        """All lines are always in view."""
        return QSize(320, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw hours, lines, bars, and where now is."""
        if self._now is None or self._zone is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        start = self._begins(self._now, self._zone)
        self._paint_hours(painter, start, self._zone)
        painter.setPen(QPen(QColor(theme.current().focus), 2))
        here = self._x(self._now, start)
        painter.drawLine(QPointF(here, _TOP - 4), QPointF(here, self.height()))
        for at, lane in enumerate(self._lanes):
            self._paint_lane(painter, lane, start, _TOP + at * self._row)

    def x_of(self, at: datetime) -> float:
        """Where an instant stands, in pixels from the left; 0 before anything is shown."""
        if self._now is None or self._zone is None:
            return 0
        return self._x(at, self._begins(self._now, self._zone))

    def _begins(self, now: datetime, zone: tzinfo) -> datetime:
        """The last full hour, or that before the oldest overdue dose, some hours back at most."""
        due = [slot.due for lane in self._lanes for slot in lane.slots if slot.late]
        oldest = max(min([now, *due]), now - BACK)
        return first_hour(oldest, zone)

    def _x(self, at: datetime, start: datetime) -> float:
        share = (at - start) / self._whole(start)
        return self._left + share * (self.width() - self._left - 8)

    @property
    def _left(self) -> int:
        """How wide beds and names are: where there is little room, beds alone."""
        return _NAMES if self.width() >= _WIDE and self._lanes else _LEFT

    @property
    def _row(self) -> int:
        """How high a line is: what room there is, within bounds."""
        spare = (self.height() - _TOP) // max(len(self._lanes), 1)
        return max(_ROW, min(_HIGHEST, spare))

    def _whole(self, start: datetime) -> timedelta:
        """Twelve hours on from the last full hour, and what lies before it."""
        if self._now is None or self._zone is None:
            return HOURS * _HOUR
        return first_hour(self._now, self._zone) - start + HOURS * _HOUR

    def _paint_hours(self, painter: QPainter, start: datetime, zone: tzinfo) -> None:
        palette = theme.current()
        painter.setFont(fonts.font(sizes.SMALL))
        hours = self._whole(start) // _HOUR
        wide = (self.width() - self._left) / hours
        for hour in range(hours + 1):
            at = start + hour * _HOUR
            x = self._x(at, start)
            painter.setPen(QColor(palette.line))
            painter.drawLine(QPointF(x, _TOP - 3), QPointF(x, self.height()))
            painter.setPen(QColor(palette.muted))
            local = at.astimezone(zone)
            text = f"{local:%H:%M}" if local.hour or not hour else f"{local:%d-%b}"
            # Where hours are narrow every other one is named.
            if hour < hours and (wide > _NAMED or not local.hour % 2):
                painter.drawText(QRectF(x - 30, 0, 60, 16), Qt.AlignmentFlag.AlignCenter, text)

    def _paint_lane(self, painter: QPainter, lane: BedLane, start: datetime, top: int) -> None:
        self._paint_bed(painter, lane, top)
        for slot in lane.slots:
            bar = self._paint_bar(painter, slot, start, top)
            if slot.said:
                self._paint_word(painter, slot.said, slot.tone, bar)

    def _paint_bed(self, painter: QPainter, lane: BedLane, top: int) -> None:
        """The bed and, in two lines where it is long, the name."""
        painter.setPen(QColor(theme.current().text))
        painter.setFont(fonts.bold(sizes.SMALL))
        bed = QRectF(0, top, _LEFT - 8, self._row)
        painter.drawText(bed, Qt.AlignmentFlag.AlignVCenter, lane.bed)
        if self._left == _LEFT:
            return
        painter.setFont(fonts.font(sizes.SMALL))
        room = self._left - _LEFT - sizes.GAP
        lines = self._row // painter.fontMetrics().height()
        # Words leave some of each line free.
        whole = room if lines == 1 else lines * room * 3 // 4
        name = painter.fontMetrics().elidedText(lane.name, Qt.TextElideMode.ElideRight, whole)
        words = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(QRectF(_LEFT - 8, top, room, self._row), words, name)

    def _paint_bar(self, painter: QPainter, slot: Slot, start: datetime, top: int) -> QRectF:
        palette = theme.current()
        left = max(self._x(slot.due, start), self._left)
        wide = self._x(start + _BAR, start) - self._left
        high = _ROW - 4
        bar = QRectF(left, top + (self._row - high) / 2, max(wide, high), high)
        tone = ink(palette, slot.tone)
        painter.setPen(QPen(QColor(tone), 1))
        painter.setBrush(QColor(ground(palette, slot.tone) if slot.planned else tone))
        painter.drawRoundedRect(bar, 4, 4)
        painter.setPen(QColor(tone if slot.planned else palette.surface))
        painter.setFont(fonts.bold(sizes.SMALL))
        painter.drawText(bar, Qt.AlignmentFlag.AlignCenter, slot.text)
        return bar

    def _paint_word(self, painter: QPainter, said: str, tone: Tone, bar: QRectF) -> None:
        """The state in a word, on a ground of its own: no line crosses it."""
        palette = theme.current()
        wide = painter.fontMetrics().horizontalAdvance(said)
        behind = QRectF(bar.right() + sizes.TIGHT, bar.top(), wide + 2, bar.height())
        painter.fillRect(behind, QColor(palette.surface))
        painter.setPen(QColor(ink(palette, tone)))
        painter.drawText(behind, Qt.AlignmentFlag.AlignCenter, said)


def first_hour(now: datetime, zone: tzinfo) -> datetime:
    """The last full hour on the ward's clock."""
    local = now.astimezone(zone)
    return now - timedelta(
        minutes=local.minute, seconds=local.second, microseconds=local.microsecond
    )
