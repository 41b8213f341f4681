"""A charge nurse settles what is lost of a patient: entered again, or nothing is missing."""

from typing import Final

from il2nurse.domain.people import May, Person
from il2nurse.domain.record.case import Case
from il2nurse.domain.record.patient.loss_facts import LossAnswer
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.regimen.fields import Choice
from il2nurse.domain.rules.course.lost_entries import lost_in_words, unsettled
from il2nurse.ui.forms import questions
from il2nurse.ui.forms.form import Form
from il2nurse.ui.forms.signed_dialog import SignedDialog
from il2nurse.ui.session import Session
from il2nurse.workflow.patient.settling import settle_loss

FIRST: Final = (
    "Look at forms, printed papers, pump and drug count first, and enter again what is missing. "
    "This cannot be undone: only another loss closes the doses again."
)
CHOICES: Final = (
    Choice(LossAnswer.ENTERED_AGAIN, "What was missing is entered again"),
    Choice(LossAnswer.NOTHING_MISSING, "Nothing is missing for this patient"),
)


def may_settle(person: Person, case: Case) -> bool:
    """True for a charge nurse while a loss waits."""
    return person.may(May.SETTLE_LOSS) and bool(unsettled(case))


class SettleLossDialog(SignedDialog):
    """What became of the lost entries, how that is known, and the charge nurse's own PIN."""

    def __init__(self, session: Session, mrn: str) -> None:
        found = unsettled(session.station.case(mrn))
        said = " ".join(f"{lost_in_words(each)}." for each in found)
        super().__init__("settle_loss", "Settle lost entries", f"{said} {FIRST}")
        self._session, self.about = session, mrn
        self._request = session.station.new_id()
        fields = (
            questions.one_of("answer", "What you found", CHOICES),
            questions.text("reason", "How you know", "Which forms, papers, pump, people."),
        )
        self.add_form(Form(fields, session.station.zone, session.station.clock))
        self.add_own_pin(session, "settle_loss_pin")
        self.set_main("record_settle_loss", "Sign; doses may start")

    def sign(self, pin: str) -> None:
        """Record it under the PIN."""
        read = self.read_form()
        if read is None:
            return
        session, mrn, request = self._session, self.about, self._request
        answer, reason = LossAnswer(str(read["answer"])), str(read["reason"])

        def act() -> Entry:
            station = session.station
            return settle_loss(station, session.who, mrn, answer, reason, pin, request=request)

        if session.attempt_in_thread(act, self.refuse):
            session.done("The lost entries are settled; doses may start again.")
            self.close_dialog()
