"""Resuming a bag of a day: the rate is read from the pump again, and a second person signs."""

from decimal import Decimal
from typing import Final

from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.pharmacy.pump import RATE
from il2nurse.domain.values.quantity import parse_decimal
from il2nurse.ui.forms import questions
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.forms.form import Form, focus_in
from il2nurse.ui.forms.witness_box import FIELDS, WitnessBox
from il2nurse.ui.session import Session
from il2nurse.workflow.dose.double_checking import PumpSet, witness_roles
from il2nurse.workflow.dose.infusing import resume
from il2nurse.workflow.dose.view import DoseView

SAY: Final = (
    "Look at bag, line and site, set the pump and start it. Then read its rate, and let a second "
    "person look and sign. The timer runs on from then."
)


class ResumeDialog(Dialog):
    """The timer runs on from the moment that is recorded."""

    def __init__(self, session: Session, view: DoseView) -> None:
        super().__init__("resume", "Resume the bag", SAY)
        self._session, self._key = session, view.dose.key
        self._request = session.station.new_id()
        self.about = view.dose.key.stream
        fields = (questions.pump_rate(RATE),)
        self.add_form(Form(fields, session.station.zone, session.station.clock))
        self.witness = WitnessBox(session, witness_roles(view.regimen))
        self.witness.changed.connect(self.clear_problem)
        self.body.addWidget(self.witness)
        self.set_main("record_resume", "Sign and resume")

    def enter(self) -> None:
        """To the rate, then to the witness."""
        focus = focus_in(self)
        below = focus is not None and self.witness.isAncestorOf(focus)
        if not below and self.form and self.form.advance():
            return
        if not self.witness.advance():
            self.act()

    def act(self) -> None:
        """Record it."""
        if self.form is None:
            return
        rate = self._rate(self.form)
        if rate is None or not self._signs():
            return
        session, key, request = self._session, self._key, self._request
        pump = PumpSet(rate, self.witness.take())

        def act() -> bool:
            resume(session.station, session.who, key, pump, request=request)
            return True

        if session.attempt_in_thread(act, self.refuse):
            self.close_dialog()

    def refuse(self, field: str, sentence: str) -> None:
        """Show why it was not recorded, at the witness where it is about the signature."""
        if field in FIELDS:
            self.witness.show_slip(sentence)
        else:
            super().refuse(field, sentence)

    def _rate(self, form: Form) -> Decimal | None:
        """The rate that was typed; ``None`` where it is refused, which is shown."""
        try:
            return parse_decimal(str(form.editors[RATE].read()))
        except Slip as slip:
            self.refuse(slip.field, str(slip))
        except ValueError as error:
            self.refuse(RATE, str(error))
        return None

    def _signs(self) -> bool:
        if self.witness.people.person() and self.witness.pin.text():
            return True
        self.witness.show_slip("Choose the witness, and let them type their PIN.")
        return False
