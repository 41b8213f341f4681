"""The main window: signing in, the pages, following the register, closing."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from il2nurse.ui.people.sign_in import Colleague, SignInPage
from il2nurse.ui.shell.frame import Frame
from il2nurse.ui.shell.preferences import Preferences

if TYPE_CHECKING:
    from il2nurse.domain.people import Person
    from il2nurse.ui.page.page import Page
    from il2nurse.ui.place import Place
    from il2nurse.ui.session import Session

FOLLOW_MS = 1000


class MainWindow(Frame):
    """Opens on the sign-in page; ``join`` brings the session once the register is open."""

    practice_asked = Signal()

    def __init__(
        self, session: "Session | None" = None, preferences: Preferences | None = None
    ) -> None:
        super().__init__(preferences)
        self.sign_in = SignInPage()
        self.pages.addWidget(self.sign_in)
        self.sign_in.setFocus()
        self.sign_in.asked.connect(self._sign_in)
        self._follow = QTimer(self)
        self._follow.setInterval(FOLLOW_MS)
        self._follow.timeout.connect(self.follow)
        self._session: Session | None = None
        self._warned = False
        self._practice = self.add_act("practice_ward", "Open the practice ward")
        self._practice.triggered.connect(self.practice_asked)
        self._practice.setEnabled(False)
        if session:
            self.join(session)

    def join(self, session: "Session", hint: str | None = None) -> None:
        """Begin to work with an open register."""
        from il2nurse.ui.people.first_own_pin import FirstOwnPin
        from il2nurse.ui.shell.alarm_strip import AlarmStrip
        from il2nurse.ui.shell.clocks import Clocks
        from il2nurse.ui.shell.idle import Idle
        from il2nurse.ui.shell.locking import Locking
        from il2nurse.ui.shell.pace import PaceButton
        from il2nurse.ui.shell.scans.scanning import ScanFilter
        from il2nurse.ui.shell.scans.taking import ScanTaking
        from il2nurse.ui.shell.stack import PageStack
        from il2nurse.ui.shell.ways import Ways

        self._session = session
        self._stack = PageStack(session, self.pages)
        self.alarms = AlarmStrip(session)
        self.add_above_pages(self.alarms)
        self._locking = Locking(self.middle, session)
        self._pace = PaceButton(session)
        self.bar.add_beside_practice(self._pace)
        self._show_clock()
        self.scans = ScanFilter(self, lambda: not self.locked)
        self.scans.prefix = session.scanner.prefix
        self._taking = ScanTaking(
            self.scans, session, self.sign_in, self._locking, lambda: self.page
        )
        self.bar.add_before_place(self._taking.lamp)
        self._clocks = Clocks(session)
        self._idle = Idle(self)
        self._idle.reached.connect(self.lock)
        self._show_register()
        self._ways = Ways(self, session)
        self._own_pin = FirstOwnPin(session, self.pages, self.sign_in)
        self._wire(session)
        self.sign_in.show_hint(hint or "")
        self._show_person()
        self._follow.start()

    def wait(self, say: str) -> None:
        """Show that something is being opened; what is typed meanwhile is kept."""
        self.sign_in.show_place(say)
        self._practice.setEnabled(False)
        self._show_sign_in()

    def show_only(self, page: QWidget) -> None:
        """Show a page of the time before anyone signs in."""
        self._practice.setEnabled(True)
        self.pages.setCurrentWidget(page)
        page.setFocus()

    @property
    def joined(self) -> bool:
        """True once a register is open in this window."""
        return self._session is not None

    @property
    def session(self) -> "Session":
        """The session that was joined; raises ``LookupError`` before."""
        if self._session is None:
            raise LookupError("The register is not open yet.")
        return self._session

    @property
    def page(self) -> "Page | None":
        """The page on show; ``None`` while someone is to sign in."""
        return self._stack.current if self._session else None

    @property
    def locked(self) -> bool:
        """True while the lock cover hides the pages."""
        return self._session is not None and self._locking.locked

    def lock(self) -> None:
        """Hide names and values until the PIN is typed."""
        self._locking.lock()

    def go(self, place: "Place") -> None:
        """Show another page; what was said of the one before does not follow there."""
        self.strip.turn_page()
        self.session.guard(lambda: self._stack.go(place))
        self._ways.mark(self.page)

    def refresh(self) -> None:
        """Show what is new on the page in view, and the alarms above it."""
        self.session.guard(self.alarms.refresh)
        if self.locked:
            self.session.guard(self._locking.refresh)
        elif self.page:
            self.session.guard(self.page.refresh)

    def follow(self) -> None:
        """Once a second: what others recorded, the disk, the alarms, the page's own clock."""
        self.session.follow()
        self.session.guard(self._clocks.look)
        if getattr(self.session.station.register, "disk_full", False):
            self.bar.set_saved("Disk full", well=False)
        self._show_clock()
        self.session.guard(self.alarms.refresh)
        if self.page:
            self.session.guard(self._locking.refresh if self.locked else self.page.tick)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Warn once where an infusion runs, then let go."""
        if self._session and self.isVisible() and not self._may_close():
            event.ignore()
            return
        self.keep_place()
        if self._session:
            self._follow.stop()
            self.session.end()
        event.accept()

    def _show_clock(self) -> None:
        """The ward's day and time; a practice ward shows its own with how fast it runs."""
        from il2nurse.domain.values.wall_clock import day_and_clock

        self._pace.refresh()
        now = self.session.station.local(self.session.station.now().at)
        self.bar.set_clock("" if self.session.pace else day_and_clock(now))

    def _show_register(self) -> None:
        identity = self.session.station.register.identity()
        self.bar.set_place(self._place)
        self.bar.set_saved("Saved", well=True)
        self.show_title(self._place, encrypted=identity.encrypted, practice=identity.practice)
        if identity.practice:
            self.show_practice()

    @property
    def _place(self) -> str:
        """The ward and the station; a practice ward has one that nobody needs to find."""
        station, ward = self.session.station, self.session.ward
        practice = station.register.identity().practice
        return ward if practice else f"{ward} · Station {station.name}"

    def _wire(self, session: "Session") -> None:
        from il2nurse.ui.shell.saying import Saying

        self._saying = Saying(session, self.strip, self.alarms, lambda: self.page)
        session.changed.connect(self.refresh)
        session.kept.connect(self._show_kept)
        session.went.connect(self.go)
        session.signed.connect(self._show_person)
        self.bar.lock_asked.connect(self.lock)

    def _sign_in(self, person_id: str, pin: str) -> None:
        person = self._own_pin.sign_in(person_id, pin)
        if person:
            self._clocks.compare(person)

    def _show_person(self) -> None:
        person = self.session.person
        self.strip.clear()
        self.name_person(f"{person.shown} · {person.role.label}" if person else "")
        self._ways.open_to(person)
        self._practice.setEnabled(True)
        self._practice.setVisible(person is None and not self.session.practice)
        self.session.guard(self.alarms.refresh)  # first: the page does not say them again
        if person is None:
            self._ask_person()
        else:
            self._welcome(person)

    def _show_sign_in(self) -> None:
        """Show the sign-in page; who types there already goes on in the same line."""
        typing = self.pages.currentWidget() is self.sign_in and self.sign_in.isAncestorOf(
            self.focusWidget()
        )
        self.pages.setCurrentWidget(self.sign_in)
        if not typing:
            self.sign_in.setFocus()

    def _ask_person(self) -> None:
        self._stack.drop_all()
        self._show_sign_in()
        people = self.session.station.people().values()
        self.sign_in.show_place(self._place)
        self.sign_in.show_people(
            [Colleague(each.id, each.shown, each.role.label) for each in people if not each.ended]
        )

    def _welcome(self, person: "Person") -> None:
        from il2nurse.domain.people import May

        self.sign_in.clear()
        keys = self.session.keys
        if keys and person.may(May.KEEP_KEY) and keys.unconfirmed():
            self.session.go("recovery_sheet")
        else:
            self.session.go("pharmacy" if person.may(May.MAKE_BAGS) else "ward")

    def _show_kept(self, kept: bool) -> None:  # noqa: FBT001 - a signal hands it over without a name
        if kept:
            self.strip.settle()
        self.bar.set_saved("Saved" if kept else "Not saved", well=kept)

    def _may_close(self) -> bool:
        from il2nurse.ui.shell.closing import may_close

        return self._warned or may_close(self, self.session, self.give_way)

    def give_way(self) -> None:
        """Close without a question: one was answered, or another window takes this one's place."""
        self._warned = True
        self.close()
