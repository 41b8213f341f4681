"""The rest of a cycle is closed: every open dose of it is accounted for at once."""

from il2nurse.domain.people import May, Person
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.rules.course.slots import open_slots
from il2nurse.domain.rules.moment import Moment
from il2nurse.ui.course.authority import LISTED, authority_fields, authority_of, prescribes
from il2nurse.ui.forms import questions
from il2nurse.ui.forms.form import Form
from il2nurse.ui.forms.signed_dialog import SignedDialog
from il2nurse.ui.session import Session
from il2nurse.workflow.course.closing import CloseReason, close_cycle


def may_close(person: Person, moment: Moment) -> bool:
    """True where this person may close the rest of the cycle, and there is a rest."""
    orders = person.may(May.ORDER) or person.may(May.TAKE_ORDER)
    rest = open_slots(moment)
    return orders and bool(rest) and moment.case.open_dose is None


class CloseCycleDialog(SignedDialog):
    """Why the rest is not given, and by whose order."""

    def __init__(self, session: Session, moment: Moment) -> None:
        number = moment.course.current.number
        slots = open_slots(moment)
        which = f"Dose {slots[0]} is" if len(slots) == 1 else f"Doses {slots[0]} to {slots[-1]} are"
        super().__init__(
            "close_cycle",
            f"Close the rest of cycle {number}",
            f"{which} not given and not made up. After this the patient can go home, or the next "
            "cycle can be planned. A prescriber can open the cycle again.",
        )
        self._session, self._mrn = session, moment.case.patient.subject
        self.about = f"{moment.course.number} {number}"
        self._request = session.station.new_id()
        fields = (
            *authority_fields(session),
            questions.reasons(moment.regimen.hold_reasons, "Why is the rest not given?"),
            questions.text("text", "In words"),
        )
        listed = frozenset({*LISTED, "reason"})
        self.add_form(Form(fields, session.station.zone, session.station.clock, listed=listed))
        self.add_own_pin(session, "close_pin", asked=prescribes(session))
        self.set_main("record_close", "Close the rest of the cycle")

    def sign(self, pin: str) -> None:
        """Close the rest, by the prescriber's PIN or the telephoned order."""
        answers = self.read_form()
        if answers is None:
            return
        session, mrn, request = self._session, self._mrn, self._request
        why = CloseReason(str(answers["reason"]), str(answers["text"]))
        authority = authority_of(answers, pin)

        def act() -> Entry:
            return close_cycle(session.station, session.who, mrn, authority, why, request)

        if session.attempt_in_thread(act, self.refuse):
            session.done("Recorded: the rest of the cycle is not given.")
            self.close_dialog()
