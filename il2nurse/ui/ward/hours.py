"""The next hours of the ward: one line for each bed, one bar for each dose."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from il2nurse.ui.look import fonts, sizes, theme
from il2nurse.ui.look.tones import Tone, ground, ink

HOURS = 12
_LEFT = 66
_TOP = 22
_ROW = 22
_NAMED = 44
_BAR = timedelta(minutes=40)
_HOUR = timedelta(hours=1)
# A dose that is late by more stands at the left edge; its words say how late.
BACK = timedelta(hours=4)


@dataclass(frozen=True, slots=True)
class Slot:
    """One dose on a line: when it is due, what is written on its bar, and its tone.

    ``late`` is written behind the bar of a dose that is overdue.
    """

    due: datetime
    text: str
    tone: Tone
    planned: bool = False
    late: str | None = None


@dataclass(frozen=True, slots=True)
class BedLane:
    """One bed and its doses of the next hours."""

    bed: str
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
        lanes_in_words = "; ".join(
            f"bed {lane.bed}: "
            + ", ".join(
                f"{slot.text} at {slot.due.astimezone(zone):%H:%M} {slot.late or ''}".strip()
                for slot in lane.slots
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
        for at, lane in enumerate(self._lanes):
            self._paint_lane(painter, lane, start, _TOP + at * _ROW)
        painter.setPen(QPen(QColor(theme.current().focus), 2))
        here = self._x(self._now, start)
        painter.drawLine(QPointF(here, _TOP - 4), QPointF(here, self.height()))

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
        return _LEFT + share * (self.width() - _LEFT - 8)

    def _whole(self, start: datetime) -> timedelta:
        """Twelve hours on from the last full hour, and what lies before it."""
        if self._now is None or self._zone is None:
            return HOURS * _HOUR
        return first_hour(self._now, self._zone) - start + HOURS * _HOUR

    def _paint_hours(self, painter: QPainter, start: datetime, zone: tzinfo) -> None:
        palette = theme.current()
        painter.setFont(fonts.font(sizes.SMALL))
        hours = self._whole(start) // _HOUR
        wide = (self.width() - _LEFT) / hours
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
        palette = theme.current()
        painter.setFont(fonts.font(sizes.SMALL))
        painter.setPen(QColor(palette.text))
        bed = QRectF(0, top, _LEFT - 8, _ROW)
        painter.drawText(bed, Qt.AlignmentFlag.AlignVCenter, lane.bed)
        for slot in lane.slots:
            left = max(self._x(slot.due, start), _LEFT)
            wide = self._x(start + _BAR, start) - _LEFT
            bar = QRectF(left, top + 2, wide, _ROW - 4)
            tone = ink(palette, slot.tone)
            painter.setPen(QPen(QColor(tone), 1))
            painter.setBrush(QColor(ground(palette, slot.tone) if slot.planned else tone))
            painter.drawRoundedRect(bar, 4, 4)
            painter.setPen(QColor(tone if slot.planned else palette.surface))
            painter.setFont(fonts.bold(sizes.SMALL))
            painter.drawText(bar, Qt.AlignmentFlag.AlignCenter, slot.text)
            if slot.late:
                painter.setPen(QColor(tone))
                behind = QRectF(bar.right() + 5, top, self.width(), _ROW)
                painter.drawText(behind, Qt.AlignmentFlag.AlignVCenter, slot.late)


def first_hour(now: datetime, zone: tzinfo) -> datetime:
    """The last full hour on the ward's clock."""
    local = now.astimezone(zone)
    return now - timedelta(
        minutes=local.minute, seconds=local.second, microseconds=local.microsecond
    )
