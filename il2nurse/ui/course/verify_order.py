"""The second look at an order: a witness reads and works out unseen, and signs with a PIN."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from PySide6.QtCore import Signal

from il2nurse.domain.record.patient.patient import Patient
from il2nurse.domain.regimen.fields import Answer, Field, Slip
from il2nurse.domain.rules.pharmacy.calculation import Calculation
from il2nurse.domain.values.quantity import MILLION, round_half_up
from il2nurse.readable.pharmacy.sum_lines import drawn_up, each_dose
from il2nurse.ui.course.dosing import DOSE_AGAIN, WEIGHED_ON, WEIGHT, WEIGHT_AGAIN, Again
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.forms.form import Form, focus_in
from il2nurse.ui.forms.witness_box import FIELDS, WitnessBox
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.facts import FactRow, Facts
from il2nurse.ui.widgets.finding import FindingBox
from il2nurse.ui.widgets.notice import Notice
from il2nurse.workflow.course.weighing import DIFFER, DOSES_DIFFER, THOUSAND, WEIGHERS

LOOK_TWICE: Final = Mark(Tone.WARN, "Check the weight twice", Sign.WARNING)
DIFFERS: Final = {WEIGHT_AGAIN: DIFFER, DOSE_AGAIN: DOSES_DIFFER}
ALLERGIES: Final = "Allergies, gone through by both of you"
WEIGHED: Final = (
    "I looked at the scale myself and worked the dose out on my own. The regimen, the prescriber "
    "and the first dose are as ordered. We went through the allergies."
)
READ: Final = (
    "I read the dose from the order myself. The regimen, the prescriber and the first dose are as "
    "ordered. We went through the allergies."
)


@dataclass(frozen=True, slots=True)
class SignedFor:
    """What the witness's signature stands for: what was typed first, its lines, what two confirm.

    ``first`` is what each of the witness's answers is compared with; ``whom`` says for whom and by
    whose order, and is read before anything is typed, so it holds nothing that is worked out.
    """

    first: Mapping[str, Decimal]
    whom: tuple[FactRow, ...]
    lines: tuple[FactRow, ...]
    unlike: str | None = None


def signed_for(
    worked: Calculation,
    patient: Patient,
    answers: Mapping[str, Answer],
    whom: Sequence[FactRow],
    more: Sequence[FactRow],
    unlike: str,
) -> SignedFor:
    """What a witness signs for: for whom and by whom it is ordered, and what was answered."""
    units = worked.dose_international_units
    first = {DOSE_AGAIN: round_half_up(units, THOUSAND) / MILLION}
    lines: list[FactRow] = []
    if weight := str(answers.get(WEIGHT, "")):
        first[WEIGHT_AGAIN] = Decimal(weight)
        day = date.fromisoformat(str(answers[WEIGHED_ON]))
        lines.append(FactRow("Dosing weight", f"{weight} kg, weighed on {day:%d-%b-%Y}"))
    lines += [
        FactRow(*each_dose(worked)),
        FactRow(*drawn_up(worked)),
        FactRow(ALLERGIES, patient.allergy_text),
    ]
    return SignedFor(first, tuple(whom), (*lines, *more), unlike)


class VerifyOrderDialog(Dialog):
    """``signed`` carries what the witness typed, by field, and the witness."""

    signed = Signal(object, object)
    # The second answers are typed blind; nobody finds them typed already.
    keeps_drafts = False

    def __init__(self, session: Session, asked: Sequence[Field], signed_for: SignedFor) -> None:
        *first, last = sorted(role.label.lower() for role in WEIGHERS)
        roles = f"{', '.join(first)} or {last}"
        weighed = any(each.id == WEIGHT_AGAIN for each in asked)
        super().__init__(
            "verify_order",
            "The second person checks the weight and the dose"
            if weighed
            else "The second person checks the dose",
            f"Hand over to a {roles}. What was typed first is hidden until you have typed yours. "
            "Then you choose your name and sign with your PIN.",
        )
        self.witness = WitnessBox(session, WEIGHERS)
        self._for = signed_for
        self.whom = Facts(near=True)
        self.whom.show_facts("", signed_for.whom)
        self.body.addWidget(self.whom)
        self.add_form(Form(asked, session.station.zone, session.station.clock))
        self.facts = Facts()
        self._unlike = FindingBox()
        meaning = Notice()
        meaning.show_text(WEIGHED if weighed else READ, lead="What your signature means")
        self._after = (self.facts, self._unlike, meaning, self.witness)
        for part in self._after:
            self.body.addWidget(part)
        self._hide_first()
        if self.form:
            self.form.changed.connect(self._hide_first)

    def _hide_first(self) -> None:
        """Nothing of what was typed first, and no signature, before the second is typed."""
        for part in self._after:
            part.hide()
        self.set_main("sign_verified", "Compare with what was typed first")

    def _show_first(self) -> None:
        """What is signed for besides: weight or level, dose, and what differs from before."""
        self.facts.show_facts("You sign for", list(self._for.lines))
        if self._for.unlike:
            self._unlike.show_mark(LOOK_TWICE, f"{self._for.unlike} Sign only if it is right.")
        for part in self._after:
            part.setVisible(part is not self._unlike or bool(self._for.unlike))
        self.set_main("sign_verified", "Sign and order")
        self.reach(self.witness.people, self.witness)

    def enter(self) -> None:
        """From the answers to the comparison, to the person, to the PIN, and then sign."""
        if self.form and self.form.advance():
            return
        here = focus_in(self)
        in_form = self.form is not None and here is not None and self.form.isAncestorOf(here)
        if in_form or not self.witness.advance():
            self.act()

    def act(self) -> None:
        """Compare the answers; then hand them and the signature on."""
        typed = self._typed()
        if typed is None:
            return
        for name, number in typed.items():
            if number != self._for.first[name]:
                self.refuse(name, DIFFERS[name])
                return
        if self.facts.isHidden():
            self._show_first()
            return
        if not self.witness.people.person() or not self.witness.pin.text():
            self.witness.show_slip("Choose the witness, and let them type their PIN.")
            return
        self.signed.emit(typed, self.witness.take())

    def _typed(self) -> Again | None:
        """The witness's own answers; ``None`` where one of them is missing or wrong."""
        try:
            editors = self.form.editors.items() if self.form else ()
            return {name: Decimal(str(editor.read())) for name, editor in editors}
        except Slip as slip:
            self.refuse(slip.field, str(slip))
            return None

    def refuse(self, field: str, sentence: str) -> None:
        """Show why nothing was ordered."""
        if field in ("", *FIELDS):
            self.witness.show_slip(sentence)
        else:
            super().refuse(field, sentence)
