"""The dark bar on top: pages, ward and station, what is saved, who is signed in."""

from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QWidget

from il2nurse.readable.window_keys import WindowKey
from il2nurse.ui.look import sizes
from il2nurse.ui.look.tones import Sign
from il2nurse.ui.qt.key_press import KeyButton
from il2nurse.ui.widgets.bar_button import BarButton
from il2nurse.ui.widgets.elided import Elided
from il2nurse.ui.widgets.label import Label

PRODUCT = "IL2 Nurse"
PRACTICE = "PRACTICE · no real patients"


class Tab(NamedTuple):
    """A page one can go to: its id, what is written on it, and its shortcut."""

    id: str
    text: str
    key: str | None = None


class Lack(IntEnum):
    """What is left away where not everything has room; each step leaves away what is before it."""

    NOTHING = 0
    KEYS = 1
    PRODUCT = 2
    PLACE = 3


class BarRow(QHBoxLayout):
    """Whenever the bar is laid out, it leaves away first what has no room."""

    def setGeometry(self, rect: QRect) -> None:
        """Lay out what has room."""
        bar = self.parentWidget()
        if isinstance(bar, TopBar):
            bar.fit()
        super().setGeometry(rect)


class TopBar(QFrame):
    """Product, tabs, the practice ribbon; ward and station, saved state, person, lock."""

    tab_chosen = Signal(str)
    lock_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topbar")
        self.setProperty("part", "bar")
        self.setFixedHeight(sizes.TOP_BAR)
        self._lacks = Lack.NOTHING
        self._product = Label(PRODUCT, "product")
        self._row = BarRow(self)
        self._tabs = QButtonGroup(self)
        self._tabs.setExclusive(True)
        self._tab_row = QHBoxLayout()
        self._tab_row.setSpacing(sizes.ROOM)
        self._practice = Label(PRACTICE, "practice")
        self._practice.hide()
        self._clock = Label(role="bar")
        self._clock.setObjectName("ward_clock")
        self._clock.hide()
        self._place = Elided("bar")
        self._saved = BarButton("saved_state")
        self._saved.hide()
        self._person = Elided("bar")
        self._lock = BarButton("lock")
        self._lock.show_text(Sign.LOCK, f"Lock ({WindowKey.LOCK})")
        self._lock.setShortcut(QKeySequence(WindowKey.LOCK))
        self._lock.clicked.connect(self.lock_asked)
        self._lay_out()

    def set_tabs(self, tabs: Sequence[Tab]) -> None:
        """Offer these pages."""
        for old in self._tabs.buttons():
            self._tabs.removeButton(old)
            self._tab_row.removeWidget(old)
            old.hide()
            old.deleteLater()
        for tab in tabs:
            button = KeyButton(tab.text)
            button.setObjectName(f"tab_{tab.id}")
            button.setProperty("tab", "true")
            button.setCheckable(True)
            button.setFixedHeight(sizes.TOP_BAR)
            button.setMinimumWidth(button.sizeHint().width())
            button.setAccessibleName(f"{tab.text} page")
            if tab.key:
                button.setShortcut(QKeySequence(tab.key))
                button.setToolTip(f"{tab.text} ({tab.key})")
            button.clicked.connect(self._choose)
            self._tabs.addButton(button)
            self._tab_row.addWidget(button)

    def set_current(self, tab: str | None) -> None:
        """Mark the page on show; an id that is no tab marks none."""
        self._tabs.setExclusive(False)
        for button in self._tabs.buttons():
            button.setChecked(button.objectName() == f"tab_{tab or ''}")
        self._tabs.setExclusive(True)

    def set_clock(self, text: str) -> None:
        """The day and the time on the ward; nothing where another clock shows them."""
        self._clock.setText(text)
        self._clock.setVisible(bool(text))

    def set_place(self, text: str) -> None:
        """Ward and station."""
        self._place.show_text(text)

    def set_saved(self, text: str, *, well: bool) -> None:
        """Whether everything is durable, and where."""
        self._saved.show_text(Sign.DOT if well else Sign.WARNING, text)
        self._saved.show()

    def set_person(self, text: str) -> None:
        """Who is signed in; empty when nobody is, which also takes the lock away."""
        self._person.show_text(text)
        self._lock.setVisible(bool(text))

    def set_practice(self, practice: bool, text: str = PRACTICE) -> None:  # noqa: FBT001 - one switch, and its name says which
        """Say that no patient here is real."""
        self._practice.setText(text)
        self._practice.setVisible(practice)

    def add_beside_practice(self, widget: QWidget) -> None:
        """Put a widget to the right of the practice ribbon."""
        self._row.insertWidget(self._row.indexOf(self._practice) + 1, widget)

    def add_before_place(self, widget: QWidget) -> None:
        """Put a widget to the left of ward and station."""
        self._row.insertWidget(self._row.indexOf(self._place), widget)

    def add_last(self, widget: QWidget) -> None:
        """Put something at the right end."""
        self._row.addWidget(widget)

    def minimumSizeHint(self) -> QSize:
        """A narrow window is no narrower than its page: the bar leaves something away."""
        return QSize(0, sizes.TOP_BAR)

    def fit(self) -> None:
        """Where not everything has room: first the keys go, then the name of the program.

        Then the ward and the station, which the title of the window names too.
        """
        lacks = next((lack for lack in Lack if self._wanted(lack) <= self.width()), Lack.PLACE)
        for button in self.findChildren(BarButton):
            button.set_short(lacks >= Lack.KEYS)
        if lacks is not self._lacks:
            self._lacks = lacks
            self._product.setVisible(lacks < Lack.PRODUCT)
            self._place.setVisible(lacks < Lack.PLACE)

    def _wanted(self, lacks: Lack) -> int:
        """How wide everything on the bar is while this is left away."""
        items = (self._row.itemAt(at) for at in range(self._row.count()))
        margins = self._row.contentsMargins()
        wide = margins.left() + margins.right()
        for item in items:
            part = item.widget() if item else None
            if item is None or (item.isEmpty() and part not in (self._product, self._place)):
                continue
            if (part is self._product and lacks >= Lack.PRODUCT) or (
                part is self._place and lacks >= Lack.PLACE
            ):
                continue
            short = lacks >= Lack.KEYS
            hint = item.sizeHint() if part is None else part.sizeHint()
            wide += part.wide(short=short) if isinstance(part, BarButton) else hint.width()
            wide += self._row.spacing()
        # A stretch has no width, but what stands on both of its sides is parted twice.
        return wide + self._row.spacing()

    def _lay_out(self) -> None:
        row = self._row
        row.setContentsMargins(sizes.ROOM, 0, sizes.ROOM, 0)
        row.setSpacing(sizes.ROOM)
        row.addWidget(self._product)
        row.addLayout(self._tab_row)
        row.addStretch()
        row.addWidget(self._practice)
        row.addStretch()
        for widget in (self._clock, self._place, self._saved, self._person, self._lock):
            row.addWidget(widget)

    def _choose(self) -> None:
        self.tab_chosen.emit(self.sender().objectName().removeprefix("tab_"))
