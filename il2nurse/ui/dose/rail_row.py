"""One step on the rail."""

from enum import StrEnum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from il2nurse.ui.look import fonts, icons, sizes, theme
from il2nurse.ui.look.colours import Theme
from il2nurse.ui.look.tones import Sign

LINE = 33
_LEAST_LINE = 28
_MARK = 20
_TITLE_LEFT = 46


class Progress(StrEnum):
    """How far a step is; the value is what is read out."""

    DONE = "done"
    HERE = "current step"
    LOOKED_AT = "shown"
    OPEN = "open"
    BLOCKED = "blocked"


class RailRow(QAbstractButton):
    """A number or a sign in a circle, the title, and the time it was confirmed."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._number = 0
        self._progress = Progress.OPEN
        self._time = ""
        self._line = LINE
        self._wide = sizes.RAIL

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001 - one switch, and its name says which
        """Show number or sign alone; the tool tip has the title."""
        self._wide = sizes.NARROW_RAIL if narrow else sizes.RAIL
        self.updateGeometry()
        self.update()

    @property
    def _narrow(self) -> bool:
        return self._wide == sizes.NARROW_RAIL

    def set_line(self, pixels: int) -> None:
        """Be lower where the window is low, within what can still be pressed."""
        line = max(_LEAST_LINE, min(LINE, pixels))
        if line != self._line:
            self._line = line
            self.updateGeometry()

    def show_state(self, number: int, title: str, progress: Progress, time: str) -> None:
        """Show how far the step is; nothing is drawn again where that is what stands there."""
        before = (self._number, self.text(), self._progress, self._time)
        if before == (number, title, progress, time):
            return
        self._number, self._progress, self._time = number, progress, time
        self.setText(title)
        self.setToolTip(f"{title}, {time}" if " " in time else title)
        # An "&" in a title is an "&": it makes no shortcut that nobody sees.
        self.setShortcut(QKeySequence())
        spoken = (f"Step {number}", title, progress.value, time)
        self.setAccessibleName(", ".join(part for part in spoken if part))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """One line, or two where the title needs them."""
        if self._narrow:
            return QSize(self._wide, self._line)
        wanted = QFontMetrics(self._font()).horizontalAdvance(self.text())
        lines = self._line if wanted <= self._title_width() else max(self._line, LINE)
        return QSize(self._wide, lines)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrow keys to the rail."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, mark, title, time and focus."""
        palette = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, palette)
        self._paint_mark(painter, palette)
        if self._narrow:
            return
        painter.setFont(self._font())
        done = self._progress is Progress.DONE
        painter.setPen(QColor(palette.muted if done else palette.text))
        where = QRectF(_TITLE_LEFT, 0, self._title_width(), self.height())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(where, int(flags), self.text())
        painter.setFont(fonts.figures(fonts.font(sizes.SMALL)))
        painter.setPen(QColor(palette.muted))
        right = QRectF(0, 0, self.width() - sizes.ROOM, self.height())
        # Beside a title there is room for the time alone; the day is spoken and on the tool tip.
        painter.drawText(
            right,
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
            self._time.rpartition(" ")[2],
        )

    def _paint_ground(self, painter: QPainter, palette: Theme) -> None:
        if self._progress in (Progress.HERE, Progress.LOOKED_AT):
            painter.fillRect(self.rect(), QColor(palette.accent_soft))
            painter.fillRect(0, 0, 4, self.height(), QColor(palette.info))
        elif self.underMouse():
            painter.fillRect(self.rect(), QColor(palette.quiet))
        if self.hasFocus():
            painter.setPen(QPen(QColor(palette.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(2, 2, -3, -2), 4, 4)

    def _paint_mark(self, painter: QPainter, palette: Theme) -> None:
        circle = QRectF(sizes.ROOM, (self.height() - _MARK) / 2, _MARK, _MARK)
        inner = circle.adjusted(4.5, 4.5, -4.5, -4.5)
        if self._progress is Progress.DONE:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.good))
            painter.drawEllipse(circle)
            icons.paint(painter, Sign.CHECK, inner, QColor(palette.surface))
            return
        here = self._progress in (Progress.HERE, Progress.LOOKED_AT)
        blocked = self._progress is Progress.BLOCKED
        edge = palette.danger if blocked else palette.info if here else palette.edge
        painter.setPen(QPen(QColor(edge), 2 if here or blocked else 1.4))
        painter.setBrush(QColor(palette.surface))
        painter.drawEllipse(circle.adjusted(1, 1, -1, -1))
        if blocked:
            icons.paint(painter, Sign.CROSS, inner, QColor(edge))
            return
        painter.setFont(fonts.bold(sizes.SMALL) if here else fonts.font(sizes.SMALL))
        painter.setPen(QColor(palette.info if here else palette.text))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(self._number))

    def _font(self) -> QFont:
        here = self._progress in (Progress.HERE, Progress.LOOKED_AT)
        return fonts.bold() if here else fonts.font()

    def _title_width(self) -> int:
        if not self._time:
            return self._wide - _TITLE_LEFT - sizes.ROOM
        time = QFontMetrics(fonts.font(sizes.SMALL)).horizontalAdvance(self._time) + sizes.GAP
        return self._wide - _TITLE_LEFT - sizes.ROOM - time
