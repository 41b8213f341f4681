"""A prescriber changes an order: another version of it, which a second person verifies."""

from datetime import datetime
from typing import Final

from il2nurse.domain.people import Person, Role
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.rules.course.paused import still_to_start
from il2nurse.domain.rules.course.standing import unlifted_stop
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.quantity import in_words
from il2nurse.readable.course_notes import holds_from
from il2nurse.readable.moved import version_line
from il2nurse.ui.course.changes.as_ordered import (
    FIRST,
    as_ordered,
    change_fields,
    dosed_again,
    higher_fields,
)
from il2nurse.ui.course.changes.old_beside_new import OldBesideNew
from il2nurse.ui.course.dosing import WEIGHT
from il2nurse.ui.forms import questions
from il2nurse.ui.forms.form import Form
from il2nurse.ui.forms.signed_dialog import SignedDialog
from il2nurse.ui.session import Session
from il2nurse.workflow.course.changes.changing import OrderChange, change_order
from il2nurse.workflow.course.stepping import LEVEL_REASON, kept_level

WHAT: Final = (
    "Change only what is wrong: that makes a new version{}. Doses given stay as they are. "
    "No dose starts before a nurse or pharmacist has worked it out and signed."
)

STAYS: Final = "A dose was given by {}: that holds for the course."


def may_change(person: Person, moment: Moment) -> bool:
    """True for a prescriber while a dose of the order lies ahead."""
    cycle = moment.course.current
    gone = moment.case.patient.discharged or unlifted_stop(moment.case) or cycle.stopped
    return person.role is Role.PRESCRIBER and not gone and bool(still_to_start(moment))


class ChangeOrderDialog(SignedDialog):
    """The order as it stands, what is to be another, why, and the prescriber's own PIN."""

    def __init__(self, session: Session, moment: Moment) -> None:
        cycle = moment.course.current
        before = " ".join(version_line(each, session.words) for each in cycle.versions)
        begins = f", {told}" if (told := holds_from(moment, session.words)) else ""
        kept = kept_level(moment)
        stays = f" {STAYS.format(in_words(kept))}" if kept else ""
        title = f"Change the order of cycle {cycle.number}"
        super().__init__("change_order", title, f"{WHAT.format(begins)}{stays}")
        self._session, self._mrn = session, moment.course.mrn
        self.about = f"{moment.course.number} {cycle.number} {cycle.version}"
        self._request, self._asked = session.station.new_id(), ""
        self._dosing = moment.regimen.preparation.dosing
        fields = change_fields(moment)
        why = questions.hinted(questions.text("reason", "Why the order changes"), before or None)
        form = Form(
            (*fields, *higher_fields(moment), why), session.station.zone, session.station.clock
        )
        self.add_form(form)
        names = {each.id for each in fields}
        stands = {name: answer for name, answer in as_ordered(moment).items() if name in names}
        form.set_answers(stands)
        self.body.addWidget(OldBesideNew(moment, fields, form, session.words))
        self.add_own_pin(session, "change_pin")
        self.set_main("record_change", "Sign the new version")

    def sign(self, pin: str) -> None:
        """Record it; a weight unlike those before is asked about once, and then confirmed."""
        read = self.read_form()
        if read is None:
            return
        session, mrn, request = self._session, self._mrn, self._request
        first = read.get(FIRST)
        dosed = dosed_again(self._dosing, read, confirmed=self._asked == read.get(WEIGHT))
        when = datetime.fromisoformat(str(first)) if first else None
        change = OrderChange(dosed, when, str(read.get(LEVEL_REASON, "")))
        self._asked, reason = str(read.get(WEIGHT, "")), str(read["reason"])

        def act() -> Entry:
            return change_order(session.station, session.who, mrn, change, reason, pin, request)

        if session.attempt_in_thread(act, self.refuse):
            session.warn(
                "The order is changed. Now a second person verifies it: “Verify the order”."
            )
            self.close_dialog()
