"""A prescriber decides that a closed course, or a cycle stopped by holds, goes on."""

from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.regimen.rules import Verdict
from il2nurse.domain.rules.course.standing import may_reopen_cycle, unlifted_stop
from il2nurse.domain.rules.moment import Moment
from il2nurse.ui.course.order_questions import stop_answered, stop_fields
from il2nurse.ui.forms import questions
from il2nurse.ui.forms.form import Form
from il2nurse.ui.forms.signed_dialog import SignedDialog
from il2nurse.ui.look.verdicts import VERDICTS
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.finding import FindingBox
from il2nurse.workflow.course.reopening import reopen, stop_to_resolve


def closed_for(moment: Moment) -> str | None:
    """Why nothing goes on until a prescriber decides, if anything waits for that."""
    stop, cycle = unlifted_stop(moment.case), moment.course.current
    if stop:
        return stop.stopped
    waits = cycle.stopped and may_reopen_cycle(moment.case, moment.course, moment.regimen)
    return cycle.stopped if waits else None


def may_go_on_again(moment: Moment) -> str:
    """What a prescriber may let go on: what was stopped, or a cycle whose rest was closed."""
    closed = moment.course.current.closed
    return closed_for(moment) or (closed.text if closed else "")


class ReopenDialog(SignedDialog):
    """What closed it, the reason why it goes on, and the prescriber's own PIN."""

    def __init__(self, session: Session, moment: Moment) -> None:
        course = unlifted_stop(moment.case) or moment.course
        what = f"course {course.number}"
        if not course.stopped:
            what = f"cycle {course.current.number}"
        super().__init__(
            "reopen",
            f"Reopen {what}",
            "The decision is kept in the record with your name. Every criterion is judged again "
            "before the next dose.",
        )
        self._session, self._mrn = session, course.mrn
        self.about = what
        self._request = session.station.new_id()
        box = FindingBox()
        verdict = Verdict.STOP_PERMANENTLY if course.stopped else Verdict.STOP_CYCLE
        box.show_mark(VERDICTS[verdict], f"It was closed: {may_go_on_again(moment).rstrip('.')}.")
        self.body.addWidget(box)
        why = questions.text("reason", "Why treatment continues")
        self._stop = stop_to_resolve(course)
        self.add_form(
            Form((*stop_fields(what, self._stop), why), session.station.zone, session.station.clock)
        )
        self.add_own_pin(session, "reopen_pin")
        self.set_main("record_reopen", "Sign and reopen")

    def sign(self, pin: str) -> None:
        """Record that the treatment goes on."""
        if self.form is None:
            return
        session, mrn, request = self._session, self._mrn, self._request
        answers = self.form.answers()
        reason, resolved = str(answers["reason"]), stop_answered(answers, self._stop)

        def act() -> Entry:
            return reopen(
                session.station, session.who, mrn, reason, pin, request, resolved=resolved
            )

        if session.attempt_in_thread(act, self.refuse):
            session.warn("The treatment is reopened; your reason is on record.")
            self.close_dialog()
