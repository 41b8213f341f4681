"""Signing the record of a dose: what is signed in short, what the signature means, the PIN."""

from PySide6.QtCore import Signal

from il2nurse.readable.dose.signature_rows import signature_meaning
from il2nurse.ui.dose.dialogs.signed_facts import dose_facts
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.facts import Facts
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.notice import Notice
from il2nurse.ui.widgets.pin import PinLine
from il2nurse.workflow.dose.administration import add_note, sign
from il2nurse.workflow.dose.view import DoseView


class SignDialog(Dialog):
    """The PIN again; ``signed`` follows once the signature is on record."""

    signed = Signal()

    def __init__(self, session: Session, view: DoseView, words: str | None = None) -> None:
        super().__init__("sign", "Sign the record", "Read it. Sign only if it is what happened.")
        self._session, self._key, self._words = session, view.dose.key, words
        self._meaning = signature_meaning(view.dose)
        self._request = session.station.new_id()
        self._note_request = session.station.new_id()
        facts = Facts()
        facts.show_facts("What is signed", dose_facts(view))
        notice = Notice()
        notice.show_text(f"“{self._meaning}”", lead="What the signature means")
        self.pin = PinLine("pin", "Your PIN")
        who = session.person.shown if session.person else ""
        self.body.addWidget(facts)
        self.body.addWidget(notice)
        self.body.addWidget(Label(f"PIN of {who}", "heading"))
        self.body.addWidget(self.pin)
        self.set_main("sign", "Sign")

    def start(self) -> None:
        """Ask for the PIN."""
        self.pin.setFocus()

    def act(self) -> None:
        """Sign; a note typed before is recorded first and is covered by the signature."""
        session, key, meant = self._session, self._key, self._meaning
        pin, words, request = self.pin.take(), self._words, self._request
        if not pin:
            self.refuse("", "Type your PIN. Nothing was signed.")
            return

        def write() -> bool:
            if words and words.strip():
                once = self._note_request
                add_note(session.station, session.who, key, words, request=once)
            return True

        def act() -> bool:
            sign(session.station, session.who, key, meant, pin, request)
            return True

        if not session.attempt(write, self.refuse):
            return
        self._words = None
        if session.attempt_in_thread(act, self.refuse):
            self.signed.emit()
            self.close_dialog()

    def refuse(self, field: str, sentence: str) -> None:
        """Show why nothing was signed, and ask for the PIN again."""
        super().refuse(field, sentence)
        self.pin.setFocus()
