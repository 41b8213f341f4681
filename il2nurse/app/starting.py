"""What is done while the window is already shown: the register is opened, or one is made."""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from il2nurse.app.before_sign_in import BeforeSignIn
from il2nurse.app.beside.tending import Tending
from il2nurse.app.falling_back import REPLACED, running_in_words
from il2nurse.app.readying import (
    Ready,
    Trouble,
    attempt_here,
    found_ready,
    open_ready,
    practice_ready,
    rekeyed_ready,
    restored_ready,
    settled_ready,
)
from il2nurse.settings import Settings
from il2nurse.ui.people.first_start import Founding
from il2nurse.ui.qt.drafts import Drafts
from il2nurse.ui.session import Session
from il2nurse.ui.shell.window import MainWindow

if TYPE_CHECKING:
    from il2nurse.domain.people import Person
    from il2nurse.ui.people.setback import Asked

OPENING = "Opening the register. You can type your name and PIN already."
MAKING = "PRACTICE: opening the practice ward. A new one takes some seconds."
PATIENCE_S = 10
SETTLING = "Recording the decision."
FOUNDING = "Making the ward's register."
RESTORING = "Putting the key back."
CHANGING = "Giving the register another key. This may take a minute; nothing can be recorded."
INFUSING = "{} Nothing was changed; change the key when no infusion runs."


