"""Confirming whose access stands after entries of the register were lost."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from il2nurse.domain.people import Person
from il2nurse.ui.look import sizes
from il2nurse.ui.one_press import OnePress
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.action import Action, Weight
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.wrap_row import WrapRow
from il2nurse.workflow.people.confirming import (
    confirm_access,
    may_confirm,
    unconfirmed_people,
    waits_for,
)

SAY = (
    "Entries of this register are lost, and whose access was ended or changed may be among them. "
    "Check each person who is marked: should they sign in here, in this role? Confirm them, or "
    "change or end their access. If in doubt, give a one-time PIN."
)
FIRST = "{}, who decided that the register goes on, begins, and confirms you too."


class ConfirmBar(QWidget):
    """Hidden where nobody is left. ``done`` and ``refused`` carry a sentence."""

    done = Signal(str)
    refused = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._press = session, OnePress(session)
        self._left: tuple[Person, ...] = ()
        self._person: Person | None = None
        self._say = Label(SAY, "slip").set_wrapping()
        self._say.setObjectName("confirm_say")
        self.one = Action("confirm_access", "Confirm their access")
        self.one.set_weight(Weight.MAIN)
        self.rest = Action("confirm_rest", "Confirm all")
        self.one.set_key("Alt+O")
        self.rest.set_key("Alt+A")
        self.one.clicked.connect(self._confirm_one)
        self.rest.clicked.connect(self._confirm_rest)
        self._lay_out()

    def show_people(self) -> None:
        """Read who is left to be confirmed."""
        self._left = unconfirmed_people(self._session.station)
        self.setVisible(bool(self._left))
        self._say.setText(self._what_to_do())
        mine = self._mine()
        people = "the one that is left" if len(mine) == 1 else f"all {len(mine)} that are left"
        self.rest.set_text(f"I checked each: confirm {people}")
        self.rest.setVisible(bool(mine))

    def _what_to_do(self) -> str:
        by = self._session.person
        first = waits_for(self._session.station, by) if by else None
        return f"{SAY} {FIRST.format(first.shown)}" if first else SAY

    def show_person(self, person: Person | None) -> None:
        """Offer to confirm this person where they are among them."""
        self._person = person
        self.one.setVisible(person in self._mine())

    def _mine(self) -> list[Person]:
        """Those whom this session may confirm."""
        station, by = self._session.station, self._session.person
        return [each for each in self._left if by and may_confirm(station, by, each)]

    def _confirm_one(self) -> None:
        if self._person:
            self._confirm([self._person], f"The access of {self._person.shown} is confirmed.")

    def _confirm_rest(self) -> None:
        mine = self._mine()
        self._confirm(mine, f"The access of {len(mine)} people is confirmed.")

    def _confirm(self, people: Sequence[Person], sentence: str) -> None:
        session, ids = self._session, [each.id for each in people]
        kept = self._press.attempt_in_thread(
            tuple(ids),
            lambda once: confirm_access(session.station, session.who, ids, request=once),
            lambda _field, sentence: self.refused.emit(sentence),
        )
        if kept:
            self.done.emit(sentence)

    def _lay_out(self) -> None:
        row = WrapRow()
        row.setSpacing(sizes.SPACE)
        row.addStretch()
        row.addWidget(self.rest)
        row.addWidget(self.one)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.SPACE)
        column.addWidget(self._say)
        column.addLayout(row)
