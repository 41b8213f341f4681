"""Choosing an own PIN: the old one first, then another one twice."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from il2nurse.ui.look import labels, sizes
from il2nurse.ui.one_press import OnePress
from il2nurse.ui.page.page import Page
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.action import Action, Weight
from il2nurse.ui.widgets.card import Card
from il2nurse.ui.widgets.centre import lay_in_middle
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.pin import PinLine
from il2nurse.workflow.people.sign_in import change_own_pin

GIVEN = (
    "The PIN you typed is a one-time PIN. Choose a PIN that only you know; then you are signed in "
    "with it."
)
ONCE_MORE = "Your PIN is asked for once more, so that nobody else changes it at an open window."


class OwnPinCard(QWidget):
    """Three PINs; ``chosen`` carries the old and the new one."""

    chosen = Signal(str, str)
    left = Signal()

    def __init__(self, say: str, old: str) -> None:
        super().__init__()
        self.setProperty("ground", "page")
        self.old = PinLine("own_pin_old", old)
        self.new = PinLine("own_pin_new", "New PIN")
        self.again = PinLine("own_pin_again", "The new PIN again")
        self.change = Action("change_pin", "Change the PIN")
        self.leave = Action("leave_pin", labels.BACK)
        self._problem = Label(role="slip").set_wrapping()
        self._problem.setObjectName("own_pin_problem")
        self._problem.hide()
        self._title = Label("Choose your own PIN", "title").set_wrapping()
        self._lay_out(say)
        self.setFocusProxy(self.old)
        self.change.set_weight(Weight.MAIN)
        self.change.set_key("Return")
        self.leave.set_key("Esc")
        self.change.clicked.connect(self._ask)
        self.leave.clicked.connect(self.left)

    def begin(self, title: str) -> None:
        """Ask from the beginning, and say whose PIN it is."""
        self._title.setText(title)
        self.show_problem("")

    def show_problem(self, sentence: str) -> None:
        """Say why the PIN is as it was; all three are typed again."""
        self._problem.show_sentence(sentence)
        for line in (self.old, self.new, self.again):
            line.clear()
        self.old.setFocus()

    def _ask(self) -> None:
        empty = next((each for each in (self.old, self.new, self.again) if not each.text()), None)
        if empty:
            empty.setFocus()
            return
        old, new, again = self.old.take(), self.new.take(), self.again.take()
        if new != again:
            self.show_problem("The two new PINs differ. Nothing was changed; type them again.")
            return
        self.chosen.emit(old, new)

    def _lay_out(self, say: str) -> None:
        card = Card()
        card.setFixedWidth(440)
        card.body.setContentsMargins(sizes.MARGIN, sizes.MARGIN, sizes.MARGIN, sizes.MARGIN)
        card.body.addWidget(self._title)
        card.body.addWidget(Label(say, "muted").set_wrapping())
        for line in (self.old, self.new, self.again):
            card.body.addWidget(Label(line.accessibleName(), "heading"))
            card.body.addWidget(line)
        card.body.addWidget(self._problem)
        card.add_actions(self.leave, self.change)
        lay_in_middle(self, card)


class OwnPinPage(Page):
    """The PIN of whoever is signed in."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "own_pin", parent=parent)
        self._press = OnePress(session)
        self.card = OwnPinCard(ONCE_MORE, "Your PIN so far")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        self.setFocusProxy(self.card)
        self.card.chosen.connect(self._change)
        self.card.left.connect(lambda: self.session.go("ward"))

    def start(self) -> None:
        """Ask from the beginning."""
        self.card.begin(f"Change the PIN of {self.session.who.shown}")

    def refresh(self) -> None:
        """Nothing on this page comes from the register."""

    def _change(self, old: str, new: str) -> None:
        session = self.session
        if self._press.attempt_in_thread(
            session.who.id,
            lambda once: change_own_pin(session.station, session.who, old, new, request=once),
            lambda _field, sentence: self.card.show_problem(sentence),
        ):
            session.done("You sign with the new PIN from now on.")
            session.go("ward")
