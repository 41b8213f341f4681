"""Moving the next dose, and all that follow, to a later time, or back where nobody began it."""

from datetime import datetime

from il2nurse.domain.people import May
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.rules.course.slots import (
    allow_move,
    due_unmoved,
    gap_ends,
    last_time_for,
    slot_to_move,
)
from il2nurse.domain.rules.course.standing import unlifted_stop
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.wording import Wording
from il2nurse.ui.course.authority import LISTED, authority_fields, authority_of, prescribes
from il2nurse.ui.forms import questions
from il2nurse.ui.forms.form import Form
from il2nurse.ui.forms.signed_dialog import SignedDialog
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.notice import Notice
from il2nurse.workflow.course.moving import move_slots


def may_move(session: Session, moment: Moment) -> bool:
    """True where the person at the window may move doses of this patient, and one lies ahead."""
    who, case = session.who, moment.case
    orders = who.may(May.ORDER) or who.may(May.TAKE_ORDER)
    closed = case.patient.discharged or unlifted_stop(case) or moment.course.current.stopped
    return orders and not closed and slot_to_move(moment) is not None


def limits_in_words(moment: Moment, slot: int, words: Wording) -> str:
    """From when until when the dose can be due, and what becomes of those after it."""
    due, gap = moment.slots[slot - 1], gap_ends(moment)
    least = f" and not before {words.day_time(gap)}" if gap and gap > due else ""
    hours = moment.regimen.timetable.interval.total_seconds() / 3600
    back = due_unmoved(moment, slot)
    again = (
        f" It was moved, and nobody began it by that: it can be put back, not before "
        f"{words.day_time(max(back, gap) if gap else back)}."
        if back < due
        else ""
    )
    return (
        f"Dose {slot} is due {words.day_time(due)}. It can be moved to a later time{least}, until "
        f"{words.day_time(last_time_for(moment, slot))}.{again} The doses after it follow every "
        f"{hours:g} hours. What would be due after the {moment.regimen.timetable.cycle_length.days}"
        " days of the cycle is not given and not made up."
    )


class MoveDosesDialog(SignedDialog):
    """The new time, why, and by whose authority: the prescriber's own PIN or a call."""

    def __init__(self, session: Session, moment: Moment) -> None:
        slot = allow_move(moment)
        super().__init__("move_doses", f"Move dose {slot} and those after it")
        self._session, self._mrn = session, moment.course.mrn
        self.about = f"{moment.course.number} {moment.course.current.number} {slot}"
        self._request, self._due = session.station.new_id(), moment.slots[slot - 1]
        notice = Notice()
        notice.show_text(limits_in_words(moment, slot, session.words), lead="What can be moved")
        self.body.addWidget(notice)
        moved = due_unmoved(moment, slot) < moment.slots[slot - 1]
        hint = "Later, or put back." if moved else "Later than it was, never earlier."
        fields = (
            questions.time("first_slot", f"New time of dose {slot}", hint, ahead=True),
            questions.text("reason", "Why the doses are moved"),
            *authority_fields(session),
        )
        self.add_form(Form(fields, session.station.zone, session.station.clock, listed=LISTED))
        self.add_own_pin(session, "move_pin", asked=prescribes(session))
        self.set_main("record_move", "Move the doses")

    def sign(self, pin: str) -> None:
        """Move the doses, by the prescriber's PIN or the telephoned order."""
        read = self.read_form()
        if read is None:
            return
        session, mrn, request = self._session, self._mrn, self._request
        to = datetime.fromisoformat(str(read["first_slot"]))
        authority, reason = authority_of(read, pin), str(read["reason"])

        def act() -> Entry:
            return move_slots(
                session.station, session.who, mrn, authority, to, reason, request=request
            )

        if session.attempt_in_thread(act, self.refuse):
            how = "moved" if to > self._due else "put back"
            session.done(f"The doses are {how}. The new times are shown in the strip.")
            self.close_dialog()
