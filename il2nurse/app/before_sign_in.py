"""The pages before anyone can sign in: first start, trouble, a register set back, a lost key."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from il2nurse.app.falling_back import fill_page
from il2nurse.app.packs import where_in_words
from il2nurse.app.readying import Trouble, has_practice
from il2nurse.settings import Settings
from il2nurse.ui.people.first_start import FirstStartPage
from il2nurse.ui.people.setback import SetbackPage
from il2nurse.ui.people.trouble import TroublePage
from il2nurse.ui.shell.window import MainWindow

if TYPE_CHECKING:
    from il2nurse.app.restore.recovery import Recovery
    from il2nurse.app.settling import Settling
    from il2nurse.ui.people.restore_key import RestoreKeyPage


class BeforeSignIn(QObject):
    """Each page is made when it is first shown; what is pressed there comes out as a signal."""

    founded = Signal(object)
    practice_asked = Signal()
    again_asked = Signal()
    begin_asked = Signal()
    sheet_typed = Signal(str)
    settle_asked = Signal(object)
    look_again_asked = Signal()
    copies_asked = Signal()
    restored = Signal(str)

    def __init__(self, window: MainWindow, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._first: FirstStartPage | None = None
        self._trouble: TroublePage | None = None
        self._setback: SetbackPage | None = None
        self._restoring: RestoreKeyPage | None = None
        self._recovery: Recovery | None = None

    def show_first_start(self, problem: str | None = None) -> None:
        """Ask what is to be made."""
        if self._first is None:
            self._first = FirstStartPage(
                self._settings.ward,
                self._settings.station,
                self._settings.pin_digits,
                self._settings.register,
            )
            self._first.founded.connect(self.founded)
            self._first.practice_asked.connect(self.practice_asked)
            self._first.copies_asked.connect(self.copies_asked)
            self._window.pages.addWidget(self._first)
        self._first.show_problem(problem)
        self._first.show_practice_kept(has_practice(self._settings))
        self._window.show_only(self._first)

    def show_trouble(self, trouble: Trouble, before: str) -> None:
        """Say why nothing was opened: on the page from which it was tried, or on its own."""
        if trouble.bad_sheet and self._restoring:
            self._restoring.show_problem(trouble.text)
            self._window.show_only(self._restoring)
            return
        if self._trouble is None:
            self._trouble = TroublePage()
            self._trouble.again_asked.connect(self.again_asked)
            self._trouble.leave_asked.connect(self._window.close)
            self._trouble.sheet_asked.connect(self._ask_sheet)
            self._trouble.copies_asked.connect(self.copies_asked)
            self._window.pages.addWidget(self._trouble)
        self._trouble.show_trouble(
            trouble.title,
            trouble.text,
            lost_key=trouble.lost_key,
            lost_register=trouble.lost_register,
            pack=trouble.pack,
            where=where_in_words(self._settings),
            running=before,
        )
        self._window.show_only(self._trouble)

    def show_setback(self, settling: "Settling", before: str) -> None:
        """Say what is missing, and ask an administrator; nobody signs in before."""
        if self._setback is None:
            self._setback = SetbackPage()
            self._setback.asked.connect(self.settle_asked)
            self._setback.again_asked.connect(self.look_again_asked)
            self._setback.leave_asked.connect(self._window.close)
            self._setback.copies_asked.connect(self.copies_asked)
            self._window.pages.addWidget(self._setback)
        fill_page(self._setback, settling, before)
        self._setback.show_where(where_in_words(self._settings))
        self._window.show_only(self._setback)

    def refuse_settling(self, sentence: str) -> None:
        """Say why it was not decided so."""
        if self._setback:
            self._setback.show_problem(sentence)
            self._window.show_only(self._setback)

    def show_copies(self) -> None:
        """Have a copy chosen from which the register goes on."""
        from il2nurse.app.restore.recovery import Recovery

        if self._recovery is None:
            self._recovery = Recovery(self._window, self._settings)
            self._recovery.ended.connect(self.restored)
            self._recovery.given_up.connect(self.begin_asked)
        self._recovery.begin()

    def finish(self) -> None:
        """The window is closed: let what is being done come to its end."""
        if self._recovery:
            self._recovery.finish()

    def forget_sheet(self) -> None:
        """Nothing of a key that was typed stays in the window."""
        if self._restoring:
            self._restoring.forget()

    def _ask_sheet(self) -> None:
        """Have the key typed from its recovery sheet."""
        from il2nurse.ui.people.restore_key import RestoreKeyPage

        if self._restoring is None:
            self._restoring = RestoreKeyPage()
            self._restoring.typed.connect(self.sheet_typed)
            self._restoring.left.connect(self.begin_asked)
            self._window.pages.addWidget(self._restoring)
        self._window.show_only(self._restoring)