class Start(QObject):
    """One window and what is opened for it. Work runs in a thread, its end in the window's."""

    _ended = Signal(object)

    def __init__(self, window: MainWindow, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._again: Callable[[], None] = self.begin
        self._next: MainWindow | None = None
        self._thread: threading.Thread | None = None
        self._ready: Ready | None = None
        self._following: Start | None = None
        self._tending: Tending | None = None
        self._before: str | None = None
        self._restored: str | None = None
        self._ended.connect(self._finish, Qt.ConnectionType.QueuedConnection)
        window.practice_asked.connect(self.open_practice)
        self._pages = BeforeSignIn(window, settings)
        self._pages.founded.connect(self._found)
        self._pages.practice_asked.connect(self.open_practice)
        self._pages.again_asked.connect(self._try_again)
        self._pages.begin_asked.connect(self.begin)
        self._pages.sheet_typed.connect(self._restore)
        self._pages.settle_asked.connect(self._settle)
        self._pages.look_again_asked.connect(self._look_again)
        self._pages.copies_asked.connect(self._show_copies)
        self._pages.restored.connect(self._go_on_restored)

    def begin(self) -> None:
        """Open the ward's register, or ask what is to be made."""
        from il2nurse.app.head_watch import knows_register

        if not knows_register(self._settings):
            self._pages.show_first_start()
            return
        settings = self._settings
        self._run(OPENING, lambda: open_ready(settings), self.begin)

    def open_practice(self) -> None:
        """Open the practice ward: here, or in place of this window where a ward is open."""
        settings = self._settings
        if self._window.joined:
            self._follow().open_practice()
            self._window.close()
            return
        self._run(MAKING, lambda: practice_ready(settings), self.open_practice)

    def _found(self, asked: Founding) -> None:
        settings = self._settings
        names = (asked.ward, asked.station, asked.name, asked.pin)
        self._run(FOUNDING, lambda: found_ready(settings, *names), self._pages.show_first_start)

    def _run(self, say: str, work: Callable[[], Ready], again: Callable[[], None]) -> None:
        """Show that something is being done, and do it in a thread."""
        self._again = again
        self._window.wait(say)
        self._thread = threading.Thread(
            target=lambda: self._ended.emit(attempt_here(self._settings, work)), daemon=True
        )
        self._thread.start()

    def finish(self) -> None:
        """The window is closed: let what is being opened or copied come to its end."""
        if self._thread:
            self._thread.join(PATIENCE_S)
        self._pages.finish()
        if self._tending:
            self._tending.stop()
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
        from il2nurse.app.laboratory import WAITS_S, laboratory_for_window
        from il2nurse.files.errands import Errand

        if not ready.station.people():
            ready.close()
            self._pages.show_first_start("The register is there, but it has no administrator yet.")
            return
        errand = Errand(WAITS_S)
        session = Session(
            ready.station,
            ready.papers,
            practice=ready.practice,
            ward=ready.ward,
            page_size=self._settings.page_size,
            shift_starts=self._settings.shift_starts,
            find_laboratory=lambda: laboratory_for_window(self._settings, errand),
        )
        register = ready.station.register.identity().register
        session.drafts = Drafts(self._settings.drafts(register), sealing=ready.register)
        session.scanner = self._settings.scanner
        session.call_for_help = self._settings.texts.call_for_help
        self._pages.forget_sheet()
        self._ready = ready
        tending = self._tend(ready, session)
        self._window.join(session, ready.hint)
        if ready.person:
            session.begin(ready.person)
            if not (session.keys and session.keys.unconfirmed()):
                session.go("people")
        tending.begin_heads()
        tending.begin_reading()
        tending.begin_files()
        if told := " ".join(part for part in (self._restored, ready.warning) if part):
            session.insisted.emit(told)
        elif self._before is not None:
            session.warn(f"{REPLACED} {self._before}".strip())

    def _tend(self, ready: Ready, session: Session) -> Tending:
        """Begin what goes on beside the session; a practice ward needs none of it."""
        self._tending = Tending(self._settings, ready, session, self)
        self._tending.begin_copies()
        self._tending.begin_pack()
        self._tending.set_back.connect(lambda: self._fall_back(session))
        self._tending.key_change_asked.connect(
            lambda by: QTimer.singleShot(0, self, lambda: self._change_key(session, by))
        )
        return self._tending

    def _follow(self) -> "Start":
        """What is begun in another window, which takes this one's place."""
        self._next = MainWindow(preferences=self._window.preferences)
        self._next.fit(self._next.screen().availableGeometry())
        self._next.show()
        self.finish()
        self._following = Start(self._next, self._settings)
        return self._following

    def _fall_back(self, session: Session) -> None:
        """Begin anew in another window; what was typed here stays as a draft."""
        running = running_in_words(session)
        self._follow().begin_after(running)
        self._give_way()

    def _change_key(self, session: Session, by: "Person") -> None:
        """Let go of the register, and open it in another window under another key."""
        if running := running_in_words(session):
            session.warn(INFUSING.format(running))
            return
        following = self._follow()
        self._give_way()
        following.begin_with_new_key(by)

    def _give_way(self) -> None:
        self._window.give_way()
        self._let_go()

    def begin_after(self, running: str) -> None:
        """Begin where the window before gave way, and say what was running then."""
        self._before = running
        self.begin()

    def begin_with_new_key(self, by: "Person") -> None:
        """Give the register another key, which this person asked for, and open it."""
        settings = self._settings
        self._run(CHANGING, lambda: rekeyed_ready(settings, by), self.begin)

    def _show_setback(self, ready: Ready) -> None:
        self._ready = ready
        if ready.settling:
            self._pages.show_setback(ready.settling, self._before or "")

    def _settle(self, asked: "Asked") -> None:
        ready = self._ready
        if ready:
            decided = (asked.person, asked.pin, asked.reason)
            self._run(SETTLING, lambda: settled_ready(ready, *decided), self.begin)

    def _look_again(self) -> None:
        self._let_go()
        self.begin()

    def _let_go(self) -> None:
        if self._ready:
            self._ready.close()
        self._ready = None

    def _show_copies(self) -> None:
        self._let_go()
        self._pages.show_copies()

    def _go_on_restored(self, told: str) -> None:
        self._restored = told
        self.begin()

    def _try_again(self) -> None:
        self._again()

    def _show_trouble(self, trouble: Trouble) -> None:
        if self._ready and self._ready.settling:
            self._pages.refuse_settling(trouble.text)
        else:
            self._pages.show_trouble(trouble, self._before or "")

    def _restore(self, typed: str) -> None:
        settings = self._settings
        self._run(RESTORING, lambda: restored_ready(settings, typed), self.begin)
