"""The second person: who, and the PIN; asked for wherever two people are needed."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from il2nurse.domain.people import Person, Role
from il2nurse.ui import sizes
from il2nurse.ui.bedside.form import focus_in
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.choice_box import ChoiceBox
from il2nurse.ui.widgets.finding import FindingBox
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.pin import PinLine
from il2nurse.workflow.sign_in import Countersign

HIGH = 50
FIELDS = ("second_person", "second_pin")


class People(ChoiceBox):
    """Names to choose from; nobody is chosen beforehand, and the wheel changes nothing."""

    def __init__(self, name: str, spoken: str) -> None:
        super().__init__(name, spoken)
        self.setPlaceholderText("Type or choose a name")
        self.setMinimumWidth(320)

    def show_people(self, people: Iterable[Person]) -> None:
        """Offer these people by name."""
        self.clear()
        for person in sorted(people, key=lambda each: each.name.casefold()):
            self.addItem(f"{person.shown} · {person.role.label}", person.id)
        self.setCurrentIndex(-1)

    def person(self) -> str:
        """The id of the chosen person, empty where nobody is."""
        return str(self.currentData() or "")

    def choose(self, person: str) -> None:
        """Choose a person by id."""
        self.setCurrentIndex(self.findData(person))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the choice back."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.setCurrentIndex(-1)
            return
        super().keyPressEvent(event)


class SecondPerson(QFrame):
    """Name and PIN of a colleague whose role fits; oneself is not among the names."""

    changed = Signal()

    def __init__(self, session: Session, roles: frozenset[Role]) -> None:
        super().__init__()
        self.people = People(FIELDS[0], "Second person")
        self.pin = PinLine(FIELDS[1], "PIN of the second person")
        self._slip = FindingBox()
        first = session.person
        self.people.show_people(
            person
            for person in session.station.people().values()
            if not person.ended
            and (not roles or person.role in roles)
            and (first is None or person.id != first.id)
        )
        self.people.currentIndexChanged.connect(self._edited)
        self.pin.textEdited.connect(self._edited)
        self._lay_out()

    def countersign(self) -> Countersign:
        """Who signs, with the PIN, which is gone from the screen afterwards."""
        return Countersign(self.people.person(), self.pin.take())

    def advance(self) -> bool:
        """Go on to what is not answered yet; False where nothing is."""
        for widget, empty in (
            (self.people, not self.people.person()),
            (self.pin, not self.pin.text()),
        ):
            if empty and focus_in(self) is not widget:
                widget.setFocus()
                return True
        if not self.people.person() or not self.pin.text():
            self.show_slip("Choose the second person, and let them type their PIN.")
            return True
        return False

    def show_slip(self, sentence: str) -> None:
        """Say why nobody signed."""
        self._slip.setVisible(bool(sentence))
        if sentence:
            self._slip.show_problem(sentence)
            (self.pin if self.people.person() else self.people).setFocus()

    def clear(self) -> None:
        """Ask again from the beginning."""
        self.people.setCurrentIndex(-1)
        self.pin.clear()
        self.show_slip("")

    def _edited(self) -> None:
        self._slip.hide()
        self.changed.emit()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(sizes.MARGIN)
        for title, widget in (("Second person", self.people), ("Their PIN", self.pin)):
            widget.setFixedHeight(HIGH)
            column = QVBoxLayout()
            column.setSpacing(sizes.TIGHT)
            column.addWidget(Label(title, "heading"))
            column.addWidget(widget)
            column.addStretch()
            row.addLayout(column)
        row.addStretch()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(sizes.GAP)
        outer.addLayout(row)
        outer.addWidget(self._slip)
        self._slip.hide()
