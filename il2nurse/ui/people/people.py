"""The ward's people: who has a PIN, and adding a colleague."""

import unicodedata
from collections.abc import Container

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from il2nurse.domain.people import Person, Role
from il2nurse.ui.look import sizes
from il2nurse.ui.one_press import OnePress
from il2nurse.ui.page.page import Page
from il2nurse.ui.people.confirm_bar import ConfirmBar
from il2nurse.ui.people.name_line import name_line
from il2nurse.ui.people.one_time_pin import ENTER
from il2nurse.ui.people.person_row import PersonRow
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.action import Action, Weight
from il2nurse.ui.widgets.card import Card
from il2nurse.ui.widgets.choice_box import ChoiceBox
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.pin import PinLine
from il2nurse.ui.widgets.scrolling import scrolling
from il2nurse.ui.widgets.table import Table
from il2nurse.ui.widgets.table_rows import Cell, Row, TableColumn
from il2nurse.workflow.people.access import add_person
from il2nurse.workflow.people.pins import fewest_digits
from il2nurse.workflow.people.standing import standings
from il2nurse.workflow.people.two_people import apart_notice

COLUMNS = (
    TableColumn("Name"),
    TableColumn("Role", 150),
    TableColumn("Signs as", 90),
    TableColumn("Sign-in", 250),
)

CHOOSE_ROW = (
    "Choose a colleague: a new PIN, a badge and the end of their access open below the list."
)
OWN_PIN = "with their own PIN"
ADDED = "{} signs in once with this PIN, and then chooses a PIN of their own."
ADDED_PRACTICE = "{} may sign in now with the new PIN."


class PeoplePage(Page):
    """A name, a role, a PIN: enough for a colleague to sign in. The rest is done in their row."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "people", parent=parent)
        self._press = OnePress(session)
        self.person_name = name_line("new_name", "Name")
        self.suffix = name_line("new_suffix", "Title after the name, such as RN")
        self.role = ChoiceBox("new_role", "Role")
        self.role.setPlaceholderText("Choose the role")
        for role in Role:
            self.role.addItem(role.label, role.value)
        self.role.setCurrentIndex(-1)
        what = "PIN" if session.practice else "One-time PIN, changed at the first sign-in"
        fewest = fewest_digits(session.station)
        self.pin = PinLine("new_pin", f"{what}, {fewest} digits or more")
        self.again = PinLine("new_pin_again", "The same PIN again")
        self.add = Action("add_person", "Add this colleague")
        self.add.set_weight(Weight.MAIN)
        self.add.show_key("Return")
        self.add.clicked.connect(self._add)
        self.table = Table("people_list", "People of this ward")
        self.table.set_columns(COLUMNS)
        self.row = PersonRow(session)
        self.row.role_asked.connect(self._change_role)
        self.row.done.connect(self._done)
        self.row.refused.connect(self._say)
        self.confirm = ConfirmBar(session)
        self.confirm.done.connect(self._done)
        self.confirm.refused.connect(self._say)
        self.table.moved.connect(self._offer)
        self._problem = Label(role="slip").set_wrapping()
        self._problem.setObjectName("people_problem")
        self._problem.hide()
        self._lay_out()
        self.setFocusProxy(self.person_name)

    def refresh(self) -> None:
        """Show everyone with a PIN."""
        station = self.session.station
        people = sorted(station.people().values(), key=lambda each: each.name.casefold())
        standing = standings(station)
        self.confirm.show_people()
        self.table.show_rows(
            [
                Row(
                    each.id,
                    (
                        Cell(each.shown, strong=True),
                        Cell(_role(each)),
                        Cell(each.initials),
                        Cell(standing[each.id] or OWN_PIN, muted=not standing[each.id]),
                    ),
                )
                for each in people
            ]
        )
        self._offer()

    def _offer(self, _key: str | None = None) -> None:
        """What can be done for the colleague whose row is chosen."""
        person = self.session.station.people().get(self.table.current_key())
        self.confirm.show_person(person)
        self.row.show_person(person)

    def _done(self, sentence: str) -> None:
        self._clear()
        self.session.done(sentence)
        self.refresh()

    def _change_role(self) -> None:
        """The role that was chosen at the left is the chosen colleague's from now on."""
        if self.role.currentIndex() < 0:
            self._say("Choose the new role at the left, then press again.")
            self.role.setFocus()
            return
        self.row.change_role(Role(self.role.currentData()))

    def _add(self) -> None:
        session = self.session
        if self.role.currentIndex() < 0:
            self._refuse("Choose the role. Nobody was added.")
            self.role.setFocus()
            return
        if self.pin.text() != self.again.text():
            self._refuse("The two PINs differ. Nobody was added; type the PIN twice again.")
            return
        name, pin = self.person_name.text().strip(), self.pin.take()
        self.again.clear()
        person = Person(
            new_person_id(name, session.station.people()),
            name,
            self.suffix.text().strip(),
            Role(self.role.currentData()),
        )
        # The id is not part of it: one that was kept after all has taken it.
        kept = self._press.attempt_in_thread(
            (person.name, person.suffix, person.role),
            lambda once: add_person(session.station, session.who, person, pin, request=once),
            lambda _field, sentence: self._refuse(sentence),
        )
        if kept:
            added = (ADDED_PRACTICE if session.practice else ADDED).format(person.shown)
            notice = apart_notice(session.station, session.who)
            self._done(f"{added} {notice}" if notice else added)

    def _say(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.show()

    def _refuse(self, sentence: str) -> None:
        self._say(sentence)
        for line in (self.pin, self.again):
            line.clear()
        self.pin.setFocus()

    def _clear(self) -> None:
        self._problem.hide()
        for line in (self.person_name, self.suffix, self.pin, self.again):
            line.clear()
        self.role.setCurrentIndex(-1)
        self.person_name.setFocus()

    def _adding(self) -> Card:
        """The lines of a new colleague, one under the other."""
        card = Card("Add a colleague")
        card.setFixedWidth(400)
        for key in ENTER:
            # Only from its own lines: elsewhere Enter means something else.
            shortcut = QShortcut(QKeySequence(key), card)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.add.click)
        for widget in (self.person_name, self.suffix, self.role, self.pin, self.again):
            card.body.addWidget(Label(widget.accessibleName(), "heading"))
            card.body.addWidget(widget)
        card.body.addWidget(self._problem)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.add)
        card.body.addLayout(row)
        return card

    def _lay_out(self) -> None:
        card, inner = self._adding(), QWidget()
        inner.setProperty("ground", "none")
        beside = QVBoxLayout(inner)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(card)
        beside.addStretch()
        area = scrolling("add_scroll", "Add a colleague", inner)
        area.setFixedWidth(card.width() + sizes.SPACE)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        across = QHBoxLayout()
        across.setSpacing(sizes.MARGIN)
        across.addWidget(area)
        right = QVBoxLayout()
        right.setSpacing(sizes.SPACE)
        right.addWidget(Label(CHOOSE_ROW, "muted").set_wrapping())
        right.addWidget(self.table, 1)
        right.addWidget(self.confirm)
        right.addWidget(self.row)
        across.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(sizes.MARGIN, sizes.ROOM, sizes.MARGIN, sizes.ROOM)
        column.setSpacing(sizes.SPACE)
        column.addWidget(Label("People of this ward", "title"))
        chosen = "" if self.session.practice else ", which they choose at the first sign-in"
        hint = f"Each colleague signs with a PIN of their own{chosen}."
        column.addWidget(Label(hint, "muted"))
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


def _role(person: Person) -> str:
    return f"{person.role.label}, ended" if person.ended else person.role.label
