"""What was typed against a dose and lost to a colleague's entry: chart it, or hold the dose."""

from typing import Final

from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.domain.regimen.rules import Verdict
from il2nurse.readable.words import NOT_RECORDED, VERDICT_WORDS
from il2nurse.ui.chart.after_charting import after_charting
from il2nurse.ui.dose.dialogs.hold import HoldDialog
from il2nurse.ui.dose.seen_against import SeenAgainst
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.action import Weight
from il2nurse.ui.widgets.finding import FindingBox
from il2nurse.workflow.chart.charting import observe
from il2nurse.workflow.dose.view import DoseView, look_at_dose

TITLE: Final = "What you saw speaks against this dose"
AGREE: Final = (
    "Two people saw something else. Look at the patient together. What you saw is charted with one "
    "key, and the hold is asked for next. Leave with Esc only where you typed it by mistake."
)
LOST: Final = Mark(Tone.DANGER, NOT_RECORDED.capitalize(), Sign.HOLD)


class UnrecordedDialog(Dialog):
    """One key charts it, now and under one's own name, and leads on to the hold."""

    def __init__(self, session: Session, view: DoseView, seen: SeenAgainst, news: str) -> None:
        super().__init__("unrecorded", TITLE, AGREE, news)
        self._session, self._view, self._seen = session, view, seen
        self.about = view.dose.key.stream
        self._request = session.station.new_id()
        box = FindingBox()
        says = " ".join(dict.fromkeys(each.say for each in seen.findings))
        box.show_mark(LOST, f"{seen.words}. {says}")
        self.body.addWidget(box)
        if seen.charted:
            self.set_main("chart_what_i_saw", "Chart what I saw", Weight.DANGER)
        else:
            self.set_main("hold_what_i_saw", VERDICT_WORDS[Verdict.HOLD].word, Weight.DANGER)

    def act(self) -> None:
        """Chart what goes on the chart; then ask for the hold, unless the drug runs by now."""
        if self._seen.charted:
            seq = self._session.attempt(self._chart, self.refuse)
            if seq is None:
                return
            self._session.say(*after_charting(self._session, self._view.dose.key.mrn, seq))
        view = look_at_dose(self._session.station, self._view.dose.key)
        if not view.dose.given and not view.dose.held:
            self._hold(view)
        self.close_dialog()

    def _chart(self) -> int:
        seen, session, dose = self._seen.charted, self._session, self._view.dose
        told = ObservedFact(
            {field.id: answer for field, answer in seen},
            dose=dose.key.stream,
            confirmed=tuple(field.id for field, _ in seen),
        )
        fields = tuple(field for field, _ in seen)
        at, by, once = session.station, session.who, self._request
        return observe(at, by, dose.key.mrn, fields, told, request=once).seq

    def _hold(self, view: DoseView) -> None:
        hold = HoldDialog(self._session, view)
        if hold.form:
            hold.form.set_answers({"text": self._seen.words})
        self.asked.emit(hold)
