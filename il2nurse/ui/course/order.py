"""Ordering a course: weight, prescriber, first dose, witness."""

from datetime import date, datetime
from decimal import Decimal

from il2nurse.domain.regimen.fields import Answer, Field, Slip
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.values.text import kept_text
from il2nurse.ui.course.authority import (
    BESIDE,
    LISTED,
    NO_PRESCRIBER,
    authority_fields,
    authority_of,
    ordered_rows,
    prescribes,
)
from il2nurse.ui.course.dose_panel import OrderedDosePanel
from il2nurse.ui.course.order_questions import (
    another_fields,
    attested,
    order_fields,
    stop_answered,
    stopped_before,
    weight_field,
)
from il2nurse.ui.course.suitability import SuitabilityPart
from il2nurse.ui.course.warnings import WarningsCard
from il2nurse.ui.course.weigh_again import WeighAgainDialog
from il2nurse.ui.course.why_no_order import why_no_order
from il2nurse.ui.editors.choosing import ChoosingEditor
from il2nurse.ui.forms.own_pin import MISSING, OwnPinBox
from il2nurse.ui.page.form_page import FormPage
from il2nurse.ui.place import Place
from il2nurse.ui.session import Session
from il2nurse.workflow.approvals import unapproved
from il2nurse.workflow.course.cycle_plan import CyclePlan, refuse_past
from il2nurse.workflow.course.ordering import order_course
from il2nurse.workflow.course.prescribing import Authority
from il2nurse.workflow.course.research import refuse_unattested
from il2nurse.workflow.course.weighing import Weighing
from il2nurse.workflow.patient.same_person import FIELD as ANOTHER
from il2nurse.workflow.people.sign_in import Witness
from il2nurse.workflow.prescribers import prescribers


