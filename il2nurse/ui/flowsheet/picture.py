"""A picture of the flowsheet: drawn once for what it shows, then only laid on the screen."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from il2nurse.readable.flowsheet.flowsheet import Flowsheet
from il2nurse.readable.painter import Painter
from il2nurse.ui.look import theme
from il2nurse.ui.look.painting import SCALE, ScreenPainter

Draw = Callable[[Painter, Flowsheet, float, float], None]


class Picture(QWidget):
    """One drawing of a flowsheet; its description is the same in words."""

    def __init__(self, name: str, spoken: str, draw: Draw, least: int) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(least)
        self._draw = draw
        self._sheet: Flowsheet | None = None
        self._pixmap = QPixmap()
        self._drawn_for: tuple[Flowsheet | None, str, QSize, float] = (None, "", QSize(), 0.0)

    def show_sheet(self, sheet: Flowsheet) -> None:
        """Show another period, or the same with what is new."""
        self._sheet = sheet
        self.update()

    def sizeHint(self) -> QSize:
        """Wide; as high as it must be."""
        return QSize(900, self.minimumHeight())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Lay the drawn picture on the screen; draw it first where something changed."""
        if self._sheet is None:
            return
        wanted = (self._sheet, theme.current().name, self.size(), self.devicePixelRatioF())
        before = self._drawn_for
        if wanted[1:] != before[1:] or wanted[0] is not before[0]:
            self._drawn_for = wanted
            self._pixmap = self._drawn(self._sheet)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._pixmap)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.current().focus), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -2, -2))

    def _drawn(self, sheet: Flowsheet) -> QPixmap:
        scale = self.devicePixelRatioF()
        pixmap = QPixmap(self.size() * scale)
        pixmap.setDevicePixelRatio(scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        shown = ScreenPainter(painter, theme.current())
        self._draw(shown, sheet, self.width() / SCALE, self.height() / SCALE)
        painter.end()
        return pixmap
