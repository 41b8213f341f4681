"""Help: the keys of the page one comes from, its page of the manual, and whom to call."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from il2nurse import __version__
from il2nurse.domain.people import May
from il2nurse.readable.papers import KEY_CARD
from il2nurse.readable.routes import BY_NAME, HELP, ROUTES
from il2nurse.readable.window_keys import WINDOW_KEYS, WindowKey
from il2nurse.ui.look import labels, sizes
from il2nurse.ui.look.tones import Sign
from il2nurse.ui.page.more import More
from il2nurse.ui.page.page import Page
from il2nurse.ui.page.react_on_page import react_on_page
from il2nurse.ui.place import Place
from il2nurse.ui.session import Session
from il2nurse.ui.shell.manual import ManualBrowser
from il2nurse.ui.widgets.action import Action
from il2nurse.ui.widgets.facts import FactRow, Facts
from il2nurse.ui.widgets.label import Label

INDEX: Final = "index"
NOBODY: Final = "Nobody is named yet: set call_for_help in the station file"
KEYS_WIDE: Final = 400


class HelpPage(Page):
    """Escape or F1 leads back to where one was; what is typed there is still there."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, HELP, parent=parent)
        self.back = Action("help_back", labels.BACK)
        self.back.show_key("Esc")
        self.back.clicked.connect(self._go_back)
        self.index = Action("help_index", "All pages")
        self.index.set_key("A")
        self.card = Action("key_card", KEY_CARD.title)
        self.card.set_key("K")
        self.card.set_sign(Sign.PRINTER)
        self.card.clicked.connect(self._show_card)
        self.manual = ManualBrowser()
        self.index.clicked.connect(lambda: self.manual.show_place(INDEX))
        self._of_page, self._of_window, self._program = Facts(), Facts(), Facts()
        self._before: Place | None = None
        self._title = Label("Help", "title")
        self._lay_out()
        QShortcut(QKeySequence(WindowKey.REACTION), self).activated.connect(self._react)

    def open(self, place: Place) -> None:
        """Come from a page, or again from this one, which leads back."""
        before = self.session.before
        if before is not None and before.page != place.page:
            self._before = before
            self.manual.show_place(BY_NAME[before.page].manual)

    def refresh(self) -> None:
        """The keys as they are now, for who is signed in."""
        page, person = self._page_before(), self.session.person
        self.card.setVisible(person is not None and person.may(May.PRINT))
        self._of_page.show_facts("Keys of this page", list(_keys_of(page)) if page else [])
        self._of_window.show_facts("Keys of every page", list(self._window_keys()))
        regimens = self.session.station.regimens.today().values()
        self._program.show_facts(
            "This program",
            [
                FactRow("Version", __version__),
                *(FactRow(each.title, each.version) for each in regimens),
                FactRow("Call for help", self.session.call_for_help or NOBODY),
            ],
        )

    def start(self) -> None:
        """The manual scrolls by the arrow keys."""
        self.manual.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back."""
        if event.key() == Qt.Key.Key_Escape:
            self._go_back()
            return
        super().keyPressEvent(event)

    def _go_back(self) -> None:
        place = self._before
        if place is None:
            self.session.go("ward")
        else:
            self.session.go(place.page, place.mrn, place.key, place.stretch, paper=place.paper)

    def _show_card(self) -> None:
        """The card leads back to the page from which help was asked for."""
        self._go_back()
        self.session.go("preview", paper=KEY_CARD.name)

    def _react(self) -> None:
        """A reaction may not wait until one has read on."""
        place = self._before
        if place and place.subject.mrn:
            react_on_page(self.window(), self.session, place.subject.mrn)

    def _page_before(self) -> QWidget | None:
        name = self._before.page if self._before else ""
        return self.window().findChild(QWidget, f"page_{name}")

    def _window_keys(self) -> Iterable[FactRow]:
        person = self.session.person
        for route in ROUTES:
            for way in (route.bar, route.menu):
                if way and person and way.open_to(person):
                    yield FactRow(way.text, way.key)
        for key, words in WINDOW_KEYS.items():
            if key is not WindowKey.PACE or self.session.practice:
                yield FactRow(words, key.value)

    def _lay_out(self) -> None:
        side = QWidget()
        side.setProperty("ground", "none")
        keys = QVBoxLayout(side)
        keys.setContentsMargins(0, 0, sizes.GAP, 0)
        keys.setSpacing(sizes.SPACE)
        for part in (self._program, self._of_page, self._of_window):
            keys.addWidget(part)
        keys.addStretch()
        scroll = QScrollArea()
        scroll.setObjectName("help_keys")
        scroll.setAccessibleName("Keys")
        scroll.setWidget(side)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFixedWidth(KEYS_WIDE)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch()
        head.addWidget(self.card)
        head.addWidget(self.index)
        head.addWidget(self.back)
        middle = QHBoxLayout()
        middle.setSpacing(sizes.ROOM)
        middle.addWidget(scroll)
        middle.addWidget(self.manual, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(sizes.MARGIN, sizes.SPACE, sizes.MARGIN, sizes.ROOM)
        column.setSpacing(sizes.SPACE)
        column.addLayout(head)
        column.addLayout(middle, 1)


def _keys_of(page: QWidget) -> Iterable[FactRow]:
    """Each key of the page that is in view there, with what it does."""
    seen: dict[str, str] = {}
    for action in page.findChildren(Action):
        for each in (action, *(action.offered if isinstance(action, More) else ())):
            key = each.accessibleDescription().removeprefix("Shortcut ")
            if key and action.isVisibleTo(page) and key not in seen:
                seen[key] = each.text()
    return [FactRow(text, key) for key, text in seen.items()]
