"""The answers of an order that stands: given later, or put right, by whose word and why."""

from typing import Final

from il2nurse.domain.people import May, Person
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.regimen.fields import Answer, Slip
from il2nurse.domain.rules.assessment.drugs_answered import open_drugs
from il2nurse.domain.rules.course.slots import is_over
from il2nurse.domain.rules.dose.forbidden_since import forbidden_since
from il2nurse.domain.rules.moment import Moment
from il2nurse.ui.course.asked.drugs import DrugsPart
from il2nurse.ui.course.asked.suitability import TITLE, SuitabilityPart
from il2nurse.ui.course.authority import LISTED, authority_fields, authority_of, prescribes
from il2nurse.ui.forms import questions
from il2nurse.ui.forms.form import Form
from il2nurse.ui.forms.signed_dialog import SignedDialog
from il2nurse.ui.look import labels
from il2nurse.ui.session import Session
from il2nurse.workflow.course.drugs import asks_answers
from il2nurse.workflow.course.suitability import (
    WHY,
    AnswersChange,
    tell_suitability,
)

SAY: Final = (
    "The newest answers count for the course; those before stay on record. Answer what you learnt "
    "since, too: what forbids the drug is kept, and no dose is given while it stands."
)
CHANGES: Final = (
    "Other answers are a new version of the order: by the prescriber's PIN or telephoned order. A "
    "second person verifies it before the next dose."
)


def may_answer(person: Person, moment: Moment) -> bool:
    """True where this person may give the answers, and something is asked."""
    tells = person.may(May.ORDER) or person.may(May.TAKE_ORDER)
    gone = moment.case.patient.discharged or is_over(moment)
    return tells and not gone and asks_answers(moment)


class SuitabilityDialog(SignedDialog):
    """The questions with the answers on record; a change asks why, and by whose word.

    Of a course that was ordered without any answer the first ones change nothing.
    """

    def __init__(self, session: Session, moment: Moment) -> None:
        super().__init__("suitability", TITLE, SAY)
        course = moment.course
        self._session, self._mrn = session, course.mrn
        self.about = str(course.number)
        self._request = session.station.new_id()
        self.drugs, self.part = DrugsPart(session), SuitabilityPart(session)
        patient = moment.case.patient
        waiting = open_drugs(moment.regimen, patient, course.drugs)
        self._changes = bool(course.suited) or bool(waiting)
        if self._changes:
            self.drugs.show_drugs(moment.regimen, patient, course.drugs)
        kept = course.suited.answers if course.suited else None
        self.part.ask_of(course.mrn, moment.regimen, kept)
        for part in (self.drugs, self.part):
            self.body.addWidget(part)
            if part.form:
                part.form.changed.connect(self._note_typing)
        self.form = self.drugs.form if waiting else self.part.form or self.drugs.form
        if self.part.form and course.suited:
            self.part.form.set_answers(course.suited.answers)
        reason = questions.text(WHY, "Why the answers change", CHANGES)
        asked = (reason, *authority_fields(session)) if self._changes else ()
        self.why = Form(asked, session.station.zone, session.station.clock, listed=LISTED)
        self.body.addWidget(self.why)
        self.add_own_pin(session, "suitability_pin", asked=self._changes and prescribes(session))
        self.set_main("record_suitability", labels.RECORD)

    def refuse(self, field: str, sentence: str) -> None:
        """Show why nothing was recorded, at its question where that is known."""
        parts = (self.drugs, self.part, self.why)
        if not any(part.show_slip(field, sentence) for part in parts):
            super().refuse(field, sentence)

    def enter(self) -> None:
        """From question to question, and then to the PIN."""
        forms = (self.drugs.form, self.part.form, self.why)
        if self.pin.hasFocus() or not any(form and form.advance() for form in forms):
            super().enter()

    def act(self) -> None:
        """Tell what is missing before a PIN is asked for."""
        try:
            self._change("")
        except Slip as slip:
            self.refuse(slip.field, str(slip))
            return
        super().act()

    def sign(self, pin: str) -> None:
        """Record the answers."""
        session, raw, request = self._session, self.part.answers() or {}, self._request
        try:
            change = self._change(pin)
        except Slip as slip:
            self.refuse(slip.field, str(slip))
            return

        def act() -> Entry:
            return tell_suitability(
                session.station, session.who, self._mrn, raw, request, change=change
            )

        if session.attempt_in_thread(act, self.refuse):
            forbidden = forbidden_since(session.station.moment(self._mrn))
            then = forbidden or "They are shown at every dose."
            session.done(f"The answers are on record. {then}")
            self.close_dialog()

    def _change(self, pin: str) -> AnswersChange | None:
        """By whose word and why; raises ``Slip`` where that is missing."""
        if not self._changes:
            return None
        self.drugs.check()
        read: dict[str, Answer] = {name: editor.read() for name, editor in self.why.editors.items()}
        return AnswersChange(authority_of(read, pin), str(read.get(WHY, "")), self.drugs.told())
