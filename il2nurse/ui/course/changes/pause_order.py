"""An order is paused, and goes on again: why, by whose word, and from which dose."""

from typing import Final

from il2nurse.domain.people import May, Person, Role
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.regimen.fields import Choice, Field
from il2nurse.domain.rules.course.paused import resumes_from, still_to_start
from il2nurse.domain.rules.course.standing import unlifted_stop
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.course_notes import paused_line
from il2nurse.readable.wording import Wording
from il2nurse.ui.course.authority import LISTED, authority_fields, authority_of, prescribes
from il2nurse.ui.forms import questions
from il2nurse.ui.forms.form import Form
from il2nurse.ui.forms.signed_dialog import SignedDialog
from il2nurse.ui.session import Session
from il2nurse.workflow.course.changes.pausing import pause_order, resume_order

WHAT_A_PAUSE_DOES: Final = (
    "Nobody begins or starts a dose until a prescriber resumes the order; no dose counts as "
    "overdue meanwhile, and pharmacy prepares none. An infusion that runs is not stopped by it."
)
WHAT_PASSED: Final = (
    "Doses before the one that you choose passed in the pause: they are not given and not made up. "
    "One whose time is over can be moved with all that follow: press “Move the doses” next."
)
SLOT: Final = "slot"


def may_pause(person: Person, moment: Moment) -> bool:
    """True where this person may pause the order, and a dose lies ahead of it."""
    orders = person.may(May.ORDER) or person.may(May.TAKE_ORDER)
    gone = moment.case.patient.discharged or unlifted_stop(moment.case)
    return orders and not gone and not moment.course.paused and bool(still_to_start(moment))


def may_resume(person: Person, moment: Moment) -> bool:
    """True for a prescriber while the order is paused."""
    here = person.role is Role.PRESCRIBER and not moment.case.patient.discharged
    return here and moment.course.paused is not None


class PauseOrderDialog(SignedDialog):
    """Why the order is paused, and by whose word: the prescriber's own PIN or a call."""

    def __init__(self, session: Session, moment: Moment) -> None:
        super().__init__("pause_order", f"Pause the order of cycle {moment.course.current.number}")
        self._session, self._mrn = session, moment.course.mrn
        self.about = f"{moment.course.number} {len(moment.course.pauses)}"
        self._request = session.station.new_id()
        why = questions.text("reason", "Why the order is paused", WHAT_A_PAUSE_DOES)
        fields = (why, *authority_fields(session))
        self.add_form(Form(fields, session.station.zone, session.station.clock, listed=LISTED))
        self.add_own_pin(session, "pause_pin", asked=prescribes(session))
        self.set_main("record_pause", "Pause the order")

    def sign(self, pin: str) -> None:
        """Pause it, by the prescriber's PIN or the telephoned order."""
        read = self.read_form()
        if read is None:
            return
        session, mrn, request = self._session, self._mrn, self._request
        authority, reason = authority_of(read, pin), str(read["reason"])

        def act() -> Entry:
            return pause_order(session.station, session.who, mrn, authority, reason, request)

        if session.attempt_in_thread(act, self.refuse):
            session.warn("The order is paused. No dose is started until a prescriber resumes it.")
            self.close_dialog()


class ResumeOrderDialog(SignedDialog):
    """From which dose the order goes on, why, and the prescriber's own PIN."""

    def __init__(self, session: Session, moment: Moment) -> None:
        super().__init__(
            "resume_order",
            f"Resume the order of cycle {moment.course.current.number}",
            paused_line(moment.course, session.words) or "",
        )
        self._session, self._mrn = session, moment.course.mrn
        self.about = f"{moment.course.number} {len(moment.course.pauses)}"
        self._request = session.station.new_id()
        why = questions.text("reason", "Why the order goes on")
        fields = (*slot_fields(moment, session.words), why)
        self.add_form(Form(fields, session.station.zone, session.station.clock))
        self.add_own_pin(session, "resume_pin")
        self.set_main("record_order_resume", "Sign and let the order go on")

    def sign(self, pin: str) -> None:
        """Let the doses go on."""
        read = self.read_form()
        if read is None:
            return
        session, mrn, request = self._session, self._mrn, self._request
        slot, reason = read.get(SLOT), str(read["reason"])
        number = int(str(slot)) if slot else None

        def act() -> Entry:
            return resume_order(session.station, session.who, mrn, number, reason, pin, request)

        if session.attempt_in_thread(act, self.refuse):
            session.done("The order is resumed.")
            self.close_dialog()


def slot_fields(moment: Moment, words: Wording) -> tuple[Field, ...]:
    """From which dose it goes on, where one is left."""
    window = moment.regimen.timetable.window
    choices = []
    for slot in resumes_from(moment):
        due = moment.slots[slot - 1]
        over = ", its time is over" if moment.at > due + window else ""
        choices.append(Choice(str(slot), f"Dose {slot}, due {words.day_time(due)}{over}"))
    if not choices:
        return ()
    asked = questions.one_of(SLOT, "The doses go on from", choices)
    return (questions.hinted(asked, WHAT_PASSED),)
