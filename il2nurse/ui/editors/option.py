"""One answer that may be chosen: a card with a mark, label, detail and what follows from it."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from il2nurse.domain.regimen.fields import Choice
from il2nurse.ui.look import fonts, icons, rings, sizes, theme
from il2nurse.ui.look.colours import Theme
from il2nurse.ui.look.tones import Mark, Sign
from il2nurse.ui.widgets.chip import Chip
from il2nurse.ui.widgets.label import Label

ARROWS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right})
_MARK = 20
_LEFT = sizes.SPACE
_CAP = 18
# What stands left and right of the text: the mark, the key, the room between.
_AROUND = _LEFT + _MARK + sizes.SPACE + sizes.SPACE + _CAP + sizes.GAP + sizes.TIGHT


class OptionCard(QAbstractButton):
    """A card that is pressed to choose; round marks exclude each other, square ones do not.

    ``ring_moved`` says that the keyboard came or went.
    """

    ring_moved = Signal()

    def __init__(self, name: str, choice: Choice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.word = choice.word
        self.setObjectName(name)
        self.setText(choice.label)
        # An "&" in a label is an "&": it makes no shortcut that nobody sees.
        self.setShortcut(QKeySequence())
        self.setAccessibleName(choice.label)
        self.setAccessibleDescription(choice.detail or "")
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumHeight(sizes.TARGET)
        self._square = False
        self._key = ""
        self._lit = False
        self._texts = [Label(choice.label, "option").set_wrapping()]
        if choice.detail:
            self._texts.append(Label(choice.detail, "fact").set_wrapping())
        self._chip: Chip | None = None
        self._row = QHBoxLayout(self)
        self._lay_out()

    def set_square(self) -> None:
        """Several may be chosen beside each other."""
        self._square = True
        self.update()

    def set_key(self, key: str) -> None:
        """Show which number key chooses it."""
        self._key = key
        self.update()

    @property
    def shows_key(self) -> bool:
        """Whether its key stands beside it now."""
        return bool(self._key) and self._lit

    def light_key(self, lit: bool) -> None:  # noqa: FBT001 - one switch, and its name says which
        """Show the key only while it chooses this card."""
        if lit != self._lit:
            self._lit = lit
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What follows stands below the answer where a word of it would be cut beside it."""
        super().resizeEvent(event)
        beside = self.width() >= self.least()
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._row.direction() != way:
            self._row.setDirection(way)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard came."""
        super().focusInEvent(event)
        self.ring_moved.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard went."""
        super().focusOutEvent(event)
        self.ring_moved.emit()

    def show_consequence(self, mark: Mark) -> None:
        """Show on the right what follows from this answer."""
        if self._chip is None:
            self._chip = Chip(parent=self)
            self._chip.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._row.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignLeft)
        self._chip.show_mark(mark)
        parts = (*(text.text() for text in self._texts[1:]), mark.word)
        self.setAccessibleDescription(". ".join(part for part in parts if part))

    def show_closed(self, closed: bool) -> None:  # noqa: FBT001 - one switch, and its name says which
        """Grey what cannot be chosen; its detail says why."""
        self.setEnabled(not closed)
        for text, role in zip(self._texts, ("option", "fact"), strict=False):
            text.set_role("muted" if closed else role)

    def show_label(self, label: str) -> None:
        """Say the same answer in other words."""
        self._texts[0].setText(label)
        self.setText(label)
        self.setShortcut(QKeySequence())
        self.setAccessibleName(label)

    def sizeHint(self) -> QSize:
        """At least the height of something that is pressed at the bedside."""
        return super().sizeHint().expandedTo(QSize(200, sizes.TARGET))

    def minimumSizeHint(self) -> QSize:
        """Never lower than that either; what a long text needs follows from the width."""
        return QSize(_AROUND, sizes.TARGET)

    def least(self) -> int:
        """How narrow it may be without cutting a word of its own."""
        metrics = QFontMetrics(fonts.bold())
        words = (word for text in self._texts for word in text.text().split())
        longest = max((metrics.horizontalAdvance(word) for word in words), default=0)
        chip = self._chip.sizeHint().width() + sizes.SPACE if self._chip else 0
        return longest + chip + _AROUND

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrow keys to the editor."""
        if event.key() in ARROWS:
            event.ignore()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, mark and key; labels draw themselves."""
        palette = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        painter.setPen(QPen(QColor(palette.info if chosen else palette.line), 2 if chosen else 1))
        hover = self.underMouse() and self.isEnabled()
        ground = palette.accent_soft if chosen else palette.quiet if hover else palette.surface
        painter.setBrush(QColor(ground))
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(frame, sizes.RADIUS, sizes.RADIUS)
        if self.hasFocus():
            rings.paint(painter, self.rect(), palette, dashed=not chosen)
        self._paint_mark(painter, palette)
        if self.shows_key:
            self._paint_key(painter, palette)

    def _paint_mark(self, painter: QPainter, palette: Theme) -> None:
        box = QRectF(_LEFT, (self.height() - _MARK) / 2, _MARK, _MARK).adjusted(1, 1, -1, -1)
        chosen = self.isChecked()
        painter.setPen(QPen(QColor(palette.info if chosen else palette.edge), 2))
        filled = self._square and chosen
        painter.setBrush(QColor(palette.info if filled else palette.surface))
        if not self._square:
            painter.drawEllipse(box)
            if chosen:
                painter.setBrush(QColor(palette.info))
                painter.drawEllipse(box.adjusted(4.5, 4.5, -4.5, -4.5))
            return
        painter.drawRoundedRect(box, 4, 4)
        if chosen:
            inner = box.adjusted(2.5, 2.5, -2.5, -2.5)
            icons.paint(painter, Sign.CHECK, inner, QColor(palette.surface))

    def _paint_key(self, painter: QPainter, palette: Theme) -> None:
        cap = QRectF(self.width() - 14 - _CAP, (self.height() - _CAP) / 2, _CAP, _CAP)
        painter.setPen(QColor(palette.edge))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(cap, 4, 4)
        painter.setFont(fonts.bold(sizes.SMALL))
        painter.setPen(QColor(palette.muted))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._key)

    def _lay_out(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(0)
        for text in self._texts:
            text.setMinimumWidth(1)
            text.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            texts.addWidget(text)
        self._row.setContentsMargins(
            _LEFT + _MARK + sizes.SPACE, sizes.GAP, sizes.SPACE + _CAP + sizes.GAP, sizes.GAP
        )
        self._row.setSpacing(sizes.SPACE)
        self._row.addLayout(texts, 1)
