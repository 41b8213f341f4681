"""The frame: top bar, message strip, the pages in the middle; it opens fast."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from il2nurse.readable.window_keys import HELP_KEY, HELP_TEXT, WindowKey
from il2nurse.ui.look import theme
from il2nurse.ui.look.colours import THEMES
from il2nurse.ui.look.tones import Sign
from il2nurse.ui.look.watermark import Watermark
from il2nurse.ui.shell.message_strip import MessageStrip
from il2nurse.ui.shell.preferences import Preferences
from il2nurse.ui.shell.topbar import PRODUCT, TopBar
from il2nurse.ui.widgets.bar_button import BarButton

SMALLEST = (1024, 640)
USUAL = (1366, 768)
# A title bar and its frame on any of the systems.
TITLE_BAR = 40
LOWEST_ROOM = 800


class Frame(QMainWindow):
    """What is on the screen before anything is opened, and stays around every page."""

    def __init__(self, preferences: Preferences | None = None) -> None:
        super().__init__()
        self.preferences = preferences
        self.bar = TopBar()
        self.strip = MessageStrip()
        self.pages = QStackedWidget()
        self.pages.setObjectName("pages")
        self._menu = QMenu(self)
        self._watermark: Watermark | None = None
        self._lay_out()
        self._make_menu()
        self._take_place()
        self.show_title("")
        self.name_person("")

    def show_title(self, what: str, *, encrypted: bool = True, practice: bool = False) -> None:
        """Say in the title what is open, and where it is not encrypted."""
        notes = ["practice"] if practice else [] if encrypted else ["not encrypted"]
        self.setWindowTitle(" · ".join([part for part in (PRODUCT, what) if part] + notes))

    def show_practice(self) -> None:
        """Mark the whole window as practice, once and for all."""
        self.bar.set_practice(True, "PRACTICE")
        if self._watermark is None:
            self._watermark = Watermark(self.pages)
            self._watermark.show()
            self._watermark.raise_()

    def add_above_pages(self, widget: QWidget) -> None:
        """Put something between the message strip and the page, whatever page is on show."""
        column = self.middle.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(column.indexOf(self.pages), widget)

    def next_theme(self) -> None:
        """Change to the next palette and remember it."""
        names = list(THEMES)
        following = names[(names.index(theme.current().name) + 1) % len(names)]
        self.show_theme(following)
        if self.preferences:
            self.preferences.keep_theme(THEMES[following])

    def show_theme(self, name: str) -> None:
        """Show the whole program in this palette."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, THEMES[name])

    def add_act(self, name: str, text: str, key: str | None = None) -> QAction:
        """An entry of the menu; its key works on every page."""
        act = QAction(text, self)
        act.setObjectName(name)
        if key:
            act.setShortcut(QKeySequence(key))
            act.setShortcutVisibleInContextMenu(True)
        self._menu.addAction(act)
        self.addAction(act)
        return act

    def name_person(self, who: str) -> None:
        """Say who is signed in; "" while nobody is, and F1 opens the manual over the page."""
        self.bar.set_person(who)
        self._early_help.setEnabled(not who)
        self._early_help.setVisible(not who)

    def _turn_early_help(self) -> None:
        from il2nurse.ui.shell.early_help import turn_help

        turn_help(self.pages)

    def keep_place(self) -> None:
        """Remember where the window is."""
        if self.preferences:
            self.preferences.keep_place(self.normalGeometry(), full=self.isMaximized())

    def fit(self, room: QRect) -> None:
        """Fill a screen whose ``room`` would cut the window or its title bar off."""
        self.setMinimumSize(QSize(*SMALLEST).boundedTo(room.size()))
        if cramped(room, self.geometry()):
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def _lay_out(self) -> None:
        self.middle = QWidget()
        self.middle.setObjectName("middle")
        column = QVBoxLayout(self.middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.bar, self.strip, self.pages):
            column.addWidget(widget)
        column.setStretchFactor(self.pages, 1)
        self.setCentralWidget(self.middle)
        self.setMinimumSize(*SMALLEST)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def _make_menu(self) -> None:
        self._menu.setObjectName("menu_entries")
        self._menu.setAccessibleName("Menu")
        button = BarButton("menu")
        button.show_text(Sign.DOWN, f"Menu ({WindowKey.MENU})")
        button.setShortcut(QKeySequence(WindowKey.MENU))
        button.clicked.connect(self._open_menu)
        self.bar.add_last(button)
        self._menu_button = button
        self.add_act("theme", "Light, dark or high contrast", WindowKey.THEME).triggered.connect(
            self.next_theme
        )
        self._early_help = self.add_act("early_help_act", HELP_TEXT, HELP_KEY)
        self._early_help.triggered.connect(self._turn_early_help)

    def _open_menu(self) -> None:
        below = self._menu_button.rect().bottomLeft()
        self._menu.popup(self._menu_button.mapToGlobal(below))

    def _take_place(self) -> None:
        kept = self.preferences.place() if self.preferences else None
        if kept is None:
            self.resize(*USUAL)
            return
        where, full = kept
        self.setGeometry(where)
        if full:
            self.setWindowState(Qt.WindowState.WindowMaximized)


def cramped(room: QRect, where: QRect) -> bool:
    """Whether the window has to fill the screen, so that with its title bar nothing is cut off."""
    high, wide = where.height() + TITLE_BAR, where.width()
    return room.height() < LOWEST_ROOM or high > room.height() or wide > room.width()
