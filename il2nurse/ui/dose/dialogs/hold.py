"""Holding a dose: why, and the call to the prescriber with name, time and read-back."""

from typing import Final

from PySide6.QtCore import Signal

from il2nurse.domain.record.dose.call import Grounds
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.regimen.rules import Verdict
from il2nurse.domain.rules.course.slots import window_passed
from il2nurse.domain.rules.dose.fitting import fitting_reasons
from il2nurse.readable.dose.call_lines import whom_to_call
from il2nurse.readable.dose.found_words import found_words
from il2nurse.readable.words import VERDICT_WORDS
from il2nurse.ui.forms import questions
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.forms.prescriber_called import call_fields, make_call_form, read_call
from il2nurse.ui.reactions.reaction_outcome import led_by
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.action import Weight
from il2nurse.workflow.dose.holding import hold
from il2nurse.workflow.dose.view import DoseView

NOT_MADE_UP: Final = "A held dose is not made up; the next slot stays as it is."


class HoldDialog(Dialog):
    """Records that the dose is not given; ``held`` follows once it is on record."""

    held = Signal()

    def __init__(self, session: Session, view: DoseView) -> None:
        findings = view.standing.findings
        values = found_words(view.moment, view.dose, findings, session.words)
        told = " ".join(f"{value}." for value in values)
        whom = whom_to_call(
            view.moment, view.dose.key.cycle, session.words, session.station.telephones
        )
        call = f"{whom} {NOT_MADE_UP}"
        super().__init__("hold", VERDICT_WORDS[Verdict.HOLD].word, call, told)
        self._session, self._key = session, view.dose.key
        self.about = view.dose.key.stream
        self._request = session.station.new_id()
        # What was found is on record already, and kept with the hold.
        self._found = " ".join(filter(None, (told, *dict.fromkeys(each.say for each in findings))))
        late = window_passed(view.moment, view.dose)
        fitting = fitting_reasons(view.regimen, view.standing.findings, late=late)
        fields = (
            questions.reasons(view.regimen.hold_reasons, "Why is this dose not given?", fitting),
            *led_by(session, view.moment),
            *call_fields(session),
            questions.text(
                "text",
                "What else you found, if more needs saying",
                f"Kept with it: {self._found}" if self._found else "",
                required=False,
            ),
        )
        self.add_form(make_call_form(session, fields))
        self.set_main("record_hold", "Record the hold", Weight.MAIN)

    def act(self) -> None:
        """Record it."""
        if self.form is None:
            return
        session, key, answers = self._session, self._key, self.form.answers()
        try:
            call = read_call(self.form)
        except Slip as slip:
            self.refuse(slip.field, str(slip))
            return

        def act() -> bool:
            grounds = Grounds(str(answers["reason"]), call)
            text = " ".join(filter(None, (self._found, str(answers["text"]))))
            led = str(answers.get("reaction", "")) or None
            hold(
                session.station,
                session.who,
                key,
                grounds,
                text=text,
                reaction=led,
                request=self._request,
            )
            return True

        if session.attempt(act, self.refuse):
            self.held.emit()
            self.close_dialog()
