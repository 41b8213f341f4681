"""Getting a register back before anybody can sign in: the page, and the work in a thread."""

import threading
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from il2nurse.app.changing_keys import NoKey
from il2nurse.app.packs import newest_pack_sentence, where_in_words
from il2nurse.app.restore.losses import NOTHING, history_in_words
from il2nurse.app.restore.recovering import Looked, Recovering
from il2nurse.app.restore.restoring import Restored
from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.register.entries import BrokenRegister, KeyMissing
from il2nurse.domain.regimen.inputs import shown_age
from il2nurse.domain.values.recovery_key import BadGroups
from il2nurse.settings import Settings
from il2nurse.storage.files.kept_copies import Copy
from il2nurse.ui.people.copy_list import CopyChoice
from il2nurse.ui.people.restore import KEEPS, LOSES, UNKNOWN, RestoreAsked, RestorePage
from il2nurse.ui.people.sign_in import Colleague
from il2nurse.ui.shell.window import MainWindow
from il2nurse.workflow.clocks import SystemClock
from il2nurse.workflow.register import NotSaved

PATIENCE_S = 10
NO_PATIENT = "None of the lost entries is about a patient."
LOOKING = "The copy is being restored in a scratch place and verified."
RESTORING = "The copy is taking the register's place."
LOST = (
    "The program met an error it did not expect. The register and its copies are as they were; "
    "tell the ward's IT and chart on paper."
)


class Recovery(QObject):
    """``ended`` tells what was done; ``given_up`` where everything is as it was."""

    ended = Signal(str)
    given_up = Signal()
    _worked = Signal(object)

    def __init__(self, window: MainWindow, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._recovering = Recovering(settings)
        self._thread: threading.Thread | None = None
        self._page = RestorePage()
        self._page.chosen.connect(self._look)
        self._page.key_typed.connect(self._put_key_back)
        self._page.asked.connect(self._restore)
        self._page.back_asked.connect(self.given_up)
        self._page.leave_asked.connect(window.close)
        self._worked.connect(self._finish, Qt.ConnectionType.QueuedConnection)
        window.pages.addWidget(self._page)

    def begin(self) -> None:
        """Show the copies that there are."""
        found = self._recovering.copies()
        copies = [self._choice_of(copy, history_in_words(copy, found)) for copy in found]
        self._page.show_copies(copies, newest_pack_sentence(self._settings))
        self._page.show_where(where_in_words(self._settings))
        self._window.show_only(self._page)

    def finish(self) -> None:
        """The window is closed: let what is being done come to its end."""
        if self._thread:
            self._thread.join(PATIENCE_S)

    def _look(self, copy: Path) -> None:
        self._work(LOOKING, lambda: self._recovering.look(copy))

    def _put_key_back(self, copy: Path, typed: str) -> None:
        self._work(LOOKING, lambda: self._recovering.look_with_key(copy, typed))

    def _restore(self, asked: RestoreAsked) -> None:
        work = partial(self._recovering.restore, asked.copy, asked.person, asked.pin)
        self._work(RESTORING, work)

    def _work(self, say: str, work: Callable[[], Looked | Restored]) -> None:
        self._page.show_working(say)
        self._thread = threading.Thread(
            target=lambda: self._worked.emit(attempt(work)), name="restoring", daemon=True
        )
        self._thread.start()

    def _finish(self, made: object) -> None:
        self._page.show_done()
        match made:
            case Looked():
                self._show_looked(made)
            case Restored():
                self._tell_restored(made)
            case KeyMissing():
                self._page.show_key_missing(str(made))
            case BrokenRegister():
                self._page.show_refused(str(made))
            case _:
                self._page.show_problem(str(made))

    def _show_looked(self, looked: Looked) -> None:
        loss = looked.loss
        people = [Colleague(each.id, each.shown, each.role.label) for each in looked.deciders]
        self._page.forget()
        told = (each for each in loss.sentences() if each != loss.missing)
        known = KEEPS if loss.missing == NOTHING else LOSES
        missing = (UNKNOWN if loss.known is None else known), loss.missing
        about = loss.about or ((NO_PATIENT,) if loss.lines else ())
        lines = (*about, *told, *loss.lines)
        self._page.show_loss(looked.path, missing, lines, people, aside=loss.parted is not None)

    def _tell_restored(self, restored: Restored) -> None:
        self._page.forget()
        kept = f" What lay in its place is kept as {restored.kept}." if restored.kept else ""
        self.ended.emit(f"The register goes on from its copy. {restored.loss.missing}{kept}")

    def _choice_of(self, copy: Copy, history: str) -> CopyChoice:
        at = copy.at.astimezone(self._settings.zone)
        beside = copy.path.parent == self._settings.register.parent
        where = "beside the register" if beside else "second place"
        age = shown_age(max(SystemClock().read().at - copy.at, timedelta()))
        told = f"{at:%d-%b-%Y %H:%M:%S}, {age} ago, entries up to {copy.head.number}"
        return CopyChoice(copy.path, "\n".join(filter(None, (told, where, history))))


def attempt(work: Callable[[], Looked | Restored]) -> Looked | Restored | Exception:
    """What the work makes, or what came in its way; a sentence in either case."""
    try:
        return work()
    except (BrokenRegister, NotAllowed, NotSaved, NoKey, BadGroups) as problem:
        return problem
    except OSError as problem:
        where = f" ({problem.filename})" if problem.filename else ""
        return BrokenRegister(f"The computer says: {problem.strerror}{where}. Nothing was changed.")
    except Exception:  # noqa: BLE001 - lost in its thread, and the page would wait for ever
        return BrokenRegister(LOST)
