"""Accounting for a dose that is not given: the reason and the call to the prescriber."""

from dataclasses import replace

from il2nurse.domain.record.dose.call import Grounds
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.course.slots import too_late
from il2nurse.domain.rules.dose.against import assess_ahead, held_ahead
from il2nurse.domain.rules.dose.fitting import fitting_reasons
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.assessment.against_words import SPEAKS, against_in_words
from il2nurse.readable.dose.call_lines import whom_to_call
from il2nurse.ui.course.move_doses import may_move
from il2nurse.ui.dose.dialogs.open_line import OpenLine
from il2nurse.ui.forms import questions
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.forms.prescriber_called import call_fields, make_call_form, read_call
from il2nurse.ui.reactions.reaction_outcome import led_by
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.action import Weight
from il2nurse.workflow.dose.holding import hold_unbegun

# So that all that is still to be answered has one line.
SHORT = {
    "reason": "reason",
    "prescriber": "prescriber called",
    "called_at": "time of the call",
    "order": "what was ordered",
    "read_back": "read-back",
}
WHY = "Why is this dose not given?"
KEPT = "It is not made up; the next slot stays as it is."
MOVE = " To move it instead: Cancel, then Move the doses (J)."


class NotGivenDialog(Dialog):
    """For a dose whose checks were not begun: held, refused or missed."""

    whole_width = True

    def __init__(self, session: Session, moment: Moment, slot: int) -> None:
        late = too_late(moment, moment.slots[slot - 1])
        found = assess_ahead(moment) if held_ahead(moment) else None
        findings = [each.finding for each in found.of(*SPEAKS)] if found else []
        fitting = fitting_reasons(moment.regimen, findings, late=late is not None)
        told = against_in_words(moment.regimen, found) if found else ()
        cycle, telephones = moment.course.current.number, session.station.telephones
        whom = whom_to_call(moment, cycle, session.words, telephones)
        super().__init__(
            "not_given",
            f"Dose {slot} is not given",
            f"{KEPT}{MOVE if may_move(session, moment) else ''}",
            " ".join(filter(None, (late, *told, whom))),
        )
        self._session = session
        self._request = session.station.new_id()
        self.about = str(slot)
        self._mrn = moment.case.patient.subject
        fields = (
            questions.reasons(moment.regimen.hold_reasons, WHY, fitting),
            questions.text("text", "What was found", required=False),
            *led_by(session, moment),
            *call_fields(session),
        )
        named = tuple(replace(each, short=SHORT.get(each.id, each.short)) for each in fields)
        form = make_call_form(session, named, second="text")
        self.add_form(form)
        self.keep_on_top(OpenLine(form))
        self.set_main("record_not_given", "Record that it is not given", Weight.MAIN)

    def act(self) -> None:
        """Record it."""
        form = self.form
        if form is None:
            return
        session, mrn, answers = self._session, self._mrn, form.answers()
        try:
            call = read_call(form)
        except Slip as slip:
            self.refuse(slip.field, str(slip))
            return

        def act() -> bool:
            grounds, text = Grounds(str(answers["reason"]), call), str(answers["text"])
            led = str(answers.get("reaction", "")) or None
            station, by, once = session.station, session.who, self._request
            hold_unbegun(station, by, mrn, grounds, text=text, reaction=led, request=once)
            return True

        if session.attempt(act, self.refuse):
            session.done("Recorded: this dose is not given.")
            self.close_dialog()
