"""The dialog that is signed: its questions, then the PIN of whoever decides by themselves."""

from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.forms.own_pin import MISSING, OwnPinBox
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.pin import PinLine


class SignedDialog(Dialog):
    """Asks for the PIN last; where another person's order is written down, for none."""

    pin: PinLine
    _own: OwnPinBox
    _asks_pin = True

    def add_own_pin(self, session: Session, name: str, *, asked: bool = True) -> None:
        """Put the line for the PIN below everything added so far; not ``asked``, it is not seen."""
        self._own = OwnPinBox(session, name)
        self.pin = self._own.pin
        self.pin.typed.connect(self.clear_problem)
        self.pin.submitted.connect(self.sign)
        self.body.addWidget(self._own)
        self.ask_pin(asked=asked)

    def ask_pin(self, *, asked: bool) -> None:
        """Have the PIN asked, or not yet."""
        self._asks_pin = asked
        self._own.setVisible(asked)

    def sign(self, pin: str) -> None:
        """Record it under this PIN; the text is empty where none is asked."""
        raise NotImplementedError

    def start(self) -> None:
        """The first question, or the PIN where it is all that is asked."""
        if self.form:
            super().start()
        else:
            self.pin.setFocus()

    def enter(self) -> None:
        """From question to question, and then to the PIN; from there back only to what is wrong."""
        at_the_end = self._asks_pin and self.pin.hasFocus()
        if self.form and (self.form.demand() if at_the_end else self.form.advance()):
            return
        if self._asks_pin and not self.pin.text() and not at_the_end:
            self.reach(self.pin)
        else:
            self.act()

    def act(self) -> None:
        """Sign with what was typed."""
        if not self._asks_pin:
            self.sign("")
        elif self.pin.text():
            self.sign(self.pin.take())
        else:
            self.refuse("", MISSING)
            self.reach(self.pin)
