"""The second weight: a witness types it without seeing the first, and signs with a PIN."""

from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import Signal

from il2nurse.domain.regimen.fields import Field, Slip
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.forms.form import Form, focus_in
from il2nurse.ui.forms.witness_box import FIELDS, WitnessBox
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.facts import FactRow, Facts
from il2nurse.ui.widgets.finding import FindingBox
from il2nurse.ui.widgets.notice import Notice
from il2nurse.workflow.course.weighing import DIFFER, WEIGHERS

LOOK_TWICE = Mark(Tone.WARN, "Check the weight twice", Sign.WARNING)

MEANING = (
    "I looked at the scale myself. The weight I typed is the patient's weight, and the regimen, "
    "the prescriber and the first dose are as ordered."
)


@dataclass(frozen=True, slots=True)
class SignedFor:
    """What the witness's signature stands for: the first weight, its lines, what two confirm."""

    weight_kg: Decimal
    lines: tuple[FactRow, ...]
    unlike: str | None = None


class WeighAgainDialog(Dialog):
    """``signed`` carries the weight in kg and the witness."""

    signed = Signal(object, object)
    # The second weight is typed blind; nobody finds it typed already.
    keeps_drafts = False

    def __init__(self, session: Session, weight: Field, signed_for: SignedFor) -> None:
        *first, last = sorted(role.label.lower() for role in WEIGHERS)
        roles = f"{', '.join(first)} or {last}"
        super().__init__(
            "weigh_again",
            "A witness verifies the weight",
            f"Hand over to a {roles}. The first weight is hidden until you have typed yours.",
        )
        self.witness = WitnessBox(session, WEIGHERS)
        self._weight, self._for = weight, signed_for
        self.add_form(Form((weight,), session.station.zone, session.station.clock))
        self._typed = self.form.editors[weight.id].read if self.form else None
        self.facts = Facts()
        self._unlike = FindingBox()
        meaning = Notice()
        meaning.show_text(MEANING, lead="What your signature means")
        self._after = (self.facts, self._unlike, meaning, self.witness)
        for part in self._after:
            self.body.addWidget(part)
        self._hide_first()
        if self.form:
            self.form.changed.connect(self._hide_first)

    def _hide_first(self) -> None:
        """Nothing of the first weight, and no signature, before the second is typed."""
        for part in self._after:
            part.hide()
        self.set_main("sign_weight", "Compare with the first weight")

    def _show_first(self) -> None:
        """What is signed for: patient, weight, day, dose, and what differs from before."""
        self.facts.show_facts("You sign for", list(self._for.lines))
        if self._for.unlike:
            self._unlike.show_mark(LOOK_TWICE, f"{self._for.unlike} Sign only if it is right.")
        for part in self._after:
            part.setVisible(part is not self._unlike or bool(self._for.unlike))
        self.set_main("sign_weight", "Sign and order")
        self.reach(self.witness.people, self.witness)

    def enter(self) -> None:
        """From the weight to the comparison, to the person, to the PIN, and then sign."""
        if self.form and self.form.advance():
            return
        here = focus_in(self)
        in_form = self.form is not None and here is not None and self.form.isAncestorOf(here)
        if in_form or not self.witness.advance():
            self.act()

    def act(self) -> None:
        """Compare the weights; then hand weight and signature on."""
        if self._typed is None:
            return
        try:
            typed = Decimal(str(self._typed()))
        except Slip as slip:
            self.refuse(slip.field, str(slip))
            return
        if typed != self._for.weight_kg:
            self.refuse(self._weight.id, DIFFER)
            return
        if self.facts.isHidden():
            self._show_first()
            return
        if not self.witness.people.person() or not self.witness.pin.text():
            self.witness.show_slip("Choose the witness, and let them type their PIN.")
            return
        self.signed.emit(typed, self.witness.take())

    def refuse(self, field: str, sentence: str) -> None:
        """Show why nothing was ordered."""
        if field in ("", *FIELDS):
            self.witness.show_slip(sentence)
        else:
            super().refuse(field, sentence)
