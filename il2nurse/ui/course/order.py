"""Ordering a course: prescriber, first dose, weight or level, witness."""

from datetime import datetime

from PySide6.QtWidgets import QWidget

from il2nurse.domain.regimen.fields import Answer, Field, Slip
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.moment import asked_of_sex
from il2nurse.ui.course.asked.parts import AskedParts
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
from il2nurse.ui.course.dosing import dosed_by_answers, order_dosing_fields, witness_fields
from il2nurse.ui.course.order_questions import attested, questions_of_order
from il2nurse.ui.course.ordered_plan import ordered_plan, refuse_higher, step_fields
from il2nurse.ui.course.verify_order import VerifyOrderDialog, signed_for
from il2nurse.ui.course.warnings import WarningsCard
from il2nurse.ui.course.why_no_order import WhyNotChosen, close_unapproved, why_no_order
from il2nurse.ui.forms.own_pin import MISSING, OwnPinBox
from il2nurse.ui.page.banner_content import BannerContent
from il2nurse.ui.page.form_page import FormPage
from il2nurse.ui.place import Place
from il2nurse.ui.session import Session
from il2nurse.workflow.approvals import to_order
from il2nurse.workflow.course.cycle_plan import Dosed, refuse_past
from il2nurse.workflow.course.found import found_at_order
from il2nurse.workflow.course.ordering import order_course
from il2nurse.workflow.course.prescribing import Authority
from il2nurse.workflow.course.research import refuse_unattested
from il2nurse.workflow.prescribers import prescribers


