"""The first start: make the ward and its administrator, or open the practice ward."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from il2nurse.domain.people import NotAllowed
from il2nurse.settings import PIN_DIGITS
from il2nurse.ui.look import labels, sizes
from il2nurse.ui.people.name_line import name_line
from il2nurse.ui.people.two_cards import titled_card
from il2nurse.ui.widgets.action import Action, Weight
from il2nurse.ui.widgets.card import Card
from il2nurse.ui.widgets.label import Label
from il2nurse.workflow.people.pins import check_pin_rules

DEFAULT_WARD = "Ward"
WIDTH = 400
OPEN_PRACTICE = "Open the practice ward"
KEPT = (
    "This computer already has a practice ward. It is as it was left; an infusion started there "
    "is on record."
)


JOIN = (
    "Do not create it again. Have the ward's IT name its register in the station file of this "
    "computer, and start the program again."
)


@dataclass(frozen=True, slots=True)
class Founding:
    """What a new ward begins with. The PIN is never shown or written."""

    ward: str
    station: str
    name: str
    pin: str

    def __repr__(self) -> str:
        """Everything but the PIN."""
        return f"Founding({self.ward!r}, {self.station!r}, {self.name!r})"


class FirstStartPage(QWidget):
    """Shown while there is no register at the place that is set."""

    founded = Signal(object)
    practice_asked = Signal()
    copies_asked = Signal()

    def __init__(
        self, ward: str, station: str, pin_digits: int = PIN_DIGITS, register: Path | None = None
    ) -> None:
        """Offer these names; ``register`` is the file that a new ward makes."""
        super().__init__()
        self._place = register
        self.setObjectName("page_first_start")
        self.setProperty("ground", "page")
        self._lines = {
            name: name_line(name, spoken)
            for name, spoken in (
                ("ward", "Name of the ward"),
                ("station", "Name of this station"),
                ("name", "Administrator's name"),
                ("pin", f"PIN, {pin_digits} digits or more"),
                ("pin_again", "The same PIN again"),
            )
        }
        self._digits = pin_digits
        self._lines["ward"].setText(ward if ward != DEFAULT_WARD else "")
        self._lines["station"].setText(station)
        for secret in ("pin", "pin_again"):
            self._lines[secret].setEchoMode(QLineEdit.EchoMode.Password)
            self._lines[secret].setMaxLength(12)
        self._problem = Label(role="slip").set_wrapping()
        self._problem.setObjectName("first_start_problem")
        self._problem.hide()
        self.found = Action("create_ward", "Create the ward")
        self.practice = Action("open_practice", OPEN_PRACTICE)
        self.copies = Action("restore_ward", labels.RESTORE_FROM_COPY)
        self._kept = Label(KEPT, "strong").set_wrapping()
        self._kept.setObjectName("practice_kept")
        self._kept.hide()
        self._lay_out()
        self.found.clicked.connect(self._create)
        self.practice.clicked.connect(self.practice_asked)
        self.copies.clicked.connect(self.copies_asked)

    def show_problem(self, sentence: str | None) -> None:
        """Say why nothing was made."""
        self._problem.show_sentence(sentence or "")

    def show_practice_kept(self, kept: bool) -> None:  # noqa: FBT001 - one switch, and its name says which
        """Say that a practice ward was begun on this computer and goes on where it stood."""
        self._kept.setVisible(kept)
        self.practice.set_text("Continue on the practice ward" if kept else OPEN_PRACTICE)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(sizes.MARGIN)
        row.addStretch()
        row.addWidget(self._ward_card(), 0, Qt.AlignmentFlag.AlignTop)
        others = QVBoxLayout()
        others.setSpacing(sizes.MARGIN)
        others.addWidget(self._practice_card())
        others.addWidget(self._copies_card())
        others.addWidget(_join_card())
        others.addStretch()
        row.addLayout(others)
        row.addStretch()
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addLayout(row)
        column.addStretch(3)
        self.setFocusProxy(self._lines["ward"])

    def _ward_card(self) -> Card:
        card = titled_card("Create your ward", WIDTH)
        text = (
            "There is no register on this computer yet. The administrator adds the ward's people; "
            "patients are admitted by nurses."
        )
        if self._place:
            text = f"{text} The register will be kept in {self._place}."
        card.body.addWidget(Label(text, "muted").set_wrapping())
        for line in self._lines.values():
            card.body.addWidget(Label(line.accessibleName(), "heading"))
            card.body.addWidget(line)
        card.body.addWidget(self._problem)
        self.found.set_weight(Weight.MAIN)
        self.found.set_key("Return")
        card.body.addWidget(self.found, 0, Qt.AlignmentFlag.AlignRight)
        return card

    def _practice_card(self) -> Card:
        card = titled_card("Try it first", WIDTH)
        text = (
            "The practice ward has made-up patients in every state of a course. Its clock can be "
            "sped up. Every screen and paper says PRACTICE. Nothing there is real, and none of it "
            "reaches your ward."
        )
        card.body.addWidget(Label(text, "muted").set_wrapping())
        card.body.addWidget(self._kept)
        self.practice.set_key("Ctrl+P")
        self.copies.set_key("Ctrl+R")
        card.body.addWidget(self.practice, 0, Qt.AlignmentFlag.AlignRight)
        return card

    def _copies_card(self) -> Card:
        card = titled_card("Restore your ward", WIDTH)
        text = (
            "Your ward worked on another computer? Go on from the newest copy of its register, "
            "with the recovery sheet from the safe."
        )
        card.body.addWidget(Label(text, "muted").set_wrapping())
        card.body.addWidget(self.copies, 0, Qt.AlignmentFlag.AlignRight)
        return card

    def _create(self) -> None:
        typed = {name: line.text().strip() for name, line in self._lines.items()}
        empty = next((name for name, text in typed.items() if not text), None)
        if empty:
            self.show_problem(f"{self._lines[empty].accessibleName()}: type this first.")
            self._lines[empty].setFocus()
            return
        wrong = self._wrong_pin(typed["pin"], typed["pin_again"])
        self.show_problem(wrong)
        if wrong:
            for secret in ("pin", "pin_again"):
                self._lines[secret].clear()
            self._lines["pin"].setFocus()
            return
        self.founded.emit(Founding(typed["ward"], typed["station"], typed["name"], typed["pin"]))

    def _wrong_pin(self, pin: str, again: str) -> str | None:
        """Why this PIN cannot be taken, said here, where what else was typed still stands."""
        if pin != again:
            return "The two PINs differ. Nothing was created; type the PIN twice again."
        try:
            check_pin_rules(pin, self._digits)
        except NotAllowed as refused:
            return f"{refused} Nothing was created."
        return None


def _join_card() -> Card:
    card = titled_card("Your ward has a register already?", WIDTH)
    card.body.addWidget(Label(JOIN, "muted").set_wrapping())
    return card
