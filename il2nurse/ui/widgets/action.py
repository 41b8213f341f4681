"""The action: a button that shows its sign and its shortcut."""

from enum import StrEnum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from il2nurse.ui.look import fonts, icons, rings, sizes, theme
from il2nurse.ui.look.theme import restyle
from il2nurse.ui.look.tones import Sign
from il2nurse.ui.qt.key_press import KeyButton

_CAPS = {"Return": "Enter", "Escape": "Esc"}
_SIGN = 14
_CAP_PAD = 7


class Weight(StrEnum):
    """How much an action stands out."""

    MAIN = "main"
    PLAIN = "plain"
    DANGER = "danger"
    STOP = "stop"
    LINK = "link"


class Action(KeyButton):
    """A button named for what it does, with its shortcut drawn on it as a key."""

    def __init__(self, name: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setObjectName(name)
        # An "&" in a text is an "&": it makes no shortcut that nobody sees.
        self.setShortcut(QKeySequence())
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self._sign: Sign | None = None
        self._key = ""
        self._widths: dict[tuple[str, int], int] = {}
        self._pad: QShortcut | None = None
        self._pixels = sizes.TEXT
        self.set_weight(Weight.PLAIN)
        self.setMinimumHeight(sizes.TARGET)

    def set_weight(self, weight: Weight) -> None:
        """Show it as the main action of the page, a plain one or a dangerous one."""
        if self.property("tone") != weight.value:
            self.setProperty("tone", weight.value)
            restyle(self)

    @property
    def stands_out(self) -> bool:
        """True of the one filled action of a page."""
        return self.property("tone") in (Weight.MAIN.value, Weight.STOP.value)

    def set_small(self) -> None:
        """Make it a tool of a heading or a table row: lower, in smaller text."""
        self._pixels = sizes.SMALL
        self.setMinimumHeight(34)
        self.updateGeometry()

    def set_sign(self, sign: Sign | None) -> None:
        """Draw a sign before the text."""
        self._sign = sign
        self.updateGeometry()
        self.update()

    def set_text(self, text: str) -> None:
        """Say something else; the accessible name follows and the shortcut stays."""
        key = self.shortcut()
        self.setText(text)
        self.setShortcut(key)
        self.setAccessibleName(text)

    def set_key(self, key: str) -> None:
        """Give it a shortcut such as "Return", "V" or "Ctrl+L", drawn on the button."""
        self.show_key(key)
        self.setShortcut(QKeySequence(key))
        if key == "Return":
            self._pad = QShortcut(QKeySequence(Qt.Key.Key_Enter), self)
            self._pad.activated.connect(self.click)

    def show_key(self, key: str) -> None:
        """Draw a key that the page listens to itself, for keys that do more than press this."""
        if (cap := _CAPS.get(key, key)) == self._key:
            return
        self._key = cap
        self.setAccessibleDescription(f"Shortcut {self._key}" if key else "")
        self.updateGeometry()
        self.update()

    @property
    def key(self) -> str:
        """The key that is drawn on it, empty where there is none."""
        return self._key

    @property
    def takes_enter(self) -> bool:
        """The action that shows Enter leaves the key to its page."""
        return self._key != _CAPS["Return"]

    def sizeHint(self) -> QSize:
        """Room for sign, text and key."""
        wide = self._text_width() + self._sign_width() + self._cap_width()
        return QSize(wide + (40 if self._pixels > sizes.SMALL else 28), self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        """Never smaller than what it has to show."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground as the style sheet says, then sign, text and key."""
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        if self.hasFocus():
            rings.paint(painter, self.rect(), theme.current())
        colour = self._ink()
        content = self._text_width() + self._sign_width() + self._cap_width()
        left = max((self.width() - content) / 2, 8)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._sign:
            where = QRectF(left, (self.height() - _SIGN) / 2, _SIGN, _SIGN)
            icons.paint(painter, self._sign, where, colour)
            left += self._sign_width()
        painter.setFont(fonts.bold(self._pixels))
        painter.setPen(colour)
        text = QRectF(left, 0, self._text_width() + 2, self.height())
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self._key:
            self._paint_cap(painter, left + self._text_width() + 8, colour)

    def _paint_cap(self, painter: QPainter, left: float, colour: QColor) -> None:
        wide = self._cap_width() - 8
        cap = QRectF(left, (self.height() - 19) / 2, wide, 19)
        edge = QColor(colour)
        edge.setAlpha(150)
        painter.setPen(edge)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(cap, 4, 4)
        painter.setFont(fonts.bold(sizes.SMALL))
        painter.setPen(colour)
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._key)

    def _ink(self) -> QColor:
        palette = theme.current()
        if not self.isEnabled():
            return QColor(palette.on_idle)
        match self.property("tone"):
            case "main":
                return QColor(palette.on_accent)
            case "danger":
                return QColor(palette.danger)
            case "stop":
                return QColor(palette.surface)
            case "link":
                return QColor(palette.info)
            case _:
                return QColor(palette.text)

    def _text_width(self) -> int:
        return self._wide(self.text(), self._pixels)

    def _sign_width(self) -> int:
        return _SIGN + 7 if self._sign else 0

    def _cap_width(self) -> int:
        if not self._key:
            return 0
        return self._wide(self._key, sizes.SMALL) + 2 * _CAP_PAD + 8

    def _wide(self, text: str, pixels: int) -> int:
        """How wide a text is; measured once, because it is asked for several times a drawing."""
        if (text, pixels) not in self._widths:
            metrics = QFontMetrics(fonts.bold(pixels))
            self._widths[text, pixels] = metrics.horizontalAdvance(text)
        return self._widths[text, pixels]
