"""The month view: the weeks of a course from Monday to Sunday, each day with what it is."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from il2nurse.domain.rules.course.calendar import DayPart
from il2nurse.readable.course.calendar_words import DayWords
from il2nurse.ui.look import fonts, sizes, theme
from il2nurse.ui.look.tones import Tone, ground, ink
from il2nurse.ui.patient.dose_strip import fitting

WEEK: Final = 7
DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
HEAD: Final = 20
HIGH: Final = 40
TONES: Final[Mapping[DayPart, Tone]] = {
    DayPart.CYCLE: Tone.INFO,
    DayPart.REST: Tone.PLAIN,
    DayPart.AFTER: Tone.PLAIN,
}
TODAY: Final = "today"
_GAP: Final = 2


class MonthView(QWidget):
    """Days in their weeks; today has a thick edge and is named."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("course_days")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._days: tuple[DayWords, ...] = ()
        self._today: date | None = None

    def show_days(self, days: Sequence[DayWords], today: date) -> None:
        """Show these days, which follow one another."""
        self._days, self._today = tuple(days), today
        self.setAccessibleName("Days of the course")
        told = [each.spoken for each in self._days if each.word or each.day == today]
        self.setAccessibleDescription(". ".join(told))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As many weeks as there are, under the names of the days."""
        return QSize(WEEK * 56, HEAD + self._weeks() * (HIGH + _GAP))

    def minimumSizeHint(self) -> QSize:
        """The weeks are never cut."""
        return QSize(WEEK * 44, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Tell in a sentence what the day under the pointer is."""
        if isinstance(event, QHelpEvent):
            where = event.pos().toPointF()
            found = next((day for day in self._days if self._box(day.day).contains(where)), None)
            if found:
                QToolTip.showText(event.globalPos(), found.spoken, self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the names of the days, then each day."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(fonts.font(sizes.SMALL))
        painter.setPen(QColor(theme.current().muted))
        for at, name in enumerate(DAYS):
            where = QRectF(at * self._wide(), 0, self._wide(), HEAD)
            painter.drawText(where, Qt.AlignmentFlag.AlignCenter, name)
        for day in self._days:
            self._paint_day(painter, self._box(day.day), day)

    def _paint_day(self, painter: QPainter, box: QRectF, day: DayWords) -> None:
        palette, tone, here = theme.current(), TONES[day.part], day.day == self._today
        edge = QColor(palette.text if here else ink(palette, tone))
        edge.setAlpha(255 if here else 110)
        painter.setPen(QPen(edge, 2 if here else 1))
        plain = day.part is DayPart.AFTER
        painter.setBrush(Qt.BrushStyle.NoBrush if plain else QColor(ground(palette, tone)))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(QColor(palette.text if here else palette.muted))
        painter.setFont(fonts.bold(sizes.SMALL) if here else fonts.font(sizes.SMALL))
        upper = QRectF(box.left() + 4, box.top() + 2, box.width() - 6, 16)
        # Its month would be cut: the first day that is shown names it, and the pointer's sentence.
        shown = f"{day.day.day} {TODAY}" if here else day.shown
        painter.setFont(fitting(painter.font(), shown, upper.width()))
        painter.drawText(upper, Qt.AlignmentFlag.AlignLeft, shown)
        painter.setPen(QColor(palette.text))
        lower, word = QRectF(box.left() + 4, box.top() + 19, box.width() - 6, 16), day.word or ""
        painter.setFont(fitting(fonts.bold(sizes.SMALL), word, lower.width()))
        painter.drawText(lower, Qt.AlignmentFlag.AlignLeft, word)

    def _wide(self) -> float:
        return self.width() / WEEK

    def _monday(self) -> date | None:
        return (
            self._days[0].day - timedelta(days=self._days[0].day.weekday()) if self._days else None
        )

    def _weeks(self) -> int:
        monday = self._monday()
        return (self._days[-1].day - monday).days // WEEK + 1 if monday else 1

    def _box(self, day: date) -> QRectF:
        monday = self._monday() or day
        week, at = divmod((day - monday).days, WEEK)
        top = HEAD + week * (HIGH + _GAP)
        return QRectF(at * self._wide() + 1, top + 1, self._wide() - _GAP, HIGH - 2)
