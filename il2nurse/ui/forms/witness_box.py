"""The witness: who, and the PIN; asked for wherever two people are needed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from il2nurse.domain.people import May, Role
from il2nurse.ui.forms.form import focus_in
from il2nurse.ui.forms.people_box import People
from il2nurse.ui.look import sizes
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.finding import FindingBox
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.pin import PinLine
from il2nurse.workflow.people.access import badge_owner
from il2nurse.workflow.people.sign_in import Witness

HIGH = 50
FIELDS = ("witness", "witness_pin")
STRANGER = "This badge is not known on this ward. Nobody is chosen; choose the witness by name."
NOT_HERE = "This badge belongs to {}, who cannot be the witness here. Nobody is chosen."


def box_in_use() -> "WitnessBox | None":
    """The box that has the keyboard, wherever it lies; ``None`` where none has."""
    widget: QWidget | None = QApplication.focusWidget()
    while widget is not None and not isinstance(widget, WitnessBox):
        widget = widget.parentWidget()
    return widget


class WitnessBox(QFrame):
    """Name and PIN of a colleague whose role fits; oneself is not among the names."""

    changed = Signal()

    def __init__(self, session: Session, roles: frozenset[Role]) -> None:
        super().__init__()
        self._session = session
        self.people = People(FIELDS[0], "Witness")
        self.pin = PinLine(FIELDS[1], "PIN of the witness")
        self._slip = FindingBox()
        here = [each for each in session.station.people().values() if not each.ended]
        first = session.person.id if session.person else ""
        able = [each for each in here if each.may(May.WITNESS)]
        fit = [each for each in able if not roles or each.role in roles]
        self.people.show_people([each for each in fit if each.id != first], here, first)
        self.people.currentIndexChanged.connect(self._edited)
        self.people.problem_changed.connect(self._tell)
        self.pin.typed.connect(self._edited)
        self._lay_out()

    def take(self) -> Witness:
        """Who signs, with the PIN, which is gone from the screen afterwards."""
        return Witness(self.people.person(), self.pin.take())

    def take_badge(self, code: str) -> bool:
        """A badge stands for the colleague's name; their PIN is asked for all the same.

        False where it is nobody's who may sign here; the box says so.
        """
        owner = self._session.attempt(lambda: badge_owner(self._session.station, code))
        self.people.clear_choice()
        if owner:
            self.people.choose(owner.id)
        if self.people.person():
            self.pin.clear()
            self._edited()
            self.pin.setFocus()
            return True
        self.show_slip(STRANGER if owner is None else NOT_HERE.format(owner.shown))
        return False

    def advance(self) -> bool:
        """Go on to what is not answered yet; False where nothing is."""
        if self.people.problem:
            self.show_slip(self.people.problem)
            return True
        for widget, empty in (
            (self.people, not self.people.person()),
            (self.pin, not self.pin.text()),
        ):
            if empty and focus_in(self) is not widget:
                widget.setFocus()
                return True
        if not self.people.person() or not self.pin.text():
            self.show_slip(self.missing())
            return True
        return False

    def missing(self) -> str:
        """What is still to be done; a name that picked nobody is named."""
        return self.people.problem or "Choose the witness, and let them type their PIN."

    def show_slip(self, sentence: str) -> None:
        """Say why nobody signed."""
        self._tell(sentence)
        if sentence:
            (self.pin if self.people.person() else self.people).setFocus()

    def clear(self) -> None:
        """Ask again from the beginning."""
        self.people.clear_choice()
        self.pin.clear()
        self.show_slip("")

    def _tell(self, sentence: str) -> None:
        self._slip.setVisible(bool(sentence))
        if sentence:
            self._slip.show_problem(sentence)

    def _edited(self) -> None:
        self._slip.hide()
        self.changed.emit()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(sizes.MARGIN)
        for title, widget in (("Witness", self.people), ("Their PIN", self.pin)):
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
