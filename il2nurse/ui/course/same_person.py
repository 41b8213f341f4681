"""A prescriber decides whether a record whose treatment was stopped is of this patient."""

from typing import Final

from il2nurse.domain.people import Person, Role
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.regimen.fields import Choice
from il2nurse.domain.regimen.rules import Verdict
from il2nurse.domain.rules.course.elsewhere import told_elsewhere
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.words import SAME_PERSON
from il2nurse.ui.forms import questions
from il2nurse.ui.forms.form import Form
from il2nurse.ui.forms.signed_dialog import SignedDialog
from il2nurse.ui.look.verdicts import VERDICTS
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.finding import FindingBox
from il2nurse.ui.widgets.label import Label
from il2nurse.workflow.course.another import decide_elsewhere

SAME: Final = "same"
CHOICES: Final = (
    Choice(SAME, "The same person", "The treatment is stopped permanently here too."),
    Choice("another", "Another person", "Doses may go on."),
)


def may_decide(person: Person, moment: Moment) -> bool:
    """True for a prescriber while a stop on another record waits for the decision."""
    here = person.role is Role.PRESCRIBER and not moment.case.patient.discharged
    return here and bool(told_elsewhere(moment.case))


class SamePersonDialog(SignedDialog):
    """What was stopped and for whom, which of both it is, how that is known, and the own PIN."""

    def __init__(self, session: Session, moment: Moment) -> None:
        patient = moment.case.patient
        super().__init__(
            "same_person",
            SAME_PERSON,
            "Compare both records, the wristband and the patient's papers. The decision is kept "
            "in the record with your name.",
        )
        self._session, self._mrn = session, patient.subject
        self._request = session.station.new_id()
        self.about = told_elsewhere(moment.case) or ""
        box = FindingBox()
        box.show_mark(VERDICTS[Verdict.STOP_PERMANENTLY], self.about)
        self.body.addWidget(box)
        self.body.addWidget(Label(f"This patient: {patient.told_apart}.", "strong").set_wrapping())
        which = questions.one_of("which", "Whose record that is", CHOICES)
        why = questions.text("because", "How that is known")
        self.add_form(Form((which, why), session.station.zone, session.station.clock))
        self.add_own_pin(session, "same_person_pin")
        self.set_main("record_same_person", "Sign the decision")

    def sign(self, pin: str) -> None:
        """Record it."""
        read = self.read_form()
        if read is None:
            return
        session, mrn, request = self._session, self._mrn, self._request
        because, same = str(read["because"]), read["which"] == SAME

        def act() -> tuple[Entry, ...]:
            return decide_elsewhere(
                session.station, session.who, mrn, because, pin, request, same=same
            )

        if session.attempt_in_thread(act, self.refuse):
            told = "The treatment is stopped permanently." if same else "Doses may go on."
            session.warn(f"Your decision is on record. {told}")
            self.close_dialog()
