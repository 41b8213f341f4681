"""The PIN of the person who is signed in: what they decide themselves, they sign."""

from itertools import pairwise

from PySide6.QtWidgets import QVBoxLayout, QWidget

from il2nurse.ui.look import sizes
from il2nurse.ui.session import Refused, Session
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.pin import PinLine
from il2nurse.workflow.people.sign_in import confirm_identity

MISSING = "Type your PIN. Nothing was recorded."


class OwnPinBox(QWidget):
    """Whose PIN is asked for, and its line."""

    def __init__(self, session: Session, name: str) -> None:
        super().__init__()
        self._session = session
        self.pin = PinLine(name, "Your PIN")
        self._whose = Label("", "heading")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.TIGHT)
        column.addWidget(self._whose)
        column.addWidget(self.pin)
        self.ask()

    def ask(self) -> None:
        """Ask whoever is signed in now, from empty."""
        self.pin.clear()
        who = self._session.person
        self._whose.setText(f"PIN of {who.shown}" if who else "Your PIN")

    def come_after(self, part: QWidget | None) -> None:
        """Tab reaches the PIN after everything that stands in a part."""
        asked = [each for each in part.findChildren(QWidget) if each.focusPolicy()] if part else []
        for one, other in pairwise((*asked, self.pin)):
            QWidget.setTabOrder(one, other)

    def is_right(self, pin: str, refused: Refused) -> bool:
        """Whether the PIN is theirs; ``refused`` hears it where not, the keyboard here."""
        session = self._session

        def check() -> bool:
            confirm_identity(session.station, session.who, pin)
            return True

        def refuse(field: str, sentence: str) -> None:
            refused(field, sentence)
            self.pin.setFocus()

        return bool(session.attempt_in_thread(check, refuse))
