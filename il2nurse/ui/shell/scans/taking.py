"""Where a scan goes: to the page on show, to the lock screen, or as a badge to the sign-in."""

from collections.abc import Callable

from il2nurse.ui.forms.witness_box import box_in_use
from il2nurse.ui.page.page import Page
from il2nurse.ui.people.sign_in import SignInPage
from il2nurse.ui.qt.arrival import in_sentence
from il2nurse.ui.session import Heard, Session
from il2nurse.ui.shell.locking import Locking
from il2nurse.ui.shell.scans.lamp import ScanLamp
from il2nurse.ui.shell.scans.scanning import ScanFilter
from il2nurse.ui.shell.scans.words import LOCKED, NOBODY, refusal_of
from il2nurse.workflow.patient.finding import find_subject
from il2nurse.workflow.people.access import badge_owner


class ScanTaking:
    """Every scan is taken or refused here; ``page`` gives the page on show."""

    def __init__(
        self,
        scans: ScanFilter,
        session: Session,
        sign_in: SignInPage,
        locking: Locking,
        page: Callable[[], Page | None],
    ) -> None:
        """Nothing is scanned yet."""
        self.lamp = ScanLamp(session)
        self._scans = scans
        self._session = session
        self._sign_in = sign_in
        self._locking = locking
        self._page = page
        scans.boxed.connect(self.lamp.hear_in)
        scans.scanned.connect(self._hear)
        scans.typed.known = lambda code: bool(find_subject(session.station, code))

    def _hear(self, code: str) -> None:
        self._session.guard(lambda: self.lamp.hear(self._take(code)))

    def _take(self, code: str) -> Heard:
        """Give the code to whom it concerns, or say why nobody takes it."""
        page, wrong = self._page(), refusal_of(self._scans.arrival, self._scans.prefix)
        if self._locking.locked:
            self._locking.refuse(wrong or LOCKED.format(in_sentence(code)))
            return Heard.REFUSED
        if page is None:
            return self._take_badge(code, wrong)
        if page.tests_scans:
            page.arrived(self._scans.arrival)
            return Heard.TAKEN
        if wrong:
            self._session.warn(wrong)
            return Heard.REFUSED
        bare = code.removeprefix(self._scans.prefix)
        if box := box_in_use():
            return Heard.TAKEN if box.take_badge(bare) else Heard.REFUSED
        if page.takes_scans and not page.covered:
            return page.scanned(bare)
        return page.refuse_scan(code)

    def _take_badge(self, code: str, wrong: str | None) -> Heard:
        """A badge stands for the name; the PIN is asked for all the same."""
        bare, owner = code.removeprefix(self._scans.prefix), None
        if not wrong:
            owner = self._session.attempt(lambda: badge_owner(self._session.station, bare))
        if owner and self._sign_in.isVisibleTo(self._sign_in.window()):
            self._sign_in.take_badge(owner.id)
            return Heard.TAKEN
        self._sign_in.show_problem(wrong or NOBODY.format(in_sentence(code)))
        return Heard.REFUSED
