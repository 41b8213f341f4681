"""A second person verifies a changed order: unseen first, then what they sign for, then the PIN."""

from decimal import Decimal
from typing import Final

from il2nurse.domain.people import NotAllowed, Person
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.rules.course.slots import is_over
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.quantity import MILLION
from il2nurse.readable.course_notes import holds_from
from il2nurse.readable.dose.call_lines import call_now
from il2nurse.ui.course.authority import for_whom
from il2nurse.ui.course.changes.signed_version import version_rows
from il2nurse.ui.course.dosing import DOSE_AGAIN, WEIGHT_AGAIN, witness_fields
from il2nurse.ui.forms.form import Form
from il2nurse.ui.forms.signed_dialog import SignedDialog
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.facts import FactRow, Facts
from il2nurse.ui.widgets.label import Label
from il2nurse.workflow.course.changes.verifying import (
    WorkedOut,
    check_seen,
    may_verify,
    verify_order,
)
from il2nurse.workflow.course.weighing import WEIGHERS

UNSEEN: Final = "Read and work it out yourself: what the order says is hidden until both agree."

DISAGREE: Final = (
    "You do not agree? Press Cancel: the order stays unverified, and no dose starts by it."
)


def may_verify_here(person: Person, moment: Moment) -> bool:
    """True for a nurse or pharmacist who did not change the order, while it waits."""
    waiting = [each for each in moment.course.current.versions if each.verified is None]
    away = moment.case.patient.discharged or is_over(moment)
    here = not away and person.role in WEIGHERS
    return here and bool(waiting) and all(each.by != person.id for each in waiting)


class VerifyVersionDialog(SignedDialog):
    """What the order is worked out to be, unseen; then what was changed, and the own PIN."""

    # What is typed here is typed blind; nobody finds it typed already.
    keeps_drafts = False

    def __init__(self, session: Session, moment: Moment) -> None:
        cycle = moment.course.current
        super().__init__("verify_version", f"Verify the order, version {cycle.version}", UNSEEN)
        self._session, self._mrn = session, moment.course.mrn
        self.about = f"{moment.course.number} {cycle.number} {cycle.version}"
        self._request = session.station.new_id()
        asked = witness_fields(moment.regimen.preparation)
        form = Form(asked, session.station.zone, session.station.clock)
        self.whom = Facts(near=True)
        self.whom.show_facts("", _whom(session, moment))
        self.body.addWidget(self.whom)
        self.add_form(form)
        self.facts = Facts(near=True)
        self.facts.show_facts("You sign for", version_rows(moment, session.words))
        self.body.addWidget(self.facts)
        self.add_own_pin(session, "verify_pin", asked=False)
        call = call_now(moment, session.words, session.station.telephones)
        self.body.addWidget(Label(f"{DISAGREE} {call}", "muted").set_wrapping())
        form.changed.connect(self._hide)
        self._hide()

    def _hide(self) -> None:
        """Nothing of the order, and no signature, before what was worked out agrees with it."""
        self._show(agreed=False)

    def _show(self, *, agreed: bool) -> None:
        self.facts.setVisible(agreed)
        self.ask_pin(asked=agreed)
        self.set_main("sign_version", "Sign the order" if agreed else "Compare with the order")

    def sign(self, pin: str) -> None:
        """Compare, and then sign with the PIN."""
        read = self.read_form()
        if read is None:
            return
        session, mrn, request = self._session, self._mrn, self._request
        again = read.get(WEIGHT_AGAIN)
        worked_out = Decimal(str(read[DOSE_AGAIN])) * MILLION
        seen = WorkedOut(worked_out, Decimal(str(again)) if again else None)
        if self.facts.isHidden():
            self._compare(seen)
            return

        def act() -> Entry:
            return verify_order(session.station, session.who, mrn, seen, pin, request)

        if session.attempt_in_thread(act, self.refuse):
            session.done("The order is verified; doses may go on.")
            self.close_dialog()

    def _compare(self, seen: WorkedOut) -> None:
        try:
            may_verify(self._session.who)
            check_seen(self._session.station.moment(self._mrn), seen)
        except NotAllowed as differs:
            self.refuse("", str(differs))
            return
        self._show(agreed=True)
        self.reach(self.pin)


def _whom(session: Session, moment: Moment) -> list[FactRow]:
    """For whom, by which regimen, since which dose it holds, by whom; nothing worked out."""
    words, cycle = session.words, moment.course.current
    waiting = [each for each in cycle.versions if each.verified is None]
    changed = (f"{words.name(each.by)}, {words.day_time(each.at)}" for each in waiting)
    begins = holds_from(moment, words)
    patient, ordered = for_whom(moment.case.patient, moment.course.number, cycle.number)
    regimen = f"{moment.regimen.title}, version {moment.regimen.version}"
    return [
        patient,
        FactRow(ordered.label, f"{ordered.value} · {regimen}"),
        FactRow("Changed by", ", ".join(filter(None, (*dict.fromkeys(changed), begins)))),
    ]
