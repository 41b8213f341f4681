"""Where a scan goes: to the page on show, to the lock screen, or as a badge to the sign-in."""

from collections.abc import Callable

from il2nurse.ui.forms.witness_box import box_in_use
from il2nurse.ui.page.page import Page
from il2nurse.ui.people.sign_in import SignInPage
from il2nurse.ui.qt.arrival import in_sentence
from il2nurse.ui.session import Session
from il2nurse.ui.shell.locking import Locking
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
        self._scans = scans
        self._session = session
        self._sign_in = sign_in
        self._locking = locking
        self._page = page
        scans.typed.known = lambda code: bool(find_subject(session.station, code))

    def take(self, code: str) -> None:
        """Give the code to whom it concerns, or say why nobody takes it."""
        page, wrong = self._page(), refusal_of(self._scans.arrival, self._scans.prefix)
        if self._locking.locked:
            self._locking.refuse(wrong or LOCKED.format(in_sentence(code)))
        elif page is None:
            self._take_badge(code, wrong)
        elif page.tests_scans:
            page.arrived(self._scans.arrival)
        elif wrong:
            self._session.warn(wrong)
        elif box := box_in_use():
            box.take_badge(code.removeprefix(self._scans.prefix))
        elif page.takes_scans and not page.covered:
            page.scanned(code.removeprefix(self._scans.prefix))
        else:
            page.refuse_scan(code)

    def _take_badge(self, code: str, wrong: str | None) -> None:
        """A badge stands for the name; the PIN is asked for all the same."""
        bare, owner = code.removeprefix(self._scans.prefix), None
        if not wrong:
            owner = self._session.attempt(lambda: badge_owner(self._session.station, bare))
        if owner and self._sign_in.isVisibleTo(self._sign_in.window()):
            self._sign_in.take_badge(owner.id)
        else:
            self._sign_in.show_problem(wrong or NOBODY.format(in_sentence(code)))
