"""The pages between which the window changes, made when they are first asked for."""

from importlib import import_module

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QAbstractScrollArea, QStackedWidget, QWidget

from il2nurse.readable.routes import BY_NAME, Route
from il2nurse.ui.page.page import Page
from il2nurse.ui.place import Place
from il2nurse.ui.session import Session


def import_first_pages() -> None:
    """Read the modules of what comes first: nothing is drawn by it, and no page waits for it."""
    import il2nurse.ui.dose.page
    import il2nurse.ui.patient.doses_page
    import il2nurse.ui.people.first_own_pin
    import il2nurse.ui.shell.alarm_strip
    import il2nurse.ui.shell.clocks
    import il2nurse.ui.shell.idle
    import il2nurse.ui.shell.locking
    import il2nurse.ui.shell.pace
    import il2nurse.ui.shell.saying
    import il2nurse.ui.shell.scans.taking
    import il2nurse.ui.shell.ways
    import il2nurse.ui.ward.ward  # noqa: F401 - only to have it read ahead of the click


# Rows in cards in columns: a change of size reaches the page layer by layer.
LAYERS = 3
# Who opened a patient reads the name first; what is made meanwhile must not wait upon a press.
READ_MS = 150


def make_page(route: Route, session: Session, parent: QWidget | None = None) -> Page:
    """The page of a row; its module is read now.

    Made where it will stand, nothing in it is given its look again when it comes there.
    """
    module, name = route.maker.rsplit(".", 1)
    made: Page = getattr(import_module(f"il2nurse.ui.{module}"), name)(session, parent)
    return made


class PageStack:
    """Makes pages, shows them, and refreshes the one on show."""

    def __init__(self, session: Session, pages: QStackedWidget) -> None:
        self._session = session
        self._pages = pages
        self._made: dict[str, Page] = {}

    @property
    def current(self) -> Page | None:
        """The page on show; ``None`` while someone is to sign in."""
        shown = self._pages.currentWidget()
        return shown if isinstance(shown, Page) else None

    def go(self, place: Place) -> Page:
        """Show a page and what it shall show."""
        page = self.page(place.page)
        self._session.draw_meanwhile()
        page.open(place)
        page.refresh()
        if self.current is not page:
            self._session.draw_meanwhile()
            self._pages.setCurrentWidget(page)
            _lay_out()
            self._session.draw_meanwhile()
            page.start()
        _lay_out()
        if place.page == "patient":
            QTimer.singleShot(READ_MS, self._pages, self._make_ahead)
        return page

    def _make_ahead(self) -> None:
        """Make the bedside page while someone reads who the patient is."""
        if self.current and "dose" not in self._made:
            self.page("dose")
            QTimer.singleShot(0, self._pages, self._polish_ahead)

    def _polish_ahead(self) -> None:
        """Give its parts their look in a turn of their own."""
        page = self._made.get("dose")
        for part in page.findChildren(QWidget) if page else ():
            part.ensurePolished()
            # The first answer to this has PySide make fifty enumerations.
            if isinstance(part, QAbstractScrollArea):
                part.viewport()

    def page(self, name: str) -> Page:
        """The page of this name, made where it was never shown."""
        if name not in self._made:
            made = make_page(BY_NAME[name], self._session, self._pages)
            self._made[name] = made
            self._pages.addWidget(made)
        return self._made[name]

    def drop_all(self) -> None:
        """Forget every page with what was typed there: another person signs in."""
        for page in self._made.values():
            self._pages.removeWidget(page)
            page.deleteLater()
        self._made.clear()


def _lay_out() -> None:
    """The first picture of a page is a right one: rows get their room before they are drawn."""
    for _ in range(LAYERS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
