"""The ways between the pages: tabs of the top bar and acts of the menu, as far as one may go."""

from PySide6.QtGui import QAction

from il2nurse.domain.people import Person
from il2nurse.readable.routes import BY_NAME, HELP_WAY, ROUTES, Way
from il2nurse.readable.window_keys import WindowKey
from il2nurse.ui.page.page import Page
from il2nurse.ui.session import Session
from il2nurse.ui.shell.frame import Frame
from il2nurse.ui.shell.topbar import Tab


class Ways:
    """The tabs and the menu of a frame lead to the pages of a session."""

    def __init__(self, frame: Frame, session: Session) -> None:
        self._frame = frame
        self._session = session
        self._marked: str | None = None
        self._menu = [(way, self._add(route.name, way)) for route in ROUTES if (way := route.menu)]
        self._leave = frame.add_act("sign_out", "Sign out", WindowKey.SIGN_OUT)
        self._leave.triggered.connect(session.end)
        frame.bar.tab_chosen.connect(self._choose)

    def open_to(self, person: Person | None) -> None:
        """Offer the ways that this person may go; with nobody signed in none leads anywhere."""
        self._leave.setEnabled(person is not None)
        for way, act in self._menu:
            act.setEnabled(person is not None)
            act.setVisible(way.open_to(person) if person else way is not HELP_WAY)
        bars = [(route.name, route.bar) for route in ROUTES if route.bar]
        self._frame.bar.set_tabs(
            [Tab(name, way.text, way.key) for name, way in bars if person and way.open_to(person)]
        )

    def mark(self, page: Page | None) -> None:
        """Mark the tab under which this page stands."""
        self._marked = BY_NAME[page.name].under if page else None
        self._frame.bar.set_current(self._marked)

    def _add(self, page: str, way: Way) -> QAction:
        act = self._frame.add_act(page, way.text, way.key)
        act.triggered.connect(lambda: self._session.go(page))
        return act

    def _choose(self, tab: str) -> None:
        patient = tab == "patient"
        if patient and not self._session.mrn:
            self._session.tell("Choose a patient on the ward list first.")
            self._frame.bar.set_current(self._marked)
            return
        self._session.go(tab, self._session.mrn if patient else None)