class OrderPage(FormPage):
    """The sum is shown while the weight is typed; a witness then types it again, blind."""

    has_side = True
    # What is asked once of a course is asked where it is ordered.
    asks_once = True

    def __init__(
        self,
        session: Session,
        name: str = "order",
        title: str = "Order the course",
    ) -> None:
        super().__init__(
            session,
            name,
            title,
            "Nothing is recorded before a witness has typed the weight again and signed.",
            "Hand over for the second weight",
        )
        self.dose = OrderedDosePanel(session)
        self.side.addWidget(self.dose)
        self.suitability = SuitabilityPart(session)
        self.suitability.changed.connect(self._typed)
        self.warnings = WarningsCard()
        self.side.addWidget(self.warnings)
        self.side.addStretch()
        self.main.setObjectName(f"{name}_verify")
        self.request = ""
        self.own = OwnPinBox(session, f"{name}_pin")
        self.own.pin.typed.connect(self._typed)
        self.own.pin.submitted.connect(self._sign)

    def open(self, place: Place) -> None:
        """Ask for another patient, from empty."""
        self.mrn = place.mrn or self.mrn
        self.request = self.session.station.new_id()
        self.drawer.close_all()
        fields = (*authority_fields(self.session), *self.questions())
        self.ask_for(fields, listed=LISTED, beside=BESIDE)
        self.card.body.addWidget(self.suitability)
        self.suitability.forget()
        self.card.body.addWidget(self.own)
        self.own.ask()
        self.own.setVisible(prescribes(self.session))
        self._close_unapproved()
        self.edited()
        self.offer_draft()
        if not prescribers(self.session.station):
            self.refuse("", NO_PRESCRIBER)
        elif why := self.refused():
            self.refuse("", why)

    def _close_unapproved(self) -> None:
        """A regimen by which nobody may order cannot be chosen; its card says why."""
        editor = self.form.editors.get("regimen") if self.form else None
        if isinstance(editor, ChoosingEditor):
            editor.close_words(unapproved(self.session.station))

    def refused(self, first_slot: datetime | None = None) -> str | None:
        """Why no course may be ordered here, said before anybody is called; else ``None``."""
        return why_no_order(self.session, self.mrn, self.regimen(), first_slot)

    def questions(self) -> tuple[Field, ...]:
        """What is asked."""
        station = self.session.station
        fields = order_fields(station.regimens.today().values(), unapproved(station))
        return (*stopped_before(station, self.mrn), *fields, *another_fields(station, self.mrn))

    def regimen(self) -> Regimen | None:
        """The regimen that is chosen."""
        chosen = str(self.form.answers().get("regimen", "")) if self.form else ""
        return self.session.station.regimens.today().get(chosen)

    def edited(self) -> None:
        """Work the dose out again."""
        self.warnings.show_regimen(self.regimen(), self.session.station.case(self.mrn).patient)
        if self.asks_once:
            self.suitability.show_regimen(self.regimen())
            self.own.come_after(self.suitability.form)
        weight = self.form.readable().get("dosing_weight_kg", "") if self.form else ""
        self.dose.work_out(self.mrn, self.regimen(), weight)

    def refuse(self, field: str, sentence: str) -> None:
        """Show why nothing was recorded, at its question where that is known."""
        if not self.suitability.show_slip(field, sentence):
            super().refuse(field, sentence)

    def _enter(self) -> None:
        signing = self.own.pin.hasFocus()
        advanced = not signing and self.form is not None and self.form.advance()
        if signing or not (advanced or self.suitability.advance()):
            self.act()

    def act(self) -> None:
        """Let a prescriber sign, and then a witness type the weight again."""
        if not prescribes(self.session):
            self._hand_over("")
        elif self.own.pin.text():
            self._sign(self.own.pin.take())
        else:
            self.own.pin.setFocus()
            self.refuse("", MISSING)

    def _sign(self, pin: str) -> None:
        if self.own.is_right(pin, self.refuse):
            self._hand_over(pin)

    def _hand_over(self, pin: str) -> None:
        try:
            answers = self._read()
            self.suitability.read()
        except Slip as slip:
            self.refuse(slip.field, str(slip))
            return
        regimen = self.regimen()
        if regimen is None:
            return
        if why := self.refused(datetime.fromisoformat(str(answers["first_slot"]))):
            self.refuse("", why)
            return
        authority = authority_of(answers, pin)
        dialog = WeighAgainDialog(
            self.session,
            weight_field(regimen.preparation.demand_per_kg().limits, "weight_again_kg"),
            self.dose.signed_for(
                self.session.station.case(self.mrn).patient,
                str(answers["dosing_weight_kg"]),
                date.fromisoformat(str(answers["weighed_on"])),
                ordered_rows(
                    self.session,
                    regimen,
                    authority,
                    datetime.fromisoformat(str(answers["first_slot"])),
                ),
            ),
        )
        dialog.signed.connect(
            lambda kg, witness: self._record(answers, authority, kg, witness, dialog)
        )
        self.ask(dialog)

    def record(self, answers: dict[str, Answer], authority: Authority, weighing: Weighing) -> None:
        """Record the order; runs in a thread."""
        session, regimen = self.session, self.regimen()
        if regimen:
            first = datetime.fromisoformat(str(answers["first_slot"]))
            another = kept_text(str(answers.get(ANOTHER, "")))
            research = attested(answers, regimen)
            order_course(
                session.station,
                session.who,
                self.mrn,
                regimen,
                CyclePlan(authority, weighing, first, another, stop_answered(answers), research),
                suitability=self.suitability.answers(),
                request=self.request,
            )

    def recorded(self) -> str:
        """The sentence that is shown once it is on record."""
        return "The course is ordered. The first dose is shown on the patient's page."

    def _record(
        self,
        answers: dict[str, Answer],
        authority: Authority,
        again_kg: Decimal,
        witness: Witness,
        dialog: WeighAgainDialog,
    ) -> None:
        weighing = Weighing(
            Decimal(str(answers["dosing_weight_kg"])),
            date.fromisoformat(str(answers["weighed_on"])),
            witness,
            again_kg,
            confirmed=True,  # Both have read the comparison: one here, one before the signature.
        )

        def act() -> bool:
            self.record(answers, authority, weighing)
            return True

        if self.session.attempt_in_thread(act, dialog.refuse):
            dialog.close_dialog()
            self.keeping.end()
            self.session.go("patient", self.mrn)
            self.session.done(self.recorded())

    def _read(self) -> dict[str, Answer]:
        if self.form is None:
            return {}
        read = {name: editor.read() for name, editor in self.form.editors.items()}
        if regimen := self.regimen():
            first_slot = datetime.fromisoformat(str(read["first_slot"]))
            refuse_past(self.session.station, regimen, first_slot)
            refuse_unattested(regimen, attested(read, regimen))
        return read

    def enable_keys(self, *, on: bool) -> None:
        """Nothing of the first weight is in view while the second is typed."""
        super().enable_keys(on=on)
        self.card.setVisible(on)
        self.dose.reveal(shown=on)