class OrderPage(FormPage):
    """The sum is shown while one answers; a witness then works it out again, blind."""

    has_side = True
    # What is asked once of a course is asked where it is ordered.
    asks_once = True
    found: tuple[str, ...] = ()

    def __init__(
        self,
        session: Session,
        parent: QWidget | None = None,
        name: str = "order",
        title: str = "Order the course",
    ) -> None:
        super().__init__(
            session,
            name,
            title,
            "Nothing is recorded before a second person has worked the dose out again and signed.",
            "Hand over to the second person",
            parent=parent,
        )
        self.dose = OrderedDosePanel(session)
        self.side.addWidget(self.dose)
        self.asked = AskedParts(session, self.dosing_questions, self._typed)
        self.dosing, self.drugs = self.asked.dosing, self.asked.drugs
        self.suitability = self.asked.suitability
        self.warnings = WarningsCard()
        self.side.addWidget(self.warnings)
        self.side.addStretch()
        self.main.setObjectName(f"{name}_verify")
        self.request = ""
        self.not_chosen = WhyNotChosen(self.refused)
        self.allergies_read: str | None = None
        self.own = OwnPinBox(session, f"{name}_pin")
        self.own.pin.typed.connect(self._typed)
        self.own.pin.submitted.connect(self._sign)

    def open(self, place: Place) -> None:
        """Ask for another patient, from empty."""
        self.mrn = place.mrn or self.mrn
        self.request = self.session.station.new_id()
        self.found = found_at_order(self.session.station, self.mrn)
        self.not_chosen.forget()
        self.drawer.close_all()
        fields = (*authority_fields(self.session), *self.questions())
        # Beside the regimen, so that the weight below is in view on a ward's screen.
        chosen = {"first_slot"} if any(each.id == "regimen" for each in fields) else frozenset()
        self.ask_for(fields, listed=LISTED, beside=BESIDE | chosen)
        self.asked.forget_in(self.card.body)
        self.card.body.addWidget(self.own)
        self.own.ask()
        none_left = close_unapproved(self.session.station, self.form)
        self.edited()
        self.offer_draft()
        why = self.refused() if prescribers(self.session.station) else NO_PRESCRIBER
        self.shut(why, listed=none_left)

    def refused(self, first_slot: datetime | None = None) -> str | None:
        """Why no course may be ordered here, said before anybody is called; else ``None``."""
        return why_no_order(self.session, self.mrn, self.regimen(), first_slot)

    def questions(self) -> tuple[Field, ...]:
        """What is asked."""
        return questions_of_order(self.session.station, self.mrn)

    def dosing_questions(self, regimen: Regimen) -> tuple[Field, ...]:
        """What is asked where this regimen is chosen."""
        steps = step_fields(self.session.station, self.mrn, regimen)
        return (*steps[:1], *order_dosing_fields(regimen), *steps[1:])

    def regimen(self) -> Regimen | None:
        """The regimen that is chosen."""
        chosen = str(self.form.answers().get("regimen", "")) if self.form else ""
        return to_order(self.session.station).get(chosen)

    def edited(self) -> None:
        """Work the dose out again; of a regimen by which none may be ordered nothing is asked."""
        patient = self.session.station.case(self.mrn).patient
        asked = self.not_chosen.asked(self.regimen())
        self.warnings.show_regimen(self.regimen(), patient)
        self.dosing.show_regimen(asked)
        self.own.come_after(self.dosing.form)
        self.ask_drugs(asked)
        if self.asks_once:
            self.suitability.ask_of(self.mrn, asked_of_sex(asked, patient.sex) if asked else None)
            self.own.come_after(self.suitability.form)
        self.own.setVisible(prescribes(self.session) and not self.not_chosen.why)
        if why := self.not_chosen.why:
            self.refuse("", why)
        self.dose.work_out(self.mrn, self.regimen(), self.dosing.readable())
        if self.banner.isVisible():
            self.banner.show_patient(self.identity())

    def ask_drugs(self, asked: Regimen | None) -> None:
        """Ask of every drug on the patient's list that interacts."""
        self.drugs.show_drugs(asked, self.session.station.case(self.mrn).patient)
        self.own.come_after(self.drugs.form)

    def identity(self) -> BannerContent:
        """A weight that is typed is none before a witness has verified it, and is not missing."""
        return self.dose.told_in(super().identity(), self.regimen())

    def refuse(self, field: str, sentence: str) -> None:
        """Show why nothing was recorded, at its question where that is known."""
        if not self.asked.show_slip(field, sentence):
            super().refuse(field, sentence)

    def _enter(self) -> None:
        signing = self.own.pin.hasFocus()
        advanced = not signing and self.form is not None and self.form.advance()
        if signing or not (advanced or self.asked.advance()):
            self.act()

    def act(self) -> None:
        """Let a prescriber sign, and then a witness work the dose out again."""
        if self.not_chosen.why:
            self.refuse("", self.not_chosen.why)
        elif not prescribes(self.session):
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
            self.drugs.check()
            self.suitability.read()
        except Slip as slip:
            self.refuse(slip.field, str(slip))
            return
        regimen, (worked, unlike) = self.regimen(), self.dose.ordered()
        if regimen is None or worked is None:
            return
        if why := self.refused(datetime.fromisoformat(str(answers["first_slot"]))):
            self.refuse("", why)
            return
        authority = authority_of(answers, pin)
        first = datetime.fromisoformat(str(answers["first_slot"]))
        case = self.session.station.case(self.mrn)
        whom = ordered_rows(self.session, case, regimen, authority, first, new=self.asks_once)
        self.allergies_read = case.patient.allergy_text
        told = signed_for(worked, case.patient, answers, whom, self.drugs.rows(), unlike)
        dialog = VerifyOrderDialog(self.session, witness_fields(regimen.preparation), told)
        dialog.signed.connect(
            lambda again, witness: self._record(
                answers,
                authority,
                dosed_by_answers(regimen.preparation, answers, again, witness),
                dialog,
            )
        )
        self.ask(dialog)

    def record(self, answers: dict[str, Answer], authority: Authority, dosed_by: Dosed) -> None:
        """Record the order; runs in a thread."""
        station, who, regimen = self.session.station, self.session.who, self.regimen()
        if regimen:
            told = (self.drugs.told(), self.allergies_read, self.found)
            plan = ordered_plan(answers, regimen, authority, dosed_by, *told)
            once, request = self.suitability.answers(), self.request
            order_course(station, who, self.mrn, regimen, plan, suitability=once, request=request)

    def recorded(self) -> str:
        """The sentence that is shown once it is on record."""
        return "The course is ordered. The first dose is shown on the patient's page."

    def _record(
        self,
        answers: dict[str, Answer],
        authority: Authority,
        dosed_by: Dosed,
        dialog: VerifyOrderDialog,
    ) -> None:
        def act() -> bool:
            self.record(answers, authority, dosed_by)
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
        read |= self.dosing.read()
        if regimen := self.regimen():
            first_slot = datetime.fromisoformat(str(read["first_slot"]))
            refuse_past(self.session.station, regimen, first_slot)
            refuse_unattested(regimen, attested(read, regimen))
            if self.asks_once:
                refuse_higher(self.session.station, self.mrn, regimen, read)
        return read

    def enable_keys(self, *, on: bool) -> None:
        """Nothing of what was typed first is in view while the witness works it out."""
        super().enable_keys(on=on)
        self.show_questions(shown=on)
        self.dose.reveal(shown=on)
