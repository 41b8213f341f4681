"""A one-time PIN was typed: its person chooses an own one, and is signed in with it."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget

from il2nurse.domain.people import Person
from il2nurse.ui.one_press import OnePress
from il2nurse.ui.people.own_pin import GIVEN, OwnPinCard
from il2nurse.ui.people.sign_in import SignInPage
from il2nurse.ui.qt.background import say_where_long
from il2nurse.ui.session import Session
from il2nurse.workflow.people.sign_in import PinMustChange, change_own_pin, sign_in
from il2nurse.workflow.station import Station
from il2nurse.workflow.ward.ward import read_ward


class FirstOwnPin(QObject):
    """Lies between the sign-in page and the ward, for whoever was given a PIN."""

    def __init__(self, session: Session, pages: QStackedWidget, sign_in_page: SignInPage) -> None:
        super().__init__(pages)
        self._session, self._press = session, OnePress(session)
        self._pages = pages
        self._sign_in = sign_in_page
        self._person: Person | None = None
        self.card = OwnPinCard(GIVEN, "The PIN that you were given, once more")
        self.card.setObjectName("page_first_own_pin")
        pages.addWidget(self.card)
        self.card.chosen.connect(self._change)
        self.card.left.connect(self._leave)

    def sign_in(self, person_id: str, pin: str) -> Person | None:
        """Begin for the person whose PIN this is; who was given it chooses an own one first.

        The ward page that follows is part of it: where both take long, a sign says so.
        """
        session = self._session

        def act() -> Person | str:
            try:
                return come(session.station, person_id, pin)
            except PinMustChange:
                return person_id

        with say_where_long():
            found = session.attempt_in_thread(
                act, lambda _field, sentence: self._sign_in.show_problem(sentence)
            )
            if isinstance(found, str):
                self._ask(found)
                return None
            if found:
                session.begin(found)
        return found

    def _ask(self, person_id: str) -> None:
        """Ask this person for a PIN of their own."""
        self._person = self._session.station.people().get(person_id)
        if self._person:
            self.card.begin(f"{self._person.shown}: choose your own PIN")
            self._pages.setCurrentWidget(self.card)
            self.card.old.setFocus()

    def _change(self, old: str, new: str) -> None:
        session, person = self._session, self._person
        if person is None:
            return

        def act(once: str) -> Person:
            change_own_pin(session.station, person, old, new, request=once)
            return come(session.station, person.id, new)

        with say_where_long():
            signed = self._press.attempt_in_thread(
                person.id, act, lambda _field, sentence: self.card.show_problem(sentence)
            )
            if signed:
                session.begin(signed)

    def _leave(self) -> None:
        self._person = None
        self._pages.setCurrentWidget(self._sign_in)
        self._sign_in.clear()


def come(station: Station, person_id: str, pin: str) -> Person:
    """Sign in, and read the ward, so that its page opens at once."""
    person = sign_in(station, person_id, pin)
    read_ward(station)
    return person
