"""What is done while the window is already shown: the register is opened, or one is made."""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from il2nurse.app.falling_back import REPLACED, fill_page, told_running
from il2nurse.app.readying import (
    Ready,
    Trouble,
    attempt,
    found_ready,
    has_practice,
    open_ready,
    practice_ready,
    settled_ready,
)
from il2nurse.settings import Settings
from il2nurse.ui.look.tones import Tone
from il2nurse.ui.people.first_start import FirstStartPage, Founding
from il2nurse.ui.people.setback import SetbackPage
from il2nurse.ui.people.trouble import TroublePage
from il2nurse.ui.shell.window import MainWindow

if TYPE_CHECKING:
    from il2nurse.app.copying import Copies
    from il2nurse.app.head_timer import HeadTimer
    from il2nurse.app.pack_timer import PackTimer
    from il2nurse.domain.regimen.labs.laboratory import Laboratory
    from il2nurse.ui.people.setback import Asked
    from il2nurse.ui.session import Session

OPENING = "Opening the register. You can type your name and PIN already."
MAKING = "Making the practice ward. This takes some seconds."
PATIENCE_S = 10
SETTLING = "Recording the decision."
FOUNDING = "Making the ward's register."


class Start(QObject):
    """One window and what is opened for it. Work runs in a thread, its end in the window's."""

    _ended = Signal(object)

    def __init__(self, window: MainWindow, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._again: Callable[[], None] = self.begin
        self._first: FirstStartPage | None = None
        self._trouble: TroublePage | None = None
        self._next: MainWindow | None = None
        self._thread: threading.Thread | None = None
        self._copies: Copies | None = None
        self._ready: Ready | None = None
        self._pack: PackTimer | None = None
        self._following: Start | None = None
        self._heads: HeadTimer | None = None
        self._setback: SetbackPage | None = None
        self._before: str | None = None
        self._ended.connect(self._finish, Qt.ConnectionType.QueuedConnection)
        window.practice_asked.connect(self.open_practice)

    def begin(self) -> None:
        """Open the ward's register, or ask what is to be made."""
        if not self._settings.register.exists() and not self._knows_register():
            self._show_first_start()
            return
        settings = self._settings
        self._run(OPENING, lambda: open_ready(settings), self.begin)

    def open_practice(self) -> None:
        """Open the practice ward: here, or in place of this window where a ward is open."""
        settings = self._settings
        if self._window.joined:
            self._next = MainWindow(preferences=self._window.preferences)
            self._next.fit(self._next.screen().availableGeometry())
            self._next.show()
            self.finish()
            self._following = Start(self._next, settings)
            self._following.open_practice()
            self._window.close()
            return
        self._run(MAKING, lambda: practice_ready(settings), self.open_practice)

    def _found(self, asked: Founding) -> None:
        settings = self._settings
        names = (asked.ward, asked.station, asked.name, asked.pin)
        self._run(FOUNDING, lambda: found_ready(settings, *names), self._show_first_start)

    def _run(self, say: str, work: Callable[[], Ready], again: Callable[[], None]) -> None:
        """Show that something is being done, and do it in a thread."""
        self._again = again
        self._window.wait(say)
        self._thread = threading.Thread(
            target=lambda: self._ended.emit(attempt(work)), name="opening", daemon=True
        )
        self._thread.start()

    def finish(self) -> None:
        """The window is closed: let what is being opened or copied come to its end."""
        if self._thread:
            self._thread.join(PATIENCE_S)
        if self._copies:
            self._copies.stop()
        if self._pack:
            self._pack.stop()
        if self._heads:
            self._heads.stop()
        if self._following:
            self._following.finish()

    def _finish(self, ended: object) -> None:
        if isinstance(ended, Trouble):
            self._show_trouble(ended)
        elif isinstance(ended, Ready) and ended.settling:
            self._show_setback(ended)
        elif isinstance(ended, Ready):
            self._join(ended)

    def _join(self, ready: Ready) -> None:
        from il2nurse.ui.qt.drafts import Drafts
        from il2nurse.ui.session import Session

        if not ready.station.people():
            ready.close()
            self._show_first_start("The register is there, but it has no administrator yet.")
            return
        session = Session(
            ready.station,
            ready.papers,
            practice=ready.practice,
            ward=ready.ward,
            page_size=self._settings.page_size,
            shift_starts=self._settings.shift_starts,
            find_laboratory=self._find_laboratory,
        )
        register = ready.station.register.identity().register
        session.drafts = Drafts(self._settings.drafts(register), sealing=ready.register)
        session.scanner_prefix = self._settings.scanner_prefix
        self._look_after_copies(ready, session)
        if not ready.practice:
            self._keep_pack(session)
        self._window.join(session, ready.hint)
        if ready.person:
            session.begin(ready.person)
            session.go("people")
        self._look_after_heads(ready, session)
        if ready.warning:
            session.say(Tone.DANGER, ready.warning)
        elif self._before is not None:
            session.say(Tone.WARN, f"{REPLACED} {self._before}".strip())

    def _look_after_copies(self, ready: Ready, session: "Session") -> None:
        """A ward's register is copied while the window is open; a practice ward is not."""
        if ready.practice or not ready.register.writable:
            return
        from il2nurse.app.copying import Copies

        settings = self._settings
        self._copies = Copies(
            ready.register, ready.station.clock, settings.second_place, settings.copy_too_old
        )
        copies = self._copies
        watch = ready.watch
        session.tell_notices = lambda: (*copies.notices(), *(watch.notices() if watch else ()))
        self._copies.start()

    def _look_after_heads(self, ready: Ready, session: "Session") -> None:
        """A register that is set back while it is open gives way to the page that says so."""
        self._ready = ready
        if ready.watch is None:
            return
        from il2nurse.app.head_timer import HeadTimer

        self._heads = HeadTimer(ready.watch, self)
        self._heads.set_back.connect(lambda _: self._fall_back(session))
        self._heads.begin()

    def _fall_back(self, session: "Session") -> None:
        """Begin anew in another window; what was typed here stays as a draft."""
        running = told_running(session)
        self._next = MainWindow(preferences=self._window.preferences)
        self._next.fit(self._next.screen().availableGeometry())
        self._next.show()
        self.finish()
        self._following = Start(self._next, self._settings)
        self._following.begin_after(running)
        self._window.give_way()
        if self._ready:
            self._ready.close()

    def begin_after(self, running: str) -> None:
        """Begin where the window before gave way, and say what was running then."""
        self._before = running
        self.begin()

    def _show_setback(self, ready: Ready) -> None:
        """Say what is missing, and ask an administrator; nobody signs in before."""
        self._ready = ready
        if ready.settling is None:
            return
        if self._setback is None:
            self._setback = SetbackPage()
            self._setback.asked.connect(self._settle)
            self._setback.again_asked.connect(self._look_again)
            self._setback.leave_asked.connect(self._window.close)
            self._window.pages.addWidget(self._setback)
        fill_page(self._setback, ready.settling, self._before or "")
        self._window.show_only(self._setback)

    def _settle(self, asked: "Asked") -> None:
        ready = self._ready
        if ready:
            decided = (asked.person, asked.pin, asked.reason)
            self._run(SETTLING, lambda: settled_ready(ready, *decided), self.begin)

    def _look_again(self) -> None:
        if self._ready:
            self._ready.close()
        self._ready = None
        self.begin()

    def _knows_register(self) -> bool:
        from il2nurse.app.head_watch import knows_register

        return knows_register(self._settings)

    def _keep_pack(self, session: "Session") -> None:
        """From now on a downtime pack lies in the papers folder and in the second place."""
        from il2nurse.app.pack_timer import PackTimer
        from il2nurse.workflow.papers.downtime import PackKeeper

        settings = self._settings
        places = (settings.papers, settings.second_place)
        folders = [place for place in places if place is not None]
        session.pack = PackKeeper(session.station, session.papers, folders, settings.page_size)
        self._pack = PackTimer(session, session.pack)
        self._pack.begin()

    def _find_laboratory(self) -> "Laboratory":
        """Read when the laboratory page is first opened, not at the start."""
        from il2nurse.app.laboratory import laboratory_for_window

        return laboratory_for_window(self._settings)

    def _show_first_start(self, problem: str | None = None) -> None:
        if self._first is None:
            self._first = FirstStartPage(
                self._settings.ward, self._settings.station, self._settings.pin_digits
            )
            self._first.founded.connect(self._found)
            self._first.practice_asked.connect(self.open_practice)
            self._window.pages.addWidget(self._first)
        self._first.show_problem(problem)
        self._first.show_practice_kept(has_practice(self._settings))
        self._window.show_only(self._first)

    def _try_again(self) -> None:
        self._again()

    def _show_trouble(self, trouble: Trouble) -> None:
        if self._setback and self._ready and self._ready.settling:
            self._setback.show_problem(trouble.text)
            self._window.show_only(self._setback)
            return
        if self._trouble is None:
            self._trouble = TroublePage()
            self._trouble.again_asked.connect(self._try_again)
            self._trouble.leave_asked.connect(self._window.close)
            self._window.pages.addWidget(self._trouble)
        self._trouble.show_trouble(trouble.title, f"{trouble.text} {self._before or ''}".strip())
        self._window.show_only(self._trouble)
