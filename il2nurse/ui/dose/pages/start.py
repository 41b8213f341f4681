"""Before the infusion: what to set on the pump, and every reason why it may not start."""

from PySide6.QtCore import QElapsedTimer

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.dose.call import Grounds
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.regimen.regimen import Step
from il2nurse.domain.rules.dose.decisions import allow_start
from il2nurse.domain.values.quantity import in_words, round_half_up, show
from il2nurse.readable.pharmacy.sum_lines import HUNDREDTH, TENTH
from il2nurse.readable.words import source_in_words
from il2nurse.ui.dose.dialogs.hold import read_call
from il2nurse.ui.dose.figures import FigureCard
from il2nurse.ui.dose.pages.step_know import StepKnow
from il2nurse.ui.dose.stage import MainAct, Stage
from il2nurse.ui.forms import questions
from il2nurse.ui.forms.form import Form
from il2nurse.ui.look.icons import Sign
from il2nurse.ui.look.tones import Mark, Tone
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.card import Card
from il2nurse.ui.widgets.finding import FindingBox
from il2nurse.ui.widgets.notice import Notice
from il2nurse.workflow.dose.infusing import bag_limit_at, start
from il2nurse.workflow.dose.view import DoseView

REFUSED = Mark(Tone.DANGER, "Cannot start", Sign.CROSS)
READY = Mark(Tone.GOOD, "Ready", Sign.CHECK)
NOT_CONNECTED = (
    "Nothing forbids the start. This program does not start the pump: start it by hand, see that "
    "it runs, then start the timer here."
)
LATE = "late_reason"
# An Enter meant for the step before must not start the pump.
ARMED_AFTER_MS = 700


class StartPage(Stage):
    """The nurse starts the pump, then the timer here; a late start needs the prescriber."""

    def __init__(self, session: Session, view: DoseView, step: Step) -> None:
        super().__init__(session, view, step.title, "")
        self.step = step
        self._request = session.station.new_id()
        self._shown = QElapsedTimer()
        self._shown.start()
        self.reasons: tuple[str, ...] = ()
        self._figures = FigureCard(5, columns=3)
        self._boxes: list[FindingBox] = [FindingBox() for _ in range(6)]
        station = session.station
        self.form = Form(step.fields, station.zone, station.clock)
        self._late_card = Card("This dose is late")
        late = questions.text(LATE, "Why does it start late?")
        self.late = Form((late, *questions.call()), station.zone, station.clock)
        self.form.changed.connect(self._judge)
        self.late.changed.connect(self._judge)
        self._lay_out()
        self.show_view(view)

    @property
    def is_late(self) -> bool:
        """True where the dose's window has passed."""
        view = self.view
        return view.moment.at > view.dose.due + view.regimen.timetable.window

    @property
    def armed(self) -> bool:
        """True once the page has been in view long enough for Enter to mean the start."""
        return self._shown.hasExpired(ARMED_AFTER_MS)

    def show_view(self, view: DoseView) -> None:
        """Show what to set, and what forbids the start at this moment."""
        super().show_view(view)
        self.say.setText(
            f"{self.step.say} Step {view.number(self.step)} of {len(view.regimen.steps)}."
        )
        self._figures.show_figures(_figures(view))
        self._late_card.setVisible(self.is_late)
        self._judge()

    def main(self) -> MainAct:
        """Start, where nothing forbids it."""
        return MainAct("Pump is running: start the timer", ready=not self.reasons)

    def start(self) -> None:
        """Ask for what is missing, if anything is."""
        if self.is_late:
            self.late.focus_first()
        else:
            self.form.focus_first()

    def enter(self) -> None:
        """Go on to what is not answered, else start."""
        forms = (self.form, self.late) if self.is_late else (self.form,)
        if self.armed and not any(form.advance() for form in forms) and not self.reasons:
            self.act()

    def act(self) -> None:
        """Start the infusion."""
        session, key, request = self.session, self.key, self._request
        raw = self.form.answers()
        try:
            late = self._late()
        except Slip as slip:
            self.refuse(slip.field, str(slip))
            return

        def act() -> bool:
            start(session.station, session.who, key, raw, late=late, request=request)
            return True

        session.attempt(act, self.refuse)

    def refuse(self, field: str, sentence: str) -> None:
        """Show why nothing was started."""
        if not any(form.show_slip(field, sentence) for form in (self.form, self.late)):
            self.session.say(Tone.DANGER, sentence)

    def _late(self) -> Grounds | None:
        """The late start as typed; raises ``Slip`` where a part of it is missing."""
        if not self.is_late:
            return None
        for editor in self.late.editors.values():
            editor.read()
        return Grounds(str(self.late.editors[LATE].answer()), read_call(self.late))

    def _judge(self) -> None:
        told = str(self.late.editors[LATE].answer()) if self.is_late else ""
        self.reasons = reasons_against(self.view, told)
        self._boxes[0].setVisible(not self.reasons)
        self._boxes[0].show_mark(READY, NOT_CONNECTED)
        for at, box in enumerate(self._boxes[1:]):
            box.setVisible(at < len(self.reasons))
            if at < len(self.reasons):
                box.show_mark(REFUSED, self.reasons[at])
        self.main_changed.emit()

    def _lay_out(self) -> None:
        why = Notice()
        why.show_text(self.step.why, source_in_words(self.step.source, self.step.confidence))
        self.body.addWidget(self._figures)
        for box in self._boxes:
            self.body.addWidget(box)
        self._late_card.body.addWidget(self.late)
        for part in (self._late_card, self.form, StepKnow(self.view.regimen, self.step), why):
            self.body.addWidget(part)


def reasons_against(view: DoseView, late_reason: str) -> tuple[str, ...]:
    """Every sentence that forbids starting the infusion now."""
    try:
        allow_start(view.moment, view.dose, late_reason)
    except NotAllowed as reasons:
        return tuple(str(reasons).split("\n"))
    return ()


def _figures(view: DoseView) -> list[tuple[str, str]]:
    worked = view.calculation()
    total = show(round_half_up(worked.total_ml, HUNDREDTH))
    minutes = int(view.regimen.infusion.total_seconds()) // 60
    limit = bag_limit_at(view.moment, view.dose)
    window = view.regimen.timetable.window
    opens, closes = view.clock(view.dose.due - window), view.clock(view.dose.due + window)
    figures = [
        ("Dose", in_words(worked.dose_international_units)),
        ("Rate", f"{show(round_half_up(worked.rate_ml_per_h, TENTH))} mL/h"),
        ("Volume", f"{total} mL in {minutes} minutes"),
        ("May start", f"{opens} to {closes}"),
    ]
    if limit:
        figures.append(("Bag must be empty by", view.clock(limit)))
    return figures
