"""Entering afterwards a dose that was held on a form of the downtime pack."""

from datetime import datetime

from il2nurse.domain.record.dose.call import Grounds
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.moment import Moment
from il2nurse.ui.forms import questions
from il2nurse.ui.forms.prescriber_called import call_fields, make_call_form, read_call
from il2nurse.ui.patient.form_questions import asking_names, form_field, name_of, person_fields
from il2nurse.ui.patient.from_paper import SAY, FromPaperDialog, open_doses
from il2nurse.ui.patient.given_form import listed_once
from il2nurse.ui.session import Session
from il2nurse.workflow.dose.held_on_form import HeldOnForm, enter_held
from il2nurse.workflow.forms import PaperForm

# The call stands beside what the form says of the dose.
SECOND = "prescriber"


class HeldOnPaperDialog(FromPaperDialog):
    """A dose that was held: when, by whom, why, and the call to the prescriber."""

    def __init__(self, session: Session, moment: Moment) -> None:
        super().__init__("held_on_paper", "Enter from paper: a dose that was held", SAY)
        self.prepare(session, moment)
        fields = (
            form_field(),
            open_doses(session, moment),
            questions.time("held_at", "Held at", short="held"),
            *person_fields(session, "held_by", "Who held it"),
            questions.reasons(
                listed_once(*(each.hold_reasons for each in self.texts)),
                "Why the dose was not given",
            ),
            questions.text("text", "What was found", required=False),
            *call_fields(session),
        )
        beside = frozenset({"held_at", "held_by_name"})
        form = make_call_form(session, fields, "dose", "held_by", beside=beside, second=SECOND)
        self.add_form(asking_names(form, "held_by"))
        self.add_own_pin(session, "paper_pin")
        self.set_main("enter_held", "Record the hold from paper")

    def sign(self, pin: str) -> None:
        """Enter it under the PIN."""
        read = self.read_form()
        if read is None or self.form is None:
            return
        try:
            call = read_call(self.form)
        except Slip as slip:
            self.refuse(slip.field, str(slip))
            return
        session, key, request = self.session, self.key_of(read), self.request
        held = HeldOnForm(
            at=datetime.fromisoformat(str(read["held_at"])),
            held_by=name_of(read, "held_by"),
            grounds=Grounds(str(read["reason"]), call),
            text=str(read["text"]),
        )

        def act(form: PaperForm) -> None:
            enter_held(session.station, session.who, key, form, held, pin, request=request)

        self.enter_form(str(read["form"]), act)
