"""The second weight: a second person types it without seeing the first, and signs with a PIN."""

from decimal import Decimal

from PySide6.QtCore import Signal

from il2nurse.domain.regimen.fields import Field, Slip
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.forms.form import Form, focus_in
from il2nurse.ui.forms.witness_box import FIELDS, WitnessBox
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.notice import Notice
from il2nurse.workflow.course.admission import WEIGHERS

MEANING = (
    "I looked at the scale myself. The weight I typed is the patient's weight, and the regimen, "
    "the prescriber and the first dose are as ordered."
)


class WeighAgainDialog(Dialog):
    """``signed`` carries the weight in kg and the countersign."""

    signed = Signal(object, object)

    def __init__(self, session: Session, weight: Field) -> None:
        *first, last = sorted(role.label.lower() for role in WEIGHERS)
        roles = f"{', '.join(first)} or {last}"
        super().__init__(
            "weigh_again",
            "A second person verifies the weight",
            f"Hand over to a {roles}. The first weight is hidden until you have signed.",
        )
        self.witness = WitnessBox(session, WEIGHERS)
        meaning = Notice()
        meaning.show_text(MEANING, lead="What your signature means")
        self.add_form(Form((weight,), session.station.zone, session.station.clock))
        self.body.addWidget(meaning)
        self.body.addWidget(self.witness)
        self._weight = weight
        self.set_main("sign_weight", "Sign and order")

    def enter(self) -> None:
        """From the weight to the person, to the PIN, and then sign."""
        if self.form and self.form.advance():
            return
        here = focus_in(self)
        if self.form and here is not None and self.form.isAncestorOf(here):
            self.witness.people.setFocus()
        elif not self.witness.advance():
            self.act()

    def act(self) -> None:
        """Hand weight and signature on."""
        if self.form is None:
            return
        try:
            typed = self.form.editors[self._weight.id].read()
        except Slip as slip:
            self.refuse(slip.field, str(slip))
            return
        if not self.witness.people.person() or not self.witness.pin.text():
            self.witness.show_slip("Choose the second person, and let them type their PIN.")
            return
        self.signed.emit(Decimal(str(typed)), self.witness.take())

    def refuse(self, field: str, sentence: str) -> None:
        """Show why nothing was ordered."""
        if field in ("", *FIELDS):
            self.witness.show_slip(sentence)
        else:
            super().refuse(field, sentence)
