"""The ward's people: who has a PIN, and adding a colleague."""

import unicodedata
from collections.abc import Container

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from il2nurse.domain.people import Person, Role
from il2nurse.ui.look import sizes
from il2nurse.ui.look.tones import Tone
from il2nurse.ui.page.page import Page
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.action import Action, Weight
from il2nurse.ui.widgets.card import Card
from il2nurse.ui.widgets.choice_box import ChoiceBox
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.pin import PinLine
from il2nurse.ui.widgets.table import Table
from il2nurse.ui.widgets.table_rows import Cell, Row, TableColumn
from il2nurse.workflow.people.sign_in import add_person

COLUMNS = (TableColumn("Name"), TableColumn("Role", 150), TableColumn("Signs as", 110))


class PeoplePage(Page):
    """A name, a role, a PIN: enough for a colleague to sign in."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "people")
        self.person_name = _line("new_name", "Name")
        self.suffix = _line("new_suffix", "Title after the name, such as RN")
        self.role = ChoiceBox("new_role", "Role")
        self.role.setPlaceholderText("Choose the role")
        for role in Role:
            self.role.addItem(role.label, role.value)
        self.role.setCurrentIndex(-1)
        self.pin = PinLine("new_pin", "PIN, 4 digits or more")
        self.again = PinLine("new_pin_again", "The same PIN again")
        self.add = Action("add_person", "Add this colleague")
        self.add.set_weight(Weight.MAIN)
        self.add.set_key("Return")
        self.add.clicked.connect(self._add)
        self.table = Table("people_list", "People of this ward")
        self.table.set_columns(COLUMNS)
        self._problem = Label(role="slip").set_wrapping()
        self._problem.hide()
        self._lay_out()
        self.setFocusProxy(self.person_name)

    def refresh(self) -> None:
        """Show everyone with a PIN."""
        people = sorted(
            self.session.station.people().values(), key=lambda each: each.name.casefold()
        )
        self.table.show_rows(
            [
                Row(
                    each.id,
                    (Cell(each.shown, strong=True), Cell(each.role.label), Cell(each.initials)),
                )
                for each in people
                if not each.ended
            ]
        )

    def _add(self) -> None:
        session = self.session
        if self.role.currentIndex() < 0:
            self._refuse("", "Choose the role. Nobody was added.")
            self.role.setFocus()
            return
        if self.pin.text() != self.again.text():
            self._refuse("", "The two PINs differ. Nobody was added; type the PIN twice again.")
            return
        name, pin = self.person_name.text().strip(), self.pin.take()
        self.again.clear()
        person = Person(
            new_person_id(name, session.station.people()),
            name,
            self.suffix.text().strip(),
            Role(self.role.currentData()),
        )
        kept = session.attempt_in_thread(
            lambda: add_person(session.station, session.who, person, pin), self._refuse
        )
        if kept:
            self._clear()
            session.say(Tone.GOOD, f"{person.shown} may sign in now with the new PIN.")

    def _refuse(self, _field: str, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.show()
        for line in (self.pin, self.again):
            line.clear()
        self.pin.setFocus()

    def _clear(self) -> None:
        self._problem.hide()
        for line in (self.person_name, self.suffix, self.pin, self.again):
            line.clear()
        self.role.setCurrentIndex(-1)
        self.person_name.setFocus()

    def _lay_out(self) -> None:
        card = Card("Add a colleague")
        card.setFixedWidth(400)
        for widget in (self.person_name, self.suffix, self.role, self.pin, self.again):
            card.body.addWidget(Label(widget.accessibleName(), "heading"))
            card.body.addWidget(widget)
        card.body.addWidget(self._problem)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.add)
        card.body.addLayout(row)
        left = QVBoxLayout()
        left.addWidget(card)
        left.addStretch()
        across = QHBoxLayout()
        across.setSpacing(sizes.MARGIN)
        across.addLayout(left)
        across.addWidget(self.table, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(sizes.MARGIN, 16, sizes.MARGIN, 16)
        column.setSpacing(sizes.SPACE)
        column.addWidget(Label("People of this ward", "title"))
        said = "Each colleague signs with a PIN of their own. Let them type it themselves."
        column.addWidget(Label(said, "muted"))
        column.addLayout(across, 1)


def new_person_id(name: str, taken: Container[str]) -> str:
    """An id made of the name's letters that nobody has yet."""
    letters = unicodedata.normalize("NFKD", name).casefold()
    plain = (letter for letter in letters if not unicodedata.combining(letter))
    words = "".join(letter if letter.isalnum() else " " for letter in plain).split()
    wanted = "-".join(words) or "person"
    number, found = 1, wanted
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    return found


def _line(name: str, spoken: str) -> QLineEdit:
    line = QLineEdit()
    line.setObjectName(name)
    line.setAccessibleName(spoken)
    line.setMaxLength(80)
    return line
