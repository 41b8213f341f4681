"""Intake and output: the kind by its letter, then the volume."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from il2nurse.domain.fields import Field, FieldKind, Slip
from il2nurse.domain.quantity import parse_decimal, show
from il2nurse.domain.unusual import Unusual
from il2nurse.ui import sizes
from il2nurse.ui.bedside.dialog import Dialog
from il2nurse.ui.bedside.form import Form
from il2nurse.ui.bedside.questions import SOURCE
from il2nurse.ui.session import Session
from il2nurse.ui.tones import Tone
from il2nurse.ui.widgets.action import Action
from il2nurse.ui.widgets.finding import FindingBox
from il2nurse.ui.widgets.label import Label
from il2nurse.workflow.charting import HIGHEST_ML, chart_fluid


@dataclass(frozen=True, slots=True)
class FluidKind:
    """One kind of volume, where it goes, and the letter that chooses it."""

    word: str
    direction: str
    label: str
    letter: str


KINDS: Final = (
    FluidKind("oral", "in", "Drink", "D"),
    FluidKind("iv_fluid", "in", "Infusion fluid", "I"),
    FluidKind("iv_drug", "in", "Drug into a vein", "R"),
    FluidKind("bolus", "in", "Fluid bolus", "B"),
    FluidKind("blood", "in", "Blood product", "P"),
    FluidKind("flush", "in", "Flush", "F"),
    FluidKind("tube", "in", "Tube feed", "T"),
    FluidKind("urine", "out", "Urine", "U"),
    FluidKind("emesis", "out", "Vomit", "V"),
    FluidKind("stool", "out", "Stool", "S"),
    FluidKind("drain", "out", "Drain", "A"),
    FluidKind("other", "out", "Other output", "O"),
)
HEADS: Final[Mapping[str, str]] = {"in": "Went in", "out": "Came out"}


def volume() -> Field:
    """The volume in mL; 0 is a value."""
    return Field(
        id="ml",
        label="Volume",
        kind=FieldKind.NUMBER,
        source=SOURCE,
        confidence="",
        unit="mL",
        hint="0 is a value: looked, and there was none.",
        lowest=Decimal(0),
        highest=HIGHEST_ML,
        places=1,
    )


class Kinds(QWidget):
    """A button for each kind; letters press them while the keyboard is here."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setObjectName("kind")
        self.setAccessibleName("Kind of intake or output")
        self.kind: FluidKind | None = None
        self._buttons: dict[str, Action] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(sizes.GAP)
        grid.setColumnStretch(len(HEADS), 1)
        for column, direction in enumerate(HEADS):
            grid.addWidget(Label(HEADS[direction], "heading"), 0, column)
            mine = [kind for kind in KINDS if kind.direction == direction]
            for row, kind in enumerate(mine, 1):
                grid.addWidget(self._button(kind), row, column)

    def choose(self, kind: FluidKind) -> None:
        """Choose one kind and no other."""
        self.kind = kind
        for word, button in self._buttons.items():
            button.setChecked(word == kind.word)
        self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter chooses its kind."""
        found = next((kind for kind in KINDS if kind.letter == event.text().upper()), None)
        if found is None:
            super().keyPressEvent(event)
        else:
            self.choose(found)

    def _button(self, kind: FluidKind) -> Action:
        button = Action(f"kind_{kind.word}", kind.label)
        button.show_key(kind.letter)
        button.setCheckable(True)
        button.setMinimumWidth(210)
        button.clicked.connect(self._pressed)
        self._buttons[kind.word] = button
        return button

    def _pressed(self) -> None:
        name = self.sender().objectName().removeprefix("kind_")
        self.choose(next(kind for kind in KINDS if kind.word == name))


class FluidsDialog(Dialog):
    """One volume for the chart; it stays open for the next one."""

    def __init__(self, session: Session, mrn: str) -> None:
        super().__init__(
            "fluids", "Intake and output", "Press the letter of the kind, type the volume, Enter."
        )
        self._session, self._mrn = session, mrn
        self.kinds = Kinds()
        self._slip = FindingBox()
        self._slip.hide()
        self.body.addWidget(self.kinds)
        self.body.addWidget(self._slip)
        self.add_form(Form((volume(),), session.station.zone, session.station.clock))
        self._sure = False
        self.kinds.chosen.connect(self._go_on)
        if self.form:
            self.form.changed.connect(self._ask_anew)
        self.set_main("record_fluid", "Record")
        self.cancel.set_text("Close")

    def start(self) -> None:
        """Ask for the kind first."""
        self.kinds.setFocus()

    def act(self) -> None:
        """Record one volume."""
        session, mrn, kind = self._session, self._mrn, self.kinds.kind
        if kind is None or self.form is None:
            self._slip.show_problem("Choose what went in or came out. Nothing was recorded.")
            self._slip.show()
            return
        form, sure = self.form, self._sure

        def act() -> Decimal:
            ml = _volume(form)
            try:
                chart_fluid(
                    session.station,
                    session.who,
                    mrn,
                    kind.direction,
                    kind.word,
                    ml,
                    confirmed=sure,
                )
            except Unusual:
                self._sure = True
                self.main.set_text("Record: the volume is right")
                raise
            return ml

        ml = session.attempt(act, self.refuse)
        if ml is not None:
            session.say(Tone.GOOD, f"{kind.label}: {show(ml)} mL is on the chart.")
            form.clear()
            self.kinds.setFocus()

    def _ask_anew(self) -> None:
        """Another volume is another question."""
        self._sure = False
        self.main.set_text("Record")

    def _go_on(self) -> None:
        self._slip.hide()
        if self.form:
            self.form.focus_first()


def _volume(form: Form) -> Decimal:
    """The typed volume; raises ``Slip`` where it cannot be meant."""
    read = form.editors["ml"].read()
    try:
        return parse_decimal(str(read))
    except ValueError as error:
        raise Slip("ml", str(error)) from error
